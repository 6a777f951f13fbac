"""The figure that a claim speaks of, and where the claim departs from it; one with the digits of another scale."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.answer import Differs
from bot.domain.answering.departures import differences
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import referred_to
from bot.domain.model import Held


@dataclass(frozen=True, slots=True)
class Compared:
    """The figure that a claim speaks of, and where the claim departs from it."""

    held: Held
    differs: tuple[Differs, ...]


def mis_scaled(desk: Desk) -> Compared | None:
    """The package announced that has the claim's digits, a thousand times larger or smaller ("2.3 million")."""
    if "stage.announced" not in desk.reading.concepts or len(desk.reading.amounts) != 1:
        return None
    claimed = desk.reading.amounts[0]
    for scale in (Decimal(1000), 1 / Decimal(1000)):
        scaled = replace(claimed, value=claimed.value * scale, low=claimed.low * scale, high=claimed.high * scale)
        for held in referred_to(desk, scaled):
            if held.figure.measure == "package" and not desk.unexplained(held) and not differences(desk, held):
                return Compared(held, (Differs("value", str(claimed.value), str(held.figure.value)),))
    return None
