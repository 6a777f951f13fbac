"""The reviewed words of the lexicon: well formed, one meaning each, in all seven languages, and never too generous."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from bot.build.countries import LANGUAGES, as_phrase
from bot.build.vocabulary import unfolded
from bot.build.yaml_file import read_yaml
from bot.domain.keys import MEASURES_OF
from bot.domain.model import AidKind, Stage
from bot.domain.terms import FREE_KINDS
from bot.domain.text import tokens
from bot.domain.vocabulary import LONGEST_PHRASE, SHORTEST_STEM, Lexed, Vocabulary

DATA = Path(__file__).parents[1] / "data"
FILES = sorted((DATA / "lexicon").glob("*.yaml"))
CONCEPT = re.compile(r"[a-z]+\.[a-z][a-z0-9_]*")
PHRASE = re.compile(r"[^\W_A-Z]+(?: [^\W_A-Z]+)*\*?")
EVERYWHERE = ("ask.", "measure.", "kind.", "stage.", "mechanism.", "item.")

DELIBERATELY_SHARED = {
    # Said at the end of a claim that is to be confirmed, and by itself mere chatter.
    **{("en", phrase): {"ask.true", "filler.chat"} for phrase in ("yea", "yeah")},
    # The list of what is in a package, or things of any sort.
    ("en", "items"): {"ask.contents", "item.equipment"},
    # Said of an alteration and of a thing that was said: the reader takes it as both.
    **{
        ("en", phrase): {"ask.said", "ask.true"}
        for phrase in ("really say", "really said", "actually say", "ever say", "ever said")
    },
    # To ship, or the vessel: "which ship carried it" must not lose the vessel.
    **{("en", phrase): {"give.gives", "item.boat"} for phrase in ("ship", "ships")},
    # A starting point and the cue for a running total.
    **{
        ("en", f"since {start}"): {"measure.total", "occasion.invasion"}
        for start in ("the invasion", "russia invaded", "russia rolled in", "putin invaded", "it started")
    },
    # One spelling without its accent: the announcement and announced, given and give me, where and or.
    **{("fr", phrase): {"measure.package", "stage.announced"} for phrase in ("annonce", "annonces")},
    ("es", "anuncio"): {"measure.package", "stage.announced"},
    ("fr", "donne"): {"ask.show", "give.gives"},
    ("fr", "ou"): {"ask.where", "filler.conjunction"},
    ("fr", "a"): {"filler.auxiliary", "filler.preposition"},
    # The talks, and what is to be talked about at them.
    **{
        ("en", phrase): {"occasion.meeting", "occasion.to_discuss"} for phrase in ("discuss", "discussed", "discussing")
    },
    # What and that; dates and to give; were and been.
    **{(language, "que"): {"ask.what", "filler.conjunction"} for language in ("fr", "es")},
    ("uk", "дати"): {"ask.when", "give.gives"},
    ("de", "wurden"): {"filler.auxiliary", "filler.copula"},
}

UNDERSTOOD = [
    ("whats the price tag on that", "ask.how_much"),
    ("hwo many shells", "ask.how_many"),
    ("wich official", "ask.who"),
    ("in what city", "ask.where"),
    ("break it down", "ask.contents"),
    ("under what law", "ask.mechanism"),
    ("explain it like im five", "ask.meaning"),
    ("word for word", "ask.quote"),
    ("real or fake", "ask.true"),
    ("running tab", "measure.total"),
    ("the latst tranche", "measure.package"),
    ("a suitcase of cash", "kind.cash"),
    ("paid back", "stage.repaid"),
    ("gone missing", "stage.lost"),
    ("pentagon shelves", "mechanism.stockpile"),
    ("drawdwn athority", "mechanism.pda"),
    ("anti tank weapons", "item.anti_tank"),
    ("anti-tank weapons", "item.anti_tank"),
    ("F-16 jets", "item.f16"),
    ("patroit ammo", "item.patriot"),
    ("coalition of the willing", "noun.coalition"),
    ("are they going to ditch ukraine", "occasion.waver"),
    ("since russia rolled in", "occasion.invasion"),
    ("скільки коштує пакет", "ask.how_much"),
    ("що входить до пакета", "ask.contents"),
    ("з початку повномасштабного вторгнення", "measure.total"),
    ("протитанкової зброї", "item.anti_tank"),
    ("сколько союзников", "noun.ally"),
    ("за счёт чего", "ask.mechanism"),
    ("что сказал министр о приглашении", "occasion.invitation"),
    ("wie hoch war das Hilfspaket", "measure.package"),
    ("wer hat es angekündigt", "stage.announced"),
    ("aus eigenen Beständen", "mechanism.stockpile"),
    ("c'est combien l'aide annoncée", "ask.how_much"),
    ("des munitions pour la défense aérienne", "item.air_defence"),
    ("mot pour mot", "ask.quote"),
    ("cuánto han asignado en total", "measure.total"),
    ("armas de sus arsenales", "mechanism.stockpile"),
    ("es verdad", "ask.true"),
    ("ile wynosi pakiet", "measure.package"),
    ("jaki szczyt", "occasion.summit"),
    ("broń przeciwpancerna", "item.anti_tank"),
]

NARROWING = [
    *(
        "theft",
        "interpreter",
        "pallets",
        "brigade",
        "training",
        "apartment",
        "buildings",
        "crate",
        "batteries",
        "tanks",
    ),
    *("delivered", "disbursed", "repaid", "cash", "loan", "humanitarian", "refugees", "week", "city", "ship", "sides"),
]


def phrases() -> list[tuple[str, str, str]]:
    """Every phrase of the lexicon with its concept and language."""
    return [
        (concept, language, phrase)
        for path in FILES
        for concept, by_language in read_yaml(path).items()
        for language, said in by_language.items()
        for family in said
        for phrase in unfolded(str(family))
    ]


PHRASES = phrases()


def lexed(vocabulary: Vocabulary, text: str) -> Lexed:
    return vocabulary.lex([token.folded.replace("'", "") for token in tokens(text)])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_is_and_names_concepts(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert [concept for concept in read_yaml(path) if not CONCEPT.fullmatch(concept)] == []


def test_no_concept_stands_in_two_files() -> None:
    concepts = [concept for path in FILES for concept in read_yaml(path)]
    assert sorted(concepts) == sorted(set(concepts))


def test_every_phrase_is_lower_case_without_punctuation_in_a_known_language() -> None:
    odd = [said for said in PHRASES if said[1] not in LANGUAGES or not PHRASE.fullmatch(str(said[2]))]
    assert odd == []


def test_no_phrase_is_longer_than_what_is_looked_for() -> None:
    assert [phrase for _, _, phrase in PHRASES if phrase.count(" ") >= LONGEST_PHRASE] == []


def test_a_stem_is_long_enough_to_be_no_other_word() -> None:
    stems = [phrase.rstrip("*").rsplit(" ", 1)[-1] for _, _, phrase in PHRASES if phrase.endswith("*")]
    assert [stem for stem in stems if len(stem) < SHORTEST_STEM] == []


def test_a_phrase_has_one_meaning_in_a_language_except_where_two_are_meant() -> None:
    meanings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for concept, language, phrase in PHRASES:
        ending = "*" if phrase.endswith("*") else ""
        meanings[language, as_phrase(phrase.replace("*", "")) + ending].add(concept)
    shared = {said: concepts for said, concepts in meanings.items() if len(concepts) > 1}
    assert shared == DELIBERATELY_SHARED


def test_questions_measures_kinds_stages_mechanisms_and_items_are_worded_in_every_language() -> None:
    spoken: dict[str, set[str]] = defaultdict(set)
    for concept, language, _ in PHRASES:
        spoken[concept].add(language)
    silent = {
        c: set(LANGUAGES) - said for c, said in spoken.items() if c.startswith(EVERYWHERE) and said != set(LANGUAGES)
    }
    assert silent == {}


def test_every_stage_kind_and_measure_of_the_model_can_be_named() -> None:
    named = {concept for concept, _, _ in PHRASES}
    unnamed_kinds = {AidKind.MILITARY_AND_CIVILIAN, AidKind.FINANCIAL_AND_HUMANITARIAN, AidKind.MIXED, AidKind.NOT_AID}
    wanted = {f"stage.{stage}" for stage in Stage} | {f"kind.{kind}" for kind in set(AidKind) - unnamed_kinds}
    assert wanted | {f"measure.{measure}" for measure in MEASURES_OF} <= named


@pytest.mark.parametrize(("text", "concept"), UNDERSTOOD)
def test_people_are_understood_in_their_own_words(vocabulary: Vocabulary, text: str, concept: str) -> None:
    assert concept in {meant for mention in lexed(vocabulary, text).mentions for meant in mention.concepts}


@pytest.mark.parametrize("word", NARROWING)
def test_a_word_that_narrows_a_question_is_never_free(vocabulary: Vocabulary, word: str) -> None:
    found = lexed(vocabulary, word)
    meant = {concept.split(".", 1)[0] for mention in found.mentions for concept in mention.concepts}
    assert not found.mentions or not meant <= FREE_KINDS


def test_a_family_stands_for_each_of_its_phrases() -> None:
    assert sorted(unfolded("dig(s|) into (his|her) pockets")) == [
        "dig into her pockets",
        "dig into his pockets",
        "digs into her pockets",
        "digs into his pockets",
    ]


def test_a_longer_name_is_not_taken_apart(vocabulary: Vocabulary) -> None:
    meant = {concept for mention in lexed(vocabulary, "anti tank weapons").mentions for concept in mention.concepts}
    assert meant == {"item.anti_tank"}
