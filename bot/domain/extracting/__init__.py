"""From an article to facts: every figure, day, mechanism, list of goods and quotation in it. Nothing is stored here.

`extract` reads, `comparing.py` holds what was found against the facts there are. What is kept of an article are the
figures and the quotations; its prose stays with its publisher.
"""

from bot.domain.extracting._extracting import extract
from bot.domain.extracting.findings import Finding, FindingKind, Speaker, Standing

__all__ = ["Finding", "FindingKind", "Speaker", "Standing", "extract"]
