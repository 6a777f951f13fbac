"""A text that finds no answer as it is typed, read once more with its unknown words taken for the likeliest known ones.

A word may be far from the one it stands for here, since a reading counts only when stored facts answer the whole of it, and
when no other reading that is as likely is answered otherwise. Quoted words, numbers and days stay as they are typed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from bot.domain.question import Reading, read_question
from bot.domain.spelling import CRITICAL, is_near_any
from bot.domain.terms import Term
from bot.domain.text import quoted, tokens
from bot.domain.vocabulary import Vocabulary

MOST_READINGS = 5
_MOST_UNKNOWN = 6
"""A text with more unknown words than this is of something else, or of another language."""
_AS_LIKELY = 0.2
_SHORTEST_JOINED, _SHORTEST_HALF = 6, 3
_MUCH_NEARER = 0.25
_MUCH_FARTHER, _HARDLY_FARTHER, _NO_RIVAL = 0.6, 0.3, 9.0
_SURE_NAME, _SHORTEST_NAME = 0.5, 5
"""So near is nobody's first name but the one that is meant ("lolyd")."""
_SURE_NEGATION = 0.5
_NEAR = 0.7
"""As far as a guess goes in languages other than English, of which too few ordinary words are known."""
_UNMISTAKABLE = 0.13
"""So far for each of its letters a long word may be, and is still no other."""
_FAR = 1.0
"""Farther than this nothing is guessed to have happened, and no goods."""
_NEAR_A_FILLER = 0.6
"""Farther than this no word is taken for one that is passed over: it may be a name that nobody knows."""
_PART = 0.2
"""How much less likely a word is that means something only inside a phrase."""
_OF_A_TOPIC = frozenset("about regarding concerning über uber про о об sur sobre acerca".split())
"""What stands behind these is what somebody spoke of, and no word to be passed over."""
_NEVER = ("role.", "ask.double", "ask.difference", "noun.half")
"""No guess turns who gives into who receives, or makes a sum of a question."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a word typed may stand for, and how far that is from it."""

    typed: str
    meant: str
    cost: float


@dataclass(frozen=True, slots=True)
class SecondReading:
    """Another way to read a text: with which words taken for others."""

    reading: Reading
    guesses: tuple[Guess, ...]


def second_readings(reading: Reading, vocabulary: Vocabulary) -> Iterator[SecondReading]:
    """Give the likeliest other readings, the first with every unknown word taken for the nearest known one.

    Those that follow differ from it in one word that may as well stand for another.
    """
    unknown = [term for term in reading.terms if _is_unknown(term, reading, vocabulary)]
    if reading.follows is not None or len(unknown) > _MOST_UNKNOWN:
        return
    mended = [term for term in reading.terms if _is_mended(term)]
    choices = [found for term in unknown if (found := _guesses(term, reading, vocabulary))]
    if not (choices or any(term.meant for term in reading.terms)) or _may_hide_a_number(unknown, reading, vocabulary):
        return
    anew = [found for term in mended if (found := _nearer(term, reading, vocabulary))]
    ways = chain(_ways([*choices, *anew]), _ways(choices) if anew else ())
    for guesses in islice(ways, MOST_READINGS):
        again = _reread(reading, guesses, vocabulary)
        if _makes_sense_of(guesses, again) and (guesses or not _say_the_same(reading, again)):
            yield SecondReading(again, guesses)


def _ways(choices: list[list[Guess]]) -> Iterator[tuple[Guess, ...]]:
    """The nearest guess for each word; then all ways that differ in one word from that, and are as likely."""
    best = tuple(found[0] for found in choices)
    yield best
    for at, found in enumerate(choices):
        for other in found[1:]:
            if other.cost <= found[0].cost + _AS_LIKELY:
                yield (*best[:at], other, *best[at + 1 :])


def _say_the_same(one: Reading, other: Reading) -> bool:
    """Whether two readings name the same things in the same order, so that the other finds no more than the one did."""
    return (one.whens, one.amounts) == (other.whens, other.amounts) and [each.concepts for each in one.terms] == [
        each.concepts for each in other.terms
    ]


def _is_unknown(term: Term, reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether a word means nothing, or is only a first name that is often typed for another word ("ned" for "need")."""
    if not term.words.isalpha():
        return False
    first_name = bool(term.concepts) and all(concept[0] == "@" for concept in term.concepts)
    return not term.concepts or (first_name and vocabulary.is_mistaken(term.words, reading.language))


def _is_mended(term: Term) -> bool:
    return bool(term.meant) and term.words.isalpha() and " " not in term.meant


def _nearer(term: Term, reading: Reading, vocabulary: Vocabulary) -> list[Guess]:
    """What a word may stand for that was taken for another one as few letters away, and is much nearer by the usual slips."""
    taken = vocabulary.slip_cost(term.words, term.meant)
    found = _guesses(term, reading, vocabulary)
    nearest = next((guess for guess in found if guess.cost + _MUCH_NEARER <= taken), None)
    if (
        nearest is None
        or frozenset(vocabulary.concepts(nearest.meant)) == term.concepts
        or _means_little(nearest, vocabulary)
    ):
        return []
    return [guess for guess in found if guess.cost <= nearest.cost + _AS_LIKELY]


def _means_little(guess: Guess, vocabulary: Vocabulary) -> bool:
    concepts = vocabulary.concepts(guess.meant)
    return bool(concepts) and _are_fillers(concepts)


def _makes_sense_of(guesses: tuple[Guess, ...], again: Reading) -> bool:
    """Whether every word that was taken for another one means something now, by itself or inside a phrase."""
    senseless = {word for term in again.terms if not term.concepts for word in term.words.split()}
    passed_over = {word for term in again.terms if _is_filler(term) for word in term.words.split()}
    for guess in guesses:
        words = guess.meant.split()
        far = guess.cost > _NEAR_A_FILLER or len(words) > 1
        if not senseless.isdisjoint(words) or (far and passed_over.issuperset(words)):
            return False
    return True


def _is_filler(term: Term) -> bool:
    return bool(term.concepts) and _are_fillers(term.concepts)


def _may_hide_a_number(unknown: list[Term], reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether a word may as well be a number, a fraction or a denial, without which a text says something else."""

    def may_be_one(word: str) -> bool:
        nearest = next(iter(vocabulary.guesses(word, reading.language)), None)
        return is_near_any(word, CRITICAL, nearest[1] + _MUCH_FARTHER) if nearest else is_near_any(word, CRITICAL)

    return any(not vocabulary.is_ordinary(term.words) and may_be_one(term.words) for term in unknown)


def _guesses(term: Term, reading: Reading, vocabulary: Vocabulary) -> list[Guess]:
    """What an unknown word may stand for, the nearest first; of those that mean the same only the nearest."""
    word = term.words
    if any(other.end == term.at and _leads_to_a_name(other) for other in reading.terms):
        return _the_name(word, reading, vocabulary)
    topic = _is_a_topic_or_acts(term, reading)
    by_meaning: dict[tuple[str, ...], Guess] = {}
    refused: list[float] = []
    for meant, cost in vocabulary.guesses(word, reading.language):
        concepts = vocabulary.concepts(meant)
        if (
            concepts
            and vocabulary.is_first_name(meant, concepts)
            and not (cost <= _SURE_NAME and len(word) >= _SHORTEST_NAME)
            and not _belongs_to_a_surname(concepts, term, reading)
        ):
            continue
        if topic and concepts and _are_fillers(concepts):
            continue
        if not vocabulary.is_ordinary(word, reading.language) and not _is_allowed(
            word, concepts, cost, reading.language
        ):
            refused.append(cost)
            continue
        by_meaning.setdefault(concepts or (meant,), Guess(word, meant, cost))
    if refused and (not by_meaning or min(refused) <= min(guess.cost for guess in by_meaning.values()) + _AS_LIKELY):
        return []
    found = sorted(_weighty(by_meaning), key=lambda guess: guess.cost + _PART * (not vocabulary.concepts(guess.meant)))
    nations = [guess for guess in found if _names_a_state(guess, vocabulary)]
    return [guess for guess in found if guess not in nations] if len(nations) > 1 else found


def _weighty(by_meaning: Mapping[tuple[str, ...], Guess]) -> Iterator[Guess]:
    """The guesses, without words to be passed over where one that says something is hardly farther."""
    weighty = [guess.cost for concepts, guess in by_meaning.items() if not _are_fillers(concepts)]
    nearest = min(weighty, default=_NO_RIVAL)
    for concepts, guess in by_meaning.items():
        if not _are_fillers(concepts) or guess.cost + _HARDLY_FARTHER < nearest:
            yield guess


def _are_fillers(concepts: Iterable[str]) -> bool:
    return all(concept.startswith("filler.") for concept in concepts)


def _the_name(word: str, reading: Reading, vocabulary: Vocabulary) -> list[Guess]:
    """What a word is that stands where a name is expected: the one name that it is hardly anything else than."""
    found = [
        guess
        for meant, cost in vocabulary.guesses(word, reading.language)
        if _names_a_state(guess := Guess(word, meant, cost), vocabulary)
    ]
    named = {vocabulary.concepts(guess.meant) for guess in found}
    return found[:1] if len(named) == 1 and found[0].cost <= _UNMISTAKABLE * len(word) else []


def _belongs_to_a_surname(concepts: tuple[str, ...], term: Term, reading: Reading) -> bool:
    """Whether the one whose first name it may be is named right behind it ("rutem umerov")."""
    return any(other.at == term.end and not other.concepts.isdisjoint(concepts) for other in reading.terms)


def _is_a_topic_or_acts(term: Term, reading: Reading) -> bool:
    """Whether a word stands where something is named: behind "about", or between "did" and what is done."""
    before = next((other for other in reading.terms if other.end == term.at), None)
    behind = next((other for other in reading.terms if other.at == term.end), None)
    topic = before is not None and before.words in _OF_A_TOPIC
    acts = before is not None and behind is not None and before.words.split()[-1] in _AUXILIARIES
    done = behind is not None and any(
        c.startswith(("give.", "stage.", "ask.said", "occasion.")) for c in behind.concepts
    )
    return topic or (acts and done)


_AUXILIARIES = frozenset("did does do has have had was were will would is are can".split())


def _leads_to_a_name(term: Term) -> bool:
    """Whether what follows is whom something is given to or comes from."""
    return any(concept in ("role.to", "role.for", "role.from") for concept in term.concepts)


def _is_allowed(word: str, concepts: tuple[str, ...], cost: float, language: str) -> bool:
    if any(concept.startswith(_NEVER) for concept in concepts) or (
        language != "en" and cost > max(_NEAR, _UNMISTAKABLE * len(word))
    ):
        return False
    if cost > _FAR and any(concept.startswith(("occasion.", "item.")) for concept in concepts):
        return False
    return "filler.negation" not in concepts or (cost <= _SURE_NEGATION and len(word) > _SHORTEST_HALF)


def _names_a_state(guess: Guess, vocabulary: Vocabulary) -> bool:
    named = [concept[1:] for concept in vocabulary.concepts(guess.meant) if concept[0] == "@"]
    known = vocabulary.entities
    return any(entity not in known or known[entity].type in ("country", "group", "organisation") for entity in named)


def _reread(reading: Reading, guesses: tuple[Guess, ...], vocabulary: Vocabulary) -> Reading:
    meant = {term.words: term.meant for term in reading.terms if term.meant and " " not in term.words}
    meant |= {guess.typed: guess.meant for guess in guesses}
    kept = quoted(reading.whole)
    parts: list[str] = []
    at = 0
    for token in tokens(reading.whole):
        word = vocabulary.respelled(token.folded.replace("'", ""))
        if word in meant and not any(span.start <= token.start < span.end for span in kept):
            parts.extend((reading.whole[at : token.start], meant[word]))
            at = token.end
    text = "".join((*parts, reading.whole[at:]))
    return replace(
        read_question(text, vocabulary, reading.today, reading.command, reading.language), quoted=reading.quoted
    )
