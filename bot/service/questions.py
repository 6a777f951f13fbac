"""A message as the questions it may be: by itself, or going on from the questions before it. The first one answered counts."""

from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.answering import Intent
from bot.domain.follow_up import follow, is_fragment, points_back
from bot.domain.naming import Alias, put_in
from bot.domain.question import Reading, read_question
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary
from bot.service.asked import Asked
from bot.service.commands import Command, read_command

LONGEST_QUESTION = 2000
"""Discord's own limit; longer texts are read up to here."""

MOST_FOLLOWED = 30
"""So many questions hang together; of a longer talk the first and the latest count."""

_INTENTS = {
    ("quote", "check"): Intent.QUOTE_CHECK,
    ("check", ""): Intent.CLAIM,
    ("quote", ""): Intent.QUOTE,
    ("quote", "topic"): Intent.QUOTE,
    ("aid", "history"): Intent.HISTORY,
    ("aid", "latest"): Intent.LATEST,
    ("aid", "compare"): Intent.COMPARE,
}
"""What the commands ask for, whatever else their words say."""

_ASKING = frozenset(["aid", "quote", "check"])
_NOT_ASKING = frozenset(["add", "help", "sources", "topics", "tellme", "forgetme", "chart", "card"])
_GOING_ON = "and|und|et|oraz|а|і|й|та|и|what about|how about|was ist mit|que tal".split("|")
"""Words that open a question which goes on from another, folded."""
_GOING_ON_IN = MappingProxyType({"i": "pl", "y": "es"})
"""Such words that mean something else in the other languages."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to be answered: its reading, what a command asks for, and the texts that it was read from."""

    reading: Reading
    intent: Intent | None
    texts: tuple[str, ...]
    taken: tuple[Alias, ...] = ()
    """Aliases of the server that were taken for what they mean."""

    @property
    def goes_on(self) -> bool:
        """Whether it inherits something from a question before it."""
        return self.reading.follows is not None


def questions(command: Command, asked: Asked, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """Give what a message may ask, what is likeliest first.

    A fragment goes on from the answer it replies to. One that merely came after an answer may as well stand for itself,
    unless it opens with a word like "and"; a command then always does.
    """
    earlier = _folded(asked, vocabulary)
    alone = _read(command, asked, vocabulary, earlier)
    if earlier is None or not _goes_on(earlier, alone):
        return (alone,)
    followed = _follow(earlier, alone)
    if _opens_going_on(command.rest, alone.reading.language):
        return (followed,)
    if command.name and not asked.in_reply:
        return (alone,)
    return (followed, alone) if asked.in_reply else (alone, followed)


def is_question(command: Command) -> bool:
    """Whether a message asks something that a fact may answer."""
    return command.name is None or (command.name in _ASKING and command.subcommand not in _NOT_ASKING)


def _folded(asked: Asked, vocabulary: Vocabulary) -> Question | None:
    """The questions before this one as one question, each fragment going on from those before it."""
    before: Question | None = None
    for text in _bounded(asked.chain):
        command = read_command(text[:LONGEST_QUESTION], asked.prefix)
        if not is_question(command):
            continue
        now = _read(command, asked, vocabulary, before)
        before = _follow(before, now) if before is not None and _goes_on(before, now) else now
    return before


def _goes_on(earlier: Question, now: Question) -> bool:
    return is_fragment(now.reading) or points_back(now.reading, earlier.reading)


def _read(command: Command, asked: Asked, vocabulary: Vocabulary, earlier: Question | None = None) -> Question:
    """Read one message; one whose words are of several languages is in that of the question before it."""
    words, taken = put_in(_words(command), asked.names.aliases)
    usual = earlier.reading.language if earlier else asked.chosen.language
    reading = read_question(words, vocabulary, asked.today, command.name, usual)
    return Question(reading, _INTENTS.get((command.name or "", command.subcommand or "")), (_typed(command),), taken)


def _follow(earlier: Question, now: Question) -> Question:
    texts = _bounded((*earlier.texts, *now.texts))
    taken = tuple(dict.fromkeys((*earlier.taken, *now.taken)))
    return Question(follow(earlier.reading, now.reading), now.intent or earlier.intent, texts, taken)


def _bounded(texts: tuple[str, ...]) -> tuple[str, ...]:
    return texts if len(texts) <= MOST_FOLLOWED else (texts[0], *texts[1 - MOST_FOLLOWED :])


def _words(command: Command) -> str:
    """The text to read: a subcommand that is a word of questions too goes back in front."""
    return (
        f"{command.subcommand} {command.rest}"
        if command.name == "aid" and command.subcommand in ("total", "package")
        else command.rest
    )


def _typed(command: Command) -> str:
    """The question on one line, written so that it reads the same under any prefix."""
    name = f"/{command.name}" if command.name else None
    return " ".join(part for part in (name, command.subcommand, *command.rest.split()) if part)


def _opens_going_on(text: str, language: str) -> bool:
    opening = f"{fold(text)} "
    own = _GOING_ON_IN.get(opening.partition(" ")[0]) == language
    return own or opening.startswith(tuple(f"{words} " for words in _GOING_ON))
