"""Somebody's message, sentence by sentence, against the facts: its quotations word for word, its claims by what they say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering import Answering, Defaults, Intent
from bot.domain.question import Reading, read_question
from bot.domain.shelf import Shelf
from bot.domain.text import quoted
from bot.domain.verify import Outcome
from bot.domain.vocabulary import Vocabulary
from bot.present.checked import Finding, checked_reply
from bot.present.compose import compose
from bot.present.locales import ENGLISH
from bot.present.reply import Reply
from bot.service.passages import sentences
from bot.service.questions import LONGEST_QUESTION

MOST_FINDINGS = 5
_FEWEST_WORDS = 3
"""Fewer words in quotation marks are a name or a term, which nobody claims as a quotation."""

_UNKNOWN = 2
_FEWEST_TOLD = 6
"""Fewer words of a quotation may be anybody's."""
_FEWEST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class _Verdict:
    """One sentence, or one quotation in it, and what was found."""

    words: str
    answer: Answer

    @property
    def doubt(self) -> int:
        """How far it is from definite: words found and claims compared, then words nearly found, then words not found."""
        outcome = self.answer.quote.outcome if self.answer.quote else None
        return _UNKNOWN if outcome is Outcome.NOT_FOUND else 1 if outcome is Outcome.ALTERED else 0


class Checking:
    """Checks texts of many sentences. Holds no facts itself."""

    def __init__(self, answering: Answering, vocabulary: Vocabulary) -> None:
        self._answering = answering
        self._vocabulary = vocabulary

    def takes(self, text: str) -> bool:
        """Whether a text is more than one plain claim: several sentences, or words in quotation marks."""
        found = sentences(text[:LONGEST_QUESTION])
        return len(found) > 1 or any(_telling(span.text for span in quoted(sentence)) for sentence in found)

    def check(
        self, text: str, today: date, shelf: Shelf, *, defaults: Defaults | None = None, usual: str | None = None
    ) -> Reply:
        """Give the findings on a text, the most definite first; `usual` is the language of a text that tells none."""
        found = sentences(text[:LONGEST_QUESTION])
        readings = [read_question(sentence, self._vocabulary, today, usual=usual) for sentence in found]
        verdicts = [verdict for reading in readings for verdict in self._verdicts(reading, shelf, defaults)]
        verdicts.sort(key=lambda verdict: verdict.doubt)
        spoken = Counter(reading.language for reading in readings).most_common(1)
        language = spoken[0][0] if spoken else usual or ENGLISH
        return checked_reply(
            [
                Finding(verdict.words, compose(verdict.answer, self._vocabulary, language))
                for verdict in verdicts[:MOST_FINDINGS]
            ],
            left=len(verdicts[MOST_FINDINGS:]),
            checkable=any(self._is_checkable(reading) for reading in readings),
            limit=LONGEST_QUESTION if len(text) > LONGEST_QUESTION else None,
            language=language,
        )

    def correction(self, text: str, today: date, shelf: Shelf, *, usual: str | None = None) -> Reply | None:
        """Give the verdict on the first sentence that a sourced fact plainly contradicts; None where none is.

        Nobody asked, so that much is needed: an amount, both donor and recipient or a person named, nothing assumed, no
        question, and a figure of the same thing that says otherwise; or somebody's stored words told of somebody else.
        """
        for sentence in sentences(text[:LONGEST_QUESTION]):
            if "?" in sentence:
                continue
            reading = read_question(sentence, self._vocabulary, today, usual=usual)
            for verdict in self._verdicts(reading, shelf, None):
                if self._is_plainly_wrong(verdict):
                    return compose(verdict.answer, self._vocabulary, reading.language)
        return None

    def _is_plainly_wrong(self, verdict: _Verdict) -> bool:
        answer = verdict.answer
        if answer.quote is not None:
            return answer.quote.outcome is Outcome.OTHER_SPEAKER and len(verdict.words.split()) >= _FEWEST_TOLD
        if answer.claim is None or answer.claim.supported or answer.assumed or answer.unexplained:
            return False
        reading = answer.reading
        parties = {entity for term in reading.terms for entity in term.entities}
        return bool(reading.amounts) and len(parties) >= _FEWEST_PARTIES and bool(answer.main)

    def _verdicts(self, reading: Reading, shelf: Shelf, defaults: Defaults | None) -> list[_Verdict]:
        """What is found on the quotations of a sentence; where none is known, on what the sentence claims."""
        said = list(self._on_quotations(reading, shelf, defaults))
        if any(verdict.doubt < _UNKNOWN for verdict in said) or not self._claims(reading):
            return said
        claim = self._on_claim(reading, shelf, defaults)
        return [claim] if claim else said

    def _on_quotations(self, reading: Reading, shelf: Shelf, defaults: Defaults | None) -> Iterator[_Verdict]:
        for words in _telling(reading.quoted):
            alone = replace(reading, quoted=(words,), doubts=())
            yield _Verdict(words, self._answering.answer_as(Intent.QUOTE_CHECK, alone, shelf, defaults))

    def _on_claim(self, reading: Reading, shelf: Shelf, defaults: Defaults | None) -> _Verdict | None:
        """The verdict on a claim. That somebody's speech, told without quotation marks, is unknown is no finding."""
        reported = "said" in reading.asks and not reading.amounts and not reading.quoted
        intent = Intent.QUOTE_CHECK if reported else Intent.CLAIM
        answer = self._answering.answer_as(intent, reading, shelf, defaults)
        verdict = _Verdict(reading.whole, answer)
        return verdict if answer.kind is AnswerKind.VERDICT and verdict.doubt < _UNKNOWN else None

    def _is_checkable(self, reading: Reading) -> bool:
        return bool(_telling(reading.quoted)) or self._claims(reading)

    def _claims(self, reading: Reading) -> bool:
        """Whether a sentence names an amount or a person."""
        known = self._vocabulary.entities
        named = (entity for term in reading.terms for entity in term.entities)
        people = any(entity in known and known[entity].type == "person" for entity in named)
        offices = any(concept.startswith("office:") for concept in reading.concepts)
        return bool(reading.amounts) or people or offices


def _telling(quotations: Iterable[str]) -> list[str]:
    return [words for words in quotations if len(words.split()) >= _FEWEST_WORDS]
