"""Every command that there is, by who may use it: as it is typed, as a slash command, and as a menu under a message."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import discord

from bot.chat.client import AidBot
from bot.service.commands import COMMANDS, KEEPING, SUBCOMMANDS
from bot.service.service import Service
from bot.service.verbs import SHOW
from tests.chat.talking import FACT

SOURCE = 'AP, "T", https://example.org, 2024-07-02'
QUOTE = '"So be it" — Lloyd Austin, 2024-07-02, AP, "T", https://example.org/q, 2024-07-02'
HEADER = "Recipient,Donor,Aid type,Amount type,Year,Value"
DATA = f"{HEADER}\nChad,Germany,ODA: Total Net,Constant Prices (2022 USD millions),2019,12.5\n".encode()
DATA_FILE = ("download.csv", DATA)
ARTICLE = "Iceland will give Ukraine another 17 million euros, the government said. Germany gave 5 million euros."

EVERYBODY = (
    *("help", "aid total", "aid us total ukraine", "aid latest us", "aid history germany", "aid package 2024-07-02"),
    *("aid compare us germany", "aid sources", "aid topics", "aid help", "aid chart history us"),
    *("aid card quote umerov", "aid tellme norway to ukraine in 2027", "aid forgetme"),
    *("quote austin", 'quote check "Ukraine stands alone" Austin', "quote topic nato", "quote help"),
    *("check the us gave 2.3 billion", "fact show seed-package-amount", "topic list", "topic show winter convoy"),
    *("following", "wrong it is older", "privacy", "checkup", "fact history seed-package-amount", "fact help"),
    *(f"fact propose {FACT}", "alias list", "alias history orange man", "topic history winter convoy"),
    *("fact save ABCD", "fact cancel ABCD"),
)
CURATORS = (
    *(f"fact add {FACT}", "fact edit seed-package-amount note: x", "fact retire seed-package-amount wrong"),
    *("fact undo seed-package-amount", "fact export", "fact proposals", "fact accept 1", "fact approve 1"),
    *("fact amend 1 note: x", "fact reject 1 no", "fact approve 1.1", "fact amend 1.1 note: x", "fact skip 1.1"),
    *("fact edit seed-package-amount", "fact amend 1", "fact amend 1.1"),
    *("fact findings", "fact stop", f"fact from {SOURCE}\n{ARTICLE}"),
    *("fact import", "fact apply 1", "fact drop 1", "fact imports", "fact unimport 1"),
    f"quote add {QUOTE}",
)
IN_SERVERS = (
    *("inbox", "inbox q1", "inbox show r1", "inbox answer q1 seed-package-amount", "inbox dismiss q1"),
    *("inbox restore q1", "inbox close r1 done"),
    *('alias add "orange man" → Germany', "alias remove orange man", "alias undo orange man"),
    *(
        "topic add winter convoy",
        "topic put seed-package-amount winter convoy",
        "topic take seed-package-amount winter convoy",
    ),
    *(
        "topic remove winter convoy",
        "topic undo winter convoy",
        "follow total us ukraine",
        "follow digest monday 09:00 UTC",
    ),
    *("follow digest off", "unfollow 1", "unfollow all"),
)
"""What curators do that belongs to one server."""
MANAGERS = (
    *("settings", "settings style text", "settings prefix !", "settings approvals 1", "settings curators Managers"),
    *("settings channels general", "settings donor Germany", "settings recipient Moldova", "settings language en"),
    *("settings retention 90", "settings corrections on"),
)
RESTRICTED = (*CURATORS, *IN_SERVERS, *MANAGERS)

REFUSALS = (
    *("Only curators", "Only the operator", "Only members with the Manage Server", "a server only"),
    *("belong to a server", "channels of a server", "inbox belongs"),
)


@dataclass(frozen=True, slots=True)
class Slash:
    """A slash command with what is filled in."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join((f"/{self.name}", *(f"{name}: {value}" for name, value in self.options.items())))


MENUS = {"Check this message": False, "Extract facts": True}
"""The menus under messages, and whether they are for curators."""

_WHOLE = ("inbox", "alias", "topic", "follow", "unfollow")
"""Commands whose text is one field."""
_FIELDS = {"aid": "question", "chart": "question", "card": "question", "quote": "query", "check": "words"}
_OF_FACTS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "add": ({}, {"kind": "quote"}, {"text": FACT}, {"kind": "quote", "text": QUOTE}),
    "edit": ({"id": "seed-package-amount"},),
    "retire": ({"id": "seed-package-amount", "reason": "wrong"},),
    "undo": ({"id": "seed-package-amount"},),
    "export": ({},),
    "proposals": ({},),
    "from": ({}, {"source": SOURCE}, {"source": SOURCE, "file": ("a.txt", ARTICLE.encode())}),
    "import": ({"file": DATA_FILE, "label": "Release 7"},),
    "imports": ({},),
    "unimport": ({"number": 1},),
}
_OF_FACTS_FOR_ALL: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "show": ({"id": "seed-package-amount"}, {"id": "x\nretire seed-package-amount wrong"}),
    "history": ({"id": "seed-package-amount"},),
    "propose": ({"fact": FACT},),
}


def slash_commands(*, restricted: bool) -> Iterator[Slash]:
    """Every slash command that somebody without rights is refused, or every other."""
    for text in RESTRICTED if restricted else EVERYBODY:
        name, _, rest = text.partition(" ")
        if name in _WHOLE:
            yield Slash(name, {"what": rest} if rest else {})
        elif name == "settings":
            yield Slash(name, dict(zip(("setting", "value"), rest.split(" ", 1), strict=False)) if rest else {})
        elif name in _FIELDS:
            yield Slash(name, {_FIELDS[name]: rest})
        elif name in ("following", "privacy", "checkup"):
            yield Slash(name)
    for verb, fillings in (_OF_FACTS if restricted else _OF_FACTS_FOR_ALL).items():
        yield from (Slash(f"fact {verb}", options) for options in fillings)
    if not restricted:
        yield from (Slash("chart", {"question": "history us"}), Slash("card", {"question": "quote umerov"}))


NOT_TRIED = frozenset({"forget", "forget me"})
"""Open to everybody and takes back what the others are tried with; tests/chat/whole/test_privacy.py tries it."""


def typed(service: Service) -> frozenset[str]:
    """Every command that can be typed, by its first words, as the service that reads them has it."""
    verbs = {
        "fact": {SHOW, *service._curating._verbs},
        "alias": set(service._naming._aliases),
        "topic": {"show", *service._naming._topics},
        "inbox": set(service._inbox._verbs),
        "settings": set(service._settling._readers),
        **{name: set(subcommands) for name, subcommands in SUBCOMMANDS.items()},
    }
    return frozenset({*COMMANDS, *KEEPING, *(f"{name} {verb}" for name, each in verbs.items() for verb in each)})


def in_tree(bot: AidBot) -> tuple[frozenset[str], frozenset[str]]:
    """The slash commands of the bot, and its menus."""
    commands = [command for command in bot.tree.walk_commands() if isinstance(command, discord.app_commands.Command)]
    menus = [
        menu
        for kind in (discord.AppCommandType.message, discord.AppCommandType.user)
        for menu in bot.tree.get_commands(type=kind)
    ]
    return frozenset(command.qualified_name for command in commands), frozenset(menu.name for menu in menus)
