"""Questions from JSON lines, answers as JSON lines, each written as soon as it is known."""

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

from bot.console.talk import Talk
from bot.present.reply import Reply
from bot.present.text import pages


@dataclass(frozen=True, slots=True)
class _Row:
    """One question of the file and the id that its answer carries."""

    id: object
    text: str


async def answer_all(
    talk: Callable[[], Talk], rows: Iterable[bytes], out: BinaryIO, seconds: Callable[[], float]
) -> int:
    """Answer every row, each in a talk of its own; return how many were malformed.

    A malformed row is answered by an object with `error` and `line`, and the others are answered all the same.
    """
    malformed = 0
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        asked = _read(row)
        if isinstance(asked, str):
            malformed += 1
            _write(out, {"line": number, "error": asked})
            continue
        started = seconds()
        reply = await talk().answer(asked.text)
        _write(out, _record(asked, reply, seconds() - started))
    return malformed


def _read(row: bytes) -> _Row | str:
    try:
        record = json.loads(row.decode("utf-8-sig"), parse_constant=_refused, parse_float=_finite)
    except UnicodeDecodeError:
        return "This line is not UTF-8 text."
    except (ValueError, RecursionError):
        return 'This line is not a JSON object like {"id": "1", "channel_text": "us aid to ukraine"}.'
    if not isinstance(record, dict) or not isinstance(record.get("channel_text"), str):
        return 'This line has no text in "channel_text".'
    return _Row(record.get("id"), record["channel_text"])


def _refused(constant: str) -> NoReturn:
    """Refuse NaN and its like, which Python reads but JSON does not know."""
    raise ValueError(constant)


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refused(digits)


def _record(asked: _Row, reply: Reply, seconds: float) -> dict[str, object]:
    return {
        "id": asked.id,
        "kind": reply.kind.value,
        "reply": next(iter(pages(reply, markdown=False)), ""),
        "facts": list(reply.facts),
        "read_as": reply.read_as,
        "elapsed_ms": round(seconds * 1000, 3),
    }


def _write(out: BinaryIO, record: dict[str, object]) -> None:
    # Half characters, which no UTF-8 holds, leave as the escapes that JSON knows them by.
    line = json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace")
    out.write(line + b"\n")
    out.flush()
