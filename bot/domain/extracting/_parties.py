"""Who gives and who gets in a sentence, with which aid, at which stage and by which mechanism."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

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
_BEFORE_FIRST = 12
"""So many words nearer a word behind a number must be than one before it, to tell its stage."""
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


class Sides:
    """Who gives and who gets what stands at a word of a sentence; looks only at who is named about it."""

    def __init__(self, found: Sequence[Party]) -> None:
        self._getting = [party for party in found if party.getting and party.entity != "RU"]
        self._some_get = any(party.getting for party in found)
        self._others = [p for p in found if not p.getting and p.can_give and p.entity != "RU"]
        self._ending = {party.last: party for party in reversed(found) if not party.getting}
        self._getting_at = [party.first for party in self._getting]
        self._others_at = [party.first for party in self._others]

    def recipient(self, at: int, main: str | None) -> str | None:
        """Who gets it: the nearest who is said to get something, else the main one where it is named."""
        if not self._getting:
            return main
        if beside := self._ending.get(at):  # "Israel would receive $26 billion and Taiwan $8 billion"
            return beside.entity
        passed = bisect_right(self._getting_at, at)
        return min(self._getting[max(0, passed - 2) : passed + 1], key=lambda party: _apart(party, at)).entity

    def donor(self, recipient: str | None, at: int) -> str | None:
        """Who gives it: who is named as its origin, else the last one named before it, else the first."""
        passed = bisect_left(self._others_at, at)
        about = self._others[max(0, passed - _NEAR_ORIGIN - 1) : passed + _NEAR_ORIGIN + 1]
        origins = [p for p in about if p.giving and _apart(p, at) <= _NEAR_ORIGIN and self._can_give(p, recipient, at)]
        if origins:
            return min(origins, key=lambda party: _apart(party, at)).entity
        outwards = (*range(passed - 1, -1, -1), *range(passed, len(self._others)))
        can = ((one, self._others[one]) for one in outwards if self._can_give(self._others[one], recipient, at))
        first = next(can, None)
        if first is None:
            return None
        plain = (party for one, party in chain([first], can) if one < passed and not party.possessive)
        nearest: Party = next(plain, first[1])
        return nearest.entity

    def _can_give(self, party: Party, recipient: str | None, at: int) -> bool:
        return party.entity != recipient and not (party.last == at and self._some_get)


def stage_of(stretch: Stretch, at: int, last: int) -> Stage | None:
    """How far the money or goods at a word have got, by the nearest word that tells; before the number first."""
    told, firsts = stretch.cached(_stages)
    before = bisect_left(firsts, at) - 1
    after = bisect_left(firsts, last)
    if before >= 0 and (after == len(told) or at - told[before][1] <= firsts[after] - last + _BEFORE_FIRST):
        return told[before][2]
    return told[after][2] if after < len(told) else None


def aid_of(stretch: Stretch, at: int) -> AidKind | None:
    """What the aid at a word is for, by the nearest word that tells."""
    told, firsts = stretch.cached(_kinds)
    passed = bisect_left(firsts, at)
    beside = [(abs(first - at), kind) for first, kind in told[max(0, passed - 1) : passed + 1]]
    return min(beside)[1] if beside else None


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


def _stages(stretch: Stretch) -> tuple[list[tuple[int, int, Stage]], list[int]]:
    """What tells how far aid has got: its first and last word, and the stage; and the first words alone."""
    told = [(named.first, named.last, stage) for named in stretch.named if (stage := _stage(stretch, named))]
    return told, [first for first, _, _ in told]


def _kinds(stretch: Stretch) -> tuple[list[tuple[int, AidKind]], list[int]]:
    """What tells what aid is for: its first word and the kind, the lowest where it may be several; and the first words alone."""
    kinds = [(named.first, [_KINDS[c] for c in named.concepts if c in _KINDS]) for named in stretch.named]
    told = [(first, min(each)) for first, each in kinds if each]
    return told, [first for first, _ in told]


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


def _apart(party: Party, at: int) -> int:
    return min(abs(party.first - at), abs(party.last - at))
