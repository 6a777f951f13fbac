"""The verbs after `fact`: which ones only read, and which one a misspelled verb means."""

from difflib import get_close_matches

from rapidfuzz.distance import OSA

SHOW = "show"
_READING = frozenset({SHOW, "history", "proposals", "findings", "imports", "help"})
"""Verbs that change nothing, so that a slip of the keys in them may be mended without asking."""
_CHANGING = frozenset(
    {
        *("add", "edit", "retire", "undo", "export", "propose", "accept", "reject", "save", "cancel"),
        *("from", "approve", "amend", "skip", "stop", "import", "apply", "drop", "unimport"),
    }
)


def read_verb(words: str) -> tuple[str, str]:
    """Take the verb off the text after `fact`: a reading one may be one slip away, any other stands as typed."""
    typed, rest = split_word(words)
    verb = typed.lower()
    if verb not in _READING | _CHANGING:
        near = [known for known in _READING | _CHANGING if OSA.distance(verb, known) <= 1]
        verb = near[0] if len(near) == 1 and near[0] in _READING else verb
    return verb, rest


def near_verb(word: str) -> str | None:
    """Give the verb that a misspelled one seems to mean."""
    near = get_close_matches(word, sorted(_READING | _CHANGING), n=1)
    return near[0] if near else None


def split_word(words: str) -> tuple[str, str]:
    """Split off the first word; what follows stays as typed."""
    first, rest, *_ = *words.split(maxsplit=1), "", ""
    return first, rest.rstrip()
