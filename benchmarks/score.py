"""Judging outcomes, and summing them up as one line of the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.questions import Question


class Outcome(StrEnum):
    """What came of one question."""

    RIGHT = "right"
    WRONG = "wrong"
    """Answered with a fact that does not answer it."""
    ASKED_BACK = "asked back"
    SILENT = "silent"
    """No answer where there is one."""
    REFUSED = "refused"
    """No answer where there is none."""
    FALSE = "false"
    """Answered where there is no answer."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One question asked: the fact answered with (None: no answer), how sure, whether it asked back, and the seconds."""

    question: Question
    answer: str | None
    seconds: float
    score: float = 1.0
    asked_back: bool = False

    def outcome(self, threshold: float = 0.0) -> Outcome:
        """Judge it; an answer less sure than the threshold is none."""
        if self.asked_back:
            return Outcome.RIGHT if self.question.sort == "unclear" else Outcome.ASKED_BACK
        answered = self.answer is not None and self.score >= threshold
        if not self.question.answerable:
            return Outcome.FALSE if answered else Outcome.REFUSED
        if not answered:
            return Outcome.SILENT
        return Outcome.RIGHT if self.answer in self.question.answers else Outcome.WRONG


@dataclass(frozen=True, slots=True)
class Tally:
    """Percentages over the questions with an answer (right, wrong, asked back) and over those without (false, hard_false).

    `top` is how many were right with no threshold at all.
    """

    asked: int
    top: float
    right: float
    wrong: float
    asked_back: float
    false: float
    hard_false: float
    p50: float
    p99: float


def tally(trials: Sequence[Trial], threshold: float) -> Tally:
    """Sum trials up; times in milliseconds."""
    outcomes = [(trial, trial.outcome(threshold)) for trial in trials]
    answerable = [outcome for trial, outcome in outcomes if trial.question.answerable]
    others = [outcome for trial, outcome in outcomes if not trial.question.answerable]
    hard = [outcome for trial, outcome in outcomes if trial.question.hard]
    seconds = sorted(trial.seconds for trial in trials)
    return Tally(
        asked=len(trials),
        top=_share([trial.outcome() for trial in trials if trial.question.answerable], Outcome.RIGHT),
        right=_share(answerable, Outcome.RIGHT),
        wrong=_share(answerable, Outcome.WRONG),
        asked_back=_share(answerable, Outcome.ASKED_BACK),
        false=_share(others, Outcome.FALSE),
        hard_false=_share(hard, Outcome.FALSE),
        p50=1000 * seconds[len(seconds) // 2],
        p99=1000 * seconds[min(len(seconds) - 1, len(seconds) * 99 // 100)],
    )


def fitted_threshold(trials: Iterable[Trial], most_false: float = 5.0) -> float:
    """The threshold with most right answers while at most this share of unanswerable questions is answered."""
    known = list(trials)
    steps = sorted({trial.score for trial in known if trial.answer is not None})
    steps = [*steps[:: max(1, len(steps) // 200)], steps[-1] + 1] if steps else [0.0]
    tallies = [(tally(known, step), step) for step in steps]
    return max((each.right, step) for each, step in tallies if each.false <= most_false)[1]


def _share(outcomes: Sequence[Outcome], wanted: Outcome) -> float:
    return 100 * outcomes.count(wanted) / len(outcomes) if outcomes else 0.0
