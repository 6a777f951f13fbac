"""The benchmark is fair and repeatable: one seed makes one sample, and its known answers are the true ones. Never timed."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.catching_up import measure
from benchmarks.keys import Form, Key
from benchmarks.live import ask_while_writing
from benchmarks.product import Product
from benchmarks.questions import Question
from benchmarks.sample import Sample, make_sample
from benchmarks.score import Outcome, Trial, fitted_threshold, tally
from benchmarks.stages import STAGES, profile
from benchmarks.truth import Asked, Truth
from benchmarks.typos import misspell
from bot.present.reply import ReplyKind

SIZE, QUESTIONS = 300, 100


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return make_sample(tmp_path_factory.mktemp("benchmarks"), SIZE, QUESTIONS, seed=3)


@pytest.fixture(scope="module")
def product(sample: Sample) -> Iterator[Product]:
    opened = Product(sample.store)
    yield opened
    opened.close()


def test_the_same_seed_makes_the_same_facts_and_questions(sample: Sample, tmp_path: Path) -> None:
    again = make_sample(tmp_path, SIZE, QUESTIONS, seed=3)
    assert again.questions() == sample.questions()
    assert again.statements() == sample.statements()


def test_another_seed_makes_others(sample: Sample, tmp_path: Path) -> None:
    assert make_sample(tmp_path, SIZE, QUESTIONS, seed=4).statements() != sample.statements()


def test_a_fifth_of_the_questions_has_no_answer_and_some_of_those_name_only_what_is_known(sample: Sample) -> None:
    questions = sample.questions()
    without = [question for question in questions if not question.answerable]
    assert len(without) == QUESTIONS // 5
    assert 0 < sum(question.hard for question in without) < len(without)
    assert any(question.misspelled != question.text for question in questions)


def test_clean_questions_are_answered_with_the_fact_known_to_be_right_and_none_falsely(
    sample: Sample, product: Product
) -> None:
    outcomes = [(question, _outcome(product, question)) for question in sample.questions()]
    assert {outcome for _, outcome in outcomes} <= {Outcome.RIGHT, Outcome.REFUSED, Outcome.SILENT, Outcome.ASKED_BACK}
    right = sum(outcome is Outcome.RIGHT for _, outcome in outcomes)
    assert right >= 0.97 * sum(question.answerable for question, _ in outcomes)


def test_every_stage_of_an_answer_is_told(sample: Sample, product: Product) -> None:
    assert [set(told) for told in profile([product], [sample.questions()[:3]])] == [{*STAGES, "all"}]


def test_a_fact_added_under_a_bulk_load_is_found_by_the_next_question(sample: Sample, tmp_path: Path) -> None:
    told = asyncio.run(ask_while_writing(sample, sample.questions()[:5], tmp_path, batch=10))
    assert told.found_at_once == told.edits > 0


def test_a_slip_never_makes_a_known_word() -> None:
    for seed in range(50):
        rng = random.Random(seed)
        assert misspell("form", rng, lambda word: word == "from") != "from"


def test_what_is_named_decides_which_keys_answer() -> None:
    keys = [
        Key(Form.ANNUAL, "US", "UA", "military", "committed", 2022),
        Key(Form.ANNUAL, "US", "UA", "energy", "committed", 2022),
        Key(Form.TOTAL, "US", "UA", "military", "pledged", 2022, 5, 1),
        Key(Form.TOTAL, "US", "UA", "military", "pledged", 2023, 5, 1),
    ]
    truth = Truth(keys)
    assert truth.answers(Asked(keys[0], frozenset({"d", "r", "y"}))) == (0, 1)
    assert truth.answers(Asked(keys[0], frozenset({"d", "r", "y", "k"}))) == (0,)
    assert truth.answers(Asked(keys[2], frozenset({"d", "r"}))) == (3,), "the newest total stands"
    assert truth.answers(Asked(keys[2], frozenset({"d", "r", "day"}))) == (2,), "as of a day, what was known then"


def test_outcomes_are_judged_by_the_known_answers_and_the_threshold() -> None:
    known = Question("q", "annual", "", "", ("bench-1",))
    unknown = Question("u", "pair", "", "", (), hard=True)
    assert Trial(known, "bench-1", 0.0).outcome() is Outcome.RIGHT
    assert Trial(known, "bench-2", 0.0).outcome() is Outcome.WRONG
    assert Trial(known, "bench-1", 0.0, score=0.4).outcome(0.5) is Outcome.SILENT
    assert Trial(unknown, "bench-1", 0.0).outcome() is Outcome.FALSE
    assert Trial(unknown, None, 0.0).outcome() is Outcome.REFUSED
    told = tally([Trial(known, "bench-1", 0.001), Trial(unknown, "bench-1", 0.003)], 0.0)
    assert (told.right, told.false, told.hard_false, told.p99) == (100.0, 100.0, 100.0, 3.0)


def test_a_threshold_is_fitted_to_few_false_answers() -> None:
    known, unknown = Question("q", "annual", "", "", ("a",)), Question("u", "pair", "", "", ())
    trials = [Trial(known, "a", 0.0, score) for score in (3.0, 5.0)] + [Trial(unknown, "a", 0.0, 4.0)]
    assert fitted_threshold(trials) == 5.0


def _outcome(product: Product, question: Question) -> Outcome:
    reply = product.reply(question.text)
    silent = reply.kind is ReplyKind.ABSTAIN or not reply.facts
    asked_back = reply.kind is ReplyKind.CLARIFY
    return Trial(question, None if silent else reply.facts[0], 0.0, asked_back=asked_back).outcome()


def test_a_store_that_was_away_is_compared_row_by_row_with_the_one_that_was_not(empty_ledger: str) -> None:
    said: list[str] = []
    assert measure(empty_ledger, 12, 3, said.append)
    told = "\n".join(said)
    assert "| 3 changes one by one |" in told
    assert "| 12 changes |" in told
    assert told.endswith("| 0 |")
