"""A sentence made of the fields of a figure, in the manner of the stored ones, for a form that gives none."""

import calendar
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from bot.domain.kinds import AidKind, Precision
from bot.domain.partial_date import PartialDate

_MONEY = {
    "USD": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "CAD": "Canadian dollars",
    "AUD": "Australian dollars",
    "NOK": "Norwegian kroner",
    "SEK": "Swedish kronor",
    "DKK": "Danish kroner",
    "PLN": "zlotys",
    "UAH": "hryvnias",
    "JPY": "yen",
    "CHF": "Swiss francs",
}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_MOST_DECIMALS = 3
_CODE_LENGTH = 3
_KINDS = {
    AidKind.REFUGEE_COSTS: "for the costs of refugees",
    AidKind.MILITARY_AND_CIVILIAN: "in military and civilian aid",
    AidKind.FINANCIAL_AND_HUMANITARIAN: "in financial and humanitarian aid",
    AidKind.ALL: "in aid of all kinds",
    AidKind.MIXED: "in aid of several kinds",
    AidKind.NOT_AID: "",
}
_MEASURES = {
    "running_total": "in total",
    "package": "in one package",
    "annual_amount": "for one year",
    "multi_year_programme": "for several years",
    "fund": "as a fund",
    "loan": "as a loan",
    "estimate": "by an estimate",
    "count": "",
}
_THE = frozenset({"United", "Netherlands", "European", "EU", "UN", "World", "International", "Philippines"})
"""First words of names that stand with `the` inside a sentence."""


def sentence_of(record: Mapping[str, object], label: Callable[[str], str]) -> str:
    """Tell a figure's record in one sentence: how much for what, from whom to whom, how far along and when."""
    told = {name: str(value) for name, value in record.items()}
    verb = f"{'was' if _is_sum(told.get('unit', '')) else 'were'} {_plain(told.get('stage', ''))}"
    words = " ".join(filter(None, (_amount(told), _kind(told), *_ends(told, label), verb, *_around(told))))
    return f"{words[:1].upper()}{words[1:]}."


def _ends(told: Mapping[str, str], label: Callable[[str], str]) -> Iterator[str]:
    for word, end in (("from", "donor"), ("to", "recipient")):
        if end in told:
            name = label(told[end])
            yield f"{word} the {name}" if name.split()[0] in _THE else f"{word} {name}"


def _kind(told: Mapping[str, str]) -> str:
    kind = told.get("kind", "")
    return _KINDS[AidKind(kind)] if kind in _KINDS else f"in {_plain(kind)} aid"


def _around(told: Mapping[str, str]) -> Iterator[str]:
    measure = told.get("measure", "")
    yield _MEASURES.get(measure, f"({_plain(measure)})")
    start, end = _day(told.get("period_start")), _day(told.get("period_end"))
    if start and end and start != end:
        yield f"from {start} to {end}"
    elif day := start or end:
        yield f"{'on' if day[0].isdigit() and ' ' in day else 'in'} {day}"
    if since := _day(told.get("counted_since")):
        yield f"since {since}"
    if as_of := _day(told.get("as_of")):
        yield f"(as of {as_of})"


def _amount(told: Mapping[str, str]) -> str:
    precision = told.get("precision", "")
    lead = "" if precision == Precision.EXACT else _plain(precision)
    unit = told.get("unit", "")
    return " ".join(filter(None, (lead, _number(told.get("value", "")), _MONEY.get(unit, unit))))


def _number(text: str) -> str:
    """Write a number as 7.7 million, or with its digits grouped where that would take too many decimals."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    for scale, word in _SCALES:
        if abs(value) >= scale:
            scaled = (value / scale).normalize()
            if scaled == round(scaled, _MOST_DECIMALS):
                return f"{scaled:f} {word}"
            break
    return f"{value:,f}"


def _is_sum(unit: str) -> bool:
    return unit == "percent" or (len(unit) == _CODE_LENGTH and unit.isupper())


def _day(text: str | None) -> str:
    """Write 2024-07-02 as 2 July 2024, 2024-07 as July 2024."""
    if not text:
        return ""
    try:
        moment = PartialDate.parse(text)
    except ValueError:
        return text
    month = calendar.month_name[moment.month] if moment.month else ""
    return " ".join(str(part) for part in (moment.day, month, moment.year) if part)


def _plain(term: str) -> str:
    return term.replace("_", " ")
