"""Fields that hold several: who gives to whom, when, and where it was read, each taken apart into single fields."""

import re
from collections.abc import Mapping

from bot.domain._segments import cut_source, split_arrow

TIMES = ("as_of", "since", "period_start", "period_end", "date")
SOURCE = ("publisher", "title", "url", "published", "via")

_AS_OF = re.compile(
    r"as (?:of|at)\s+(?P<as_of>.+?)(?:[,;]?\s+(?:counted\s+)?since\s+(?P<since>.+))?", re.IGNORECASE | re.DOTALL
)
_SINCE = re.compile(
    r"(?:counted\s+)?since\s+(?P<since>.+?)(?:[,;]?\s+as (?:of|at)\s+(?P<as_of>.+))?", re.IGNORECASE | re.DOTALL
)
_SPAN = re.compile(
    r"(?:(?:period|during)\s+)?(?:from\s+|between\s+)?(?P<period_start>\S.*?)"
    r"\s*(?:\.\.\.?|…|→|–|—|\s-\s|\bto\b|\band\b|\buntil\b)\s*(?P<period_end>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_PERIOD = re.compile(r"(?:period|during)\s+(?P<period>.+)", re.IGNORECASE | re.DOTALL)
_ON = re.compile(r"(?:announced|said|dated)?\s*(?:on\s+|in\s+)?", re.IGNORECASE)
_TO = re.compile(r"(?:from\s+)?(?P<donor>.+?)\s+to\s+(?P<recipient>.+)", re.IGNORECASE | re.DOTALL)


def single_fields(form: Mapping[str, str]) -> dict[str, str]:
    """Take the grouped fields of a form apart.

    A group that is given stands for all of its fields: those it does not name come out empty.
    """
    single = {name: value.strip() for name, value in form.items() if name not in ("who", "when", "period", "source")}
    if "who" in form:
        single = _who(form["who"]) | single
    if "when" in form or "period" in form:
        times = _when(form.get("when", "")) | _period(form.get("period", ""))
        single = dict.fromkeys(TIMES, "") | times | single
    if "source" in form:
        single = dict.fromkeys(SOURCE, "") | cut_source(form["source"]) | single
    return single


def join_who(donor: str, recipient: str) -> str:
    """Write who gives to whom in the form that is read back."""
    return f"{donor} → {recipient}" if donor or recipient else ""


def join_when(times: Mapping[str, str]) -> str:
    """Write dates in the form that is read back."""
    as_of, since, start, end = (times.get(name, "") for name in ("as_of", "since", "period_start", "period_end"))
    span = f"{start}..{end}" if end else start
    total = " ".join(filter(None, (as_of and f"as of {as_of}", since and f"since {since}")))
    return "; ".join(filter(None, (total, span)))


def join_source(source: Mapping[str, str]) -> str:
    """Write a source in the form that is read back."""
    title = source.get("title", "").replace('"', "'")
    via = source.get("via")
    parts = (
        source.get("publisher", ""),
        f'"{title}"' if title else "",
        source.get("url", ""),
        source.get("published", "") or ("undated" if source.get("url") else ""),
        f"via {via.removeprefix('via ')}" if via else "",
    )
    return ", ".join(filter(None, parts))


def _who(text: str) -> dict[str, str]:
    ends = split_arrow(text)
    if ends is None and (plain := _TO.fullmatch(text.strip())):
        ends = plain["donor"], plain["recipient"]
    donor, recipient = ends or (text, "")
    return {"donor": donor.strip(), "recipient": recipient.strip()}


def _when(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        found |= _moment(part)
    return found


def _moment(text: str) -> dict[str, str]:
    for shape in (_AS_OF, _SINCE):
        if match := shape.fullmatch(text):
            return {name: value for name, value in match.groupdict().items() if value}
    if match := _PERIOD.fullmatch(text):
        return _period(match["period"])
    if match := _SPAN.fullmatch(text):
        return match.groupdict()
    return {"date": _ON.sub("", text, count=1)}


def _period(text: str) -> dict[str, str]:
    """Read what a flow covers: two dates, or one month or year that is both."""
    if not text.strip():
        return {}
    if match := _SPAN.fullmatch(text.strip()):
        return match.groupdict()
    return {"period_start": text.strip(), "period_end": text.strip()}
