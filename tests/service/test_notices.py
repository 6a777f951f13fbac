"""What somebody who waits for an answer is promised, whatever front end tells them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.domain.model import Actor
from bot.domain.vocabulary import Vocabulary
from bot.errors import StoreUnavailable
from bot.present.reply import ReplyKind
from bot.service.asked import Asked
from bot.service.notices import Due
from bot.service.service import Service
from bot.store import Store
from bot.store.connection import connect
from tests.questions import NOON

HERE, CHANNEL = 111, 7
QUESTION = "norway ukraine package last month"
MEMBER = Asked(text="", actor=Actor(5, "Max"), server=HERE, today=date(2026, 1, 5), channel=CHANNEL)
CURATOR = replace(MEMBER, actor=Actor(6, "Anna", curator=True))
FACT = (
    "value: $1.25 billion; who: Norway → Ukraine; kind: military; stage: announced; measure: package; when: {};"
    ' what: Norway announced a package.; source: NRK, "Package", https://www.nrk.no/package, {}'
)


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("notices")


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    store = Store.open(path)
    yield store
    await store.close()


@pytest.fixture
def service(store: Store, vocabulary: Vocabulary) -> Service:
    return Service(store, vocabulary, lambda: NOON)


async def say(service: Service, asked: Asked, text: str) -> str:
    reply = await service.respond(replace(asked, text=text))
    return "\n".join((reply.headline, *reply.notes))


async def add(service: Service, day: str) -> None:
    draft = await service.respond(replace(CURATOR, text="!fact add " + FACT.format(day, day)))
    await service.respond(replace(CURATOR, text=draft.choices[0].question))


async def due(service: Service) -> list[Due]:
    return [each async for each in service.due_notices()]


async def test_dates_are_meant_as_on_the_day_of_asking(service: Service) -> None:
    await say(service, MEMBER, f"!aid tellme {QUESTION}")
    await add(service, "2026-10-20")
    assert await due(service) == [], "a month before the telling is not the month before the asking"
    await add(service, "2025-12-20")
    (told,) = await due(service)
    assert (told.member, told.server, told.channel, told.opening) == (
        5,
        HERE,
        CHANNEL,
        f"Now there is an answer to “{QUESTION}”",
    )
    assert told.reply.kind is ReplyKind.FIGURE
    assert "11 months old" in " ".join(told.reply.details), "its age is that of the day of telling"


async def test_an_answer_is_taken_once_even_by_two_at_a_time(service: Service) -> None:
    await say(service, MEMBER, f"!aid tellme {QUESTION}")
    await add(service, "2025-12-20")
    await service.begin_notices()
    taken = await asyncio.gather(due(service), due(service))
    assert sum(map(len, taken)) == 1


async def test_nothing_is_due_while_no_fact_changes(service: Service) -> None:
    await say(service, MEMBER, f"!aid tellme {QUESTION}")
    assert await due(service) == []


async def test_the_front_end_hears_of_changes_and_of_nothing_else(service: Service) -> None:
    heard: list[str] = []
    service.when_facts_change(lambda: heard.append("changed"))
    await say(service, MEMBER, QUESTION)
    draft = await service.respond(replace(CURATOR, text="!fact add " + FACT.format("2025-12-20", "2025-12-20")))
    assert heard == []
    await service.respond(replace(CURATOR, text=draft.choices[0].question))
    assert heard == ["changed"]


async def test_what_cannot_be_read_now_is_due_later(service: Service, store: Store, vocabulary: Vocabulary) -> None:
    await say(service, MEMBER, f"!aid tellme {QUESTION}")
    await add(service, "2025-12-20")
    await store.close()
    for _ in range(2):
        with pytest.raises(StoreUnavailable):
            await due(service)


@pytest.mark.parametrize("text", ["!aid tellme", "!aid tellme /fact add x", "!aid tellme /aid topics", "!aid tellme /"])
async def test_only_a_question_can_be_waited_for(service: Service, text: str) -> None:
    reply = await service.respond(replace(MEMBER, text=text))
    assert reply.kind in {ReplyKind.HELP, ReplyKind.CLARIFY}


async def test_a_claim_is_not_waited_for(service: Service) -> None:
    reply = await service.respond(replace(MEMBER, text="!check bhutan gave atlantis 7 million"))
    assert reply.kind is ReplyKind.ABSTAIN
    assert not [choice for choice in reply.choices if "tellme" in choice.question]
    assert (await service.respond(replace(MEMBER, text="!aid tellme /check bhutan gave 7 million"))).notes == ()


async def test_nobody_is_offered_what_cannot_be_kept(service: Service) -> None:
    at_a_terminal = replace(MEMBER, server=None, channel=None)
    reply = await service.respond(replace(at_a_terminal, text=QUESTION))
    assert reply.kind is ReplyKind.ABSTAIN
    assert not [choice for choice in reply.choices if "tellme" in choice.question]
    assert "on Discord only" in await say(service, at_a_terminal, f"!aid tellme {QUESTION}")


async def test_too_many_questions_of_one_member_are_refused(service: Service) -> None:
    for number in range(10):
        assert "I will tell you here" in await say(service, MEMBER, f"!aid tellme bhutan total {2001 + number}")
    assert "too many" in await say(service, MEMBER, "!aid tellme bhutan total 2020")
    assert "10 answers" in await say(service, MEMBER, "!aid forgetme")
    assert "I will tell you here" in await say(service, MEMBER, "!aid tellme bhutan total 2020")


async def test_asking_keeps_nothing_about_who_asked(service: Service, path: Path) -> None:
    asked = replace(MEMBER, actor=Actor(987654321, "nobody-else-is-called-so"))
    await say(service, asked, QUESTION)
    await say(service, asked, f"!aid tellme {QUESTION}")
    await say(service, asked, "!aid forgetme")
    db = connect(path)
    kept = "\n".join(str(row) for table in db.table_names() for row in db.table(table).rows)
    db.close()
    assert QUESTION in kept
    assert "987654321" not in kept
    assert "nobody-else-is-called-so" not in kept


async def test_the_promise_is_private_and_in_the_language_of_the_question(service: Service) -> None:
    reply = await service.respond(replace(MEMBER, text="!aid tellme скільки Бутан дав Україні?"))
    assert reply.ephemeral
    assert reply.language == "uk"
    assert "!aid forgetme" in reply.notes[0]
