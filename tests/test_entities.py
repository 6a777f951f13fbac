"""The reviewed names: who can give, receive or speak, what people call them, and the words that are nobody's name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.build.countries import LANGUAGES, as_phrase, countries, country_names
from bot.build.vocabulary import unfolded
from bot.build.yaml_file import read_yaml
from bot.domain.partial_date import PartialDate
from bot.domain.vocabulary import Vocabulary

DATA = Path(__file__).parents[1] / "data"
TYPES = {"country", "organisation", "group", "person", "place"}
KEYS = {"type", "name", "names", "aliases", "risky", "also", "members", "acts_for", "offices"}
ALIAS = re.compile(r"[^\W_A-Z]+(?: [^\W_A-Z]+)*\*?")

DELIBERATELY_SHARED = {
    # Two states are called Congo and Korea for short: the question is asked back.
    **{name: {"CD", "CG"} for name in ("congo", "congolese", "kongo", "конго")},
    **{name: {"KR", "KP"} for name in ("korea", "corea", "coree", "koree", "korei")},
    **{name: {"KR", "KP"} for name in ("корея", "кореї", "корею", "кореєю", "кореи", "корее")},
    # A British prime minister and a Speaker of the US House.
    **{name: {"boris-johnson", "mike-johnson"} for name in ("johnson", "джонсон*")},
}
STEMS_WITH_EXCEPTIONS = {
    # The longer or exact name goes first: the first lady beside the president, the pope beside France.
    ("zelensk*", "zelenska"),
    ("франци*", "франциск*"),
}


def all_entities() -> dict[str, dict[str, Any]]:
    read = [read_yaml(path) for path in sorted((DATA / "entities").glob("*.yaml"))]
    assert sum(map(len, read)) == len({entity_id for entities in read for entity_id in entities})
    return {entity_id: entity for entities in read for entity_id, entity in entities.items()}


ENTITIES = all_entities()


def spoken(entity: dict[str, Any]) -> Iterator[str]:
    yield from (entity[key] for key in ("name",) if key in entity)
    yield from entity.get("names", {}).values()
    yield from (alias for aliases in entity["aliases"].values() for alias in aliases)


def as_key(alias: str) -> str:
    return as_phrase(alias.replace("*", "")) + ("*" if alias.endswith("*") else "")


@pytest.fixture(scope="module")
def meanings() -> dict[str, set[str]]:
    """Every name, alias and CLDR name with the entities that it means."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity_id, entity in ENTITIES.items():
        for alias in spoken(entity):
            found[as_key(alias)].add(entity_id)
    for code, by_language in country_names().items():
        for name in (name for names in by_language.values() for name in names):
            found[name].add(code)
    return {name: without_capitals(ids) for name, ids in found.items()}


def all_places(ids: set[str]) -> bool:
    return all(ENTITIES.get(entity_id, {}).get("type") == "place" for entity_id in ids)


def without_capitals(ids: set[str]) -> set[str]:
    """A capital is also the place; by its name people mean the government first."""
    return {entity_id for entity_id in ids if ENTITIES.get(entity_id, {}).get("type") != "place"} or ids


@pytest.mark.parametrize("entity_id", ENTITIES)
def test_an_entity_has_a_type_a_name_and_clean_aliases(entity_id: str) -> None:
    entity = ENTITIES[entity_id]
    assert set(entity) <= KEYS
    assert entity["type"] in TYPES
    assert (entity_id in countries("en")) == (entity["type"] == "country")
    assert entity["type"] == "country" or entity["name"]
    assert set(entity["aliases"]) <= set(LANGUAGES)
    assert set(entity.get("names", {})) <= set(LANGUAGES)
    assert set(entity.get("members", ())) <= set(ENTITIES) | set(countries("en"))


@pytest.mark.parametrize("entity_id", ENTITIES)
def test_aliases_are_lower_case_words_and_stems_of_four_letters_or_more(entity_id: str) -> None:
    offices = ENTITIES[entity_id].get("offices", ())
    titles = [alias for office in offices for aliases in office["title"].values() for alias in aliases]
    aliases = [alias for aliases in ENTITIES[entity_id]["aliases"].values() for alias in aliases]
    for alias in (*aliases, *titles):
        assert ALIAS.fullmatch(alias), alias
        assert not alias.endswith("*") or len(alias.split()[-1]) > 4, alias


def test_a_name_means_one_entity_unless_it_is_listed_here(meanings: dict[str, set[str]]) -> None:
    assert {name: ids for name, ids in meanings.items() if len(ids) > 1} == DELIBERATELY_SHARED


def test_a_stem_does_not_begin_the_name_of_somebody_else(meanings: dict[str, set[str]]) -> None:
    words = sorted(name for name in meanings if " " not in name)
    clashes = {
        (stem, word)
        for stem in (word for word in words if word.endswith("*"))
        for word in words
        if word.startswith(stem[:-1]) and not meanings[word] <= meanings[stem] and not all_places(meanings[word])
    }
    assert clashes == STEMS_WITH_EXCEPTIONS


def test_a_risky_alias_is_a_name_of_its_entity(meanings: dict[str, set[str]]) -> None:
    for entity_id, entity in ENTITIES.items():
        for alias in entity.get("risky", ()):
            assert entity_id in meanings.get(as_key(alias), ()), alias


def test_every_entity_of_a_shipped_fact_has_a_name() -> None:
    facts = [fact for path in (DATA / "facts").glob("*.yaml") for fact in read_yaml(path)]
    used = {fact[key] for fact in facts for key in ("donor", "recipient", "speaker") if fact.get(key)}
    used |= {person for fact in facts for person in fact.get("people", ())}
    assert used
    assert used - set(ENTITIES) - set(countries("en")) == set()


def test_an_office_is_held_by_one_person_at_a_time() -> None:
    terms: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for entity in ENTITIES.values():
        for office in entity.get("offices", ()):
            ends = PartialDate.parse(office["to"]).first if "to" in office else date.max
            terms[office["role"]].append((PartialDate.parse(office["from"]).first, ends))
    for role, held in terms.items():
        for (starts, ends), (next_starts, _) in pairwise(sorted(held)):
            assert starts < ends <= next_starts, role


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_words_are_sorted_single_words_without_doubles(language: str) -> None:
    words = (DATA / "ordinary" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    assert len(words) >= 500
    assert words == sorted(set(words))
    assert [word for word in words if not word.isalpha() or word != word.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ordinary_word_has_no_meaning_in_the_vocabulary(language: str, meanings: dict[str, set[str]]) -> None:
    phrases = {as_key(str(phrase)) for phrase in lexicon_phrases()} | set(meanings)
    words = {as_phrase(word) for word in (DATA / "ordinary" / f"{language}.txt").read_text(encoding="utf-8").split()}
    begun = {word for word in words if any(f"{word[:length]}*" in phrases for length in range(4, len(word) + 1))}
    assert words & phrases | begun == set()


def lexicon_phrases() -> Iterator[str]:
    for path in (DATA / "lexicon").glob("*.yaml"):
        for by_language in read_yaml(path).values():
            for families in by_language.values():
                yield from (phrase for family in families for phrase in unfolded(str(family)))


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("Zelensky", "volodymyr-zelenskyy"),
        ("Selenskyj", "volodymyr-zelenskyy"),
        ("Zełenskiego", "volodymyr-zelenskyy"),
        ("зеленського", "volodymyr-zelenskyy"),
        ("Зеленскому", "volodymyr-zelenskyy"),
        ("Olena Zelenska", "olena-zelenska"),
        ("oumerov", "rustem-umerov"),
        ("Umierowa", "rustem-umerov"),
        ("умєрова", "rustem-umerov"),
        ("rustem", "rustem-umerov"),
        ("ostin", "lloyd-austin"),
        ("Ллойда Остіна", "lloyd-austin"),
        ("putin", "vladimir-putin"),
        ("von der leyen", "ursula-von-der-leyen"),
        ("uncle sam", "US"),
        ("Сполученими Штатами", "US"),
        ("États-Unis", "US"),
        ("Kiev", "UA"),
        ("Ukraine's", "UA"),
        ("brittain", "GB"),
        ("Südsudan", "SS"),
        ("Південному Судану", "SS"),
        ("Нігерії", "NG"),
        ("Нігеру", "NE"),
        ("австрійський", "AT"),
        ("австралійський", "AU"),
        ("Bhutan", "BT"),
        ("poltava", "poltava"),
        ("Europe", "european-donors"),
        ("папа Франциск", "pope-francis"),
    ],
)
def test_a_name_in_any_spelling_leads_to_its_entity(vocabulary: Vocabulary, name: str, entity_id: str) -> None:
    assert vocabulary.entity(name) == entity_id


@pytest.mark.parametrize(
    ("title", "day", "person"),
    [
        ("pentagon chief", date(2024, 7, 2), "lloyd-austin"),
        ("us defense secretary", date(2025, 3, 1), "pete-hegseth"),
        ("us verteidigungsminister", date(2024, 7, 2), "lloyd-austin"),
        ("министр обороны сша", date(2024, 7, 2), "lloyd-austin"),
        ("kyivs defence guy", date(2024, 7, 2), "rustem-umerov"),
        ("ukrainian defence minister", date(2023, 6, 1), "oleksii-reznikov"),
        ("ukrainian defence minister", date(2025, 9, 1), "denys-shmyhal"),
        ("nato chief", date(2024, 7, 2), "jens-stoltenberg"),
        ("nato chief", date(2025, 1, 1), "mark-rutte"),
        ("un relief chief", date(2025, 1, 1), "tom-fletcher"),
    ],
)
def test_a_title_leads_to_whoever_held_it_that_day(vocabulary: Vocabulary, title: str, day: date, person: str) -> None:
    (mention,) = vocabulary.lex(title.split()).mentions
    assert mention.concepts[0].startswith("office:")
    assert vocabulary.holders(mention.concepts[0].removeprefix("office:"), day, day) == (person,)


@pytest.mark.parametrize("code", ["BT", "UA", "SS", "AQ"])
def test_every_territory_has_a_name_in_every_language(code: str) -> None:
    assert set(country_names()[code]) == set(LANGUAGES)
    assert all(country_names()[code].values())


def test_a_name_shared_by_two_countries_keeps_no_stem() -> None:
    names = country_names()
    assert not {"судан*", "нігер*", "гвіне*", "доминик*"} & {
        form for by_language in names.values() for forms in by_language.values() for form in forms
    }
