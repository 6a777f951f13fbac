"""The searches by words for one question: by which words, and none made twice by several ways of answering."""

from collections.abc import Collection, Iterable, Sequence

from bot.domain.model import FactType, Held
from bot.domain.shelf import Shelf, Words
from bot.domain.terms import Term
from bot.domain.vocabulary import Vocabulary

MOST_SEARCHED = 16
_MOST_LIKE_ONE = 6
"""How many English words are searched for what one term means."""
_LITTLE = ("filler.", "role.")

_Wanted = tuple[tuple[Words, ...], tuple[FactType, ...], bool]


class Searches:
    """Searches a shelf and remembers what was found for as long as one question is worked on."""

    def __init__(self, shelf: Shelf, vocabulary: Vocabulary) -> None:
        self._shelf = shelf
        self._vocabulary = vocabulary
        self._found: dict[_Wanted, tuple[int, Sequence[Held]]] = {}

    def of(
        self, words: Collection[Words], types: Collection[FactType] = (), *, every: bool = False, limit: int
    ) -> Sequence[Held]:
        """The facts that hold every or any of these words, best first, as `Shelf.search` gives them."""
        wanted = (tuple(words), tuple(types), every)
        most, found = self._found.get(wanted, (0, ()))
        if most < limit:
            found = self._shelf.search(words, types=types, every=every, limit=limit)
            self._found[wanted] = limit, found
        return found[:limit]

    def words_for(self, terms: Iterable[Term]) -> list[tuple[str, ...]]:
        """For each of these terms the words by which to search for it: as typed, and the English ones for what it means."""
        return list(dict.fromkeys(self._words_for(term) for term in terms))[:MOST_SEARCHED]

    def _words_for(self, term: Term) -> tuple[str, ...]:
        like = self._vocabulary.english(term.concepts)[:_MOST_LIKE_ONE]
        own = dict.fromkeys((*term.words.split(), *term.meant.split()))
        # In "rained down on" the little words would find all that hold them and crowd out what is meant.
        telling = [word for word in own if len(own) == 1 or not self._is_little(word)]
        return tuple(dict.fromkeys((*(telling or own), *like)))

    def _is_little(self, word: str) -> bool:
        concepts = self._vocabulary.concepts(word)
        return bool(concepts) and all(concept.startswith(_LITTLE) for concept in concepts)
