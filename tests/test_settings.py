"""What an operator may set, and what is said when it cannot work."""

from pathlib import Path

import pytest

from bot.errors import InvalidSettings
from bot.settings import SETTINGS, Settings

TOKEN = "first.second.third"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_has_to_be_set_for_the_console() -> None:
    settings = Settings.from_env({})
    assert settings.discord_token is None
    assert settings.facts_db.name == "facts.db"
    assert settings.default_prefix == "!"
    assert settings.message_content is True
    assert settings.operators == ()


def test_the_environment_sets_everything() -> None:
    settings = Settings.from_env(
        {
            "DISCORD_TOKEN": TOKEN,
            "FACTS_DB": "~/facts.db",
            "OPERATORS": "12, 34 56",
            "LEDGER_DSN": "postgresql://aidbot:pass@db.example/aidbot",
            "DEFAULT_PREFIX": "?",
            "MESSAGE_CONTENT": "off",
            "SHARDS": "0-3/16",
            "LOG_LEVEL": "debug",
        }
    )
    assert settings.token() == TOKEN
    assert settings.facts_db == Path.home() / "facts.db"
    assert settings.operators == (12, 34, 56)
    assert settings.default_prefix == "?"
    assert settings.message_content is False
    assert settings.log_level == "DEBUG"
    assert settings.ledger() == "postgresql://aidbot:pass@db.example/aidbot"
    assert "pass" not in repr(settings)
    assert settings.shards is not None
    assert (list(settings.shards.ids), settings.shards.count) == ([0, 1, 2, 3], 16)


@pytest.mark.parametrize(
    ("dsn", "passwords"),
    [
        ("postgresql://aidbot:p%40ss-word@db.example/aidbot", {"p%40ss-word", "p@ss-word"}),
        ("postgres://aidbot:p@ss:word@db.example:5432/aidbot?sslmode=require", {"p@ss:word"}),
        ("postgres://db.example/aidbot?user=me&password=p%2Bss", {"p%2Bss", "p+ss"}),
        ("host=db.example password=p@ssword user=me", {"p@ssword"}),
        (r"host=db.example password = 'it\'s a \\ word' user=me", {r"it\'s a \\ word", "it's a \\ word"}),
        ("postgresql://db.example/aidbot", set()),
    ],
)
def test_what_no_log_may_show_is_the_token_the_ledger_and_its_password(dsn: str, passwords: set[str]) -> None:
    settings = Settings.from_env({"DISCORD_TOKEN": TOKEN, "LEDGER_DSN": dsn})
    assert set(settings.secrets()) == {TOKEN, dsn} | passwords
    assert Settings.from_env({}).secrets() == ()


@pytest.mark.parametrize("words", ["16", "4-2/16", "0-16/16", "0/0", "-1/4", "a-b/c", "0-1/2/3", "٠/٢"])
def test_shards_that_cannot_be_are_refused(words: str) -> None:
    with pytest.raises(InvalidSettings, match="0-3/16"):
        Settings.from_env({"SHARDS": words})


def test_dotenv_sets_what_the_environment_leaves_open(empty_folder: Path) -> None:
    (empty_folder / ".env").write_text("DEFAULT_PREFIX=?\nOPERATORS=1,2\nLOG_LEVEL=ERROR\n", encoding="utf-8")
    settings = Settings.from_env({"DEFAULT_PREFIX": "+", "LOG_LEVEL": " "})
    assert settings.default_prefix == "+"
    assert settings.operators == (1, 2)
    assert settings.log_level == "ERROR"


def test_an_empty_line_in_dotenv_sets_nothing(empty_folder: Path) -> None:
    (empty_folder / ".env").write_text("DISCORD_TOKEN=\nFACTS_DB=\nOTHER_PROGRAM=1\n", encoding="utf-8")
    assert Settings.from_env({}).discord_token is None


def test_all_faults_are_told_at_once_with_what_would_do() -> None:
    wrong = {
        "DISCORD_TOKEN": "Bot secret-words",
        "OPERATORS": "-12, 12",
        "DEFAULT_PREFIX": "aid ",
        "MESSAGE_CONTENT": "perhaps",
        "SHARDS": "4/4",
        "LEDGER_DSN": "secret-database",
        "LOG_LEVEL": "loud",
    }
    with pytest.raises(InvalidSettings) as caught:
        Settings.from_env(wrong)
    rules = {setting.name: setting.rule for setting in SETTINGS}
    assert set(caught.value.faults) == {f"{name} must be {rules[name]}." for name in wrong}


@pytest.mark.parametrize("token", ["Bot abc", "two words", "line\nbreak", "tokén"])
def test_a_refused_token_is_not_repeated(token: str) -> None:
    with pytest.raises(InvalidSettings) as caught:
        Settings.from_env({"DISCORD_TOKEN": token})
    assert token not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_the_token_is_in_no_representation() -> None:
    settings = Settings.from_env({"DISCORD_TOKEN": TOKEN})
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_connecting_without_a_token_says_where_to_get_one() -> None:
    with pytest.raises(InvalidSettings, match=r"discord\.com/developers"):
        Settings.from_env({}).token()


def test_settings_cannot_be_changed_once_read() -> None:
    settings = Settings.from_env({})
    with pytest.raises(ValueError, match="frozen"):
        settings.default_prefix = "?"


def test_the_table_names_every_setting() -> None:
    assert [setting.name.lower() for setting in SETTINGS] == list(Settings.model_fields)
