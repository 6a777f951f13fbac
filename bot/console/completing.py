"""What may be completed at the end of a typed line."""

from dataclasses import dataclass

_COMMANDS: dict[str, tuple[str, ...]] = {
    "aid": ("total", "latest", "history", "package", "compare", "sources", "topics", "help"),
    "quote": ("add",),
    "fact": ("show", "add", "edit", "retire", "undo", "history", "export", "propose"),
}
_FIELDS = {"aid": "topic", "quote": "query", "fact": "fact"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands before the cursor and may be completed: from these words, and from a field that the service knows."""

    typed: str
    words: tuple[str, ...] = ()
    field: str = ""


def wanted(line: str, prefix: str) -> Wanted:
    """Work out what a line that was typed so far may go on with."""
    command, gap, rest = line.lstrip().removeprefix(prefix).partition(" ")
    named = line.lstrip().startswith(prefix)
    if not gap:
        names = [f"{prefix}{name}" for name in _COMMANDS] if named or not command else []
        return Wanted(line.lstrip(), tuple(name for name in names if name.startswith(line.lstrip())))
    if not named or command not in _COMMANDS:
        return Wanted(rest.lstrip())
    subcommand, gap, argument = rest.lstrip().partition(" ")
    if gap and subcommand in _COMMANDS[command]:
        return Wanted(argument.lstrip(), field=_FIELDS[command])
    words = tuple(word for word in _COMMANDS[command] if word.startswith(subcommand)) if not gap else ()
    return Wanted(rest.lstrip(), words, "" if command == "fact" else _FIELDS[command])
