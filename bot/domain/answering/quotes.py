"""Quotes by speaker, day and subject, and checking whether somebody said these words."""

from collections.abc import Sequence

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.asides import without_aside
from bot.domain.answering.described import (
    described_speaker,
    describes_speaker,
    named_before_saying,
    owned_by_nobody,
    owners_of_words,
    pronoun_speaks,
)
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import on_date, without_repeats
from bot.domain.answering.packages import is_of_drawdown
from bot.domain.answering.quote_ranks import rank_of, subject_of
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.surroundings import acts_where_it_was, named_people, people_meant, tells_amounts_said
from bot.domain.answering.verbatim import flat
from bot.domain.coverage import people_of
from bot.domain.model import FactType, Held, Quote
from bot.domain.question import Reading
from bot.domain.shelf import QuoteKey
from bot.domain.terms import Term, When
from bot.domain.text import fold, tokens

_SETTING = ("occasion.meeting", "occasion.opening_remarks", "occasion.press_conference", "office:")
_SETTING_TYPES = frozenset({"person", "place", "country"})
_MOST_SHOWN = 3
_NOBODY_IN_PARTICULAR = frozenset({"noun.news", "noun.some_people", "noun.people"})
_MANY, _FEW = 100, 15
"""How many of a speaker's latest quotes are looked at, where words lead to none: few, since their words lead to the rest."""
_TITLES = frozenset(
    f"noun.{title}"
    for title in """
    official minister defence_minister defence_secretary president spokesperson secretary_of_state secretary_general
    commission_president
    """.split()
)


def answer_quote(desk: Desk) -> Answer:
    """Answer with words somebody said, verbatim; everything named must stand in the quote or its occasion."""
    reading = desk.reading
    if describes_speaker(reading):
        return _words_of_somebody_described(desk)
    speakers = speakers_meant(desk)
    somebody_else = bool(named_people(desk)) and pronoun_speaks(reading) and not named_before_saying(desk)
    unnamed = all(term.concepts and term.concepts <= _NOBODY_IN_PARTICULAR for term in subject_of(reading))
    if somebody_else or (not speakers and (owned_by_nobody(reading) or (unnamed and not reading.whens))):
        return asked_back(desk, "who")
    if (not speakers and _body_speaking(reading)) or _promised_something(desk):
        return abstained(desk, "no_quote", looked_for=speakers)
    pool: Sequence[Held] = ()
    told: list[Held] = []
    for look_up in (_worded, _quotes):
        if not told:
            pool = [held for held in look_up(desk, speakers) if all(_dated(desk, held, w) for w in reading.whens)]
            pool = [held for held in pool if is_of_drawdown(desk, held)]
            told = [held for held in pool if not _unexplained(desk, held) and _has_pasted(reading, held)]
            told = [held for held in told if tells_amounts_said(desk, held)]
            told = [held for held in told if speakers or not _only_listens(desk, held)]
    if not told and not speakers and any(_is_title(term) for term in reading.terms):
        return asked_back(desk, "who")
    if not told:
        return abstained(desk, "no_quote", pool, looked_for=speakers)
    if not speakers and _office_only(reading) and not (reading.whens and _is_of_one(told)):
        return asked_back(desk, "who", told)
    best = sorted(told, key=lambda held: rank_of(desk, held))
    shown = best[:1] if subject_of(reading) else best[:_MOST_SHOWN]
    return answered(
        desk, AnswerKind.QUOTE, Point.WORDS, shown, beside=_twins(best, shown), assumed=_assumed(desk, shown)
    )


def _words_of_somebody_described(desk: Desk) -> Answer:
    """What somebody said who is only described, on the occasion that the description is of."""
    speaker = described_speaker(desk)
    if speaker is None:
        return abstained(desk, "no_quote")
    key = QuoteKey(speaker=speaker)
    told = [
        held for held in desk.shelf.quotes(key, limit=_MANY) if all(_dated(desk, held, w) for w in desk.reading.whens)
    ]
    desk.gather(told)
    left = [term for term in desk.reading.content if not term.entities]
    told = [
        held
        for held in told
        if not desk.unexplained(held, terms=left) and set(named_people(desk)) <= _there(desk, held)
    ]
    told.sort(key=lambda held: len(desk.unexplained(held, wide=False, terms=left)))
    if not told:
        return abstained(desk, "no_quote", looked_for=[speaker])
    assumed = [Assumed("person", speaker)]
    return answered(desk, AnswerKind.QUOTE, Point.WORDS, told[:_MOST_SHOWN], assumed=assumed)


def _there(desk: Desk, held: Held) -> set[str]:
    """Who took part in the occasion at which something was said."""
    return {person for other in (held, *desk.context(held)) for person in people_of(other.fact)}


def _promised_something(desk: Desk) -> bool:
    """Whether it asks what somebody promised somebody, with no word of what it was: any of their quotes might be near."""
    promises = [term for term in desk.reading.content if term.concepts & {"stage.pledged", "stage.announced"}]
    parties = [term for term in desk.reading.content if term.entities and "occasion.nato" not in term.concepts]
    return bool(promises) and all(term in promises or term in parties for term in desk.reading.content)


def _only_listens(desk: Desk, held: Held) -> bool:
    """Whether a quote is by the one person who is named as being told ("who promised umerov ...")."""
    return bool(desk.reading.asks & {"who", "announcer"}) and named_people(desk) == (held.quote.speaker,)


def _body_speaking(reading: Reading) -> bool:
    """Whether a state or body is named as the one who speaks; only persons' words are stored."""
    said = [term.at for term in reading.terms if "ask.said" in term.concepts]
    quoted = {term.at for term in reading.terms if "ask.quote" in term.concepts}
    speaking = [
        term for term in reading.terms if term.entities and not any(c.startswith("office:") for c in term.concepts)
    ]
    return any((said and term.at < said[0] and "who" not in reading.asks) or term.end in quoted for term in speaking)


def _dated(desk: Desk, held: Held, when: When) -> bool:
    """Whether a quote is of a date, or speaks of it ("deter aggression tomorrow")."""
    relative = all(span.relative for span in when.readings)
    return on_date(held, when) or (relative and fold(when.words) in desk.coverage(held).words)


def _has_pasted(reading: Reading, held: Held) -> bool:
    """Whether the words that "who said" gives in quotation marks stand in one of the quote's wordings."""
    if "who" not in reading.asks:
        return True
    wordings = [flat(held.quote.text), *(flat(wording.words) for wording in held.quote.wordings)]
    return all(any(flat(pasted) in wording for wording in wordings) for pasted in reading.quoted)


def speakers_meant(desk: Desk) -> tuple[str, ...]:
    """Who is to have said it: the person right before the first verb of saying, else the first one named.

    Several where an office was held by several at the time.
    """
    terms = without_aside(desk.reading).terms  # "when he met umerov" names nobody who speaks
    named = [(term, people) for term in terms if (people := people_meant(desk, term))]
    if "who" in desk.reading.asks:
        beside = {term.end for term in desk.reading.terms if term.words in WITH}
        named = [(term, people) for term, people in named if term.at not in beside]
    if not named:
        return ()
    promises = {"ask.announcer", "stage.pledged"} if "who" in desk.reading.asks else {"ask.announcer"}
    told = next((term.at for term in desk.reading.terms if term.concepts & promises), None)
    if (
        told is not None
        and told < named[0][0].at
        and not any("ask.said" in term.concepts for term in desk.reading.terms)
    ):
        return ()  # "who told umerov": asked is who speaks, named who listens
    if _is_told(desk, named[0][0]):
        return ()
    if owners := owners_of_words(desk.reading, [term for term, _ in named]):
        return next(people for term, people in named if term is owners[0])
    saying = next((term.at for term in desk.reading.terms if "ask.said" in term.concepts), None)
    asked_who = next((term.at for term in desk.reading.terms if term.concepts & {"ask.who"}), None)
    if saying is not None and asked_who is not None and asked_who < saying < named[0][0].at:
        return ()
    before = [people for term, people in named if saying is not None and term.at < saying]
    return before[-1] if before else named[0][1]


def _is_told(desk: Desk, person: Term) -> bool:
    """Whether the first person named is the one told ("what did the host tell umerov"), so that who speaks is not named."""
    return any(
        term.at < person.at and (term.meant or term.words) in _TELL for term in desk.reading.terms
    ) and _opens_with_what(desk)


def _opens_with_what(desk: Desk) -> bool:
    return bool(desk.reading.terms) and "ask.what" in desk.reading.terms[0].concepts


_TELL = frozenset({"tell", "told", "tells", "telling"})


_ABOUT = frozenset(
    {"about", "regarding", "concerning", "on", "про", "щодо", "о", "об", "обо", "über", "uber", "sur", "sobre"}
)
"""Behind these stands what somebody spoke of, which must stand in the words themselves."""
WITH = frozenset({"with", "mit", "avec", "con", "z", "ze", "s", "з", "із", "зі", "с", "со"})
"""Before whoever only met the one who said it, and is asked for ("who said at the meeting with austin ...")."""


def _worded(desk: Desk, speakers: Sequence[str]) -> Sequence[Held]:
    """The speakers' quotes that hold every word as typed, but for those that stand in no fact: they may be misspelled."""
    typed = [term.words for term in subject_of(desk.reading) if term.meant or not term.concepts]
    words = [word for word in typed if desk.shelf.has_word(word)]
    if not words:
        return ()
    return [held for who in speakers for held in desk.shelf.quotes(QuoteKey(speaker=who, words=words))]


def _quotes(desk: Desk, speakers: Sequence[str]) -> Sequence[Held]:
    found: list[Held] = []
    worded = any(not term.concepts for term in subject_of(desk.reading))
    for speaker in speakers:
        found.extend(desk.shelf.quotes(QuoteKey(speaker=speaker), limit=_FEW if worded else _MANY))
    if not speakers:
        words = desk.words_for(subject_of(desk.reading))
        found.extend(desk.search(words, types=[FactType.QUOTE], limit=60))
        for when in desk.reading.whens:
            for span in when.readings:
                found.extend(desk.shelf.quotes(QuoteKey(first=span.first, last=span.last)))
    return [held for held in without_repeats(found) if isinstance(held.fact, Quote)]


def _unexplained(desk: Desk, held: Held) -> tuple[Term, ...]:
    """The subject must stand in the quote itself; people, places and the setting may be told by its occasion."""
    titles = [term for term in desk.reading.content if _is_title(term)]
    about = {term.end for term in desk.reading.terms if term.words in _ABOUT}
    topics = [term for term in desk.reading.content if term.at in about]
    setting = [term for term in desk.reading.content if _is_setting(desk, term) and term not in (*titles, *topics)]
    subject = [term for term in desk.reading.content if term not in setting and term not in titles]
    untitled = tuple(term for term in titles if not term.concepts & _post(desk, held))
    missing = [term for term in desk.unexplained(held, wide=False, terms=subject) if not _is_slip(desk, term, held)]
    missing += [term for term in _free_subjects(desk.reading, about) if not desk.coverage(held).names(term)]
    acting = [term for term in setting if acts_where_it_was(desk, term, held)]
    around = desk.unexplained(held, terms=setting)
    return (*untitled, *missing, *acting, *(term for term in around if not _took_part(desk, held, term)))


def _took_part(desk: Desk, held: Held, office: Term) -> bool:
    """Whether whoever held an office that is named was there ("umerov to the secdef")."""
    holders = {who for c in office.concepts if c.startswith("office:") for who in desk.holders(c)}
    return bool(holders) and not holders.isdisjoint(_there(desk, held))


def _free_subjects(reading: Reading, about: set[int]) -> list[Term]:
    """What is asked about by a word that elsewhere only asks ("a quote on the price of patriots")."""
    articles = {term.end for term in reading.terms if term.at in about and "filler.word" in term.concepts}
    return [term for term in reading.terms if term.at in about | articles and term.concepts == {"ask.how_much"}]


def _post(desk: Desk, held: Held) -> frozenset[str]:
    """What the words for a speaker's post mean."""
    return desk.vocabulary.spotted([token.folded.replace("'", "") for token in tokens(held.quote.role or "")])


def _is_slip(desk: Desk, term: Term, held: Held) -> bool:
    """Whether an unknown word is one of a quote's own with a single slip; only where the speaker is sure."""
    unknown = (not term.concepts or bool(term.meant)) and not desk.vocabulary.is_ordinary(term.words)
    return unknown and bool(speakers_meant(desk)) and desk.coverage(held).holds_misspelled(term.words)


def _is_title(term: Term) -> bool:
    """Whether a term tells the speaker's post without naming which ("the minister")."""
    return bool(term.concepts) and all(concept in _TITLES for concept in term.concepts)


def _is_setting(desk: Desk, term: Term) -> bool:
    """Whether a term tells who was there, or where and when, rather than what the quote is about."""
    return desk.names(term, _SETTING_TYPES) or any(c.startswith((*_SETTING, "noun.")) for c in term.concepts)


def _office_only(reading: Reading) -> bool:
    return any(_is_title(term) for term in reading.terms) and not reading.names_person


def _twins(best: Sequence[Held], shown: Sequence[Held]) -> list[Held]:
    ids = {held.fact.id for held in shown} | {held.fact.same_as for held in shown if held.fact.same_as}
    return [held for held in best if held not in shown and (held.fact.same_as in ids or held.fact.id in ids)]


def _is_of_one(quotes: Sequence[Held]) -> bool:
    return len({_speaker(held) for held in quotes}) == 1


def _speaker(held: Held) -> str:
    return held.quote.speaker


def _assumed(desk: Desk, shown: Sequence[Held]) -> list[Assumed]:
    by_office = not any(term.entities for term in desk.reading.terms) and shown
    return [Assumed("person", _speaker(shown[0]))] if by_office and named_people(desk) else []
