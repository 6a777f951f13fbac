"""Text as typed is made even without losing what it says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import fold, normalise, quoted, tokens

_AWKWARD = st.text(alphabet="aбйЇ\u0301\u0308\u0300\u0345가각 \t\n'`´’\"„“»«\u202e\u200b\u00a0ｶﾞ\u00adİßŁ.-1٣٫Φͅ")


@pytest.mark.parametrize(
    ("typed", "even"),
    [
        ("  two   words\n\tand more ", "two words and more"),
        ("“smart” „quotes“ «here» ‘and’ ’there’", '"smart" "quotes" "here" \'and\' \'there\''),
        ("2022–2024 — yes", "2022-2024 - yes"),
        ("zero\u200bwidth\u2060 \ufeffmarks\u00ad", "zerowidth marks"),
        ("\u202eabc\u202c", "abc"),
        ("z̷̡̨̛a̸̛͔͝l̷̢̛͔go", "zalgo"),
        ("h̷o̴w j̷uly ̷2̴0̷2̶4̸", "how july 2024"),
        ("ＡＩＤ ２．３ｂ", "AID 2.3b"),
        ("٢٫٣ and ٢٬٣٠٠", "2.3 and 2,300"),
        ("null\0byte\x1b[31m", "nullbyte[31m"),
        ("Київ, її, Łódź, Größe, ёлка", "Київ, її, Łódź, Größe, ёлка"),
        ("и\u0306 i\u0308", "й ï"),
        ("lone \ud83d surrogate", "lone surrogate"),
    ],
)
def test_text_is_made_even(typed: str, even: str) -> None:
    assert normalise(typed) == even


@given(st.one_of(st.text(), _AWKWARD))
def test_even_text_stays_as_it_is(text: str) -> None:
    even = normalise(text)

    assert normalise(even) == even


@given(st.one_of(st.text(), _AWKWARD))
def test_folded_text_stays_as_it_is(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Łódź", "lodz"),
        ("GRÖSSE", "grosse"),
        ("Größe", "grosse"),
        ("À L’UKRAINE", "a l'ukraine"),
        ("Ёлка", "елка"),
        ("за́мок", "замок"),
        ("Київ і його Їжа", "київ і його їжа"),
        ("Šešelj Ørsted Ægir", "seselj orsted aegir"),
        ("İstanbul", "istanbul"),
    ],
)
def test_words_are_compared_without_case_and_marks(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_letters_that_only_a_mark_tells_apart_stay_apart() -> None:
    assert len({fold(letter) for letter in "иййіїi"}) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Austin's anti-tank aid", ["austin's", "anti", "tank", "aid"]),
        ("F-16, f16 and F 16", ["f16", "f16", "and", "f16"]),
        ("S-300 МіГ-29 covid-19", ["s300", "міг29", "covid19"]),
        ("U.S. and u.k. aid", ["us", "and", "uk", "aid"]),
        ("mid-2023, jul-2-2024", ["mid", "2023", "jul", "2", "2024"]),
        ("$2.3B!", ["2", "3b"]),
        ("z 16 krajów", ["z", "16", "krajow"]),
        ("здоров'я та п’ять", ["здоров'я", "та", "п'ять"]),
        ("🤷 ... —", []),
        ("", []),
    ],
)
def test_text_splits_into_words(text: str, words: list[str]) -> None:
    assert [token.folded for token in tokens(text)] == words


@given(st.one_of(st.text(), _AWKWARD))
def test_each_word_stands_where_its_token_says(text: str) -> None:
    even = normalise(text)

    assert all(even[token.start : token.end] == token.text for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('he said "we will win" today', ["we will win"]),
        ("“one” „zwei“ «три» »vier« ”fem” ‘six’", ["one", "zwei", "три", "vier", "fem", "six"]),
        ("said 'never waver' he did", ["never waver"]),
        ('he said "we will never', ["we will never"]),
        ("«outer „inner“ rest»", ["outer „inner“ rest"]),
        ("“it’s Ukraine’s right” they said", ["it’s Ukraine’s right"]),
        ("austin's words, the allies' aid, in '24", []),
        ('a 5" gun', []),
        ("don't quote 'me", []),
        ('""', []),
        ("", []),
    ],
)
def test_quoted_words_are_found_in_any_style(text: str, inside: list[str]) -> None:
    assert [span.text for span in quoted(text)] == inside


@given(st.text(alphabet="a '\"“”„«»‘’‚ 1"))
def test_each_quotation_stands_where_its_span_says(text: str) -> None:
    spans = quoted(text)

    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(before.end < after.start for before, after in pairwise(spans))


def test_french_quotation_marks_hold_no_spaces() -> None:
    assert [span.text for span in quoted(normalise("a dit « je viens », et « oui »"))] == ["je viens", "oui"]
