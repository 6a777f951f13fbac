"""What is read when a data file is imported: what it would change, what was refused, and how it is taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.present.numbers import amount_words
from bot.present.reply import Choice, Reply, ReplyKind

EXAMPLE = "Write `fact import label: Release 29; published: 2026-10-01` with the file."
UNNUMBERED = "Name it by its number, as in `fact apply 3`; `fact imports` lists earlier imports."
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that has another value now: the sentence that tells it, its unit, and what the value was."""

    sentence: str
    unit: str
    was: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What importing files changes: how many facts of each sort, and the first of them in words."""

    format: str
    files: tuple[str, ...]
    figures: int
    facts: int
    added: int
    renewed: int
    missing: int
    kept: int
    new: tuple[str, ...]
    """The sentences of facts that are added."""
    changed: tuple[Changed, ...]
    gone: tuple[str, ...]
    """The ids of facts of the data set that are in no file now."""
    refused: int
    refusals: tuple[tuple[str, str], ...]
    """Of rows that are not taken: where each stands, and why."""
    columns: Mapping[str, str] | None = None
    """How the columns of a table of one's own were read."""

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.renewed)


@dataclass(frozen=True, slots=True)
class Past:
    """One import of before, as it is listed."""

    id: int
    data_set: str
    label: str
    at: str
    who: str
    added: int
    changed: int
    gone: int
    undone: bool


def look_lines(look: Look, *, applied: bool, shown: int = _SHOWN) -> list[str]:
    """Tell what an import changes or has changed, with the first few of each sort."""
    would = "" if applied else "would be "
    if not look.figures:
        return [f"{look.format}: nothing in this file is a figure that is taken from such files."]
    lines = [
        f"{look.format}: {look.figures:,} figures read, {look.facts:,} facts.",
        f"{look.added:,} {would}added, {len(look.changed):,} {would}changed, {look.renewed:,} {would}given a newer source, "
        f"{look.missing:,} in no file now, {look.kept:,} kept as they were edited by hand.",
    ]
    if look.columns is not None:
        lines.append("Columns: " + ", ".join(f"{field}={column}" for field, column in look.columns.items()))
    lines += _some("New", look.new, look.added, shown)
    changes = [f"{each.sentence} Before: {amount_words(each.was, each.unit, None)}." for each in look.changed[:shown]]
    lines += _some("Changed", changes, len(look.changed), shown)
    lines += _some("In no file now", look.gone, look.missing, shown)
    lines += _some("Refused", [f"{row}: {why}" for row, why in look.refusals[:shown]], look.refused, shown)
    return lines


def look_reply(look: Look, number: int | None) -> Reply:
    """Show what importing a file would change; `number` is what it waits under, None where nothing would change."""
    headline, *rest = look_lines(look, applied=False)
    if number is None:
        notes = ("Nothing would change: these facts are there already, or every row was refused.",)
        return Reply(kind=ReplyKind.TEXT, headline=headline, body=tuple(rest), notes=notes, ephemeral=True)
    return Reply(
        kind=ReplyKind.TEXT,
        headline=headline,
        body=tuple(rest),
        notes=(
            "Nothing is stored yet. It waits for a day. "
            f"Typed: `fact apply {number}`, or `fact drop {number}` to forget the file.",
        ),
        choices=(Choice("Apply", f"/fact apply {number}"), Choice("Drop", f"/fact drop {number}")),
        ephemeral=True,
    )


def applied_reply(look: Look, number: int | None) -> Reply:
    """Say what an import has changed, and how it is taken back."""
    headline, *rest = look_lines(look, applied=True)
    if number is None:
        return _said("Nothing changed: these facts are there already.")
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"Stored as import {number}. {headline}",
        body=tuple(rest),
        notes=(f"`fact unimport {number}` takes it back whole.",),
    )


def bring_help_reply() -> Reply:
    """Say how to bring a data file."""
    return Reply(
        kind=ReplyKind.HELP,
        headline="Send `fact import` with a data file attached: CSV, TSV, XLSX, JSON, YAML or IATI XML.",
        body=(
            "fact import label: Release 29; published: 2026-10-01",
            "fact import format: table; publisher: NRK; url: https://example.org; columns: value=Amount, unit==USD",
        ),
        notes=(
            "The format is recognised by what the file holds; only a table of your own needs its publisher, link and columns. "
            "You see first what it would change. Nothing is stored unless you apply it.",
        ),
        ephemeral=True,
    )


def imports_reply(past: Sequence[Past]) -> Reply:
    """List the imports of before, the latest first."""
    if not past:
        return _said(
            "Nothing was imported here yet. Send `fact import` with a data file attached, or `aidbot import FILE` in a shell."
        )
    return Reply(
        kind=ReplyKind.LIST, headline="Imports, the latest first", body=tuple(past_line(each) for each in past)
    )


def past_line(past: Past) -> str:
    """One import of before in a line."""
    named = " ".join(filter(None, (past.data_set, past.label)))
    undone = ", taken back" if past.undone else ""
    return (
        f"{past.id}: {named}, {past.at[:16].replace('T', ' ')} UTC by {past.who}: {past.added:,} added, "
        f"{past.changed:,} changed, {past.gone:,} taken out{undone}"
    )


def taken_back_reply(number: int, count: int) -> Reply:
    """Say that an import is taken back."""
    return _said(f"Import {number} is taken back: {count:,} facts are as they were.")


def dropped_reply() -> Reply:
    """Say that a file that waited is forgotten."""
    return _said("Dropped: the file is forgotten, and nothing was stored.")


def gone_reply() -> Reply:
    """Say that no such file waits."""
    return _said("No such file waits here any more: it was applied, dropped, or is older than a day. Bring it again.")


def _said(headline: str) -> Reply:
    return Reply(kind=ReplyKind.TEXT, headline=headline, ephemeral=True)


def _some(name: str, lines: Sequence[str], count: int, shown: int) -> list[str]:
    if not count:
        return []
    first = [f"{name}: {line}" for line in lines[:shown]]
    return [*first, *([f"{name}: {count - len(first):,} more"] if count > len(first) else [])]
