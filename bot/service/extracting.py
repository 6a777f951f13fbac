"""From an article to findings: its file into text, what it says, and how that stands to the facts. Nothing is stored."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from bot.documents import LARGEST, text_of
from bot.domain.extracting import Finding, extract
from bot.domain.extracting.comparing import compare
from bot.domain.vocabulary import Vocabulary
from bot.store.store import Store

__all__ = ["LARGEST", "Extract", "Extracting"]


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of an article and what was found in it. The text is shown beside the findings and then forgotten."""

    text: str
    findings: tuple[Finding, ...]


class Extracting:
    """Reads articles off the event loop. Holds none of them."""

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        # A long text takes seconds: in a thread of its own it keeps no question waiting for a reader.
        self._thread = ThreadPoolExecutor(1, "extracting")

    async def file(self, content: bytes, published: date, server: int | None) -> Extract:
        """Find what a file says; raise UnreadableDocument for one that holds no article."""
        return await self._read(lambda: text_of(content), published, server)

    async def text(self, text: str, published: date, server: int | None) -> Extract:
        """Find what a pasted text says."""
        return await self._read(lambda: text, published, server)

    async def _read(self, text: Callable[[], str], published: date, server: int | None) -> Extract:
        def found() -> tuple[str, tuple[Finding, ...]]:
            words = text()
            return words, extract(words, published, self._vocabulary)

        words, findings = await asyncio.get_running_loop().run_in_executor(self._thread, found)
        return Extract(words, await self._store.read(server, lambda shelf: compare(findings, shelf)))
