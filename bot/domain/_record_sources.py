"""Reading the sources of a fact, and the other wordings and positions that each carry one."""

import dataclasses
import hashlib
import re
from urllib.parse import urlsplit

from bot.domain._record_fields import Fields, is_web_address
from bot.domain.model import Position, Source, Wording

_SOURCE_NAMES = tuple(field.name for field in dataclasses.fields(Source))
_STAND_IN = Source("", "", "")
_LONG = 2000


def read_main_source(fields: Fields) -> Source:
    """Read the source that a fact rests on; it must have a title too."""
    child = fields.child("source", "source")
    if child is None:
        if not fields.has("source"):
            fields.fault("The source is missing. Give its publisher, title, url and the day it was published.")
        return _STAND_IN
    if not child.has("title"):
        child.fault("title is missing. Give the title of the page.")
    return read_source(child)


def read_source(fields: Fields) -> Source:
    """Read one source."""
    fields.refuse_unknown(_SOURCE_NAMES, "source")
    url = fields.url("url")
    return Source(
        source_id=fields.slug("source_id") or (source_id_of(url) if is_web_address(url) else ""),
        publisher=fields.needed_text("publisher", "Name who published it, as in Associated Press.", 200),
        url=url,
        title=fields.text("title"),
        published=fields.date("published"),
        publisher_class=fields.text("publisher_class", 40),
        via=fields.text("via", 200),
        note=fields.text("note"),
    )


def read_wordings(fields: Fields, name: str) -> tuple[Wording, ...]:
    """Read what other pages say, each with its source."""
    found = []
    for each in fields.nested(name, "account" if name == "other_accounts" else "wording"):
        each.refuse_unknown(("words", "source"), "wording")
        words = each.needed_text("words", "Give what the other page says.", _LONG)
        source = each.child("source", "source")
        if source is None and not each.has("source"):
            each.fault("The source is missing. Give its publisher and url.")
        found.append(Wording(words, _STAND_IN if source is None else read_source(source)))
    return tuple(found)


def read_position(fields: Fields) -> Position:
    """Read one side of a dispute."""
    fields.refuse_unknown(("says", "source"), "position")
    source = fields.child("source", "source")
    return Position(
        says=fields.needed_text("says", "Give what this side says.", _LONG),
        source=None if source is None else read_source(source),
    )


def source_id_of(url: str) -> str:
    """Make the id of a source from its address: the host, and the start of the address's digest."""
    host = re.sub(r"[^a-z0-9]+", "-", (urlsplit(url).hostname or "").lower().removeprefix("www.")).strip("-")
    # A short name for an address, not a safeguard against forgery.
    digest = hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()[:8]
    return f"{host[:60].rstrip('-')}-{digest}".lstrip("-")
