"""From what people do on Discord to the shipped facts and back: the real service behind the real client."""

import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
import simcord
from simcord.actors import MemberActor

from bot.app import App, build_app
from bot.chat.client import AidBot, build_client
from bot.settings import Settings
from tests.chat.conftest import ChatSettings, fields, labels, words

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
FIRST = {
    "value": "$1.25 billion",
    "who": "Norway → Ukraine",
    "kind": "military",
    "stage": "announced",
    "measure": "package",
}
SECOND = {
    "when": "2025-12-20",
    "what": "Norway announced a package.",
    "source": 'NRK, "Package", https://www.nrk.no/package, 2025-12-20',
}
LINE = "; ".join(f"{name}: {value}" for name, value in (FIRST | SECOND).items())
QUESTION = "norway ukraine package december 2025"
FACT = "no-ua-package-2025-12-20-1-25bn"


class Talk:
    """A server in which a member and a curator talk to the bot."""

    def __init__(self, env: simcord.Env, name: str = "first") -> None:
        assert env.bot.user is not None
        self.mention = env.bot.user.mention
        self.guild = env.create_guild(name)
        managers = self.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        self.channel = self.guild.create_text_channel("general")
        self.member = self.guild.add_member(env.create_user(f"member-{name}"))
        self.curator = self.guild.add_member(env.create_user(f"curator-{name}"), roles=[managers])

    async def ask(self, text: str) -> str:
        """Have the member mention the bot; give the reply."""
        return await self.say(self.member, f"{self.mention} {text}")

    async def say(self, person: MemberActor, text: str) -> str:
        """Have somebody say something; give what the bot replied."""
        said = await person.send(self.channel, text)
        assert self.last.id != said.id, "the bot was silent"
        return words(self.last)

    async def press(self, person: MemberActor, label: str) -> str:
        """Have somebody press a button of the last message; give what the message says then."""
        await person.click(self.last, label=label)
        return words(self.last)

    @property
    def last(self) -> discord.Message:
        """The last message that everybody sees."""
        message = self.channel.last_message
        assert message is not None
        return message

    async def add(self) -> str:
        """Have the curator add a fact in one line and save it."""
        await self.say(self.curator, f"!fact add {LINE}")
        return await self.press(self.curator, "Save")


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    async with build_app(Settings.from_env({"FACTS_DB": str(tmp_path / "facts.db")}), lambda: NOW) as built:
        yield built
    gc.collect()  # the words that each knows would pile up until Python looks through all objects


@pytest.fixture
def simcord_bot(app: App, settings: ChatSettings) -> AidBot:
    return build_client(app.service, settings)


@pytest.fixture
async def talk(simcord_env: simcord.Env) -> Talk:
    return Talk(simcord_env)


async def test_a_question_is_answered_with_a_figure_its_day_and_its_source(talk: Talk) -> None:
    told = await talk.ask("how much military aid did the us announce for ukraine on july 2 2024?")
    assert "$2.3 billion" in told
    assert "2 July 2024" in told
    assert "](<https://" in told


async def test_misspelled_words_get_the_same_answer(talk: Talk) -> None:
    spelled = await talk.ask("how much military aid did the us announce for ukraine on july 2 2024?")
    misspelled = await talk.ask("how much miltary aid did the us anounce for ukrane on july 2 2024?")
    assert figure_in(misspelled) == figure_in(spelled)


async def test_a_misspelled_command_finds_a_quote_word_for_word(talk: Talk) -> None:
    told = await talk.say(talk.member, "!qoute austin")
    assert "> “Make no mistake, Ukraine is not alone" in told


async def test_what_no_source_says_is_not_answered(talk: Talk) -> None:
    told = await talk.ask("how much did bhutan give ukraine?")
    assert "no sourced answer" in told.strip().splitlines()[0].lower()


async def test_every_way_of_asking_gives_the_same_answer(talk: Talk) -> None:
    question = "us total ukraine"
    asked = await talk.ask(question)
    by_prefix = await talk.say(talk.member, f"!aid {question}")
    by_slash = await talk.member.slash(talk.channel, "aid", question=question)
    assert by_slash.response is not None
    assert asked == by_prefix == words(by_slash.response.message)


async def test_a_saved_fact_answers_the_next_question(talk: Talk) -> None:
    assert "Saved" in await talk.add()
    assert "$1.25 billion" in await talk.ask(QUESTION)


async def test_a_draft_shows_the_value_in_full_digits_and_saves_nothing_by_itself(talk: Talk) -> None:
    told = await talk.say(talk.curator, f"!fact add {LINE}")
    assert "1,250,000,000" in told
    assert labels(talk.last) == ["Save", "Cancel"]
    assert "$1.25 billion" not in await talk.ask(QUESTION)


async def test_a_fact_of_one_server_is_not_seen_in_another(talk: Talk, simcord_env: simcord.Env) -> None:
    await talk.add()
    assert "$1.25 billion" not in await Talk(simcord_env, "second").ask(QUESTION)


async def test_a_fact_is_added_through_the_form(talk: Talk) -> None:
    first = await talk.curator.slash(talk.channel, "fact add")
    kept = await talk.curator.submit_modal(first, FIRST)
    assert kept.response is not None
    second = await talk.curator.click(kept.response, label="Part 2")
    await talk.curator.submit_modal(second, SECOND)
    (checked,) = talk.channel.history(viewer=talk.curator)
    assert "1,250,000,000" in words(checked)
    await talk.curator.click(checked, label="Save")
    assert "$1.25 billion" in await talk.ask(QUESTION)


async def test_faults_of_a_form_are_named_and_the_form_goes_on(talk: Talk) -> None:
    first = await talk.curator.slash(talk.channel, "fact add", kind="quote")
    await talk.curator.submit_modal(first, {"words": "“So”", "speaker": "Lloyd Austin"})
    (faulty,) = talk.channel.history(viewer=talk.curator)
    assert "cannot be saved yet" in words(faulty)
    again = await talk.curator.click(faulty, label="Part 1")
    assert again.modal is not None
    assert "“So”" in str(again.modal)


async def test_a_change_is_saved_told_in_the_history_and_undone(talk: Talk) -> None:
    await talk.add()
    shown = await talk.curator.slash(talk.channel, "fact edit", id=FACT)
    await talk.curator.submit_modal(shown, fields(shown) | {"reason": "misread", "value": "$1.35 billion"})
    draft = talk.channel.history(viewer=talk.curator)[-1]
    await talk.curator.click(draft, label="Save")
    assert "$1.35 billion" in await talk.ask(QUESTION)
    history = await talk.say(talk.curator, f"!fact history {FACT}")
    assert "misread" in history
    assert "curator-first" in history
    assert "Undone" in await talk.say(talk.curator, f"!fact undo {FACT}")
    assert "$1.25 billion" in await talk.ask(QUESTION)


@pytest.mark.parametrize("command", [f"add {LINE}", f"edit {FACT} value: $1", f"retire {FACT} no", f"undo {FACT}"])
async def test_a_member_changes_nothing(talk: Talk, command: str) -> None:
    await talk.add()
    assert "Only curators" in await talk.say(talk.member, f"!fact {command}")
    assert "$1.25 billion" in await talk.ask(QUESTION)


async def test_a_member_does_not_press_a_button_of_a_curator(talk: Talk) -> None:
    await talk.say(talk.curator, f"!fact add {LINE}")
    draft = words(talk.last)
    assert await talk.press(talk.member, "Save") == draft
    assert "$1.25 billion" not in await talk.ask(QUESTION)


async def test_a_server_chooses_its_prefix_and_its_curators(talk: Talk) -> None:
    role = talk.guild.create_role("Fact keepers")
    keeper = talk.guild.add_member(talk.member._env.create_user("keeper"), roles=[role])
    await talk.curator.slash(talk.channel, "settings", setting="prefix", value="?")
    await talk.curator.slash(talk.channel, "settings", setting="curators", value=f"<@&{role.id}>")
    await talk.say(keeper, f"?fact add {LINE}")
    assert "Saved" in await talk.press(keeper, "Save")


async def test_facts_are_exported_as_a_file(talk: Talk) -> None:
    result = await talk.curator.slash(talk.channel, "fact export")
    assert result.ephemeral
    assert result.response is not None
    assert len(result.response.attachments) == 1


async def test_suggestions_come_from_the_store(talk: Talk) -> None:
    speakers = await talk.member.autocomplete(talk.channel, "quote", "query", "aus")
    assert "Lloyd Austin" in [choice["value"] for choice in speakers]
    assert await talk.member.autocomplete(talk.channel, "fact show", "id", "us-")


@pytest.mark.parametrize(
    "text",
    [
        "😀😀😀",
        "a" * 1900,
        "'; DROP TABLE facts; --",
        'NEAR("x" y) AND * OR "',
        "@everyone @here",
        "[click](https://evil.example) **bold** ||spoiler||",
        "\u202eever\u202c \u200b\u200c\u200d\ufeff",
        "Z̸̢̛a̷͜l̶̨g̵o̴" * 20,
        "“ ‘ „ ‚ « »",
        "\\" * 50,
    ],
    ids=lambda text: ascii(text)[:20],
)
async def test_bad_input_gets_a_clear_reply(talk: Talk, text: str) -> None:
    told = await talk.ask(text)
    assert told.strip()
    assert "Something went wrong" not in told
    assert not talk.last.mention_everyone


def figure_in(told: str) -> str:
    """Give the line that answers."""
    return told.strip().splitlines()[0]
