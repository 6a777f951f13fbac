"""Every fact of the report that the fact base began with is the answer to a plain question about it."""

import pytest

from tests.questions import Bot


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How much aid did Austin say the US would soon announce?", "seed-package-amount"),
        ("How much has the US given since the invasion, according to the article?", "seed-total-since-invasion"),
        ("Who promised a bridge to NATO?", "seed-q-austin-nato-bridge"),
        ("quién prometió un puente hacia la otan", "seed-q-austin-nato-bridge"),
        ("хто обіцяв міст до нато", "seed-q-austin-nato-bridge"),
        ("How many bombs did Zelenskyy say Russia dropped?", "seed-bombs-week"),
        ("how many allies and partners did austin speak of?", "seed-allies-count"),
        ("when did austin announce the 2.3 billion?", "seed-date-statement"),
        ("when did zelenskyy speak of the bombs?", "seed-date-zelenskyy"),
        ("when was the nato summit in washington?", "seed-date-nato-summit"),
        ("since when is the 53.5 billion counted?", "seed-date-invasion"),
        ("where did austin receive umerov on 2 july 2024?", "seed-place"),
        ("how is the 2.3 billion package paid for?", "seed-mechanism"),
        ("what is in the package of 2 july 2024?", "seed-contents"),
        ("what did ukraine ask for before the summit in july 2024?", "seed-requests"),
        ("did austin mention the restrictions on western weapons on 2 july 2024?", "seed-not-addressed"),
        ("fighting in which region led to kyiv's pleas?", "seed-context-front"),
        ("patriot delivery dates", "seed-related-headline"),
        ("which agency does the unn report of 2 july 2024 cite?", "seed-provenance"),
        ("quote austin not alone", "seed-q-austin-not-alone"),
        ("quote austin 50 allies", "seed-q-austin-50-allies"),
        ("what did umerov hope ukraine would receive?", "seed-q-umerov-invitation"),
        ("quote zelenskyy carriers of these bombs", "seed-q-zelenskyy-carriers"),
        ("quote austin future force", "seed-q-austin-future-forces"),
    ],
)
def test_each_fact_of_the_report_answers_a_question(bot: Bot, question: str, fact: str) -> None:
    answer = bot.answer(question)
    assert fact in {held.fact.id for held in answer.main} | {held.fact.same_as for held in answer.main}
