"""The site that `aidbot publish` makes: what Datasette is told about the tables, how they look, and serving them here."""

import json
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from bot.errors import CannotWrite
from bot.exchange.site_look import STYLE, TEMPLATES

DATABASE = "facts.db"
METADATA = "metadata.yaml"

_SHARED = {
    "published": "The day of the page",
    "source": "The entry in sources of where it was read",
    "source_url": "The page it was read on",
    "via": "Who relays whom, where the publisher is not the first to tell it",
    "note": "What else has to be known",
    "verified": "How it was checked",
    "data_set": "The data set that it was imported with",
    "about": "Ids of facts that it belongs to",
    "event": "The occasion that it shares with other facts",
    "same_as": "The id of the same thing from another source",
    "people": "Ids of people who took part",
    "topics": "More words under which it is found",
}
_FIGURE = {
    "amount": "The value in words, with how exactly the source gives it",
    "kind": "What the aid is for",
    "stage": "How far money or goods have got; figures of different stages are not alike",
    "measure": "A running total, one package, what was given in a period, a share, or a count of things",
    "day": "The day it stands for: as of, else the end of its period, else its announcement",
    "as_of": "The day up to which a total counts",
    "value": "The value in whole units",
    "unit": "A currency (ISO 4217), percent, or what is counted",
    "precision": "How exactly the source gives the value",
    "price_base": "The year whose prices it is in, where the source says so",
    "what_is_counted": "Net or gross, and what else tells it from other figures",
    "includes": "Ids of figures that are inside this one: do not add them to it",
}
_TABLES: Mapping[str, Mapping[str, Any]] = {
    "figures": {
        "description": "One number about aid in each row. Two figures compare only where donor, recipient, kind, stage, "
        "measure, unit and time agree; totals hold the packages inside them, so that rows are not to be added up.",
        "facets": ["kind", "stage", "measure", "unit", "donor", "recipient"],
        "sort_desc": "day",
        "label_column": "amount",
        "columns": _FIGURE | _SHARED,
    },
    "quotes": {
        "description": "Words that somebody said, exactly as the source prints them. Other renderings are in further_sources.",
        "facets": ["speaker", "language"],
        "sort_desc": "said_on",
        "label_column": "text",
        "columns": {"difference": "How the renderings differ"} | _SHARED,
    },
    "statements": {
        "description": "Facts with no number of their own, each in one sentence.",
        "facets": ["facet"],
        "sort_desc": "date",
        "label_column": "sentence",
        "columns": {"value": "The short answer, where there is one"} | _SHARED,
    },
    "further_sources": {"description": "What other pages say of the same figure, quote or statement."},
    "disputes": {"description": "Where sources differ; positions tells each side.", "label_column": "about"},
    "positions": {"description": "The sides of disputes, each with its source."},
    "disputed_facts": {"description": "Which facts a dispute is about."},
    "sources": {
        "description": "The pages and data sets that the facts were read in. Where a licence is told, it is the publisher's.",
        "facets": ["publisher_class"],
        "sort_desc": "facts",
        "label_column": "name",
        "columns": {"facts": "How many facts rest on it first", "licence": "On which terms the data set may be used"},
    },
    "entities": {
        "description": "Countries, organisations, groups and people.",
        "facets": ["sort"],
        "label_column": "name",
    },
}
_SETTINGS = {"default_page_size": 50, "suggest_facets": False, "default_facet_size": 6, "truncate_cells_html": 400}


def furnish(folder: Path, counts: Mapping[str, int], *, version: str, label: str) -> None:
    """Write what stands beside the database: metadata, settings, style and templates."""
    title = "aidbot facts"
    metadata = {
        "title": title,
        "description": "Sourced figures, verbatim quotes and statements about aid. Each row links to the page it was read on. "
        f"Made by aidbot {version} from: {label}.",
        "license": "MIT for the collection; each publisher's own terms for its data (see sources)",
        "source": "the publishers named in each row",
        "extra_css_urls": ["/static/aidbot.css"],
        "databases": {"facts": {"title": title, "tables": {name: dict(told) for name, told in _TABLES.items()}}},
    }
    (folder / METADATA).write_text(yaml.safe_dump(metadata, sort_keys=False, width=110), "ascii")
    database = (folder / DATABASE).read_bytes()
    told = {"hash": sha256(database).hexdigest(), "size": len(database), "file": DATABASE}
    tables = {name: {"count": count} for name, count in counts.items()}
    # By this file Datasette knows that nobody changes the database, opens it so, and counts no rows again.
    _write_json(folder / "inspect-data.json", {"facts": {**told, "tables": tables}})
    _write_json(folder / "settings.json", _SETTINGS)
    for name, text in {"static/aidbot.css": STYLE, **TEMPLATES}.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def can_serve() -> bool:
    """Whether what serves a site is installed: the extra `web`."""
    return find_spec("datasette") is not None


def serve(folder: Path, port: int, ready: Callable[[], None]) -> None:
    """Serve a site on this machine alone until Ctrl-C or a signal to end; `ready` is called once it can be asked."""
    import uvicorn

    with socket.socket() as heard:
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            heard.bind(("127.0.0.1", port))
            heard.listen()
        except OSError as error:
            raise CannotWrite(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.") from error
        server = uvicorn.Server(uvicorn.Config(site_app(folder), log_level="warning", lifespan="on"))
        ready()
        # uvicorn ends in order at either signal and then raises it again, which is no fault here.
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            with suppress(KeyboardInterrupt):
                server.run(sockets=[heard])
        finally:
            signal.signal(signal.SIGTERM, before)


def site_app(folder: Path) -> Any:
    """Make the ASGI application of a site, which only reads its database."""
    from datasette.app import Datasette

    return Datasette(config_dir=folder).app()


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
