"""When a weekly digest comes, in any time zone, and what a changed fact concerns."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.following import Followed, FollowSort, concerned, next_weekly

KYIV, NEW_YORK = ZoneInfo("Europe/Kyiv"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("after", "weekday", "at", "zone", "due"),
    [
        ("2026-01-01T12:00", 0, time(9), KYIV, "2026-01-05T07:00"),
        ("2026-07-02T12:00", 0, time(9), KYIV, "2026-07-06T06:00"),
        ("2026-01-05T07:00", 0, time(9), KYIV, "2026-01-12T07:00"),
        ("2026-03-25T00:00", 6, time(3, 30), KYIV, "2026-03-29T01:30"),  # the clocks skip 03:30 that night
        ("2026-10-23T00:00", 6, time(3, 30), KYIV, "2026-10-25T00:30"),  # 03:30 comes twice
        ("2026-01-04T03:00", 5, time(23), NEW_YORK, "2026-01-04T04:00"),
    ],
)
def test_the_next_time_of_a_weekday(after: str, weekday: int, at: time, zone: ZoneInfo, due: str) -> None:
    moment = datetime.fromisoformat(after).replace(tzinfo=UTC)
    assert next_weekly(moment, weekday, at, zone) == datetime.fromisoformat(due).replace(tzinfo=UTC)


@given(
    st.datetimes(timezones=st.just(UTC)),
    st.integers(0, 6),
    st.times(),
    st.sampled_from(["UTC", "Europe/Kyiv", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland"]),
)
def test_it_always_lies_ahead_and_never_more_than_a_week_and_a_shifted_hour(
    after: datetime, weekday: int, at: time, zone: str
) -> None:
    moment = min(max(after, datetime(1990, 1, 1, tzinfo=UTC)), datetime(2040, 1, 1, tzinfo=UTC))
    due = next_weekly(moment, weekday, at, ZoneInfo(zone))
    assert timedelta() < due - moment <= timedelta(days=7, hours=2)


def test_a_total_concerns_who_follows_it_its_donor_or_its_recipient() -> None:
    found = concerned({"donor": "US", "recipient": "UA", "measure": "running_total"})
    assert found == {
        Followed(FollowSort.TOTAL, "US>UA"),
        Followed(FollowSort.DONOR, "US"),
        Followed(FollowSort.RECIPIENT, "UA"),
    }
    assert concerned({"speaker": "lloyd-austin"}) == {Followed(FollowSort.SPEAKER, "lloyd-austin")}
