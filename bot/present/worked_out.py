"""Results of sums in words: the result with its precision, and the sourced figures that it was worked out from."""

from decimal import Decimal

from bot.domain.answer import Computed, Operation
from bot.domain.model import Figure, Precision
from bot.present.facts import FactWords, capital
from bot.present.messages import mark
from bot.present.numbers import amount_words, full_digits
from bot.present.terms import unit_words

_TENTH = Decimal("0.1")
_JOINED = {
    Operation.SHARE: mark("{one} of {other}"),
    Operation.DIFFERENCE: mark("{one} minus {other}"),
    Operation.RATIO: mark("{one} against {other}"),
    Operation.SUM: mark("{one} plus {other}"),
    Operation.LARGER: mark("{one} against {other}"),
    Operation.REST: mark("{one} without {other}"),
}
_A = {
    Operation.PER_HOUR: mark("{amount} an hour"),
    Operation.PER_DAY: mark("{amount} a day"),
    Operation.PER_WEEK: mark("{amount} a week"),
    Operation.PER_MONTH: mark("{amount} a month"),
    Operation.PER_YEAR: mark("{amount} a year"),
}


def computed_words(computed: Computed, words: FactWords) -> str:
    """The result of a sum, then the figures that went into it, as a line of its own."""
    return capital(reckoned(computed, words))


def reckoned(computed: Computed, words: FactWords) -> str:
    """The result of a sum, then the figures that went into it, to stand inside a sentence."""
    return f"{_result(computed, words)} ({_inputs(computed, words)})"


def _result(computed: Computed, words: FactWords) -> str:
    messages = words.messages
    match computed.operation:
        case Operation.SHARE | Operation.REST:
            return _share(computed, words)
        case Operation.RATIO:
            number = amount_words(_rounded(computed.result), "", _precision(computed), messages.language).strip()
            return messages.say("{number} times as much", number=number)
        case Operation() as rate if rate in _A:
            unit = unit_words(_figures(computed)[0].unit, computed.result, messages)
            told = amount_words(_roughly(computed.result), unit, Precision.ABOUT, messages.language)
            return messages.say(_A[rate], amount=told)
        case Operation.IN_MILLIONS:
            return _in_millions(computed, words)
        case Operation.IN_FULL:
            return full_digits(computed.result, computed.unit, messages.language)
        case Operation.LARGER:
            larger = max(_figures(computed), key=lambda figure: figure.value)
            return messages.say("the larger: {figure}", figure=words.line(larger))
        case _:
            return amount_words(computed.result, computed.unit, _precision(computed), messages.language)


def _share(computed: Computed, words: FactWords) -> str:
    language = words.messages.language
    share = amount_words(_rounded(computed.result), "percent", _precision(computed), language)
    if computed.bound is None:
        return share
    if _rounded(computed.result) == computed.bound != computed.result:
        return share
    bound = amount_words(computed.bound, "percent", None, language)
    if computed.result == computed.bound:
        return words.messages.say("exactly {bound}", bound=bound)
    if computed.result < computed.bound:
        return words.messages.say("smaller than {bound}: {share}", bound=bound, share=share)
    return words.messages.say("bigger than {bound}: {share}", bound=bound, share=share)


def _in_millions(computed: Computed, words: FactWords) -> str:
    """In millions whatever the size: the number in full, then the unit."""
    number = amount_words(computed.result, "", _precision(computed), words.messages.language).strip()
    return words.messages.say("{number} million {unit}", number=number, unit=computed.unit)


def _precision(computed: Computed) -> Precision:
    """How exactly the result is known: as exactly as what went in, `about` where that can't be told in a word."""
    figures = _figures(computed)
    loose = [figure for figure in figures if figure.precision is not Precision.EXACT]
    if not loose and computed.operation in (
        Operation.DIFFERENCE,
        Operation.SUM,
        Operation.IN_MILLIONS,
        Operation.IN_FULL,
    ):
        return Precision.EXACT
    if not loose and _rounded(computed.result) == computed.result:
        return Precision.EXACT
    largest = max(figures, key=lambda figure: figure.value)
    if computed.operation in (Operation.DIFFERENCE, Operation.IN_MILLIONS, Operation.IN_FULL) and loose == [largest]:
        return largest.precision
    return Precision.ABOUT


def _inputs(computed: Computed, words: FactWords) -> str:
    figures = sorted(
        _figures(computed), key=lambda figure: figure.value, reverse=computed.operation is not Operation.SHARE
    )
    amounts = [words.amount(figure) for figure in figures]
    if computed.days is not None:
        days = computed.days
        return words.messages.count("{amount} in {number} day", "{amount} in {number} days", days, amount=amounts[0])
    if computed.bound is not None and computed.operation is Operation.DIFFERENCE:
        amounts.append(amount_words(computed.bound, computed.unit, None, words.messages.language))
    if len(amounts) == 1:
        return amounts[0]
    return words.messages.say(_JOINED[computed.operation], one=amounts[0], other=amounts[1])


def _figures(computed: Computed) -> list[Figure]:
    return [held.fact for held in computed.inputs if isinstance(held.fact, Figure)]


def _roughly(value: Decimal) -> Decimal:
    """To a tenth, and large numbers to three figures: what a rate comes to is no better known than its days."""
    return (
        _rounded(value)
        if value < 1000
        else value.quantize(Decimal(1).scaleb(value.adjusted() - 2)).quantize(Decimal(1))
    )


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_TENTH)
