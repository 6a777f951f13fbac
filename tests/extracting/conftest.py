"""Articles of several styles, read against the shipped facts."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.domain.extracting import Finding, FindingKind
from bot.service.extracting import Extracting
from tests.questions import Bot

ARTICLES = Path(__file__).parent / "articles"
TUESDAY = date(2024, 9, 10)

Read = Callable[[str], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def extracting(bot: Bot) -> Extracting:
    return Extracting(bot.store, bot.vocabulary)


@pytest.fixture(scope="session")
def read(extracting: Extracting, runner: asyncio.Runner) -> Read:
    """Read words as an article of a Tuesday, 10 September 2024."""
    return lambda text: runner.run(extracting.text(text, TUESDAY, None)).findings


@pytest.fixture(scope="session")
def read_article(read: Read) -> Read:
    """Read one of the articles by its name."""
    return lambda name: read((ARTICLES / f"{name}.txt").read_text("utf-8"))


def quotations(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    """The quotations with their speakers: the entity where known, else the name."""
    said = [finding for finding in findings if finding.kind is FindingKind.QUOTATION]
    return [(one.words, (one.speaker.entity or one.speaker.name) if one.speaker else None) for one in said]


def amounts(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, str | None, str | None]]:
    """Amounts of money as (value and unit, donor, recipient, stage)."""
    money = [finding for finding in findings if finding.kind is FindingKind.MONEY]
    return [
        (f"{one.value:,f} {one.unit}", one.donor, one.recipient, one.stage.value if one.stage else None)
        for one in money
    ]


def counts(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    """Counts as (number, what is counted)."""
    return [(f"{one.value:,f}", one.unit) for one in findings if one.kind is FindingKind.COUNT]


def days(findings: tuple[Finding, ...]) -> list[str]:
    """Calendar days, months and spans."""
    return [str(one.value) for one in findings if one.kind is FindingKind.DATE]


def goods(findings: tuple[Finding, ...]) -> list[tuple[str, ...]]:
    """Contents of packages."""
    return [one.items for one in findings if one.kind is FindingKind.CONTENTS]


__all__ = ["ARTICLES", "TUESDAY", "Read", "amounts", "counts", "days", "goods", "quotations"]
