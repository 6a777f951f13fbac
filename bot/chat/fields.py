"""How the fields of a form look to the person who fills them in: label, example, and room for one line or more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label, an example of what to write, and whether it takes more than one line."""

    label: str
    example: str = ""
    long: bool = False


_FIELDS = {
    "value": Field("Amount with its unit", "$2.3 billion · 800 bombs · more than $53.5 billion"),
    "unit": Field("Unit", "USD, EUR, people, percent"),
    "donor": Field("Who gives", "United States"),
    "recipient": Field("Who receives", "Ukraine"),
    "kind": Field("What it is for", "military, financial, humanitarian, development, all"),
    "stage": Field("How far it has got", "announced, committed, allocated, obligated, disbursed, delivered"),
    "measure": Field("What it measures", "package, running total, annual amount, loan"),
    "mechanism": Field("How it is paid for", "PDA, USAI, loan, grant"),
    "date": Field("Date", "2024-07-02"),
    "as_of": Field("As of which day", "2024-07-02"),
    "counted_since": Field("Counted since", "2022-02-24"),
    "period": Field("Period", "2024 · 2024-01 to 2024-06"),
    "sentence": Field("The fact in one sentence", long=True),
    "text": Field("The words, exactly as the source prints them", long=True),
    "words": Field("The words, exactly as the source prints them", long=True),
    "speaker": Field("Who said it", "Lloyd Austin"),
    "role": Field("Role at the time", "US Secretary of Defense"),
    "said_on": Field("Day on which it was said", "2024-07-02"),
    "place": Field("Place", "Washington"),
    "occasion": Field("Occasion", "before a meeting at the Pentagon"),
    "publisher": Field("Source: publisher", "Associated Press"),
    "source": Field("Source: publisher", "Associated Press"),
    "title": Field("Source: title of the page"),
    "url": Field("Source: address of the page", "https://…"),
    "published": Field("Source: day of publication", "2024-07-02"),
    "via": Field("Source: relayed by", "UNN, citing AP"),
    "note": Field("What a reader should know", long=True),
    "topics": Field("Other words to find it under"),
    "reason": Field("Reason for the change"),
}


def field_of(name: str) -> Field:
    """Tell how a field looks; one without a look of its own is shown by its name."""
    return _FIELDS.get(name) or Field(name.replace("_", " ").capitalize()[:45])
