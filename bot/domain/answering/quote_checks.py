"""Did somebody say this? Pasted words against stored quotes, and indirect speech against what the speaker said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.amount import states_amount
from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.claims import answer_claim
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement, on_date, without_repeats
from bot.domain.answering.quote_ranks import BELIEFS
from bot.domain.answering.quotes import WITH, answer_quote, speakers_meant
from bot.domain.answering.replies import answered, asked_back
from bot.domain.answering.surroundings import people_meant
from bot.domain.answering.vague import names_nothing
from bot.domain.coverage import Coverage, coverage_of_words, people_of
from bot.domain.model import FactType, Held, Quote, Statement
from bot.domain.shelf import QuoteKey
from bot.domain.terms import Term
from bot.domain.text import fold, tokens
from bot.domain.verify import Outcome, QuoteVerdict, check_quote

_MOST_CANDIDATES = 80
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def answer_quote_check(desk: Desk) -> Answer:
    """Check quoted words verbatim; unquoted ones by what they say. A claim about anything else is checked as a claim."""
    if desk.reading.quoted:
        return _verbatim_check(desk, max(desk.reading.quoted, key=len), _outside_the_quotation(desk))
    if names_nothing(desk.reading):
        return asked_back(desk, "about_what")
    speakers = speakers_meant(desk)
    if desk.reading.command == "quote" and not speakers:
        pasted = _verbatim_check(desk, desk.reading.whole, ())
        if pasted.quote is not None and pasted.quote.outcome is not Outcome.NOT_FOUND:
            return pasted
    reported = _reported_check(desk, speakers) or _turned_round(desk, speakers)
    if reported is not None:
        return reported
    claim = answer_claim(desk)
    if claim.kind is not AnswerKind.VERDICT or (speakers and not _told_by(claim, speakers)):
        quoted = answer_quote(desk) if _asks_what_was_said(desk) else None
        if quoted and quoted.kind is AnswerKind.QUOTE:
            return quoted
        return _said_by_another(desk, speakers) or _not_on_record(desk, speakers)
    return claim


def _said_by_another(desk: Desk, speakers: Sequence[str]) -> Answer | None:
    """Indirect speech that one sentence of somebody else's quote tells entirely, and nobody's beside; None otherwise."""
    said = [term for term in _what_was_said(desk) if not desk.names(term, _PERSONS)]
    if not speakers or sum(not (term.is_free or term.entities) for term in said) < _FEWEST_TOLD:
        return None
    negated = _is_negated(desk, [word for term in said for word in term.words.split()])
    found = _candidates(desk, " ".join(term.meant or term.words for term in said), ())
    told = [
        held
        for held in found
        if isinstance(held.fact, Quote)
        and held.fact.speaker not in speakers
        and _says(desk, held, said, negated)
        and all(on_date(held, when) for when in desk.reading.whens)
    ]
    if not told or len({held.quote.speaker for held in told}) > 1:
        return None
    quote = told[0].quote
    return _as_answer(
        desk,
        QuoteVerdict(
            outcome=Outcome.OTHER_SPEAKER,
            held=told[0],
            wording=quote.text,
            source=quote.source,
            others=quote.wordings,
        ),
        speakers,
    )


_PERSONS = frozenset({"person"})
_FEWEST_TOLD = 2
"""One word alone, with or without a state, stands in the quotes of too many to tell whose it is."""


def _turned_round(desk: Desk, speakers: Sequence[str]) -> Answer | None:
    """Indirect speech that is a speaker's own words but for a denial dropped or put in; None otherwise."""
    said = _what_was_said(desk)
    words = " ".join(desk.reading.words[said[0].at :]) if said else ""
    for speaker in speakers:
        verdict = check_quote(words, _candidates(desk, words, [speaker]), speaker)
        changed = [word for change in verdict.changes for word in f"{change.theirs} {change.stored}".lower().split()]
        denied = bool(changed) and all("filler.negation" in desk.vocabulary.concepts(word) for word in changed)
        if verdict.outcome is Outcome.ALTERED and denied:
            return _as_answer(desk, verdict, speakers)
    return None


def _asks_what_was_said(desk: Desk) -> bool:
    """Whether it goes on to ask for the words ("did he vow to stick with them? what did he say")."""
    return "what" in desk.reading.asks and desk.reading.command != "quote"


def _told_by(claim: Answer, speakers: Sequence[str]) -> bool:
    """Whether a fact that bears out a claim is one of somebody's telling; another one's does not make it theirs."""
    return any(set(people_of(held.fact)) & set(speakers) and _may_tell_speech(held) for held in claim.main)


def _may_tell_speech(held: Held) -> bool:
    """Whether a fact can bear out what somebody said: a figure they named, or what was seen of their speech."""
    return not isinstance(held.fact, Statement) or is_statement(held, "observation", "request")


def _outside_the_quotation(desk: Desk) -> tuple[str, ...]:
    """Who is named beside the quotation rather than only inside it; those are who is said to have said it.

    Where a verb of saying stands beside it, only the person before that ("Austin told Umerov"), or after "by".
    """
    inside = [token.folded for words in desk.reading.quoted for token in tokens(words)]
    outside = list(desk.reading.words)
    for word in inside:
        if word in outside:
            outside.remove(word)
    terms = [term for term in desk.reading.terms if all(word in outside for word in term.words.split())]
    named = [(term, people) for term in terms if (people := people_meant(desk, term))]
    told = next((term.at for term in terms if "ask.said" in term.concepts), None)
    if told is not None and len(named) > 1:
        beside = {term.end for term in terms if term.words in WITH}
        by = {term.end for term in terms if "role.by" in term.concepts}
        tellers = [people for term, people in named if term.at in by]
        tellers = tellers or [people for term, people in named if term.at < told and term.at not in beside][-1:]
        named = [(term, people) for term, people in named if people in tellers] if tellers else named
    return tuple(dict.fromkeys(person for _, people in named for person in people))


def _verbatim_check(desk: Desk, words: str, speakers: Sequence[str]) -> Answer:
    candidates = _candidates(desk, words, speakers)
    verdicts = [check_quote(words, candidates, speaker) for speaker in speakers] or [
        check_quote(words, candidates, None)
    ]
    best = min(verdicts, key=lambda verdict: _ORDER.index(verdict.outcome))
    if best.outcome is Outcome.NOT_FOUND and desk.reading.language != "en":
        rendered = _rendered(desk, words, candidates, speakers)
        if rendered is not None:
            return rendered
    if best.held is not None and (_denies_saying(desk) or not _is_of_the_day(desk, best.held)):
        # Neither borne out nor refuted by the words alone: they are shown with their day and place.
        return answered(desk, AnswerKind.QUOTE, Point.WORDS, [best.held], people=speakers)
    return _as_answer(desk, best, speakers)


def _is_of_the_day(desk: Desk, held: Held) -> bool:
    """Whether a quote is of the days named, other than in the words pasted or quoted."""
    inside = fold(" ".join((*desk.reading.quoted, held.quote.text)))
    return all(on_date(held, when) for when in desk.reading.whens if fold(when.words) not in inside)


def _rendered(desk: Desk, words: str, candidates: Sequence[Held], speakers: Sequence[str]) -> Answer | None:
    """The quote in its own language that pasted words of another one mean; whether they render it well is not judged."""
    inside = {token.folded.replace("'", "") for token in tokens(words)}
    said = [term for term in desk.reading.terms if inside.issuperset(term.words.split())]
    if not any(not term.is_free for term in said):
        return None
    negated = _is_negated(desk, inside)
    for held in candidates:
        spoken = isinstance(held.fact, Quote) and (not speakers or held.fact.speaker in speakers)
        if spoken and _says(desk, held, said, negated):
            return answered(desk, AnswerKind.QUOTE, Point.WORDS, [held], people=speakers)
    return None


_ORDER = (Outcome.EXACT, Outcome.PART, Outcome.OTHER_WORDING, Outcome.ALTERED, Outcome.OTHER_SPEAKER, Outcome.NOT_FOUND)


def _as_answer(desk: Desk, verdict: QuoteVerdict, speakers: Sequence[str]) -> Answer:
    held = [verdict.held] if verdict.held else []
    answer = answered(desk, AnswerKind.VERDICT, Point.WORDS, held, people=speakers)
    return replace(answer, quote=verdict)


def _candidates(desk: Desk, words: str, speakers: Sequence[str]) -> Sequence[Held]:
    folded = [token.folded for token in tokens(words)][:40]
    found = [
        held for speaker in speakers for held in desk.shelf.quotes(QuoteKey(speaker=speaker), limit=_MOST_CANDIDATES)
    ]
    if folded:
        found.extend(desk.search(folded, types=[FactType.QUOTE], limit=_MOST_CANDIDATES))
    return without_repeats(found)


def _reported_check(desk: Desk, speakers: Sequence[str]) -> Answer | None:
    """Indirect speech is right when one quote of the speaker accounts for all that is said to have been said."""
    said = _what_was_said(desk)
    if not speakers or not any(not term.is_free for term in said):
        return None
    negated = _is_negated(desk, [word for term in said for word in term.words.split()])
    for held in _candidates(desk, " ".join(term.words for term in said), speakers):
        if (
            isinstance(held.fact, Quote)
            and (not speakers or held.fact.speaker in speakers)
            and _says(desk, held, said, negated)
            and _is_of_the_day(desk, held)
        ):
            verdict = QuoteVerdict(
                outcome=Outcome.PART,
                held=held,
                wording=held.fact.text,
                source=held.fact.source,
                others=held.fact.wordings,
            )
            if _denies_saying(desk):  # shown for what it is: the words are there
                return answered(desk, AnswerKind.QUOTE, Point.WORDS, [held], people=speakers)
            return _as_answer(desk, verdict, speakers)
    return None


def _denies_saying(desk: Desk) -> bool:
    """Whether it says that somebody did not say it, rather than asking whether they did ("didn't austin say ...")."""
    saying = next((term.at for term in desk.reading.terms if "ask.said" in term.concepts), None)
    people = [term.at for term in desk.reading.terms if people_meant(desk, term)]
    if saying is None or not people:
        return False
    return any("filler.negation" in term.concepts and people[0] < term.at < saying for term in desk.reading.terms)


def _says(desk: Desk, held: Held, said: Sequence[Term], negated: bool) -> bool:
    """Whether one sentence of the quote says all of it, negated alike, and not as what others believed."""
    quote = held.quote
    asked = {word for term in said for word in term.words.split()}
    for sentence in (part for text in _wordings(quote) for part in _SENTENCE.split(text)):
        own = coverage_of_words([sentence], desk.vocabulary)
        alike = negated == _is_negated(desk, own.words) and not (own.words & BELIEFS) - asked
        own = _with_their_state(desk, quote, own)
        alike = alike and ("occasion.hope" not in own.concepts or "occasion.hope" in desk.reading.concepts)
        alike = alike and all(states_amount(sentence, amount) for amount in desk.reading.amounts)
        if alike and all(term.is_free or _tells(desk, own, term) for term in said):
            return True
    return False


def _with_their_state(desk: Desk, quote: Quote, own: Coverage) -> Coverage:
    """The words of a sentence, "we" standing for the state whose office the speaker held as well."""
    if own.words.isdisjoint(_WE):
        return own
    titles = desk.vocabulary.titles(quote.speaker)
    state = frozenset(c for title in titles for c in desk.vocabulary.concepts(title) if c.startswith("@"))
    return Coverage(own.slots | state, lambda: own.words, lambda: own.concepts)


_SPOKEN_OF = frozenset(
    f"occasion.{name}" for name in "invitation bridge capabilities security_needs future_force hope deterrence".split()
)
"""Subjects that keep their meaning in other words ("nato invitation", "its invitation")."""
_WE = frozenset({"we", "our", "us"})


def _tells(desk: Desk, own: Coverage, term: Term) -> bool:
    """Whether a sentence tells a term: in its own words where both are English, else by what it means."""
    return (
        own.names(term)
        or (bool(term.concepts & _SPOKEN_OF) and own.explains(term))
        or (bool(term.entities) and own.explains(term))
        or (desk.reading.language != "en" and own.explains(term))
    )


def _wordings(quote: Quote) -> tuple[str, ...]:
    return (quote.text, *(wording.words for wording in quote.wordings))


def _is_negated(desk: Desk, words: Iterable[str]) -> bool:
    return any("filler.negation" in desk.vocabulary.concepts(word) for word in words)


def _what_was_said(desk: Desk) -> tuple[Term, ...]:
    """The terms after the last verb of saying, without dates, the speaker, whoever is told, and the setting."""
    saying = [term.end for term in desk.reading.terms if term.concepts & {"ask.said", "stage.pledged"}]
    saying = saying or [term.at for term in desk.reading.terms if "occasion.hope" in term.concepts]
    start = saying[0] if saying else 0
    speakers = set(speakers_meant(desk))
    terms = [term for term in desk.reading.terms if term.at >= start and not set(term.entities) & speakers]
    terms = [term for term in terms if not (term.at == start and desk.names(term, _PERSONS))]  # "told austin that ..."
    return tuple(
        term
        for term in terms
        if not any(c.startswith(("ask.true", "office:", "occasion.meeting")) for c in term.concepts)
    )


def _not_on_record(desk: Desk, speakers: Sequence[str]) -> Answer:
    return _as_answer(desk, QuoteVerdict(outcome=Outcome.NOT_FOUND), speakers)
