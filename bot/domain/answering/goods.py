"""Whether a question asks for goods: what is in a package, or whether something is."""

from bot.domain.question import Reading

ANY_GOODS = frozenset({"weapon", "equipment"})
"""Items that stand for goods of any sort ("weapons", "stuff")."""


def only_items(reading: Reading, *, polar: bool) -> bool:
    """Goods named and no amount asked for; goods of any sort only where the question asks which."""
    asks = reading.asks
    goods = set(reading.named("item"))
    if "delivery_dates" in reading.named("occasion"):
        return False
    if not goods or "total" in reading.named("measure") or reading.named("stage") == ("lost",):
        return False
    if asks & {"who", "when", "where", "latest", "largest", "first"}:
        return False
    if polar and goods - ANY_GOODS:
        return True
    if "how_much" in asks:
        return False
    return bool(goods - ANY_GOODS or asks & {"which", "what", "list"} or _goods_in_package(reading))


def _goods_in_package(reading: Reading) -> bool:
    """ "Weapons in the package" asks for them; "the weapons package" only describes it."""
    packages = {term.at for term in reading.terms if "measure.package" in term.concepts}
    return bool(packages) and all(term.end not in packages for term in reading.terms_of("item"))
