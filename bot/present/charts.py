"""What stands in a chart: titles, figures with their precision, what they count, sources and the day, as plain words."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from bot.domain.drawable import Composed, Drawable, Grown
from bot.domain.model import Figure, Held, Precision
from bot.present.alt_text import alt_text
from bot.present.facts import FactWords, capital, cut, mechanism_code, publisher_words
from bot.present.numbers import scale_power, scale_words, scaled_digits
from bot.present.picture import Bar, Bars, Bound, History, Mark, Picture
from bot.present.series import Row, counts_alike, series_headline, series_rows, shared_words
from bot.present.terms import kind_words, mechanism_words, stage_words
from bot.present.time_axis import ticks

_FEW_BARS = 5
"""With more bars than these, what all share is told once."""
_MOST_PUBLISHERS = 4
_MOST_TOLD = 3
_LONGEST_LABEL = 70
_BOUNDS = {Precision.MORE_THAN: Bound.ABOVE, Precision.AT_LEAST: Bound.ABOVE, Precision.UP_TO: Bound.BELOW}


def chart(drawn: Drawable, words: FactWords) -> Picture:
    """Put a chart into words and numbers."""
    if isinstance(drawn, Grown):
        return _history(drawn, words)
    if isinstance(drawn, Composed):
        return _composition(drawn, words)
    return _comparison(drawn.groups, words)


def _history(grown: Grown, words: FactWords) -> History:
    every = (*grown.alike, *grown.otherwise)
    figures = [held.figure for held in every]
    power = scale_power(max(figure.value for figure in figures))
    language = words.messages.language
    parties, counted = shared_words(grown.alike, words)
    newest = words.messages.say("as of {day}", day=words.when(grown.alike[-1].figure))
    marks = [_mark(held.figure, held in grown.alike, power, language) for held in every]
    title = parties or series_headline(grown.alike, words)
    sources = _sources((*grown.otherwise, *grown.alike), words)
    told = [f"{words.when(figure)}: {words.amount(figure)}" for figure in figures]
    about = ", ".join(part for part in (counted, newest) if part)
    return History(
        title=title,
        about=about,
        notes=tuple(_otherwise(grown, words)),
        sources=sources,
        alt=alt_text(_lead(title, about, words), told, sources),
        marks=tuple(marks),
        ticks=ticks(marks, language),
        scale=scale_words(power, figures[0].unit, language),
    )


def _mark(figure: Figure, alike: bool, power: int, language: str) -> Mark:
    time = figure.time
    return Mark(
        start=time.first.toordinal() if time else 0,
        end=time.last.toordinal() if time else 0,
        value=float(figure.value),
        label=scaled_digits(figure.value, power, figure.precision, language),
        bound=_BOUNDS.get(figure.precision, Bound.AT),
        alike=alike,
    )


def _otherwise(grown: Grown, words: FactWords) -> Iterable[str]:
    """What the hollow marks count, where that differs from the others."""
    if not grown.otherwise:
        return
    rows = series_rows((*grown.alike, *grown.otherwise), words)[len(grown.alike) :]
    told = [
        f"{words.amount(held.figure)} ({', '.join([row.day, *row.counted])})"
        for row, held in zip(rows, grown.otherwise, strict=True)
    ]
    more = [f"+{len(told) - _MOST_TOLD}"] if len(told) > _MOST_TOLD else []
    yield words.messages.say("Hollow marks count otherwise: {told}", told="; ".join([*told[:_MOST_TOLD], *more]))


def _comparison(groups: Sequence[Sequence[Held]], words: FactWords) -> Bars:
    every = [held for group in groups for held in group]
    rows = dict(zip((held.fact.id for held in every), series_rows(every, words), strict=True))
    parties, counted = shared_words(every, words)
    textures = _textures(every)
    bars = tuple(
        tuple(
            Bar(
                label=_name(held.figure, rows[held.fact.id], words),
                amount=words.amount(held.figure),
                detail=_detail(held, rows[held.fact.id], words, crowded=len(every) > _FEW_BARS),
                start=0,
                end=float(held.figure.value),
                texture=textures[held.fact.id],
            )
            for held in group
        )
        for group in groups
    )
    title = parties or counted or words.messages.say("Side by side")
    unlike = "" if counts_alike(every) else words.messages.say("These figures do not all count the same thing.")
    about = ". ".join(part for part in (counted if parties else "", unlike) if part)
    notes = [words.messages.say("Amounts in different currencies or units share no scale.")] if len(groups) > 1 else []
    return _bars(bars, title, about, notes, _sources(every, words), words)


def _name(figure: Figure, row: Row, words: FactWords) -> str:
    return row.parties or capital(row.day or words.thing(figure))


def _detail(held: Held, row: Row, words: FactWords, *, crowded: bool) -> str:
    """The day, what else is the bar's own, and who says so; of many bars only what does not stand above all of them."""
    day = words.when(held.figure) if row.parties else ""
    told = (row.day, *row.counted, row.publisher) if crowded else (day, *row.counted, publisher_words(held.fact.source))
    return capital(", ".join(part for part in told if part and part != _name(held.figure, row, words)))


def _textures(facts: Sequence[Held]) -> dict[str, int]:
    """A number for each way of counting, so that bars that count the same look the same."""
    counted = {
        held.fact.id: (f.kind, f.kind_note, f.measure, f.stage, f.counted_since and f.counted_since.year, f.mechanism)
        for held in facts
        for f in (held.figure,)
    }
    places = {key: place for place, key in enumerate(dict.fromkeys(counted.values()))}
    return {fact_id: places[key] for fact_id, key in counted.items()}


def _composition(composed: Composed, words: FactWords) -> Bars:
    whole, parts = composed.whole.figure, [held.figure for held in composed.parts]
    names = _part_names(composed.parts, words)
    ends = list(accumulate(float(part.value) for part in parts))
    first = Bar(words.messages.say("In all"), words.amount(whole), "", 0, float(whole.value))
    others = [
        Bar(name, words.amount(part), _part_detail(held, whole, words), end - float(part.value), end, place)
        for place, (name, part, held, end) in enumerate(zip(names, parts, composed.parts, ends, strict=True), 1)
    ]
    exact = sum(part.value for part in parts) == whole.value
    note = words.messages.say("The parts do not come to exactly the whole: sources round, differ or tell no more.")
    sources = _sources((composed.whole, *composed.parts), words)
    title, about = capital(words.rest(whole)) or words.amount(whole), capital(", ".join(words.counted(whole)))
    return _bars(((first, *others),), title, about, [] if exact else [note], sources, words)


def _part_names(parts: Sequence[Held], words: FactWords) -> list[str]:
    """What tells the parts of a whole apart, in as few words as do it."""
    figures, messages = [held.figure for held in parts], words.messages
    kinds = [figure.kind_note or kind_words(figure.kind, messages) for figure in figures]
    mechanisms = [_mechanism(figure, words) for figure in figures]
    both = [", ".join(filter(None, pair)) for pair in zip(kinds, mechanisms, strict=True)]
    days = [words.thing(figure) for figure in figures]
    ways = (*((mechanisms, kinds, both) if len(parts) > 1 else ()), days, [words.line(figure) for figure in figures])
    names = next((way for way in ways if len({*way}) == len(way) and all(way)), ways[-1])
    return [capital(cut(name, _LONGEST_LABEL)) for name in names]


def _mechanism(figure: Figure, words: FactWords) -> str:
    """The mechanism by its short name where that is one everywhere (PDA), else in words."""
    code = mechanism_code(figure)
    return code if not figure.mechanism or code.isupper() else mechanism_words(figure.mechanism, words.messages)


def _part_detail(held: Held, whole: Figure, words: FactWords) -> str:
    """In what a part is not like its whole, and who says so."""
    figure = held.figure
    stage = stage_words(figure.stage, words.messages) if figure.stage != whole.stage else ""
    day = words.when(figure) if figure.time != whole.time else ""
    return capital(", ".join(part for part in (day, stage, publisher_words(held.fact.source)) if part))


def _bars(
    groups: tuple[tuple[Bar, ...], ...],
    title: str,
    about: str,
    notes: Sequence[str],
    sources: str,
    words: FactWords,
) -> Bars:
    told = [f"{bar.label}: {bar.amount}" for group in groups for bar in group]
    return Bars(
        title=title,
        about=about,
        notes=tuple(notes),
        sources=sources,
        alt=alt_text(_lead(title, about, words), told, sources),
        groups=groups,
    )


def _lead(title: str, about: str, words: FactWords) -> str:
    return words.messages.say("Chart: {title}", title=", ".join(part for part in (title, about) if part))


def _sources(facts: Sequence[Held], words: FactWords) -> str:
    """Who says so, newest first as far as there is room."""
    publishers = list(dict.fromkeys(publisher_words(held.fact.source) for held in reversed(facts)))
    named = ", ".join(publishers[:_MOST_PUBLISHERS])
    more = len(publishers) - _MOST_PUBLISHERS
    label = words.messages.say("Sources") if len(publishers) > 1 else words.messages.say("Source")
    return f"{words.messages.say('{label}:', label=label)} {named}{f' +{more}' if more > 0 else ''}"
