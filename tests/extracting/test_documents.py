"""Files into text: pages without their menus, PDFs with their pages, texts in old encodings."""

import io
import time

import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from bot.documents import text_of
from bot.domain.extracting._article import sentences
from bot.domain.text import Span
from bot.errors import UnreadableDocument

PAGE = """<!doctype html><html><head><title>A package</title><script>var money = "$9 billion";</script></head><body>
<nav><a href="/">Home</a> <a href="/shop">Buy our coffee for $5</a></nav>
<article><h1>A package for Ukraine</h1>
<p>The government of Norway said on Tuesday that it will give Ukraine another 500 million kroner for its power grid.</p>
<p>&ldquo;We will help to keep the lights on,&rdquo; the prime minister said. The money is a grant and comes this year, he
told reporters in Oslo after the meeting of his cabinet, which lasted for three hours.</p></article>
<footer>Copyright. Subscribe for 3 euros a month.</footer></body></html>"""


def pdf(*pages: str) -> bytes:
    """A PDF with a page for each text."""
    into = io.BytesIO()
    with PdfPages(into) as book:
        for text in pages:
            sheet = Figure(figsize=(8, 4))
            sheet.text(0.05, 0.5, text, parse_math=False)
            book.savefig(sheet)
    return into.getvalue()


def test_the_article_of_a_page_without_what_stands_around_it() -> None:
    text = text_of(PAGE.encode())
    assert "another 500 million kroner" in text
    assert "“We will help to keep the lights on,”" in text
    assert not any(other in text for other in ("coffee", "Subscribe", "$9 billion"))


def test_all_pages_of_a_pdf() -> None:
    text = text_of(pdf("Norway gave 500 million kroner.", "Germany gave 2 billion euros."))
    assert "500 million kroner" in text
    assert "2 billion euros" in text


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="holds pictures of pages"):
        text_of(pdf(""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_texts_in_their_encodings(encoding: str) -> None:
    words = "Німеччина передасть Україні новий пакет військової допомоги на суму 1,1 млрд євро, повідомив міністр."
    assert text_of(words.encode(encoding)) == words


def test_deep_nesting_ends_in_bounded_time() -> None:
    bomb = b"<html><body>" + b"<div>" * 50_000 + b"Norway gave 5 million kroner." + b"</div>" * 50_000
    try:
        assert "5 million kroner" in text_of(bomb)
    except UnreadableDocument as refused:
        assert "No article" in str(refused)


@pytest.mark.parametrize("piece", ["a", "1", "...", "x.", "“"])
def test_one_endless_word_takes_no_time_of_its_square(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    assert sentences(Span(text, 0, len(text)), ())
    assert time.process_time() - began < 1
