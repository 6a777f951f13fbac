"""What members and curators read about proposals. The store's `Proposal` is told by its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.form import NameReader
from bot.domain.likeness import Caution
from bot.domain.model import AnyFact, Held
from bot.domain.record import to_record
from bot.present.curating import (
    caution_words,
    differences,
    fact_lines,
    kind_of,
    quote_blocks,
    source_line,
    whole_words,
)
from bot.present.reply import Choice, Reply, ReplyKind

_MOST_OPENED = 10


class Proposal(Protocol):
    """A proposal as it is shown."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def fact(self) -> AnyFact:
        """What is proposed."""

    @property
    def actor_name(self) -> str:
        """Who proposed it."""

    @property
    def at(self) -> str:
        """When, in ISO 8601."""

    @property
    def reason(self) -> str:
        """Why, as the proposer said."""

    @property
    def revised(self) -> int:
        """How often curators changed it."""

    @property
    def accepted(self) -> bool | None:
        """Whether it was approved; None while it waits."""

    @property
    def outcome(self) -> str | None:
        """The id of its fact, or why it was rejected."""

    @property
    def settled_by(self) -> str | None:
        """Who decided."""

    @property
    def approved_by(self) -> str | None:
        """The first of two curators who approve it."""


def proposed_reply(fact: AnyFact, number: int, names: NameReader) -> Reply:
    """Say that a proposal waits, and what it says."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"Proposed as number {number}. A curator decides whether it is added; you will be told here.",
        quotes=quote_blocks(fact, names),
        body=fact_lines(fact, names),
        sources=(source_line(fact.source),),
    )


def proposals_reply(waiting: Sequence[Proposal], names: NameReader) -> Reply:
    """List the proposals that wait, each with what it says of whom."""
    lines = (
        f"{each.id}: {whole_words(each.fact, names)}, by {each.actor_name}, {each.at[:10]}"
        + (f", approved by {each.approved_by}, one more is needed" if each.approved_by else "")
        for each in waiting
    )
    return Reply(
        kind=ReplyKind.LIST,
        headline=f"{len(waiting)} waiting for a curator." if waiting else "No proposal waits here.",
        body=tuple(lines),
        notes=("`fact accept <number>` shows one before it is saved, `fact reject <number> <why>` drops it.",),
        choices=tuple(Choice(f"Look at {each.id}", f"/fact accept {each.id}") for each in waiting[:_MOST_OPENED]),
    )


def review_reply(
    found: Proposal, base: Held | None, warned: Sequence[Caution], names: NameReader, *, needed: int
) -> Reply:
    """Show what would be saved, with what to look at twice and what may be done."""
    fact, number = found.fact, found.id
    changed = () if base is None else tuple(differences(to_record(base.fact), to_record(fact)))
    seen = f"seen {found.revised}.{base.version if base else 0}"
    first = f"{found.approved_by} has approved it; one more curator is needed." if found.approved_by else ""
    two = "Two curators must approve it." if needed > 1 and not first else ""
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"Proposal {number} by {found.actor_name}: save this {kind_of(fact)}?"
        if base is None
        else f"Proposal {number} by {found.actor_name}: save this change of {fact.id}?",
        quotes=quote_blocks(fact, names),
        body=(*fact_lines(fact, names), *(f"Change: {line}" for line in changed)),
        notes=tuple(
            filter(
                None,
                (
                    first or two,
                    f"The proposer says: {found.reason}" if found.reason else "",
                    *(caution_words(caution, fact) for caution in warned),
                    f"Typed: `fact approve {number}`, `fact amend {number} note: …`, `fact reject {number} <why>`.",
                ),
            )
        ),
        choices=(
            Choice("Approve", f"/fact approve {number} {seen}"),
            Choice("Edit", f"/fact amend {number}", form=f"proposal:{number}"),
            Choice("Reject", f"/fact reject {number}", form=f"rejection:{number}"),
        ),
        sources=(source_line(fact.source),),
        facts=(fact.id,),
    )


def approved_reply(decided: Proposal, came: str) -> Reply:
    """Say what came of an approval."""
    if came == "settled":
        return settled_reply(decided)
    told = {
        "stored": f"Approved: {decided.outcome} is saved. Who proposed it is told.",
        "first": f"Your approval of proposal {decided.id} counts. One more curator is needed.",
        "again": f"You have approved proposal {decided.id} already. Another curator is needed.",
    }
    notes = (f"`fact undo {decided.outcome}` takes it back.",) if came == "stored" else ()
    facts = (str(decided.outcome),) if came == "stored" else ()
    return Reply(kind=ReplyKind.TEXT, headline=told[came], notes=notes, facts=facts)


def changed_reply(shown: Reply) -> Reply:
    """Say that what was approved is not what stands any more, and show what does."""
    return replace(shown, headline=f"Not approved, for it has changed since you saw it. {shown.headline}")


def rejected_reply(decided: Proposal, *, done: bool) -> Reply:
    """Say that a proposal is dropped."""
    if not done:
        return settled_reply(decided)
    return Reply(kind=ReplyKind.TEXT, headline=f"Rejected proposal {decided.id}. Who proposed it is told why.")


def settled_reply(decided: Proposal) -> Reply:
    """Say who decided on a proposal, and how."""
    who = decided.settled_by or "A curator"
    how = f"approved it as {decided.outcome}" if decided.accepted else f"rejected it: {decided.outcome}"
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"Proposal {decided.id} is decided already. {who} {how if decided.outcome else 'has decided on it'}.",
        notes=("Nothing was changed now.",),
    )


def amend_reply(found: Proposal, fields: Mapping[str, str]) -> Reply:
    """Show a proposal as the form that `fact amend` reads back."""
    return Reply(
        kind=ReplyKind.HELP,
        headline=f"Send `fact amend {found.id}` with the fields to change, each on a line of its own.",
        body=tuple(f"{name}: {value}" for name, value in fields.items()),
        notes=("What you leave out stays as it is.",),
        ephemeral=True,
    )
