"""Every language says the same: the same figures, days, quotes and sources, in words that its speakers expect first."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from bot.domain.answer import Answer, AnswerKind, Assumed, Computed, Differs, Operation, Point
from bot.domain.model import Stage
from bot.domain.verify import check_quote
from bot.present.compose import compose
from bot.present.embed import embeds
from bot.present.lists import fact_reply, sources_reply, topics_reply
from bot.present.reply import Reply
from bot.present.text import pages
from bot.service.help import help_reply
from tests.present.making import (
    BOMBS,
    CONTENTS,
    DISPUTE,
    PACKAGE,
    QUOTE,
    TODAY,
    TOTAL,
    Names,
    answer,
    claim,
    held,
)

OTHERS = ["uk", "ru", "de", "fr", "es", "pl"]


def altered() -> Answer:
    verdict = check_quote("Ukraine stands alone", held(QUOTE), "austin")
    return replace(answer(QUOTE, kind=AnswerKind.VERDICT, point=Point.WORDS), quote=verdict, people=("austin",))


def share() -> Answer:
    computed = Computed(Operation.SHARE, held(TOTAL, PACKAGE), PACKAGE.value / TOTAL.value * 100, "percent")
    return replace(answer(TOTAL, PACKAGE), computed=computed)


ANSWERS = {
    "figure": replace(answer(PACKAGE), disputes=(DISPUTE,), assumed=(Assumed("donor", "US"),)),
    "total": replace(answer(TOTAL), beside=held(replace(TOTAL, id="other", stage=Stage.COMMITTED))),
    "count": answer(BOMBS, point=Point.COUNT),
    "share": share(),
    "day": answer(PACKAGE, kind=AnswerKind.TEXT, point=Point.DAY),
    "mechanism": answer(PACKAGE, kind=AnswerKind.TEXT, point=Point.MECHANISM),
    "quote": answer(QUOTE, kind=AnswerKind.QUOTE, point=Point.WORDS),
    "contents": answer(CONTENTS, kind=AnswerKind.LIST, point=Point.ITEMS),
    "list": answer(TOTAL, replace(TOTAL, id="german", donor="DE"), kind=AnswerKind.LIST, point=Point.HISTORY),
    "altered": altered(),
    "supported": claim(TOTAL, PACKAGE),
    "too high": claim(PACKAGE, differs=[Differs("value", "23000000000", "2300000000")]),
    "abstention": replace(answer(kind=AnswerKind.ABSTAIN), nearest=held(TOTAL), unexplained=("ship",), reason="count"),
    "question back": replace(answer(kind=AnswerKind.CLARIFY), choices=held(PACKAGE, TOTAL), reason="which_figure"),
}


def numbers(reply: Reply) -> Counter[str]:
    said = "\n".join(pages(reply, markdown=False)).replace("\u202f", " ")
    return Counter(number.replace(",", ".") for number in re.findall(r"\d+(?:[.,]\d+)?", said))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("given", ANSWERS.values(), ids=ANSWERS.keys())
def test_a_reply_holds_the_figures_quotes_and_sources_of_the_english_one(given: Answer, language: str) -> None:
    english, other = compose(given, Names()), compose(given, Names(), language)
    assert numbers(other) == numbers(english)
    assert [quote.words for quote in other.quotes] == [quote.words for quote in english.quotes]
    assert [source.url for source in other.sources] == [source.url for source in english.sources]
    assert [choice.question for choice in other.choices] == [choice.question for choice in english.choices]
    assert (other.kind, other.facts) == (english.kind, english.facts)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("given", ANSWERS.values(), ids=ANSWERS.keys())
def test_no_reply_falls_back_to_english_words(given: Answer, language: str) -> None:
    own = re.compile(r"\b(Source|Sources differ|Counts|Read as|Note|printed by|Best reading|Nearest|As sourced)\b:?")
    said = "\n".join(pages(compose(given, Names(), language), markdown=False))
    assert set(own.findall(said)) <= ({"Source"} if language == "fr" else set())


OPENERS = {
    "uk": ("Немає відповіді з джерелом: ", "Підтверджено джерелом: ", "Не підтверджено джерелом: ", "Не дослівно: "),
    "ru": ("Нет ответа с источником: ", "Подтверждено источником: ", "Не подтверждено источником: ", "Не дословно: "),
    "de": ("Keine belegte Antwort: ", "Von der Quelle bestätigt: ", "Nicht wie in der Quelle: ", "Nicht wörtlich: "),
    "fr": (
        "Aucune réponse sourcée : ",
        "Exact selon la source : ",
        "Ce n’est pas ce que dit la source : ",
        "Ce n’est pas mot pour mot : ",
    ),
    "es": (
        "No hay respuesta con fuente: ",
        "Cierto según la fuente: ",
        "No es lo que dice la fuente: ",
        "No es literal: ",
    ),
    "pl": (
        "Brak odpowiedzi ze źródłem: ",
        "Tak, zgodnie ze źródłem: ",
        "Nie tak podaje źródło: ",
        "To nie są dokładne słowa: ",
    ),
}


@pytest.mark.parametrize("language", OTHERS)
def test_the_first_words_say_what_sort_of_answer_it_is(language: str) -> None:
    told = ("abstention", "supported", "too high", "altered")
    for name, opener in zip(told, OPENERS[language], strict=True):
        assert compose(ANSWERS[name], Names(), language).headline.startswith(opener)


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("uk", "Понад 53,5 мільярда доларів США: Сполучені Штати → Україна, усього станом на 2 липня 2024 р."),
        ("de", "Mehr als 53,5 Milliarden US-Dollar: Vereinigte Staaten → Ukraine, gesamt, Stand 2. Juli 2024"),
        ("pl", "Ponad 53,5 miliarda dolarów amerykańskich: United States → Ukraine, łącznie, stan na 2 lipca 2024"),
    ],
)
def test_amounts_names_and_days_follow_the_language(language: str, headline: str) -> None:
    assert compose(answer(TOTAL), Names(), language).headline == headline


def test_a_name_that_sources_write_otherwise_is_given_as_they_write_it_too() -> None:
    assert compose(ANSWERS["quote"], Names(), "uk").headline == "Ллойд Остін (Lloyd Austin), 2 липня 2024 р."


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_help_keeps_the_commands_and_explains_them(language: str) -> None:
    reply = help_reply("!", language)
    assert [line.split(":")[0] for line in reply.body] == [line.split(":")[0] for line in help_reply("!").body]
    assert "!fact help" in reply.notes[1]
    assert reply.language == language


@pytest.mark.parametrize("language", OTHERS)
def test_lists_and_whole_facts_are_told_in_the_language(language: str) -> None:
    english = topics_reply(["US"], ["UA"], ["austin"], Names())
    assert topics_reply(["US"], ["UA"], ["austin"], Names(), language).headline != english.headline
    assert sources_reply([("Wire", 3)], language).body == ("Wire: 3",)
    [each] = held(PACKAGE)
    whole = fact_reply(each, [DISPUTE], Names(), TODAY, language)
    assert "Id: package" in whole.details[-1].replace(" :", ":")
    assert [source.url for source in whole.sources] == [PACKAGE.source.url]


@pytest.mark.parametrize("language", OTHERS)
def test_an_embed_has_its_labels_in_the_language(language: str) -> None:
    (embed,) = embeds(compose(ANSWERS["figure"], Names(), language))
    names = [field.name for field in embed.fields]
    assert len(names) == 3
    assert not {"Read as", "Sources differ", "Sources"} & set(names)
