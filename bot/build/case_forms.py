"""The cases of names in languages that decline them, by their endings alone: enough to recognise, not to write.

Short words get every form in full; long ones a stem (`німеччин*`), and so does the last word of longer names
(`південної коре*`), since only those are surely the name.
"""

import re

SHORTEST_SAFE_STEM = 6
SHORTEST_LAST_STEM = 4

# language → (ending, what may stand in its place); the first that fits counts.
_Paradigms = dict[str, tuple[tuple[str, str], ...]]
_NOUNS: _Paradigms = {
    "uk": (
        ("ія", "ія ії ію ією"),
        ("ща", "ща щі щу щею"),
        ("а", "а и і у ою"),
        ("я", "я ї ю єю"),
        ("и", "и ам ами ах ів"),
        ("й", "й ю єм ї"),
        ("ь", "ь ю ем і"),
    ),
    "ru": (
        ("ия", "ия ии ию ией"),
        ("ша", "ша ши ше шу шей"),
        ("ка", "ка ки ке ку кой"),
        ("а", "а ы е у ой"),
        ("я", "я и е ю ей"),
        ("ы", "ы ам ами ах ов"),
        ("й", "й я ю ем е"),
        ("ь", "ь я ю ем е"),
    ),
    "pl": (
        ("ja", "ja ji ję ją"),
        ("ia", "ia ii ię ią"),
        ("ea", "ea ei eę eą"),
        ("ka", "ka ki ce kę ką"),
        ("a", "a y ie ę ą"),
        ("y", "y om ami ach ów"),
    ),
    "de": (("ien", "ien iens"), ("en", "en ens"), ("e", "e en")),
}
_AFTER_CONSONANT = {"uk": " у а ом ові і", "ru": " а у ом е", "pl": " u owi em ie", "de": " s"}
_TRIMMED = {
    "uk": re.compile("[аяийьії]$"),
    "ru": re.compile("[аяыйьи]$"),
    "pl": re.compile("[aye]$"),
    "de": re.compile("(?:en|e)$"),
}
_ADJECTIVES: _Paradigms = {
    "uk": (
        ("ська", "ська ської ській ську ською"),
        ("ський", "ський ського ському ським"),
        ("ські", "ські ських ським ськими"),
        ("на", "на ної ній ну ною"),
        ("ний", "ний ного ному ним"),
        ("ені", "ені ених еним еними"),
        ("ані", "ані аних аним аними"),
        ("ка", "ка кої кій ку кою"),
        ("ва", "ва вої вій ву вою"),
    ),
    "ru": (
        ("ая", "ая ой ую"),
        ("ый", "ый ого ому ым ом"),
        ("ий", "ий ого ому им ом"),
        ("ые", "ые ых ым ыми"),
        ("ие", "ие их им ими"),
    ),
    "pl": (("elka", "elka elkiej elką"), ("owa", "owa owej ową"), ("one", "one onych onym onymi")),
    "de": (("te", "te ten ter"), ("ische", "ische ischen ischer"), ("tes", "tes ten tem")),
}
_VOWEL = re.compile("[аеиіїєоуюяыэaeiouyąęó]$")


def case_forms(name: str, language: str) -> tuple[str, ...]:
    """Every form that a lower-case name may take, itself first; only itself where the language has no cases here."""
    if language not in _NOUNS:
        return (name,)
    leading, _, last = name.rpartition(" ")
    if leading:
        return tuple(dict.fromkeys((name, *_forms_of_long_name(leading.split(), last, language))))
    trimmed = _trim(name, language)
    stem = (f"{trimmed}*",) if trimmed != name and len(trimmed) >= SHORTEST_SAFE_STEM else ()
    return (*_noun_forms(name, language), *stem)


def _forms_of_long_name(leading: list[str], last: str, language: str) -> list[str]:
    """The leading words in each case, all in the same one, then the last word's stem."""
    trimmed = _trim(last, language)
    ending = f"{trimmed}*" if len(trimmed) >= SHORTEST_LAST_STEM else last
    parts = [_adjective_forms(word, language) or _noun_forms(word, language) for word in leading]
    counts = {len(part) for part in parts if len(part) > 1}
    if len(counts) > 1:
        return []
    cases = range(max(counts, default=1))
    return [" ".join((*(part[case] if len(part) > 1 else part[0] for part in parts), ending)) for case in cases]


def _trim(word: str, language: str) -> str:
    return _TRIMMED[language].sub("", word)


def _noun_forms(word: str, language: str) -> tuple[str, ...]:
    declined = _by_ending(word, _NOUNS[language])
    if declined or _VOWEL.search(word) or len(word) < SHORTEST_LAST_STEM:
        return declined or (word,)
    return tuple(word + form for form in _AFTER_CONSONANT[language].split(" "))


def _adjective_forms(word: str, language: str) -> tuple[str, ...]:
    return _by_ending(word, _ADJECTIVES[language])


def _by_ending(word: str, paradigms: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    for ending, forms in paradigms:
        if word.endswith(ending):
            return tuple(word.removesuffix(ending) + form for form in forms.split())
    return ()
