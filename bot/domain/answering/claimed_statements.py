"""Claims without a number against statements: one whose own words tell all of it, of its day, denied or not alike."""

from collections.abc import Sequence

from bot.domain.amount import Amount
from bot.domain.answer import Differs
from bot.domain.answering.denials import denied_in, negated
from bot.domain.answering.desk import PLACE_LEADS, Desk
from bot.domain.answering.figures import referred_to
from bot.domain.answering.held_facts import is_statement, on_date
from bot.domain.answering.in_sentences import number_of
from bot.domain.answering.packages import is_of_drawdown
from bot.domain.answering.statements import tells_all
from bot.domain.answering.surroundings import facts_around, named_people
from bot.domain.answering.vague import is_vague
from bot.domain.coverage import coverage_of_words
from bot.domain.model import FactType, Held, Statement
from bot.domain.terms import Term, When
from bot.domain.text import tokens

_PARTIES = frozenset({"country"})
_MERGING = frozenset(
    {"noun.next", "noun.previous", "occasion.funding_cuts", "occasion.membership", "occasion.response"}
)
"""Concepts whose words differ in more than wording: ordinals, pausing and resuming, joining and being invited."""
_OUT_OF_STOCK = frozenset({"pda", "stockpile"})
_MOST_FOUND = 24
_SIZES = frozenset({"bigger", "smaller", "largest", "smallest", "compare", "double", "ratio"})
"""What only figures can bear out."""
_TITLES = frozenset({"president", "prime", "minister", "secretary", "chancellor", "general"})


def statement_told(desk: Desk) -> tuple[Held, tuple[Differs, ...]] | None:
    """The statement that a claim speaks of, and whether the two differ by a denial; None where none tells all of it."""
    reading = desk.reading
    if not reading.content or reading.asks & _SIZES or _asks_of_somebody(desk):
        return None
    if reading.amounts and not all(amount.counts_things or amount.unit is None for amount in reading.amounts):
        return None
    if all(_is_general(term) for term in reading.content) or _gives_a_post(desk) or _is_of_the_outcome(desk):
        return None
    if _names_a_host(desk):
        return _hosted(desk)
    mechanisms = set(reading.named("mechanism"))
    if len(mechanisms) > 1 and mechanisms - _OUT_OF_STOCK:
        return None
    telling = [(held, denied_in(desk, held.statement.sentence)) for held in _pool(desk) if _tells(desk, held)]
    telling = [(held, denied) for held, denied in telling if denied is not None]
    if not telling:
        return None
    claimed = negated(desk)
    best, denied = min(telling, key=lambda told: (told[1] != claimed, *_directness(told[0])))
    return best, () if denied == claimed else (Differs("negation", "", ""),)


def _is_of_the_outcome(desk: Desk) -> bool:
    """Whether it only says that somebody wins or loses, which no fact on aid bears out ("is ukraine winning")."""
    told = [term for term in desk.reading.content if not term.entities]
    return bool(told) and all("occasion.victory" in term.concepts for term in told)


def _names_a_host(desk: Desk) -> bool:
    """Whether it says who held a gathering, not only that it took place."""
    reading = desk.reading
    hosts = "give.hosts" in reading.concepts or "ask.host" in reading.asks
    return hosts and any(desk.names(term, _PARTIES) for term in reading.content)


def _hosted(desk: Desk) -> tuple[Held, tuple[Differs, ...]] | None:
    """The statement that tells in its own words who held the gathering, where all that is claimed stands in it."""
    hosts = [term for term in desk.reading.terms if term.concepts & {"give.hosts", "ask.host"}]
    for held in _pool(desk):
        own = desk.coverage(held)
        told = is_statement(held, "event") and any(own.explains(term) for term in hosts)
        if told and not desk.unexplained(held, wide=False) and all(_is_of(held, when) for when in desk.reading.whens):
            differs = () if not negated(desk) else (Differs("negation", "", ""),)
            return held, differs
    return None


def _pool(desk: Desk) -> Sequence[Held]:
    """Where to look: around what is named; a number of goods leads nowhere, so that words have to."""
    if not desk.reading.amounts:
        return facts_around(desk)
    words = desk.words_for(desk.reading.content)
    found = desk.search(words, types=[FactType.STATEMENT], limit=_MOST_FOUND)
    desk.gather(found)
    return found


def _gives_a_post(desk: Desk) -> bool:
    """Whether it claims nothing but who somebody is ("austin was ukraine's defence minister"), which no report of deeds tells."""
    terms = desk.reading.content
    titles = [t for t in terms if any(c.startswith("office:") or c in _POSTS for c in t.concepts)]
    said = [t.at for t in desk.reading.terms if "filler.copula" in t.concepts]
    who = {t.end for t in desk.reading.terms if t.entities and not any(c.startswith("office:") for c in t.concepts)}
    return bool(titles) and any(at in who and titles[0].at > at for at in said)


_POSTS = frozenset(
    f"noun.{post}" for post in ("minister", "defence_minister", "defence_secretary", "president", "secretary_of_state")
)


def _is_general(term: Term) -> bool:
    """Whether a word by itself makes no claim: one that fits many facts, or the mere name of a mechanism."""
    return is_vague(term) or (bool(term.concepts) and all(c.startswith("mechanism.") for c in term.concepts))


def _asks_of_somebody(desk: Desk) -> bool:
    """Whether it names, right behind the asking, who was asked ("ukraine asked russia"): statements tell who asks, not whom."""
    asked = {term.end for term in desk.reading.terms if "give.asks" in term.concepts}
    return any(term.at in asked and desk.names(term, _PARTIES) for term in desk.reading.content)


def _tells(desk: Desk, held: Held) -> bool:
    return (
        isinstance(held.fact, Statement)
        and tells_all(desk, held, _PARTIES)
        and _in_its_words(desk, held)
        and _of_its_places(desk, held)
        and _owned_alike(desk, held)
        and all(_counts_so(desk, held, amount) or _is_on(desk, held, amount) for amount in desk.reading.amounts)
        and is_of_drawdown(desk, held)
        and all(_is_of(held, when) for when in desk.reading.whens)
    )


def _of_its_places(desk: Desk, held: Held) -> bool:
    """Whether a state's name that stands for a place ("in the kremlin") is told by the statement itself."""
    places = [t for t in desk.reading.content if desk.names(t, _PARTIES) and desk.reading.is_led(t, PLACE_LEADS)]
    return not desk.unexplained(held, wide=False, terms=places)


def _owned_alike(desk: Desk, held: Held) -> bool:
    """Whether what a claim says of a party right before it ("moscow's plea") is not another party's in the statement."""
    words = [token.folded.replace("'", "") for token in tokens(held.statement.sentence)]
    owned = {term.at: term for term in desk.reading.terms}
    for party in (term for term in desk.reading.content if desk.names(term, _PARTIES)):
        thing = owned.get(party.end)
        if thing is None or not party.words.endswith("s") or not thing.concepts:
            continue
        owners = _owners(desk, words, thing)
        if owners and not any(owner & party.concepts for owner in owners):
            return False
    return True


def _owners(desk: Desk, words: list[str], thing: Term) -> list[frozenset[str]]:
    """The parties that stand right before a thing in a sentence, or within the phrase for it."""
    found = []
    for mention in desk.vocabulary.lex(words).mentions:
        if not coverage_of_words([mention.words], desk.vocabulary).explains(thing):
            continue
        run = words[max(0, mention.start - 1) : mention.end]
        meanings = (desk.vocabulary.concepts(word) or desk.vocabulary.concepts(word.removesuffix("s")) for word in run)
        named = {concept for concepts in meanings for concept in concepts if _is_party(desk, concept)}
        if named:
            found.append(frozenset(named))
    return found


def _is_party(desk: Desk, concept: str) -> bool:
    known = desk.vocabulary.entities.get(concept.removeprefix("@"))
    return concept[0] == "@" and known is not None and known.type in _PARTIES


def _counts_so(desk: Desk, held: Held, amount: Amount) -> bool:
    """Whether a statement gives this very number of the goods that the claim counts."""
    goods = [term for term in desk.reading.content if any(concept.startswith("item.") for concept in term.concepts)]
    told = number_of(desk, held.statement.sentence, goods) if goods else None
    return told is not None and told.value == amount.value


def _is_on(desk: Desk, held: Held, amount: Amount) -> bool:
    """Whether a statement tells what is behind, how is paid or who reported the very figure that an amount stands for."""
    if all(desk.names(term, _PARTIES) for term in desk.reading.content):
        return False  # who gave it to whom, the figure alone tells
    owners = {figure.fact.id for figure in referred_to(desk, amount)} & set(held.fact.about)
    beside = any(held.fact.event and held.fact.event == figure.fact.event for figure in referred_to(desk, amount))
    return is_statement(held, "context", "mechanism") if owners else beside and is_statement(held, "provenance")


def _tells_title(held: Held, offices: list[str]) -> bool:
    """Whether the very post that a dated claim names is the one that the statement tells of."""
    return any(set(office.removeprefix("office:").split()) & _TITLES <= _role_words(held) for office in offices)


def _role_words(held: Held) -> set[str]:
    return {token.folded for token in tokens(held.statement.role or held.statement.sentence)}


def _is_of(held: Held, when: When) -> bool:
    """Whether a statement is of a date; what is so "since" a date began on it."""
    if when.relation != "since":
        return on_date(held, when)
    start = held.statement.valid_from or held.statement.date
    return any(span.first <= start.last and start.first <= span.last for span in when.readings)


def _in_its_words(desk: Desk, held: Held) -> bool:
    """Whether a claim does not turn the statement round.

    Words that the lexicon files together with their opposites must stand in it, and a post must be one that a person
    named has held.
    """
    by_name = {entity for term in desk.reading.terms for entity in term.entities} & set(named_people(desk))
    for term in desk.reading.content:
        office = [concept for concept in term.concepts if concept.startswith("office:")]
        titles = set(term.words.split()) & _TITLES if not office else set()
        dated = bool(desk.reading.whens) and is_statement(held, "person")
        if dated and ((office and not _tells_title(held, office)) or not titles <= _role_words(held)):
            return False
        if office and by_name and not {person for one in office for person in desk.holders(one)} & by_name:
            return False
        if term.concepts & _MERGING and not desk.coverage(held).names(term):
            return False
    return True


def _directness(held: Held) -> tuple[bool, int]:
    """Statements made to tell a day or place come first, then the shorter ones, which tell less beside it."""
    return not is_statement(held, "date", "place"), len(held.statement.sentence)
