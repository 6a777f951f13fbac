"""The product's own path: the store is opened, each question read, looked up, answered and put into words as in use."""

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.domain.answering import Answering
from bot.domain.question import read_question
from bot.domain.vocabulary import Vocabulary
from bot.present.compose import compose
from bot.present.reply import Reply
from bot.store.building import load_vocabulary
from bot.store.store import Store

TODAY = date(2025, 3, 1)
"""The day on which the generated questions are asked."""


class Product:
    """The store and the answer path of one running program, without a front end."""

    def __init__(self, path: Path) -> None:
        self.store = Store.open(path, read_only=True)
        self.vocabulary = Vocabulary.from_json(load_vocabulary(path)["vocabulary"])
        self.answering = Answering(self.vocabulary)
        gc.freeze()

    def reply(self, text: str) -> Reply:
        """Answer one question."""
        with self.store.reading(None) as shelf:
            reading = read_question(text, self.vocabulary, TODAY)
            return compose(self.answering.answer(reading, shelf), self.vocabulary)

    def close(self) -> None:
        """Let the store go."""
        self.store.shut()


Answerer = Callable[[str], Reply]
