"""What a server chooses: who may, what is refused, and that every choice is honoured there and nowhere else."""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.domain.model import Actor
from bot.domain.server import Lack, ServerSettings, Style, Surroundings
from bot.domain.vocabulary import Vocabulary
from bot.errors import InvalidSettings, NotAllowed
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked
from bot.settings import Settings
from tests.questions import MEMBER, TODAY, Bot, open_bot, whole

HERE, THERE = 111, 222
MANAGER = Actor(5, "Iryna", curator=True, manager=True)
CURATOR = Actor(6, "Anna", curator=True)
OPERATOR = Actor(7, "Olena", operator=True)
GENERAL, NEWS, THREAD = 31, 32, 33
AROUND = Surroundings(
    roles={HERE: "@everyone", 41: "Fact keepers", 42: "twice", 43: "Twice"}, channels={GENERAL: "general", NEWS: "news"}
)
NOBODY = "military aid"


@pytest.fixture
def own(copied: Callable[[str], Path], vocabulary: Vocabulary, runner: asyncio.Runner) -> Iterator[Bot]:
    bot = open_bot(copied("settling"), vocabulary, runner)
    yield bot
    bot.store.shut()


def ask(bot: Bot, text: str, actor: Actor = MEMBER, server: int | None = HERE, **given: object) -> Reply:
    asked = Asked(
        text=text,
        actor=actor,
        server=server,
        today=TODAY,
        within=(GENERAL,),
        channel=GENERAL,
        surroundings=lambda: AROUND,
    )
    return bot.runner.run(bot.service.respond(replace(asked, **given)))  # type: ignore[arg-type]


def choose(bot: Bot, text: str, actor: Actor = MANAGER) -> Reply:
    return ask(bot, f"!settings {text}", actor)


def chosen(bot: Bot, server: int = HERE) -> ServerSettings:
    return bot.runner.run(bot.service.chosen(server))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prefix ?", ServerSettings(prefix="?")),
        ("prefix aid!", ServerSettings(prefix="aid!")),
        ("curators <@&41>", ServerSettings(curator_role=41)),
        ("curators @fact keepers", ServerSettings(curator_role=41)),
        ("channels <#32>", ServerSettings(channels=(NEWS,))),
        ("channels <#31><#32>", ServerSettings(channels=(GENERAL, NEWS))),
        ("channels #news, here news", ServerSettings(channels=(NEWS, GENERAL))),
        ("chanels #news", ServerSettings(channels=(NEWS,))),
        ("donor germany", ServerSettings(donor="DE")),
        ("donor Germny", ServerSettings(donor="DE")),
        ("recipient Moldova", ServerSettings(recipient="MD")),
        ("language uk", ServerSettings(language="uk")),
        ("language German", ServerSettings(language="de")),
        ("language français", ServerSettings(language="fr")),
        ("style text", ServerSettings(style=Style.TEXT)),
        ("retention 90", ServerSettings(retention=90)),
        ("retention 1 day", ServerSettings(retention=1)),
    ],
)
def test_a_choice_is_kept_in_its_server_alone_and_taken_back(own: Bot, text: str, expected: ServerSettings) -> None:
    reply = choose(own, text)
    assert chosen(own) == expected
    assert chosen(own, THERE) == ServerSettings()
    name = next(
        name for name in ("prefix", "cur", "cha", "donor", "rec", "lang", "style", "ret") if text.startswith(name)
    )
    assert reply.headline.startswith(name)
    choose(own, f"{text.split()[0]} default")
    assert chosen(own) == ServerSettings()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *(
            (f"prefix {prefix}", "one to ten characters")
            for prefix in ("a", "@", "/", "<!", "a !", "aid", "0123456789!", "é")
        ),
        ("curators <@&111>", "not @everyone"),
        ("curators @everyone", "not @everyone"),
        ("curators <@&999>", "one role of this server"),
        ("curators twice", "one role of this server"),
        ("channels <#999>", "channels of this server"),
        ("channels general, nowhere", "channels of this server"),
        ("donor bhutanistan", "no single donor"),
        ("donor austin", "no single donor"),
        ("recipient the United States", "cannot be the same"),
        ("language klingon", "I speak"),
        ("style loud", "`embed` or as `text`"),
        *((f"retention {days}", "from 1 to 3650") for days in ("0", "3651", "-1", "ever", "1.5", "99999999999999")),
        ("colour red", "no setting of that name"),
    ],
)
def test_what_cannot_work_is_refused_and_changes_nothing(own: Bot, text: str, why: str) -> None:
    with pytest.raises(InvalidSettings, match=re.escape(why)):
        choose(own, text)
    assert chosen(own) == ServerSettings()


def test_donor_and_recipient_are_never_the_same_whichever_comes_first(own: Bot) -> None:
    choose(own, "recipient Germany")
    with pytest.raises(InvalidSettings, match="cannot be the same"):
        choose(own, "donor Germany")
    assert chosen(own) == ServerSettings(recipient="DE")


@pytest.mark.parametrize("prefix", ["a", "@", "/", "<!", "aid", "0123456789!", "é"])
def test_a_prefix_that_a_server_may_not_choose_the_setting_refuses_too(prefix: str) -> None:
    with pytest.raises(ValidationError):
        Settings(default_prefix=prefix)


@pytest.mark.parametrize("text", ["!settings", "!settings prefix ?", "!settings retention", "/settings style text"])
@pytest.mark.parametrize("actor", [MEMBER, CURATOR])
def test_only_who_manages_a_server_sees_and_changes_its_settings(own: Bot, text: str, actor: Actor) -> None:
    with pytest.raises(NotAllowed, match="Manage Server"):
        ask(own, text, actor)
    assert chosen(own) == ServerSettings()


def test_the_operator_may_help_a_server(own: Bot) -> None:
    choose(own, "prefix ?", OPERATOR)
    assert chosen(own).prefix == "?"


@pytest.mark.parametrize("actor", [MEMBER, MANAGER, OPERATOR])
def test_there_are_no_settings_in_direct_messages(own: Bot, actor: Actor) -> None:
    with pytest.raises(NotAllowed, match="in a server only"):
        ask(own, "!settings prefix ?", actor, None)


def test_the_list_shows_what_holds_in_words(own: Bot) -> None:
    for text in ("curators <@&41>", "channels <#31> <#32>", "donor germany", "style text", "retention 30"):
        choose(own, text)
    shown = whole(choose(own, ""))
    for line in (
        "prefix (what commands start with): !",
        "role Fact keepers",
        "#general, #news",
        "nobody): Germany",
        "nobody): Ukraine",
        "English",
        "plain text",
        "30 days",
    ):
        assert line in shown


def test_what_is_gone_is_told_as_gone(own: Bot) -> None:
    for text in ("curators <@&41>", "channels <#31>"):
        choose(own, text)
    gone = ask(own, "!settings", MANAGER, surroundings=Surroundings)
    assert "a role that is gone" in whole(gone)
    assert "a channel that is gone" in whole(gone)


def test_the_settings_are_told_in_the_language_of_the_server(own: Bot) -> None:
    assert "Einstellungen" in whole(choose(own, "language de")) + whole(choose(own, ""))
    assert ask(own, "!help").language == "de"
    assert ask(own, "!privacy").headline == "Was ich speichere"


def test_a_question_that_names_nobody_is_about_the_donor_of_the_server(own: Bot) -> None:
    usual = ask(own, NOBODY, server=THERE)
    choose(own, "donor germany")
    ours = ask(own, NOBODY)
    assert ours.facts == ask(own, "military aid germany ukraine", server=THERE).facts != usual.facts
    assert "Germany as the donor" in (ours.read_as or "")
    assert ask(own, NOBODY, server=THERE).facts == ask(own, NOBODY, server=None).facts == usual.facts


def test_a_claim_that_names_nobody_is_held_against_the_donor_of_the_server(own: Bot) -> None:
    claim = "!check the total is 53.5 billion dollars"
    before = whole(ask(own, claim, server=THERE))
    choose(own, "donor germany")
    assert whole(ask(own, claim)) != before
    assert whole(ask(own, claim, server=THERE)) == before


def test_a_question_that_tells_no_language_is_answered_in_that_of_the_server(own: Bot) -> None:
    choose(own, "language uk")
    assert ask(own, "umerov 2 july 2024").language == "uk"
    assert ask(own, "umerov 2 july 2024", server=THERE).language == "en"
    assert ask(own, "how much has germany given to ukraine?").language == "en"
    assert ask(own, "wie viel hat deutschland der ukraine gegeben?").language == "de"


def test_what_somebody_waits_for_is_answered_as_their_server_chose(own: Bot) -> None:
    choose(own, "language pl")
    asked = Asked(text="umerov 2 july 2024", actor=MEMBER, server=HERE, today=TODAY)
    assert own.runner.run(own.service._answerer.answered_now(asked, TODAY)).language == "pl"


@pytest.mark.parametrize("text", ["!aid us total ukraine", "us total ukraine", "!help", "!fact help", "!aid forgetme"])
def test_in_other_channels_than_the_chosen_ones_nothing_is_said(own: Bot, text: str) -> None:
    choose(own, "channels <#32>")
    assert ask(own, text).kind is ReplyKind.SILENT
    assert ask(own, text, server=THERE).kind is not ReplyKind.SILENT


def test_a_thread_belongs_to_its_channel(own: Bot) -> None:
    choose(own, "channels <#32>")
    assert ask(own, "us total ukraine", within=(THREAD, NEWS)).facts
    assert ask(own, "us total ukraine", within=(THREAD, GENERAL)).kind is ReplyKind.SILENT


@pytest.mark.parametrize("text", ["!settings", "!checkup", "!privacy", "!forget"])
def test_what_is_about_the_bot_itself_is_told_in_every_channel(own: Bot, text: str) -> None:
    reply = choose(own, "channels <#32>")
    assert any("do not answer in this channel" in note for note in reply.notes)
    assert ask(own, text, MANAGER).kind is not ReplyKind.SILENT


@pytest.mark.parametrize("lack", list(Lack))
def test_the_check_up_says_of_everything_missing_what_stops_working(own: Bot, lack: Lack) -> None:
    reply = ask(own, "!checkup", surroundings=lambda: Surroundings(lacks=frozenset({lack})))
    assert reply.headline == "1 thing is missing here."
    (line,) = reply.body
    name, _, consequence = line.partition(": ")
    assert name[0].isupper()
    assert consequence
    assert any("portal" if lack is Lack.CONTENT else "Permissions" in note for note in reply.notes)


def test_the_check_up_says_where_nothing_is_missing_and_where_another_channel_was_chosen(own: Bot) -> None:
    assert ask(own, "!checkup").headline == "Nothing is missing: I may do here all that I need."
    choose(own, "channels <#32>")
    assert any("do not answer in this channel" in note for note in ask(own, "!checkup").notes)


def test_a_server_is_greeted_once_in_its_language(own: Bot) -> None:
    def greet(server: int) -> Reply | None:
        here = Surroundings(lacks=frozenset({Lack.EMBEDS}))
        return own.runner.run(own.service.greeting(server, here, "?", "de"))

    first = greet(HERE)
    assert first is not None
    assert first.headline.startswith("Hallo")
    assert "?aid us total ukraine" in first.body[0]
    assert "Embed Links" in first.notes[0]
    assert greet(HERE) is None
    assert greet(THERE) is not None


def test_another_usual_recipient_does_not_make_any_donor_answer_for_the_usual_one(own: Bot) -> None:
    before = ask(own, "total ukraine", server=THERE)
    choose(own, "recipient sudan")
    assert ask(own, "total ukraine").facts == before.facts
