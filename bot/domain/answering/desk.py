"""What one question is worked on with: its reading, the shelf, and the accounting of its words against facts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.answering.held_facts import is_statement, is_topic
from bot.domain.answering.look_ups import LookUps
from bot.domain.answering.roles import PARTY_TYPES, Roles
from bot.domain.answering.searches import words_for
from bot.domain.answering.slots import ALSO_NAMED, CURRENCIES, PART_OF, RATE_DAYS, days_of
from bot.domain.coverage import Coverage, Covering, people_of
from bot.domain.keys import MEASURES_OF, PROMISED, TOTAL, kind_fits, stage_fits
from bot.domain.model import AidKind, Dispute, FactType, Figure, Held
from bot.domain.ordinals import PREFIX
from bot.domain.question import Reading
from bot.domain.shelf import Words
from bot.domain.terms import Term
from bot.domain.vocabulary import Vocabulary

if TYPE_CHECKING:
    from bot.domain.answering.figures import Wanted

FREE_NOUNS = frozenset(
    """
    noun.money noun.number noun.dollar noun.official noun.government noun.country noun.news noun.year
    noun.day noun.month
    """.split()
)
GENERIC_ITEMS = frozenset({"item.weapon", "item.equipment", "item.ammunition"})
_OFFICES = frozenset({"president", "secretary", "minister"})
_TALKS = frozenset(f"occasion.{name}" for name in ("meeting", "speech", "opening_remarks", "press_conference"))
_NEEDS = "occasion.security_needs"
_OUT_OF_STOCK = "mechanism.stockpile"
POSTS = {"noun.president": "president", "noun.minister": "minister", "noun.defence_minister": "minister"}
"""Words for a post, with the word by which the titles of those who hold it name it ("per its president")."""
_AGENT_LEADS = frozenset("by from von vom durch par de por od przez від от".split())
PLACE_LEADS = frozenset("in at inside im beim en au a w we у в во".split())
"""Words that make a mere place of what they lead to."""
WAR = frozenset({"occasion.invasion", "occasion.war"})


@dataclass(frozen=True, slots=True)
class Defaults:
    """Whom a question means when it names nobody; a server may choose its own."""

    donor: str = "US"
    recipient: str = "UA"


USUAL = Defaults()
"""Whom a question means where no server chose otherwise."""


class Desk:
    """One reading of a question at work. `shelf` is shared by all readings of it, so that nothing is looked up twice."""

    def __init__(
        self,
        reading: Reading,
        shelf: LookUps,
        vocabulary: Vocabulary,
        covering: Covering,
        defaults: Defaults,
        honoured: frozenset[str] = frozenset(),
    ) -> None:
        self.reading = reading
        self.shelf = shelf
        self.vocabulary = vocabulary
        self.covering = covering
        self.defaults = defaults
        self.honoured = honoured
        self.checks = False
        """Whether a claim is checked, which may be refuted whatever else it says."""
        self.roles: Roles | None = None
        """Who gives and who receives; settled on first need."""
        self.keys: dict[frozenset[str] | None, Wanted] = {}
        """The keys of the figures asked for, by the measures they are narrowed to; read on first need."""
        self.found_around: tuple[Held, ...] | None = None
        """What hangs together with the question; searched for on first need."""
        self.figures = shelf.figures
        self.context = shelf.context
        self.gather = shelf.gather
        self._event_coverages: dict[str, Coverage] = {}

    def reading_as(self, reading: Reading) -> "Desk":
        """Another desk for the same question, read otherwise."""
        return Desk(reading, self.shelf, self.vocabulary, self.covering, self.defaults, self.honoured)

    @property
    def is_beyond_all(self) -> bool:
        """Whether the question holds a word that stands in no fact at all, so that none can account for it."""
        return not self.checks and self._names_the_unheard

    @cached_property
    def _names_the_unheard(self) -> bool:
        unknown = [term.words for term in self.reading.content if not term.concepts]
        return not all(self.shelf.has_word(word) for word in unknown)

    def search(
        self, words: Collection[Words], types: Collection[FactType] = (), *, every: bool = False, limit: int
    ) -> Sequence[Held]:
        """The facts that hold any, or every, of these words, as `Shelf.search` gives them."""
        return self.shelf.search(words, types=types, every=every, limit=limit)

    def words_for(self, terms: Iterable[Term]) -> list[Words]:
        """By which words to search for terms."""
        return words_for(terms, self.vocabulary)

    def coverage(self, held: Held) -> Coverage:
        """What the words of this fact account for."""
        return self.covering.of(held.fact)

    def around(self, held: Held) -> tuple[Coverage, ...]:
        """What the facts around this one account for: those of its event together, and those tied to it."""
        event = held.fact.event
        tied = [other.fact for other in self.context(held) if event is None or other.fact.event != event]
        together = (self._event_coverage(event),) if event else ()
        return (*together, self.covering.of_all(tied)) if tied else together

    def _event_coverage(self, event: str) -> Coverage:
        if event not in self._event_coverages:
            self._event_coverages[event] = self.covering.of_all(held.fact for held in self.shelf.at_event(event))
        return self._event_coverages[event]

    def unexplained(self, held: Held, *, wide: bool = True, terms: Iterable[Term] | None = None) -> tuple[Term, ...]:
        """The content of the question that this fact (and, if wide, those around it) does not account for."""
        content = self.reading.content if terms is None else terms
        own = self.coverage(held)
        left = tuple(term for term in content if not self.explains(term, held, own))
        if not (left and wide):
            return left
        around = self.around(held)
        return tuple(term for term in left if not any(self.explains(term, held, coverage) for coverage in around))

    def unexplained_beside(self, roles: Roles, held: Held, *, wide: bool = True) -> tuple[Term, ...]:
        """The content beside who gives and gets that a figure does not account for; whoever else is named is such."""
        terms = [
            term for term in self.reading.content if term not in roles.terms and not self._is_told_by_its_day(term)
        ]
        parties = tuple(term for term in terms if self.names(term, PARTY_TYPES))
        return (*parties, *self.unexplained(held, wide=wide, terms=terms))

    def _is_told_by_its_day(self, term: Term) -> bool:
        """Whether a talk is named only by its day ("up to that 2 july meeting"), so that a figure of the day need not tell it."""
        return term.concepts <= _TALKS and self.reading.is_date(term.at - 1)

    def explains(self, term: Term, held: Held, coverage: Coverage) -> bool:
        """Whether a term of the question is accounted for by the fact's slots or the covering words."""
        if self._is_of_somebody_else(term, held, coverage):
            return False
        if term.is_free or any(self._fits(concept, held) for concept in term.concepts):
            return True
        if self._acts_for_donor(term, held) or self._held_office(term, coverage):
            return True
        if any(concept.startswith(("stage.", "kind.cash")) for concept in term.concepts):
            return is_topic(term, held, self.vocabulary)
        if any(concept.startswith(PREFIX) for concept in term.concepts):
            return not term.concepts.isdisjoint(coverage.concepts)
        return coverage.explains(term) or (
            is_statement(held, "mechanism", "definition") and self._acts_as_told(term, coverage)
        )

    def _is_of_somebody_else(self, term: Term, held: Held, coverage: Coverage) -> bool:
        """Whether an office is named that none of those held who took part, however its title reads ("secretary of state")."""
        if not isinstance(held.fact, Figure) or not held.fact.people or not term.concepts:
            return False
        if not all(concept.startswith("office:") for concept in term.concepts):
            return False
        holders = {person for office in term.concepts for person in self.holders(office)}
        return bool(holders) and holders.isdisjoint(held.fact.people) and not self._held_office(term, coverage)

    def _held_office(self, term: Term, coverage: Coverage) -> bool:
        """Whether an office is named whose holder took part."""
        offices = (concept for concept in term.concepts if concept.startswith("office:"))
        return any(f"@{person}" in coverage.slots for office in offices for person in self.holders(office))

    def _acts_for_donor(self, term: Term, held: Held) -> bool:
        """Whether a part of the donor's government is named, other than as a place ("what the pentagon announced")."""
        known = self.vocabulary.entities
        states = {known[entity].acts_for for entity in term.entities if entity in known} - {None}
        if not states or not isinstance(held.fact, Figure) or held.fact.donor not in states:
            return False
        return self.reading.is_led(term, _AGENT_LEADS) or self._is_agent(term)

    def _is_agent(self, term: Term) -> bool:
        """Whether a word for giving or announcing stands behind a term, with nothing but light words between."""
        for other in self.reading.terms:
            if other.at >= term.end and (not other.is_free or "give.gives" in other.concepts):
                return any(concept.startswith(("give.gives", "stage.")) for concept in other.concepts)
        return False

    def _acts_as_told(self, term: Term, coverage: Coverage) -> bool:
        """Whether a person or office named is told of by title ("the president")."""
        titles = {title for entity in term.entities for title in self.vocabulary.titles(entity)}
        if any(concept.startswith("office:") for concept in term.concepts):
            titles.update(term.words.split())
        return bool(titles & coverage.words & _OFFICES)

    def _fits(self, concept: str, held: Held) -> bool:
        fact = held.fact
        kind, _, name = concept.partition(".")
        if concept in FREE_NOUNS or (kind in ("ask", "noun") and name in self.honoured):
            return True
        if concept[0] == "@" and self._tells(concept[1:], held):
            return True
        if concept.startswith("office:"):
            return bool(set(self.holders(concept)) & set(people_of(fact)))
        if concept in POSTS and any(POSTS[concept] in self.vocabulary.titles(who) for who in people_of(fact)):
            return True
        if concept == "occasion.speech" and (fact.event or people_of(fact)):
            return True
        if concept == "occasion.support" and isinstance(fact, Figure) and not fact.is_money:
            return "aid.aid" in self.coverage(held).concepts
        if not isinstance(fact, Figure):
            tells_how = is_statement(held, "mechanism", "definition") and concept in GENERIC_ITEMS
            of_war = concept in WAR and not WAR.isdisjoint(self.coverage(held).concepts)
            return tells_how or of_war or (kind == "stage" and name in PROMISED)
        if kind == "stage":
            return stage_fits(name, fact.stage)
        if kind == "ask":
            rate = name in RATE_DAYS and days_of(fact) in RATE_DAYS[name]
            return rate or CURRENCIES.get(name) == fact.unit
        if kind == "kind":
            of_all = name == "all" and fact.measure not in TOTAL and fact.kind is not AidKind.NOT_AID
            return kind_fits(name, fact) or of_all
        if kind == "measure":
            return self._measure_fits(name, fact) or (name == "package" and bool(fact.includes))
        if concept in WAR:
            return fact.recipient == "UA" and "before" not in self.reading.asks
        if concept == _OUT_OF_STOCK:
            return "PDA" in (fact.mechanism or "").split("+")
        if concept == _NEEDS:
            return fact.measure in MEASURES_OF["requirement"]
        return concept in GENERIC_ITEMS and fact.kind is AidKind.MILITARY

    def _tells(self, entity: str, held: Held) -> bool:
        """Whether the fact is told by this outlet or publisher ("according to the associated press")."""
        known = self.vocabulary.entities.get(entity)
        if known is None or known.type != "organisation":
            return False
        fact = held.fact
        reporters = (fact.donor, fact.recipient) if isinstance(fact, Figure) else ()
        if entity in {PART_OF[each] for each in reporters if each in PART_OF}:
            return True
        told_by = f"{fact.source.publisher} {fact.source.via or ''}"
        return known.names.get("en", entity).lower() in told_by.lower() or f"@{entity}" in self.covering.named_in(
            told_by
        )

    def _measure_fits(self, name: str, fact: Figure) -> bool:
        return fact.measure in (*MEASURES_OF.get(name, ()), *ALSO_NAMED.get(name, ()))

    def names(self, term: Term, types: frozenset[str]) -> bool:
        """Whether a term can mean an entity of one of these types."""
        known = self.vocabulary.entities
        return any(entity in known and known[entity].type in types for entity in term.entities)

    def holders(self, office: str) -> tuple[str, ...]:
        """Who held an office at the time the question names, or ever; a day without its year is of any year."""
        spans = [span for when in self.reading.whens for span in when.readings if not span.open_year]
        first = min((span.first for span in spans), default=date.min)
        last = max((span.last for span in spans), default=date.max)
        return self.vocabulary.holders(office.removeprefix("office:"), first, last)

    def disputes(self, facts: Iterable[Held]) -> tuple[Dispute, ...]:
        """The disputes about these facts, each once."""
        return tuple(self.shelf.disputes([held.fact.id for held in facts]))
