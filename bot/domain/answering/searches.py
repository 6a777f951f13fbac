"""By which words to search for what a question names."""

from collections.abc import Iterable

from bot.domain.shelf import Words
from bot.domain.terms import Term
from bot.domain.vocabulary import Vocabulary

MOST_SEARCHED = 16
_MOST_LIKE_ONE = 6
"""How many English words are searched for what one term means."""
_LITTLE = ("filler.", "role.")


def words_for(terms: Iterable[Term], vocabulary: Vocabulary) -> list[Words]:
    """For each of these terms the words by which to search for it: as typed, and the English ones for what it means."""
    found: dict[Words, None] = dict.fromkeys(_words_for(term, vocabulary) for term in terms)
    return list(found)[:MOST_SEARCHED]


def _words_for(term: Term, vocabulary: Vocabulary) -> tuple[str, ...]:
    like = vocabulary.english(term.concepts)[:_MOST_LIKE_ONE]
    own = dict.fromkeys((*term.words.split(), *term.meant.split()))
    # In "rained down on" the little words would find all that hold them and crowd out what is meant.
    telling = [word for word in own if len(own) == 1 or not _is_little(word, vocabulary)]
    return tuple(dict.fromkeys((*(telling or own), *like)))


def _is_little(word: str, vocabulary: Vocabulary) -> bool:
    concepts = vocabulary.concepts(word)
    return bool(concepts) and all(concept.startswith(_LITTLE) for concept in concepts)
