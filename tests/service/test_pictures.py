"""Charts and cards as people ask for them: beside the words, offered where there is something to draw, else a plain no."""

import pytest

from bot.present.reply import Reply, ReplyKind
from tests.questions import Bot, whole

PNG = b"\x89PNG"


def offered(reply: Reply) -> list[str]:
    return [offer.label for offer in reply.offers if offer.form is None]


@pytest.mark.parametrize(
    "typed",
    [
        "!aid chart history us",
        "!aid chrat history us",
        "!aidchart history us",
        "!aid graph history us",
        "!aid chart us total ukraine",
        "!aid chart compare us germany",
        "!aid chart latest us",
        "!aid chart kiel total ukraine december 2024",
        "!aid chart !aid history us",
        "/aid chart /aid history us",
    ],
)
def test_a_chart_comes_with_the_numbers_in_words(bot: Bot, typed: str) -> None:
    reply = bot.ask(typed)
    assert reply.image is not None
    assert reply.image.name == "chart.png"
    assert reply.image.png.startswith(PNG)
    assert 0 < len(reply.image.alt) <= 1024
    assert len(reply.body) >= 2
    assert reply.sources
    assert "Chart" not in offered(reply)


@pytest.mark.parametrize(
    "typed", ["!aid card quote umerov", "!aid card us total ukraine", "!aid card us-package-2024-07-02"]
)
def test_a_card_comes_with_the_answer_in_words(bot: Bot, typed: str) -> None:
    reply = bot.ask(typed)
    assert reply.image is not None
    assert reply.image.name == "card.png"
    assert reply.kind in (ReplyKind.FIGURE, ReplyKind.QUOTE)
    assert (reply.quotes[0].words if reply.quotes else reply.headline.split(":")[0]) in reply.image.alt


def test_a_question_says_as_much_with_a_picture_as_without(bot: Bot) -> None:
    plain, drawn = bot.ask("!aid history us"), bot.ask("!aid chart history us")
    assert whole(drawn) == whole(plain)
    assert drawn.asked == plain.asked


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("us total ukraine", ["Chart", "Card"]),
        ("!aid history us", ["Chart"]),
        ("!aid compare us germany", ["Chart"]),
        ("!quote umerov", ["Card"]),
        ("скільки всього США дали Україні?", ["Графік", "Картка"]),
        ("bhutan to ukraine", []),
        ("!check the july 2 2024 package was 23 billion", []),
        ("what was in the july 2 2024 package", []),
        ("!aid topics", []),
    ],
)
def test_a_picture_is_offered_where_there_is_something_to_draw(bot: Bot, typed: str, labels: list[str]) -> None:
    assert offered(bot.ask(typed)) == labels


@pytest.mark.parametrize(
    "typed", ["us total ukraine", "!aid history us", "!quote umerov", "military aid to ukraine from germany"]
)
def test_what_is_offered_is_what_comes(bot: Bot, typed: str) -> None:
    for offer in bot.ask(typed).offers:
        if offer.form is not None:
            continue
        assert bot.ask(offer.question).image is not None, offer.question


def test_a_card_of_a_long_question_is_asked_for_by_its_fact(bot: Bot) -> None:
    long = "please tell me, as exactly as you can, how much the united states announced for ukraine on july 2 2024"
    (card,) = [offer for offer in bot.ask(long).offers if offer.label == "Card"]
    assert len(card.question) < 75
    assert bot.ask(card.question).image is not None


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("!aid chart quote umerov", "nothing to chart"),
        ("!aid card history us", "nothing to put on a card"),
        ("!aid card what was in the july 2 2024 package", "nothing to put on a card"),
    ],
)
def test_where_there_is_nothing_to_draw_the_answer_says_so(bot: Bot, typed: str, note: str) -> None:
    reply = bot.ask(typed)
    assert reply.image is None
    assert note in reply.notes[0]
    assert reply.facts


def test_where_there_is_no_answer_there_is_no_picture_of_one(bot: Bot) -> None:
    reply = bot.ask("!aid chart bhutan to ukraine")
    assert reply.kind is ReplyKind.ABSTAIN
    assert reply.image is None


@pytest.mark.parametrize(
    "typed", ["!aid chart", "!aid card", "!aid chart sources", "!aid chart !fact add x", "!aid card card x"]
)
def test_a_picture_of_nothing_named_gets_help(bot: Bot, typed: str) -> None:
    assert bot.ask(typed).kind is ReplyKind.HELP


@pytest.mark.parametrize("typed", ["!aid cars for ukraine", "!aid charity for ukraine", "!aid care for ukraine"])
def test_a_question_is_not_taken_for_a_picture(bot: Bot, typed: str) -> None:
    assert bot.ask(typed).image is None


def test_the_alternative_text_is_in_the_language_of_the_question(bot: Bot) -> None:
    reply = bot.ask("!aid chart скільки всього США дали Україні?")
    assert reply.image is not None
    assert reply.image.alt.startswith("Графік: Сполучені Штати → Україна")
