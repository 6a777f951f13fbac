"""A question in a language that is not read is never read by halves: it is told which languages are."""

import pytest

from bot.domain.text import normalise
from bot.domain.unread import is_unread
from bot.present.reply import ReplyKind
from tests.questions import Bot

UNREAD = [
    "quanto ha dato la germania all'ucraina",
    "è vero che gli usa non hanno dato 175 miliardi",
    "il pacchetto non è di 2,3 miliardi",
    "cosa ha detto austin sulla nato",
    "quanto os EUA deram à ucrânia",
    "o que austin disse sobre a otan",
    "o pacote não foi de 2,3 bilhões",
    "hoeveel hulp gaf duitsland aan oekraïne",
    "de vs kregen 2,3 miljard van oekraïne",
    "zei austin dat hij het pakket van 2,3 miljard aankondigde",
    "kolik peněz daly usa ukrajině v roce 2023",
    "koľko dalo nemecko ukrajine",
    "hur mycket militärt stöd har usa gett ukraina",
    "hvor meget gav danmark til ukraine",
    "cati bani au dat sua ucrainei",
    "koliko je njemačka dala ukrajini",
    "mennyit adott németország ukrajnának",
    "abd ukrayna'ya toplam ne kadar yardım etti",
    "paljonko saksa antoi ukrainalle",
    "kiek vokietija davė ukrainai",
    "колко даде германия на украйна",
    "колико је немачка дала украјини",
    "колькі зша дала украіне",
    "πόσα έδωσε η γερμανία στην ουκρανία",
    "كم أعطت ألمانيا لأوكرانيا",
    "כמה נתנה גרמניה לאוקראינה",
    "ドイツはウクライナにいくら援助しましたか",
    "德国给了乌克兰多少援助",
    "독일은 우크라이나에 얼마를 지원했나",
]
READ = [
    "how much did germany give ukraine",
    "wat did austin say abt nato",
    "how mcuh did germnay giv ukrane",
    "cuanto dio alemania a ucrania",
    "quanto dio alemania a ucrania",
    "combien l'allemagne a donne a l'ukraine",
    "wieviel gab deutschland der ukraine",
    "ile niemcy daly ukrainie",
    "скільки німеччина дала україні",
    "сколько германия дала украине",
    "skilky ssha daly ukraini",
    "did austin say “non è vero”",
    "total usa ukraine",
    "!aid 2.3b",
]


@pytest.mark.parametrize("question", UNREAD)
def test_a_question_in_another_language_is_told_which_are_read(bot: Bot, question: str) -> None:
    reply = bot.ask(question)
    assert reply.kind is ReplyKind.ABSTAIN
    assert reply.headline.endswith("I read English, Ukrainian, Russian, German, French, Spanish and Polish.")
    assert reply.language == "en"


@pytest.mark.parametrize("question", READ)
def test_a_question_in_one_of_the_languages_read_is_read_however_it_is_spelled(bot: Bot, question: str) -> None:
    assert not is_unread(normalise(question), bot.vocabulary)


def test_going_on_from_a_question_that_was_not_read_is_not_answered_either(bot: Bot) -> None:
    reply = bot.ask("and germany?", earlier=("quanto hanno dato gli stati uniti all'ucraina nel 2023",))
    assert reply.kind is ReplyKind.ABSTAIN
