"""The text of a PDF file, page after page."""

import io
import logging
import re

from bot.errors import UnreadableDocument

_MOST_PAGES = 60
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zа-яіїєґäöüß])")


def pdf_text(content: bytes) -> str:
    """Give the text of a PDF; raise UnreadableDocument where it is locked, broken, too long or only pictures of pages."""
    from pypdf import PdfReader  # not needed for other files
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableDocument(f"The PDF has more than {_MOST_PAGES} pages. Cut out the pages of the article.")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (FileNotDecryptedError, DependencyError) as error:
        raise UnreadableDocument(
            "The PDF is locked with a password. Save a copy without it, or copy its text."
        ) from error
    except UnreadableDocument:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # pypdf raises what it stumbles over in files that break the rules
        raise UnreadableDocument(
            "The PDF is broken. Open it in a viewer and save it anew, or copy its text."
        ) from error
    if not any(map(str.isalnum, text)):
        raise UnreadableDocument(
            "The PDF holds pictures of pages, no text. Run text recognition over it, or type the text."
        )
    return _HYPHEN.sub("", text)
