"""Reading words by what stands before them: a capital as a place or a government, somebody's post, what a total already has."""

from dataclasses import replace

from bot.domain.orders import ordered
from bot.domain.terms import Term
from bot.domain.vocabulary import Vocabulary

DATE, AMOUNT = "\x01", "\x02"
"""What stands in the place of a date and of an amount among the words of a question."""
_IN = frozenset("in at inside near у в во à en im w we".split())
_TO = frozenset({"to", "nach", "a", "do", "до", "в"})
_VISIT = frozenset(
    """
    visit visits visited visiting besuchen besucht besuchte visite visiter visita visito visitar visitaron
    відвідав відвідала відвідати посетил посетила посетить odwiedzil odwiedzila odwiedzic
    """.split()
)
_POSTS = frozenset({"post", "position", "office", "rank"})
_HOLDING = frozenset({"already have", "already had", "already got"})
_ADDING = frozenset({"added", "adds", "adding"})
_DROPPING = frozenset({"drop", "drops", "dropped", "dropping"})
_STOCK, _OUT_OF = "mechanism.stockpile", frozenset({"ask.origin", "role.from", "give.takes"})
_FROM = frozenset({"out of", "from", "off", "aus", "des", "de", "z", "ze", "з", "із", "из", "со"})
_FAR = 4
_REACH = 2
"""Between a visit and the place visited who visits may stand ("besuchte austin kiew")."""
_MARKS = frozenset(
    """
    mark threshold line barrier milestone level bar marke grenze schwelle seuil barre marca umbral barrera prog granice granica
    позначку позначка межу рубіж отметку отметка рубеж планку планка порог поріг
    """.split()
)
"""What an amount is called that something has passed or not reached."""


def placed(terms: tuple[Term, ...], words: tuple[str, ...], vocabulary: Vocabulary) -> tuple[Term, ...]:
    """Read words by what stands before them.

    A capital after "in", "at" or "visit" is the place, not the government that it also stands for; somebody's "post" an office;
    the "mark" behind an amount only that amount; what an amount "already has" is a part of it, and no stock of goods.
    """
    known = vocabulary.entities
    trips = {term.end for term in terms if "occasion.meeting" in term.concepts}
    led = {term.end for term in terms if term.words in _IN or (term.words in _TO and term.at in trips)}
    visits = [term.at for term in terms if term.words.rsplit(" ", 1)[-1] in _VISIT]

    told = [term.at for term in terms if term.concepts & {"noun.news", "measure.package"}]
    sums = {term.end for term in terms if "measure.total" in term.concepts}
    owners = {term.end for term in terms if term.words.endswith("s") and is_person(term, vocabulary)}

    sources = {term.end for term in terms if term.concepts & _OUT_OF or term.words in _FROM}
    sources |= {term.end for term in terms if term.at in sources and term.concepts == {"filler.word"}}

    def read(term: Term) -> Term:
        if _STOCK in term.concepts and term.at in sources:
            return replace(term, concepts=frozenset({_STOCK}))  # "comes from us stocks" names nobody who gets it
        if term.words in _MARKS and term.at and words[term.at - 1] == AMOUNT:
            return replace(term, concepts=frozenset({"filler.word"}))
        if term.words in _POSTS and term.at in owners:
            return replace(term, concepts=frozenset({"ask.role"}))  # "umerov's post"
        if term.words in _HOLDING and (term.at in sums or words[term.at - 1 : term.at] == (AMOUNT,)):
            return replace(term, concepts=frozenset({"ask.including"}))  # "does the total already have it in it"
        if term.words in _ADDING and AMOUNT in words[term.end : term.end + _REACH + 1]:
            return replace(term, concepts=frozenset({"filler.verb"}))  # "before austin added the 2.3b"
        if term.words in _DROPPING and any(term.end <= news <= term.end + _FAR for news in told):
            return replace(term, concepts=frozenset({"ask.announcer"}))  # "when he dropped the 2.3b news"
        if term.words == "host" and (term.at in owners or term is terms[-1]):
            return replace(term, concepts=frozenset({"ask.host"}))
        places = frozenset(
            f"@{entity}" for entity in term.entities if entity in known and known[entity].type == "place"
        )
        visited = any(visit < term.at <= visit + _REACH for visit in visits)
        return replace(term, concepts=places) if places and (term.at in led or visited) else term

    return ordered(tuple(read(term) for term in terms), lambda term: is_person(term, vocabulary))


def is_person(term: Term, vocabulary: Vocabulary) -> bool:
    """Whether a term names a person, or an office that a person holds."""
    known = vocabulary.entities
    persons = any(entity in known and known[entity].type == "person" for entity in term.entities)
    return persons or any(concept.startswith("office:") for concept in term.concepts)
