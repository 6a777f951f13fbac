"""Facts as the rows of the tables that `aidbot publish` shows."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from bot.domain.model import AnyFact, Dispute, Fact, Figure, Quote, Source, Statement
from bot.domain.partial_date import PartialDate
from bot.domain.record import is_web_address
from bot.exchange.index import Index, Naming, accounts_of, licence_of

Row = dict[str, object]
Placed = tuple[str, Row]
"""A row, and the table that it belongs to."""


class Words(Protocol):
    """Puts figures into words as answers do."""

    def amount(self, figure: Figure) -> str:
        """Write its value with precision and unit, as in `more than $53.5 billion`."""
        ...

    def parties(self, figure: Figure) -> str:
        """Say who gives to whom, as in `Germany → Ukraine`."""
        ...


def site_rows(facts: Iterable[AnyFact], disputes: Iterable[Dispute], words: Words, naming: Naming) -> Iterator[Placed]:
    """Give the rows of all tables; those that others refer to come last."""
    index = Index()
    tables: dict[str, str] = {}
    for fact in facts:
        index.add(fact)
        tables[fact.id] = type(fact).__name__.lower()
        yield f"{tables[fact.id]}s", _own(fact, words, naming) | _shared(fact)
        yield from (("further_sources", row) for row in _further(fact, tables[fact.id]))
    for dispute in disputes:
        yield from _disputed(dispute, tables, index)
    yield from (("sources", _source_row(source, index)) for source in index.sources_by_id())
    for entity in sorted(index.entities):
        name, sort = naming(entity)
        yield "entities", {"id": entity, "name": name, "sort": sort}


def _own(fact: AnyFact, words: Words, naming: Naming) -> Row:
    match fact:
        case Figure():
            return _figure(fact, words)
        case Quote():
            return _quote(fact, naming)
        case Statement():
            return _statement(fact)


def _figure(figure: Figure, words: Words) -> Row:
    return {
        "id": figure.id,
        "amount": words.amount(figure),
        "parties": words.parties(figure) or None,
        "sentence": figure.sentence,
        "donor": figure.donor,
        "recipient": figure.recipient,
        "kind": figure.kind.value,
        "stage": figure.stage.value,
        "measure": figure.measure,
        "mechanism": figure.mechanism,
        "day": _day(figure.time),
        "as_of": _day(figure.as_of),
        "counted_since": _day(figure.counted_since),
        "period_start": _day(figure.period_start),
        "period_end": _day(figure.period_end),
        "value": format(figure.value, "f"),
        "unit": figure.unit,
        "precision": figure.precision.value,
        "price_base": figure.price_base,
        "what_is_counted": "; ".join(filter(None, (figure.unit_note, figure.kind_note))) or None,
        "includes": _list(figure.includes),
    }


def _quote(quote: Quote, naming: Naming) -> Row:
    return {
        "id": quote.id,
        "text": quote.text,
        "said_by": naming(quote.speaker)[0],
        "speaker": quote.speaker,
        "said_on": _day(quote.said_on),
        "role": quote.role,
        "occasion": quote.occasion,
        "place": quote.place,
        "language": quote.language,
        "rights": quote.rights,
        "difference": quote.difference,
    }


def _statement(statement: Statement) -> Row:
    return {
        "id": statement.id,
        "sentence": statement.sentence,
        "subject": statement.subject,
        "facet": statement.facet,
        "date": _day(statement.date),
        "value": statement.value,
        "items": _list(statement.items),
        "place": statement.place,
        "role": statement.role,
        "valid_from": _day(statement.valid_from),
        "valid_to": _day(statement.valid_to),
    }


def _shared(fact: Fact) -> Row:
    return {
        "publisher": fact.source.publisher,
        "title": fact.source.title,
        "published": _day(fact.source.published),
        "source": fact.source.source_id,
        "source_url": _link(fact.source),
        "via": fact.source.relayed,
        "note": fact.note,
        "verified": fact.verified,
        "data_set": fact.data_set,
        "about": _list(fact.about),
        "event": fact.event,
        "same_as": fact.same_as,
        "people": _list(fact.people),
        "topics": _list(fact.topics),
    }


def _further(fact: AnyFact, table: str) -> Iterator[Row]:
    for account in accounts_of(fact):
        yield {table: fact.id, "words": account.words, **_linked(account.source)}
    for source in fact.second_sources:
        yield {table: fact.id, **_linked(source)}


def _disputed(dispute: Dispute, tables: dict[str, str], index: Index) -> Iterator[Placed]:
    standing = [entry for entry in dispute.entries if entry in tables]
    if not standing:
        return
    index.add_dispute(dispute)
    told = {"about": dispute.about, "best": dispute.best, "assessment": dispute.assessment}
    yield "disputes", {"id": dispute.id, **told}
    for side in dispute.positions:
        yield "positions", {"dispute": dispute.id, "says": side.says, **(_linked(side.source) if side.source else {})}
    for entry in standing:
        yield "disputed_facts", {"dispute": dispute.id, tables[entry]: entry}


def _source_row(source: Source, index: Index) -> Row:
    return {
        "id": source.source_id,
        "name": f"{source.publisher}: {source.title}" if source.title else source.publisher,
        "publisher": source.publisher,
        "title": source.title,
        "url": _link(source),
        "published": _day(source.published),
        "publisher_class": source.publisher_class,
        "licence": licence_of(source),
        "facts": index.facts.get(source.source_id, 0),
    }


def _linked(source: Source) -> Row:
    return {"source": source.source_id, "source_url": _link(source)}


def _link(source: Source) -> str | None:
    """The address of a source; whatever is none of the web would become a link too, and stays out."""
    return source.url if is_web_address(source.url) else None


def _day(day: PartialDate | None) -> str | None:
    return None if day is None else str(day)


def _list(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None
