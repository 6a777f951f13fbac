"""Catalogues: every language says everything that English says, with the same variables, and counts as CLDR does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from bot.present.locales import LANGUAGES
from bot.present.messages import CATALOGUES, speaking
from tests.conftest import ROOT

OTHERS = sorted(LANGUAGES - {"en"})
SAID_IN = [*sorted((ROOT / "bot" / "present").glob("*.py")), ROOT / "bot" / "service" / "help.py"]
KEYWORDS = {"say": None, "mark": None, "count": (1, 2)}
Said = str | tuple[str, ...]


def said_in(path: Path) -> Iterator[Said]:
    for _, message, _, _ in extract_from_file("python", str(path), keywords=KEYWORDS):
        yield message


ENGLISH = {message for path in SAID_IN for message in said_in(path)}


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else [*(message.string or ())]


def english(message: Message) -> Said:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def variables(said: Said) -> set[str]:
    return {name for form in ([said] if isinstance(said, str) else said) for name in re.findall(r"{(\w*)}", form)}


def test_the_code_says_something() -> None:
    assert "Nearest:" in ENGLISH
    assert ("package", "packages") in ENGLISH


def test_there_is_a_catalogue_for_each_language() -> None:
    assert sorted(path.stem for path in CATALOGUES.glob("*.po")) == OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_holds_every_message_and_no_other(language: str) -> None:
    held = {english(message) for message in messages(language)}
    assert ENGLISH - held == set()
    assert held - ENGLISH == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_leaves_nothing_untranslated_or_unsure(language: str) -> None:
    for message in messages(language):
        assert all(form.strip() for form in forms(message)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_variables_of_the_english(language: str) -> None:
    for message in messages(language):
        assert all(variables(form) == variables(english(message)) for form in forms(message)), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_the_plural_forms_of_its_language(language: str) -> None:
    held = catalogue(language)
    own = Catalog(locale=language)
    assert (held.num_plurals, held.plural_expr) == (own.num_plurals, own.plural_expr)
    counted = [message for message in messages(language) if message.pluralizable]
    assert {len(forms(message)) for message in counted} == {own.num_plurals}


@pytest.mark.parametrize(
    ("language", "number", "told"),
    [
        ("en", 1, "1 time too high"),
        ("en", 2, "2 times too high"),
        ("uk", 1, "завищено в 1 раз"),
        ("uk", 3, "завищено в 3 рази"),
        ("uk", 10, "завищено в 10 разів"),
        ("uk", 21, "завищено в 21 раз"),
        ("ru", 4, "завышено в 4 раза"),
        ("pl", 5, "zawyżone 5 razy"),
        ("de", 10, "10-mal zu hoch"),
    ],
)
def test_a_number_takes_the_form_that_its_language_gives_it(language: str, number: int, told: str) -> None:
    assert speaking(language).count("{number} time too high", "{number} times too high", number) == told


def test_a_language_that_is_not_spoken_gets_english() -> None:
    assert speaking("ja").language == "en"
    assert speaking("pt-BR").say("Nearest:") == "Nearest:"


def test_a_language_is_found_by_its_tag_with_a_country() -> None:
    assert speaking("es-MX").say("Nearest:") == "Lo más cercano:"


def test_braces_in_what_somebody_typed_stay_as_they_are() -> None:
    assert speaking("de").say("nothing stored on {unplaced}", unplaced="{0.__class__}") == (
        "nichts gespeichert zu {0.__class__}"
    )


def test_a_date_that_ends_in_a_full_stop_ends_the_sentence() -> None:
    assert speaking("uk").say("Best reading: {best}.", best="2 липня 2024 р.") == "Найкраще прочитання: 2 липня 2024 р."
