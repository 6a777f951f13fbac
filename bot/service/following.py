"""Following: what a channel is told of, and when its weekly digest comes."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.following import Followed, FollowSort, next_weekly, total_key
from bot.domain.naming import Names, key_of, put_in
from bot.domain.question import read_question
from bot.domain.vocabulary import Vocabulary
from bot.errors import InvalidFact
from bot.present import following as present
from bot.present.reply import Reply
from bot.service.asked import Asked
from bot.service.scene import Scene
from bot.service.settling import defaults_of
from bot.service.verbs import split_word
from bot.store.following import Digest, digest_of, follow, follows_of, gather_digests, next_digest, set_digest, unfollow
from bot.store.store import Store

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DIGEST = re.compile(
    r"(?P<day>[a-z]+)\s+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s+(?P<zone>[\w+/-]+)", re.IGNORECASE
)
_OFF = frozenset({"off", "none", "stop"})
_PERSON = "person"


class Following:
    """What the channels of each server follow."""

    def __init__(self, store: Store, vocabulary: Vocabulary, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._clock = clock

    async def follow(self, rest: str, asked: Asked, scene: Scene) -> Reply:
        """Follow what the words name, set the digest, or list what is followed."""
        sort, words = split_word(rest)
        channel = _channel(scene)
        if not sort or sort.lower() == "list":
            return await self.listed(scene)
        scene.refuse_others()
        if sort.lower() == "digest":
            return await self._digest(words, channel, scene)
        what, label = self._meant(sort.lower(), words, asked)
        new = await self._store.write(lambda db: follow(db, channel, what, label, scene.here("")))
        return present.followed_reply(label, new=new)

    async def unfollow(self, rest: str, scene: Scene) -> Reply:
        """Stop following one thing, everything here, or the digest."""
        scene.refuse_others()
        channel, word = _channel(scene), split_word(rest)[0].lower().lstrip("#")
        if word == "digest":
            await self._store.write(lambda db: set_digest(db, channel, None, scene.here("")))
            return present.no_digest_reply()
        if word not in ("all", "") and not word.isdecimal():
            raise InvalidFact(["Name its number as `following` shows it, `all`, or `digest`."])
        if not word:
            return await self.listed(scene)
        number = int(word[:9]) if word.isdecimal() else None
        gone = await self._store.write(lambda db: unfollow(db, channel, number, scene.here("")))
        return present.unfollowed_reply(gone)

    async def listed(self, scene: Scene) -> Reply:
        """List what this channel follows."""
        channel = _channel(scene)
        follows = await self._store.query(lambda db: follows_of(db, channel, scene.server))
        digest = await self._store.query(lambda db: digest_of(db, channel, scene.server))
        return present.following_reply(follows, digest)

    async def gather_digests(self) -> tuple[int, timedelta | None]:
        """Write the digests that are due; give how many, and how long it is until the next one."""
        now = self._clock()
        gathered = await self._store.write(lambda db: gather_digests(db, now, lambda digest: _next(digest, now)))
        planned = await self._store.query(next_digest)
        return gathered, datetime.fromisoformat(planned) - now if planned else None

    async def _digest(self, words: str, channel: int, scene: Scene) -> Reply:
        if words.strip().lower() in _OFF:
            await self._store.write(lambda db: set_digest(db, channel, None, scene.here("")))
            return present.no_digest_reply()
        digest = _read_digest(words, scene.now)
        await self._store.write(lambda db: set_digest(db, channel, digest, scene.here("")))
        return present.digest_reply(digest)

    def _meant(self, sort: str, words: str, asked: Asked) -> tuple[Followed, str]:
        """What somebody wants to follow, and how it is called."""
        if sort == FollowSort.TOPIC and (key := key_of(put_in(words, asked.names.aliases)[0])) in asked.names.topics:
            return Followed(FollowSort.TOPIC, key), asked.names.topics[key].name
        named = self._named(words, asked.names)
        persons = [one for one in named if self._vocabulary.entities[one].type == _PERSON]
        parties = [one for one in named if one not in persons]
        label = self._vocabulary.label
        if sort == FollowSort.SPEAKER and len(persons) == 1:
            return Followed(FollowSort.SPEAKER, persons[0]), f"quotes of {label(persons[0])}"
        if sort == FollowSort.DONOR and len(parties) == 1:
            return Followed(FollowSort.DONOR, parties[0]), f"aid from {label(parties[0])}"
        if sort in (FollowSort.RECIPIENT, FollowSort.TOPIC) and len(parties) == 1:
            return Followed(FollowSort.RECIPIENT, parties[0]), f"aid to {label(parties[0])}"
        if sort == FollowSort.TOTAL and len(parties) <= 2:
            usual = defaults_of(asked.chosen)
            donor, recipient = [*parties, usual.donor][0], [*parties[1:], usual.recipient][0]
            if donor != recipient:
                return Followed(
                    FollowSort.TOTAL, total_key(donor, recipient)
                ), f"total {label(donor)} → {label(recipient)}"
        raise InvalidFact([present.HOW])

    def _named(self, words: str, names: Names) -> list[str]:
        """The entities that the words name, in their order; a word that names none is a fault."""
        text = put_in(words, names.aliases)[0]
        reading = read_question(text, self._vocabulary, self._clock().date(), "aid")
        named = [term.entities[0] for term in reading.terms if len(term.entities) == 1]
        left = [term for term in reading.terms if not term.entities and not term.is_free]
        if left or reading.whens or reading.amounts or any(len(term.entities) > 1 for term in reading.terms):
            raise InvalidFact([present.HOW])
        return list(dict.fromkeys(named))


def _channel(scene: Scene) -> int:
    if scene.server is None or scene.channel is None:
        raise InvalidFact(["Following works in the channels of a server. Use it in the channel that is to be told."])
    return scene.channel


def _read_digest(words: str, now: datetime) -> Digest:
    match = _DIGEST.fullmatch(words.strip())
    days = [
        at
        for at, day in enumerate(_WEEKDAYS)
        if match and len(match["day"]) >= 2 and day.startswith(match["day"].lower())
    ]
    if match is None or len(days) != 1:
        raise InvalidFact(["Write weekday, time and time zone, as in `follow digest monday 09:00 Europe/Kyiv`."])
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        raise InvalidFact([f"{match['hour']}:{match['minute']} is no time of day. Write one from 00:00 to 23:59."])
    zone = next((name for name in available_timezones() if name.casefold() == match["zone"].casefold()), None)
    if zone is None:
        raise InvalidFact(
            [
                f"{match['zone']!r} is no time zone that I know. Write its name, as in Europe/Kyiv, America/New_York or UTC."
            ]
        )
    digest = Digest(days[0], hour * 60 + minute, zone, "")
    return Digest(days[0], hour * 60 + minute, zone, _next(digest, now))


def _next(digest: Digest, now: datetime) -> str:
    at = time(*divmod(digest.minute, 60))
    return next_weekly(now, digest.weekday, at, ZoneInfo(digest.zone)).isoformat(timespec="seconds")
