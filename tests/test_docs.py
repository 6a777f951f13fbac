"""The documentation is true: commands exist, settings agree, links lead somewhere, locks pin what is declared."""

import re
import tomllib
from datetime import date
from pathlib import Path

import discord
import pytest

from bot.__main__ import main
from bot.app import shipped_facts
from bot.domain.form import fact_from_form, read_form, read_quote_form
from bot.domain.vocabulary import Vocabulary
from bot.settings import Settings
from bot.store.building import load_vocabulary
from tests.conftest import ROOT
from tests.pages import PAGES as WRITTEN

README = (ROOT / "README.md").read_text("utf-8")
CURATORS = (ROOT / "docs" / "curators.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {name: (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-dev.lock")}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", WRITTEN)
def test_pages_written_from_the_program_agree_with_it(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == WRITTEN[name]()


def test_the_example_of_settings_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    bare = Settings.from_env({})
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    assert Settings.from_env({}) == bare


def test_two_commands_set_everything_up_each_in_one_line() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.M | re.S)
    assert [block.count("\n") for block in blocks] == [1, 1]
    console, tests = blocks
    assert console.endswith(" .venv/bin/aidbot\n")
    assert tests.endswith(" -m pytest -n auto\n")
    assert all(block.startswith("python3 -m venv .venv && ") for block in blocks)
    assert all("--require-hashes" in block and "--no-deps" in block for block in blocks)


def test_every_command_is_in_the_readme_and_no_other() -> None:
    told = set(re.findall(r"`(?:\.venv/bin/)?aidbot ([a-z][a-z-]*)", README))
    told |= set(re.findall(r"· `([a-z-]+)", README))
    assert told | {"chat"} == set(main.commands)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_a_command_that_does_not_exist(page: Path) -> None:
    told = set(re.findall(r"(?<![\w/@])aidbot ([a-z][a-z-]*)[^\n`]*`", page.read_text("utf-8")))
    assert told - set(main.commands) == set()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help(name: str) -> None:
    assert main.commands[name].help


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!<?https?://)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "operators.md"], ids=named)
def test_the_invite_link_asks_for_the_permissions_that_are_named(page: Path) -> None:
    [number] = set(re.findall(r"permissions=(\d+)", page.read_text("utf-8")))
    wanted = discord.Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        embed_links=True,
        attach_files=True,
        read_message_history=True,
    )
    assert int(number) == wanted.value


@pytest.mark.parametrize("example", re.findall(r"^```text\n!(.+?)```$", CURATORS, re.M | re.S))
def test_an_example_for_curators_is_read_without_a_fault(example: str) -> None:
    command, _, form = example.strip().partition(" add")
    shipped = shipped_facts()
    assert shipped
    names = Vocabulary.from_json(load_vocabulary(shipped)["vocabulary"])
    read = read_quote_form if command == "quote" else read_form
    fact = fact_from_form(read(form.strip()), names=names, today=date(2024, 7, 10), quote=command == "quote")
    assert fact.source.publisher == "Associated Press"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_everything_declared_with_hashes_and_names_no_host(name: str) -> None:
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCKS[name], re.M))
    groups = PROJECT["dependency-groups"]
    declared = PROJECT["project"]["dependencies"] + groups["build"]
    declared += [one for one in groups["dev"] if isinstance(one, str)] if name == "requirements-dev.lock" else []
    names = {re.split(r"[<>=\[]", one)[0].lower().replace(".", "-") for one in declared}
    assert names - set(pinned) == set()
    assert LOCKS[name].count("==") <= LOCKS[name].count("--hash=sha256:")
    assert "://" not in LOCKS[name]


def test_both_locks_pin_the_same_versions() -> None:
    run, develop = (dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCKS[name], re.M)) for name in LOCKS)
    assert run.items() <= develop.items()


def test_the_changelog_starts_with_what_is_not_released() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[0] == "Unreleased"
