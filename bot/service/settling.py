"""What a server chooses: shown, read from what a manager types, and changed. Also the greeting and the check-up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bot.domain.answering import Defaults
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.server import LONGEST_RETENTION, ServerSettings, Style, Surroundings
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary
from bot.errors import InvalidSettings, NotAllowed
from bot.present.checkup import checkup_reply
from bot.present.locales import language_named
from bot.present.messages import speaking
from bot.present.reply import Reply
from bot.present.server_settings import MEANINGS, elsewhere_words, greeting_reply, settings_reply
from bot.service.asked import Asked
from bot.service.commands import Command, nearest
from bot.store.ledger import Ledger

FIELDS = MappingProxyType({name: name for name in MEANINGS} | {"curators": "curator_role"})
"""Each setting by the name that people type, with the field that holds it."""
MOST_CHANNELS = 50

_NAMES = {name: name for name in MEANINGS} | {"curator": "curators", "channel": "channels", "days": "retention"}
_TAKEN_BACK = frozenset({"default", "reset", "none"})
_PREFIX = re.compile(r"[^\s/@<>]{0,9}[^\w\s/@<>]")
"""The rule of the setting DEFAULT_PREFIX, which a server's own prefix keeps too."""
_STYLES = MappingProxyType({"embed": Style.EMBED, "embeds": Style.EMBED, "text": Style.TEXT, "plain": Style.TEXT})
_DAYS = re.compile(r"(\d{1,5})(?:\s*(?:d|days?))?", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_ROLE, _CHANNEL = re.compile(r"<@&(\d+)>|(\d{15,20})"), re.compile(r"<#(\d+)>|(\d{15,20})")

_NO_PREFIX = (
    "A prefix is one to ten characters without spaces, `/`, `@`, `<` and `>`, the last of them a sign, "
    "as in `!` or `aid!`. Choose another one."
)
_ONLY_HERE = "This works in a server only."
_ONLY_MANAGERS = "Only members with the Manage Server permission may see and change the settings of this server."


def defaults_of(chosen: ServerSettings) -> Defaults:
    """Give whom a question means when it names nobody, as a server chose."""
    usual = Defaults()
    return Defaults(donor=chosen.donor or usual.donor, recipient=chosen.recipient or usual.recipient)


class Settling:
    """What servers choose."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._readers: Mapping[str, Callable[[str, Asked], object]] = {
            "prefix": _prefix,
            "curators": _curators,
            "channels": _channels,
            "donor": self._party,
            "recipient": self._party,
            "language": _language,
            "style": _style,
            "retention": _retention,
            "approvals": _approvals,
            "corrections": _corrections,
        }

    async def chosen(self, server: int | None) -> ServerSettings:
        """Give what a server chose; the defaults in direct messages and at a terminal."""
        return ServerSettings() if server is None else await self._ledger.server_settings(server)

    async def greeting(self, server: int, here: Surroundings, prefix: str, language: str) -> Reply | None:
        """Give what a server is told when the bot joins it; None where it was told before."""
        return greeting_reply(prefix, here.lacks, language) if await self._ledger.claim_greeting(server) else None

    async def respond(self, command: Command, asked: Asked) -> Reply:
        """Show the settings of a server, change one of them, or say what the bot lacks where somebody asks."""
        return self._checkup(asked) if command.name == "checkup" else await self._settings(command, asked)

    async def _settings(self, command: Command, asked: Asked) -> Reply:
        if asked.server is None:
            raise NotAllowed(_ONLY_HERE)
        if not (asked.actor.manager or asked.actor.operator):
            raise NotAllowed(_ONLY_MANAGERS)
        word, _, value = command.rest.strip().partition(" ")
        if not word:
            return self._shown(asked.chosen, asked)
        name = nearest(fold(word), _NAMES)
        if name is None:
            raise InvalidSettings([f"There is no setting of that name. There are {', '.join(MEANINGS)}."])
        if not value.strip():
            return self._shown(asked.chosen, asked, name)
        return self._shown(await self._change(asked.server, name, value.strip(), asked), asked, name)

    def _checkup(self, asked: Asked) -> Reply:
        language = asked.language
        silent = not asked.chosen.answers_in(asked.within)
        return checkup_reply(around(asked).lacks, [elsewhere_words(speaking(language))] if silent else (), language)

    async def _change(self, server: int, name: str, value: str, asked: Asked) -> ServerSettings:
        field = FIELDS[name]
        back = value.casefold() in _TAKEN_BACK
        wanted: Any = getattr(ServerSettings(), field) if back else self._readers[name](value, asked)

        def alter(now: ServerSettings) -> ServerSettings:
            changed = replace(now, **{field: wanted})
            parties = defaults_of(changed)
            if parties.donor == parties.recipient:
                raise InvalidSettings(["Donor and recipient cannot be the same. Choose another one."])
            return changed

        return await self._ledger.change_server_settings(server, alter, actor=asked.actor)

    def _shown(self, chosen: ServerSettings, asked: Asked, changed: str | None = None) -> Reply:
        parties = defaults_of(chosen)
        return settings_reply(
            chosen,
            {"donor": parties.donor, "recipient": parties.recipient},
            around(asked),
            self._vocabulary,
            chosen.prefix or asked.usual_prefix,
            changed=changed,
            silent_here=not chosen.answers_in(asked.within),
        )

    def _party(self, value: str, _: Asked) -> str:
        entity = self._vocabulary.entity(_ARTICLE.sub("", value))
        if entity is None or self._vocabulary.entities[entity].type not in PARTY_TYPES:
            raise InvalidSettings(
                ["I know no single donor or recipient of that name. Name a country or an organisation."]
            )
        return entity


def around(asked: Asked) -> Surroundings:
    """What Discord shows the bot where somebody asks."""
    return asked.surroundings() if asked.surroundings else Surroundings()


def _prefix(value: str, _: Asked) -> str:
    if not _PREFIX.fullmatch(value):
        raise InvalidSettings([_NO_PREFIX])
    return value


def _curators(value: str, asked: Asked) -> int:
    found = _meant(value, _ROLE, around(asked).roles)
    if len(found) != 1 or found[0] == asked.server:
        # The role that everybody has bears the id of the server.
        raise InvalidSettings(["Name one role of this server, not @everyone: mention it, or type its name."])
    return found[0]


def _channels(value: str, asked: Asked) -> tuple[int, ...]:
    known = around(asked).channels
    if value.casefold() in ("all", "everywhere"):
        return ()
    here = next((place for place in asked.within if place in known), None)
    named = re.split(r"[\s,]+", re.sub(r"(?<=>)(?=<)", " ", value))
    found = [[here] if each.casefold() == "here" and here else _meant(each, _CHANNEL, known) for each in named if each]
    if not all(len(each) == 1 for each in found) or len(found) > MOST_CHANNELS:
        raise InvalidSettings(
            [
                f"Name up to {MOST_CHANNELS} channels of this server by mention, `here` for this one, or `all` for every one."
            ]
        )
    return tuple(dict.fromkeys(each[0] for each in found))


def _meant(text: str, mention: re.Pattern[str], known: Mapping[int, str]) -> list[int]:
    """The ids of what a mention, an id or a name means, of those that are known."""
    if found := mention.fullmatch(text):
        number = int(found[1] or found[2])
        return [number] if number in known else []
    wanted = text.lstrip("@#").casefold()
    return [number for number, name in known.items() if name.lstrip("@#").casefold() == wanted]


def _language(value: str, _: Asked) -> str:
    code = language_named(value)
    if code is None:
        raise InvalidSettings(["I speak en, uk, ru, de, fr, es and pl. Choose one of them."])
    return code


def _style(value: str, _: Asked) -> Style:
    style = _STYLES.get(value.casefold())
    if style is None:
        raise InvalidSettings(["Replies come as `embed` or as `text`. Choose one of them."])
    return style


def _retention(value: str, _: Asked) -> int:
    days = _DAYS.fullmatch(value)
    if days is None or not 1 <= int(days[1]) <= LONGEST_RETENTION:
        raise InvalidSettings([f"Retention is a number of days from 1 to {LONGEST_RETENTION}, as in `90`."])
    return int(days[1])


def _approvals(value: str, _: Asked) -> int:
    if value not in ("1", "2"):
        raise InvalidSettings(["A proposal needs the approval of `1` or of `2` curators. Choose one of them."])
    return int(value)


def _corrections(value: str, _: Asked) -> bool:
    if value.casefold() not in ("on", "off"):
        raise InvalidSettings(["Corrections are `on` or `off`. Choose one of them."])
    return value.casefold() == "on"
