"""What a reply looks like as text, and that no page breaks a limit, a link or a character."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.present.reply import Choice, QuoteBlock, Reply, ReplyKind, SourceLine
from bot.present.text import pages, printable

SOURCE = SourceLine("Example Wire, “Aid announced”, 2 July 2024", "https://example.org/aid?a=1&b=2")
OTHER = SourceLine("Example Post, 3 July 2024", "https://example.org/other")
QUOTE = QuoteBlock("We will never waver.", "Lloyd Austin, 2 July 2024")


def full_reply() -> Reply:
    return Reply(
        kind=ReplyKind.FIGURE,
        headline="The US gave $2.3 billion.",
        quotes=(QUOTE,),
        details=("Counts: military aid, announced",),
        body=("interceptors", "anti-tank weapons"),
        read_as="US military aid to Ukraine",
        disputes=("One says glide bombs, another cruise missiles.",),
        notes=("This total is 2 years old.",),
        choices=(Choice("committed", "us total committed"), Choice("delivered", "us total delivered")),
        sources=(SOURCE, OTHER),
    )


def long_reply(lines: int = 200) -> Reply:
    return Reply(
        kind=ReplyKind.LIST,
        headline="All packages.",
        quotes=(QUOTE,),
        body=tuple(f"package {number} of the list. It has a second sentence." for number in range(lines)),
        sources=(SOURCE, OTHER),
    )


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_reply_reads_from_answer_to_sources() -> None:
    assert pages(full_reply(), markdown=False) == (
        "The US gave $2.3 billion.\n"
        "> “We will never waver.”\n"
        "— Lloyd Austin, 2 July 2024\n"
        "Counts: military aid, announced\n"
        "- interceptors\n"
        "- anti-tank weapons\n"
        "Source: Example Wire, “Aid announced”, 2 July 2024 <https://example.org/aid?a=1&b=2>\n"
        "Source: Example Post, 3 July 2024 <https://example.org/other>\n"
        "Read as: US military aid to Ukraine\n"
        "Note: This total is 2 years old.\n"
        "Sources differ: One says glide bombs, another cruise missiles.\n"
        "1. committed\n"
        "2. delivered",
    )


def test_the_headline_is_bold_where_bold_exists() -> None:
    [page] = pages(Reply(kind=ReplyKind.TEXT, headline="Plain words"))
    assert page == "**Plain words**"


def test_a_single_body_line_is_no_list() -> None:
    assert pages(Reply(kind=ReplyKind.TEXT, headline="Head", body=("one",)), markdown=False) == ("Head\none",)


def test_nothing_to_say_is_no_page() -> None:
    assert pages(Reply(kind=ReplyKind.SILENT)) == ()


def test_every_line_of_a_quote_is_a_block_quote() -> None:
    reply = Reply(kind=ReplyKind.QUOTE, quotes=(QuoteBlock("One.\nTwo.", "Somebody, 2024"),))
    assert pages(reply, markdown=False) == ("> “One.\n> Two.”\n— Somebody, 2024",)


@pytest.mark.parametrize("markdown", [True, False])
def test_the_first_page_holds_answer_quote_and_main_source(markdown: bool) -> None:
    found = pages(long_reply(), markdown=markdown)
    assert len(found) > 3
    assert "All packages" in found[0]
    assert "> “We will never waver" in found[0]
    assert f"<{SOURCE.url}>" in found[0]
    assert found[0].endswith(f"\n(1/{len(found)})")
    assert f"<{OTHER.url}>" in found[-1]


def test_every_line_of_a_long_list_is_shown_once() -> None:
    shown = "\n".join(pages(long_reply(), markdown=False))
    assert [int(number) for number in re.findall(r"package (\d+) of", shown)] == list(range(200))


def test_a_long_quote_goes_on_as_a_quote() -> None:
    words = " ".join(f"Sentence number {number} was said." for number in range(120))
    found = pages(Reply(kind=ReplyKind.QUOTE, headline="Said:", quotes=(QuoteBlock(words, "A"),), sources=(SOURCE,)))
    quoted = [line.removeprefix("> ") for page in found for line in page.splitlines() if line.startswith("> ")]
    assert " ".join(quoted) == f"“{words}”"
    assert all(line.endswith((".", "”")) for line in quoted)


@pytest.mark.parametrize("mention", ["@everyone", "@here", "@Everyone", "<@123>", "<@!123>", "<@&123>"])
@pytest.mark.parametrize("markdown", [True, False])
def test_no_mention_stays_live(mention: str, markdown: bool) -> None:
    said = f"hello {mention} there"
    reply = Reply(kind=ReplyKind.TEXT, headline=said, quotes=(QuoteBlock(said, said),), body=(said, said))
    assert mention not in "".join(pages(reply, markdown=markdown))


def test_an_address_in_plain_words_keeps_its_at_sign() -> None:
    assert pages(Reply(kind=ReplyKind.TEXT, headline="a@example.org"), markdown=False) == ("a@example.org",)


def test_control_and_direction_characters_are_left_out() -> None:
    assert printable("a\x1b[31mb\u202ec\ud800d\x07") == "a[31mbcd"


@pytest.mark.parametrize("url", ["https://example.org/a b", "https://example.org/<b>"])
def test_an_address_cannot_end_its_own_brackets(url: str) -> None:
    [page] = pages(Reply(kind=ReplyKind.TEXT, sources=(SourceLine("words", url),)), markdown=False)
    assert re.fullmatch(r"Source: words <[^<>\s]+>", page)


def test_an_address_that_crowds_out_the_answer_is_named_and_left_out() -> None:
    [page] = pages(Reply(kind=ReplyKind.TEXT, sources=(SourceLine("words", "https://example.org/" + "a" * 1990),)))
    assert "too long to show" in page


TEXTS = st.text(st.sampled_from("ab. !\\*_`~|<>[]()@#\n😀é\u0301\u200dя“”"), max_size=700)
REPLIES = st.builds(
    Reply,
    kind=st.just(ReplyKind.TEXT),
    headline=TEXTS,
    quotes=st.lists(st.builds(QuoteBlock, TEXTS, TEXTS), max_size=3).map(tuple),
    body=st.lists(TEXTS, max_size=6).map(tuple),
    notes=st.lists(TEXTS, max_size=3).map(tuple),
    sources=st.lists(st.builds(SourceLine, TEXTS, st.just(SOURCE.url)), max_size=3).map(tuple),
)


@given(REPLIES, st.sampled_from([500, 2000]), st.booleans())
def test_no_page_breaks_its_limit_a_link_or_an_escape(reply: Reply, limit: int, markdown: bool) -> None:
    found = pages(reply, limit, markdown)
    for page in found:
        assert 0 < units(page) <= limit
        assert page.count("<https://") == page.count(f"<{SOURCE.url}>")
    if reply.sources:
        assert SOURCE.url in found[0]
