"""Search libraries that rank by the rarity of words."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import bm25s
import tantivy

from benchmarks.peers.contract import Match

_WORD = re.compile(r"\w+")
_SHORTEST_FUZZY = 4


class Bm25s:
    """bm25s with its own tokenizer and English stop words."""

    name: ClassVar[str] = "bm25s"
    largest: ClassVar[int | None] = None

    def build(self, texts: Sequence[str], folder: Path) -> None:
        """Index the texts in memory."""
        self._index = bm25s.BM25()
        self._index.index(bm25s.tokenize(list(texts), stopwords="en", show_progress=False), show_progress=False)

    def ask(self, question: str) -> Match | None:
        """Give the text with the best BM25."""
        asked = bm25s.tokenize(question, stopwords="en", show_progress=False)
        numbers, scores = self._index.retrieve(asked, k=1, show_progress=False)
        return Match(int(numbers[0, 0]), float(scores[0, 0])) if scores[0, 0] > 0 else None


class TantivyFuzzy:
    """tantivy with a fuzzy query of distance 1 for each longer word, an exact one for the rest."""

    name: ClassVar[str] = "tantivy, fuzzy terms"
    largest: ClassVar[int | None] = None

    def build(self, texts: Sequence[str], folder: Path) -> None:
        """Index the texts in a folder."""
        schema = tantivy.SchemaBuilder().add_unsigned_field("number", stored=True).add_text_field("text").build()
        target = folder / "tantivy"
        target.mkdir(parents=True, exist_ok=True)
        self._schema, self._index = schema, tantivy.Index(schema, path=str(target), reuse=False)
        writer = self._index.writer(heap_size=200_000_000, num_threads=1)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(number=number, text=text))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: str) -> Match | None:
        """Give the text with the best score."""
        clauses = [(tantivy.Occur.Should, self._term(word)) for word in _WORD.findall(question.lower())]
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), 1).hits if clauses else []
        if not found:
            return None
        score, address = found[0]
        return Match(int(self._searcher.doc(address)["number"][0]), float(score))

    def _term(self, word: str) -> tantivy.Query:
        if len(word) < _SHORTEST_FUZZY or not word.isalpha():
            return tantivy.Query.term_query(self._schema, "text", word)
        return tantivy.Query.fuzzy_term_query(self._schema, "text", word, distance=1, transposition_cost_one=True)
