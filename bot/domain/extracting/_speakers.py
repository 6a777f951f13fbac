"""Who said something: the attribution before, after or around a quotation, or in a sentence that reports speech."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.extracting._cast import Cast, Role
from bot.domain.extracting._reading import Stretch
from bot.domain.extracting.findings import Speaker

_SAYING = frozenset(
    """
    say says said tell tells told reply replied replies add adds added adding noted notes stress stressed stressesd
    states write wrote writes announce announced announces explain explained explains continue continued warn warned
    warns insist insisted insists argue argued argues declare declared declares called calls describe described
    describes hail hailed dub dubbed thank thanked thanks urge urged urges emphasize emphasized emphasise emphasised
    conclude concluded recall recalled remark remarked respond responded ask asked asks answer answered claimed
    claims vow vowed promised pledged acknowledge acknowledged admit admitted confirm confirmed confirms reiterate
    reiterated posted tweet tweeted observe observed underline underlined underscored underscore point pointed
    suggest suggested predict predicted quip quipped joke joked quoted saying telling calling describing welcomed
    welcome praised praise condemned denounced criticized criticised appealed reads read commented comment lamented
    estimated believes cautioned сказав сказала сказали каже заявив заявила заявили заявляє повідомив повідомила
    повідомили повідомляє наголосив наголосила зазначив зазначила зауважив зауважила додав додала додали підкреслив
    підкреслила написав написала пише розповів розповіла пояснив пояснила відповів відповіла відзначив відзначила
    запевнив запевнила попередив попередила закликав закликала переконаний переконана уточнив уточнила поінформував
    поінформувала анонсував оголосив оголосила подякував подякувала назвав назвала вважає цитує висловив висловила
    процитував сказал заявил сообщил сообщила отметил отметила подчеркнул подчеркнула добавил добавила написал
    рассказал пояснил ответил призвал предупредил назвал sagte sagt sagten erklärte erklarte erklärt betonte betont
    teilte schrieb schreibt fügte fugte hinzu kündigte kundigte bekräftigte bekraftigte versprach warnte meinte
    kritisierte kritisiert verurteilte begrusste begrüßte lehnte slammed blasted accused критикував критикувала
    розкритикував розкритикувала привітав засудив antwortete
    nannte nennt bezeichnete unterstrich ergänzte erganzte mahnte forderte fordert dankte lobte verkündete
    verkundete so dit déclaré a affirmé affirme souligné souligne ajouté ajoute précisé precise expliqué explique
    dijo afirmó afirmo declaró declaro añadió anadio agregó agrego señaló senalo subrayó subrayo explicó explico
    powiedział powiedzial powiedziała powiedziala dodał dodal dodała dodala podkreślił podkreslil zaznaczył zaznaczyl
    oświadczył oswiadczyl napisał napisal
    """.split()
) - {"a", "so"}
_ACCORDING = frozenset("according laut zufolge angaben selon según segun według wedlug словами".split())
_OBJECT_BEFORE = frozenset(
    "told tell tells telling thanked thank urged asked with to of by against for alongside and's from mit an dankte з із".split()
)
_OF_HIM = frozenset("його її его ее him her them ihm ihr lui jego jej".split())
_CLAUSE = re.compile(r"[;:]")
_REACH = 28
_SHORT_TAG = 8
_OPENING = 1


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it, and at which word of the stretch the saying stands."""

    speaker: Speaker
    at: int


def sayings(stretch: Stretch) -> tuple[int, ...]:
    """Where words of saying stand."""
    return tuple(at for at, token in enumerate(stretch.tokens) if _is_saying(stretch, at, token.folded))


def said_after(stretch: Stretch, cast: Cast) -> Attribution | None:
    """Read what follows a quotation: `, Austin said`, `, said Austin`, `— сказав Зеленський`, `, according to Austin`."""
    roles = cast.roles(stretch)
    verb = next((at for at in sayings(stretch) if at < _REACH), None)
    if verb is None:
        return _by_tag(stretch, roles, cast)
    return _subject(stretch, roles, cast, verb)


def said_before(stretch: Stretch, cast: Cast) -> Attribution | None:
    """Read what leads to a quotation: `Austin said: `, `In particular, he said, Ukraine needs `, `he called it `."""
    roles = cast.roles(stretch)
    for verb in reversed(sayings(stretch)):
        if found := _subject(stretch, roles, cast, verb):
            return found
    return _according(stretch, roles, cast) or (_by_tag(stretch, roles, cast) if stretch.text.endswith(":") else None)


def reported(stretch: Stretch, cast: Cast) -> Attribution | None:
    """Read who is said to have said what a sentence tells, from its first word of saying."""
    roles = cast.roles(stretch)
    found = (_subject(stretch, roles, cast, verb) for verb in sayings(stretch))
    return next((one for one in found if one), None) or _according(stretch, roles, cast)


def subject_of(stretch: Stretch, cast: Cast) -> Speaker | None:
    """Whom a sentence is about: the first person in it who is nobody's object."""
    roles = cast.roles(stretch)
    for at, role in enumerate(roles):
        if role.body or role.possessive or _is_object(stretch, role):
            continue
        return cast.meant(role, stretch, roles[:at])
    return None


def _is_saying(stretch: Stretch, at: int, word: str) -> bool:
    if stretch.word(at - 1) in ("to", "zu"):
        return False
    named = stretch.by_word.get(at)
    if named and named.last - named.first > 1 and not named.names("ask.", "stage."):
        return False  # the "state" of a Secretary of State
    return word in _SAYING or (named is not None and named.names("ask.said") and named.last == at + 1)


def _subject(stretch: Stretch, roles: Sequence[Role], cast: Cast, verb: int) -> Attribution | None:
    before = [role for role in roles if role.last <= verb and not role.possessive and not _is_object(stretch, role)]
    near = [role for role in before if not _clause_between(stretch, role.last, verb)]
    after = [role for role in roles if role.first > verb]
    inverted = _inverted(stretch, verb, after, near)
    role = inverted or (near[-1] if near else None) or _following(stretch, verb, after)
    if role is None:
        return None
    speaker = cast.meant(role, stretch, before[: before.index(role)] if role in before else ())
    return Attribution(speaker, verb) if speaker else None


def _inverted(stretch: Stretch, verb: int, after: Sequence[Role], before: Sequence[Role]) -> Role | None:
    """Who stands directly behind the verb ("said Austin", "sagte er"), where nobody stands directly before it."""
    directly_before = bool(before) and before[-1].last == verb
    if directly_before or not after or stretch.tokens[verb].folded in _OBJECT_BEFORE:
        return None
    role = after[0]
    begin = role.first
    while begin > verb + 1 and _is_title(stretch, begin - 1):
        begin -= 1
    return role if begin == verb + 1 and not role.possessive and not (role.body and before) else None


def _is_title(stretch: Stretch, at: int) -> bool:
    """Whether a word can stand between the verb and the name: an article, or a word of a title."""
    named = stretch.by_word.get(at)
    return stretch.word(at) in ("the", "der", "die", "le", "la", "el") or bool(named and named.names("noun.", "@"))


def _following(stretch: Stretch, verb: int, after: Sequence[Role]) -> Role | None:
    if stretch.tokens[verb].folded in _OBJECT_BEFORE:
        return None
    if verb > _OPENING and any(token.text.isascii() for token in stretch.tokens[verb : verb + 1]):
        return None  # somebody we do not know stands before the verb ("the publication notes")
    near = [role for role in after if role.first - verb <= 10 and not role.possessive and not _is_object(stretch, role)]
    held = [role for role in near if not _clause_between(stretch, verb + 1, role.first)]
    return next((role for role in held if not role.body), held[0] if held else None)


def _clause_between(stretch: Stretch, first: int, last: int) -> bool:
    if first >= last or last > len(stretch.tokens):
        return False
    words = [token.folded for token in stretch.tokens[first:last]]
    gap = stretch.text[stretch.tokens[first - 1].end : stretch.tokens[last - 1].end] if first else ""
    return bool(_CLAUSE.search(gap)) or bool({"that", "що", "dass", "что", "que", "że"} & set(words))


def _is_object(stretch: Stretch, role: Role) -> bool:
    at = role.first - 1
    while stretch.word(at) in ("the", "his", "her", "its", "their", "den", "dem", "der", "die"):
        at -= 1
    before = stretch.word(at)
    if before == "by" and at and _is_saying(stretch, at - 1, stretch.word(at - 1)):
        return False
    return at >= 0 and before in _OBJECT_BEFORE


def _according(stretch: Stretch, roles: Sequence[Role], cast: Cast) -> Attribution | None:
    words = [token.folded for token in stretch.tokens]
    at = next((index for index, word in enumerate(words) if word in _ACCORDING), None)
    if at is None:
        return None
    if stretch.word(at - 1) in _OF_HIM or stretch.word(at + 1) in _OF_HIM:
        speaker = cast.focus[-1] if cast.focus else None
        return Attribution(speaker, at) if speaker else None
    named = [role for role in roles if 0 <= role.first - at <= 8] or [role for role in roles if role.last <= at][-1:]
    speaker = cast.meant(named[0], stretch, ()) if named else None
    return Attribution(speaker, at) if speaker else None


def _by_tag(stretch: Stretch, roles: Sequence[Role], cast: Cast) -> Attribution | None:
    """A name set behind a quotation by a dash, or before it with a colon, without any verb."""
    told = _according(stretch, roles, cast)
    tagged = stretch.text.startswith("-") or stretch.text.endswith(":")
    first = next((role for role in roles if not role.body and not role.possessive), None)
    if told or not tagged or first is None or len(stretch.tokens) > _SHORT_TAG + 4:
        return told
    speaker = cast.meant(first, stretch, ())
    return Attribution(speaker, first.first) if speaker else None
