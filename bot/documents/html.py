"""The article on a saved web page, without menus, advertisements and comments."""

import logging

from bot.errors import UnreadableDocument

_NONE = (
    "No article was found on this page. Copy its text into a file, or save the page after it has loaded (some pages are "
    "empty without scripts)."
)


def html_text(content: bytes) -> str:
    """Give the text of the article on a page, a paragraph on each line; raise UnreadableDocument where there is none."""
    import trafilatura  # takes half a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    text = trafilatura.extract(
        content, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if not text or not text.strip():
        raise UnreadableDocument(_NONE)
    return str(text)
