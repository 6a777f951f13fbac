"""Who appears in an article: persons by name, office, role or pronoun, and whom each of these means where it stands.

Who of them said what is worked out in `_speakers.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from bot.domain.extracting._met import Met, Role
from bot.domain.extracting._reading import Named, Stretch
from bot.domain.extracting.findings import Speaker
from bot.domain.vocabulary import Vocabulary

_SHE = frozenset("she her elle ella вона она ona".split())
_EITHER = frozenset("sie el on they вони они ils elles ellos oni".split())
PRONOUNS = frozenset("he she er sie il elle él ella він вона он она ona they".split())
_FEMALE_NAMES = frozenset(
    """
    ursula kaja annalena yulia kamala giorgia mette sanna sabrina karine christine samantha janet victoria roberta ingrida
    maia olena katarina liz theresa angela marie chrystia melanie linda lisa anita barbel kathleen hillary susan jane mary
    sarah rachel yvette margaret elisabeth elizabeth penny anne anna oksana olha iryna svitlana natalia tetiana cindy jill
    """.split()
)
_ROLE_LEADS = ("noun.official", "noun.minister", "noun.defence_minister", "noun.defence_secretary", "noun.president")
_MORE_ROLE_LEADS = (
    "noun.spokesperson",
    "noun.secretary_of_state",
    "noun.secretary_general",
    "noun.commission_president",
)
ROLES = _ROLE_LEADS + _MORE_ROLE_LEADS
_MORE_ROLES = frozenset(
    """
    chancellor premier ambassador envoy adviser advisor aide general commander diplomat lawmaker senator chairman chairwoman
    director analyst governor mayor briefer source
    kanzler kanzlerin botschafter sprecher sprecherin minister ministerin
    прем'єр прем'єрка речник речниця посол радник чиновник міністр міністерка генерал голова директор
    """.split()
)
_MARKS = frozenset(
    """
    honourable honorable hon mr mrs ms dr sir lord herr frau пан пані maj gen lt col sgt adm capt brig sen rep general
    admiral colonel major
    """.split()
)
_NO_NAMES = ("@", "office:", "noun.", "item.", "kind.", "mechanism.", "measure.", "aid.", "stage.")
"""What a word with a capital letter may mean that makes it no part of an unknown name."""
_OUTLETS = frozenset(
    "afp ap bbc cnn fox-news kyiv-independent new-york-times reuters tass ukrinform unn washington-post wikipedia".split()
)
_OFFICES_OF = frozenset("administration government office team cabinet".split())
"""Behind a person's name they make it that of a body."""
_LINKERS = frozenset("von van der de la di da bin al el".split())
_MOST_NAMES = 5
_IN_MIND = 100
"""So many people at most a "she" may mean who were told of in sentences before."""
_THE = frozenset({"the", "der", "die", "le", "la", "el"})


@dataclass
class Cast:
    """Everybody met so far while an article is read from its start."""

    vocabulary: Vocabulary
    published: date
    seen: Met = field(default_factory=Met)
    titled: dict[str, Speaker] = field(default_factory=dict)
    focus: dict[Speaker, None] = field(default_factory=dict)
    """Who the sentences were about, the latest last."""

    def roles(self, stretch: Stretch) -> tuple[Role, ...]:
        """Everybody in a stretch, left to right; an office and the name beside it are one."""
        found = sorted(self._all(stretch), key=lambda role: role.first)
        joined: list[Role] = []
        for role in found:
            if joined and role.first < joined[-1].last:
                continue
            before = joined[-1] if joined else None
            if before and _in_apposition(before, role, stretch):
                joined[-1] = Role(before.first, role.last, before.speaker)
                self._entitle(stretch, role, before.speaker)
            elif before and self._belong_together(before, role, stretch):
                if before.anonymous:
                    self._entitle(stretch, before, role.speaker)
                joined[-1] = Role(before.first, role.last, role.speaker, possessive=role.possessive)
            else:
                joined.append(role)
        for role in joined:
            self._meet(role)
        return tuple(joined)

    def meant(self, role: Role, stretch: Stretch, near: Iterable[Speaker]) -> Speaker | None:
        """Whom a role means: itself, or for a pronoun one of those before it in the sentence, else the article's last."""
        if not role.pronoun:
            return role.speaker
        word = stretch.word(role.first)
        people = chain(near, reversed(self.focus))
        return next((speaker for speaker in people if _fits(word, speaker) and not self._is_body(speaker)), None)

    def _is_body(self, speaker: Speaker) -> bool:
        """Whether a state or organisation is meant, which no "he" stands for ("Germany pledged it, he said")."""
        known = self.vocabulary.entities.get(speaker.entity or "")
        return known is not None and known.type != "person"

    def look_at(self, speaker: Speaker | None) -> None:
        """Remember whom a sentence is about."""
        if speaker:
            self.focus.pop(speaker, None)
            self.focus[speaker] = None
            if len(self.focus) > _IN_MIND:
                del self.focus[next(iter(self.focus))]

    @property
    def latest(self) -> Speaker | None:
        """Whom the last sentence was about that was about anybody."""
        return next(reversed(self.focus), None)

    def _all(self, stretch: Stretch) -> Iterator[Role]:
        for named in stretch.named:
            yield from self._known(named, stretch)
        taken = {at for named in stretch.named if named.names("@", "office:") for at in range(named.first, named.last)}
        yield from self._unknown(stretch, taken)
        for at, token in enumerate(stretch.tokens):
            if token.folded in PRONOUNS and at not in taken:
                yield Role(at, at + 1, None, pronoun=True)
            elif token.folded in _MORE_ROLES and at not in stretch.by_word:
                yield self._by_role(at, at + 1, stretch)

    def _known(self, named: Named, stretch: Stretch) -> Iterator[Role]:
        possessive = stretch.tokens[named.last - 1].folded.endswith("'s") or stretch.word(named.last) in _OFFICES_OF
        people = [one for one in named.entities if self.vocabulary.entities[one].type == "person"]
        others = [one for one in named.entities if self.vocabulary.entities[one].type in ("organisation", "country")]
        if people:
            yield Role(named.first, named.last, self._one_of(people, named, stretch), possessive=possessive)
        elif named.names("office:"):
            yield self._by_office(named, stretch, possessive)
        elif others and others[0] not in _OUTLETS:
            speaker = Speaker(self.vocabulary.label(others[0]), others[0])
            yield Role(named.first, named.last, speaker, body=True, possessive=possessive)
        elif named.names("noun.government"):
            yield Role(named.first, named.last, Speaker(_phrase(stretch, named.first, named.last)), body=True)
        elif named.names(*ROLES) and not named.names("@"):
            yield self._by_role(named.first, named.last, stretch)

    def _one_of(self, people: Sequence[str], named: Named, stretch: Stretch) -> Speaker:
        """The person a name means: of several the one met last, else nobody of those we know."""
        met = self.seen.last_of(people)
        if len(people) == 1 or met:
            return met or self._entity(people[0])
        return Speaker(stretch.text[named.start : named.end].removesuffix("'s"))

    def _by_office(self, named: Named, stretch: Stretch, possessive: bool) -> Role:
        offices = [concept.removeprefix("office:") for concept in named.concepts if concept.startswith("office:")]
        span = self.published - timedelta(days=30), self.published
        holders = dict.fromkeys(person for office in offices for person in self.vocabulary.holders(office, *span))
        met = self.seen.last_of(holders)
        only = met.entity if met else next(iter(holders)) if len(holders) == 1 else None
        words = stretch.text[named.start : named.end]
        speaker = self._entity(only) if only else Speaker(words)
        return Role(named.first, named.last, speaker, possessive=possessive, anonymous=only is None)

    def _by_role(self, first: int, last: int, stretch: Stretch) -> Role:
        """A bare role ("the minister") means who was met last and holds one; else it stays words."""
        title = stretch.tokens[last - 1].folded
        told = self.titled.get(title)
        if told and stretch.word(first - 1) in _THE:
            return Role(first, last, told, anonymous=True)
        holder = self.seen.by_title.get(title)
        if holder and stretch.word(first - 1) not in ("a", "an", "ein", "eine", "один"):
            return Role(first, last, holder, anonymous=True)
        return Role(first, last, Speaker(_phrase(stretch, first, last)), anonymous=True)

    def _unknown(self, stretch: Stretch, taken: set[int]) -> Iterator[Role]:
        """Names that nobody told us: two or more capital words that mean nothing, or the last name of one met before."""
        at = 0
        while at < len(stretch.tokens):
            end = self._name_end(stretch, at, taken)
            titled = stretch.word(at - 1) in _MARKS
            if end - at >= 2 or (end > at and titled):
                name = stretch.text[stretch.tokens[at].start : stretch.tokens[end - 1].end]
                plain = name.removesuffix("'s")
                yield Role(at, end, self._named(plain), possessive=name != plain)
            elif end > at and (met := self._met(stretch.tokens[at].text.removesuffix("'s"))):
                yield Role(at, end, met, possessive=stretch.tokens[at].text.endswith("'s"))
            at = max(end, at + 1)

    def _name_end(self, stretch: Stretch, at: int, taken: set[int]) -> int:
        end = at
        while end < len(stretch.tokens) and end - at < _MOST_NAMES and self._is_name(stretch, end, taken):
            if end > at and not _beside(stretch, end):
                break
            end += 1
            while stretch.word(end) in _LINKERS and stretch.starts_name(end + 1):
                end += 1
            if stretch.tokens[end - 1].text.endswith("'s"):
                break
        return end

    def _is_name(self, stretch: Stretch, at: int, taken: set[int]) -> bool:
        token = stretch.tokens[at]
        if (
            at in taken
            or not token.text[:1].isupper()
            or any(c.isdigit() for c in token.text)
            or token.folded in _MARKS
        ):
            return False
        known = stretch.by_word.get(at)
        if known and (known.names(*_NO_NAMES) or known.last - known.first > 1 or at == 0):
            return False
        return not self.vocabulary.is_ordinary(token.folded.removesuffix("'s"))

    def _named(self, name: str) -> Speaker:
        return self._met(name.split(" ")[-1]) or Speaker(name)

    def _met(self, last_name: str) -> Speaker | None:
        return self.seen.by_last_name.get(last_name)

    def _entity(self, entity: str) -> Speaker:
        return Speaker(self.vocabulary.label(entity), entity)

    def _entitle(self, stretch: Stretch, title: Role, speaker: Speaker | None) -> None:
        """Remember who was told with a title: from then on "the minister" means that person."""
        if speaker is not None:
            self.titled[stretch.tokens[title.last - 1].folded] = speaker

    def _meet(self, role: Role) -> None:
        if role.speaker and not role.pronoun and not role.body and not role.anonymous:
            self.seen.meet(role.speaker, self.vocabulary.titles(role.speaker.entity) if role.speaker.entity else ())

    def _belong_together(self, before: Role, role: Role, stretch: Stretch) -> bool:
        """Whether an office, role or body stands directly before the name of who holds it."""
        if role.pronoun or role.body or role.speaker is None or before.pronoun or role.first != before.last:
            return False
        gap = stretch.text[stretch.tokens[before.last - 1].end : stretch.tokens[role.first].start]
        if gap.strip(" -"):
            return False
        return before.body or before.anonymous or before.speaker == role.speaker or self._holds(before, role)

    def _holds(self, before: Role, role: Role) -> bool:
        """An office read as somebody else's is that of the name which follows it at once."""
        return before.speaker is not None and role.speaker is not None and before.last - before.first > 1


def named_person(role: Role) -> bool:
    """Whether a role names a person, whom a pronoun behind it may mean."""
    return not (role.pronoun or role.body or role.possessive)


def _in_apposition(before: Role, role: Role, stretch: Stretch) -> bool:
    """Whether a role is told behind a name and a comma: "Bill Blair, Minister of National Defence"."""
    named = before.speaker is not None and not (before.anonymous or before.body or before.pronoun or before.possessive)
    if not named or not role.anonymous or role.first != before.last:
        return False
    return stretch.text[stretch.tokens[before.last - 1].end : stretch.tokens[role.first].start] == ", "


def _beside(stretch: Stretch, at: int) -> bool:
    """Whether nothing but a space, or the full stop of an initial, stands before a word."""
    gap = stretch.text[stretch.tokens[at - 1].end : stretch.tokens[at].start]
    return gap in (" ", "-") or (gap == ". " and len(stretch.tokens[at - 1].text) <= 3)


def _phrase(stretch: Stretch, first: int, last: int) -> str:
    """A role with the article and adjectives before it: "a senior U.S. official"."""
    begin = first
    while begin and first - begin < 4 and _beside(stretch, begin):
        begin -= 1
        if stretch.word(begin) in ("a", "an", "the", "ein", "eine", "der", "die", "one"):
            return stretch.text[stretch.tokens[begin].start : stretch.tokens[last - 1].end]
    return stretch.text[stretch.tokens[first].start : stretch.tokens[last - 1].end]


def _fits(pronoun: str, speaker: Speaker) -> bool:
    if pronoun in _EITHER:
        return True
    female = speaker.name.split(" ")[0].casefold() in _FEMALE_NAMES
    return female == (pronoun in _SHE)
