"""Words about amounts in the seven languages, folded: scales, currencies, percent, precision, joiners of numbers."""

from decimal import Decimal

from bot.domain._lexemes import word_set
from bot.domain.model import Precision

THOUSAND, MILLION, MILLIARD, BILLION, TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12, 18))

_SCALES = {
    THOUSAND: "k thousand thousands tausend tsd mille milliers tys tysiac tysiace tysiecy тисяч тисяча тисячі тис "
    "тысяча тысячи тысяч тыс",
    MILLION: "m mn mln mm mio mil mill million millions millon millones millionen milion miliona miliony milionow "
    "мільйон мільйона мільйони мільйонів млн миллион миллиона миллионов миллионы",
    MILLIARD: "b bn bln blns bil bils bill billi billion billions milliarde milliarden mrd md mds milliard milliards miliard "
    "miliarda miliardy miliardow miliardami mld мільярд мільярда мільярди мільярдів мільярдами мільярдам млрд мрлд млдр млр "
    "миллиард миллиарда миллиардов миллиарды миллиардами миллиардам mlrd ярд ярда ярдов ярдів лярд лярда лярдов лярдів",
    BILLION: "t tn trn trillion trillions bio billionen billones billon bilion biliona biliony bilionow трлн трильйон "
    "трильйона трильйони трильйонів триллион триллиона триллионов триллионы",
}
SCALES = {word: scale for scale, words in _SCALES.items() for word in words.split()}

LONG_SCALE = {
    "billion": {"de": BILLION, "fr": BILLION},
    "billions": {"fr": BILLION},
    "trillion": {"de": TRILLION, "fr": TRILLION},
    "trillions": {"fr": TRILLION},
    "mil": {"es": THOUSAND, "pl": THOUSAND},
}
"""What words that English has too mean elsewhere."""
SINGULAR_BILLIONS = word_set("billon bilion")
"""Spanish and Polish for one 10^12; after any other number a misspelt English billion."""
ENGLISH_SCALES = word_set("k thousand m mn mm million b bn bln bil bill billion t tn trn trillion")
POLISH_SCALES = word_set(
    "tys tysiac tysiace tysiecy milion miliona miliony milionow miliard miliarda miliardy miliardow mld"
)
SHARED_SCALES = word_set("millions billions trillions")
GLUED_SCALES = word_set("k m t mm")
"""Scales only right behind the digits or in an amount of money: 5k, $5 m; elsewhere they are units or words."""
GERMAN_SCALES = word_set("bio")
SPELLABLE_SCALES = tuple(
    word_set(
        "million millions billion billions trillion trillions milliarden millionen millones milliards milliard "
        "miliarda miliardow miliardy milionow мільярд мільярда мільярди мільярдів мільйонів миллиард миллиарда миллиарды "
        "миллиардов миллионов"
    )
)
THOUSAND_MILLIONS = word_set("mil mille thousand тисяч тысяч")
MILLIONS = word_set("million millions millones millonen мільйонів миллионов")

SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₺": "TRY", "₹": "INR", "₩": "KRW"}
DOLLARS = {
    "us": "USD",
    "u": "USD",
    "c": "CAD",
    "ca": "CAD",
    "can": "CAD",
    "a": "AUD",
    "au": "AUD",
    "nz": "NZD",
    "r": "BRL",
}
"""What stands before $ says whose dollars they are."""
CODES = {
    code: code.upper()
    for code in word_set(
        "usd eur gbp nok sek dkk cad aud nzd jpy pln uah chf czk rub cny inr krw huf ron bgn isk brl ils zar mxn sgd "
        "aed sar"
    )
}
_CURRENCIES = {
    "USD": "dollar dollars dollarn dollari bucks dolar dolara dolary dolarow dolares долар долара долари доларів "
    "доллар доллара доллары долларов дол долл",
    "EUR": "euro euros eur евро євро",
    "GBP": "pound pounds sterling quid pfund livre livres libra libras funt funta funty funtow фунт фунта фунти фунты "
    "фунтів фунтов",
    "SEK": "kronor kronora",
    "JPY": "yen yens jen jeny jenow єна єни єн ієна ієн иена иены иен йен",
    "PLN": "zloty zlotys zl zlote zlotych злотий злоті злотих злотый злотых",
    "UAH": "hryvnia hryvnias hryvnya hrywna hrywny hrywien grivna гривня гривні гривень гривна гривны гривен грн",
    "RUB": "ruble rubles rouble roubles rubel rublo rublos рубль рубля рублей рублів руб",
    "CHF": "franken",
    "CNY": "yuan yuanes juan юань юаня юанів юаней",
}
CURRENCIES = CODES | {word: code for code, words in _CURRENCIES.items() for word in words.split()}
DOLLAR_WORDS = frozenset(_CURRENCIES["USD"].split())
KRONE_WORDS = word_set(
    "krone kroner kronen couronne couronnes corona coronas korona korony koron крона крони крон кроны kr"
)
_NATIONS = {
    "us": "us american americain americains estadounidenses amerykanskich amerykanski amerikanische amerikanischen "
    "сша американських американских",
    "ca": "canadian canadien canadiens canadienses kanadyjskich kanadische kanadischen канадських канадских",
    "au": "australian australiens australianos australijskich australische австралійських австралийских",
    "no": "norwegian norvegiennes noruegas norweskich norwegische norwegischen норвезьких норвежских",
    "se": "swedish suedoises suecas szwedzkich schwedische schwedischen шведських шведских",
    "dk": "danish danoises danesas dunskich danische danischen данських датских",
}
NATIONS = {word: nation for nation, words in _NATIONS.items() for word in words.split()}
NATIONAL = {
    "dollar": {"us": "USD", "ca": "CAD", "au": "AUD"},
    "krone": {"no": "NOK", "se": "SEK", "dk": "DKK"},
}

PERCENT = {
    ("%",),
    ("percent",),
    ("per", "cent"),
    ("pct",),
    ("prozent",),
    ("pour", "cent"),
    ("por", "ciento"),
    ("procent",),
    ("procenta",),
    ("відсоток",),
    ("відсотка",),
    ("відсотки",),
    ("відсотків",),
    ("процент",),
    ("процента",),
    ("процентів",),
    ("процентов",),
}

_PRECISIONS = {
    Precision.MORE_THAN: "over|more than|above|exceeding|exceeded|exceeds|passed|had passed|has passed|surpassed|topped|"
    "crossed|exceed|surpass|beat|beats|tops|surpasses|went past|gone past|got past|getting past|"
    "shot past|blew past|blown past|sailed past|moved past|"
    "climbed past|well past|way past|already past|was past|is past|beyond|went beyond|gone beyond|went over|"
    "gone over|well over|way over|well above|way above|upward of|better than|went above|rose above|risen above|"
    "in excess of|upwards of|greater than|north of|>|uber|mehr als|uberstieg|ubersteigt|uberschritt|uberschreitet|"
    "jenseits von|oberhalb von|plus de|depasse|depassait|depassaient|a depasse|avait depasse|avaient depasse|"
    "ont depasse|au dela de|au - dela de|superieur a|superieure a|superaba|supera|supero|superado|habia superado|"
    "ha superado|habian superado|por encima de|rebaso|rebasaba|przekroczyla|przekroczyl|przekroczylo|przekroczyly|"
    "przekracza|przekraczala|przekraczalo|перевищила|перевищив|перевищило|перевищили|перевищує|перевищувала|"
    "превысила|превысил|превысило|превысили|превышает|превышала|превышал|plus d'|mas de|ponad|powyzej|wiecej niz|"
    "понад|більше|більше ніж|більш ніж|более|более чем|больше|больше чем|свыше",
    Precision.AT_LEAST: "reached|had reached|has reached|have reached|reaching|at least|no less than|"
    "not less than|minimum|mindestens|wenigstens|au moins|al menos|"
    "por lo menos|como minimo|co najmniej|przynajmniej|щонайменше|принаймні|не менше|не менше ніж|не менее|"
    "не меньше|как минимум",
    Precision.UP_TO: "up to|at most|no more than|not more than|less than|under|below|maximum|<|short of|fell short of|"
    "falls short of|shy of|just shy of|south of|not even|beneath|bis zu|hochstens|maximal|"
    "weniger als|jusqu'a|au plus|moins de|hasta|como maximo|menos de|nie wiecej niz|maksymalnie|ponizej|"
    "mniej niz|до|не більше|не більше ніж|менше|менше ніж|не более|не больше|менее|меньше|максимум",
    Precision.ABOUT: "about|around|roughly|approximately|approx|approx .|circa|ca|ca .|some|nearly|almost|close to|~|≈|"
    "etwa|rund|ungefahr|fast|knapp|gut|environ|pres de|autour de|presque|quelque|alrededor de|cerca de|unos|unas|"
    "aproximadamente|casi|okolo|blisko|prawie|niemal|ok .|близько|приблизно|майже|біля|около|примерно|почти|порядка",
    Precision.EXACT: "exactly|precisely|genau|exactement|exactamente|dokladnie|рівно|точно|ровно",
}
PRECISIONS = {tuple(phrase.split()): kind for kind, phrases in _PRECISIONS.items() for phrase in phrases.split("|")}
_TRAILING = {
    Precision.MORE_THAN: "uberschritten|uberstiegen|and change|and some change|and then some|plus change|and a bit|odd",
    Precision.AT_LEAST: "+|or more|und mehr|ou plus|o mas|lub wiecej|і більше|и более",
    Precision.ABOUT: "ish|- ish|or so",
}
TRAILING = {tuple(phrase.split()): kind for kind, phrases in _TRAILING.items() for phrase in phrases.split("|")}

ORDINAL_ENDS = word_set("st nd rd th er ere eme го й а я ий ый")
MEASURES = word_set("mm cm km kg mph kmh hundred hundreds dozen dozens")
"""What digits measure or are multiplied by without being an amount that anything here could be compared with."""
RANGE_JOINERS = word_set("- to bis до a do по")
