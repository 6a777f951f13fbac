"""What sort of thing would answer, by kinds of question in seven languages."""

import pytest

from bot.domain.answering import Intent
from bot.domain.answering.intent import intent_of
from tests.questions import Bot

ASKED = {
    Intent.VALUE: [
        "how much did the us give",
        "us total",
        "скільки грошей дали США",
        "сколько денег дали США",
        "wie viel Geld gaben die USA",
        "combien ont donné les États-Unis",
        "cuánto dio Estados Unidos",
        "ile pieniędzy dały USA",
    ],
    Intent.COUNT: [
        "how many allies",
        "number of bombs",
        "скільки союзників",
        "wie viele Verbündete",
        "ilu sojuszników",
    ],
    Intent.ITEMS: [
        "what was in the package",
        "which weapons are in it",
        "що входило до пакета",
        "was enthielt das Paket",
        "que contenait le paquet",
    ],
    Intent.MECHANISM: ["how is it paid for", "under which authority", "what does PDA mean", "як це фінансується"],
    Intent.PEOPLE: ["who announced it", "хто оголосив пакет", "wer kündigte das Paket an", "quién anunció el paquete"],
    Intent.DAY: ["when was it announced", "коли оголосили пакет", "wann war der Gipfel", "quand a-t-il été annoncé"],
    Intent.PLACE: ["where did they meet", "де вони зустрілися", "wo trafen sie sich", "in which city was the summit"],
    Intent.QUOTE: [
        "what did Austin say",
        "quote from Austin",
        "що сказав Остін",
        "was sagte Austin",
        "co powiedział Austin",
    ],
    Intent.QUOTE_CHECK: ['did Austin say "we will never waver"', "чи казав Остін, що США не відступлять"],
    Intent.CLAIM: [
        "is it true that the us gave 2.3 billion",
        "чи правда що це був кредит",
        "the package was a loan, true?",
    ],
    Intent.SUM: ["what share of 53.5 billion is 2.3 billion", "difference between 53.5 and 2.3 billion"],
}


@pytest.mark.parametrize(
    ("question", "intent"), [(question, intent) for intent, questions in ASKED.items() for question in questions]
)
def test_a_question_shows_what_would_answer_it(bot: Bot, question: str, intent: Intent) -> None:
    assert intent_of(bot.read(question)) is intent


def test_a_few_words_over_and_over_are_no_question(bot: Bot) -> None:
    assert intent_of(bot.read("aid us ukraine " * 30)) is Intent.UNCLEAR
