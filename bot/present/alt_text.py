"""A picture in words, for who cannot see it: what it shows, its figures, and who says so, within Discord's limit."""

from collections.abc import Sequence

from bot.present.text import printable

LONGEST = 1024
"""What Discord takes as the description of an attachment, in UTF-16 units."""


def alt_text(lead: str, rows: Sequence[str], sources: str) -> str:
    """Tell all of it; where that is too long, as many rows as fit and the number of the others."""
    for kept in range(len(rows), -1, -1):
        more = f"+{len(rows) - kept}" if kept < len(rows) else ""
        told = _joined([lead, "; ".join([*rows[:kept], *filter(None, [more])]), sources])
        if _units(told) <= LONGEST:
            return told
    return _cut(_joined([lead, sources]))


def _joined(parts: Sequence[str]) -> str:
    clean = (" ".join(printable(part).split()) for part in parts)
    return " ".join(part if part.endswith((".", "…", "”")) else f"{part}." for part in clean if part)


def _cut(text: str) -> str:
    while _units(text) >= LONGEST:
        text = text[:-1]
    return f"{text}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
