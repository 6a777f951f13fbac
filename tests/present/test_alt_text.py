"""Alternative text: complete where there is room, never over Discord's limit, and free of what moves a cursor."""

from hypothesis import given
from hypothesis import strategies as st

from bot.present.alt_text import LONGEST, alt_text


@given(st.text(max_size=2000), st.lists(st.text(max_size=300), max_size=30), st.text(max_size=2000))
def test_it_is_never_longer_than_discord_takes(lead: str, rows: list[str], sources: str) -> None:
    assert len(alt_text(lead, rows, sources).encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST


def test_all_of_it_is_told_where_there_is_room() -> None:
    assert alt_text("Chart: us", ["2023: $1", "2024: $2"], "Source: X") == "Chart: us. 2023: $1; 2024: $2. Source: X."


def test_lines_and_hidden_characters_are_left_out() -> None:
    assert alt_text("Card: a\nb\u202e", [], "") == "Card: a b."
