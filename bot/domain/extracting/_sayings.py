"""Words of saying in a stretch of an article, and where one clause of it ends and another begins."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.extracting._reading import Stretch

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
_CLAUSE = re.compile(r"[;:]")
_THAT = frozenset({"that", "що", "dass", "что", "que", "że"})


def sayings(stretch: "Stretch") -> tuple[int, ...]:
    """Where words of saying stand."""
    return tuple(at for at in range(len(stretch.tokens)) if is_saying(stretch, at))


def is_saying(stretch: "Stretch", at: int) -> bool:
    """Whether the word there is one of saying."""
    if stretch.word(at - 1) in ("to", "zu"):
        return False
    word, named = stretch.word(at), stretch.by_word.get(at)
    if named and named.last - named.first > 1 and not named.names("ask.", "stage."):
        return False  # the "state" of a Secretary of State
    return word in _SAYING or (named is not None and named.names("ask.said") and named.last == at + 1)


def clause_words(stretch: "Stretch") -> list[int]:
    """The words that open a clause ("that")."""
    return [at for at, token in enumerate(stretch.tokens) if token.folded in _THAT]


def clause_marks(stretch: "Stretch") -> list[int]:
    """The words before which a colon or semicolon stands."""
    marks = (stretch.word_at(found.start()) for found in _CLAUSE.finditer(stretch.text))
    return [at for at in dict.fromkeys(marks) if at]
