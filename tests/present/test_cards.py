"""What stands on a card: the figure or the words as they are, who, when, what differs, and the source with its site."""

from dataclasses import replace

from bot.domain.model import Held
from bot.present.cards import card
from bot.present.facts import FactWords
from bot.present.messages import speaking
from tests.present.making import CONTENTS, DISPUTE, PACKAGE, QUOTE, TODAY, TOTAL, Names, held


def words(language: str = "en") -> FactWords:
    return FactWords(Names(), speaking(language), TODAY)


def test_a_figure_stands_with_its_precision_what_it_counts_and_as_of_when() -> None:
    picture = card(held(TOTAL)[0], (), words())
    assert picture.title == "More than $53.5 billion"
    assert picture.lines[:2] == ("United States → Ukraine", "Total as of 2 July 2024")
    assert "military aid, allocated, since February 2022" in picture.lines
    assert not picture.quote


def test_the_source_is_named_with_its_site() -> None:
    sources = card(held(TOTAL)[0], (), words()).sources
    assert sources == "Source: Example Wire (EW), via Agency, “Aid announced”, 2 July 2024 · example.org"


def test_where_sources_differ_the_card_says_so() -> None:
    assert card(held(PACKAGE)[0], (DISPUTE,), words()).notes == ("Sources differ: Exact size",)


def test_a_quote_stands_letter_by_letter_with_who_said_it_and_when() -> None:
    picture = card(held(QUOTE)[0], (), words())
    assert picture.title == "“Ukraine does not stand alone”"
    assert picture.lines == ("Lloyd Austin, 2 July 2024", "Secretary of Defense, Opening of a meeting")
    assert picture.quote


def test_another_printed_wording_is_not_kept_quiet() -> None:
    assert card(held(QUOTE)[0], (), words()).notes == ("Other wording, printed by Example Post",)


def test_a_servers_own_fact_says_that_it_is_one() -> None:
    assert card(Held(TOTAL, server=5), (), words()).notes[-1] == "This is this server’s own fact."


def test_the_alternative_text_says_the_same_in_the_askers_language() -> None:
    assert card(held(QUOTE)[0], (), words()).alt.startswith("Card: “Ukraine does not stand alone” Lloyd Austin")
    german = card(held(TOTAL)[0], (), words("de"))
    assert german.alt.startswith("Karte: Mehr als 53,5 Milliarden US-Dollar. Vereinigte Staaten → Ukraine")
    assert "Quelle: Example Wire" in german.alt


def test_a_note_that_is_long_is_cut_at_a_word() -> None:
    (note,) = card(held(replace(TOTAL, note="word " * 100))[0], (), words()).notes
    assert note.endswith("word…")
    assert len(note) <= 180


def test_a_statement_is_for_no_card() -> None:
    try:
        card(held(CONTENTS)[0], (), words())
    except TypeError as error:
        assert "contents" in str(error)
    else:
        raise AssertionError("a statement was put on a card")
