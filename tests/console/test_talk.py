"""What a line typed at the console means."""

import re

import pytest

from bot.errors import InvalidFact, StoreUnavailable
from bot.present.reply import Choice, Reply, ReplyKind
from tests.console.fakes import TODAY, FakeService, talk_with

BUSY = StoreUnavailable("The store is busy; try again.")
OFFER = Reply(
    kind=ReplyKind.CLARIFY,
    headline="Which one?",
    choices=(Choice("committed", "us total committed"), Choice("delivered", "us total delivered")),
)


async def test_a_line_reaches_the_service_as_it_was_typed() -> None:
    service = FakeService()
    await talk_with(service).answer(" !aid  total ")
    [asked] = service.asked
    assert asked.text == " !aid  total "
    assert asked.server is None
    assert asked.today == TODAY


@pytest.mark.parametrize("curator", [True, False])
async def test_only_who_asked_for_it_may_change_facts(curator: bool) -> None:
    service = FakeService()
    await talk_with(service, curator=curator).answer("x")
    actor = service.asked[0].actor
    assert actor.operator is curator
    assert actor.curator is curator


async def test_a_number_picks_a_choice_just_offered() -> None:
    service = FakeService({"us total": OFFER})
    talk = talk_with(service)
    await talk.answer("us total")
    reply = await talk.answer(" 2 ")
    assert reply.headline == "You said us total delivered"


@pytest.mark.parametrize("number", ["0", "3", "02", "²", "9" * 5000])
async def test_a_number_that_was_not_offered_is_a_question(number: str) -> None:
    service = FakeService({"us total": OFFER})
    talk = talk_with(service)
    await talk.answer("us total")
    await talk.answer(number)
    assert service.asked[-1].text == number


async def test_a_choice_is_gone_with_the_next_question() -> None:
    service = FakeService({"us total": OFFER})
    talk = talk_with(service)
    for line in ("us total", "another", "1"):
        await talk.answer(line)
    assert service.asked[-1].text == "1"


@pytest.mark.parametrize("word", ["help", "HELP", " ? "])
async def test_help_needs_no_prefix(word: str) -> None:
    service = FakeService()
    await talk_with(service).answer(word)
    assert service.asked[0].text == "!help"


async def test_an_error_for_people_is_the_reply_and_the_talk_goes_on() -> None:
    reply = await talk_with(FakeService(failure=BUSY)).answer("us total")
    assert reply.headline == str(BUSY)


async def test_every_fault_of_a_fact_is_told() -> None:
    service = FakeService(failure=InvalidFact(["source is missing.", "unit is missing."]))
    reply = await talk_with(service).answer("!fact add 5")
    assert reply.body == ("source is missing.", "unit is missing.")


async def test_a_defect_is_told_by_an_id_and_logged_under_it(caplog: pytest.LogCaptureFixture) -> None:
    reply = await talk_with(FakeService(failure=KeyError("secret"))).answer("us total")
    [name] = re.findall(r"id (\w{6})", reply.headline)
    assert "secret" not in reply.headline
    assert [record.getMessage() for record in caplog.records] == [f"Unexpected failure {name}"]


@pytest.mark.parametrize(
    ("word", "leaves"), [("exit", True), (" QUIT ", True), ("!quit", True), ("exit strategy", False)]
)
def test_leaving_has_its_own_words(word: str, leaves: bool) -> None:
    assert talk_with(FakeService()).is_farewell(word) is leaves


async def test_completing_stays_quiet_when_the_store_cannot_be_asked() -> None:
    assert await talk_with(FakeService(failure=BUSY)).complete("speaker", "aus") == ()


ANSWER = Reply(kind=ReplyKind.FIGURE, headline="$1", asked=("us total",))
FOLLOWED = Reply(kind=ReplyKind.FIGURE, headline="$2", asked=("us total", "and in 2023?"))


async def test_a_question_after_an_answer_may_go_on_from_what_was_answered() -> None:
    service = FakeService({"us total": ANSWER, "and in 2023?": FOLLOWED})
    talk = talk_with(service)
    for line in ("us total", "and in 2023?", "and germany?"):
        await talk.answer(line)
    assert [asked.chain for asked in service.asked] == [(), ("us total",), ("us total", "and in 2023?")]
    assert not any(asked.in_reply for asked in service.asked)


@pytest.mark.parametrize("kind", [ReplyKind.ABSTAIN, ReplyKind.CLARIFY, ReplyKind.HELP])
async def test_a_question_after_anything_else_stands_for_itself(kind: ReplyKind) -> None:
    service = FakeService({"us total": ANSWER, "bhutan": Reply(kind=kind, headline="No", asked=("bhutan",))})
    talk = talk_with(service)
    for line in ("us total", "bhutan", "and in 2023?"):
        await talk.answer(line)
    assert service.asked[-1].chain == ()


async def test_nobody_at_a_terminal_can_be_told_something_later() -> None:
    service = FakeService()
    await talk_with(service).answer("us total")
    assert service.asked[0].channel is None


@pytest.mark.parametrize(
    "typed", ["aid topics", "Quote austin", "check it was 23 billion", "fact help", " fact show us-1", "aid", "fact"]
)
async def test_a_command_needs_no_prefix_at_the_terminal(typed: str) -> None:
    service = FakeService()
    await talk_with(service, bare=True).answer(typed)
    await talk_with(service).answer(typed)
    assert [asked.text for asked in service.asked] == [f"!{typed.strip()}", typed]


@pytest.mark.parametrize("typed", ["aid to ukraine", "facts about aid", "fact or fiction?", "us aid", "", "!aid total"])
async def test_a_question_that_begins_like_a_command_stays_a_question(typed: str) -> None:
    service = FakeService()
    await talk_with(service, bare=True).answer(typed)
    assert service.asked[0].text == typed
