"""Data sets as their publishers give them, read row by row into observations. One small module a format, on shared pieces.

Nothing is stored here, and nothing is fetched.
"""

from bot.importers.formats import FORMATS, Format, detected, format_named, told_without_figures
from bot.importers.model import DataSet, Observation, Refusal

__all__ = ["FORMATS", "DataSet", "Format", "Observation", "Refusal", "detected", "format_named", "told_without_figures"]
