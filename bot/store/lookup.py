"""Building one look-up: which index it seeks in, what must hold, which few rows come first. Values are always bound."""

from collections.abc import Collection
from dataclasses import dataclass, field

from bot.domain.shelf import Order
from bot.store.rows import GLOBAL, HELD_COLUMNS

_OWN_ELSEWHERE = "EXISTS (SELECT 1 FROM facts AS own WHERE own.scope = :server AND own.id = facts.id)"
_ORDERS = {
    Order.NEWEST: "time_last DESC, time_first DESC, scope DESC, id",
    Order.OLDEST: "time_first NULLS LAST, time_last, scope DESC, id",
    Order.LARGEST: "value DESC, scope DESC, id",
    Order.SMALLEST: "value, scope DESC, id",
}
MATCHING = "fact_words CROSS JOIN facts ON facts.key = fact_words.rowid"
"""The source of a look-up that full text leads."""
_RANKED = "SELECT facts.key AS key, bm25(fact_words) AS rank FROM"
_LAST_STORED = "ORDER BY fact_words.rowid DESC LIMIT 1000"  # ranking all that hold a common word would walk the store
_SORTED_BY = "facts.time_first AS time_first, facts.time_last AS time_last, facts.value AS value"


@dataclass(slots=True)
class Lookup:
    """A SELECT on facts in the making. `source` is what follows FROM and must lead to few rows of one scope."""

    source: str
    conditions: list[str] = field(default_factory=list)
    values: dict[str, str | int | float] = field(default_factory=dict)

    def holds(self, condition: str, **values: str | int | float) -> None:
        """Require a condition, written with the names of its values."""
        self.conditions.append(condition)
        self.values.update(values)

    def equals(self, column: str, value: str | int | None) -> None:
        """Require a value where one is given."""
        if value is not None:
            name = _name(column)
            self.holds(f"{column} = :{name}", **{name: value})

    def within(self, column: str, wanted: Collection[str]) -> None:
        """Require one of some values where any are given."""
        if wanted:
            values = {f"{_name(column)}_{number}": value for number, value in enumerate(wanted)}
            self.holds(f"{column} IN ({', '.join(f':{name}' for name in values)})", **values)

    def newest_first(self, server: int | None, limit: int) -> str:
        """Write the statement, newest first."""
        return self.ordered(server, Order.NEWEST, limit)

    def ordered(self, server: int | None, order: Order, limit: int) -> str:
        """Write the statement: one branch for each visible scope, so that each is a seek that ends at the limit."""
        self.values["limit"] = limit
        return " ".join((self._branches(server), "ORDER BY", _ORDERS[order], "LIMIT :limit"))

    def by_rank(self, server: int | None, limit: int) -> str:
        """Write the statement for a full-text source, best match first among the facts stored last."""
        self.values["limit"] = limit
        visible = " OR ".join(f"({branch})" for branch in self._visible(server))
        ranked = " ".join((_RANKED, self.source, self._where(f"({visible})"), _LAST_STORED))
        found = f"({ranked}) AS found CROSS JOIN facts USING (key)"
        return " ".join(
            ("SELECT", HELD_COLUMNS, "FROM", found, "ORDER BY found.rank, facts.time_last DESC, facts.id LIMIT :limit")
        )

    def _branches(self, server: int | None) -> str:
        return " UNION ALL ".join(self._select(branch) for branch in self._visible(server))

    def _select(self, visible: str) -> str:
        return " ".join(("SELECT", HELD_COLUMNS, ",", _SORTED_BY, "FROM", self.source, self._where(visible)))

    def _where(self, visible: str) -> str:
        return "WHERE " + " AND ".join((visible, "facts.retired = 0", *self.conditions))

    def _visible(self, server: int | None) -> list[str]:
        if server is None:
            return [f"facts.scope = {GLOBAL}"]
        self.values["server"] = server
        return ["facts.scope = :server", f"facts.scope = {GLOBAL} AND NOT {_OWN_ELSEWHERE}"]


def _name(column: str) -> str:
    return column.replace(".", "_")
