"""Facts as a file to hand over: the same records that the ledger keeps and the importers read."""

import json
from collections.abc import Callable, Mapping, Sequence

import yaml

from bot.domain.model import Held
from bot.domain.record import to_record

Record = Mapping[str, object]


def export_text(facts: Sequence[Held], form: str) -> str:
    """Write facts as JSON or YAML."""
    return _FORMS[form]([to_record(held.fact) for held in facts])


def _json(records: Sequence[Record]) -> str:
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _yaml(records: Sequence[Record]) -> str:
    return yaml.safe_dump(records, allow_unicode=True, sort_keys=False, width=120)


_FORMS: Mapping[str, Callable[[Sequence[Record]], str]] = {"json": _json, "yaml": _yaml}
FORMS = tuple(_FORMS)
"""The names of the forms that an export can take, the usual one first."""
