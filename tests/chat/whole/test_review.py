"""Proposals, the inbox and reports on Discord: decided once, told once, and nothing of it in another server."""

from collections.abc import Callable
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.service.service import Service
from tests.chat.conftest import fields, labels, words
from tests.chat.talking import FACT, QUESTION, Place, bot_on


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("review")


async def second_curator(place: Place) -> MemberActor:
    role = place.guild.create_role("Fact keepers")
    await place.curator.send(place.channel, f"!settings curators {role.mention}")
    return place.guild.add_member(place.env.create_user("keeper"), roles=[role])


async def propose(place: Place) -> None:
    await place.member.send(place.channel, f"!fact propose {FACT}")
    assert "Proposed as number 1" in words(place.last)


async def look(place: Place) -> None:
    await place.curator.send(place.channel, "!fact proposals")
    await place.curator.click(place.last, label="Look at 1")
    assert labels(place.last) == ["Approve", "Edit", "Reject"]


async def test_an_approved_proposal_is_stored_and_its_proposer_told_once(
    here: Place, there: Place, service: Service, path: Path
) -> None:
    await propose(here)
    await there.curator.send(there.channel, "!fact proposals")
    assert "No proposal waits here" in words(there.last)
    await look(here)
    await here.env.restart_bot(bot_on(service, path))
    await here.curator.click(here.last, label="Approve")
    assert any("is saved" in said for said in here.said())
    told = [said for said in here.said() if "decided on your proposal 1" in said]
    assert len(told) == 1
    assert "It is added as" in told[0]
    assert here.channel.last_message is not None
    assert [user.id for user in here.last.mentions] == [here.member.id]
    await here.env.restart_bot(bot_on(service, path))
    await here.env.settle()
    assert len([said for said in here.said() if "decided on your proposal 1" in said]) == 1
    assert "$1.25 billion" in words(await here.ask(QUESTION))
    assert "$1.25 billion" not in words(await there.ask(QUESTION))


async def test_a_rejected_one_comes_back_with_its_reason_and_the_second_curator_is_told(here: Place) -> None:
    await propose(here)
    await look(here)
    shown = here.last
    opened = await here.curator.click(shown, label="Reject")
    await here.curator.submit_modal(opened, {"why": "a *rumour* @everyone"})
    told = next(said for said in here.said() if "decided on your proposal 1" in said)
    assert "It is not added: a" in told
    await here.curator.send(here.channel, "!fact approve 1")
    assert "decided already" in words(here.last)
    assert "rejected it: a" in words(here.last)


async def test_a_curator_changes_a_proposal_before_approving_it(here: Place) -> None:
    await propose(here)
    await look(here)
    shown = here.last
    opened = await here.curator.click(shown, label="Edit")
    await here.curator.submit_modal(opened, {**fields(opened), "value": "$1.5 billion"})
    assert any("1,500,000,000" in said for said in here.said())
    stale = await here.curator.send(here.channel, "!fact approve 1 seen 0.0")
    assert stale is not None
    assert "has changed since you saw it" in words(here.last)
    await here.curator.send(here.channel, "!fact approve 1")
    assert "$1.5 billion" in words(await here.ask(QUESTION))


async def test_where_two_must_approve_one_is_not_enough(here: Place) -> None:
    await here.curator.send(here.channel, "!settings approvals 2")
    await propose(here)
    await here.curator.send(here.channel, "!fact approve 1")
    assert "One more curator is needed" in words(here.last)
    await here.curator.send(here.channel, "!fact approve 1")
    assert "approved proposal 1 already" in words(here.last)
    other = await second_curator(here)
    await other.send(here.channel, "!fact approve 1")
    assert any("is saved" in said for said in here.said())


async def test_members_decide_nothing(here: Place) -> None:
    await propose(here)
    for text in ("!fact proposals", "!fact accept 1", "!fact approve 1", "!fact amend 1 note: x", "!fact reject 1 no"):
        await here.member.send(here.channel, text)
        assert "Only curators" in words(here.last)
    await look(here)
    assert (await here.member.click(here.last, label="Approve")).ephemeral
    assert "No proposal" not in words(here.last)


async def test_questions_without_an_answer_are_counted_together_without_who_asked(here: Place, there: Place) -> None:
    for asked in (
        "how much did bhutan give ukraine?",
        "How mutch did Bhutan give to Ukraine",
        "скільки дав бутан україні?",
    ):
        await here.ask(asked)
    await here.curator.send(here.channel, "!inbox")
    shown = words(here.last)
    assert "1 question without an answer" in shown
    assert "asked 3 times" in shown
    assert here.member.name not in shown
    await there.curator.send(there.channel, "!inbox")
    assert "Nothing waits" in words(there.last)
    await here.member.send(here.channel, "!inbox")
    assert "Only curators" in words(here.last)


async def test_a_question_is_dismissed_and_taken_back(here: Place) -> None:
    await here.ask("how much did bhutan give ukraine?")
    await here.curator.send(here.channel, "!inbox")
    await here.curator.click(here.last, label="Open q1")
    await here.curator.click(here.last, label="Dismiss")
    assert "q1 is dismissed" in words(here.last)
    await here.curator.click(here.last, label="Take back")
    assert "q1 waits again" in words(here.last)


async def test_a_question_is_pointed_to_a_fact_and_who_waits_is_told(here: Place, there: Place) -> None:
    answer = await here.ask(QUESTION)
    await here.member.click(answer, label="Tell me when it is answered")
    await here.curator.send(here.channel, "!inbox answer q1 us-package-2024-07-02")
    assert any("1 who waited for it is told" in said for said in here.said())
    (told,) = [said for said in here.said() if "point to a fact for" in said and "2.3 billion" in said]
    assert QUESTION in told
    again = words(await here.ask(QUESTION))
    assert "No sourced answer" in again
    assert "Curators of this server point to this fact" in again
    assert "Curators of this server" not in words(await there.ask(QUESTION))


async def test_a_question_that_is_answered_by_now_is_no_longer_in_the_inbox(here: Place) -> None:
    await here.ask(QUESTION)
    await here.add_fact()
    await here.curator.send(here.channel, "!inbox")
    assert QUESTION not in words(here.last)


async def test_a_wrong_answer_is_reported_by_anybody_and_the_reporter_told_once(
    here: Place, there: Place, service: Service, path: Path
) -> None:
    answer = await here.ask("us total ukraine")
    assert "Something wrong?" in labels(answer)
    await here.env.restart_bot(bot_on(service, path))
    other = here.guild.add_member(here.env.create_user("reader"))
    opened = await other.click(answer, label="Something wrong?")
    thanked = await other.submit_modal(opened, {"wrong": "The figure is older"})
    assert thanked.ephemeral
    await here.curator.send(here.channel, "!inbox r1")
    shown = words(here.last)
    for part in ("The figure is older", "Asked: us total ukraine", "Read as:", "Facts used: "):
        assert part in shown
    assert other.name not in shown
    await there.curator.send(there.channel, "!inbox r1")
    assert "no report" in words(there.last)
    closing = await here.curator.click(here.last, label="Close")
    await here.curator.submit_modal(closing, {"outcome": "It is the newest one."})
    (told,) = [said for said in here.said() if "looked at your report" in said]
    assert "It is the newest one." in told
    await here.curator.send(here.channel, "!inbox close r1 again")
    assert "closed already" in words(here.last)


async def test_a_report_is_typed_in_reply_to_the_answer(here: Place) -> None:
    answer = await here.ask("us total ukraine")
    reported = await here.go_on(answer, "!wrong the total is newer")
    assert "The curators see what you wrote" in words(reported)
    await here.member.send(here.channel, "!wrong something")
    assert "Reply to the answer that is wrong" in words(here.last)
