"""The walls of the house: who may import whom, and what only one room may touch. docs/architecture.md draws them."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(ROOT.glob("bot/**/*.py"))

# Longest match first: what each room may import of ours, and of other people's.
ROOMS: dict[str, tuple[set[str], set[str]]] = {
    "bot/domain/": ({"bot.domain", "bot.errors"}, {"babel", "rapidfuzz"}),
    "bot/store/": ({"bot.store", "bot.domain", "bot.files", "bot.errors"}, {"sqlite_utils", "psycopg"}),
    "bot/present/embed.py": ({"bot.present", "bot.domain", "bot.errors"}, {"discord"}),
    "bot/present/": ({"bot.present", "bot.domain", "bot.errors"}, {"babel"}),
    "bot/drawing/": ({"bot.drawing", "bot.present", "bot.errors"}, {"matplotlib"}),
    "bot/documents/": ({"bot.documents", "bot.errors"}, {"charset_normalizer", "pypdf", "trafilatura"}),
    "bot/exchange/": ({"bot.exchange", "bot.domain", "bot.files", "bot.errors"}, {"datasette", "uvicorn", "yaml"}),
    "bot/importers/": ({"bot.importers", "bot.domain", "bot.errors"}, {"babel", "lxml", "openpyxl", "yaml"}),
    "bot/service/": (
        {
            *("bot.service", "bot.domain", "bot.store", "bot.present", "bot.drawing", "bot.documents"),
            *("bot.importers", "bot.exchange", "bot.errors"),
        },
        {"rapidfuzz"},
    ),
    "bot/chat/": (
        {
            *("bot.chat", "bot.service", "bot.present", "bot.domain.model", "bot.domain.server"),
            *("bot.errors", "bot.settings"),
        },
        {"discord", "aiohttp"},
    ),
    "bot/console/": (
        {"bot.console", "bot.service", "bot.present", "bot.domain.model", "bot.errors"},
        {"prompt_toolkit", "rich"},
    ),
    "bot/build/": ({"bot.build", "bot.domain", "bot.store", "bot.errors"}, {"babel", "yaml"}),
    "bot/operation/": (
        {"bot.operation", "bot.store", "bot.settings", "bot.files", "bot.errors"},
        {"aiohttp", "prometheus_client"},
    ),
    "bot/files.py": (set(), set()),
    "bot/settings.py": ({"bot.errors"}, {"platformdirs", "pydantic", "pydantic_settings"}),
    "bot/errors.py": (set(), set()),
    "bot/__init__.py": (set(), set()),
    "bot/app.py": ({"bot"}, set()),
    "bot/command_line/": ({"bot"}, {"click", "rich"}),
    "bot/__main__.py": ({"bot.command_line"}, set()),
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name their module in full"
            whole = node.module or ""
            yield from (f"{whole}.{alias.name}" for alias in node.names)


def room_of(path: Path) -> tuple[set[str], set[str]]:
    return ROOMS[max((room for room in ROOMS if named(path).startswith(room)), key=len)]


def within(module: str, allowed: set[str]) -> bool:
    return any(f"{module}.".startswith(f"{one}.") for one in allowed)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    ours, theirs = room_of(path)
    for module in imports(parsed(path)):
        top = module.split(".")[0]
        if top == "bot":
            assert within(module, ours), f"{named(path)} may not import {module}"
        else:
            assert top in theirs | sys.stdlib_module_names, f"{named(path)} may not import {module}"


@pytest.mark.parametrize(
    ("module", "rooms"),
    [
        ("sqlite3", ("bot/store/",)),
        ("sqlite_utils", ("bot/store/",)),
        ("discord", ("bot/chat/", "bot/present/embed.py")),
        ("matplotlib", ("bot/drawing/",)),
        ("datasette", ("bot/exchange/",)),
        ("trafilatura", ("bot/documents/",)),
        ("pypdf", ("bot/documents/",)),
        ("lxml", ("bot/importers/",)),
        ("openpyxl", ("bot/importers/",)),
        ("time", ("bot/app.py", "bot/command_line/")),
    ],
)
def test_some_modules_have_one_home(module: str, rooms: tuple[str, ...]) -> None:
    users = {named(path) for path in MODULES if any(within(m, {module}) for m in imports(parsed(path)))}
    assert users
    assert not [user for user in users if not user.startswith(rooms)]


def attributes(path: Path) -> set[str]:
    tree = parsed(path)
    return {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_only_the_settings_read_the_environment() -> None:
    readers = {named(path) for path in MODULES if attributes(path) & {"os.environ", "os.getenv", "os.environb"}}
    assert readers == {"bot/settings.py"}


def test_only_the_wiring_reads_the_clock() -> None:
    clock = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "discord.utils.utcnow"}
    readers = {named(path) for path in MODULES if attributes(path) & clock}
    assert readers == {"bot/app.py"}


def test_the_drawing_of_the_house_names_every_room() -> None:
    drawn = set(re.findall(r"`(bot/[\w/]+(?:\.py)?)`", (ROOT / "docs" / "architecture.md").read_text("utf-8")))
    places = {room for room in ROOMS if room not in {"bot/errors.py", "bot/__init__.py", "bot/present/embed.py"}}
    assert {place.rstrip("/") for place in drawn} >= {place.rstrip("/") for place in places}
    assert all((ROOT / place).exists() for place in drawn)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_is_short_enough_to_read(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    functions = [n for n in ast.walk(parsed(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 50] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_what_lives_in_it(path: Path) -> None:
    assert ast.get_docstring(parsed(path))
