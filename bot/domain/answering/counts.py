"""How many: a count of things. What is counted must be what the question counts, not merely something near it."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.contents import names_item
from bot.domain.answering.desk import GENERIC_ITEMS, PLACE_LEADS, Desk
from bot.domain.answering.figures import distinct, matching, newest_first, wanted_figures
from bot.domain.answering.held_facts import is_statement, leads_up_to, on_date, without_repeats
from bot.domain.answering.in_sentences import goods_counted
from bot.domain.answering.packages import packages_meant
from bot.domain.answering.quotes import speakers_meant
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.answering.slots import days_of
from bot.domain.answering.surroundings import people_meant
from bot.domain.coverage import people_of
from bot.domain.model import FactType, Figure, Held
from bot.domain.terms import BEGINNINGS, Term
from bot.domain.text import tokens

_MOST_ALIKE = 12
"""How many figures that share words with what is counted are looked at."""
_COUNTABLE = ("noun.", "item.", "unit.", "measure.")


def answer_count(desk: Desk) -> Answer:
    """Answer "how many", or "number of"."""
    counted = counted_terms(desk)
    if not counted:
        return asked_back(desk, "how_many_of_what") if not desk.reading.content else abstained(desk, "words")
    if "part_of" in desk.reading.asks or _counts_some_of(desk):
        return abstained(desk, "part", _counts(desk, counted))
    pool: Sequence[Held] = ()
    found: list[Held] = []
    for look_up in (_counts_between, _counts):
        if not found:
            pool = look_up(desk, counted)
            found = [h for h in pool if not _untold(desk, h, counted) and not of_other_length(desk, h)]
    things = distinct(newest_first(_named_most(desk, found, counted)))
    if len({held.fact.value for held in things if isinstance(held.fact, Figure)}) > 1 and not _latest_wanted(desk):
        return asked_back(desk, "which_figure", things)
    if things:
        return answered(desk, AnswerKind.FIGURE, Point.COUNT, things[:1], beside=[h for h in found if h.fact.same_as])
    return _from_items(desk, counted) or goods_counted(desk, counted) or abstained(desk, "count", pool)


def _counts_some_of(desk: Desk) -> bool:
    """Whether it asks how many of a stated number did something ("how many of the 50 allies sent tanks")."""
    of = [term.end for term in desk.reading.terms if term.words.split()[-1] in _OF]
    return any(desk.reading.is_amount(at) or desk.reading.is_amount(at + 1) for at in of)


_OF = frozenset({"of", "von", "der", "des", "de", "z", "ze", "з", "із", "из"})


def counts_meant(desk: Desk) -> tuple[Held, ...]:
    """The counts of the things that a claim counts, whatever their number and period."""
    counted = counted_terms(desk)
    rest = [term for term in _rest(desk, counted) if not any(concept.startswith("ask.") for concept in term.concepts)]
    found = [held for held in _counts(desk, counted) if not desk.unexplained(held, terms=_beside_its_days(held, rest))]
    parties = [term for term in rest if desk.names(term, PARTY_TYPES) or _is_deed(term)]
    told = [held for held in found if not desk.unexplained(held, wide=False, terms=parties)]
    return tuple(held for held in told if held.figure.donor or all(_does(desk, held, term) for term in parties[:1]))


def of_other_length(desk: Desk, held: Held) -> bool:
    """Whether a count is of a period of another length than the one named ("in a month", of what fell in a week)."""
    days = days_of(held.figure)
    named = [PERIODS[noun] for noun in desk.reading.named("noun") if noun in PERIODS]
    by_day = all(span.grain == "day" for when in desk.reading.whens for span in when.readings)
    return bool(days and named) and by_day and not any(days in period for period in named)


PERIODS = {"day": range(1, 2), "week": range(6, 9), "month": range(28, 32), "year": range(360, 367)}


def counted_terms(desk: Desk) -> tuple[Term, ...]:
    """What is counted: the nouns and goods named, else what happened ("how often did they bomb")."""
    for kinds in (_COUNTABLE, ("occasion.",)):
        terms = [term for term in desk.reading.terms if any(concept.startswith(kinds) for concept in term.concepts)]
        terms = [term for term in terms if term.concepts != {"noun.number"} and not _only_dates(desk, term)]
        if terms:
            return tuple(terms)
    return ()


def _beside_its_days(held: Held, terms: Sequence[Term]) -> list[Term]:
    """Terms without words for a span as long as the one that a count is of ("that week"), which its days tell."""
    days = days_of(held.figure)
    spans = {f"noun.{span}" for span, lengths in PERIODS.items() if days in lengths}
    return [term for term in terms if term.concepts.isdisjoint(spans)]


def _only_dates(desk: Desk, term: Term) -> bool:
    """Whether a word for a span of time tells when ("that week") and is not itself counted ("how many weeks")."""
    spans = any(concept in _SPANS for concept in term.concepts)
    return spans and not any(other.end == term.at and "ask.how_many" in other.concepts for other in desk.reading.terms)


_SPANS = frozenset(f"noun.{span}" for span in PERIODS)


def _counts_between(desk: Desk, counted: Sequence[Term]) -> tuple[Held, ...]:
    """Counts filed under the two parties that a question names: where these tell, nothing else has to be searched."""
    wanted = wanted_figures(desk)
    named = wanted.roles.donor and wanted.roles.recipient and not wanted.assumed
    pool = matching(desk, wanted, counts=True) if named else ()
    return _counting(desk, _named_most(desk, pool, counted), counted)


def _counts(desk: Desk, counted: Sequence[Term]) -> tuple[Held, ...]:
    """Counts whose own words account for every counted thing."""
    words = desk.words_for(counted)
    if any(term.concepts & _THAT_FALL for term in counted):
        words.append(_FALLING)
    people = [entity for term in desk.reading.terms for entity in term.entities]
    pool: list[Held] = [*desk.search(words, types=[FactType.FIGURE], limit=_MOST_ALIKE)]
    pool.extend(matching(desk, wanted_figures(desk), counts=True))
    desk.gather(pool)
    for person in people:
        for held in desk.shelf.statements(person=person, limit=20):
            pool.extend(desk.context(held))
    return _counting(desk, pool, counted)


_FALLING = ("bombs",)
"""What is counted where weapons of any sort are said to have been dropped."""
_THAT_FALL = GENERIC_ITEMS | {"occasion.bombing"}


def _counting(desk: Desk, pool: Iterable[Held], counted: Sequence[Term]) -> tuple[Held, ...]:
    return tuple(
        held
        for held in without_repeats(pool)
        if isinstance(held.fact, Figure)
        and not held.fact.is_money
        and held.fact.unit != "percent"
        and all(on_date(held, when) or leads_up_to(held, when) or _event_day(desk, held) for when in desk.reading.whens)
        and all(_counts_this(desk, held, term) for term in counted)
    )


def _counts_this(desk: Desk, held: Held, term: Term) -> bool:
    """Whether the count's own words name what is counted."""
    total = "measure.total" in term.concepts and not any(start in term.words for start in BEGINNINGS)
    return total or _is_of_the_sort(desk, held, term) or not desk.unexplained(held, wide=False, terms=[term])


def _is_of_the_sort(desk: Desk, held: Held, term: Term) -> bool:
    """Whether a word for weapons of any sort is said of what fell, of which a count names the sort ("munitions", bombs)."""
    falls = "occasion.bombing" in desk.reading.concepts or any("RU" in other.entities for other in desk.reading.terms)
    own = desk.coverage(held).concepts
    return bool(term.concepts & GENERIC_ITEMS) and falls and {"occasion.bombing", "item.bomb"} <= own


def _named_most(desk: Desk, counts: Sequence[Held], counted: Sequence[Term]) -> Sequence[Held]:
    """Of counts of several things of one sort (tents, blankets) those named in the question's own words, if any are."""
    named = [held for held in counts if all(desk.coverage(held).names(term) for term in counted)]
    return named or counts


def _event_day(desk: Desk, held: Held) -> bool:
    """Whether the occasion at which a count was named falls on the dates asked; a count of a period has its own."""
    if held.figure.period_start and all(when.relation == "on" for when in desk.reading.whens):
        return False
    return any(all(on_date(other, when) for when in desk.reading.whens) for other in desk.context(held))


def _rest(desk: Desk, counted: Sequence[Term]) -> list[Term]:
    return [term for term in desk.reading.content if term not in counted and term.words not in _COUNT_OF_THEIRS]


_COUNT_OF_THEIRS = frozenset({"count on"})
"""Behind somebody's name it is what they counted, and on which day."""


def _untold(desk: Desk, held: Held, counted: Sequence[Term]) -> tuple[Term, ...]:
    """What the count leaves open; whose things are counted must stand in the count itself, the occasion may tell the rest."""
    beside = {term.end for term in desk.reading.terms if "ask.besides" in term.concepts}
    rest = [term for term in _rest(desk, counted) if term.at not in beside and "ask.besides" not in term.concepts]
    rest = _beside_its_days(held, rest)
    parties = [term for term in rest if _acts_or_is_acted_on(desk, term)]
    others_doing = tuple(
        term for term in parties[:1] if not _is_deed(term) and held.figure.donor is None and not _does(desk, held, term)
    )
    others_doing += _others_telling(desk, held)
    return desk.unexplained(held, terms=rest) + desk.unexplained(held, wide=False, terms=parties) + others_doing


def _acts_or_is_acted_on(desk: Desk, term: Term) -> bool:
    """Whether a term names a party other than a mere setting ("at the pentagon"), or a deed."""
    setting = desk.reading.is_led(term, PLACE_LEADS)
    return _is_deed(term) or (desk.names(term, PARTY_TYPES) and not setting)


def _others_telling(desk: Desk, held: Held) -> tuple[Term, ...]:
    """Who is said to have told the number though others did, or to have done what they only told of."""
    tellers = set(people_of(held.fact))
    named = [term for term in desk.reading.terms if set(people_meant(desk, term))]
    if not named or not tellers:
        return ()
    if desk.reading.asks & {"said", "name"}:
        spoken = set(speakers_meant(desk))
        return () if not spoken or spoken & tellers else tuple(named[:1])
    acts = [
        term.at
        for term in desk.reading.terms_of("occasion")
        if term.words not in _COUNT_OF_THEIRS and "occasion.speech" not in term.concepts
    ]
    own = [term for term in named if _OWNING & set(desk.reading.words[term.end : term.end + 1])]
    return tuple(term for term in named if term.end in acts or term in own)


_OWNING = frozenset("have has had got hat haben hatte ma mial tiene tenia avait".split())
"""Words that make somebody the owner of what is counted ("how many friends does umerov have")."""


def _is_deed(term: Term) -> bool:
    """Whether it tells what is done ("attacked", "abandoned"), which the count itself must tell too."""
    return any(concept.startswith(_DEEDS) for concept in term.concepts)


_DEEDS = ("occasion.invasion", "occasion.alone", "occasion.bombing", "occasion.shoot_down", "occasion.destroy")


def _does(desk: Desk, held: Held, term: Term) -> bool:
    """Whether the party that acts in the question acts in the count's sentence too, and is not merely acted upon there."""
    words = [token.folded for token in tokens(held.figure.sentence)]
    own = [mention for mention in desk.vocabulary.lex(words).mentions if set(mention.concepts) & term.concepts]
    words_asked = desk.reading.words
    if _is_led(desk, words_asked, term.at, ("role.",)) or (term.at and words_asked[term.at - 1] in _BESIDE):
        return True
    if _is_acted_on(desk, term):
        return not own or any(_is_led(desk, words, mention.start) for mention in own)
    describes = any(other.at == term.end and _is_counted_or_done(other) for other in desk.reading.content)
    led = not describes and _is_led(desk, words_asked, term.at)  # "the number of russian bombs"
    return not own or any(_is_led(desk, words, mention.start) == led for mention in own)


def _is_acted_on(desk: Desk, term: Term) -> bool:
    """Whether a party is said to have suffered what is counted ("ukraine was hit by more than 800 bombs")."""
    was = {other.at for other in desk.reading.terms if "filler.copula" in other.concepts}
    by = [other.at for other in desk.reading.terms if "role.by" in other.concepts or other.words == "with"]
    return term.end in was and any(term.end < at <= term.end + _NEAR for at in by)


_NEAR = 3
_BESIDE = frozenset("with behind beside alongside mit an bei avec con z з с".split())


def _is_counted_or_done(term: Term) -> bool:
    return _is_deed(term) or any(concept.startswith("item.") for concept in term.concepts)


def _is_led(desk: Desk, words: Sequence[str], at: int, by: tuple[str, ...] = ("role.", "filler.preposition")) -> bool:
    """Whether a preposition, or a word that tells the part somebody plays, stands right before."""
    before = desk.vocabulary.concepts(words[at - 1]) if at else ()
    return any(concept.startswith(by) for concept in before)


def _latest_wanted(desk: Desk) -> bool:
    return "latest" in desk.reading.asks


def _from_items(desk: Desk, counted: Sequence[Term]) -> Answer | None:
    """A number that stands in the list of what a package holds ("4 HIMARS")."""
    for package in packages_meant(desk):
        lists = [held for held in desk.context(package) if is_statement(held, "contents", "event")]
        told = [held for held in lists if _numbered(desk, held, counted)]
        if told and not desk.unexplained(package, terms=_rest(desk, counted)):
            return answered(desk, AnswerKind.TEXT, Point.ITEMS, told[:1])
    return None


def _numbered(desk: Desk, held: Held, counted: Sequence[Term]) -> bool:
    fact = held.statement
    names = [term for term in counted if any(concept.startswith("item.") for concept in term.concepts)]
    names = [term for term in names if not term.concepts & GENERIC_ITEMS]
    return bool(names) and any(
        _NUMBERED.search(item) and all(names_item(desk, item, term) for term in names) for item in fact.items
    )


_NUMBERED = re.compile(
    r"(?:^|\()(?:about |up to |over |more than |at least |nearly |almost |around |some |roughly )?\d"
)
"""The number at the beginning of what is listed, or in brackets behind it."""
