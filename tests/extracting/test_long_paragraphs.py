"""A paragraph of hundreds of quotations is read in a time that grows with its length, not with its square."""

from datetime import date

import pytest

from bot.domain.extracting import _quotes
from bot.domain.extracting._extracting import extract
from bot.domain.extracting._reading import Stretch, read_stretch
from bot.domain.vocabulary import Vocabulary
from tests.extracting.conftest import Read, quotations
from tests.questions import Bot

PUBLISHED = date(2024, 7, 2)


def letters_read(text: str, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many letters are read, each as often as it is."""
    lengths: list[int] = []

    def counting(stretch: str, known: Vocabulary, language: str) -> Stretch:
        lengths.append(len(stretch))
        return read_stretch(stretch, known, language)

    monkeypatch.setattr(_quotes, "read_stretch", counting)
    extract(text, PUBLISHED, vocabulary)
    return sum(lengths)


@pytest.mark.parametrize("piece", ['{"a":', '{"a": 1}, ', '"a" b ', "“a ", "“to a friend” "])
def test_no_quotation_has_the_whole_paragraph_read_again(bot: Bot, piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = (letters_read(piece * times, bot.vocabulary, monkeypatch) for times in (150, 300))
    assert long < 3 * short


def test_who_speaks_is_found_behind_a_quotation(read: Read) -> None:
    text = "Lloyd Austin said the United States will “never waver” on Tuesday. “We will go on with it,” Rustem Umerov said."
    assert ("We will go on with it", "rustem-umerov") in quotations(read(text))


def test_he_is_no_state(read: Read) -> None:
    text = "“We give it,” Lloyd Austin said. Germany pledged 17 billion euros. “Ukraine is not alone,” he said."
    assert ("Ukraine is not alone", "lloyd-austin") in quotations(read(text))
