"""Numbers run together with what they count, and figures typed for little words, put apart before anything is read."""

import re

from bot.domain._date_words import MONTHS
from bot.domain.vocabulary import Vocabulary

_GLUED = re.compile(r"\b(\d+)([^\W\d_]{4,})\b")
_LEADING_FIGURE = re.compile(r"\b([^\W\d_]+) ([24]) ([^\W\d_]{3,})\b(?!\W{0,3}\d)")
_FIGURES = {"2": "to", "4": "for"}
"""Figures typed for the little words that sound alike, right before a name ("aid 2 ukraine")."""
_SHORTEST_MENDED = 4
_BEFORE_A_VERB = re.compile(
    r"(?<=[^\W\d_] )2(?= (?:do|be|get|give|send|make|use|hit|ease|say|know|see|stop|help|join)\b)"
)
"""So typed for the little word before a verb ("wants leaders 2 do")."""
_COUNTED = ("item.", "noun.ally", "noun.partner", "noun.country", "noun.donor", "noun.people")


def apart(text: str, vocabulary: Vocabulary) -> str:
    """The text with a number and what it counts apart, where they were run together ("800bombs")."""

    def spaced(found: re.Match[str]) -> str:
        counted = vocabulary.concepts(found[2])
        return f"{found[1]} {found[2]}" if counted and counted[0].startswith(_COUNTED) else found[0]

    def spelled(found: re.Match[str]) -> str:
        near = vocabulary.mended(found[3], "en") if len(found[3]) >= _SHORTEST_MENDED else None
        named = vocabulary.concepts(found[3]) or vocabulary.concepts(near or "")
        leads = any(concept[0] == "@" for concept in named) and found[1] not in MONTHS
        return f"{found[1]} {_FIGURES[found[2]]} {found[3]}" if leads else found[0]

    if any(character.isdigit() for character in text):
        text = _BEFORE_A_VERB.sub("to", _LEADING_FIGURE.sub(spelled, _GLUED.sub(spaced, text)))
    return text
