"""What may be completed at the end of a typed line."""

from dataclasses import dataclass

_COMMANDS: dict[str, tuple[str, ...]] = {
    "aid": ("total", "latest", "history", "package", "compare", "sources", "topics", "help"),
    "quote": ("add",),
    "fact": ("show", "add", "edit", "retire", "undo", "history", "export", "propose"),
}
_FIELDS = {"aid": ("question", "topic", "donor"), "quote": ("quote", "speaker", "topic"), "fact": ("fact",)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands before the cursor and may be completed: from these words, and from fields that the service knows."""

    typed: str
    words: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def wanted(line: str, prefix: str) -> Wanted:
    """Work out what a line that was typed so far may go on with."""
    typed = line.lstrip()
    if typed and not typed.startswith(prefix):
        return Wanted(typed, fields=("question",))
    command, gap, rest = typed.removeprefix(prefix).partition(" ")
    if not gap:
        names = (f"{prefix}{name}" for name in _COMMANDS)
        return Wanted(typed, tuple(name for name in names if name.startswith(typed)))
    if command not in _COMMANDS:
        return Wanted(rest.lstrip())
    return _argument(command, rest.lstrip())


def _argument(command: str, typed: str) -> Wanted:
    subcommand, gap, argument = typed.partition(" ")
    if gap and subcommand in _COMMANDS[command]:
        return Wanted(argument.lstrip(), fields=_FIELDS[command])
    words = () if gap else tuple(word for word in _COMMANDS[command] if word.startswith(subcommand))
    return Wanted(typed, words, () if command == "fact" else _FIELDS[command])
