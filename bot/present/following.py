"""What is told of following: to curators who set it up, and to the channels that follow."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from bot.domain.model import AnyFact, Quote
from bot.domain.record import from_record
from bot.present.facts import FactWords
from bot.present.lists import headline_of
from bot.present.messages import Messages
from bot.present.reply import Choice, Reply, ReplyKind, SourceLine
from bot.present.sources import source_line

HOW = (
    "Name what to follow: `follow total us ukraine`, `follow donor germany`, `follow speaker austin`, `follow topic sudan` "
    "or a topic of this server, `follow digest monday 09:00 Europe/Kyiv`."
)
_MOST_ENDS = 5
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Follow(Protocol):
    """One thing that a channel follows."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def label(self) -> str:
        """How it is called."""


class Digest(Protocol):
    """When a channel gets its weekly digest."""

    @property
    def weekday(self) -> int:
        """0 is Monday."""

    @property
    def minute(self) -> int:
        """Minute of the day."""

    @property
    def zone(self) -> str:
        """IANA name."""


def followed_reply(label: str, *, new: bool) -> Reply:
    """Say that a channel follows something."""
    headline = f"This channel follows {label} now." if new else f"This channel follows {label} already."
    notes = (
        "One message comes when a fact of it is added, changed or taken out. `following` lists all, `unfollow` ends it.",
    )
    return Reply(kind=ReplyKind.TEXT, headline=headline, notes=notes)


def unfollowed_reply(gone: int) -> Reply:
    """Say that a channel is no longer told."""
    told = {0: "Nothing of that number is followed here.", 1: "Unfollowed."}
    return Reply(kind=ReplyKind.TEXT, headline=told.get(gone, f"Unfollowed {gone} things."))


def following_reply(follows: Sequence[Follow], digest: Digest | None) -> Reply:
    """List what a channel follows."""
    lines = tuple(f"{each.id}: {each.label}" for each in follows)
    weekly = (f"Weekly digest: {digest_words(digest)}",) if digest else ()
    return Reply(
        kind=ReplyKind.LIST,
        headline=f"This channel follows {len(lines)} {'thing' if len(lines) == 1 else 'things'}."
        if lines
        else "This channel follows nothing.",
        details=weekly,
        body=lines,
        notes=(HOW,),
        choices=tuple(Choice(f"Unfollow {each.id}", f"/unfollow {each.id}") for each in follows[:10]),
    )


def digest_reply(digest: Digest) -> Reply:
    """Say when the digest comes."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"The digest of this channel comes {digest_words(digest)}.",
        notes=(
            "It tells what changed of what this channel follows, also that nothing did. `follow digest off` ends it.",
        ),
    )


def no_digest_reply() -> Reply:
    """Say that no digest comes."""
    return Reply(kind=ReplyKind.TEXT, headline="This channel gets no digest.")


def digest_words(digest: Digest) -> str:
    """When a digest comes."""
    hour, minute = divmod(digest.minute, 60)
    return f"every {_WEEKDAYS[digest.weekday]} at {hour:02}:{minute:02} ({digest.zone})"


def changes_words(content: Mapping[str, Any], words: FactWords) -> tuple[str, Reply]:
    """Tell a channel what changed of what it follows."""
    messages, facts, count = words.messages, content["facts"], int(content["count"])
    labels = ", ".join(dict.fromkeys(str(fact["label"]) for fact in facts))
    if content["about"] == "digest":
        opening = messages.say("The week in what is followed here")
    else:
        opening = messages.say("Followed here: {what}", what=labels)
    if not facts:
        return opening, Reply(
            kind=ReplyKind.TEXT, headline=messages.say("Nothing changed."), language=messages.language
        )
    lines = [_line(fact, words) for fact in facts]
    more = (
        messages.count("{number} more change.", "{number} more changes.", count - len(facts))
        if count > len(facts)
        else ""
    )
    return opening, Reply(
        kind=ReplyKind.LIST if len(lines) > 1 else ReplyKind.TEXT,
        headline=lines[0] if len(lines) == 1 else messages.count("{number} change", "{number} changes", count),
        body=tuple(lines) if len(lines) > 1 else (),
        notes=(more,) if more else (),
        sources=tuple(_sources(facts, words)),
        facts=tuple(str(fact["id"]) for fact in facts),
        choices=tuple(_ends(facts, messages)),
        language=messages.language,
    )


def _ends(facts: Sequence[Mapping[str, Any]], messages: Messages) -> Iterator[Choice]:
    """A press that ends each thing followed."""
    followed = {int(fact["follow"]): str(fact["label"]) for fact in facts}
    say = messages.say
    for number, label in list(followed.items())[:_MOST_ENDS]:
        named = say("Unfollow") if len(followed) == 1 else say("Unfollow: {what}", what=label)
        yield Choice(named, f"/unfollow {number}")


def _line(fact: Mapping[str, Any], words: FactWords) -> str:
    before, after = (from_record(fact[state]) if fact[state] else None for state in ("before", "after"))
    say = words.messages.say
    if after is None:
        return say("Taken out: {fact}", fact=_told(before, words) if before else str(fact["id"]))
    if before is None:
        return say("New: {fact}", fact=_told(after, words))
    return say("Changed: {after} (before: {before})", after=_told(after, words), before=_told(before, words))


def _told(fact: AnyFact, words: FactWords) -> str:
    if isinstance(fact, Quote):
        return f"{headline_of(fact, words)}: “{fact.text}”"
    return headline_of(fact, words)


def _sources(facts: Sequence[Mapping[str, Any]], words: FactWords) -> Iterator[SourceLine]:
    seen = set()
    for fact in facts:
        if fact["after"] is None:
            continue
        line = source_line(from_record(fact["after"]).source, words)
        if line.url not in seen:
            seen.add(line.url)
            yield line
