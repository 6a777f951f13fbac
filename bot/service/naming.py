"""What curators name for their server: aliases of known things, and topics of its own."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from bot.domain.amount import read_amounts
from bot.domain.dates import read_dates
from bot.domain.naming import Names, Topic, faults_of, key_of
from bot.domain.text import normalise
from bot.domain.vocabulary import Vocabulary
from bot.errors import InvalidFact
from bot.present import naming as present
from bot.present.reply import Reply
from bot.service.commands import every_command
from bot.service.scene import Scene
from bot.service.verbs import split_word
from bot.store.ledger import Ledger
from bot.store.naming import ALIAS, MOST_FACTS, TOPIC, naming_history, put_name, undo_name
from bot.store.store import Store

Handler = Callable[[str, Scene, Names], Awaitable[Reply]]

_MEANS = re.compile(r"\s*(?:→|->|=>|=|:|\bfor\b|\bmeans\b|\bis\b)\s*")
_QUOTED = re.compile(
    r'\s*["“”„«](?P<words>[^"“”„«»]+)["“”»]\s*(?:(?:→|->|=>|=|:|for|means|is)\s*)?(?P<means>.*)', re.DOTALL
)
_DECIDING = ("@", "office:", "kind.", "stage.", "measure.", "mechanism.", "filler.negation", "ask.", "unit.", "role.")
_ANY_DAY = date(2024, 7, 2)
"""Whether words read as a date does not depend on the day."""


class Naming:
    """Aliases and topics, added, shown, removed and undone."""

    def __init__(self, store: Store, ledger: Ledger, vocabulary: Vocabulary) -> None:
        self._store = store
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._aliases: Mapping[str, Handler] = {
            "add": self._add_alias,
            "list": self._list_aliases,
            "remove": partial(self._remove, ALIAS),
            "undo": partial(self._undo, ALIAS),
            "history": partial(self._history, ALIAS),
        }
        self._topics: Mapping[str, Handler] = {
            "add": self._add_topic,
            "put": self._put,
            "take": self._take,
            "list": self._list_topics,
            "remove": partial(self._remove, TOPIC),
            "undo": partial(self._undo, TOPIC),
            "history": partial(self._history, TOPIC),
        }

    async def alias(self, rest: str, scene: Scene, names: Names) -> Reply:
        """Do what the text after `alias` says."""
        return await self._do(self._aliases, rest, scene, names, present.alias_help_reply)

    async def topic(self, rest: str, scene: Scene, names: Names) -> Reply | None:
        """Do what the text after `topic` says; None where it asks for what a topic holds."""
        verb, _ = split_word(rest)
        if verb.lower() == "show" or (rest.strip() and verb.lower() not in self._topics):
            return None
        return await self._do(self._topics, rest, scene, names, present.topic_help_reply)

    async def _do(
        self, verbs: Mapping[str, Handler], rest: str, scene: Scene, names: Names, help_reply: Callable[[], Reply]
    ) -> Reply:
        if scene.server is None:
            raise InvalidFact(["Aliases and topics belong to a server. Use this in the server that it is for."])
        verb, more = split_word(rest)
        if not verb or verb.lower() == "list":
            return await verbs["list"](more, scene, names)
        done = verbs.get(verb.lower())
        if done is None:
            return help_reply()
        if verb.lower() != "history":
            scene.refuse_others()
        return await done(more, scene, names)

    async def _add_alias(self, rest: str, scene: Scene, names: Names) -> Reply:
        words, means = _apart(rest)
        if not words or not means:
            return present.alias_help_reply()
        target, entity = self._target(means, names)
        key = self._free_key(words, names, entity)
        record = {"words": normalise(words), "means": target, "entity": entity}
        await self._write(ALIAS, key, record, "changed" if key in names.aliases else "added", scene)
        return present.alias_added_reply(normalise(words), target, self._near(key))

    async def _list_aliases(self, _: str, __: Scene, names: Names) -> Reply:
        return present.aliases_reply(names.aliases.values())

    async def _add_topic(self, rest: str, scene: Scene, names: Names) -> Reply:
        name, about = _apart(rest) if _QUOTED.fullmatch(rest) or ":" in rest else (rest, "")
        if not name.strip():
            return present.topic_help_reply()
        key = self._free_key(name, names, None)
        held = names.topics.get(key, Topic(normalise(name)))
        record = {"name": normalise(name), "about": about.strip() or held.about, "facts": list(held.facts)}
        await self._write(TOPIC, key, record, "changed" if key in names.topics else "added", scene)
        return present.topic_added_reply(normalise(name))

    async def _put(self, rest: str, scene: Scene, names: Names) -> Reply:
        fact_id, name = split_word(rest)
        topic = self._known(name, names)
        await self._ledger.standing(fact_id, scene.server)
        if fact_id in topic.facts:
            raise InvalidFact([f"{fact_id} belongs to {topic.name} already."])
        if len(topic.facts) >= MOST_FACTS:
            raise InvalidFact([f"{topic.name} has {MOST_FACTS} facts already. Take one out first."])
        await self._write(TOPIC, key_of(topic.name), _record(topic, (*topic.facts, fact_id)), "changed", scene)
        return present.topic_changed_reply(f"{fact_id} belongs to {topic.name} now.", topic.name)

    async def _take(self, rest: str, scene: Scene, names: Names) -> Reply:
        fact_id, name = split_word(rest)
        topic = self._known(name, names)
        if fact_id not in topic.facts:
            raise InvalidFact([f"{fact_id} does not belong to {topic.name}."])
        left = tuple(one for one in topic.facts if one != fact_id)
        await self._write(TOPIC, key_of(topic.name), _record(topic, left), "changed", scene)
        return present.topic_changed_reply(f"{fact_id} no longer belongs to {topic.name}.", topic.name)

    async def _list_topics(self, _: str, __: Scene, names: Names) -> Reply:
        return present.topics_reply(names.topics.values())

    async def _remove(self, sort: str, rest: str, scene: Scene, names: Names) -> Reply:
        key = key_of(rest)
        if key not in (names.aliases if sort == ALIAS else names.topics):
            raise InvalidFact([f"There is no {sort} {normalise(rest)[:40]!r} here. `{sort} list` shows all."])
        await self._write(sort, key, None, "removed", scene)
        return present.removed_reply(sort, key)

    async def _undo(self, sort: str, rest: str, scene: Scene, _: Names) -> Reply:
        here = scene.here("")
        key = key_of(rest)
        record = await self._store.write(lambda db: undo_name(db, sort, key, here))
        return present.undone_reply(sort, key, record)

    async def _history(self, sort: str, rest: str, scene: Scene, _: Names) -> Reply:
        key = key_of(rest)
        changes = await self._store.query(lambda db: naming_history(db, sort, key, scene.server))
        if not changes:
            raise InvalidFact(
                [f"There is no {sort} {normalise(rest)[:40]!r} here, and never was. `{sort} list` shows all."]
            )
        return present.history_reply(sort, key, changes)

    async def _write(self, sort: str, key: str, record: Mapping[str, Any] | None, action: str, scene: Scene) -> None:
        here = scene.here("")
        await self._store.write(lambda db: put_name(db, sort, key, record, action, here))

    def _known(self, name: str, names: Names) -> Topic:
        topic = names.topics.get(key_of(name))
        if topic is None:
            raise InvalidFact([f"There is no topic {normalise(name)[:40]!r} here. `topic list` shows all."])
        return topic

    def _target(self, means: str, names: Names) -> tuple[str, str | None]:
        """What an alias means: a topic of the server, one entity, or other words that are known."""
        even = normalise(means)
        if topic := names.topics.get(key_of(even)):
            return topic.name, None
        if entity := self._vocabulary.entity(even):
            return self._vocabulary.label(entity), entity
        if self._vocabulary.concepts(key_of(even)):
            return even, None
        raise InvalidFact(
            [
                f"I know nothing called {even[:40]!r}. Name a country, an organisation, a person, a topic or a word that I know."
            ]
        )

    def _free_key(self, name: str, names: Names, entity: str | None) -> str:
        """The key of a new name; raise InvalidFact where it could be taken for something else."""
        faults = faults_of(name)
        key = key_of(name)
        if faults:
            raise InvalidFact(faults)
        if clash := self._clash(name, key, entity):
            raise InvalidFact([f"{normalise(name)!r} {clash} Choose another name."])
        return key

    def _clash(self, name: str, key: str, entity: str | None) -> str | None:
        known = self._vocabulary.concepts(key)
        if known and known != (f"@{entity}",):
            return "is a word with a meaning of its own here, and stays one."
        words = key.split()
        if not known and self._holds_meaning(words):
            return "holds a word with a meaning of its own, which questions would lose."
        if len(words) == 1 and not known and self._vocabulary.is_ordinary(key):
            return "is an everyday word: every question with it would change its meaning."
        if key in every_command():
            return "is a command."
        if read_amounts(normalise(name)) or read_dates(normalise(name), _ANY_DAY):
            return "reads as an amount or a date."
        return None

    def _holds_meaning(self, words: list[str]) -> bool:
        """Whether part of a name is a known name, or a word that decides which fact is meant."""
        runs = (words[at:end] for at in range(len(words)) for end in range(at + 1, len(words) + 1))
        concepts = {concept for run in runs for concept in self._vocabulary.concepts(" ".join(run))}
        return any(concept.startswith(_DECIDING) for concept in concepts)

    def _near(self, key: str) -> str | None:
        """A known word that a one-word name is only a slip away from."""
        near = self._vocabulary.mended(key, "") if " " not in key and not self._vocabulary.knows(key) else None
        return near if near != key else None


def _record(topic: Topic, facts: tuple[str, ...]) -> dict[str, Any]:
    return {"name": topic.name, "about": topic.about, "facts": list(facts)}


def _apart(text: str) -> tuple[str, str]:
    """Take `"words" → meaning` apart; without quotation marks at the first arrow or word that stands for it."""
    if match := _QUOTED.fullmatch(text):
        return match["words"], match["means"].strip()
    words, *means = _MEANS.split(text, maxsplit=1)
    return words.strip(), means[0].strip() if means else ""
