"""Who gives, who gets and what is given in the generated facts, with the names under which people ask for them."""

from types import MappingProxyType

DONORS = MappingProxyType(
    {
        "US": ("us", "usa", "america", "united states", "american"),
        "DE": ("germany", "german"),
        "GB": ("uk", "united kingdom", "britain", "british"),
        "eu-institutions": ("eu institutions",),
        "FR": ("france", "french"),
        "JP": ("japan", "japanese"),
        "CA": ("canada", "canadian"),
        "NL": ("netherlands", "holland", "dutch"),
        "SE": ("sweden", "swedish"),
        "NO": ("norway", "norwegian"),
        "PL": ("poland", "polish"),
        "DK": ("denmark", "danish"),
        "IT": ("italy", "italian"),
        "ES": ("spain", "spanish"),
        "BE": ("belgium", "belgian"),
        "FI": ("finland", "finnish"),
        "AU": ("australia", "australian"),
        "CH": ("switzerland", "swiss"),
        "KR": ("south korea", "south korean"),
        "AT": ("austria", "austrian"),
        "IE": ("ireland", "irish"),
        "CZ": ("czechia", "czech republic", "czech"),
        "SK": ("slovakia", "slovak"),
        "EE": ("estonia", "estonian"),
        "LV": ("latvia", "latvian"),
        "LT": ("lithuania", "lithuanian"),
        "PT": ("portugal", "portuguese"),
        "GR": ("greece", "greek"),
        "HU": ("hungary", "hungarian"),
        "RO": ("romania", "romanian"),
        "BG": ("bulgaria", "bulgarian"),
        "HR": ("croatia", "croatian"),
        "SI": ("slovenia", "slovenian"),
        "LU": ("luxembourg",),
        "IS": ("iceland", "icelandic"),
        "NZ": ("new zealand",),
        "TR": ("turkey", "turkish"),
        "SA": ("saudi arabia", "saudi"),
        "AE": ("uae", "united arab emirates", "emirati"),
        "QA": ("qatar", "qatari"),
        "KW": ("kuwait", "kuwaiti"),
        "CN": ("china", "chinese"),
        "IN": ("india", "indian"),
        "BR": ("brazil", "brazilian"),
        "ZA": ("south africa", "south african"),
        "IL": ("israel", "israeli"),
    }
)
"""The 46 donors, the largest first: names, and last the adjective where there is one."""

WITHOUT_ADJECTIVE = frozenset({"eu-institutions", "LU", "NZ"})

_SHORT_NAMES = MappingProxyType(
    {
        "BA": "bosnia",
        "CD": "dr congo",
        "CG": "congo brazzaville",
        "CI": "ivory coast",
        "GB": "uk",
        "KN": "saint kitts and nevis",
        "LC": "saint lucia",
        "MM": "myanmar",
        "PS": "palestine",
        "ST": "sao tome and principe",
        "TL": "east timor",
        "TR": "turkey",
        "TT": "trinidad and tobago",
        "VC": "st vincent and grenadines",
    }
)
"""Recipients whose everyday name is not the one in the country list."""

RECIPIENTS = tuple(
    """UA AF SY ET YE SD SS PS IQ SO CD NG BD PK JO LB TR KE UG TZ MZ ML NE TD BF CF HT MM CO VE MD GE AM EG MA TN IN ID
    PH VN KH LA NP LK RS BA AL XK MK ME ZM ZW MW RW BI MG CM SN GH CI GN SL LR GM GW BJ TG MR DZ LY AO NA BW LS SZ ZA
    ER DJ KM MU SC CV ST GQ GA CG MX GT HN SV NI CR PA CU DO JM EC PE BO PY UY AR CL BR SR GY BZ KZ UZ KG TJ TM MN CN
    TH MY TL FJ PG SB VU WS TO KI TV MH FM PW MV IR AZ BY PL RO BG HR HU CZ SK SI EE LV LT GR PT CY IL TW KR TT BB BS
    BH OM AG KN LC VC DM GD LU MT IS IE ES IT AT AD BN SM""".split()
)
"""The 170 countries that receive, the largest first."""

ABSENT = tuple("BT MC LI NR KP GL NC PF BM AW SG VA CK NU HK MO GI".split())
"""Countries that the vocabulary knows and no generated fact names."""

KINDS = MappingProxyType(
    {
        "military": ("military aid", "military assistance", "military support"),
        "humanitarian": ("humanitarian aid", "humanitarian assistance", "humanitarian help"),
        "financial": ("financial aid", "financial assistance", "financial support"),
        "development": ("development aid",),
        "energy": ("energy aid", "energy support"),
        "civilian": ("civilian aid",),
    }
)

PROMISED = ("committed", "allocated", "pledged")
"""Stages that people name for each other; the generator gives a key only one of them."""

PAID = ("disbursed", "delivered")

STAGES = MappingProxyType(
    {
        "committed": ("commit", "committed"),
        "allocated": ("allocate", "allocated"),
        "pledged": ("pledge", "pledged"),
        "disbursed": ("disburse", "disbursed"),
        "delivered": ("deliver", "delivered"),
    }
)
"""Each stage as infinitive and as participle."""

ITEMS = MappingProxyType(
    {
        "tanks": "military",
        "drones": "military",
        "helicopters": "military",
        "radars": "military",
        "howitzers": "military",
        "missiles": "military",
        "armoured vehicles": "military",
        "rifles": "military",
        "trucks": "military",
        "boats": "military",
        "generators": "energy",
        "transformers": "energy",
        "tents": "humanitarian",
        "blankets": "humanitarian",
        "ambulances": "humanitarian",
        "field hospitals": "humanitarian",
        "water pumps": "humanitarian",
        "vaccines": "humanitarian",
        "tractors": "development",
        "school buses": "development",
    }
)
"""What is counted, and the kind of aid that it is."""

COLOURS = tuple(
    "amber azure crimson emerald golden indigo ivory lavender magenta maroon olive purple scarlet silver turquoise violet".split()
)
OBJECTS = tuple(
    """accordion banjo bicycle broomstick butterfly carousel chandelier cucumber dandelion dragonfly flamingo giraffe
    gondola hammock hedgehog igloo jellyfish kaleidoscope lighthouse marmalade mushroom narwhal octopus pancake pelican
    penguin pineapple porcupine pumpkin rhinoceros saxophone seahorse snowman teapot trombone tulip umbrella unicorn
    walrus xylophone""".split()
)
"""Together the topics of quotes: nobody could take words on a scarlet teapot for a person's own."""

FIRST_YEAR, LAST_YEAR = 2010, 2024
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))


def donor_names(donor: str) -> tuple[str, ...]:
    """The nouns under which a donor is asked for."""
    names = DONORS[donor]
    return names if donor in WITHOUT_ADJECTIVE else names[:-1]


def adjective(donor: str) -> str | None:
    """The adjective of a donor, where it has one."""
    return None if donor in WITHOUT_ADJECTIVE else DONORS[donor][-1]


def recipient_name(recipient: str, english: str) -> str:
    """The everyday name of a recipient; `english` is the one of the country list."""
    return _SHORT_NAMES.get(recipient, english)
