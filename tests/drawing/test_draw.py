"""Drawn pictures: wide and sharp enough for a phone, words as they are, and nothing that a letter could break."""

import io
import struct
import warnings
from dataclasses import replace

import pytest
from matplotlib.image import imread

from bot.drawing import draw
from bot.drawing.letters import Style, shown, verbatim, width, wrapped
from bot.drawing.sheet import ROOM, WIDTH
from bot.errors import CannotDraw
from bot.present.picture import Bar, Bars, Bound, Card, History, Mark, Picture, Tick

HISTORY = History(
    title="United States → Ukraine",
    about="Military aid, allocated, as of 2 July 2024",
    sources="Source: X",
    alt="",
    marks=(
        Mark(738000, 738000, 37.5e9, "≈ 37.5"),
        Mark(738200, 738230, 53.5e9, "> 53.5", Bound.ABOVE),
        Mark(738230, 738230, 10e9, "10", Bound.BELOW, alike=False),
    ),
    ticks=(Tick(738100, "Jan 2024"), Tick(738101, "Feb 2024")),
    scale="billion USD",
)
BARS = Bars(
    title="Cumulative total",
    sources="Sources: X, Y",
    alt="",
    notes=("A note",),
    groups=(
        (Bar("One", "$2", "of a kind", 0, 2), Bar("Two", "$1", "of another", 2, 3, 1)),
        (Bar("Three", "€1", "", 0, 1, 2),),
    ),
)
FIGURE = Card(title="$2.3 billion", lines=("US → UA", "x"), sources="Source: X · example.org", alt="", quote=False)
QUOTE = replace(FIGURE, title="“Ukraine does not stand alone”", quote=True)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    across, down = struct.unpack(">II", png[16:24])
    return across, down


@pytest.mark.parametrize("picture", [HISTORY, BARS, FIGURE, QUOTE], ids=["history", "bars", "figure", "quote"])
def test_a_picture_is_as_wide_as_a_phone_shows_sharp(picture: Picture) -> None:
    across, down = size(draw(picture))
    assert across == WIDTH == 1080
    assert 400 < down < 2000


@pytest.mark.parametrize("picture", [HISTORY, BARS, FIGURE, QUOTE], ids=["history", "bars", "figure", "quote"])
def test_equal_pictures_look_the_same(picture: Picture) -> None:
    assert draw(picture) == draw(replace(picture))


def test_a_picture_brings_its_own_paper_with_an_edge_that_shows_on_any_page() -> None:
    pixels = imread(io.BytesIO(draw(FIGURE)))
    assert (pixels[..., 3] == 1).all(), "nothing of the page shines through"
    assert pixels[20, 20, :3].min() > 0.9
    assert 0.4 < pixels[2, 500, 0] < 0.7


@pytest.mark.parametrize("said", ["$x^2$ and $\\frac{1}{0}$ and \\$5", "$unclosed", "a_{b} %d {0} <b>*bold*</b>", "\\"])
def test_what_looks_like_a_formula_or_markup_is_drawn_as_it_stands(said: str) -> None:
    plain = draw(replace(QUOTE, title=said))
    assert plain != draw(replace(QUOTE, title=said.replace("$", "€").replace("\\", "/").replace("<b>", "(b)")))
    for picture in (replace(FIGURE, title=said), replace(HISTORY, title=said), replace(BARS, title=said, about=said)):
        assert size(draw(picture))[0] == WIDTH


@pytest.mark.parametrize("said", ["日本語の言葉", "hello 🦄", "سلام", "שלום", "\u202eabc שלום"])
def test_what_somebody_said_is_drawn_letter_by_letter_or_not_at_all(said: str) -> None:
    with pytest.raises(CannotDraw):
        draw(replace(QUOTE, title=said))


def test_other_words_show_a_box_for_a_letter_that_no_font_has() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        draw(replace(FIGURE, title="$2 🦄", lines=("日本 → Україна",), sources="Джерело: שלום"))
    assert shown("日本 → Україна\n🦄\x07") == "□□ → Україна □"


@pytest.mark.parametrize(
    "said", ["Україна не сама", "Ґанок, їжак, єдність, ёлка", "Größe, façade, mañana, żółć", "“…” – ’ € £ ₴"]
)
def test_letters_of_all_our_languages_can_be_drawn(said: str) -> None:
    assert verbatim(said) == said
    assert "□" not in shown(said)


def test_words_that_are_too_long_for_a_card_are_refused() -> None:
    assert size(draw(replace(QUOTE, title="word " * 190)))[1] < 4000
    with pytest.raises(CannotDraw):
        draw(replace(QUOTE, title="word " * 300))


@pytest.mark.parametrize("text", ["a few short words", "Donau" * 60, "x " * 400, "", "Ж" * 200 + " end"])
def test_no_line_is_wider_than_the_sheet_and_no_letter_is_lost(text: str) -> None:
    style = Style(46, bold=True)
    lines = wrapped(text.strip(), style, ROOM)
    assert all(width(line, style) <= ROOM for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_many_bars_make_a_longer_picture() -> None:
    many = replace(BARS, groups=(tuple(Bar(f"Donor {n}", f"${n}", "detail", 0, n, n) for n in range(1, 16)),))
    assert size(draw(many))[1] > 2 * size(draw(BARS))[1]


def test_values_of_nothing_can_be_drawn() -> None:
    draw(replace(BARS, groups=((Bar("One", "$0", "", 0, 0), Bar("Two", "$0", "", 0, 0)),)))
    draw(replace(HISTORY, marks=(Mark(738000, 738000, 0, "0"), Mark(738000, 738000, 0, "0"))))


def test_an_unknown_sort_of_picture_is_a_defect() -> None:
    with pytest.raises(TypeError):
        draw(Picture(title="x", sources="", alt=""))
