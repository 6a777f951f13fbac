"""What curators read about aliases and topics, and what everybody reads of a topic."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from bot.domain.naming import Alias, Topic
from bot.present.messages import speaking
from bot.present.reply import Choice, Reply, ReplyKind

_MOST = 15


class NamingChange(Protocol):
    """One change of a name, as it is shown."""

    @property
    def action(self) -> str:
        """added, changed, removed or undone"""

    @property
    def after(self) -> Mapping[str, Any] | None:
        """What stands since then."""

    @property
    def actor_name(self) -> str:
        """Who did it."""

    @property
    def at(self) -> str:
        """When, in ISO 8601."""


def alias_added_reply(words: str, means: str, near: str | None) -> Reply:
    """Say what an alias means from now on."""
    warned = (f"It is one slip away from {near!r}: whoever misspells that may get {means}.",) if near else ()
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"“{words}” means {means} in this server now.",
        notes=(*warned, f"`alias undo {words}` takes it back."),
    )


def aliases_reply(aliases: Iterable[Alias]) -> Reply:
    """List the aliases of a server."""
    lines = tuple(f"“{alias.words}” → {alias.means}" for alias in sorted(aliases, key=lambda one: one.words))
    count = f"{len(lines)} {'alias' if len(lines) == 1 else 'aliases'} in this server."
    return Reply(
        kind=ReplyKind.LIST,
        headline=count if lines else "This server has no alias.",
        body=lines,
        notes=('Curators add one: `alias add "uncle sam" → United States`.',),
    )


def alias_help_reply() -> Reply:
    """Say how aliases are added."""
    return Reply(
        kind=ReplyKind.HELP,
        headline="An alias is a word of this server for something that I know.",
        body=('alias add "uncle sam" → United States', "alias list", "alias remove uncle sam", "alias undo uncle sam"),
        ephemeral=True,
    )


def topic_added_reply(name: str) -> Reply:
    """Say that there is a topic, and how facts get into it."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"This server has the topic “{name}” now.",
        notes=(
            f"`topic put <fact-id> {name}` puts a fact there; `fact add` adds facts, also with {name} as giver or receiver.",
            f"`topic undo {name}` takes it back.",
        ),
    )


def topic_changed_reply(done: str, name: str) -> Reply:
    """Say what was done to a topic."""
    return Reply(
        kind=ReplyKind.TEXT, headline=done, notes=(f"`topic {name}` shows it, `topic undo {name}` takes this back.",)
    )


def topics_reply(topics: Iterable[Topic]) -> Reply:
    """List the topics of a server."""
    ordered = sorted(topics, key=lambda one: one.name)
    lines = tuple(
        f"{topic.name}: {len(topic.facts)} {'fact' if len(topic.facts) == 1 else 'facts'}"
        + (f"; {topic.about}" if topic.about else "")
        for topic in ordered
    )
    return Reply(
        kind=ReplyKind.LIST,
        headline=f"{len(lines)} {'topic' if len(lines) == 1 else 'topics'} in this server."
        if lines
        else "This server has no topic.",
        body=lines,
        notes=("Curators add one: `topic add winter convoy`.",),
        choices=tuple(Choice(topic.name, f"/topic {topic.name}") for topic in ordered[:_MOST]),
    )


def topic_help_reply() -> Reply:
    """Say what may be done with topics."""
    return Reply(
        kind=ReplyKind.HELP,
        headline="A topic groups facts about a subject of this server, such as a fundraiser.",
        body=(
            "topic add winter convoy: generators for Kharkiv",
            "topic put <fact-id> winter convoy",
            "topic take <fact-id> winter convoy",
            "topic winter convoy",
            "topic list",
            "topic remove winter convoy",
        ),
        ephemeral=True,
    )


def removed_reply(sort: str, key: str) -> Reply:
    """Say that a name is gone."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"The {sort} “{key}” is removed.",
        notes=(f"`{sort} undo {key}` brings it back.",),
    )


def undone_reply(sort: str, key: str, record: Mapping[str, Any] | None) -> Reply:
    """Say what a name is again."""
    stands = "is there no more" if record is None else "is as it was before"
    return Reply(kind=ReplyKind.TEXT, headline=f"Undone: the {sort} “{key}” {stands}.")


def history_reply(sort: str, key: str, changes: Sequence[NamingChange]) -> Reply:
    """List what happened to a name, newest first."""
    lines = tuple(
        f"{change.at.replace('T', ' ')[:16]} UTC, {change.actor_name} {change.action}{_told(change.after)}"
        for change in reversed(changes)
    )
    return Reply(kind=ReplyKind.LIST, headline=f"History of the {sort} “{key}”", body=lines)


def topic_reply(topic: Topic, shown: Sequence[tuple[str, str]], language: str, *, named: str = "") -> Reply:
    """List the facts of a topic, as (id, headline), newest first; `named` is what of them was asked for."""
    messages = speaking(language)
    count = messages.count(
        "Topic “{name}”: {number} fact.", "Topic “{name}”: {number} facts.", len(shown), name=topic.name
    )
    return Reply(
        kind=ReplyKind.LIST,
        headline=count,
        details=tuple(filter(None, (topic.about,))),
        body=tuple(headline for _, headline in shown[:_MOST]),
        notes=(messages.say("Figures of a topic are not added up: each counts what its source counts."),)
        if len(shown) > 1
        else (),
        choices=tuple(Choice(headline, f"/fact show {fact_id}") for fact_id, headline in shown[:_MOST]),
        facts=tuple(fact_id for fact_id, _ in shown),
        language=messages.language,
        read_as=named or None,
    )


def no_such_topic_fact(topic: Topic, shown: Sequence[tuple[str, str]], language: str) -> Reply:
    """Say that no fact of a topic tells what was asked, and which there are."""
    messages = speaking(language)
    return Reply(
        kind=ReplyKind.ABSTAIN,
        headline=messages.say("No sourced answer: no fact of the topic “{name}” tells that.", name=topic.name),
        details=(messages.say("Nearest:"),) if shown else (),
        choices=tuple(Choice(headline, f"/fact show {fact_id}") for fact_id, headline in shown[:5]),
        language=messages.language,
    )


def alias_words(aliases: Iterable[Alias], language: str) -> str:
    """Say which aliases were taken for what."""
    say = speaking(language).say
    return "; ".join(
        say("“{words}” taken for {means}, as this server has it", words=alias.words, means=alias.means)
        for alias in aliases
    )


def _told(record: Mapping[str, Any] | None) -> str:
    if record is None:
        return ""
    if "means" in record:
        return f": → {record['means']}"
    return f": {len(record['facts'])} facts"
