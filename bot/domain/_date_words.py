"""Words about time in the seven languages, folded: months, weekdays, parts of a period, words that tie a date."""

from itertools import product

from bot.domain._date_spans import Relation
from bot.domain._lexemes import word_set

_MONTHS = {
    1: "january jan januar janner janvier janv enero ene styczen stycznia styczniu styczniem "
    "січень січня січні січнем январь января январе январем",
    2: "february feb februar feber fevrier fevr fev febrero luty lutego lutym лютий лютого лютому лютим "
    "февраль февраля феврале февралем",
    3: "march mar marz mars marzo marzec marca marcu marcem березень березня березні березнем март марта марте мартом",
    4: "april apr avril avr abril abr kwiecien kwietnia kwietniu kwietniem квітень квітня квітні квітнем "
    "апрель апреля апреле апрелем",
    5: "may mai mayo maj maja maju majem травень травня травні травнем май мая мае маем",
    6: "june jun juni juin junio czerwiec czerwca czerwcu czerwcem червень червня червні червнем июнь июня июне июнем",
    7: "july jul juli juillet juil julio lipiec lipca lipcu lipcem липень липня липні липнем июль июля июле июлем "
    "jully juley julay",
    8: "august aug aout agosto sierpien sierpnia sierpniu sierpniem серпень серпня серпні серпнем "
    "август августа августе августом",
    9: "september sept sep septembre septiembre setiembre wrzesien wrzesnia wrzesniu wrzesniem "
    "вересень вересня вересні вереснем сентябрь сентября сентябре сентябрем",
    10: "october oct oktober okt octobre octubre pazdziernik pazdziernika pazdzierniku pazdziernikiem "
    "жовтень жовтня жовтні жовтнем октябрь октября октябре октябрем",
    11: "november nov novembre noviembre listopad listopada listopadzie listopadem "
    "листопад листопада листопаді листопадом ноябрь ноября ноябре ноябрем",
    12: "december dec dezember dez decembre diciembre dic grudzien grudnia grudniu grudniem "
    "грудень грудня грудні груднем декабрь декабря декабре декабрем",
}
_SHORT_MONTHS = {
    1: "січ янв",
    2: "лют фев",
    3: "бер мар",
    4: "квіт апр",
    6: "черв июн",
    7: "лип июл",
    8: "серп авг",
    9: "вер сен сент",
    10: "жовт окт paz",
    11: "ноя",
    12: "груд дек",
}
_ADJECTIVES = {
    1: ("січнев uk", "январск ru", "styczniow pl"),
    2: ("лютнев uk", "лютов uk", "февральск ru", "lutow pl"),
    3: ("березнев uk", "мартовск ru", "marcow pl"),
    4: ("квітнев uk", "апрельск ru", "kwietniow pl"),
    5: ("травнев uk", "майск ru", "majow pl"),
    6: ("червнев uk", "июньск ru", "czerwcow pl"),
    7: ("липнев uk", "июльск ru", "lipcow pl"),
    8: ("серпнев uk", "августовск ru", "sierpniow pl"),
    9: ("вереснев uk", "сентябрьск ru", "wrzesniow pl"),
    10: ("жовтнев uk", "октябрьск ru", "pazdziernikow pl"),
    11: ("листопадов uk", "ноябрьск ru", "listopadow pl"),
    12: ("груднев uk", "декабрьск ru", "grudniow pl"),
}
_ENDINGS = {
    "uk": "ий ого ому им ім а ої ій у ою е і их ими".split(),
    "ru": "ий ого ому им ом ая ой ую ое ие их ими".split(),
    "pl": "y ego emu ym a ej e i ych ymi".split(),
}
_NAMED = {
    month: " ".join(stem + ending for form in forms for stem, code in [form.split()] for ending in _ENDINGS[code])
    for month, forms in _ADJECTIVES.items()
}
"""What a thing of a month is called ("липневий пакет", "lipcowa transza")."""
MONTHS = {
    name: month
    for table in (_MONTHS, _SHORT_MONTHS, _NAMED)
    for month, names in table.items()
    for name in names.split()
}

WEAK_MONTHS = word_set(
    "may march mar mars jan jun sep dec dic ene mayo maj maja maju majem marca marcem marcu"
) | frozenset(" ".join(_SHORT_MONTHS.values()).split())
"""Names that are also other words: months only beside a number, another month or a word such as `since`."""

POLISH = frozenset(
    name for name in MONTHS if name.isascii() and name.endswith(("ca", "cu", "nia", "niu", "da", "lutego", "maja"))
)

SPELLABLE = tuple(
    name for name in MONTHS if (len(name) >= 6 and name not in {"janvier", "marzec", "marcem"}) or name == "april"
)
"""Names that a misspelling may stand for: long enough to be no other word by one letter."""

_WEEKDAYS = (
    "monday montag lundi lunes poniedzialek понеділок понеділка понедельник понедельника",
    "tuesday dienstag mardi martes wtorek вівторок вівторка вторник вторника",
    "wednesday mittwoch mercredi miercoles sroda srode середа середу среда среду",
    "thursday donnerstag jeudi jueves czwartek четвер четверга четверг",
    "friday freitag vendredi viernes piatek п'ятниця п'ятницю пятница пятницу",
    "saturday samstag sonnabend samedi sabado sobota sobote субота суботу суббота субботу",
    "sunday sonntag dimanche domingo niedziela niedziele неділя неділю воскресенье",
)
WEEKDAYS = {name: day for day, names in enumerate(_WEEKDAYS) for name in names.split()}
SHORT_WEEKDAYS = word_set("mon tue tues wed thu thur thurs fri sat sun")

ORDINALS = word_set("st nd rd th er ter re º ª го е й ого")
OF = word_set("of de del the")
ARTICLES = word_set("the den dem der das le la les l el los year jahr annee ano roku рік році году год")
YEAR_WORDS = word_set("року рік році роком роки года год году годом годы гг г р рр roku rok rokiem r")
FISCAL = word_set("fy fiscal fiscale")
IN_WORDS = word_set("in im en w we у в во during")
ON_WORDS = word_set("on am vom le du el dnia")

_RELATIONS = {
    Relation.BY: "as of|as at|up to|up until|until|till|til|by|through|thru|stand|bis|bis zum|per|au|jusqu'au|jusqu'en|"
    "jusqu'a|d'ici|d'ici au|al|hasta|hasta el|para el|a fecha de|stan na|na dzien|na|do|станом на|на|до|"
    "по состоянию на|по|к|jusqu'a fin|no later than|not later than|не пізніше|не позднее|spatestens|spatestens im|"
    "au plus tard|au plus tard en|a mas tardar|a mas tardar en|najpozniej|najpozniej w",
    Relation.BEFORE: "before|prior to|ahead of|pre|pre -|vor|vor dem|avant|avant le|antes de|antes del|przed|перед|раньше|раніше",
    Relation.AFTER: "after|following|post|post -|nach|nach dem|apres|apres le|despues de|despues del|tras|po|після|"
    "после",
    Relation.SINCE: "since|starting|starting in|starting from|seit|seit dem|ab|ab dem|depuis|depuis le|a partir de|"
    "a partir du|a partir del|desde|desde el|od|з|із|зі|починаючи з|с|со|начиная с",
    Relation.FROM: "from|від",
    Relation.ON: "on|in|during|at|of|for|dated|am|vom|im|zum|von|le|en|du|de|pendant|el|del|durante|w|we|z|ze|za|dnia|"
    "у|в|за|от|во",
}
RELATIONS = {
    tuple(phrase.split()): relation for relation, phrases in _RELATIONS.items() for phrase in phrases.split("|")
}
RELATION_ENDS = frozenset(phrase[-1] for phrase in RELATIONS)

_PARTS = {
    "early": "early|early in|beginning of|start of|anfang|beginn|zu beginn|jahresanfang|"
    "jahresbeginn|debut|debut de|principios de|a principios de|inicios de|"
    "comienzos de|inicio de|comienzo de|principio de|na poczatku|poczatek|poczatku|na початку|"
    "початок|початку|в начале|начало|начала",
    "mid": "mid|mid -|middle of|mitte|mi|mi -|mediados de|a mediados de|w polowie|polowie|polowa|всередині|в середині|"
    "середина|середини|в середине|середины|середине",
    "late": "late|late in|end of|end|ende|jahresende|fin|fin de|a la fin de|finales de|a finales de|"
    "final de|fines de|a fines de|koniec|"
    "pod koniec|koncu|w koncu|konca|koncem|наприкінці|кінець|кінці|кінця|кінцю|кінцем|в конце|конец|конца|конце|концу|концом",
    "first_half": "first half of|first half|1 st half of|h 1|h 1 of|1 h|erstes halbjahr|"
    "im ersten halbjahr|ersten halbjahr|"
    "erste halfte|premier semestre|premier semestre de|primer semestre de|primera mitad de|pierwsza polowa|"
    "pierwszej polowie|pierwsze polrocze|перше півріччя|першому півріччі|перша половина|першій половині|"
    "первое полугодие|первом полугодии|первая половина|первой половине",
    "second_half": "second half of|second half|2 nd half of|h 2|h 2 of|2 h|zweites halbjahr|"
    "zweiten halbjahr|zweite halfte|"
    "second semestre|second semestre de|segundo semestre de|segunda mitad de|druga polowa|drugiej polowie|"
    "drugie polrocze|"
    "друге півріччя|другому півріччі|друга половина|другій половині|второе полугодие|втором полугодии|"
    "вторая половина|второй половине",
    "spring": "spring|spring of|fruhling|fruhjahr|printemps|printemps de|primavera|primavera de|primavera del|wiosna|wiosny|"
    "wiosne|wiosnie|весна|весни|весною|навесні|весны|весной|весну",
    "summer": "summer|summer of|sommer|ete|ete de|l'ete|l'ete de|verano|verano de|verano del|lato|lata|latem|lecie|літо|літа|"
    "літом|улітку|влітку|лето|лета|летом",
    "autumn": "autumn|autumn of|fall|fall of|herbst|automne|automne de|l'automne|l'automne de|otono|"
    "otono de|otono del|jesien|"
    "jesieni|jesienia|осінь|осени|осені|восени|осенью",
    "first_week": "first week of|erste woche|premiere semaine de|primera semana de",
    "last_week": "last week of|final week of|letzte woche|derniere semaine de|ultima semana de",
}
_QUARTERS = (
    "first|1|1 .|1 st|erstes|ersten|premier|primer|pierwszy|pierwszym|перший|першому|первый|первом|i",
    "second|2|2 .|2 nd|zweites|zweiten|deuxieme|segundo|drugi|drugim|другий|другому|второй|втором|ii",
    "third|3|3 .|3 rd|drittes|dritten|troisieme|tercer|trzeci|trzecim|третій|третьому|третий|третьем|iii",
    "fourth|4|4 .|4 th|viertes|vierten|quatrieme|cuarto|czwarty|czwartym|четвертий|четвертому|четвертый|четвертом|iv",
)
_QUARTER_WORDS = word_set("quarter quartal trimestre kwartal kwartale квартал кварталі квартале")


def _quarter_phrases() -> dict[tuple[str, ...], str]:
    phrases: dict[tuple[str, ...], str] = {}
    for number, ordinals in enumerate(_QUARTERS, 1):
        leads = product(ordinals.split("|"), _QUARTER_WORDS)
        for phrase in (f"q {number}", f"{number} q", *(" ".join(lead) for lead in leads)):
            phrases |= {tuple(f"{phrase}{tail}".split()): f"q{number}" for tail in ("", " of", " de")}
    return phrases


_COUNTED_WEEKDAYS = (
    "first|1 st|ersten|erster|premier|primer|pierwszy|pierwsza|перший|першу|першого|первый|первую|первого|первое",
    "second|2 nd|zweiten|zweiter|deuxieme|second|segundo|drugi|druga|другий|другу|другого|второй|вторую|второго|второе",
    "third|3 rd|dritten|dritter|troisieme|tercer|trzeci|trzecia|третій|третю|третього|третий|третью|третьего|третье",
    "fourth|4 th|vierten|vierter|quatrieme|cuarto|czwarty|czwarta|четвертий|четверту|четвертого|четвертый|четвертую",
    "last|final|letzten|letzter|dernier|ultimo|ostatni|ostatnia|останній|останню|останнього|последний|последнюю|последнего|"
    "последнее",
)
"""Which of a month's Mondays, Tuesdays…: the first four, and the last."""
NTH_WEEKDAY = "weekday"


def _nth_weekdays() -> dict[tuple[str, ...], str]:
    """Ways to name a day by its weekday and month ("last Sunday of June"), each with its number (0 the last) and weekday."""
    phrases: dict[tuple[str, ...], str] = {}
    for at, ordinals in enumerate(_COUNTED_WEEKDAYS, 1):
        for ordinal, (name, weekday) in product(ordinals.split("|"), WEEKDAYS.items()):
            part = f"{NTH_WEEKDAY} {at % len(_COUNTED_WEEKDAYS)} {weekday}"
            phrases |= {tuple(f"{ordinal} {name}{tail}".split()): part for tail in ("", " of", " in", " im", " de")}
    return phrases


PARTS = (
    {tuple(phrase.split()): part for part, phrases in _PARTS.items() for phrase in phrases.split("|")}
    | _quarter_phrases()
    | _nth_weekdays()
)
PART_ENDS = frozenset(phrase[-1] for phrase in PARTS)

AND_JOINERS = word_set("and und і та й и et y e i")
TO_JOINERS = word_set("to until till through thru - bis до по a au al hasta do")
BETWEEN = word_set("between zwischen між между entre miedzy pomiedzy")
FROM = word_set("from von vom від з с от de du depuis desde od since")
