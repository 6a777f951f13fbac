"""What a package is said to hold: the list behind "including", or the items of a list below "include:"."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.extracting._article import is_bullet, without_bullet
from bot.domain.extracting._reading import Reader, Stretch
from bot.domain.text import Span, normalise

_OPENS = re.compile(
    r"\b(?:including|includes?|included|will include|consists? of|consisting of|contains?|comprises?|comprising|"
    r"such as|made up of|"
    r"увійдуть|увійшли|входять|входить|включає|включають|включатиме|включно з|зокрема|містить|у складі|"
    r"входят|войдут|включает|включая|содержит|"
    r"darunter|umfasst|enthält|beinhaltet|einschließlich|gehören|"
    r"dont|comprend|notamment|incluye|incluyendo|entre ellos|zawiera|obejmuje|w tym)\b:?",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:send|supply|deliver|provide|give|receive|donate|передасть|поставить|надасть|liefert|liefern)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"[.;!?](?:\s|$)|\s[-(]\s?|[\"“”„«»]"
    r"|,\s+(?:which|who|that|according|as|while|with|but|he|she|they|it|the|said|says|reports?|officials?|a|"
    r"[A-Z][\w.]*(?:\s[A-Z][\w.]*)*\s+(?:said|says|told|reports?|reported|announced|citing|added)|U\.S\. officials said|"
    r"які|який|яка|що|повідомив|повідомила|повідомляє|передає|пише|заявив|sagte|teilte|wie|die|hieß)\b",
)
_SPLIT = re.compile(r"\s*[,;]\s*(?:(?:and|und|та|і|й|и|as well as|а також|sowie|et|y|oraz|i)\s+)?")
_LAST_AND = re.compile(r"\s+(?:and|und|та|і|й|и|as well as|а також|sowie|et|y|oraz)\s+")
_SHARED_TAIL = re.compile(r"\s(?:for|to|of|для|до|für)\s")
_LIST_END = re.compile(r"[;,.]?\s*(?:and|und|та|і)?\s*$|[;,.]\s*$")
_OPENS_LIST = re.compile(r"[:：]\s*$")
_LONGEST = 12


def contents(stretch: Stretch) -> tuple[str, str] | None:
    """Give the words of a list of goods in a sentence, and what opens it; None where there is none."""
    for opened in _OPENS.finditer(stretch.text):
        rest = stretch.text[opened.end() :].lstrip(" :")
        closed = _CLOSES.search(rest)
        words = rest[: closed.start()] if closed else rest
        if words.strip():
            return words.strip(" ,;."), opened[0]
    return None


def goods_of(stretch: Stretch, reader: Reader) -> tuple[tuple[str, ...], str]:
    """The goods that a sentence lists, each in its own words, and the whole list; none where it lists something else."""
    listed = contents(stretch)
    if listed is None:
        return (), ""
    items = split(listed[0])
    known = [item for item in items if _is_goods(item, reader)]
    return (items, listed[0]) if known and len(known) * 2 >= len(items) else ((), "")


def lists_below(paragraphs: Sequence[Span], reader: Reader) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The lists of goods with an item in each paragraph: the paragraph that opens it, the last one, and the items.

    What a list holds opens no list of its own, and no item is read twice.
    """
    items: dict[int, str] = {}
    goods: dict[int, int] = {}
    """How many of the items up to each one are goods."""
    end = at = 0
    while at < len(paragraphs):
        end = max(end, at + 1)
        while end < len(paragraphs) and is_bullet(paragraphs[end].text):
            items[end] = _LIST_END.sub("", normalise(without_bullet(paragraphs[end].text)))
            end += 1
        following = range(at + 1, end)
        if following and _OPENS_LIST.search(paragraphs[at].text):
            for one in following:
                if one not in goods:
                    goods[one] = goods.get(one - 1, 0) + _is_goods(items[one], reader)
            if 2 * (goods[end - 1] - goods.get(at, 0)) >= len(following):
                yield at, end - 1, tuple(items[one] for one in following)
                at = end - 1
        at += 1


def split(words: str) -> tuple[str, ...]:
    """Split a list at its commas and its last "and"; a noun shared by two things keeps them together."""
    parts = [part.strip() for part in _SPLIT.split(words) if part.strip()]
    if not parts:
        return ()
    last = parts.pop()
    halves = _LAST_AND.split(last, maxsplit=1)
    together = len(halves) == 2 and (_SHARED_TAIL.search(last) or len(halves[0].split()) == 0)
    parts += [last] if together else halves
    return tuple(part for part in parts if part)


def _is_goods(item: str, reader: Reader) -> bool:
    words = item.split()
    return len(words) <= _LONGEST * 2 and bool(reader.read(item).of("item."))
