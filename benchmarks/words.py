"""Makes words and texts that look like Dutch: made-up words by the thousand, compounds of them, few real ones.

How often a word comes round follows the shares that were measured. The real words are function words, general
words, and those of the topics that people search for, so that questions find as much as they would in a real register.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from benchmarks.likeness import Likeness

SEED = "made up"
_LEXICON = 40_000
# New words never end: a share of the words of a text is a compound that no other text need have.
_NEW = 0.004
_COMPOUNDS = 0.45
_IN_TOPIC = 0.035

_ONSETS = "b d f g h j k l m n p r s t v w z bl br dr fl gr kl kr pl pr schr sl sp st str tr vl wr zw".split()
_NUCLEI = "a e i o u aa ee ie oe oo ui ij ei eu ou a e o".split()
_CODAS = "l m n r s t k p f g nd rt st cht ld rk ng".split()
_ENDINGS = ["", "", "", "en", "s", "e", "ing", "er", "heid", "lijk", "ingen", "eren"]

_FUNCTION = (
    "de van het en een in is op te voor met door dat die of aan wordt worden om als zijn bij er deze niet "
    "kan heeft naar uit ook over dit tot welke wanneer geen hier dan zoals nog maar hun ze we hebben was "
    "tussen binnen zodat waarbij hierbij zonder onder na per mag moet wie hoe wat mijn uw"
).split()

# Of Dutch in general. They are constituents of made-up compounds too.
_GENERAL = (
    "gemeente gegevens inwoner inwoners medewerker medewerkers algoritme systeem model informatie "
    "document tekst aanvraag aanvragen besluit besluiten proces werk dienst wet artikel beleid doel "
    "gebruik onderzoek toezicht persoon personen organisatie bedrijf bedrijven bestand lijst nummer datum "
    "jaar maand dag uur tijd plaats straat huis gebouw water bodem weg brug haven trein fiets auto bus "
    "boot kaart beeld foto bericht brief post vraag antwoord gesprek taal woord naam rol taak stap fase "
    "deel groep soort type vorm kwaliteit kans waarde bedrag kosten geld rekening betaling inkomen loon "
    "premie toeslag uitkering school leraar student arts patient ziekenhuis hulp steun advies melding "
    "klacht signaal fout afwijking patroon regel voorwaarde eis norm grens drempel score uitkomst "
    "resultaat analyse berekening voorspelling schatting selectie steekproef trainen testen meten wegen "
    "tellen zoeken vinden lezen schrijven maken geven nemen zien tonen bepalen beoordelen vergelijken "
    "bekijken ondersteunen automatisch handmatig menselijk openbaar veilig juist snel nieuw oud groot "
    "klein eerste laatste relevant mogelijk noodzakelijk vooraf achteraf jaarlijks maandelijks dagelijks "
    "landelijk lokaal digitaal technisch juridisch"
).split()

# What people search for → the words by which a text on it is found. The key is what was counted in real texts.
TOPICS: Mapping[str, Sequence[str]] = {
    "anonimiser": (
        "anonimiseren",
        "geanonimiseerd",
        "anonimiseringssoftware",
        "persoonsgegevens",
        "lakken",
    ),
    "risico": ("risico", "risicomodel", "risicoprofiel", "risico’s"),
    "brp": ("brp", "basisregistratie personen", "adresgegevens"),
    "bijstand": ("bijstand", "bijstandsuitkering", "participatiewet"),
    "kenteken": ("kenteken", "kentekens", "scannen", "scanauto"),
    "parkeer": ("parkeren", "parkeercontrole", "geparkeerde", "naheffing"),
    "fraude": ("fraude", "uitkeringsfraude", "fraudesignaal"),
    "schuld": ("schulden", "schuldhulpverlening", "vroegsignalering"),
    "camera": ("camera", "camera’s", "cameratoezicht"),
    "woz": ("woz", "taxatie", "marktwaarde"),
    "chatbot": ("chatbot", "gespreksrobot"),
    "bezwaar": ("bezwaar", "bezwaarschrift", "bezwaarschriften"),
    "vergunning": ("vergunning", "omgevingsvergunning", "vergunningen"),
    "subsidie": ("subsidie", "subsidieaanvraag", "subsidies"),
    "belasting": ("belasting", "belastingen", "gemeentebelasting"),
    "jeugd": ("jeugd", "jeugdzorg", "jongeren"),
    "zorg": ("zorg", "zorgvraag", "zorgvuldig"),
    "woning": ("woning", "huurwoning", "woningen"),
    "afval": ("afval", "afvalcontainer", "inzameling"),
    "verkeer": ("verkeer", "verkeerslicht", "verkeersdrukte"),
    "adres": ("adres", "adressen", "adresonderzoek"),
    "archief": ("archief", "archiveren", "archiefstukken"),
    "vertaal": ("vertalen", "vertaalmachine", "vertaling"),
    "controle": ("controle", "controleren", "gecontroleerd"),
}


def made_up(dice: random.Random, syllables: int) -> str:
    """A word that nobody knows."""
    return "".join(
        dice.choice(_ONSETS) + dice.choice(_NUCLEI) + (dice.choice(_CODAS) if dice.random() < 0.6 else "")
        for _ in range(syllables)
    )


def compound(dice: random.Random, parts: Sequence[str]) -> str:
    """Two words in one, now and then with the s that links them."""
    return dice.choice(parts) + ("s" if dice.random() < 0.25 else "") + dice.choice(parts)


@cache
def _lexicon() -> tuple[str, ...]:
    """Every word by rank: function words first, then general words among made-up ones."""
    dice = random.Random(f"{SEED} words")
    words, constituents = dict.fromkeys(_FUNCTION), list(_GENERAL)
    general = iter(_GENERAL)
    while len(words) < _LEXICON:
        word = next(general, "") if dice.random() < 0.5 else ""
        if not word and len(words) > 1000 and dice.random() < _COMPOUNDS:
            word = compound(dice, constituents)
        elif not word:
            stem = made_up(dice, dice.choice((1, 2, 2, 2, 3)))
            constituents.append(stem)
            word = stem + dice.choice(_ENDINGS)
        words.setdefault(word)
    return tuple(words)


@cache
def _constituents() -> tuple[str, ...]:
    return tuple(word for word in _lexicon()[len(_FUNCTION) : 4000] if len(word) > 3)


class Writer:
    """Writes texts. One writer serves many dice, so that each text depends on its own dice only."""

    def __init__(self, like: Likeness) -> None:
        self._words = _lexicon()
        self._sums = list(accumulate(_weights(like, len(self._words))))
        self._in_sentence = like.spread("words", "in_sentence")

    def text(self, dice: random.Random, length: int, topic: Sequence[str] = ()) -> str:
        """A text of about this many characters, with words of the topic here and there."""
        words = dice.choices(self._words, cum_weights=self._sums, k=max(1, round(length / 6.4)))
        self._spread(dice, words, topic)
        sentences = " ".join(self._sentences(dice, words))
        return sentences[:length].rsplit(" ", 1)[0].rstrip(".,") + "." if length > 12 else sentences[:length]

    def name(self, dice: random.Random, length: int, topic: Sequence[str]) -> str:
        """A name of about this many characters; it says what it is about more often than not."""
        words = dice.choices(self._words[40:3000], k=max(1, round(length / 9)))
        if topic and dice.random() < 0.6:
            words[dice.randrange(len(words))] = dice.choice(topic)
        name = " ".join(words)
        return (name[0].upper() + name[1:])[:100]

    def _spread(self, dice: random.Random, words: list[str], topic: Sequence[str]) -> None:
        """Put words of the topic in, and words that are new."""
        for _ in range(_about(dice, len(words) * _NEW)):
            words[dice.randrange(len(words))] = compound(dice, _constituents())
        if topic:
            for _ in range(_about(dice, len(words) * _IN_TOPIC)):
                words[dice.randrange(len(words))] = dice.choice(topic)

    def _sentences(self, dice: random.Random, words: Sequence[str]) -> Iterator[str]:
        start = 0
        while start < len(words):
            end = start + max(3, min(40, self._in_sentence.draw(dice)))
            sentence = " ".join(words[start:end])
            yield f"{sentence[0].upper()}{sentence[1:]}."
            start = end


def _about(dice: random.Random, expected: float) -> int:
    return int(expected) + (dice.random() < expected % 1)


def _weights(like: Likeness, count: int) -> Iterator[float]:
    """A weight for each rank, falling as in real texts: each stretch of ranks has the share that was measured."""
    tops = {int(top): share for top, share in like.shares("words", "share_of_top").shares.items()}
    before, share_before = 0, 0.0
    for top, share in tops.items():
        last = count if top == max(tops) else top
        harmonic = sum(1 / rank for rank in range(before + 1, last + 1))
        for rank in range(before + 1, last + 1):
            yield (share - share_before) / (rank * harmonic)
        before, share_before = last, share
