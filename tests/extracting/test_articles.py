"""What articles of several styles say: every figure, day, list of goods and quotation, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.extracting import FindingKind
from tests.extracting.conftest import Read, amounts, counts, days, goods, quotations


def test_a_wire_report(read_article: Read) -> None:
    found = read_article("wire")
    assert amounts(found) == [
        ("400,000,000 USD", "US", "UA", "announced"),
        ("51,000,000,000 USD", "US", "UA", "provided"),
    ]
    assert days(found) == ["2024-09-06", "2022-02", "2024-09-10"]
    assert goods(found) == [("air defense interceptors", "artillery rounds", "armored vehicles")]
    assert quotations(found) == [
        ("This package will help Ukraine hold its lines through the summer", "antony-blinken"),
        ("We are moving as fast as we can.", "antony-blinken"),
        ("a serious challenge", "pat-ryder"),
        ("around the clock.", "pat-ryder"),
        ("Nobody here is under any illusion about how hard this fight is", "Jane Doe"),
        ("But the interceptors matter.", "Jane Doe"),
    ]


def test_a_press_release_with_a_list(read_article: Read) -> None:
    found = read_article("release")
    assert amounts(found) == [
        ("300,000,000 USD", "US", "UA", "announced"),
        ("44,900,000,000 USD", "US", "UA", "committed"),
    ]
    assert goods(found) == [
        (
            "Additional munitions for air defense systems",
            "155mm artillery rounds, including high explosive and dual purpose munitions",
            "AT-4 anti-armor systems",
            "Spare parts and other ancillary equipment",
        )
    ]
    assert quotations(found) == [
        ("This assistance will not be the last word", "lloyd-austin"),
        ("We will stand with Ukraine.", "lloyd-austin"),
    ]


def test_a_transcript(read_article: Read) -> None:
    found = read_article("transcript")
    assert amounts(found) == [
        ("225,000,000 USD", "US", "UA", "announced"),
        ("53,000,000,000 USD", "US", "UA", "committed"),
    ]
    assert goods(found) == [("a Patriot missile battery", "HIMARS ammunition")]
    assert [speaker for _, speaker in quotations(found)] == ["pat-ryder"] * 3
    assert not any("when will it arrive" in words for words, _ in quotations(found)), "a question quotes nobody known"


def test_a_ukrainian_report(read_article: Read) -> None:
    found = read_article("ukrainian")
    assert amounts(found) == [
        ("1,100,000,000 EUR", "DE", "UA", "announced"),
        ("28,000,000,000 EUR", "DE", "UA", "provided"),
    ]
    assert counts(found) == [("600", "дронів")]
    assert days(found) == ["2024-09-10", "2024-09-02/2024-09-08", "2022-02"]
    assert goods(found) == [("системи протиповітряної оборони IRIS-T", "артилерійські снаряди", "безпілотники")]
    assert quotations(found) == [
        ("Ми підтримуватимемо Україну стільки, скільки буде потрібно", "boris-pistorius"),
        ("Це сильний крок, який врятує життя", "volodymyr-zelenskyy"),
    ]


def test_a_german_report(read_article: Read) -> None:
    found = read_article("german")
    assert amounts(found) == [
        ("500,000,000 EUR", "DE", "UA", "provided"),
        ("34,000,000,000 EUR", "DE", "UA", "allocated"),
    ]
    assert counts(found) == [("14,600,000", "Menschen")]
    assert quotations(found) == [
        ("Der Winter wird hart, und wir lassen die Menschen nicht allein", "annalena-baerbock"),
        ("Deutschland steht fest an der Seite der Ukraine.", "olaf-scholz"),
        ("gewaltigen gemeinsamen Aufgabe", "olaf-scholz"),
    ]


def test_ranges_shares_and_restated_currencies(read_article: Read) -> None:
    found = read_article("brussels")
    money = [finding for finding in found if finding.kind is FindingKind.MONEY]
    assert [(str(one.value), str(one.value_to or ""), one.unit, one.converts) for one in money] == [
        ("15000000000", "20000000000", "EUR", None),
        ("1400000000", "", "EUR", None),
        ("1500000000", "", "USD", "1.4 billion euros"),
    ]
    assert [str(finding.value) for finding in found if finding.kind is FindingKind.SHARE] == ["90", "10"]
    assert quotations(found)[-1] == ("a step towards escalation", "Peter Szijjarto")


def test_several_recipients_of_one_bill(read_article: Read) -> None:
    found = read_article("capitol")
    assert [(value, recipient) for value, _, recipient, _ in amounts(found)] == [
        ("95,000,000,000 USD", "ukraine-israel-indo-pacific"),
        ("60,800,000,000 USD", "UA"),
        ("23,000,000,000 USD", "UA"),
        ("26,000,000,000 USD", "IL"),
        ("8,120,000,000 USD", "indo-pacific"),
        ("1,000,000,000 USD", "UA"),
        ("10,000,000,000 USD", "UA"),
    ]


def test_a_quotation_over_two_paragraphs(read_article: Read) -> None:
    assert quotations(read_article("multi"))[0] == (
        "Ukraine's power supply has been under attack for two winters. The damage is enormous.",
        "jonas-gahr-store",
    )


def test_an_appeal(read_article: Read) -> None:
    found = read_article("un")
    assert [(value, donor) for value, donor, _, _ in amounts(found)] == [
        ("4,200,000,000 USD", "un"),
        ("3,100,000,000 USD", "ocha"),
        ("1,100,000,000 USD", "unhcr"),
    ]
    assert counts(found) == [("14,600,000", "people"), ("8,500,000", "people")]


def test_quotation_marks_that_are_never_closed(read_article: Read) -> None:
    assert quotations(read_article("unclosed")) == [
        ("We are standing by Ukraine today, tomorrow and for as long as it takes", "keir-starmer"),
        ("Britain will not step back.", "keir-starmer"),
        ("long-range weapons and the permission to use them without any limits.", "volodymyr-zelenskyy"),
        ("for as long as this war lasts.", "john-healey"),
    ]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("Denmark will donate 1.3 billion Danish crowns to Ukraine.", "1,300,000,000 DKK"),
        ("Norway will give Ukraine 2 billion kroner.", "2,000,000,000 NOK"),
        ("Ottawa, May 3 - Canada will give Ukraine over $100 million.", "100,000,000 CAD"),
        ("Ottawa, May 3 - Canada will give Ukraine US$100 million.", "100,000,000 USD"),
        ("Canada will give Ukraine $100 million, officials in Washington said.", "100,000,000 USD"),
    ],
)
def test_whose_crowns_and_dollars_are_meant(read: Read, words: str, amount: str) -> None:
    assert [told for told, *_ in amounts(read(words))] == [amount]


def test_a_mechanism_of_the_united_states_is_no_other_donors(read: Read) -> None:
    found = read("Denmark will donate 100 million euros to Ukraine for the purchase of weapons from its industry.")
    assert not any(finding.mechanism for finding in found)


def test_members_of_nato_give_where_they_are_named(read: Read) -> None:
    found = read("Denmark gives Ukraine 1 billion euros. In July, NATO members pledged 40 billion euros for Ukraine.")
    assert [donor for _, donor, _, _ in amounts(found)] == ["DK", "nato"]


def test_the_number_of_a_model_counts_nothing(read: Read) -> None:
    assert counts(read("Canada gives Ukraine money for the maintenance of Leopard 2 tanks and 18 ambulances.")) == [
        ("18", "ambulances")
    ]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ('"We stand with Ukraine, and we will not waver." – Gen. Jane Doe, Chief of the Staff', "Jane Doe"),
        ('Jane Doe, Minister of Trade, visited Kyiv. "We will not leave you alone," the minister said.', "Jane Doe"),
        ("Jane Doe kritisierte die Reise als „Wahlkampf auf Kosten anderer Leute“.", "Jane Doe"),
        ("Прем'єр-міністр Джейн Дое приїхала. «Україна потребує більшого зараз», – наголосила вона.", "Джейн Дое"),
    ],
)
def test_who_said_it(read: Read, words: str, speaker: str) -> None:
    assert [told for _, told in quotations(read(words))] == [speaker]


def test_the_place_of_a_report_gives_nothing(read: Read) -> None:
    found = read(
        "WASHINGTON – The World Bank said on Friday that it would provide Ukraine $2 billion, including $600 million backed "
        "by Japan."
    )
    assert [donor for _, donor, _, _ in amounts(found)] == ["world-bank", "JP"]


def test_a_large_number_without_a_unit_goes_on_in_the_currency_before_it(read: Read) -> None:
    found = read("France spent 2.6 billion euros on Ukraine, of which 300 million went to a fund for artillery.")
    assert [told for told, *_ in amounts(found)] == ["2,600,000,000 EUR", "300,000,000 EUR"]
    found = read("France spent 2.6 billion euros on aid for 3 million refugees in Ukraine.")
    assert counts(found) == [("3,000,000", "refugees")]


def test_an_outlet_in_quotation_marks_is_no_quotation(read: Read) -> None:
    words = "Нідерланди виділять Україні 700 млн євро, пише «Європейська правда»."
    assert quotations(read(words)) == []


def test_a_transcript_with_names_as_they_are_written(read: Read) -> None:
    found = read(
        "Press conference, 9 September 2024\n\nMark Rutte: Allies have given more than 50 billion euros.\n\n"
        "Question (Associated Press): Will it go on?\n\nMark Rutte: I cannot speak for the United States.\n\n"
        "Question: And Europe?\n\nMark Rutte: Europe is stepping up."
    )
    assert [speaker for _, speaker in quotations(found)] == ["mark-rutte"] * 3
    assert [recipient for _, _, recipient, _ in amounts(found)] == [None]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The package was announced on Tuesday.", "2024-09-10"),
        ("The package was announced on Monday.", "2024-09-09"),
        ("The package was announced yesterday.", "2024-09-09"),
        ("The package was announced last Friday.", "2024-09-06"),
        ("The ministers will meet next Monday.", "2024-09-16"),
        ("Пакет оголосили у середу.", "2024-09-04"),
        ("Das Paket wurde am Freitag angekündigt.", "2024-09-06"),
    ],
)
def test_a_day_of_the_week_becomes_a_day_of_the_calendar(read: Read, words: str, day: str) -> None:
    assert days(read(f"{words} Ukraine will receive $1 billion from the United States."))[:1] == [day]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("\"“”«»„'’ \n.,:;-–$€%0123456789abAustinsaid№тз\t()"), max_size=300))
def test_whatever_is_pasted_is_read_and_findings_stand_where_they_say(read: Read, text: str) -> None:
    for finding in read(text):
        assert 0 <= finding.start < finding.end <= len(text)
