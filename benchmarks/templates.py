"""How people ask: the wordings of each form of question. A wording fits when it names exactly what is to be named.

`{d}` a donor, `{a}` its adjective, `{r}` a recipient, `{k}` a kind of aid, `{do}` and `{done}` a stage, `{y}` a year,
`{m}` a month and year, `{day}` a day, `{item}` what is counted or talked of, `{who}` a speaker.
"""

import re
from types import MappingProxyType

from benchmarks.keys import Form

WORDINGS = MappingProxyType(
    {
        Form.ANNUAL: (
            "how much {k} did {d} give {r} in {y}",
            "how much {k} did {d} give to {r} in {y}?",
            "{d} {k} to {r} in {y}",
            "{d} {k} {r} {y}",
            "{a} {k} for {r} in {y}",
            "{y} {a} {k} to {r}",
            "{k} from {d} to {r} {y}",
            "{k} to {r} from {d} in {y}",
            "what {k} did {r} get from {d} in {y}",
            "how much {k} did {r} receive from {d} in {y}?",
            "in {y}, how much {k} did {d} send to {r}",
            "how much {k} was given to {r} by {d} in {y}",
            "what did {r} get from {d} in {y}",
            "how much did {d} give {r} in {y}",
            "{d} aid to {r} in {y}",
            "{a} aid for {r} {y}",
            "how much {k} did {d} {do} to {r} in {y}",
            "how much {k} was {done} to {r} by {d} in {y}",
            "{k} {done} by {d} to {r} in {y}",
            "{k} that {d} {done} to {r} in {y}",
            "{a} {k} {done} to {r} in {y}",
        ),
        Form.TOTAL: (
            "total {k} from {d} to {r}",
            "how much {k} has {d} given {r} in total",
            "total {a} {k} to {r}",
            "{d} total {k} for {r}",
            "how much {k} did {r} get from {d} in total?",
            "{k} from {d} to {r} as of {day} in total",
            "how much {k} had {d} given to {r} in total by {day}",
            "total {k} {done} by {d} to {r}",
            "how much {k} has {d} {done} to {r} in total",
            "total {k} {done} to {r} by {d} as of {day}",
        ),
        Form.PACKAGE: (
            "{a} {k} package for {r} on {day}",
            "{d} {k} package for {r} in {m}",
            "how much was the {k} package from {d} to {r} in {m}",
            "what was the {k} package that {d} announced for {r} on {day}",
            "how big was the {day} {k} package from {d} for {r}",
            "package for {r} from {d} in {m}",
            "{d} package {r} {day}",
            "how much did {d} announce for {r} on {day}",
        ),
        Form.COUNT: (
            "how many {item} did {d} give {r} in {y}",
            "how many {item} did {r} get from {d} in {y}?",
            "number of {item} from {d} to {r} in {y}",
            "how many {a} {item} were delivered to {r} in {y}",
            "how many {item} did {d} send to {r} in {y}",
        ),
        Form.REQUIREMENT: (
            "humanitarian appeal for {r} {y}",
            "how much was required for {r} in the {y} humanitarian appeal",
            "{r} humanitarian appeal requirement {y}",
        ),
        Form.FUNDING: (
            "how much funding did the {y} humanitarian appeal for {r} receive",
            "humanitarian appeal funding {r} {y}",
            "funding received for the {r} appeal in {y}",
        ),
        Form.IN_NEED: (
            "how many people were in need in {r} in {y}",
            "people in need {r} {y}",
            "number of people in need of aid in {r} in {y}?",
        ),
        Form.ODA_TO: (
            "how much oda did {r} get in {y}",
            "official development assistance to {r} in {y}",
            "oda to {r} {y}",
        ),
        Form.ODA_BY: (
            "how much oda did {d} give in {y}",
            "{a} oda in {y}",
            "official development assistance from {d} {y}",
        ),
        Form.QUOTE: (
            "what did {who} say about the {item}",
            "quote {who} {item}",
            "{who} on the {item}",
            "what does {who} say of the {item}?",
            "{who} quote about {item}",
        ),
    }
)

_SAME = MappingProxyType({"a": "d", "do": "stage", "done": "stage"})
_NAMED = re.compile(r"{(\w+)}")


def names(wording: str) -> frozenset[str]:
    """What a wording names; noun and adjective of a donor are one, so are the forms of a stage."""
    return frozenset(_SAME.get(name, name) for name in _NAMED.findall(wording))


def wordings(form: Form, named: frozenset[str]) -> tuple[str, ...]:
    """The wordings of a form that name exactly this."""
    return tuple(wording for wording in WORDINGS[form] if names(wording) == named)
