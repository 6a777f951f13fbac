"""Words about amounts in the seven languages, in folded form: scales, number words, currencies and precision."""

from decimal import Decimal

_SCALES = {
    3: "k thousand thousands tausend tsd mille milliers mil tys tysiac tysiace tysiecy тисяч тисяча тисячі тис "
    "тысяча тысячи тысяч тыс",
    6: "m mn mln mm mio mil_ mill million millions millon millones millionen milion miliona miliony milionow "
    "мільйон мільйона мільйони мільйонів млн миллион миллиона миллионов миллионы",
    9: "b bn bln bil bill billion billions milliarde milliarden mrd md mds milliard milliards miliard miliarda "
    "miliardy miliardow mld мільярд мільярда мільярди мільярдів млрд миллиард миллиарда миллиардов "
    "миллиарды миллиардах",
    12: "tn trn trillion trillions bio billionen billones billon bilion biliona biliony bilionow трлн трильйон "
    "трильйона трильйони трильйонів триллион триллиона триллионов триллионы",
}
SCALES = {word.rstrip("_"): Decimal(10) ** power for power, words in _SCALES.items() for word in words.split()}
