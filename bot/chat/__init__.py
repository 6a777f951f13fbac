"""Discord: what is said to the bot there becomes a question to the service, and its reply becomes a message."""
