"""The log of a running bot: lines for people or JSON for programs, and never a secret in either."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TextIO

_HIDDEN = "[hidden]"
_SHORTEST_SECRET = 8
"""Hiding shorter words would hide half the log."""


class Redacting(logging.Formatter):
    """Formats a record and then takes every secret out, also out of tracebacks. A line break stays inside its record."""

    def __init__(self, secrets: tuple[str, ...], *, as_json: bool) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")
        self._secrets = tuple(secret for secret in secrets if len(secret) >= _SHORTEST_SECRET)
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one line of JSON, or as a line for people with its traceback below."""
        written = self._json(record) if self._as_json else self._line(record)
        for secret in self._secrets:
            written = written.replace(secret, _HIDDEN)
        return written

    def _line(self, record: logging.LogRecord) -> str:
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        told = f"{self.formatTime(record)} {record.levelname} {record.name}: {message}"
        return f"{told}\n{_trace(record)}" if record.exc_info else told

    def _json(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["trace"] = _trace(record)
        return json.dumps(told, ensure_ascii=False)


def set_up(level: str, form: str, secrets: tuple[str, ...], stream: TextIO | None = None) -> None:
    """Send every record to standard error in one form, in place of what was set up before."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacting(secrets, as_json=form == "json"))
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _trace(record: logging.LogRecord) -> str:
    return "".join(traceback.format_exception(*record.exc_info)).rstrip() if record.exc_info else ""
