"""Who gives and who gets in a sentence, with which aid, at which stage and by which mechanism."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.extracting._reading import Named, Stretch
from bot.domain.kinds import AidKind, Stage
from bot.domain.vocabulary import Vocabulary

STATE_OF = {
    "pentagon": "US",
    "us-department-of-defense": "US",
    "white-house": "US",
    "us-state-department": "US",
    "us-treasury": "US",
    "congress": "US",
    "usaid": "US",
    "bundestag": "DE",
    "bundeswehr": "DE",
    "ukrainian-armed-forces": "UA",
    "ukrainian-parliament": "UA",
    "european-commission": "eu",
    "european-council": "eu",
}
"""The state or union for which a body acts."""
_OUTLETS = frozenset(
    "afp ap bbc cnn fox-news kyiv-independent new-york-times reuters tass ukrinform unn washington-post wikipedia".split()
)
_GIVERS = frozenset({"country", "organisation", "group"})
_NO_GIVERS = frozenset({"russian-armed-forces", "nato", "republicans", "democrats", "us-stocks"})
_TO = frozenset("to for für an per pour à para a dla do для на help".split())
_SPEAKING = frozenset("speak speaks spoke speaking answer vote spricht sprechen говорити говорить".split())
"""Before "for" they make it no gift: somebody speaks for a state."""
_FROM = frozenset("from von з від od de desde by".split())
_ANDS = frozenset("and und та і й и et y i but".split())
_GROUPS_THAT_GIVE = ("allies", "donors", "members", "partners", "countries", "institutions")
_LITTLE = frozenset("the die der den das war-torn war-hit besieged la le l'ukraine".split())
_STAGES = frozenset(Stage)
_AHEAD = frozenset(
    "will would to soon shall wird werden soll буде будуть передасть надасть виділить могут might may".split()
)
_KINDS = {
    "kind.military": AidKind.MILITARY,
    "kind.financial": AidKind.FINANCIAL,
    "kind.humanitarian": AidKind.HUMANITARIAN,
    "kind.development": AidKind.DEVELOPMENT,
    "kind.energy": AidKind.ENERGY,
    "kind.civilian": AidKind.CIVILIAN,
}
MECHANISMS = {
    "mechanism.pda": "PDA",
    "mechanism.usai": "USAI",
    "mechanism.fmf": "FMF",
    "mechanism.fms": "FMS",
    "mechanism.purl": "PURL",
    "mechanism.era": "ERA",
    "mechanism.loan": "loan",
    "mechanism.grant": "grant",
    "mechanism.budget_support": "budget_support",
    "mechanism.lend_lease": "lend_lease",
    "mechanism.forfeited_assets": "forfeited_assets",
}
"""Concepts of the vocabulary and the mechanisms of the model that they mean."""
OF_THE_STATES = frozenset({"PDA", "USAI", "FMF", "FMS", "lend_lease"})
"""Mechanisms that only the United States have."""
_DATELINE = re.compile(r"[^\W\d_a-zа-яіїєґ][\w .,/()']{2,50}? (?:\([\w ]+\) )?[-–—] ")
"""Where a report was written: its capital gives nothing."""
_NEAR_ORIGIN = 5
"""So many words lie at most between an amount and who is named as its origin ("backed by Japan")."""
_VERBLIKE = frozenset({"grant", "grants", "granted", "loan"})


@dataclass(frozen=True, slots=True)
class Party:
    """A giver or getter named in a sentence: the entity, and the words it covers."""

    entity: str
    first: int
    last: int
    getting: bool
    giving: bool
    possessive: bool
    can_give: bool


def parties(stretch: Stretch, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Every state, organisation or group in a sentence that can give or get aid."""
    found = []
    dateline = _DATELINE.match(stretch.text)
    for named in stretch.named:
        entity = _entity(named, vocabulary)
        if entity is None or (dateline and named.start < dateline.end()):
            continue
        before = named.first - 1
        while stretch.word(before) in _LITTLE:
            before -= 1
        beside = stretch.by_word.get(before)
        after_giving = bool(beside and beside.names("give.gives", "stage.")) and stretch.word(before) not in _FROM
        possessive = stretch.tokens[named.last - 1].folded.endswith("'s")
        gets = _gets(stretch, named.last)
        spoken_for = stretch.word(before - 1) in _SPEAKING
        getting = (stretch.word(before) in _TO and not spoken_for) or after_giving or gets
        found.append(
            Party(
                entity,
                named.first,
                named.last,
                getting,
                stretch.word(before) in _FROM,
                possessive,
                _gives(entity, vocabulary),
            )
        )
    return tuple(found)


def main_recipient(all_parties: Sequence[Sequence[Party]]) -> str | None:
    """Who is said most often to be given something."""
    counted = Counter(party.entity for found in all_parties for party in found if party.getting)
    counted.pop("RU", None)
    if not counted and any(party.entity == "UA" for found in all_parties for party in found):
        return "UA"  # aid that is told of without a word on whom it is for
    return counted.most_common(1)[0][0] if counted else None


def recipient_of(found: Sequence[Party], at: int, main: str | None) -> str | None:
    """Who gets what stands at a word: the nearest who is said to get something, else the main one where it is named."""
    getting = [party for party in found if party.getting and party.entity != "RU"]
    beside = [party for party in found if party.last == at and getting and not party.getting]
    if beside:  # "Israel would receive $26 billion and Taiwan $8 billion"
        return beside[0].entity
    if getting:
        return min(getting, key=lambda party: _apart(party, at)).entity
    return main


def donor_of(found: Sequence[Party], recipient: str | None, at: int) -> str | None:
    """Who gives what stands at a word: who is named as its origin, else the last one named before it, else the first."""
    others = [
        party
        for party in found
        if party.entity not in (recipient, "RU") and not party.getting and not (party.last == at and _some_get(found))
        if party.can_give
    ]
    origins = [party for party in others if party.giving and _apart(party, at) <= _NEAR_ORIGIN]
    if origins:
        return min(origins, key=lambda party: _apart(party, at)).entity
    before = [party for party in others if party.first < at]
    plain = [party for party in before if not party.possessive] or before
    return plain[-1].entity if plain else others[0].entity if others else None


def stage_of(stretch: Stretch, at: int, last: int) -> Stage | None:
    """How far the money or goods at a word have got, by the nearest word that tells; before the number first."""
    told = [(named, stage) for named in stretch.named if (stage := _stage(stretch, named))]
    before = [(at - named.last, stage) for named, stage in told if named.first < at]
    after = [(named.first - last, stage) for named, stage in told if named.first >= last]
    if before and (not after or min(before)[0] <= min(after)[0] + 12):
        return min(before)[1]
    return min(after)[1] if after else None


def aid_of(stretch: Stretch, at: int) -> AidKind | None:
    """What the aid at a word is for, by the nearest word that tells."""
    told = [(abs(named.first - at), _KINDS[c]) for named in stretch.named for c in named.concepts if c in _KINDS]
    return min(told)[1] if told else None


def mechanisms(stretch: Stretch) -> tuple[tuple[str, Named], ...]:
    """The mechanisms that a sentence names, with the words that name them."""
    found = []
    for named in stretch.named:
        codes = [MECHANISMS[concept] for concept in sorted(named.concepts) if concept in MECHANISMS]
        if codes and not _is_verb(stretch, named):
            found.append((codes[0], named))
    return tuple(found)


def _entity(named: Named, vocabulary: Vocabulary) -> str | None:
    ids = [one for one in named.entities if vocabulary.entities[one].type in _GIVERS]
    several = named.last - named.first > 1  # "NATO members" give, NATO does not
    ids = [one for one in ids if one not in _OUTLETS and (one not in _NO_GIVERS or (one == "nato" and several))]
    return STATE_OF.get(ids[0], ids[0]) if ids else None


def _gives(entity: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.entities[entity].type != "group" or any(word in entity for word in _GROUPS_THAT_GIVE)


def _gets(stretch: Stretch, at: int) -> bool:
    for one in range(at, min(at + 5, len(stretch.tokens))):
        beside = stretch.by_word.get(one)
        if stretch.word(one) in _ANDS:
            return False
        if beside and beside.names("give.gets", "stage.received", "give.asks"):
            return True
    return False


def _stage(stretch: Stretch, named: Named) -> Stage | None:
    stages = sorted(c.removeprefix("stage.") for c in named.concepts if c.startswith("stage."))
    known = [Stage(stage) for stage in stages if stage in _STAGES]
    ahead = {stretch.word(named.first - back) for back in (1, 2, 3)} | {stretch.word(named.first)}
    if known and known[0] in (Stage.PROVIDED, Stage.DELIVERED) and ahead & _AHEAD:
        return Stage.ANNOUNCED
    if known:
        return known[0]
    if named.names("give.asks"):
        return Stage.REQUESTED
    if not named.names("give.gives"):
        return None
    return Stage.ANNOUNCED if ahead & _AHEAD else Stage.PROVIDED


def _is_verb(stretch: Stretch, named: Named) -> bool:
    if stretch.word(named.first) not in _VERBLIKE or named.last - named.first > 1:
        return False
    return stretch.word(named.first - 1) not in (
        "a",
        "the",
        "this",
        "as",
        "forgivable",
        "of",
        "new",
    ) and not stretch.word(named.first).endswith("s")


def _some_get(found: Sequence[Party]) -> bool:
    return any(party.getting for party in found)


def _apart(party: Party, at: int) -> int:
    return min(abs(party.first - at), abs(party.last - at))
