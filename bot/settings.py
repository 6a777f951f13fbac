"""The settings of one installation, from the environment and `.env`. Nothing else reads the environment."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote

from platformdirs import user_data_path
from pydantic import Field, PositiveInt, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import InvalidSettings

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as an operator reads about it. `default` and `rule` are words, `example` goes into `.env.example`."""

    name: str
    default: str
    help: str
    rule: str
    example: str


SETTINGS = (
    Setting(
        "DISCORD_TOKEN",
        "none",
        "The bot's token from Discord's developer portal. Only `aidbot run` needs it.",
        "the bot token alone, without spaces and without the word Bot in front",
        "",
    ),
    Setting(
        "FACTS_DB",
        "facts.db in the platform's data folder for aidbot",
        "The fact store of this installation. It is made from the shipped facts at the first start.",
        "the path of a file",
        "",
    ),
    Setting(
        "LEDGER_DSN",
        "none: the fact store is on its own",
        "The PostgreSQL database through which several processes share what they store; FACTS_DB is then a copy that "
        "follows it. docs/scaling.md tells how.",
        "a connection string of PostgreSQL, such as postgresql://aidbot@db.example/aidbot",
        "",
    ),
    Setting(
        "OPERATORS",
        "none",
        "Discord user ids, separated by commas, of those who may change global facts.",
        "Discord user ids (digits only), separated by commas",
        "",
    ),
    Setting(
        "DEFAULT_PREFIX",
        "!",
        "What stands before a command where a server has chosen nothing else.",
        "one to ten characters without spaces, `/`, `@`, `<` and `>`, the last of them a sign such as `!`",
        "!",
    ),
    Setting(
        "MESSAGE_CONTENT",
        "on",
        "Whether to ask Discord for the text of all messages, which prefix commands need. "
        "It must be switched on in the developer portal too. "
        "Without it, mentions, direct messages and slash commands work.",
        "on or off",
        "on",
    ),
    Setting(
        "MOST_PER_MINUTE",
        "30",
        "How much one person may ask in a minute, in whatever way; ten times as much may come from one server. "
        "0 sets no bound.",
        "a whole number from 0 to 10000",
        "30",
    ),
    Setting(
        "SHARDS",
        "as many as Discord asks for, all in this process",
        "Which of how many shards this process runs, where several processes share the servers. "
        "docs/scaling.md tells how.",
        "first and last shard and how many there are in all, such as 0-3/16 (counted from 0)",
        "",
    ),
    Setting(
        "LOG_LEVEL",
        "INFO",
        "How much the log tells.",
        "one of DEBUG, INFO, WARNING, ERROR and CRITICAL",
        "INFO",
    ),
    Setting(
        "LOG_FORMAT",
        "lines",
        "How `aidbot run` writes its log: `lines` for people, `json` for programs, a record a line.",
        "lines or json",
        "lines",
    ),
    Setting(
        "BACKUP_FOLDER",
        "none",
        "Where `aidbot run` puts backups, each looked through when it is made. Without it none are made.",
        "the path of a folder",
        "",
    ),
    Setting("BACKUP_EVERY", "24", "Hours from one backup to the next.", "a whole number of hours from 1 to 8760", "24"),
    Setting("BACKUP_KEEP", "14", "How many backups are kept.", "a whole number from 1 to 10000", "14"),
    Setting(
        "METRICS_PORT",
        "none",
        "The port on which `aidbot run` serves `/health` and `/metrics` (Prometheus). Without it, it serves nothing.",
        "a port from 1 to 65535",
        "",
    ),
    Setting(
        "METRICS_HOST",
        "127.0.0.1",
        "The address that the port is opened on. Whoever reaches it reads the numbers: open no other than this machine's "
        "unless a firewall stands before it.",
        "an IP address",
        "127.0.0.1",
    ),
)
"""Every setting, in the order in which `.env.example` and docs/settings.md list them."""


@dataclass(frozen=True, slots=True)
class ShardRange:
    """The shards that one process runs, of all there are."""

    ids: range
    count: int

    @classmethod
    def read(cls, words: str) -> "ShardRange":
        """Read `0-3/16`, or `5/16` for one alone; raise ValueError where there is no such range."""
        found = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?/(\d{1,6})", words, re.ASCII)
        if found is None:
            raise ValueError
        first, count = int(found[1]), int(found[3])
        last = int(found[2] or first)
        if not first <= last < count:
            raise ValueError
        return cls(range(first, last + 1), count)


class Settings(BaseSettings):
    """What one installation is told. Build it with `from_env`, which reports every fault at once."""

    model_config = SettingsConfigDict(
        frozen=True, env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    discord_token: SecretStr | None = None
    facts_db: Path = Field(default_factory=lambda: user_data_path("aidbot", appauthor=False) / "facts.db")
    ledger_dsn: SecretStr | None = None
    operators: Annotated[tuple[PositiveInt, ...], NoDecode] = ()
    default_prefix: str = Field("!", pattern=r"^[^\s/@<>]{0,9}[^\w\s/@<>]$")
    message_content: bool = True
    most_per_minute: Annotated[int, Field(ge=0, le=10_000)] = 30
    shards: Annotated[ShardRange | None, NoDecode] = None
    log_level: LogLevel = "INFO"
    log_format: Literal["lines", "json"] = "lines"
    backup_folder: Path | None = None
    backup_every: Annotated[int, Field(ge=1, le=8760)] = 24
    backup_keep: Annotated[int, Field(ge=1, le=10_000)] = 14
    metrics_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    metrics_host: str = "127.0.0.1"

    @classmethod
    def from_env(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the environment, and `.env` in the working folder for what it leaves open; raise InvalidSettings."""
        given = {setting.name.lower(): environment.get(setting.name, "").strip() for setting in SETTINGS}
        try:
            return cls.model_validate({name: value for name, value in given.items() if value})
        except ValidationError as error:
            # The chain would show the values that were refused, and a token may be among them.
            raise InvalidSettings(tuple(_faults(error))) from None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what `from_env` was given first, then `.env`."""
        return init_settings, dotenv_settings

    @field_validator("discord_token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        shown = token.get_secret_value() if token else ""
        if not shown.isascii() or not shown.isprintable() or " " in shown:
            raise ValueError
        return token

    @field_validator("facts_db", "backup_folder")
    @classmethod
    def _expand_home(cls, path: Path | None) -> Path | None:
        try:
            return path.expanduser() if path else path
        except RuntimeError as error:  # nobody of that name
            raise ValueError(str(error)) from error

    @field_validator("metrics_host")
    @classmethod
    def _check_address(cls, host: str) -> str:
        return str(ip_address(host))

    @field_validator("log_format", mode="before")
    @classmethod
    def _lower_form(cls, form: object) -> object:
        return form.lower() if isinstance(form, str) else form

    @field_validator("ledger_dsn")
    @classmethod
    def _check_dsn(cls, dsn: SecretStr | None) -> SecretStr | None:
        if dsn and not re.match(r"postgres(ql)?://|\w+ *=", dsn.get_secret_value()):
            raise ValueError
        return dsn

    @field_validator("operators", mode="before")
    @classmethod
    def _split_ids(cls, ids: object) -> object:
        return ids.replace(",", " ").split() if isinstance(ids, str) else ids

    @field_validator("shards", mode="before")
    @classmethod
    def _read_shards(cls, words: object) -> object:
        return ShardRange.read(words.replace(" ", "")) if isinstance(words, str) else words

    @field_validator("log_level", mode="before")
    @classmethod
    def _raise_level(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    def ledger(self) -> str | None:
        """Give where the shared ledger is, None where there is none."""
        return self.ledger_dsn.get_secret_value() if self.ledger_dsn else None

    def secrets(self) -> tuple[str, ...]:
        """Give all that no log may show: the token, the address of the ledger, and the password in it."""
        token = self.discord_token.get_secret_value() if self.discord_token else ""
        dsn = self.ledger() or ""
        return tuple(filter(None, (token, dsn, *_passwords(dsn))))

    def token(self) -> str:
        """Give the token that connecting needs; raise InvalidSettings where there is none."""
        if self.discord_token is None:
            fault = (
                "DISCORD_TOKEN is not set: copy .env.example to .env and paste your bot's token from "
                "https://discord.com/developers/applications (Bot > Reset Token). `aidbot` alone chats without one."
            )
            raise InvalidSettings((fault,))
        return self.discord_token.get_secret_value()


def _passwords(dsn: str) -> Iterator[str]:
    """Give the passwords of a connection string, as they are written and as they are read."""
    for written in re.findall(r"//[^/?#]*?:([^/?#]*)@", dsn) + re.findall(r"[?&]password=([^&#]*)", dsn):
        yield from (written, unquote(written))
    for quoted, plain in re.findall(r"\bpassword\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s'&]+))", dsn):
        yield from (quoted or plain, re.sub(r"\\(.)", r"\1", quoted or plain))


def _faults(error: ValidationError) -> Iterator[str]:
    rules = {setting.name: setting.rule for setting in SETTINGS}
    faults = error.errors(include_input=False)
    if any(not fault["loc"] for fault in faults):
        yield ".env must be a text in UTF-8: it holds bytes that are none."
    names = dict.fromkeys(str(fault["loc"][0]).upper() for fault in faults if fault["loc"])
    for name in names:
        yield f"{name} must be {rules[name]}."
