"""What may be followed, which follows a changed fact concerns, and when a weekly digest is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

_DAYS = 7
_TOTAL = "running_total"


class FollowSort(StrEnum):
    """What sort of thing is followed."""

    TOTAL = "total"
    DONOR = "donor"
    RECIPIENT = "recipient"
    SPEAKER = "speaker"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: its sort, and the key under which facts of it are found."""

    sort: FollowSort
    key: str


def total_key(donor: str, recipient: str) -> str:
    """The key of the cumulative total that one gives another."""
    return f"{donor}>{recipient}"


def concerned(record: Mapping[str, Any]) -> frozenset[Followed]:
    """Every follow that a fact, given as its record, concerns; topics aside, which are a server's own."""
    found = set()
    donor, recipient = record.get("donor"), record.get("recipient")
    if donor and recipient and record.get("measure") == _TOTAL:
        found.add(Followed(FollowSort.TOTAL, total_key(str(donor), str(recipient))))
    if donor:
        found.add(Followed(FollowSort.DONOR, str(donor)))
    if recipient:
        found.add(Followed(FollowSort.RECIPIENT, str(recipient)))
    if speaker := record.get("speaker"):
        found.add(Followed(FollowSort.SPEAKER, str(speaker)))
    return frozenset(found)


def next_weekly(after: datetime, weekday: int, at: time, zone: ZoneInfo) -> datetime:
    """The next time, in UTC, that a weekday (0 is Monday) and local time come after a moment.

    A local time that the clocks skip is meant as long after midnight as ever, one that comes twice is its first coming.
    """
    local = after.astimezone(zone)
    day = local.date() + timedelta(days=(weekday - local.weekday()) % _DAYS)
    found = datetime.combine(day, at, zone).astimezone(UTC)
    if found <= after:
        found = datetime.combine(day + timedelta(days=_DAYS), at, zone).astimezone(UTC)
    return found
