"""Names of a server in a text: found whole, mended by one slip, never inside quotation marks."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.naming import Alias, faults_of, find_names, key_of, put_in, take_out
from bot.domain.text import normalise

UNCLE = {"uncle sam": Alias("uncle sam", "United States", "US"), "sam": Alias("sam", "France", "FR")}


def test_the_longest_name_counts() -> None:
    assert put_in("what did Uncle Sam give", UNCLE)[0] == "what did United States give"
    assert put_in("what did SAM give", UNCLE)[0] == "what did France give"


def test_one_slip_in_a_longer_word_is_mended_and_short_words_stand_as_typed() -> None:
    assert put_in("uncel sam", UNCLE)[0] == "United States"
    assert put_in("uncle sma", UNCLE)[0] == "uncle sma"


def test_quotations_stay_word_for_word() -> None:
    assert put_in('did he say "uncle sam pays"', UNCLE)[0] == 'did he say "uncle sam pays"'


def test_a_name_is_taken_out_whole() -> None:
    text = normalise("how much for the  uncle sam please")
    assert take_out(text, find_names(text, UNCLE)) == "how much for the please"


@given(st.text(max_size=80))
def test_any_text_is_read_and_one_without_names_stays_the_same(text: str) -> None:
    changed, taken = put_in(text, UNCLE)
    assert taken or changed == text


@given(st.text(min_size=1, max_size=60))
def test_what_is_allowed_as_a_name_is_found_again(name: str) -> None:
    if not faults_of(name):
        key = key_of(name)
        assert [found.key for found in find_names(normalise(name), [key])][:1] == [key]
