"""How the fields of a form look to the person who fills them in: label, example, and room for one line or more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label, an example of what to write, and whether it takes more than one line."""

    label: str
    example: str = ""
    long: bool = False


_FIELDS = {
    "value": Field("Amount with its unit", "more than $53.5 billion · 800 bombs · 17 percent"),
    "who": Field("Who gives to whom", "United States → Ukraine"),
    "kind": Field("What it is for", "military, financial, humanitarian, development, all"),
    "stage": Field("How far it has got", "announced, committed, allocated, obligated, disbursed, delivered"),
    "measure": Field("What it measures", "package, running total, annual amount, loan, count"),
    "mechanism": Field("How it is paid for", "PDA, USAI, loan; empty where the source names none"),
    "when": Field(
        "On which day, or over which time", "2024-07-02 · as of 2024-07-02 since 2022-02-24 · 2024-01..2024-06"
    ),
    "what": Field("The fact in one sentence of your own", long=True),
    "words": Field("The words, exactly as the source prints them", long=True),
    "speaker": Field("Who said it", "Lloyd Austin"),
    "source": Field(
        "Source: publisher, title, link, day", 'Associated Press, "Title", https://…, 2024-07-02', long=True
    ),
    "note": Field("What a reader should know besides", long=True),
    "facet": Field("What it tells", "contents, mechanism, definition, event, person"),
    "reason": Field("Why you change it", "The source was corrected"),
    "wrong": Field("What is wrong with the answer", "The figure is of 2023", long=True),
    "outcome": Field("What was done; who reported it is told", "Corrected, thank you", long=True),
    "why": Field("Why it is not added; the proposer is told", "The page says 2023", long=True),
    "subject": Field("What it is about", "Patriot"),
    **{f"text{part}": Field("Text of the article", long=True) for part in range(3)},
}


def field_of(name: str) -> Field:
    """Tell how a field looks; one without a look of its own is shown by its name."""
    return _FIELDS.get(name) or Field(name.replace("_", " ").capitalize()[:45])
