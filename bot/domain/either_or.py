"""Questions that offer two answers to choose from ("a Monday or a Tuesday", "is it 2.3 or 23b"), turned into what they ask.

Left as they are, both would be read as a day or an amount that narrows the question, and one of them is wrong.
"""

import re

from bot.domain._date_words import WEEKDAYS
from bot.domain.text import fold

_OR = {
    "or": ("which weekday", "how much"),
    "oder": ("welcher wochentag", "wie viel"),
    "ou": ("quel jour", "combien"),
    "o": ("que dia", "cuanto"),
    "czy": ("jaki dzien", "ile"),
    "чи": ("який день", "скільки"),
    "или": ("какой день", "сколько"),
}
"""Each word for "or" with what asks for a day, and for an amount, in its language."""
_JOINED = "|".join(_OR)
_ARTICLE = r"(?:(?:an?|on|on an?|the|am|ein|einem|le|un|el|w|we|у|в|во) )?"
_DAY = rf"{_ARTICLE}([^\W\d_]{{5,}})"
_IS_IT = (
    r"(?:(?:was|is|were|war|ist|est ce|était ce|fue|czy to|czy to był|это был|це був) (?:(?:it|that|this|es|das) )?)?"
)
_TWO_DAYS = re.compile(rf"\b{_IS_IT}{_DAY},? ({_JOINED}) {_DAY}\b", re.I)
_NUMBER = r"\$?\d+(?:[.,]\d+)?"
_SCALE = r"(?:k|m|mn|mln|mio|bn?|bln|bil|billions?|millions?|mrd|milliarden?|milliards?|млрд|млн|mld)"
_TWO_AMOUNTS = re.compile(
    r"\b(?:is|was|are|were|iz) (?:it|that|this|they|these) (?:about |around |like |really )?"
    rf"{_NUMBER} ?{_SCALE}?,? (or) {_NUMBER} ?{_SCALE}?\b(?! (?:more|less|of|july|june|days?))",
    re.I,
)


def as_asked(text: str) -> str:
    """The text with a choice of two weekdays, or of two amounts of one thing, as a question for the right one."""
    if not any(f" {joiner} " in text for joiner in _OR):
        return text
    return _TWO_AMOUNTS.sub(lambda found: _OR[found[1].lower()][1], _TWO_DAYS.sub(_day_asked, text))


def _day_asked(found: re.Match[str]) -> str:
    both = fold(found[1]) in WEEKDAYS and fold(found[3]) in WEEKDAYS
    return _OR[found[2].lower()][0] if both else found[0]
