"""A finding as the form of the fact that it would become, for a curator to look over. What is not told stays empty."""

from collections.abc import Mapping
from decimal import Decimal

from bot.domain.extracting.findings import Finding, FindingKind
from bot.domain.form import PRECISION_WORDS, NameReader
from bot.domain.kinds import Precision

_MEASURES: Mapping[FindingKind, str] = {FindingKind.COUNT: "count", FindingKind.SHARE: "share"}
_FACETS: Mapping[FindingKind, str] = {
    FindingKind.DATE: "date",
    FindingKind.MECHANISM: "mechanism",
    FindingKind.CONTENTS: "contents",
}
_TOTAL = "running_total"


def form_of_finding(finding: Finding, source: str, names: NameReader) -> dict[str, str]:
    """Write a finding as the fields of a form. `source` is one line: publisher, title, address and day.

    No sentence of the article goes into it: what a fact says is made of its fields, or left for the curator to say.
    """
    if finding.kind is FindingKind.QUOTATION:
        return _quote(finding, names) | {"source": source, "note": ""}
    fields = _statement(finding, names) if finding.kind in _FACETS else _figure(finding, names)
    return fields | {"source": source, "note": ""}


def _quote(finding: Finding, names: NameReader) -> dict[str, str]:
    speaker = finding.speaker
    name = "" if speaker is None else names.label(speaker.entity) if speaker.entity else speaker.name
    return {"words": finding.words, "speaker": name, "when": str(finding.day or "")}


def _figure(finding: Finding, names: NameReader) -> dict[str, str]:
    return {
        "value": _value(finding),
        "who": _who(finding, names),
        "kind": finding.aid.value if finding.aid else _kind(finding),
        "stage": finding.stage.value if finding.stage else "reported",
        "measure": finding.measure or _MEASURES.get(finding.kind, ""),
        "mechanism": finding.mechanism or "",
        "when": _when(finding),
        "what": "",
    }


def _kind(finding: Finding) -> str:
    """Without a kind named: a count outside aid where nobody gives anything, else all kinds."""
    outside = finding.kind is not FindingKind.MONEY and finding.donor is None and finding.recipient is None
    return "not_aid" if outside else "all"


def _statement(finding: Finding, names: NameReader) -> dict[str, str]:
    package = f"aid package{f' {who}' if (who := _who(finding, names)) else ''}"
    told = {
        FindingKind.CONTENTS: (f"The aid includes {', '.join(finding.items)}.", "aid package"),
        FindingKind.MECHANISM: (f"The {package} is paid for by {finding.mechanism}.", "aid package"),
        FindingKind.DATE: ("", ""),
    }
    what, subject = told[finding.kind]
    when = str(finding.day or finding.value or "")
    return {"what": what, "facet": _FACETS[finding.kind], "subject": subject, "when": when}


def _value(finding: Finding) -> str:
    value, unit = finding.value, "percent" if finding.kind is FindingKind.SHARE else finding.unit or ""
    if not isinstance(value, Decimal):
        return ""
    return f"{PRECISION_WORDS[finding.precision or Precision.EXACT]} {value:f} {unit}".strip()


def _who(finding: Finding, names: NameReader) -> str:
    donor, recipient = (names.label(end) if end else "" for end in (finding.donor, finding.recipient))
    return f"{donor} → {recipient}" if donor or recipient else ""


def _when(finding: Finding) -> str:
    if finding.period:
        first, last = finding.period
        return f"{first}..{last}"
    day = str(finding.day or "")
    if finding.measure != _TOTAL:
        return day if finding.measure == "package" else f"as of {day}" if day else ""
    return f"as of {day}" + (f" since {finding.since}" if finding.since else "")
