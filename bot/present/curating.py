"""What curators read: a draft to look over, what was saved, history, and the forms to fill in."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.form import FIELDS, PRECISION_WORDS, NameReader
from bot.domain.likeness import Caution, CautionKind
from bot.domain.model import AnyFact, FactType, Figure, Quote, Revision, Source, Statement
from bot.domain.record import to_record
from bot.present.numbers import amount_words, full_digits
from bot.present.reply import Choice, QuoteBlock, Reply, ReplyKind, SourceLine
from bot.present.terms import kind_words, measure_words, mechanism_words

EXAMPLE = (
    "fact add US → Ukraine | military | committed | total | more than $53.5 billion "
    '| as of 2024-07-02 since 2022-02 | Publisher, "Title", https://example.org/page, 2024-07-02 | via AP'
)
QUOTE_EXAMPLE = 'quote add "words" — speaker, 2024-07-02, Publisher, "Title", https://example.org/page, 2024-07-02'

_CHECK = "Check the digits and the unit."
_LONGEST_SHOWN = 200


def draft_reply(
    fact: AnyFact, before: AnyFact | None, warned: Sequence[Caution], code: str, names: NameReader
) -> Reply:
    """Show what would be saved, with what to look at twice and the choice to save or to leave it."""
    stale = isinstance(before, Figure) and isinstance(fact, Figure) and _is_stale(fact, before)
    changed = () if before is None else tuple(differences(to_record(before), to_record(fact)))
    asked = f"Save this {kind_of(fact)}?" if before is None else f"Save this change of {fact.id}?"
    return Reply(
        kind=ReplyKind.TEXT,
        headline=asked,
        quotes=quote_blocks(fact, names),
        body=(*fact_lines(fact, names), *(f"Change: {line}" for line in changed)),
        notes=(
            *(caution_words(caution, fact) for caution in warned),
            *(("The sentence was not changed with the value. Check that it still holds.",) if stale else ()),
        ),
        choices=(Choice("Save", f"/fact save {code}"), Choice("Cancel", f"/fact cancel {code}")),
        sources=(source_line(fact.source),),
        facts=(fact.id,),
        ephemeral=True,
    )


def fact_lines(fact: AnyFact, names: NameReader) -> tuple[str, ...]:
    """Tell every key field of a fact, one a line, numbers in full digits."""
    lines = _figure_lines(fact, names) if isinstance(fact, Figure) else _word_lines(fact, names)
    return tuple(line for line in (*lines, *_shared_lines(fact)) if not line.endswith(": "))


def quote_blocks(fact: AnyFact, names: NameReader) -> tuple[QuoteBlock, ...]:
    """Show the words of a quote as they will be kept."""
    if not isinstance(fact, Quote):
        return ()
    return (QuoteBlock(fact.text, f"{names.label(fact.speaker)}, {fact.said_on}"),)


def kind_of(fact: AnyFact) -> str:
    """Name the kind of a fact."""
    return type(fact).__name__.lower()


def source_line(source: Source) -> SourceLine:
    """Show a source with its day and whom it relays."""
    parts = (source.publisher, source.title and f"“{source.title}”", source.published and str(source.published))
    words = ", ".join(part for part in parts if part)
    return SourceLine(f"{words} ({source.relayed})" if source.relayed else words, source.url)


def caution_words(caution: Caution, fact: AnyFact) -> str:
    """Say what to look at twice in a fact."""
    other = caution.held.fact
    shown = f"{other.id}: {_brief(other)}"
    match caution.kind:
        case CautionKind.LEAP:
            return f"The value changes about {caution.factor:,} times, from {_bare(other)} to {_bare(fact)}. {_CHECK}"
        case CautionKind.DUPLICATE:
            return f"Nearly the same is stored already as {shown}."
        case CautionKind.FACTOR:
            return f"This is about {caution.factor:,} times off {shown}. {_CHECK}"
        case CautionKind.FALLING:
            return f"A cumulative total should not fall, but beside {shown} it does. Check the day and what is counted."
        case CautionKind.OTHER_VALUE:
            return f"For the same day another value is stored, {shown}. Both will be shown as a dispute of sources."


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """Tell which fields two records differ in, each with what it was and what it is."""
    old, new = dict(_flat(before)), dict(_flat(after))
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield f"{name}: {_shown(old.get(name))} → {_shown(new.get(name))}"


def history_reply(fact_id: str, revisions: Sequence[Revision]) -> Reply:
    """List what happened to a fact, newest first."""
    return Reply(
        kind=ReplyKind.LIST,
        headline=f"History of {fact_id}: {len(revisions)} {'change' if len(revisions) == 1 else 'changes'}",
        body=tuple(_revision_line(revision) for revision in reversed(revisions)),
        notes=() if revisions else ("It stands as it came with the bot.",),
        facts=(fact_id,),
    )


def done_reply(headline: str, fact_id: str, *notes: str) -> Reply:
    """Say what was done to a fact."""
    return Reply(kind=ReplyKind.TEXT, headline=headline, notes=notes, facts=(fact_id,))


def cancelled_reply(fact: AnyFact) -> Reply:
    """Say that a draft was dropped."""
    return Reply(kind=ReplyKind.TEXT, headline=f"Cancelled. Nothing about {fact.id} was saved.")


def no_draft_reply() -> Reply:
    """Say that a draft is not there."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline="There is no such draft of yours here.",
        notes=("Drafts are kept for 15 minutes and saved once. Send the fact again.",),
        ephemeral=True,
    )


def export_reply(count: int, attachment: tuple[str, str]) -> Reply:
    """Hand over facts as a file."""
    headline = f"{count} {'fact' if count == 1 else 'facts'} of this place, as they are stored."
    return Reply(kind=ReplyKind.TEXT, headline=headline, attachment=attachment, ephemeral=True)


def form_reply(fact_id: str, fields: Mapping[str, str]) -> Reply:
    """Show a fact as the form that `fact edit` reads back."""
    return Reply(
        kind=ReplyKind.HELP,
        headline=f"Send `fact edit {fact_id}` with the fields to change, each on a line of its own.",
        body=tuple(f"{name}: {value}" for name, value in fields.items()),
        notes=("What you leave out stays as it is. An empty field is taken out. Add `reason: …` to say why.",),
        facts=(fact_id,),
        ephemeral=True,
    )


def help_reply(near: str | None = None) -> Reply:
    """Tell how facts are added and changed; `near` is the verb that a misspelled one seems to mean."""
    fields = ", ".join(FIELDS[FactType.FIGURE])
    hint = f"Did you mean `fact {near}`? " if near else ""
    return Reply(
        kind=ReplyKind.HELP,
        headline=f"{hint}Facts are typed in one line or as a small form, and shown to you before they are saved.",
        body=(
            EXAMPLE,
            f"or a line each for {fields}, as in `value: more than $53.5 billion`",
            QUOTE_EXAMPLE,
            "fact edit <id> value: …; note: …; reason: …",
            "fact retire <id> <why>; fact undo <id>; fact history <id>; fact export json or yaml",
            "fact from, with a source and an article below it or as a file, finds facts in it",
            "fact propose, followed by the same as for add, is open to everybody",
            "fact proposals; fact accept <number>; fact approve <number>; fact reject <number> <why>",
        ),
    )


def unnamed_reply(verb: str) -> Reply:
    """Say how to name the fact that somebody wants to read."""
    headline = f"Name the fact, as in `fact {verb} us-package-2024-07-02`."
    notes = ("The id of a fact stands under every answer that uses it.",)
    return Reply(kind=ReplyKind.HELP, headline=headline, notes=notes, ephemeral=True)


def _figure_lines(fact: Figure, names: NameReader) -> Iterator[str]:
    yield f"Value: {_digits(fact)} ({amount_words(fact.value, fact.unit, fact.precision, 'en')})"
    ends = (names.label(end) if end else "nobody named" for end in (fact.donor, fact.recipient))
    yield f"Who: {' → '.join(ends)}"
    yield f"Kind: {kind_words(fact.kind)}"
    yield f"Stage: {fact.stage}"
    yield f"Measure: {measure_words(fact.measure)}"
    yield f"Mechanism: {mechanism_words(fact.mechanism) if fact.mechanism else ''}"
    yield f"As of: {fact.as_of or ''}"
    yield f"Counted since: {fact.counted_since or ''}"
    yield f"From: {fact.period_start or ''}"
    yield f"To: {fact.period_end or ''}"
    yield f"In words: {fact.sentence}"


def _word_lines(fact: Quote | Statement, names: NameReader) -> Iterator[str]:
    if isinstance(fact, Quote):
        yield f"Speaker: {names.label(fact.speaker)} ({fact.speaker})"
        yield f"Said on: {fact.said_on}"
        yield f"Role: {fact.role or ''}"
        yield f"Place: {fact.place or ''}"
        yield f"Occasion: {fact.occasion or ''}"
        return
    yield f"In words: {fact.sentence}"
    yield f"About: {fact.subject} ({fact.facet})"
    yield f"Date: {fact.date}"


def _shared_lines(fact: AnyFact) -> Iterator[str]:
    yield f"Topics: {', '.join(fact.topics)}"
    yield f"Note: {fact.note or ''}"
    yield f"Id: {fact.id}"


def _is_stale(fact: Figure, before: Figure) -> bool:
    return fact.sentence == before.sentence and (fact.value, fact.unit) != (before.value, before.unit)


def _digits(fact: Figure) -> str:
    return f"{PRECISION_WORDS[fact.precision]} {full_digits(fact.value, fact.unit, 'en')}".strip()


def _bare(fact: AnyFact) -> str:
    return full_digits(fact.value, fact.unit, "en") if isinstance(fact, Figure) else _brief(fact)


def _brief(fact: AnyFact) -> str:
    match fact:
        case Figure():
            day = f", {fact.time}" if fact.time else ""
            return f"{_digits(fact)}{day}"
        case Quote():
            return f"“{_cut(fact.text)}”"
        case Statement():
            return _cut(fact.sentence)


def whole_words(fact: AnyFact, names: NameReader) -> str:
    """Tell a fact in one line, with who gives to whom or who said it."""
    match fact:
        case Figure():
            ends = (names.label(end) if end else "nobody named" for end in (fact.donor, fact.recipient))
            who = " → ".join(ends) if fact.donor or fact.recipient else kind_words(fact.kind)
            return f"{who}, {_brief(fact)}"
        case Quote():
            return f"{names.label(fact.speaker)}, {fact.said_on}: {_brief(fact)}"
        case Statement():
            return _brief(fact)


def _revision_line(revision: Revision) -> str:
    before, after = revision.before or {}, revision.after or {}
    why = f" Why: {revision.reason}." if revision.reason else ""
    changes = "; ".join(differences(before, after)) if before and after else ""
    what = f": {changes}." if changes else "."
    when = revision.at.replace("T", " ")[:16]
    return f"{when} UTC, {revision.actor_name} {revision.action} version {revision.version}{what}{why}"


def _flat(record: Mapping[str, object], within: str = "") -> Iterator[tuple[str, object]]:
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{within}{name}.")
        else:
            yield f"{within}{name}", value


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return _cut(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1].rstrip()}…"
