"""Whether a text is in a language that is not read here, by its little words and its letters, so that none is read by halves."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from bot.domain.text import fold_word, quoted
from bot.domain.vocabulary import Vocabulary

_LITTLE_WORDS = """
it: che chi cosa quanto quanta quanti quante quando dove perche come il lo la gli le un uno una di del dello della dei
  degli delle da dal dalla dai dall al allo alla ai agli alle all nel nella nei nelle nell sul sulla sui sulle con per
  tra fra non e o ma se anche piu ha hanno ho abbiamo aveva e sono era stato stata stati dato data dati fornito
  ricevuto detto disse annunciato miliardi miliardo milioni aiuti aiuto soldi questo quello vero falso fino dopo prima
  ogni l dell
pt: quem em quanto quanta quantos quantas onde quando porque como o a os as um uma uns umas de do da dos das no na nos
  nas num numa ao aos pelo pela pelos pelas para por com sem sobre que nao sim e ou mas se foi foram era tem tinha deu
  deram dado dada disse falou anunciou anunciado recebeu receberam enviou bilhoes bilhao milhoes milhao ajuda dinheiro
  pacote isso esta ate apos antes desde
nl: hoeveel wat wie waar wanneer waarom hoe de het een van aan voor met naar uit over op in door tot sinds na en of
  maar niet geen wel is zijn was waren heeft hebben had gaf gaven geeft gegeven kreeg kregen gekregen zei zeiden
  gezegd kondigde aangekondigd miljard miljoen hulp steun geld dit dat hij zij ze werd wordt pakket
cs: kolik kdo co kdy kde proc jak jaky jaka ktery ktera v ve z ze na do od po pro s se k ke o u i a ale nebo ne neni
  je jsou byl byla bylo byly dal dala dalo daly dali poskytl poskytla poskytly obdrzela rekl rekla oznamil oznamila
  miliard miliardy milionu pomoc pomoci penez balik jiz uz to ten ta za
sk: kolko kto co kedy kde preco ako aky aka ktory ktora v vo z zo na do od po pre s so k ku o u i a ale alebo nie je
  su bol bola bolo boli dal dala dalo dali poskytol poskytlo povedal povedala oznamil oznamila miliard miliardy
  milionov pomoc pomoci penazi
sv: hur mycket manga vad vem var nar varfor som den det de en ett av till fran for med pa i om och eller men inte har
  hade ar gav ger gett givit sade sa sagt fick fatt meddelade miljarder miljard miljoner bistand stod pengar sedan
  fore efter enligt mellan
no: hvor mye meget mange hva hvad hvem hvornar nar hvorfor som den det de en et av af til fra for med pa i om og eller
  men ikke har havde hadde er gav ga givet gitt sa sagde fikk fik milliarder milliard millioner bistand stotte hjelp
  hjaelp penger penge siden etter efter
ro: cat cati cata cate cine ce cand unde de la pe pentru cu din in si sau dar nu este sunt era a au dat dati oferit
  primit spus anuntat miliarde miliard milioane ajutor bani catre dupa inainte
ca: quant quants quanta qui que quan on perque com el la els les un una de del dels al als per amb a en i o pero no es
  son va van donat donar dit dir anunciat rebut milions ajuda diners
hr: koliko tko ko sta sto kada kad gde gdje zasto kako koji koja u na od do za s sa o i a ali ili ne nije je su bio
  bila bilo dao dala dali dalo rekao rekla najavio milijardi milijarde milijuna miliona pomoci pomoc novca
sl: koliko kdo kaj kdaj kje zakaj kako v na od do za z s o in a ali ne ni je so bil bila dal dala dali rekel milijard
  milijonov pomoci denarja
hu: mennyi mennyit ki kik mit mi mikor hol miert hogyan a az egy es vagy de nem van volt adott adtak kapott mondta
  mondott milliard milliardot segely segelyt tamogatas penzt szerint
tr: ne kadar kim kac nerede neden nasil ve ile bir bu icin mi mu degil var yok verdi verdiler aldi dedi acikladi
  milyar milyon yardim yardimi etti toplam para
fi: kuinka paljon paljonko kuka mika mita milloin missa miksi miten ja tai mutta ei ole on oli ovat antoi antanut
  antaneet sanoi sanonut sai saanut miljardia miljoonaa apua avun rahaa mitaan
et: kui palju kes mis millal kus miks kuidas ja voi aga ei ole on oli andis andnud ytles utles sai saanud miljardit
  miljonit abi raha
lt: kiek kas kada kur kodel kaip ir ar bet ne nera yra buvo dave davusi suteike pasake gavo milijardu milijonu parama
  paramos pinigu
lv: cik kas kad kur kapec ka un vai bet ne nav ir bija deva devusi pateica sanema miljardu miljonu palidziba
  palidzibas naudas
sq: sa kush cfare kur pse si dhe ose por nuk eshte jane ishte dha dhane tha mori miliarde milione ndihme ndihma para
  per
bg: колко кой какво кога къде защо как на от до за с със в във и или но не е са беше бяха даде дадоха дал казал каза
  обяви милиарда милиона помощ помощта пари това тези след преди
sr: колико ко шта када кад где зашто како у на од до за с са о и а али или не није је су био била дао дала дали рекао
  рекла најавио милијарди милиона помоћ помоћи новца
be: колькі хто што калі дзе чаму як у на ад да за з са і а але або не няма ёсць быў была было даў дала далі сказаў
  сказала абвясціў мільярдаў мільёнаў дапамогі дапамога грошай
mk: колку кој што кога каде зошто како на од до за со во и или но не е се беше даде дадоа рече најави милијарди
  милиони помош пари
"""
_BY_LANGUAGE = MappingProxyType(
    {
        code.strip(): frozenset(fold_word(word) for word in words.split())
        for code, words in (entry.split(":") for entry in re.sub(r"\n\s+", " ", _LITTLE_WORDS.strip()).split("\n"))
    }
)
_ANY = frozenset().union(*_BY_LANGUAGE.values())
_WORD = re.compile(r"[^\W\d_]+")
_OUR_LETTERS = re.compile(r"[\u0000-\u024f\u0400-\u052f\u1e00-\u1eff]+")
_FUNCTION = ("filler.", "ask.", "role.", "give.")
_ONE, _COMPANY = 1, 2
LANGUAGES = ("en", "uk", "ru", "de", "fr", "es", "pl")
"""The languages that are read."""


def is_unread(text: str, vocabulary: Vocabulary) -> bool:
    """Whether more of a normalised text's little words are of one language that is not read here than of those that are.

    What stands in quotation marks, names and words of aid that many languages share tell nothing.
    """
    words = _words_outside_quotes(text)
    strange = [word for word in words if not _OUR_LETTERS.fullmatch(word)]
    if not strange and _ANY.isdisjoint(words):
        return False
    only_elsewhere = [word for word in dict.fromkeys(words) if word in _ANY and not _is_ours(word, vocabulary)]
    if not (only_elsewhere or strange):
        return False
    ours = _little_words_of_ours(words, vocabulary)
    if len(strange) > len(ours):
        return True
    return any(_outweighs(words, only_elsewhere, ours, little, vocabulary) for little in _BY_LANGUAGE.values())


def _words_outside_quotes(text: str) -> list[str]:
    for span in reversed(quoted(text)):
        text = f"{text[: span.start]} {text[span.end :]}"
    return [fold_word(word) for word in _WORD.findall(text)]


def _is_ours(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.knows(word) or vocabulary.is_ordinary(word)


def _little_words_of_ours(words: Sequence[str], vocabulary: Vocabulary) -> set[str]:
    """The words that only hold a sentence together, or are ordinary, in one of the languages read here."""
    lexed = vocabulary.lex(words)
    ours = {words[at] for at in lexed.leftover if vocabulary.is_ordinary(words[at])}
    for mention in lexed.mentions:
        if not mention.mended and any(concept.startswith(_FUNCTION) for concept in mention.concepts):
            ours.update(words[mention.start : mention.end])
    return ours


def _outweighs(
    words: Sequence[str], only_elsewhere: Sequence[str], ours: set[str], little: frozenset[str], vocabulary: Vocabulary
) -> bool:
    """Whether words known only in a language elsewhere outnumber ours; one that may be a slip in ours needs company."""
    theirs = [word for word in only_elsewhere if word in little]
    if len(theirs) == _ONE and len(little.intersection(words)) < _COMPANY and _may_be_a_slip(theirs[0], vocabulary):
        return False
    return len(theirs) > len(ours - little)


def _may_be_a_slip(word: str, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.mended(word, language) for language in LANGUAGES)
