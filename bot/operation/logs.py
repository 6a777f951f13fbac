"""The log of a running bot: lines for people or JSON for programs, and never a secret in either."""

import json
import logging
import re
import sys
import traceback
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TextIO
from urllib.parse import quote, quote_plus

_HIDDEN = "[hidden]"
_SHORTEST_SECRET = 8
"""Hiding shorter words would hide half the log."""
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Characters that move the cursor, turn the direction of writing, end a line, or cannot be written at all."""
_BELOW = "    "
"""Stands before each line below a record, so that none can be taken for another record."""


class Redacting(logging.Formatter):
    """Formats a record, with every secret taken out of its words before anything in them is escaped, also out of tracebacks."""

    def __init__(self, secrets: tuple[str, ...], *, as_json: bool) -> None:
        super().__init__()
        written = {form for secret in secrets if len(secret) >= _SHORTEST_SECRET for form in _forms(secret)}
        longest_first = sorted(written, key=lambda form: (-len(form), form))
        self._secrets = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one line of JSON, or as a line for people with its traceback indented below."""
        return self._json(record) if self._as_json else self._line(record)

    def _line(self, record: logging.LogRecord) -> str:
        words = f"{record.levelname} {record.name}: {_said(record)}"
        told = f"{self.formatTime(record)} {_visible(self._hidden(words))}"
        trace = self._hidden(_trace(record)).split("\n") if record.exc_info else []
        return "\n".join([told, *(_BELOW + _visible(line) for line in trace)])

    def _json(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": self._hidden(record.levelname),
            "logger": self._hidden(record.name),
            "message": self._hidden(_said(record)),
        }
        if record.exc_info:
            told["trace"] = self._hidden(_trace(record))
        return "".join(_in_json(sign) for sign in json.dumps(told, ensure_ascii=False))

    def _hidden(self, words: str) -> str:
        return self._secrets.sub(_HIDDEN, words) if self._secrets else words


def set_up(level: str, form: str, secrets: tuple[str, ...], stream: TextIO | None = None) -> None:
    """Send every record to standard error in one form, in place of what was set up before."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacting(secrets, as_json=form == "json"))
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _forms(secret: str) -> Iterator[str]:
    """Give a secret as libraries write it: as it is, quoted by Python or JSON, and within an address."""
    yield secret
    for quoted in (repr(secret), ascii(secret), json.dumps(secret), json.dumps(secret, ensure_ascii=False)):
        yield quoted[1:-1]
    encoded = secret.encode("utf-8", "surrogatepass")
    yield repr(encoded)[2:-1]
    yield quote(encoded, safe="")
    yield quote(encoded)
    yield quote_plus(encoded)


def _visible(words: str) -> str:
    """Write out what a terminal would obey or not show: control characters, turned writing, ends of lines."""
    return "".join(sign.encode("unicode_escape").decode() if _is_unseen(sign) else sign for sign in words)


def _in_json(sign: str) -> str:
    """Escape what some readers take for the end of a line, or would obey; within JSON it stands in texts alone."""
    if not _is_unseen(sign):
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN


def _said(record: logging.LogRecord) -> str:
    """The message; of one that does not fit its values both. `logging` would print them past this formatter."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg!r} {record.args!r}"


def _trace(record: logging.LogRecord) -> str:
    return "".join(traceback.format_exception(*record.exc_info)).rstrip() if record.exc_info else ""
