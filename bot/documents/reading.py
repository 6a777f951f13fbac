"""The text of one file: what sort of file it is, and what to do where it holds no article."""

import re
from collections.abc import Callable

from charset_normalizer import from_bytes

from bot.documents.html import html_text
from bot.documents.pdf import pdf_text
from bot.errors import UnreadableDocument

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is still read."""
LONGEST = 100_000
"""Characters of an article; a report of more pages is no article."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p|div)\b", re.IGNORECASE)
_OTHERS = {
    b"PK\x03\x04": "a Word, OpenDocument or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
}
_INSTEAD = "Save the article as text, HTML or PDF, or paste its text."
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def text_of(content: bytes) -> str:
    """Give the text of a file, told apart by what it holds; raise UnreadableDocument with a remedy where there is none."""
    if len(content) > LARGEST:
        raise UnreadableDocument(f"The file is larger than {LARGEST // 1024**2} MB. {_INSTEAD}")
    text = _reader(content)(content)
    if not any(map(str.isalnum, text)):
        raise UnreadableDocument(f"There is no text in this file. {_INSTEAD}")
    if len(text) > LONGEST:
        raise UnreadableDocument(
            f"The text has more than {LONGEST:,} characters, which is no article. Cut out the article and try again."
        )
    return text


def _reader(content: bytes) -> Callable[[bytes], str]:
    for start, named in _OTHERS.items():
        if content.startswith(start):
            raise UnreadableDocument(f"This is {named}, which cannot be read. {_INSTEAD}")
    if b"%PDF-" in content[:1024]:
        return pdf_text
    return html_text if _HTML.search(content[:4096]) else _plain_text


def _plain_text(content: bytes) -> str:
    """Decode text: as it is marked, as UTF-8, else as what its letters look like (old Cyrillic files)."""
    marked = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(marked).replace("\r\n", "\n")
    except UnicodeDecodeError:
        guessed = None if b"\0" in content else from_bytes(content).best()
    if guessed is None:
        raise UnreadableDocument(f"This is no text in a known encoding. Save it as UTF-8. {_INSTEAD}")
    return str(guessed).replace("\r\n", "\n")
