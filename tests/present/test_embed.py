"""Embeds: what they show, and that no reply whatever breaks a limit of Discord's."""

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.present.embed import embeds
from bot.present.reply import Choice, QuoteBlock, Reply, ReplyKind, SourceLine

SOURCE = SourceLine("AP, 2 July 2024", "https://apnews.com/article/a")


def units(text: str | None) -> int:
    return len((text or "").encode("utf-16-le", "surrogatepass")) // 2


def shown(embed: discord.Embed) -> str:
    return "\n".join([embed.description or "", *(f"{field.name}: {field.value}" for field in embed.fields)])


def test_a_figure_shows_its_answer_how_it_was_read_its_notes_and_its_source() -> None:
    reply = Reply(
        kind=ReplyKind.FIGURE,
        headline="$2.3 billion",
        details=("announced",),
        read_as="US aid to Ukraine",
        disputes=("AP says committed, the Pentagon both.",),
        notes=("2 years old",),
        sources=(SOURCE,),
    )
    (embed,) = embeds(reply)
    assert embed.description == "**$2.3 billion**\nannounced"
    assert [(field.name, field.value) for field in embed.fields] == [
        ("Source", "[AP, 2 July 2024](<https://apnews.com/article/a>)"),
        ("Read as", "US aid to Ukraine"),
        ("Note", "2 years old"),
        ("Sources differ", "AP says committed, the Pentagon both."),
    ]


def test_a_quote_is_a_block_with_its_characters_kept() -> None:
    quote = QuoteBlock("“Make no  mistake” — it's *so*…", "Lloyd Austin, 2 July 2024")
    (embed,) = embeds(Reply(kind=ReplyKind.QUOTE, quotes=(quote,)))
    assert embed.description == "> ““Make no  mistake” — it's \\*so\\*…”\n— Lloyd Austin, 2 July 2024"


def test_every_line_of_a_quote_is_in_the_block() -> None:
    (embed,) = embeds(Reply(kind=ReplyKind.QUOTE, quotes=(QuoteBlock("One.\nTwo.", "A"),)))
    assert embed.description == "> “One.\n> Two.”\n— A"


def test_a_verdict_is_told_in_words_and_not_in_colour() -> None:
    (embed,) = embeds(Reply(kind=ReplyKind.VERDICT, headline="Altered: one word differs."))
    assert embed.description == "**Altered: one word differs.**"
    assert embed.colour is None


def test_items_of_a_list_are_bullets() -> None:
    (embed,) = embeds(Reply(kind=ReplyKind.LIST, body=("one", "two")))
    assert embed.description == "- one\n- two"


@pytest.mark.parametrize(
    "text", ["@everyone", "[x](https://evil.example)", "<@123456>", "**bold**", "`code`", "# head"]
)
def test_what_people_wrote_is_shown_and_not_obeyed(text: str) -> None:
    (embed,) = embeds(Reply(kind=ReplyKind.TEXT, headline="Asked", body=(text,), read_as=text, notes=(text,)))
    for field in embed.fields:
        assert field.value != text
    assert text not in (embed.description or "").split("\n")


def test_choices_short_enough_for_buttons_are_left_to_them() -> None:
    (embed,) = embeds(
        Reply(kind=ReplyKind.CLARIFY, headline="Which?", choices=(Choice("US", "us"), Choice("UK", "uk")))
    )
    assert embed.fields == []


def test_choices_too_long_for_buttons_are_written_out() -> None:
    (embed,) = embeds(Reply(kind=ReplyKind.CLARIFY, headline="Which?", choices=(Choice("very " * 20, "us"),)))
    assert embed.description == f"**Which?**\n1. {'very ' * 20}"


def test_choices_that_the_body_shows_are_not_written_out_again() -> None:
    label = "very " * 20
    (embed,) = embeds(Reply(kind=ReplyKind.ABSTAIN, body=(f"Nearest: {label}",), choices=(Choice(label, "us"),)))
    assert embed.fields == []


def test_a_source_that_is_no_web_page_is_not_a_link() -> None:
    (embed,) = embeds(Reply(kind=ReplyKind.TEXT, headline="x", sources=(SourceLine("AP", "javascript:alert(1)"),)))
    assert embed.fields[0].value == "AP"


def test_an_address_too_long_to_show_is_named_and_left_out() -> None:
    long = SourceLine("AP", f"https://apnews.com/{'a' * 1100}")
    (embed,) = embeds(Reply(kind=ReplyKind.TEXT, headline="x", sources=(long,)))
    assert embed.fields[0].value == "AP (its address is too long to show here)"


def test_a_long_reply_has_numbered_pages_with_the_main_source_on_the_first() -> None:
    reply = Reply(
        kind=ReplyKind.LIST,
        headline="Packages",
        body=tuple(f"Package {number} of military aid" for number in range(200)),
        sources=(SOURCE, SourceLine("Reuters", "https://reuters.com/b")),
    )
    pages = embeds(reply)
    assert len(pages) > 1
    assert [page.footer.text for page in pages] == [f"Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)]
    assert "apnews.com" in shown(pages[0])
    assert "reuters.com" in shown(pages[-1])
    whole = "\n".join(map(shown, pages))
    assert all(f"Package {number} of" in whole for number in range(200))


def test_a_long_quote_is_cut_between_words_and_nothing_of_it_is_lost() -> None:
    said = " ".join(f"word{number}" for number in range(1500))
    pages = embeds(Reply(kind=ReplyKind.QUOTE, quotes=(QuoteBlock(said, "A"),)))
    lines = "\n".join(page.description or "" for page in pages).split("\n")
    assert " ".join(line.removeprefix("> ") for line in lines[:-1]) == f"“{said}”"


TEXT = st.text(max_size=200) | st.integers(1, 900).map(lambda n: "*mark* " * n) | st.integers(1, 3000).map("🇺".__mul__)
MANY = st.lists(TEXT, max_size=8).map(tuple)
REPLIES = st.builds(
    Reply,
    kind=st.sampled_from(ReplyKind),
    headline=TEXT,
    quotes=st.lists(st.builds(QuoteBlock, TEXT, TEXT), max_size=3).map(tuple),
    body=MANY,
    read_as=st.none() | TEXT,
    disputes=MANY,
    notes=MANY,
    choices=st.lists(st.builds(Choice, TEXT, TEXT), max_size=30).map(tuple),
    sources=st.lists(st.builds(SourceLine, TEXT, TEXT.map("https://example.org/".__add__)), max_size=40).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(REPLIES)
def test_no_reply_breaks_a_limit(reply: Reply) -> None:
    for embed in embeds(reply):
        assert units(embed.description) <= 4096
        assert len(embed.fields) <= 25
        assert all(0 < units(field.name) <= 256 and 0 < units(field.value) <= 1024 for field in embed.fields)
        words = [embed.description, embed.footer.text, *(part for f in embed.fields for part in (f.name, f.value))]
        assert sum(map(units, words)) <= 6000
