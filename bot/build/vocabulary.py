"""`data/lexicon`, `data/entities` and `data/ordinary` into the one blob that the bot loads at start."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.build.countries import LANGUAGES, as_phrase, countries, country_names
from bot.build.yaml_file import read_yaml
from bot.domain.phrases import LONGEST_PHRASE

_SEARCHED = ("topic.", "noun.", "item.", "occasion.", "mechanism.", "kind.", "stage.", "measure.", "@")
_MOST_WORDS = 8
_SHORTEST_GIVEN = 3

Entries = Mapping[str, Mapping[str, Any]]


class _Phrases:
    """Phrases and stems with what they mean, while they are gathered; the first meaning given comes first."""

    def __init__(self) -> None:
        self.whole: dict[str, dict[str, list[str]]] = {}
        self.stems: dict[str, dict[str, list[str]]] = {}

    def add(self, phrase: str, concept: str, language: str) -> None:
        """Let a phrase mean a concept; a trailing `*` makes it a beginning."""
        stem = phrase.rstrip().endswith("*")
        words = as_phrase(phrase.replace("*", ""))
        if words:
            by_language = (self.stems if stem else self.whole).setdefault(words, {})
            meanings = by_language.setdefault(language, [])
            if concept not in meanings:
                meanings.append(concept)


def compile_vocabulary(data: Path, told: Mapping[str, int] | None = None) -> dict[str, bytes]:
    """Compile the vocabulary of a data folder; the same text gives the same bytes.

    `told` says how many of the shipped facts hold a folded word: by those words facts are searched for what a concept means.
    """
    phrases = _Phrases()
    entities = _entities(data / "entities")
    for concept, phrase, language in _lexicon(data / "lexicon"):
        phrases.add(phrase, concept, language)
    for entity_id, phrase, language in (*_aliases(entities), *_country_names()):
        phrases.add(phrase, f"@{entity_id}", language)
    ordinary = _ordinary(data / "ordinary")
    for entity_id, name, language in list(_given_names(entities, ordinary.keys() | set(phrases.whole))):
        phrases.add(name, f"@{entity_id}", language)
    offices = _offices(entities, phrases)
    compiled = {
        "phrases": _packed(phrases.whole),
        "stems": _packed(phrases.stems),
        "longest": _longest_by_first_word((*phrases.whole, *phrases.stems)),
        "stem_words": sorted({stem.rsplit(" ", 1)[-1] for stem in phrases.stems}),
        "words": _words(phrases),
        "english": _english(phrases, told or {}),
        "ordinary": ordinary,
        "entities": [*_shown_entities(entities), *_shown_countries(entities)],
        "offices": offices,
        "spellings": _spellings(data / "spellings.yaml"),
        "mistaken": _mistaken(data / "mistaken.yaml"),
        "risky": sorted({as_phrase(alias) for entity in entities.values() for alias in entity.get("risky", ())}),
    }
    return {"vocabulary": json.dumps(compiled, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()}


def _packed(phrases: Mapping[str, Mapping[str, list[str]]]) -> dict[str, str]:
    """Each phrase's meanings in one string (`en:ask.who,@US;de:ask.what`): much smaller to load and to hold."""
    return {
        phrase: ";".join(f"{language}:{','.join(concepts)}" for language, concepts in sorted(meanings.items()))
        for phrase, meanings in phrases.items()
    }


def _longest_by_first_word(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, count = phrase.split(" ", 1)[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), min(count, LONGEST_PHRASE))
    return longest


def _words(phrases: _Phrases) -> dict[str, str]:
    """Every word of a phrase that can be misspelled or stand alone, with the languages it belongs to."""
    languages: dict[str, set[str]] = {}
    for phrase, meanings in phrases.whole.items():
        for word in phrase.split(" "):
            languages.setdefault(word, set()).update(meanings)
    for stem, meanings in phrases.stems.items():
        for word in stem.split(" ")[:-1]:
            languages.setdefault(word, set()).update(meanings)
    return {word: " ".join(sorted(known)) for word, known in languages.items()}


def _english(phrases: _Phrases, told: Mapping[str, int]) -> dict[str, list[str]]:
    """The single English words for each concept, by which facts told in English are searched; those that facts hold first."""
    english: dict[str, list[str]] = {}
    for phrase, meanings in phrases.whole.items():
        if " " not in phrase and len(phrase) > 2:
            for concept in meanings.get("en", ()):
                if concept.startswith(_SEARCHED):
                    english.setdefault(concept, []).append(phrase)
    return {
        concept: sorted(words, key=lambda word: (-told.get(word, 0), len(word), word))[:_MOST_WORDS]
        for concept, words in english.items()
    }


def _spellings(path: Path) -> dict[str, str]:
    """Each chat spelling with the word that is meant."""
    return {
        as_phrase(spelling): as_phrase(meant)
        for by_word in read_yaml(path).values()
        for meant, spellings in by_word.items()
        for spelling in spellings
    }


def _mistaken(path: Path) -> dict[str, dict[str, list[str]]]:
    """By language, each word that is often typed for another one with those that may be meant."""
    by_language: dict[str, dict[str, list[str]]] = {}
    for language, by_word in read_yaml(path).items():
        for meant, typed in by_word.items():
            for word in typed:
                by_language.setdefault(language, {}).setdefault(as_phrase(str(word)), []).append(as_phrase(str(meant)))
    return by_language


def _lexicon(folder: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(folder.glob("*.yaml")):
        for concept, by_language in read_yaml(path).items():
            for language, phrases in by_language.items():
                for family in phrases:
                    yield from ((concept, phrase, language) for phrase in unfolded(str(family)))


def unfolded(family: str) -> Iterator[str]:
    """Every phrase of a family: `dig(s|ging|) into (his|her) pockets` stands for six."""
    found = _CHOICE.search(family)
    if found is None:
        yield " ".join(family.split())
        return
    for choice in found[1].split("|"):
        yield from unfolded(f"{family[: found.start()]}{choice}{family[found.end() :]}")


_CHOICE = re.compile(r"\(([^()]*)\)")


def _entities(folder: Path) -> Entries:
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(folder.glob("*.yaml")):
        found.update(read_yaml(path))
    return found


def _aliases(entities: Entries) -> Iterator[tuple[str, str, str]]:
    for entity_id, entity in entities.items():
        if name := entity.get("name"):
            yield entity_id, name, "en"
        yield from ((entity_id, name, language) for language, name in entity.get("names", {}).items())
        yield from ((entity_id, alias, language) for language, alias in _each(entity.get("aliases", {})))


def _given_names(entities: Entries, taken: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """First names that only one person of ours has and that are no other word: whom "quote joe" means."""
    bearers: dict[str, set[str]] = {}
    spelled: list[tuple[str, str, str]] = []
    for entity_id, entity in entities.items():
        if entity["type"] == "person":
            for language, name in {"en": entity["name"], **entity.get("names", {})}.items():
                given = as_phrase(name).split(" ")[0]
                bearers.setdefault(given, set()).add(entity_id)
                spelled.append((entity_id, given, language))
    for entity_id, given, language in spelled:
        if len(bearers[given]) == 1 and given not in taken and len(given) >= _SHORTEST_GIVEN:
            yield entity_id, given, language


def _each(by_language: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for language, phrases in by_language.items():
        yield from ((language, str(phrase)) for phrase in phrases)


def _country_names() -> Iterator[tuple[str, str, str]]:
    for code, by_language in country_names().items():
        yield from ((code, name, language) for language, name in _each(by_language))


def _offices(entities: Entries, phrases: _Phrases) -> dict[str, list[list[str | None]]]:
    """Each title's holders; titles become phrases that mean the office."""
    offices: dict[str, list[list[str | None]]] = {}
    for entity_id, entity in entities.items():
        for office in entity.get("offices", ()):
            tenure = [entity_id, _day(office.get("from")), _day(office.get("to"))]
            for language, title in _each(office["title"]):
                name = as_phrase(title.replace("*", ""))
                phrases.add(title, f"office:{name}", language)
                if language == "en" and not title.endswith(("s", "*")):
                    phrases.add(f"{title}s", f"office:{name}", language)  # "the ukrainian defense minister's words"
                holders = offices.setdefault(name, [])
                if tenure not in holders:
                    holders.append(tenure)
    return {name: sorted(held, key=lambda tenure: tenure[1] or "") for name, held in sorted(offices.items())}


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def _shown_entities(entities: Entries) -> Iterator[dict[str, object]]:
    for entity_id, entity in sorted(entities.items()):
        own = {"en": entity["name"]} if "name" in entity else _cldr_names(entity_id)
        shown = {
            "id": entity_id,
            "type": entity["type"],
            "names": {**_cldr_names(entity_id), **entity.get("names", {}), **own},
        }
        yield shown | {key: entity[key] for key in ("members", "acts_for") if key in entity}


def _shown_countries(entities: Entries) -> Iterator[dict[str, object]]:
    for code in countries("en"):
        if code not in entities:
            yield {"id": code, "type": "country", "names": _cldr_names(code)}


def _cldr_names(code: str) -> dict[str, str]:
    return {language: names[code] for language in LANGUAGES if code in (names := _names_in(language))}


@cache
def _names_in(language: str) -> dict[str, str]:
    return countries(language)


def _ordinary(folder: Path) -> dict[str, str]:
    """Each ordinary word with the languages it belongs to (`de en`)."""
    languages: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        for word in dict.fromkeys(map(as_phrase, path.read_text(encoding="utf-8").splitlines())):
            if word:
                languages.setdefault(word, []).append(path.stem)
    return {word: " ".join(found) for word, found in languages.items()}
