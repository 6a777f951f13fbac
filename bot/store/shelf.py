"""The facts visible from one place, looked up by key: the store's side of `bot.domain.shelf.Shelf`."""

from collections.abc import Collection, Sequence
from datetime import date
from heapq import nlargest
from typing import Any

from sqlite_utils import Database

from bot.domain.model import Dispute, FactType, Held
from bot.domain.record import dispute_from_record
from bot.domain.shelf import NOBODY, FigureKey, Order, QuoteKey, RankKey, Words
from bot.domain.text import fold
from bot.store.failures import told
from bot.store.lookup import Lookup
from bot.store.rows import held
from bot.store.stored import read_json
from bot.store.words import every_word, holders, is_held

_LINKED = "links CROSS JOIN facts ON facts.key = links.fact"
_HOLDING = "facts.key IN (SELECT rowid FROM quote_words WHERE quote_words MATCH :match)"
_HOLDERS_STORED_LAST = _HOLDING.replace(":match", ":match ORDER BY rowid DESC LIMIT 1000")
_DISPUTES = "SELECT record FROM disputes WHERE id IN (SELECT dispute_id FROM dispute_entries WHERE fact_id IN"

_SPARE = 8
"""How many more facts than wanted are looked at, since some may not be visible and ties are settled by length."""


class SqliteShelf:
    """Look-ups on one connection for one server, None for a place without a server. Used by one thread at a time."""

    def __init__(self, db: Database, server: int | None) -> None:
        self._db = db
        self._server = server

    def figures(self, key: FigureKey, order: Order = Order.NEWEST, limit: int = 40) -> Sequence[Held]:
        """Find figures that match every given part of the key."""
        lookup = Lookup(f"facts INDEXED BY {_figure_index(key)}")
        lookup.holds("facts.type = 'figure'")
        for column in ("donor", "recipient"):
            lookup.party(f"facts.{column}", getattr(key, column))
        for column in ("event", "drawdown_number"):
            lookup.equals(f"facts.{column}", getattr(key, column))
        for column in ("measure", "kind", "stage", "mechanism", "unit"):
            lookup.within(f"facts.{column}", getattr(key, f"{column}s"))
        if key.counts:
            lookup.holds("NOT (length(facts.unit) = 3 AND facts.unit = upper(facts.unit))")
        _bound_values(lookup, key)
        _bound_times(lookup, key.first, key.last, covers=key.covers)
        return self._helds(lookup.ordered(self._server, order, limit), lookup.values)

    def ranked(self, key: RankKey, limit: int = 120) -> Sequence[Held]:
        """Find figures of imported data sets at the newest time that has any, by value."""
        lookup = _ranking(key)
        newest = self._helds(lookup.ordered(self._server, Order.RECENT, 1), lookup.values)
        if not newest or newest[0].figure.time is None:
            return ()
        order = Order.SMALLEST if key.smallest else Order.LARGEST
        lookup.equals("facts.time_last", newest[0].figure.time.last.isoformat())
        return self._helds(lookup.ordered(self._server, order, limit), lookup.values)

    def has_figures(self, donor: str | None, recipient: str | None) -> bool:
        """Tell whether there is any figure of a donor, of a recipient, or of both together."""
        lookup = Lookup(f"facts INDEXED BY {_figure_index(FigureKey(donor=donor, recipient=recipient))}")
        lookup.holds("facts.type = 'figure'")
        lookup.equals("facts.donor", donor)
        lookup.equals("facts.recipient", recipient)
        return bool(self._rows(lookup.any(self._server), lookup.values))

    def has_word(self, word: str) -> bool:
        """Tell whether any fact holds this word, whatever its ending, visible here or not."""
        with told():
            return is_held(self._db, word)

    def quotes(self, key: QuoteKey, limit: int = 40) -> Sequence[Held]:
        """Find quotes that match, newest first."""
        lookup = Lookup(_quote_source(key))
        lookup.holds("facts.type = 'quote'")
        lookup.equals("facts.speaker", key.speaker)
        lookup.equals("facts.event", key.event)
        _bound_times(lookup, key.first, key.last, covers=False)
        if key.words:
            match = every_word(key.words)
            if not match:
                return ()
            lookup.holds(_HOLDING if "INDEXED BY" in lookup.source else _HOLDERS_STORED_LAST, match=match)
        return self._helds(lookup.newest_first(self._server, limit), lookup.values)

    def statements(
        self, *, facet: str | None = None, subject: str | None = None, person: str | None = None, limit: int = 40
    ) -> Sequence[Held]:
        """Find statements by facet, folded subject, or a person who took part; newest first."""
        lookup = Lookup(_statement_source(facet, subject, person))
        lookup.holds("facts.type = 'statement'")
        lookup.equals("facts.facet", facet)
        lookup.equals("facts.subject", None if subject is None else fold(subject))
        if person is not None:
            lookup.holds("links.relation = 'person'")
            lookup.equals("links.target", person)
        return self._helds(lookup.newest_first(self._server, limit), lookup.values)

    def fetch(self, ids: Sequence[str]) -> Sequence[Held]:
        """Give these facts in the order given; ids not visible here are left out."""
        lookup = Lookup("facts")
        lookup.within("facts.id", dict.fromkeys(ids))
        if not lookup.conditions:
            return ()
        found = {each.fact.id: each for each in self._helds(lookup.newest_first(self._server, -1), lookup.values)}
        return tuple(found[fact_id] for fact_id in dict.fromkeys(ids) if fact_id in found)

    def linked(self, ids: Collection[str]) -> Sequence[Held]:
        """Find the facts whose `about` or `same_as` names one of these ids."""
        lookup = Lookup(_LINKED)
        lookup.within("links.target", dict.fromkeys(ids))
        if not lookup.conditions:
            return ()
        lookup.within("links.relation", ("about", "same_as"))
        return tuple(dict.fromkeys(self._helds(lookup.newest_first(self._server, -1), lookup.values)))

    def at_event(self, event: str) -> Sequence[Held]:
        """Find every fact of one event, newest first."""
        lookup = Lookup("facts INDEXED BY facts_by_event")
        lookup.equals("facts.event", event)
        return self._helds(lookup.newest_first(self._server, -1), lookup.values)

    def search(
        self, words: Collection[Words], *, types: Collection[FactType] = (), every: bool = True, limit: int = 10
    ) -> Sequence[Held]:
        """Find facts whose words hold every (or any) of these, whatever their endings; rare words count most."""
        with told():
            rated = holders(self._db, words, types or FactType, every=every)
        best: list[int] = nlargest(limit + _SPARE, rated, key=rated.__getitem__)
        lookup = Lookup("facts NOT INDEXED")  # but for the key itself
        lookup.within("facts.key", best)
        if not lookup.conditions:
            return ()
        rows = self._rows(lookup.newest_first(self._server, -1), lookup.values)
        rows.sort(key=lambda row: (-rated[row[6]], len(row[4]), row[0]))
        return self._read(rows[:limit])

    def disputes(self, ids: Collection[str]) -> Sequence[Dispute]:
        """Find the disputes that name one of these facts."""
        wanted = list(dict.fromkeys(ids))
        sql = " ".join((_DISPUTES, "(", ", ".join("?" for _ in wanted), ")) ORDER BY id"))
        return tuple(dispute_from_record(read_json(record)) for (record,) in self._rows(sql, wanted))

    def _helds(self, sql: str, values: dict[str, str | int | float]) -> Sequence[Held]:
        return self._read(self._rows(sql, values))

    def _read(self, rows: list[tuple[Any, ...]]) -> Sequence[Held]:
        """Read facts; raise StoreUnavailable for one that is not what was written, which must not be answered with."""
        with told():
            return tuple(held(row[:-1]) for row in rows)

    def _rows(self, sql: str, values: Any) -> list[tuple[Any, ...]]:
        with told():
            try:
                return self._db.execute(sql, values).fetchall()
            except UnicodeEncodeError:
                return []  # half a character is in no stored text


def _ranking(key: RankKey) -> Lookup:
    other = "recipient" if key.by == "donor" else "donor"
    lookup = Lookup(f"facts INDEXED BY ranked_by_{other}")
    lookup.holds("facts.type = 'figure' AND facts.data_set IS NOT NULL")
    lookup.holds(f"facts.{key.by} IS NOT NULL")
    lookup.party(f"facts.{other}", key.other or NOBODY)
    lookup.equals("facts.measure", key.measure)
    lookup.within("facts.kind", key.kinds)
    lookup.within("facts.stage", key.stages)
    _bound_times(lookup, key.first, key.last, covers=False)
    return lookup


def _figure_index(key: FigureKey) -> str:
    if key.event is not None:
        return "facts_by_event"
    if key.drawdown_number is not None:
        return "figures_by_drawdown"
    if key.recipient is not None:
        return "figures_by_recipient" if key.donor is None else "figures_by_pair"
    if key.donor is not None:
        return "figures_by_measure" if key.measures else "figures_by_donor"
    if key.units:
        return "figures_by_unit"
    return "facts_by_time" if key.value_low is key.value_high is None else "figures_by_value"


def _quote_source(key: QuoteKey) -> str:
    if key.event is not None:
        return "facts INDEXED BY facts_by_event"
    if key.speaker is not None:
        return "facts INDEXED BY quotes_by_speaker"
    return "facts NOT INDEXED" if key.words else "facts INDEXED BY facts_by_time"


def _statement_source(facet: str | None, subject: str | None, person: str | None) -> str:
    if person is not None:
        return _LINKED
    if subject is not None:
        return "facts INDEXED BY statements_by_subject"
    return "facts INDEXED BY " + ("facts_by_time" if facet is None else "statements_by_facet")


def _bound_values(lookup: Lookup, key: FigureKey) -> None:
    if key.value_low is not None:
        lookup.holds("facts.value >= :value_low", value_low=float(key.value_low))
    if key.value_high is not None:
        lookup.holds("facts.value <= :value_high", value_high=float(key.value_high))


def _bound_times(lookup: Lookup, first: date | None, last: date | None, *, covers: bool) -> None:
    starts, ends = ("span_last", "span_first") if covers else ("time_first", "time_last")
    if first is not None:
        lookup.holds(f"facts.{starts} >= :first", first=first.isoformat())
    if last is not None:
        lookup.holds(f"facts.{ends} <= :last", last=last.isoformat())
