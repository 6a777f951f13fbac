"""Forms: guided modals for adding and changing facts, of which nothing that was typed is ever lost."""

from bot.chat.client import build_client
from bot.errors import InvalidFact
from tests.chat.answers_double import FIGURE_FIELDS
from tests.chat.conftest import ChatSettings, World, fields, labels, words

FIRST = {
    "value": "$2.3 billion",
    "who": "United States → Ukraine",
    "kind": "military",
    "stage": "announced",
    "measure": "package",
}
SECOND = {
    "mechanism": "",
    "when": "2024-07-02",
    "what": "",
    "source": 'AP, "Title", https://apnews.com/article, 2024-07-02',
    "note": "",
}


async def test_adding_a_figure_goes_through_two_forms_to_a_question_before_saving(world: World) -> None:
    first = await world.curator.slash(world.channel, "fact add")
    assert list(fields(first)) == list(FIRST)
    kept = await world.curator.submit_modal(first, FIRST)
    assert kept.ephemeral
    assert kept.response is not None
    second = await world.curator.click(kept.response, label="Part 2")
    assert list(fields(second)) == list(SECOND)
    checked = await world.curator.submit_modal(second, SECOND)
    assert world.service.drafts == [FIRST | SECOND]
    assert "Save 2,300,000,000 US dollars" in words(world.said_to(world.curator)[0])
    assert labels(world.said_to(world.curator)[0]) == ["Save", "Cancel", "Part 1", "Part 2", "Check"]
    assert checked.acknowledged


async def test_save_is_asked_in_the_name_of_who_filled_in_the_form(world: World) -> None:
    await filled(world)
    await world.curator.click(world.said_to(world.curator)[0], label="Save")
    (asked,) = world.service.asked
    assert (asked.text, asked.actor.id, asked.actor.curator) == ("!fact save K3F9", world.curator.id, True)
    assert "fact save K3F9" in words(world.said_to(world.curator)[0])
    assert labels(world.said_to(world.curator)[0]) == []


async def test_adding_a_quote_takes_one_form(world: World) -> None:
    shown = await world.curator.slash(world.channel, "fact add", kind="quote")
    await world.curator.submit_modal(shown, {"words": "  “So”  they said…", "speaker": "A"})
    assert world.service.drafts[0]["words"] == "  “So”  they said…"


async def test_a_form_with_faults_says_each_and_keeps_what_was_typed(world: World) -> None:
    world.service.draft_replies = [InvalidFact(["The source is missing.", "The amount can be read two ways."])]
    await filled(world)
    told = words(world.said_to(world.curator)[0])
    assert "The source is missing" in told
    assert "The amount can be read two ways" in told
    again = await world.curator.click(world.said_to(world.curator)[0], label="Part 1")
    assert fields(again) == FIRST
    await world.curator.submit_modal(again, FIRST | {"value": "2300000000 USD"})
    assert world.service.drafts[-1] == FIRST | SECOND | {"value": "2300000000 USD"}


async def test_editing_opens_the_fact_as_it_is(world: World) -> None:
    world.service.facts["us-1"] = FIRST | SECOND
    shown = await world.curator.slash(world.channel, "fact edit", id="us-1")
    first = {name: FIRST[name] for name in ("value", "who", "kind", "stage")}
    assert fields(shown) == {"reason": ""} | first
    changed = {"reason": "misread", "value": "$2.4 billion"}
    await world.curator.submit_modal(shown, first | changed)
    assert world.service.drafts == [FIRST | SECOND | changed]


async def test_a_value_that_no_form_holds_is_left_as_it_is(world: World) -> None:
    world.service.facts["us-1"] = FIRST | {"note": "long " * 1000}
    shown = await world.curator.slash(world.channel, "fact edit", id="us-1")
    assert [name for name, _ in fields(shown).items()] == ["reason", "value", "who", "kind", "stage"]
    await world.curator.submit_modal(shown, {"reason": "so"})
    assert world.service.drafts[0]["note"] == "long " * 1000


async def test_a_member_is_refused_before_a_form_opens(world: World) -> None:
    refused = await world.member.slash(world.channel, "fact add")
    assert refused.modal is None
    assert refused.ephemeral
    assert refused.response is not None
    assert "Only curators may change facts" in words(refused.response.message)


async def test_a_slow_check_is_acknowledged_in_time_and_stays_private(world: World) -> None:
    shown = await world.curator.slash(world.channel, "fact add", kind="quote")
    release = world.hold_answers()
    sent = await world.curator.submit_modal(shown, {"words": "so"})
    await world.env.advance_time(2.9)
    assert sent.acknowledged
    release()
    await world.env.settle()
    (reply,) = world.said_to(world.curator)
    assert reply.flags.ephemeral
    assert "Save 2,300,000,000" in words(reply)


async def test_what_was_typed_into_a_form_from_before_a_restart_is_handed_back(
    world: World, settings: ChatSettings
) -> None:
    shown = await world.curator.slash(world.channel, "fact add")
    await world.env.restart_bot(build_client(world.service, settings))
    sent = await world.curator.submit_modal(shown, FIRST)
    assert sent.ephemeral
    assert sent.response is not None
    told = words(sent.response.message)
    assert "nothing was saved" in told
    assert "2.3 billion" in told
    assert "Ukraine" in told


async def test_a_button_to_a_form_from_before_a_restart_says_so(world: World, settings: ChatSettings) -> None:
    await filled(world)
    (reply,) = world.said_to(world.curator)
    await world.env.restart_bot(build_client(world.service, settings))
    pressed = await world.curator.click(reply, label="Part 1")
    assert pressed.response is not None
    assert "no longer open" in pressed.response.content


async def test_a_form_may_be_checked_again_as_it_is(world: World) -> None:
    await filled(world)
    await world.curator.click(world.said_to(world.curator)[0], label="Check")
    assert world.service.drafts == [FIRST | SECOND] * 2


async def test_old_forms_are_forgotten_when_there_are_too_many(world: World) -> None:
    first = await world.curator.slash(world.channel, "fact add")
    for _ in range(200):
        await world.curator.slash(world.channel, "fact add", kind="quote")
    sent = await world.curator.submit_modal(first, FIRST)
    assert sent.response is not None
    assert "nothing was saved" in words(sent.response.message)


async def filled(world: World) -> None:
    """Fill in both parts of the form for a figure."""
    first = await world.curator.slash(world.channel, "fact add")
    kept = await world.curator.submit_modal(first, FIRST)
    assert kept.response is not None
    second = await world.curator.click(kept.response, label="Part 2")
    await world.curator.submit_modal(second, SECOND)


def test_the_two_parts_are_all_fields_of_a_figure() -> None:
    assert tuple(FIRST | SECOND) == FIGURE_FIELDS
