"""Words to meanings: exact before mended, longest first, in the language of the text, and never from an ordinary word."""

import pytest

from bot.domain.names import Entity, Names
from bot.domain.partial_date import PartialDate
from bot.domain.phrases import Phrases
from bot.domain.vocabulary import Vocabulary
from tests.questions import Bot

SMALL = Vocabulary(
    phrases=Phrases(
        whole={
            "nato": "en:@NATO",
            "nato summit": "en:occasion.summit",
            "the pentagon": "en:@pentagon",
            "the": "en:filler.word",
            "pentagon chief": "en:office:pentagon chief",
            "was": "en:filler.copula;de:ask.what",
            "wie viel": "de:ask.how_much",
            "package": "en:measure.package",
            "howitzer": "en:item.howitzer",
            "us": "en:@US",
        },
        stems={"пакет": "uk:measure.package"},
        longest={
            "nato": 2,
            "the": 2,
            "pentagon": 2,
            "was": 1,
            "wie": 2,
            "package": 1,
            "howitzer": 1,
            "us": 1,
            "пакет": 1,
        },
        stem_words=["пакет"],
    ),
    words=dict.fromkeys("nato summit pentagon chief package howitzer the us".split(), "en")
    | {"was": "en de", "wie": "de", "viel": "de"},
    ordinary={"packing": "en", "chef": "en de fr"},
    names=Names(
        [
            Entity("NATO", "organisation", {"en": "NATO", "fr": "OTAN"}),
            Entity("US", "country", {"en": "United States"}),
        ],
        {"pentagon chief": [("lloyd-austin", "2021-01", "2025-01-20"), ("pete-hegseth", "2025-01-25", None)]},
    ),
)


def found(text: str) -> list[tuple[str, ...]]:
    return [mention.concepts for mention in SMALL.lex(text.split()).mentions]


def test_the_longest_phrase_wins() -> None:
    assert found("nato summit") == [("occasion.summit",)]
    assert found("nato package") == [("@NATO",), ("measure.package",)]


def test_an_article_does_not_hide_a_longer_name() -> None:
    assert found("the pentagon chief") == [("filler.word",), ("office:pentagon chief",)]
    assert found("the pentagon") == [("@pentagon",)]


def test_a_misspelled_word_is_known_and_marked_as_mended() -> None:
    (mention,) = SMALL.lex(["pakcage"]).mentions
    assert (mention.concepts, mention.words, mention.mended) == (("measure.package",), "package", True)


def test_an_ordinary_word_is_never_mended() -> None:
    assert SMALL.lex(["packing"]).leftover == (0,)
    assert SMALL.lex(["pentagon", "chef"]).leftover == (0, 1)


def test_a_plural_is_known_by_its_singular_without_mending() -> None:
    (mention,) = SMALL.lex(["howitzers"]).mentions
    assert (mention.concepts, mention.mended) == (("item.howitzer",), False)


def test_an_ending_is_known_by_its_stem() -> None:
    assert found("пакетами") == [("measure.package",)]


def test_a_word_of_two_languages_means_what_it_does_in_the_language_of_the_text() -> None:
    assert found("was wie viel") == [("ask.what",), ("ask.how_much",)]
    assert found("was package") == [("filler.copula",), ("measure.package",)]


def test_what_is_spotted_hides_nothing() -> None:
    assert {"@NATO", "occasion.summit"} <= SMALL.spotted(["nato", "summit"])


@pytest.mark.parametrize(
    ("first", "last", "holders"),
    [
        ((2024, 7, 2), (2024, 7, 2), ("lloyd-austin",)),
        ((2025, 6, 1), (2025, 6, 1), ("pete-hegseth",)),
        ((2025, 1, 1), (2025, 12, 31), ("lloyd-austin", "pete-hegseth")),
        ((2019, 1, 1), (2019, 12, 31), ()),
    ],
)
def test_an_office_is_held_by_one_at_a_time(
    first: tuple[int, int, int], last: tuple[int, int, int], holders: tuple[str, ...]
) -> None:
    span = PartialDate(*first).first, PartialDate(*last).last
    assert SMALL.holders("pentagon chief", *span) == holders


def test_names_are_shown_in_the_language_and_ids_as_words() -> None:
    assert (SMALL.label("NATO", "fr"), SMALL.label("NATO", "pl"), SMALL.label("some-body")) == (
        "OTAN",
        "NATO",
        "Some Body",
    )


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Germany", "DE"),
        ("germnay", "DE"),
        ("Німеччина", "DE"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("Alemania", "DE"),
        ("Niemcy", "DE"),
        ("Германия", "DE"),
        ("USA", "US"),
        ("United States", "US"),
        ("Lloyd Austin", "lloyd-austin"),
        ("Zelensky", "volodymyr-zelenskyy"),
        ("Зеленський", "volodymyr-zelenskyy"),
        ("Narnia", None),
        ("Germany and France", None),
        ("Germany giraffe", None),
    ],
)
def test_shipped_names_are_known_in_seven_languages(bot: Bot, text: str, entity: str | None) -> None:
    assert bot.vocabulary.entity(text) == entity


@pytest.mark.parametrize("word", ["patio", "boston", "german shepherd", "bomb shelter", "bread", "banana"])
def test_ordinary_words_are_not_bent_towards_shipped_names(bot: Bot, word: str) -> None:
    assert bot.vocabulary.entity(word) is None


@pytest.mark.parametrize(
    ("typed", "concept"),
    [
        ("paackage", "measure.package"),
        ("ukrainje", "@UA"),
        ("ausstin", "@lloyd-austin"),
        ("intercepptor", "item.interceptor"),
        ("annuonced", "stage.announced"),
        ("milittary", "kind.military"),
    ],
)
def test_one_slip_in_a_long_word_is_forgiven(bot: Bot, typed: str, concept: str) -> None:
    (mention,) = bot.vocabulary.lex([typed]).mentions
    assert concept in mention.concepts
    assert mention.mended
