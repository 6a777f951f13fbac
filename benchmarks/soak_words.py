"""What people say during a soak: questions in seven languages, with and without slips, and such as nobody can answer."""

import random
from collections.abc import Mapping
from types import MappingProxyType

from benchmarks.typos import misspell

_ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "how much did {giver} give {taker} in {year}",
            "{giver} total {taker}",
            "military aid from {giver} to {taker} {year}",
            "how much did {giver} announce for {taker} on {day} july 2024",
            "quote austin",
            "who promised a bridge to NATO",
        ),
        "uk": (
            "скільки {giver} дала {taker} у {year}",
            "скільки дали сша україні загалом",
            "військова допомога {giver} {year}",
            "що сказав остін",
        ),
        "ru": ("сколько {giver} дала {taker} в {year}", "сколько всего дали сша украине", "помощь {giver} украине"),
        "de": (
            "wie viel gab {giver} {taker} {year}",
            "wie viel haben die usa der ukraine insgesamt gegeben",
            "militärhilfe {giver} ukraine",
        ),
        "fr": ("combien {giver} a donné à {taker} en {year}", "combien les états-unis ont donné à l'ukraine au total"),
        "es": ("cuánto dio {giver} a {taker} en {year}", "cuánto ha dado estados unidos a ucrania en total"),
        "pl": ("ile {giver} dała {taker} w {year}", "ile usa dały ukrainie łącznie"),
    }
)
_GIVERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": ("germany", "norway", "the uk", "the us", "japan", "canada", "france", "poland", "sweden", "the eu"),
        "uk": ("німеччина", "норвегія", "японія", "канада", "франція", "польща", "швеція"),
        "ru": ("германия", "норвегия", "япония", "канада", "франция", "польша"),
        "de": ("deutschland", "norwegen", "japan", "kanada", "frankreich", "polen"),
        "fr": ("l'allemagne", "la norvège", "le japon", "le canada", "la france", "la pologne"),
        "es": ("alemania", "noruega", "japón", "canadá", "francia", "polonia"),
        "pl": ("niemcy", "norwegia", "japonia", "kanada", "francja", "polska"),
    }
)
_TAKERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": ("ukraine", "moldova", "sudan", "yemen", "chad", "syria"),
        "uk": ("україні", "молдові", "судану"),
        "ru": ("украине", "молдове", "судану"),
        "de": ("der ukraine", "moldau", "dem sudan"),
        "fr": ("l'ukraine", "la moldavie", "le soudan"),
        "es": ("ucrania", "moldavia", "sudán"),
        "pl": ("ukrainie", "mołdawii", "sudanowi"),
    }
)
_CLAIMS = (
    "the us announced {value} billion on july 2 2024",
    "germany gave ukraine {value} billion in {year}",
    'austin said "Ukraine is not alone"',
    "the total is over {value} billion",
)
_TALK = ("good morning", "lol", "has anybody seen the news", "https://example.org", "I disagree with all of that", "ok")
_GOING_ON = ("and in 2023?", "military only?", "and germany?", "since when?", "who says so?")
_SOUNDS = "ba de fi go lu ma ne pi ro su ta vo kra ster lin dau".split()
_ARTICLE = """{giver} will send {taker} another {value} million euros for its power grid, the government said on Tuesday.

"We will help to keep the lights on {times} times over," Prime Minister Keir Starmer said.

The package includes {times} generators, {count} transformers and spare parts.
It brings the total since 2022 to {value}.5 billion euros.
"""


def question(chance: random.Random) -> str:
    """A question as it might be asked in one of seven languages; many have an answer."""
    tongue = chance.choice([*_ASKED])
    return chance.choice(_ASKED[tongue]).format(
        giver=chance.choice(_GIVERS[tongue]),
        taker=chance.choice(_TAKERS[tongue]),
        year=chance.randrange(2014, 2026),
        day=chance.randrange(1, 31),
    )


def slipped(chance: random.Random) -> str:
    """A question with a slip of the keys."""
    asked = question(chance)
    if asked.isascii():
        return misspell(asked, chance, lambda _: False)
    at = chance.randrange(len(asked) - 1)
    return asked[:at] + asked[at + 1] + asked[at] + asked[at + 2 :]


def unanswerable(chance: random.Random) -> str:
    """A question about somebody who does not exist, each time by another name."""
    name = "".join(chance.choices(_SOUNDS, k=chance.randrange(2, 5)))
    return f"{question(chance)} to {name} {''.join(chance.choices(_SOUNDS, k=2))}"


def claim(chance: random.Random) -> str:
    """Something to check."""
    told = chance.choice(_CLAIMS).format(value=chance.randrange(1, 300), year=chance.randrange(2020, 2026))
    return f"!check {told}"


def talk(chance: random.Random) -> str:
    """What is said in a channel and is nothing to the bot."""
    return chance.choice(_TALK)


def going_on(chance: random.Random) -> str:
    """What is asked in reply to an answer."""
    return chance.choice(_GOING_ON)


def fact(chance: random.Random) -> str:
    """A figure as a curator types it, each time another."""
    value, day = (
        chance.randrange(1_000_000, 900_000_000),
        f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}",
    )
    return (
        f"value: {value} EUR; who: Norway → Moldova; kind: humanitarian; stage: announced; measure: package; when: {day}; "
        f'what: Norway announced a package.; source: NRK, "Package {value}", https://www.nrk.no/{value}, {day}'
    )


def article(chance: random.Random) -> str:
    """An article with its source, as a curator pastes it."""
    number = chance.randrange(10**6)
    source = f'Example News, "Story {number}", https://example.org/{number}, 2025-09-{chance.randrange(1, 28):02}'
    text = _ARTICLE.format(
        giver=chance.choice(("Iceland", "Norway", "Germany")),
        taker=chance.choice(("Ukraine", "Moldova")),
        value=chance.randrange(3, 900),
        times=chance.randrange(2, 90),
        count=chance.randrange(100, 9000),
    )
    return f"!fact from {source}\n{text}"


def data_file(chance: random.Random) -> bytes:
    """A publisher's data set of some dozens of rows."""
    aid = "ODA: Total Net,Constant Prices (2022 USD millions)"
    rows = [
        f"{taker},{giver},{aid},{year},{chance.randrange(1, 10**6) / 100}"
        for taker in ("Chad", "Mali", "Niger")
        for giver in ("Germany", "Iceland", "Norway")
        for year in range(2010, 2020)
    ]
    return "\n".join(("Recipient,Donor,Aid type,Amount type,Year,Value", *rows, "")).encode()
