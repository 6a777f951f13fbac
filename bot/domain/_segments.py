"""Cutting a fact typed as text into named fields: `value: …` lines, or segments told apart by what they hold.

What the fields mean is read in `form.py`; here every value stays the words as typed.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from bot.domain.model import FACETS, MEASURES, AidKind, Stage
from bot.domain.text import fold

UNREAD = "unread"
"""The field that collects what could not be placed, one a line."""

_NAMES = {
    "value": "value amount figure number",
    "unit": "unit currency",
    "donor": "donor giver from",
    "recipient": "recipient receiver to",
    "who": "who",
    "kind": "kind",
    "stage": "stage",
    "measure": "measure",
    "mechanism": "mechanism",
    "when": "when date day said_on announced announced_on",
    "as_of": "as_of",
    "since": "since counted_since",
    "period": "period during",
    "what": "what sentence statement",
    "source": "source",
    "publisher": "publisher outlet",
    "title": "title headline",
    "url": "url link",
    "published": "published published_on",
    "via": "via",
    "note": "note",
    "reason": "reason why",
    "words": "words quote text",
    "speaker": "speaker said_by",
    "role": "role",
    "place": "place",
    "occasion": "occasion",
    "language": "language",
    "facet": "facet",
    "subject": "subject about",
    "topics": "topics",
}
FIELD_OF = {alias: name for name, aliases in _NAMES.items() for alias in aliases.split()}
"""Every word a field may be called by, and the field."""

_FREE_TEXT = frozenset({"what", "note", "reason", "words", "title", "occasion", "role", "place", "subject", "source"})

_MEASURE_WORDS = {
    "total": "running_total",
    "cumulative total": "running_total",
    "one package": "package",
    "annual": "annual_amount",
    "yearly": "annual_amount",
}
_MECHANISM_WORDS = {
    "pda": "PDA",
    "drawdown": "PDA",
    "presidential drawdown authority": "PDA",
    "usai": "USAI",
    "ukraine security assistance initiative": "USAI",
    "fmf": "FMF",
    "foreign military financing": "FMF",
    "grant": "grant",
    "in-kind": "in_kind",
    "budget support": "budget_support",
}
_CLOSED: dict[str, dict[str, str]] = {
    "kind": {kind.value: kind.value for kind in AidKind},
    "stage": {stage.value: stage.value for stage in Stage},
    "measure": {measure: measure for measure in MEASURES} | _MEASURE_WORDS,
    "mechanism": _MECHANISM_WORDS,
    "facet": {facet: facet for facet in FACETS},
}

_PIECE = re.compile(
    r"""(?P<kept>"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|[A-Za-z][A-Za-z0-9+.-]*://[^\s|]*[^\s|;])|(?P<cut>[;|\n]+)|.""",
    re.DOTALL,
)
_KEYED = re.compile(r"(?P<name>[^\W\d_][\w -]{0,20}?)\s*[:=](?!//)\s*(?P<value>.*)", re.DOTALL)
_WEB = re.compile(r"<?(?P<url>[A-Za-z][A-Za-z0-9+.-]*://[^\s<>|]*[^\s<>|,;]|www\.[^\s<>|]*[^\s<>|,;])>?")
_ARROW = re.compile(r"\s*(?:→|⇒|➔|⟶|[-=]{1,2}>)\s*")
_TIMED = re.compile(
    r"(?:as of|since|counted since|period|during|between|in|on|from|announced(?: on)?|until)\b.*\d", re.I
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    rf"\d{{4}}(?:-\d{{2}}){{1,2}}(?:\s*(?:\.\.|to|–|—)\s*\d{{4}}(?:-\d{{2}}){{0,2}})?"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}",
    re.IGNORECASE,
)
_VIA = re.compile(r"(?:via|citing|relaying|quoting)\s+(?P<via>.+)", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r'"(?P<a>[^"\n]+)"|“(?P<b>[^”\n]+)”|«(?P<c>[^»\n]+)»')
_ENCLOSED = re.compile(r'\s*(?:"([^"]+)"|[“„]([^“”„]+)[”“]|«([^«»]+)»)\s*')
_SAID = re.compile(
    r"\s*[\"“„«](?P<words>.+?)[\"”“»]\s*(?:[-‐‑‒–—―−~]+|,|\n)\s*(?P<rest>.*)", re.DOTALL
)  # the first closing mark that a dash, comma or new line follows: quotations may hold quotation marks


def cut_form(text: str) -> dict[str, str]:
    """Cut a fact typed in one line or as a small form into fields; a field given twice is not placed.

    What follows a named field of free text and is no field itself still belongs to it: `note: first; second`.
    """
    form: dict[str, str] = {}
    last = ""
    for cut, segment in _segments(text):
        keyed = _keyed(segment)
        name = keyed[0] if keyed else None if last and cut != "\n" else _field_of(segment)
        if name is None and last:
            form[last] += f"{cut} {segment}" if cut != "\n" else f"\n{segment}"
            continue
        if name is None or form.get(name):
            name, keyed = UNREAD, None
        _put(form, name, keyed[1] if keyed else segment)
        last = name if keyed and name in _FREE_TEXT else ""
    return form


def cut_quote(text: str) -> dict[str, str]:
    """Cut `"words" — speaker, date, source` into fields; the words keep every character. Small forms are read too."""
    said = _SAID.fullmatch(text)
    if not said:
        return cut_form(text)
    first, _, more = said["rest"].partition("\n")
    segments = [segment for _, segment in _segments(first)]
    form = {"words": said["words"]}
    if segments and not _keyed(segments[0]):
        form |= _said_by(segments.pop(0))
    for name, value in cut_form("\n".join([*segments, more])).items():
        _put(form, name, value)
    return form


def unquoted(text: str) -> str:
    """Take off the one pair of quotation marks that encloses a whole text; marks inside it stay."""
    enclosed = _ENCLOSED.fullmatch(text)
    return next(filter(None, enclosed.groups())) if enclosed else text


def cut_source(text: str) -> dict[str, str]:
    """Cut `publisher, "title", address, day` into fields; the title may stand without marks."""
    web = _WEB.search(text)
    found = {"url": web["url"]} if web else {}
    before, after = (text[: web.start()], text[web.end() :]) if web else (text, "")
    if via := re.search(r"[(,]?\s*\b(?:via|citing|relaying|quoting)\s+(?P<via>[^,)|]+)\)?", after):
        found["via"] = via["via"].strip()
        after = after[: via.start()] + after[via.end() :]
    if title := _QUOTED.search(before):
        found["title"] = next(filter(None, title.groups()))
        before = before[: title.start()] + before[title.end() :]
    if published := (_DAY.search(after) or re.search(r"\b(?:\d{4}|undated|no date)\b", after)):
        found["published"] = published[0]
    names = [name for part in before.split(",") if (name := part.strip())]
    if names and "title" not in found and len(names) > 1:
        found["title"] = ", ".join(names[1:])
        names = names[:1]
    publisher = ", ".join(names)
    if publisher and (relays := re.search(r",?\s+\(?(?:via|citing|relaying|quoting)\s+(?P<via>[^)]+)\)?$", publisher)):
        found["via"] = relays["via"]
        publisher = publisher[: relays.start()]
    return found | ({"publisher": publisher} if publisher else {})


def closed_word(field: str, text: str) -> str | None:
    """Give the word of a closed list (kind, stage, measure, mechanism, facet) that a text means."""
    words = fold(text).replace("_", " ").strip(" .")
    known = {fold(name).replace("_", " "): value for name, value in _CLOSED[field].items()}
    bare = re.sub(r" (?:aid|assistance|support|help)$", "", words)
    return known.get(words) or known.get(bare) or known.get(bare.removesuffix("s"))


def near_closed_word(text: str) -> str | None:
    """Give the closed word that a text seems to misspell."""
    known = [word for field in _CLOSED.values() for word in field]
    near = get_close_matches(fold(text), known, n=1, cutoff=0.75)
    return near[0] if near else None


def split_arrow(text: str) -> tuple[str, str] | None:
    """Split `donor → recipient`; None where there is no single arrow."""
    parts = _ARROW.split(text.strip())
    return (parts[0], parts[1]) if len(parts) == 2 else None


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Each stretch between separators, with the separator before it; quotations and addresses are never cut."""
    cut, stretch = "\n", ""
    for piece in _PIECE.finditer(text.replace("\r", "")):
        if piece["cut"] is None:
            stretch += piece[0]
            continue
        if stretch.strip():
            yield cut, stretch.strip()
        cut, stretch = "\n" if "\n" in piece[0] else piece[0][0], ""
    if stretch.strip():
        yield cut, stretch.strip()


def _keyed(segment: str) -> tuple[str, str] | None:
    found = _KEYED.fullmatch(segment)
    if not found:
        return None
    name = FIELD_OF.get(re.sub(r"[\s_-]+", "_", fold(found["name"])))
    return (name, found["value"].strip()) if name else None


def _field_of(segment: str) -> str | None:
    """The field that a segment without a name belongs to, by what it holds."""
    if _WEB.search(segment):
        return "source"
    if split_arrow(segment):
        return "who"
    if _VIA.fullmatch(segment):
        return "via"
    if _TIMED.fullmatch(segment) or _DAY.fullmatch(segment):
        return "when"
    closed = next((field for field in _CLOSED if field != "facet" and closed_word(field, segment)), None)
    if closed or len(segment.split()) > 12:
        return closed or "what"
    if any(character.isdigit() for character in segment):
        return "value"
    return "what" if len(segment.split()) >= 4 else None


def _said_by(segment: str) -> dict[str, str]:
    """Read `speaker, date, source` after a quotation."""
    parts = re.split(r",(?=(?:[^\"“”]*[\"“][^\"“”]*[\"”])*[^\"“”]*$)", segment)
    found = {"speaker": parts[0].strip()}
    rest = parts[1:]
    if len(rest) > 1 and re.fullmatch(rf"\s*{_MONTH}\s+\d{{1,2}}\s*", rest[0], re.IGNORECASE):
        rest = [f"{rest[0]},{rest[1]}", *rest[2:]]
    if rest and any(character.isdigit() for character in rest[0]) and not _WEB.search(rest[0]):
        found["when"] = rest.pop(0).strip()
    source = ",".join(rest).strip()
    return found | ({"source": source} if source else {})


def _put(form: dict[str, str], name: str, value: str) -> None:
    if name == "via":
        value = relayed["via"] if (relayed := _VIA.fullmatch(value)) else value
    form[name] = f"{form[name]}\n{value}" if name == UNREAD and name in form else value
