"""Running the bot for months: logs, metrics, health, scheduled backups. Nothing here answers or stores a fact."""
