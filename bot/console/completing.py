"""What may be completed at the end of a typed line."""

from dataclasses import dataclass

from bot.service.help import ASKING, CURATING


def _named_in_help() -> dict[str, tuple[str, ...]]:
    """The commands, each with the words that may follow its name."""
    found: dict[str, dict[str, None]] = {}
    for entry in (*ASKING, *CURATING):
        name, _, rest = entry.usage.partition(" ")
        word = rest.partition(" ")[0]
        found.setdefault(name, {}).update({word: None} if word.isalpha() else {})
    return {name: tuple(words) for name, words in found.items()} | {"help": ()}


COMMANDS = _named_in_help()
"""Each command with the words that may follow it."""
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
        names = (f"{prefix}{name}" for name in COMMANDS)
        return Wanted(typed, tuple(name for name in names if name.startswith(typed)))
    if command not in COMMANDS:
        return Wanted(rest.lstrip())
    return _argument(command, rest.lstrip())


def _argument(command: str, typed: str) -> Wanted:
    subcommand, gap, argument = typed.partition(" ")
    if gap and subcommand in COMMANDS[command]:
        return Wanted(argument.lstrip(), fields=_FIELDS.get(command, ()))
    words = () if gap else tuple(word for word in COMMANDS[command] if word.startswith(subcommand))
    return Wanted(typed, words, () if command == "fact" else _FIELDS.get(command, ()))
