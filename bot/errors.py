"""Every error that a person may read, in one family.

AidbotError
├── InvalidFact         a fact, quote or form that may not be stored; lists every fault
├── StaleVersion        an edit made against an older version; says what changed since
├── UnknownFact         no fact of that id is visible here
│   └── RetiredFact     there was one, and it is out of use; says how to bring it back
├── NotAllowed          the actor may not do this here
├── NothingToUndo       the fact has no earlier revision to return to
├── CannotDraw          words that would not stand in a picture as they were written
├── UnreadableDocument  a file that holds no article, or none that can be read; says what to do instead
├── CannotWrite         a file or folder that is taken, or where nothing may be written
├── StoreUnavailable    the store is missing, locked, read-only, corrupt or of a newer schema
└── InvalidSettings     the environment is incomplete or wrong; lists every fault

Not finding an answer is a result, never an exception. `str(error)` is a sentence that says how to mend it and
holds no path, secret or trace.
"""

from collections.abc import Sequence


class AidbotError(Exception):
    """The base of all errors whose message a user may read."""


class InvalidFact(AidbotError):
    """A fact that may not be stored. `faults` holds one sentence for each fault, each saying how to mend it."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


class StaleVersion(AidbotError):
    """An edit against `expected` of a fact that now stands at `current`; `changes` says what differs."""

    def __init__(self, fact_id: str, expected: int, current: int, changes: Sequence[str]) -> None:
        self.fact_id, self.expected, self.current, self.changes = fact_id, expected, current, tuple(changes)
        told = "; ".join(self.changes) or "no field differs"
        super().__init__(
            f"{fact_id} has changed since you opened it (version {expected}, now {current}): {told}. "
            "Look at it again and repeat what you meant to do."
        )


class UnknownFact(AidbotError):
    """No fact of this id is visible from where it was asked for."""

    def __init__(self, fact_id: str) -> None:
        self.fact_id = fact_id
        super().__init__(
            f"There is no fact {fact_id!r} here. The console shows ids under its answers; on Discord `/fact show` suggests them."
        )


class RetiredFact(UnknownFact):
    """A fact that was taken out of use; `back` is a sentence that says how it comes back."""

    def __init__(self, fact_id: str, where: str, back: str) -> None:
        super().__init__(fact_id)
        self.args = (f"{fact_id} was retired {where}. {back} `fact history {fact_id}` tells what happened to it.",)


class NotAllowed(AidbotError):
    """The actor may not do this here; the message says who may."""


class NothingToUndo(AidbotError):
    """The fact stands at its first revision, or its last change was already undone."""


class CannotDraw(AidbotError):
    """Words that would not stand in a picture as they were written: too long, or in letters that no font of ours has."""


class UnreadableDocument(AidbotError):
    """A file without an article that can be read: of another sort, locked, broken, empty or too long."""


class TooTangled(UnreadableDocument):
    """A text that takes too long to read: tens of thousands of lines of a word or two, or as many quotations."""

    def __init__(self) -> None:
        super().__init__(
            "This text is too tangled to be read as an article: there are too many short lines, lists or quotations in it. "
            "Bring only the part that tells the facts, or a table as a data file."
        )


class CannotWrite(AidbotError):
    """A file or folder that cannot be written; the message says why and what to do."""


class StoreUnavailable(AidbotError):
    """The store cannot be used; the message says why and how to mend it."""


class InvalidSettings(AidbotError):
    """Settings that cannot work. `faults` holds one sentence for each."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))
