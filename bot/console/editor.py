"""Lines typed at a terminal: editing, history across sessions, completion."""

from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from bot.console.completing import Wanted, wanted
from bot.console.talk import Talk
from bot.present.text import printable


class EditedLines:
    """Lines from a prompt. Ctrl-C clears the line, Ctrl-D leaves, Alt-Enter (or Esc, then Enter) goes to a new line."""

    def __init__(self, talk: Talk, history: Path | None) -> None:
        self._session: PromptSession[str] = PromptSession(
            [("bold", "aid> ")],
            history=_kept(history),
            completer=ServiceCompleter(talk),
            complete_while_typing=False,
            enable_history_search=True,
            key_bindings=_keys(),
        )

    async def next(self) -> str | None:
        """Wait for a line; None at the end of input."""
        while True:
            try:
                return await self._session.prompt_async()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return None


class ServiceCompleter(Completer):
    """Completions of command words, and of values that the service suggests."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Suggest nothing without waiting; the prompt asks `get_completions_async`."""
        return ()

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Suggest what may stand at the cursor."""
        want = wanted(document.text_before_cursor, self._talk.prefix)
        for word in want.words:
            yield Completion(word, start_position=-len(want.typed))
        for completion in await self._suggested(want):
            yield completion

    async def _suggested(self, want: Wanted) -> Iterable[Completion]:
        labels: dict[str, str] = {}
        for field in want.fields:
            for one in await self._talk.complete(field, want.typed):
                labels.setdefault(one.value, one.label)
        return [Completion(value, -len(want.typed), display=printable(label)) for value, label in labels.items()]


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def _go_to_new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys


class _Kept(FileHistory):
    """A history in a file; a line that the disk has no room for is remembered until the end of the session."""

    def store_string(self, string: str) -> None:
        """Write a line to the file, if it can be."""
        with suppress(OSError):
            super().store_string(string)


def _kept(path: Path | None) -> History:
    """A history in a file that only its owner can read; in memory where no file can be written."""
    if path is None:
        return InMemoryHistory()
    try:
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError:
        return InMemoryHistory()
    return _Kept(path)
