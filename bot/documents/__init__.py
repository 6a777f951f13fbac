"""Files into plain text: articles as text, HTML or PDF. Nothing is fetched, and nothing is understood here."""

from bot.documents.reading import LARGEST, LONGEST, text_of

__all__ = ["LARGEST", "LONGEST", "text_of"]
