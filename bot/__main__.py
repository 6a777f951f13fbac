"""The command line. Each command imports what it needs when it runs, so that a short answer needs no Discord."""

from bot.command_line import articles, asking, exchanging, importing, tending
from bot.command_line.group import main

__all__ = ["articles", "asking", "exchanging", "importing", "main", "tending"]

if __name__ == "__main__":
    main(prog_name="aidbot")
