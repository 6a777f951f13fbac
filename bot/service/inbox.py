"""The curators' inbox: questions without an answer, grouped, and reports of wrong answers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.domain.form import FIELDS
from bot.domain.model import FactType
from bot.errors import InvalidFact
from bot.present import inbox as present
from bot.present.reply import Reply
from bot.service.answerer import Answerer
from bot.service.asked import Asked
from bot.service.curating import Curating
from bot.service.scene import Scene
from bot.service.verbs import split_word
from bot.store.inbox import (
    OpenQuestion,
    Report,
    close_report,
    count_open,
    keep_report,
    open_questions,
    open_reports,
    point_to,
    question,
    report_of,
    settle_question,
)
from bot.store.store import Store

_ON_A_PAGE = 8


class Inbox:
    """What waits for the curators of each server."""

    def __init__(self, store: Store, answerer: Answerer, curating: Curating) -> None:
        self._store = store
        self._answerer = answerer
        self._curating = curating
        self._verbs: Mapping[str, Callable[[str, Scene], Awaitable[Reply]]] = {
            "show": self._show,
            "answer": self._answer,
            "dismiss": self._dismiss,
            "restore": self._restore,
            "close": self._close,
        }

    async def respond(self, rest: str, scene: Scene) -> Reply:
        """List what waits, or do with one of it what the words say."""
        scene.refuse_others()
        verb, more = split_word(rest)
        if not verb or verb.isdecimal():
            return await self._list(max(1, int(verb[:4] or 1)), scene)
        if verb[0].lower() in "qr" and verb[1:].isdecimal():
            return await self._show(verb, scene)
        done = self._verbs.get(verb.lower())
        return await done(more, scene) if done else present.help_reply()

    async def report(self, words: str, asked: Asked, scene: Scene) -> Reply:
        """Take what somebody finds wrong with the answer that they reply to."""
        return await self._report(words, asked.chain, asked, scene)

    async def report_on(self, words: str, texts: tuple[str, ...], asked: Asked, scene: Scene) -> Reply:
        """Take what somebody finds wrong with the answer to a question, named with those before it."""
        return await self._report(words, texts, asked, scene)

    async def form(self, key: str, scene: Scene) -> dict[str, str]:
        """Give an empty form for a fact that answers a question (`q12`), or what is said when a report is closed (`r5`)."""
        scene.refuse_others()
        if key.startswith("r"):
            return {"outcome": ""}
        await self._question(key, scene)
        return dict.fromkeys(FIELDS[FactType.FIGURE], "")

    async def change(self, key: str, form: Mapping[str, str], scene: Scene) -> Reply:
        """Draft the fact that answers a question, or close a report."""
        scene.refuse_others()
        if key.startswith("r"):
            return await self._close(f"{key} {form.get('outcome', '')}", scene)
        return await self._curating.draft(form, scene)

    async def _list(self, page: int, scene: Scene) -> Reply:
        offset = (page - 1) * _ON_A_PAGE
        reports = await self._store.query(lambda db: open_reports(db, scene.server))
        asked = await self._store.query(lambda db: open_questions(db, scene.server, _ON_A_PAGE, offset))
        count = await self._store.query(lambda db: count_open(db, scene.server))
        waiting = [each for each in asked if not await self._answered_by_now(each, scene)]
        return present.inbox_reply(
            reports if page == 1 else (), waiting, page=page, pages=-(-count // _ON_A_PAGE), count=count
        )

    async def _answered_by_now(self, asked: OpenQuestion, scene: Scene) -> bool:
        """Take a question out that a fact of today answers."""
        if not await self._answerer.finds_answer(asked.text, scene.server, scene.today):
            return False
        here = scene.here("")
        await self._store.write(lambda db: settle_question(db, asked.id, "dismissed", None, here))
        return True

    async def _show(self, rest: str, scene: Scene) -> Reply:
        key = split_word(rest)[0].lower()
        if key.startswith("r"):
            return present.report_reply(await self._reported(key, scene))
        return present.question_reply(await self._question(key, scene))

    async def _answer(self, rest: str, scene: Scene) -> Reply:
        """Point to a stored fact; who waits for this question is told of it."""
        key, fact_id = split_word(rest)
        asked = await self._question(key, scene)
        if not fact_id:
            return present.question_reply(asked)
        here = scene.here("")
        told = await self._store.write(lambda db: point_to(db, asked.id, fact_id.split()[0], here))
        return present.pointed_reply(asked, fact_id.split()[0], told)

    async def _dismiss(self, rest: str, scene: Scene) -> Reply:
        return await self._settle(rest, "dismissed", scene)

    async def _restore(self, rest: str, scene: Scene) -> Reply:
        return await self._settle(rest, "open", scene)

    async def _settle(self, rest: str, state: str, scene: Scene) -> Reply:
        asked = await self._question(rest, scene)
        here = scene.here("")
        settled = await self._store.write(lambda db: settle_question(db, asked.id, state, None, here))
        return present.settled_question_reply(settled)

    async def _close(self, rest: str, scene: Scene) -> Reply:
        key, outcome = split_word(rest)
        found = await self._reported(key, scene)
        here = scene.here("")
        done = await self._store.write(lambda db: close_report(db, found.id, outcome, here))
        return present.closed_reply(found, done=done)

    async def _report(self, words: str, texts: tuple[str, ...], asked: Asked, scene: Scene) -> Reply:
        if not texts or not words.strip():
            return present.report_help_reply(asked.prefix, asked.language)
        answer = await self._answerer.answer_to(replace(asked, text=texts[-1], slash=None, earlier=texts[:-1]))
        report = Report(
            server=scene.server,
            member=scene.actor.id,
            channel=scene.channel,
            words=words.strip(),
            asked=texts,
            answer=answer.headline,
            read_as=answer.read_as or "",
            facts=answer.facts,
        )
        await self._store.write(lambda db: keep_report(db, report, scene.now))
        return present.reported_reply(asked.language)

    async def _question(self, rest: str, scene: Scene) -> OpenQuestion:
        number = split_word(rest)[0].lower().removeprefix("q")
        found = None
        if number.isdecimal():
            found = await self._store.query(lambda db: question(db, int(number[:9]), scene.server))
        if found is None:
            raise InvalidFact([f"There is no question {number[:10]!r} here. See them with `inbox`."])
        return found

    async def _reported(self, rest: str, scene: Scene) -> Report:
        number = split_word(rest)[0].lower().removeprefix("r")
        found = None
        if number.isdecimal():
            found = await self._store.query(lambda db: report_of(db, int(number[:9]), scene.server))
        if found is None:
            raise InvalidFact([f"There is no report {number[:10]!r} here. See them with `inbox`."])
        return found


class ReportForms:
    """The form under "Something wrong?": its key are the question and, before it, those it goes on from, a line each."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox

    async def form(self, _: str, __: Scene) -> dict[str, str]:
        """One field, for everybody."""
        return {"wrong": ""}

    async def change(self, key: str, form: Mapping[str, str], scene: Scene) -> Reply:
        """Keep the report."""
        texts = tuple(line for line in key.split("\n") if line.strip())
        asked = Asked(text="", actor=scene.actor, server=scene.server, today=scene.today)
        return await self._inbox.report_on(form.get("wrong", ""), texts, asked, scene)
