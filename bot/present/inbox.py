"""What curators read in their inbox, and what members are told when they report a wrong answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.present.locales import ENGLISH
from bot.present.messages import speaking
from bot.present.reply import Choice, Reply, ReplyKind

_LONGEST = 150


class OpenQuestion(Protocol):
    """A question without an answer, as it is shown."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def text(self) -> str:
        """The words in which it was last asked."""

    @property
    def count(self) -> int:
        """How often it was asked."""

    @property
    def first_asked(self) -> str:
        """When it was first asked, in ISO 8601."""

    @property
    def last_asked(self) -> str:
        """When it was last asked."""

    @property
    def state(self) -> str:
        """open, dismissed or answered"""

    @property
    def fact(self) -> str | None:
        """The fact that a curator points to."""


class Report(Protocol):
    """A report of a wrong answer, as it is shown: never with who made it."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def words(self) -> str:
        """What is wrong."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The question, and before it those it goes on from."""

    @property
    def answer(self) -> str:
        """The answer as it was."""

    @property
    def read_as(self) -> str:
        """How the question was read."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts used."""

    @property
    def at(self) -> str:
        """When it was made."""

    @property
    def state(self) -> str:
        """open or closed"""


def inbox_reply(
    reports: Sequence[Report], questions: Sequence[OpenQuestion], *, page: int, pages: int, count: int
) -> Reply:
    """List what waits: reports first, then questions, the most asked first."""
    lines = (
        *(f"r{each.id}: wrong about “{_cut(each.asked[-1])}”: {_cut(each.words)}, {each.at[:10]}" for each in reports),
        *(f"q{each.id}: “{_cut(each.text)}”, {_asked(each)}" for each in questions),
    )
    keys = [*(f"r{each.id}" for each in reports), *(f"q{each.id}" for each in questions)]
    turns = [Choice("Next page", f"/inbox {page + 1}")] if page < pages else []
    back = [Choice("Page before", f"/inbox {page - 1}")] if page > 1 else []
    shown = f", page {page} of {pages}" if pages > 1 else ""
    waiting = [
        *([f"{len(reports)} {'report' if len(reports) == 1 else 'reports'}"] if reports else []),
        *([f"{count} {'question' if count == 1 else 'questions'} without an answer"] if count else []),
    ]
    return Reply(
        kind=ReplyKind.LIST,
        headline=f"Inbox: {', '.join(waiting)}{shown}." if waiting else "Nothing waits in the inbox.",
        body=lines,
        notes=("`inbox q12` opens one; who asked is not kept.",) if lines else (),
        choices=(*(Choice(f"Open {key}", f"/inbox {key}") for key in keys[:12]), *back, *turns),
        ephemeral=not lines,
    )


def question_reply(asked: OpenQuestion) -> Reply:
    """Show one question with what may be done about it."""
    key = f"q{asked.id}"
    done = {
        "dismissed": "It is dismissed.",
        "answered": f"A curator points to {asked.fact} for it.",
    }.get(asked.state, "")
    settle = Choice("Dismiss", f"/inbox dismiss {key}")
    again = Choice("Open again", f"/inbox restore {key}")
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"{key}: “{asked.text}”",
        details=(f"{_asked(asked).capitalize()}; first on {asked.first_asked[:10]}", *([done] if done else [])),
        notes=(
            f"`inbox answer {key} <fact-id>` points to a stored fact, and tells those who wait. `fact add` adds one: then it is "
            f"answered by itself. `inbox dismiss {key}` leaves it.",
        ),
        choices=(
            Choice("Add a fact", f"/inbox answer {key}", form=f"inbox:{key}"),
            settle if asked.state == "open" else again,
        ),
    )


def report_reply(report: Report) -> Reply:
    """Show one report: its words, the question, how it was read, the answer, and the facts used."""
    key = f"r{report.id}"
    facts = ", ".join(report.facts) or "none"
    opened = [Choice(f"Edit {fact_id}", f"/fact edit {fact_id}", form=fact_id) for fact_id in report.facts[:3]]
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"{key}: {report.words}",
        details=tuple(
            filter(
                None,
                (
                    f"Asked: {' › '.join(report.asked)}",
                    f"Read as: {report.read_as}" if report.read_as else "",
                    f"Answered: {report.answer}",
                    f"Facts used: {facts}",
                    "It is closed." if report.state == "closed" else "",
                ),
            )
        ),
        notes=(f"`inbox close {key} <what was done>` closes it; who reported it is told.",),
        choices=(*opened, Choice("Close", f"/inbox close {key}", form=f"inbox:{key}")),
        facts=report.facts,
    )


def pointed_reply(asked: OpenQuestion, fact_id: str, told: int) -> Reply:
    """Say that a question is linked to a fact, and how many are told."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"q{asked.id} points to {fact_id} now.",
        notes=(
            f"{told} who waited for it {'is' if told == 1 else 'are'} told.",
            "Whoever asks the same still hears that no stored fact tells all of it, and that curators of this server point "
            "to this one.",
            f"`inbox restore q{asked.id}` takes it back.",
        ),
        facts=(fact_id,),
    )


def settled_question_reply(asked: OpenQuestion) -> Reply:
    """Say that a question is dismissed, or waits again."""
    key = f"q{asked.id}"
    if asked.state == "open":
        return Reply(kind=ReplyKind.TEXT, headline=f"{key} waits again.")
    return Reply(
        kind=ReplyKind.TEXT, headline=f"{key} is dismissed.", choices=(Choice("Take back", f"/inbox restore {key}"),)
    )


def closed_reply(report: Report, *, done: bool) -> Reply:
    """Say that a report is closed."""
    headline = f"r{report.id} is closed. Who reported it is told." if done else f"r{report.id} is closed already."
    return Reply(kind=ReplyKind.TEXT, headline=headline)


def help_reply() -> Reply:
    """Say what may be done with the inbox."""
    return Reply(
        kind=ReplyKind.HELP,
        headline="The inbox holds questions without an answer, and reports of wrong answers.",
        body=(
            "inbox",
            "inbox q12",
            "inbox answer q12 <fact-id>",
            "inbox dismiss q12",
            "inbox close r5 <what was done>",
        ),
        ephemeral=True,
    )


def report_help_reply(prefix: str, language: str = ENGLISH) -> Reply:
    """Say how to report a wrong answer."""
    messages = speaking(language)
    return Reply(
        kind=ReplyKind.HELP,
        headline=messages.say(
            "Reply to the answer that is wrong with {command} and what is wrong with it.", command=f"{prefix}wrong"
        ),
        ephemeral=True,
        language=messages.language,
    )


def reported_reply(language: str = ENGLISH) -> Reply:
    """Thank for a report."""
    messages = speaking(language)
    return Reply(
        kind=ReplyKind.TEXT,
        headline=messages.say("Thank you. The curators see what you wrote, the question and the facts used."),
        notes=(messages.say("I keep that it was you only to tell you what becomes of it."),),
        ephemeral=True,
        language=messages.language,
    )


def pointer_words(fact_id: str, headline: str, language: str) -> str:
    """Say which fact the curators of a server point to for a question."""
    return speaking(language).say(
        "Curators of this server point to this fact for the question: {fact} ({id})", fact=headline, id=fact_id
    )


def _asked(asked: OpenQuestion) -> str:
    times = "once" if asked.count == 1 else f"{asked.count} times"
    return f"asked {times}, last on {asked.last_asked[:10]}"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def with_report(reply: Reply) -> Reply:
    """Offer to report an answer that rests on facts; the button opens a form, and typing does the same."""
    if not reply.facts or reply.kind is ReplyKind.ABSTAIN:
        return reply
    label = speaking(reply.language).say("Something wrong?")
    form = "report:" + "\n".join(reply.asked)
    return replace(reply, offers=(*reply.offers, Choice(label, "/wrong", form=form)))
