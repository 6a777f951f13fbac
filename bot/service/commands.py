"""Which command a message is: the prefix or a slash, then a name that may be misspelled. What follows is left as typed."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz.distance import OSA

from bot.domain.text import fold

COMMANDS = MappingProxyType(
    {
        "aid": ("aid", "aids", "допомога", "помощь", "hilfe", "aide", "ayuda", "pomoc"),
        "quote": ("quote", "quotes", "цитата", "zitat", "citation", "cita", "cytat"),
        "fact": ("fact", "facts", "факт", "fakt", "fait", "hecho"),
        "check": ("check", "factcheck", "verify", "перевірка", "проверка"),
        "help": ("help", "commands"),
    }
)
"""Each command with the names under which it is known."""

KEEPING = {name: name for name in ("settings", "checkup", "privacy", "forget", "inbox", "wrong", "alias", "topic")} | {
    name: name for name in ("follow", "unfollow", "following")
}
"""Commands about the bot itself. Asking comes first: a slip in `check` is no `checkup`."""

SUBCOMMANDS = MappingProxyType(
    {
        "aid": (
            *("total", "latest", "history", "package", "compare", "sources", "topics", "help"),
            *("tellme", "forgetme", "chart", "card"),
        ),
        "quote": ("add", "check", "topic", "help"),
    }
)

_PICTURES = {"chart": "chart", "charts": "chart", "graph": "chart", "diagram": "chart", "card": "card"}
"""Names of pictures. A slip is mended only where letters are swapped: "cars" and "charity" are words of questions."""
_GLUED = ("aid", "quote", "check")
_SHORTEST_GLUED = 3
_NAMES = {alias: name for name, aliases in COMMANDS.items() for alias in aliases}
_MENTION = re.compile(r"^\s*(?:<@!?\d+>|@[\w-]{1,32})[\s,:]*")
_CLAIM_LABEL = re.compile(
    r"\s*(?:claim|statement|fact ?check|behauptung|faktencheck|affirmation|afirmación|afirmacion|bulo|twierdzenie|teza|"
    r"твердження|заява|утверждение|заявление|фактчек)\s*:\s+(?=\S)",
    re.I,
)
"""What somebody sets before a claim that they want checked."""
_LEADING_WORD = re.compile(r"\s*([^\s\d]+)\s*")


@dataclass(frozen=True, slots=True)
class Command:
    """A message taken apart: the command (None for a plain question), its subcommand where one leads, and the rest."""

    name: str | None
    subcommand: str | None
    rest: str


def read_command(text: str, prefix: str, slash: str | None = None) -> Command:
    """Take a message apart. A prefix before a word that is no command leaves a question."""
    if slash:
        return _with_subcommand(slash, text)
    unaddressed = _MENTION.sub("", text, count=1)
    if labelled := _CLAIM_LABEL.match(unaddressed):
        return Command("check", None, unaddressed[labelled.end() :].strip())
    lead = next((lead for lead in (prefix, "/") if lead and unaddressed.lstrip().startswith(lead)), None)
    if lead is None:
        return Command(None, None, unaddressed)
    typed = unaddressed.lstrip()[len(lead) :]
    word = _LEADING_WORD.match(typed)
    if word is None:
        return Command(None, None, typed)
    typed_name = fold(word[1])
    if keeping := KEEPING.get(typed_name) or (None if nearest(typed_name, _NAMES) else nearest(typed_name, KEEPING)):
        return Command(keeping, None, typed[word.end() :].strip())
    name = nearest(typed_name, _NAMES) or _glued(typed_name)
    if name is None:
        return Command(None, None, typed)
    rest = (
        typed[word.end() :]
        if nearest(fold(word[1]), _NAMES)
        else f"{fold(word[1]).removeprefix(name)} {typed[word.end() :]}"
    )
    return _with_subcommand(name, rest)


def _glued(word: str) -> str | None:
    """The command that a word begins with when what it is about is written right behind it (`aidpackage`, `quoteaustin`)."""
    return next((name for name in _GLUED if word.startswith(name) and len(word) >= len(name) + _SHORTEST_GLUED), None)


def nearest(word: str, names: dict[str, str]) -> str | None:
    """The command that a word means: exactly, or by one slip (two in words of five letters and more)."""
    if word in names:
        return names[word]
    allowed = 0 if len(word) < 2 else 1 if len(word) < 5 else 2
    slips = {alias: _slips(word, alias) for alias in names if abs(len(alias) - len(word)) <= allowed}
    fewest = min(slips.values(), default=allowed + 1)
    near = {names[alias] for alias, count in slips.items() if count == fewest}
    return near.pop() if fewest <= allowed and len(near) == 1 else None


def _slips(word: str, alias: str) -> int:
    """How many slips of the keys apart two words are; another first letter only counts as one where letters are swapped."""
    swapped = sorted(word) == sorted(alias)
    return OSA.distance(word, alias) if word[0] == alias[0] or swapped else len(word)


def _picture(word: str) -> str | None:
    return next((sort for name, sort in _PICTURES.items() if sorted(word) == sorted(name)), None)


def _with_subcommand(name: str, rest: str) -> Command:
    known = {sub: sub for sub in SUBCOMMANDS.get(name, ()) if sub not in _PICTURES}
    word = _LEADING_WORD.match(rest)
    sub = nearest(fold(word[1]), known) if word and known else None
    asks_on = sub in _LISTS and len(rest.split()) > _FEW_WORDS  # "source of weapons under drawdown authority"
    if word and sub and (asks_on or _is_another_word(fold(word[1]), sub)):
        sub = None
    if name == "aid" and word and sub is None:
        sub = _picture(fold(word[1]))
    if sub is None or word is None:
        return Command(name, None, rest.strip())
    return Command(name, sub, rest[word.end() :].strip())


def _is_another_word(word: str, sub: str) -> bool:
    """Whether a short word differs from a subcommand in one letter typed for another, as plain words do ("and", "add")."""
    return len(word) < _SHORTEST_MENDED and len(word) == len(sub) and sorted(word) != sorted(sub)


_SHORTEST_MENDED = 5
_LISTS, _FEW_WORDS = frozenset({"sources", "topics"}), 2


def every_command() -> frozenset[str]:
    """Every name under which a command is known."""
    return frozenset({*_NAMES, *KEEPING, *(sub for subs in SUBCOMMANDS.values() for sub in subs)})


def again(command: Command) -> tuple[str, ...]:
    """Write a command so that it reads the same under any prefix, where asking it once more changes nothing."""
    verb = command.rest.split(maxsplit=1)[0].lower() if command.rest.strip() else ""
    harmless = {
        "aid": command.subcommand in ("topics", "sources"),
        "fact": verb in ("show", "history", "proposals", "findings"),
        "inbox": not verb or verb.isdecimal(),
        "alias": verb in ("", "list", "history"),
        "topic": verb in ("", "list", "history"),
        "following": True,
    }
    if command.name is None or not harmless.get(command.name, False):
        return ()
    return (" ".join(part for part in (f"/{command.name}", command.subcommand, command.rest) if part),)
