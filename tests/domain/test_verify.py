"""What the bot promises about a pasted quotation: the same words or not the same words, and which differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import Held, Quote, Source, Wording
from bot.domain.partial_date import PartialDate
from bot.domain.verify import ChangeKind, Outcome, QuoteVerdict, check_quote, mark_changes

AUSTIN, UMEROV, ZELENSKYY = "lloyd-austin", "rustem-umerov", "volodymyr-zelenskyy"
ARTICLE = Source("unn", "UNN (Ukrainian National News)", "https://unn.ua/en/news/a")
AGENCY = Source("ap", "Associated Press", "https://apnews.com/article/b")


def _held(slug: str, text: str, speaker: str, *wordings: str) -> Held:
    others = tuple(Wording(words, AGENCY) for words in wordings)
    said_on = PartialDate(2024, 7, 2)
    return Held(Quote(id=slug, source=ARTICLE, text=text, speaker=speaker, said_on=said_on, wordings=others))


ALONE = _held(
    "alone",
    "... Ukraine does not stand alone, and the United States will never waver in our support",
    AUSTIN,
    "Make no mistake, Ukraine is not alone, and the United States will never waver in our support.",
)
ALLIES = _held(
    "allies",
    "Together with approximately 50 allies and partners, we will continue to provide the critical capabilities "
    "Ukraine needs to repel Russian aggression today and to deter Russian aggression tomorrow.",
    AUSTIN,
)
BRIDGE = _held("bridge", "We will take steps to build a bridge to NATO membership for Ukraine", AUSTIN)
FAIL = _held("fail", "The United States will not let Ukraine fail. This coalition will not let Ukraine fail.", AUSTIN)
SOON = _held("soon", "I hope Ukraine will receive its invitation soon", UMEROV, "Hopefully soon Ukraine will get it.")
BOMBS = _held("bombs", "the necessary means to destroy the carriers of these bombs, wherever they are.", ZELENSKYY)
POLAND = _held(
    "poland", "Since the beginning of [the Russian] full-scale aggression, Poland has approved 44 packages.", "sikorski"
)
SHELF = (ALONE, ALLIES, BRIDGE, FAIL, SOON, BOMBS, POLAND)
TEXTS = [held.fact.text for held in SHELF if isinstance(held.fact, Quote)]


def check(words: str, speaker: str | None = None) -> QuoteVerdict:
    return check_quote(words, SHELF, speaker)


def found(verdict: QuoteVerdict) -> str:
    return verdict.held.fact.id if verdict.held else ""


@pytest.mark.parametrize(
    "words",
    [
        "We will take steps to build a bridge to NATO membership for Ukraine",
        "WE WILL TAKE STEPS, to build a bridge to NATO membership, for Ukraine!",
        "“we will take steps to build a bridge to nato membership for ukraine…”",
        "We will take\u200b steps to build a bri\u00addge to NATO membership for Ukraine",
    ],
)
def test_the_whole_wording_is_exact_whatever_its_case_punctuation_and_invisible_marks(words: str) -> None:
    verdict = check(words, AUSTIN)
    assert (verdict.outcome, found(verdict), verdict.whole) == (Outcome.EXACT, "bridge", True)
    assert verdict.wording == "We will take steps to build a bridge to NATO membership for Ukraine"
    assert verdict.source == ARTICLE


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("ukraine does not stand alone", "alone"),
        ("deter russian aggression tomorrow", "allies"),
        ("approximately 50 allies", "allies"),
        ("bridge to NATO membership", "bridge"),
        ("Ukraine does not stand alone … will never waver in our support", "alone"),
        ("the necessary means [...] wherever they are", "bombs"),
        ("destroy the carriers [of the weapons] wherever they are", "bombs"),
        ("Since the beginning of full-scale aggression", "poland"),
        ("Since the beginning of [the Russian] full-scale aggression", "poland"),
    ],
)
def test_a_telling_stretch_of_a_quote_is_a_part_of_it(words: str, fact: str) -> None:
    verdict = check(words)
    assert (verdict.outcome, found(verdict)) == (Outcome.PART, fact)


@pytest.mark.parametrize("words", ["", "🤷", "ukraine", "the", "will not", "of these", "and to the", "... [x] ..."])
def test_words_too_few_to_tell_are_not_found(words: str) -> None:
    assert check(words).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "theirs", "stored"),
    [
        ("ukraine stands alone", "stands", "does not stand"),
        ("the united states will never give up on our support", "give up on", "waver in"),
        ("the united states may waver in its support", "may", "will never"),
        ("together with approximately 15 allies and partners", "15", "50"),
        ("approximately 15 allies", "15", "50"),
        ("ukraine does stand alone", "", "not"),
        ("stand alone", "", "not"),
        ("let ukraine fail", "", "not"),
        ("we'll take steps to build a bridge to NATO membership for Ukraine", "we'll", "We will"),
        ("we will take steps to build a bridge to NATO membrship for Ukraine", "membrship", "membership"),
        ("the critical capabilities Ukraine badly needs to repel Russian aggression", "badly", ""),
    ],
)
def test_changed_words_are_an_alteration_that_names_them(words: str, theirs: str, stored: str) -> None:
    verdict = check(words, AUSTIN)
    assert verdict.outcome is Outcome.ALTERED
    assert (verdict.changes[0].theirs, verdict.changes[0].stored) == (theirs, stored)


@pytest.mark.parametrize(
    "words",
    [
        "we are sending american troops to donetsk",
        "ukraine will join nato this month",
        "europe gives less than america",
        "The United States will continue to send aid to Ukraine",
        "We will provide Ukraine with what it needs",
        "the war must end and it must end now",
    ],
)
def test_an_unrelated_sentence_that_shares_names_and_little_words_is_not_found(words: str) -> None:
    verdict = check(words)
    assert verdict == QuoteVerdict(outcome=Outcome.NOT_FOUND)


def test_an_ellipsis_that_swallows_a_negation_does_not_pass_as_a_part() -> None:
    verdict = check("Together with approximately 50 allies … the United States will let Ukraine fail")
    assert verdict.outcome is not Outcome.PART
    assert check("this United States will … let Ukraine fail").outcome is not Outcome.PART


def test_a_part_tells_which_negation_stands_before_it() -> None:
    verdict = check("let Ukraine fail. This coalition will not let Ukraine fail.")
    assert (verdict.outcome, verdict.left_out) == (Outcome.PART, "not")


def test_the_same_words_from_another_speaker_are_told_as_theirs() -> None:
    verdict = check("we will take steps to build a bridge to NATO membership for Ukraine", ZELENSKYY)
    assert (verdict.outcome, found(verdict), verdict.same_speaker) == (Outcome.OTHER_SPEAKER, "bridge", False)


def test_a_few_words_that_many_people_say_are_not_pinned_on_another_speaker() -> None:
    assert check("wherever they are", AUSTIN).outcome is Outcome.NOT_FOUND
    assert check("receive its invitation", AUSTIN).outcome is Outcome.NOT_FOUND


def test_the_asked_speakers_own_words_come_before_another_speakers_whole_quote() -> None:
    mine = _held("mine", "Once more: Ukraine does not stand alone, and we know it.", UMEROV)
    short = _held("short", "Ukraine does not stand alone", AUSTIN)
    verdict = check_quote("Ukraine does not stand alone", (short, mine), UMEROV)
    assert (verdict.outcome, found(verdict)) == (Outcome.PART, "mine")


def test_another_printed_wording_is_verbatim_and_comes_with_the_main_one() -> None:
    verdict = check("Make no mistake, Ukraine is not alone", AUSTIN)
    assert (verdict.outcome, verdict.source, verdict.whole) == (Outcome.OTHER_WORDING, AGENCY, False)
    assert [other.source.publisher for other in verdict.others] == ["UNN (Ukrainian National News)"]


def test_an_altered_quote_of_somebody_else_says_that_it_is_not_the_asked_speakers() -> None:
    verdict = check("I hope Ukraine will receive its weapons soon", AUSTIN)
    assert (verdict.outcome, verdict.same_speaker, found(verdict)) == (Outcome.ALTERED, False, "soon")


def test_changes_are_marked_inside_the_stored_wording() -> None:
    assert mark_changes(check("ukraine stands alone")) == (
        "... Ukraine [-stands-] ⟦does not stand⟧ alone, and the United States will never waver in our support"
    )
    assert mark_changes(check("I hope Ukraine will receive its own invitation soon")) == (
        "I hope Ukraine will receive its [-own-] invitation soon"
    )


def test_a_claim_of_two_thousand_characters_is_compared_without_delay_or_failure() -> None:
    assert check("waver " * 330, AUSTIN).outcome is Outcome.NOT_FOUND


def test_facts_that_are_not_quotes_are_passed_over() -> None:
    assert check_quote("Ukraine does not stand alone", (), None).outcome is Outcome.NOT_FOUND


@given(st.data())
def test_any_five_words_in_a_row_of_a_stored_text_are_verbatim(data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(TEXTS)).split()
    start = data.draw(st.integers(0, len(words) - 5))
    end = data.draw(st.integers(start + 5, len(words)))
    assert check(" ".join(words[start:end])).outcome in (Outcome.EXACT, Outcome.PART)


@given(st.data(), st.sampled_from(["banana", "7", "weaver", "wavers", "x"]))
def test_a_stored_text_with_one_word_replaced_is_never_verbatim(data: st.DataObject, fresh: str) -> None:
    words = data.draw(st.sampled_from([text for text in TEXTS if "[" not in text])).strip(". ").split()
    at = data.draw(st.integers(0, len(words) - 1))
    verdict = check(" ".join([*words[:at], fresh, *words[at + 1 :]]))
    assert verdict.outcome is Outcome.ALTERED
    assert any(change.kind is ChangeKind.REPLACED and change.theirs == fresh for change in verdict.changes)


@given(st.sampled_from([text for text in TEXTS if " not " in text or " never " in text]), st.data())
def test_a_stored_text_without_its_negation_is_never_verbatim(text: str, data: st.DataObject) -> None:
    words = text.split()
    at = data.draw(st.sampled_from([at for at, word in enumerate(words) if word in ("not", "never")]))
    verdict = check(" ".join([*words[:at], *words[at + 1 :]]))
    assert verdict.outcome is Outcome.ALTERED
    assert [change.stored for change in verdict.changes] == [words[at]]


@given(st.text(max_size=300))
def test_any_text_gets_a_verdict_whose_changes_lie_in_the_stored_wording(text: str) -> None:
    verdict = check(text)
    assert all(verdict.wording[change.start : change.end] == change.stored for change in verdict.changes)
