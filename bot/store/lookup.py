"""Building one look-up: which index it seeks in, what must hold, which few rows come first. Values are always bound."""

from collections.abc import Collection
from dataclasses import dataclass, field

from bot.domain.shelf import NOBODY, Order
from bot.store.rows import GLOBAL, HELD_COLUMNS

_OWN_ELSEWHERE = "EXISTS (SELECT 1 FROM facts AS own WHERE own.scope = :server AND own.id = facts.id)"
_ORDERS = {
    Order.NEWEST: "{at}time_last DESC, {at}time_first DESC, {at}scope DESC, {at}id",
    Order.RECENT: "{at}time_last DESC",  # ties as they lie in the index, so that nothing has to be sorted
    Order.OLDEST: "{at}time_first NULLS LAST, {at}time_last, {at}scope DESC, {at}id",
    Order.LARGEST: "{at}value DESC, {at}scope DESC, {at}id",
    Order.SMALLEST: "{at}value, {at}scope DESC, {at}id",
}
_WHOLE = f"SELECT {HELD_COLUMNS}, facts.key FROM"
_SORTED_BY = "facts.key, facts.id, facts.scope, facts.time_first, facts.time_last, facts.value"


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

    def party(self, column: str, party: str | None) -> None:
        """Require a donor or recipient where one is given; `NOBODY` requires that there is none."""
        if party == NOBODY:
            self.holds(f"{column} IS NULL")
        else:
            self.equals(column, party)

    def within(self, column: str, wanted: Collection[str | int]) -> None:
        """Require one of some values where any are given."""
        if wanted:
            values: dict[str, str | int | float] = {f"{_name(column)}_{at}": value for at, value in enumerate(wanted)}
            self.holds(f"{column} IN ({', '.join(f':{name}' for name in values)})", **values)

    def newest_first(self, server: int | None, limit: int) -> str:
        """Write the statement, newest first."""
        return self.ordered(server, Order.NEWEST, limit)

    def any(self, server: int | None) -> str:
        """Write the statement that gives one row where anything matches."""
        branches = " UNION ALL ".join(
            " ".join(("SELECT 1 FROM", self.source, self._where(branch))) for branch in self._visible(server)
        )
        return f"{branches} LIMIT 1"

    def ordered(self, server: int | None, order: Order, limit: int) -> str:
        """Write the statement: one branch for each visible scope, so that each is a seek that ends at the limit.

        Whole rows are read only of those that come first; up to there the indexes hold all that is needed.
        """
        self.values["limit"] = limit
        branches = " UNION ALL ".join(self._select(branch) for branch in self._visible(server))
        found = " ".join((branches, "ORDER BY", _ORDERS[order].format(at=""), "LIMIT :limit"))
        return " ".join(
            (_WHOLE, f"({found}) AS found CROSS JOIN facts USING (key) ORDER BY", _ORDERS[order].format(at="found."))
        )

    def _select(self, visible: str) -> str:
        return " ".join(("SELECT", _SORTED_BY, "FROM", self.source, self._where(visible)))

    def _where(self, visible: str) -> str:
        return "WHERE " + " AND ".join((visible, "facts.retired = 0", *self.conditions))

    def _visible(self, server: int | None) -> list[str]:
        if server is None:
            return [f"facts.scope = {GLOBAL}"]
        self.values["server"] = server
        return ["facts.scope = :server", f"facts.scope = {GLOBAL} AND NOT {_OWN_ELSEWHERE}"]


def _name(column: str) -> str:
    return column.replace(".", "_")
