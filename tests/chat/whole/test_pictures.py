"""Charts and cards on Discord: the picture with its alternative text beside the words, for the asker, in its own server."""

import io
from collections.abc import Callable
from pathlib import Path

import discord
import pytest
import simcord
from matplotlib.image import imread
from simcord.actors import MemberActor

from bot.domain.vocabulary import Vocabulary
from bot.service.service import Service
from tests.chat.conftest import labels, words
from tests.chat.talking import FACT, Place, bot_on, opened

TOTAL = (
    "value: $1.25 billion; who: Norway → Iceland; kind: military; stage: delivered; measure: running total; when: as of "
    '2025-12-20 since 2022-02-24; what: Norway total.; source: NRK, "$5 @everyone **T**", https://www.nrk.no/t, 2025-12-20'
)


@pytest.fixture(scope="module")
def path(copied: Callable[[str], Path]) -> Path:
    return copied("pictures")


async def picture(message: discord.Message) -> discord.Attachment:
    """The one picture of a message, which is whole."""
    (attachment,) = message.attachments
    across, *_ = reversed(imread(io.BytesIO(await attachment.read())).shape[:2])
    assert across == 1080
    return attachment


async def test_a_chart_is_drawn_for_who_types_it(here: Place) -> None:
    await here.member.send(here.channel, "!aid chart history us")
    attachment = await picture(here.last)
    assert attachment.filename == "chart.png"
    assert attachment.description is not None
    assert attachment.description.startswith("Chart: United States → Ukraine")
    assert len(attachment.description) <= 1024
    assert "about $65 billion" in words(here.last), "the numbers stand beside it in words"
    assert "](<https://" in words(here.last)


@pytest.mark.parametrize(("command", "question"), [("chart", "compare us germany"), ("card", "quote umerov")])
async def test_the_slash_command_does_the_same(here: Place, command: str, question: str) -> None:
    await here.member.send(here.channel, f"!aid {command} {question}")
    typed = here.last
    shown = await here.member.slash(here.channel, command, question=question)
    assert shown.response is not None
    assert words(shown.response.message) == words(typed)
    assert (await picture(shown.response.message)).description == (await picture(typed)).description


async def test_a_button_adds_the_picture_to_the_answer(here: Place) -> None:
    answer = await here.ask("us total ukraine")
    assert {"Chart", "Card"} <= set(labels(answer))
    await here.member.click(answer, label="Card")
    assert here.last.id == answer.id, "no second message"
    assert (await picture(here.last)).filename == "card.png"
    assert words(here.last) == words(answer)
    await here.member.click(here.last, label="Chart")
    assert (await picture(here.last)).filename == "chart.png"
    assert "Chart" not in labels(here.last)


async def test_only_the_asker_can_change_the_answer(here: Place) -> None:
    answer = await here.ask("us total ukraine")
    for other in (here.curator, here.guild.add_member(here.env.create_user("stranger"))):
        shown = await other.click(answer, label="Chart")
        assert shown.ephemeral
        assert here.last.attachments == []


async def test_anybody_may_ask_for_the_same_by_typing(here: Place) -> None:
    stranger = here.guild.add_member(here.env.create_user("passer-by"))
    for person in (here.member, here.curator, stranger):
        await person.send(here.channel, "!aid card us total ukraine")
        await picture(here.last)


async def test_a_reply_to_an_answer_draws_that_answer(here: Place) -> None:
    answer = await here.ask("us total ukraine")
    drawn = await here.go_on(answer, "!aid chart")
    assert (await picture(drawn)).filename == "chart.png"
    assert "United States → Ukraine" in words(drawn)


async def test_in_a_direct_message_there_are_pictures_too(here: Place) -> None:
    await here.member.send_dm("!aid card us total ukraine")
    assert here.env.bot.user is not None
    said = here.member.user.dm_channel.history()[-1]
    await picture(said)


async def test_a_button_still_works_after_a_restart(here: Place, path: Path, vocabulary: Vocabulary) -> None:
    answer = await here.ask("us total ukraine")
    async with opened(path, vocabulary) as again:
        await here.env.restart_bot(bot_on(again, path))
        await here.member.click(answer, label="Chart")
        await picture(here.last)


async def without(here: Place, permission: str, text: str, person: MemberActor | None = None) -> discord.Message:
    """Ask where the bot may not do something."""
    assert here.env.bot.user is not None
    overwrite = discord.PermissionOverwrite(**{permission: False})
    channel = here.guild.create_text_channel(permission, overwrites={here.env.bot.user: overwrite})
    await (person or here.member).send(channel, text)
    return channel.history()[-1]


async def test_where_no_files_are_allowed_the_words_come_alone_and_nothing_is_offered(here: Place) -> None:
    drawn = await without(here, "attach_files", "!aid chart history us")
    assert drawn.attachments == []
    assert "may not attach files" in words(drawn)
    assert "about $65 billion" in words(drawn)
    plain = await without(here, "attach_files", "!aid history us")
    assert "Chart" not in labels(plain)
    assert "may not attach files" not in words(plain)


async def test_where_no_embeds_are_allowed_the_picture_comes_with_plain_text(here: Place) -> None:
    said = await without(here, "embed_links", "!aid chart history us")
    await picture(said)
    assert said.embeds == []
    assert "about $65 billion" in said.content


async def test_the_picture_of_one_server_is_nothing_to_another(
    here: Place, service: Service, simcord_env: simcord.Env
) -> None:
    there = Place(simcord_env, "second")
    await here.add_fact(TOTAL)
    for place, known in ((here, True), (there, False)):
        await place.member.send(place.channel, "!aid card norway iceland total")
        assert bool(place.last.attachments) is known
        assert ("1.25" in words(place.last)) is known
    (attachment,) = here.last.attachments
    assert "1.25" in (attachment.description or "")
    assert "server’s own" in words(here.last)
    (fact,) = [
        one.value for one in await service.complete("fact", "no-", here.guild.id) if "is" in one.value.split("-")
    ]
    for place, known in ((here, True), (there, False)):
        await place.member.send(place.channel, f"!aid card {fact}")
        assert bool(place.last.attachments) is known


async def test_an_own_fact_of_a_server_is_in_its_own_history_alone(here: Place, simcord_env: simcord.Env) -> None:
    there = Place(simcord_env, "third")
    await here.add_fact(FACT.replace("Norway", "Iceland"))
    for place, known in ((here, True), (there, False)):
        await place.member.send(place.channel, "!aid chart latest iceland")
        assert ("1.25" in words(place.last)) is known
