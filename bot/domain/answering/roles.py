"""Who gives and who receives, from the words around each country, organisation or group of a question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.domain.answer import Assumed
from bot.domain.question import Reading
from bot.domain.terms import Term
from bot.domain.vocabulary import Vocabulary

PARTY_TYPES = frozenset({"country", "organisation", "group"})

HasFigures = Callable[[str | None, str | None], bool]

_TO, _FROM = frozenset({"role.to", "role.for"}), frozenset({"role.from", "role.by"})
_BY_DONOR = frozenset({"measure.oda", "measure.share_of_gni", "measure.share_of_gdp"})
_OWN_SHARES = frozenset({"measure.share_of_gni", "measure.share_of_gdp"})
_OF_RECIPIENT = frozenset(f"measure.{name}" for name in ("requirement", "funding", "people_in_need", "people_targeted"))
_PROMISES = frozenset({"stage.pledged"})
_GIVES, _GETS = frozenset({"give.gives"}), frozenset({"give.gets", "give.asks"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Donor and recipient of a question. `assumed` names defaults taken; `parties` the terms that the roles account for."""

    donor: str | None = None
    recipient: str | None = None
    donor_said: bool = False
    recipient_said: bool = False
    terms: tuple[Term, ...] = ()
    assumed: tuple[Assumed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Party:
    term: Term
    entity: str
    role: str | None
    describes: bool = False
    """Whether it stands right before what only donors report ("estonian oda")."""
    in_need: bool = False
    """Whether the question is of what only those in need have: an appeal, its funding, people in need."""


def read_roles(reading: Reading, vocabulary: Vocabulary, has_figures: HasFigures, defaults: tuple[str, str]) -> Roles:
    """Settle the roles. `has_figures(donor, recipient)` tells whether the store has any of that pair (None: whoever)."""
    named = _entities(reading, vocabulary)
    terms = [term for term, _ in named]
    parties = [_party(term, entity, reading, terms, has_figures) for term, entity in named]
    roles = Roles()
    unsettled = []
    for party in (_as_state(party, vocabulary) for party in parties):
        if party.role == "donor" and roles.donor is None:
            roles = replace(roles, donor=party.entity, donor_said=True, terms=(*roles.terms, party.term))
        elif party.role == "recipient" and roles.recipient is None:
            roles = replace(roles, recipient=party.entity, recipient_said=True, terms=(*roles.terms, party.term))
        else:
            unsettled.append(party)
    if roles == Roles() and len(unsettled) == 2 and has_figures(unsettled[0].entity, unsettled[1].entity):
        giver, getter = unsettled
        return Roles(giver.entity, getter.entity, terms=(giver.term, getter.term))
    for party in unsettled:
        if party.entity in (roles.donor, roles.recipient):
            roles = replace(roles, terms=(*roles.terms, party.term))
        else:
            roles = _placed(roles, party, has_figures, defaults)
    return roles


def _as_state(party: _Party, vocabulary: Vocabulary) -> _Party:
    """A part of a government that gives as the state it gives for ("how much did the pentagon give")."""
    state = vocabulary.entities[party.entity].acts_for
    return replace(party, entity=state) if state and party.role == "donor" else party


def _party(
    term: Term,
    entity: str,
    reading: Reading,
    parties: Sequence[Term],
    has_figures: HasFigures,
) -> _Party:
    """A party with the role its cues give it; "for X" makes a recipient only of somebody who receives."""
    role = _cued_role(term, reading, parties)
    before = [other for other in reading.terms if other.end <= term.at]
    weak = "role.for" in _just_before(before, term) and len(parties) < 2
    describes = _stands_before_own_aid(term, reading)
    in_need = not reading.concepts.isdisjoint(_OF_RECIPIENT)
    return _Party(term, entity, None if weak and not has_figures(None, entity) else role, describes, in_need)


def _stands_before_own_aid(term: Term, reading: Reading) -> bool:
    """Whether a party stands right before what only donors report ("estonian oda"), or a share of its income is asked for."""
    return not _OWN_SHARES.isdisjoint(reading.concepts) or any(
        other.at == term.end and other.concepts & _BY_DONOR for other in reading.terms
    )


def _placed(roles: Roles, party: _Party, has_figures: HasFigures, defaults: tuple[str, str]) -> Roles:
    """Give a party without a cue the role in which the store knows it; else leave it to be accounted for."""
    entity = party.entity
    terms = (*roles.terms, party.term)
    if roles.donor is None and roles.recipient is None:
        gives = party.describes or (entity != defaults[1] and has_figures(entity, defaults[1]))
        usual_recipient = has_figures(defaults[0], entity) and entity != defaults[0] and not gives
        as_donor = has_figures(entity, None) and not (usual_recipient or party.in_need)
        if as_donor:
            return replace(roles, donor=entity, terms=terms)
        return replace(roles, recipient=entity, terms=terms) if has_figures(None, entity) else roles
    if roles.recipient is None and has_figures(roles.donor, entity):
        return replace(roles, recipient=entity, terms=terms)
    if roles.donor is None and has_figures(entity, roles.recipient):
        return replace(roles, donor=entity, terms=terms)
    if roles.donor and not roles.donor_said and roles.recipient is None and has_figures(entity, roles.donor):
        return replace(roles, donor=entity, recipient=roles.donor, terms=terms)
    if roles.recipient and not roles.recipient_said and roles.donor is None and has_figures(roles.recipient, entity):
        return replace(roles, donor=roles.recipient, recipient=entity, terms=terms)
    return roles


def _entities(reading: Reading, vocabulary: Vocabulary) -> Sequence[tuple[Term, str]]:
    found = []
    for term in reading.terms:
        parties = [e for e in term.entities if e in vocabulary.entities and vocabulary.entities[e].type in PARTY_TYPES]
        if parties:
            found.append((term, parties[0]))
    return found


def _cued_role(term: Term, reading: Reading, parties: Sequence[Term]) -> str | None:
    """The role that prepositions and verbs of giving or getting assign, or None."""
    before = [other for other in reading.terms if other.end <= term.at]
    direct = _just_before(before, term)
    if direct & _TO:
        return "donor" if _describes_aid_to_another(term, reading, parties) else "recipient"
    if direct & _FROM or _leads_to_another(term, reading, parties):
        return "donor"
    return _role_by_verb(term, reading, parties)


def _describes_aid_to_another(term: Term, reading: Reading, parties: Sequence[Term]) -> bool:
    """Whether it only says whose aid it is ("the tally for us help to ukraine")."""
    aid = [other.end for other in reading.terms if other.at == term.end and "aid.aid" in other.concepts]
    to = [other.end for other in reading.terms if other.at in aid and "role.to" in other.concepts]
    return any(party.at in to for party in parties)


def _leads_to_another(term: Term, reading: Reading, parties: Sequence[Term]) -> bool:
    """Whether it stands before "to" and another party ("ukraine to us")."""
    to = [other.end for other in reading.terms if other.at == term.end and "role.to" in other.concepts]
    return any(party.at in to for party in parties)


def _just_before(before: Sequence[Term], term: Term) -> frozenset[str]:
    """The concepts of the word before the party, past an article."""
    at = term.at
    for other in reversed(before):
        if other.end != at:
            break
        if any(concept.startswith("role.") for concept in other.concepts):
            return other.concepts
        if not all(concept.startswith("filler.") for concept in other.concepts) or not other.concepts:
            break
        at = other.at
    return frozenset()


def _role_by_verb(term: Term, reading: Reading, parties: Sequence[Term]) -> str | None:
    """`X gave Y`: the party before the verb gives, the one after receives; `X got` the other way round.

    Where the verb may come first (all languages here but English), the first party behind it is the one who acts.
    """
    verbs = [other for other in reading.terms if other.concepts & (_GIVES | _GETS)]
    verbs = verbs or [other for other in reading.terms if len(parties) > 1 and other.concepts & _PROMISES]
    if not verbs:
        return None
    verb = min(verbs, key=lambda other: abs(other.at - term.at))
    if "give.asks" in verb.concepts and term.at < verb.at and _is_asked_for_another(term, reading, parties):
        return None
    gives = not verb.concepts & _GETS
    acts = term.at < verb.at or (reading.language != "en" and _is_first_behind(term, verb, parties))
    return "donor" if gives == acts else "recipient"


def _is_asked_for_another(term: Term, reading: Reading, parties: Sequence[Term]) -> bool:
    """Whether who asks does so for somebody else ("the un wanted 2.5 billion for yemen")."""
    led = {other.end for other in reading.terms if other.concepts & _TO}
    return any(party.at in led for party in parties if party is not term)


def _is_first_behind(term: Term, verb: Term, parties: Sequence[Term]) -> bool:
    return not any(other.at < term.at for other in parties) and term.at > verb.at
