"""Text from users and sources shows as written on Discord."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.present.markdown import escape, link

_LIVE = re.compile(
    r"@(?:everyone|here)|<(?:@|#|:|a:|t:|/)|(?<!\\)(?:\\\\)*[*_~`|\[\]]|https?://|(?m:^\s*(?:#{1,3}|[-+>]|-#|>>>)(?=\s|$))"
)
_MARKUP = st.text(alphabet="@everyoneh<>#&!:at/[]()*_~`|\\-+.> \n1discord.gghttps\u202e")


def _as_shown(escaped: str) -> str:
    """What a reader sees: each escaping backslash taken away, nothing of zero width."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escaped).replace("\u200b", "")


@pytest.mark.parametrize(
    "words",
    [
        "@everyone and @here",
        "<@123> <@!123> <@&123> <#123> <:kek:123> <a:kek:123> <t:1719900000:R> </aid:123> :smile:",
        "**bold** *it* __under__ ~~gone~~ ||spoiler|| `code` ```block```",
        "[click me](https://example.org)",
        "see https://example.org/a_b and discord.gg/abc",
        "# heading\n## two\n-# small\n> quote\n>>> all\n- item\n+ item\n* item\n1. one\n2) two",
        "a\\*b \\@everyone",
        "$2.3B for Ukraine - 5 > 3, a_b_c",
    ],
)
def test_escaped_text_shows_literally_and_nothing_in_it_is_live(words: str) -> None:
    assert not _LIVE.search(escape(words))
    assert _as_shown(escape(words)) == words


@pytest.mark.parametrize(
    "words", ["2.3 billion dollars", "Київ – «міст до НАТО»", "it's 5% (about)", "me@example.org", "a - b"]
)
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert escape(words) == words


def test_a_direction_override_does_not_reach_the_rest_of_the_reply() -> None:
    assert escape("abc\u202edef\u2067") == "abcdef"


@given(_MARKUP)
def test_no_text_leaves_a_live_mention_mark_or_link(words: str) -> None:
    assert not _LIVE.search(escape(words))


@given(st.text())
def test_a_reader_sees_every_character_of_any_text(words: str) -> None:
    plain = words.translate(dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])).replace("\u200b", "")
    assert _as_shown(escape(plain)) == plain


def test_a_link_has_no_preview_and_its_address_cannot_close_it() -> None:
    assert link("AP (news)", "https://example.org/a (b)>c") == "[AP (news)](<https://example.org/a%20%28b%29%3Ec>)"


def test_the_label_of_a_link_cannot_be_markup() -> None:
    assert link("a](https://evil.example) [b", "https://example.org/") == (
        "[a\\](https:\u200b//evil.example) \\[b](<https://example.org/>)"
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://example.org", "example.org", "", "http://", "http://[", "https://a:b/", "data:x"],
)
def test_only_an_http_address_becomes_a_link(address: str) -> None:
    assert link("the source", address) == "the source"


def test_an_address_written_with_escapes_and_its_query_stay_whole() -> None:
    assert link("x", "https://example.org/a%20b?c=d&e=%D0%96#f") == "[x](<https://example.org/a%20b?c=d&e=%D0%96#f>)"


def test_a_host_in_another_script_is_written_in_ascii() -> None:
    assert link("x", "https://приклад.укр/шлях") == ("[x](<https://xn--80aikifvh.xn--j1amh/%D1%88%D0%BB%D1%8F%D1%85>)")


def test_a_link_without_a_label_shows_its_host() -> None:
    assert link(" ", "https://example.org/a") == "[example.org](<https://example.org/a>)"


@given(st.text(), st.text())
def test_no_label_or_address_breaks_out_of_a_link(label: str, address: str) -> None:
    made = link(label, f"https://example.org/{address}")
    assert re.fullmatch(r"(?s)\[(?:[^\[\]\\]|\\.)*\]\(<https://[^\s<>()]+>\)", made)
