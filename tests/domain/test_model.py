"""What values say of themselves."""

import pytest

from bot.domain.model import Source


@pytest.mark.parametrize(
    ("via", "relayed"),
    [
        (None, None),
        ("AP", "via AP"),
        ("copyright.example", "via copyright.example"),
        ("via CityNews Toronto", "via CityNews Toronto"),
        ("citing the Associated Press", "citing the Associated Press"),
        ("copy at daily8.com", "copy at daily8.com"),
    ],
)
def test_a_source_says_in_words_whom_it_relays(via: str | None, relayed: str | None) -> None:
    assert Source("a-1", "A", "https://example.org/", via=via).relayed == relayed
