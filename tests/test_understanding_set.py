"""The development questions, where that folder lies beside the checkout: right often enough, and almost never wrong."""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from bot.errors import AidbotError
from bot.present.text import pages
from tests.questions import Bot

QUESTIONS = Path(__file__).parent.parent.parent / "shared" / "questions"
LEAST_RIGHT, MOST_FALSE = 95.0, 0.5

pytestmark = pytest.mark.skipif(
    not (QUESTIONS / "dev.jsonl").is_file(), reason="the development questions do not lie beside this checkout"
)


@pytest.fixture(scope="module")
def score() -> ModuleType:
    """The set's own judge."""
    spec = importlib.util.spec_from_file_location("score", QUESTIONS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    return judge


def first_page(bot: Bot, text: str) -> str:
    try:
        return next(iter(pages(bot.ask(text), markdown=False)), "")
    except AidbotError as error:
        return str(error)


def test_the_development_questions_are_answered_rightly_and_hardly_ever_falsely(bot: Bot, score: ModuleType) -> None:
    rows = [json.loads(line) for line in (QUESTIONS / "dev.jsonl").read_text(encoding="utf-8").splitlines() if line]
    judged = [score.judge(row, first_page(bot, row["channel_text"])) for row in rows]
    outcomes = Counter(each["outcome"] for each in judged)
    wrong = ", ".join(f"{each['id']} {each['outcome']}" for each in judged if not each["ok"])
    assert 100 * outcomes["correct"] / len(rows) >= LEAST_RIGHT, wrong
    assert 100 * outcomes["false_answer"] / len(rows) <= MOST_FALSE, wrong
