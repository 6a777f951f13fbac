"""What is in a package: the items that its source lists, all or those asked for."""

from collections.abc import Sequence

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.cues import BUYING, OR
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement, on_date, without_repeats
from bot.domain.answering.packages import packages_meant
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.model import FactType, Held, Statement
from bot.domain.terms import Term
from bot.domain.text import tokens

_ANY_GOODS = frozenset({"item.weapon", "item.equipment"})


def answer_items(desk: Desk) -> Answer:
    """List what a package holds; with goods named, only answer when the list tells of them."""
    items = items_named(desk)
    if _asks_which_other(desk):
        return abstained(desk, "words", packages_meant(desk, leaving=desk.reading.content))
    if "dollar" in desk.reading.named("noun") and "by_type" in desk.reading.asks:
        return abstained(desk, "part", packages_meant(desk, leaving=desk.reading.content))
    found = contents_meant(desk, desk.reading.terms_of("item"))
    complete = [held for held in found if not _unexplained(desk, held)]
    if not complete:
        packages = packages_meant(desk, leaving=items)
        return abstained(desk, "not_listed" if packages and items else "words", [*found, *packages])
    if not items and any("filler.negation" in term.concepts for term in desk.reading.terms):
        return abstained(desk, "words", found)
    if _several_packages(complete) and not items:
        return asked_back(desk, "which_package", _packages_of(desk, complete))
    kind = AnswerKind.LIST if not items else AnswerKind.TEXT
    return answered(desk, kind, Point.ITEMS, complete[:3], assumed=_assumed(desk, complete))


def _asks_which_other(desk: Desk) -> bool:
    """Whether "which" asks for something other than goods ("which factory makes the interceptors")."""
    asked = {term.end for term in desk.reading.terms if "ask.which" in term.concepts}
    heads = [term for term in desk.reading.content if term.at in asked]
    return any(not term.concepts or any(c.startswith("mechanism.") for c in term.concepts) for term in heads)


def contents_meant(desk: Desk, items: Sequence[Term] = ()) -> tuple[Held, ...]:
    """The lists of contents of the packages that the question points to, and others that name the goods it asks for."""
    packages = packages_meant(desk, leaving=items)
    lists = [held for package in packages for held in desk.context(package) if is_statement(held, "contents")]
    if not packages and items and desk.reading.drawdown is None and not desk.reading.amounts:
        words = [word for term in items for word in term.words.split()]
        lists.extend(
            held
            for held in desk.search(words, types=[FactType.STATEMENT], every=True, limit=20)
            if is_statement(held, "contents", "event", "mechanism") and _is_of_days(desk, held)
        )
    return without_repeats(lists)


def _is_of_days(desk: Desk, held: Held) -> bool:
    """Whether a list, or the package that it is of, is of the days that the question names."""
    owners = desk.shelf.fetch(held.fact.about) if desk.reading.whens else ()
    return all(any(on_date(one, when) for one in (held, *owners)) for when in desk.reading.whens)


def _unexplained(desk: Desk, held: Held) -> tuple[Term, ...]:
    """Goods must stand in the list itself, one of them where they are alternatives; the rest may be told by the occasion."""
    goods = desk.reading.terms_of("item")
    items = items_named(desk)
    missing = tuple(term for term in items if not lists_item(desk, held, term))
    if len(missing) < len(items) and _are_alternatives(desk, items):
        missing = ()
    others = [term for term in desk.reading.content if term not in goods and term.words not in BUYING]
    return (*missing, *desk.unexplained(held, terms=others))


def items_named(desk: Desk) -> tuple[Term, ...]:
    """The goods named, without words for goods of any sort ("stuff", "weapons")."""
    return tuple(term for term in desk.reading.terms_of("item") if not term.concepts & _ANY_GOODS)


def _are_alternatives(desk: Desk, items: Sequence[Term]) -> bool:
    """Whether the question offers them as alternatives ("tanks or anti-tank weapons")."""
    between = range(min(term.end for term in items), max(term.at for term in items) + 1) if len(items) > 1 else range(0)
    return any(desk.reading.words[at] in OR for at in between if at < len(desk.reading.words))


def _several_packages(lists: Sequence[Held]) -> bool:
    return len({held.fact.event or held.fact.about[:1] or held.fact.id for held in lists}) > 1


def _packages_of(desk: Desk, lists: Sequence[Held]) -> Sequence[Held]:
    ids = [package for held in lists for package in held.fact.about[:1]]
    return desk.shelf.fetch(list(dict.fromkeys(ids)))


def _assumed(desk: Desk, lists: Sequence[Held]) -> list[Assumed]:
    fact = lists[0].fact
    if not isinstance(fact, Statement) or not any(when.open_year for when in desk.reading.whens):
        return []
    return [Assumed("year", str(fact.date.year))]


def lists_item(desk: Desk, held: Held, term: Term) -> bool:
    """Whether the list of contents has the goods, by name; anti-tank weapons are no tanks."""
    items = held.fact.items if isinstance(held.fact, Statement) else ()
    if not items:
        return not desk.unexplained(held, wide=False, terms=[term])
    return any(names_item(desk, item, term) for item in items)


def names_item(desk: Desk, item: str, term: Term) -> bool:
    """Whether one line of a list names the goods, read by its longest phrases, or has the very words."""
    words = [token.folded for token in tokens(item.replace("-", " "))]
    mentions = desk.vocabulary.lex(words).mentions
    known = any(concept.startswith("item.") for concept in term.concepts)
    if known:
        return any(set(mention.concepts) & term.concepts for mention in mentions)
    return all(word in words for word in term.words.split(" "))
