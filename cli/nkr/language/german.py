"""The words of the German grammar of figures and sentences."""

from __future__ import annotations

from functools import cache

from nkr.language import digits
from nkr.language.european_times import Times
from nkr.language.sentences import Abbreviations
from nkr.model.quantity import Qualifier

MONTHS = "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
_ANY_MONTH = MONTHS.replace(" ", "|")
ABBREVIATIONS = Abbreviations(
    never=r"z\. ?B|d\. ?h|u\. ?a|z\. ?T|o\. ?Ä|i\. ?d\. ?R|z|d|u|bzw|ca|Mio|Mrd|Tsd|Nr|Dr|Prof|St|usw|vgl|Abs|Art",
    months=_ANY_MONTH,
)

_UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_TEENS = ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def numbers() -> dict[str, int]:
    """Two to 999 in words; "ein" is an article as well."""
    small = [*_UNITS, *_TEENS]
    small += [(f"{one}und" if one else "") + ten for ten in _TENS for one in _UNITS[:10]]
    found = {word: value for value, word in enumerate(small) if value > 1}
    for hundreds, spelt in enumerate(["", *_UNITS[1:10]]):
        for value, word in enumerate(small):
            found[f"{spelt}hundert{word}"] = 100 * (hundreds or 1) + value
    return found


@cache
def words() -> digits.Words:
    """Built on first use."""
    q = Qualifier
    return digits.Words(
        numbers=numbers(),
        sizes="zehntausende; hunderttausende; dutzende; hunderte; tausende; millionen",
        hedges={
            q.AT_LEAST: "nicht weniger als|mindestens|wenigstens|zumindest",
            q.UP_TO: "nicht mehr als|höchstens|maximal|bis zu",
            q.MORE_THAN: "mehr als|über|gut",
            q.LESS_THAN: "weniger als|unter",
            q.NEARLY: "fast|beinahe|nahezu|knapp|annähernd",
            q.ABOUT: r"rund|etwa|ca\.?|zirka|circa|ungefähr|schätzungsweise|geschätzte?n?|an die",
        },
        trailing={q.AT_LEAST: "oder mehr|und mehr", q.UP_TO: "oder weniger", q.ABOUT: "oder so"},
        magnitudes={
            10**12: r"Billionen|Billion\b",
            10**9: r"Milliarden|Milliarde\b|Mrd\.?",
            10**6: r"Millionen|Million\b|Mio\.?",
            1_000: r"Tausend\b|Tsd\.?",
            100: r"Hundert\b",
            12: r"Dutzend\b",
        },
        link="bis(?: zu)?",
        either="oder",
        conjunction="und",
        between="zwischen",
        people=r"(?:[^\W\d_]+ ){0,2}?(?:Nordkoreaner(?:n|innen)?|Menschen|Personen|Flüchtlinge?n?"
        "|Überläufer(?:n|innen)?|Frauen|Männer|Kinder)",
        cases="Fälle?n?",
        percent=r"%|Prozent\b(?!punkt)",
        rates={
            "week": "(?:pro|je|in der|jede) Woche|wöchentlich",
            "year": r"(?:pro|im|jedes) Jahr\b(?! \d{4})|jährlich",
            "day": "(?:pro|am|jeden) Tag|täglich",
            "month": "(?:pro|im|jeden) Monat|monatlich",
        },
        no_count=rf"\.|{_ANY_MONTH}|Jahren?|Monaten?|Wochen?|Tagen?|Stunden?|Uhr|Euro|Dollar|€|\$|jährige?r?",
        thousand="tausend",
    )


TIMES = Times(
    months=MONTHS,
    day=r"\.",
    of="des Jahres ",
    in_year="in|im Jahre?|im Laufe des Jahres|für|von|nach|des Jahres|Jahr",
    bare=r" [a-zäöü0-9]|[,.;:)]|\Z",
    relative={
        "(?:im )?(?:letzte[ns]?|vergangene[ns]?|vorige[ns]?) Jahr(?:es)?|im Vorjahr|des Vorjahre?s": (1, "year"),
        "(?:in )?(?:diese[ms]|das laufende|im laufenden) Jahr(?:es)?|heuer": (0, "year"),
        "(?:im )?(?:nächste[ns]|kommende[ns]) Jahr(?:es)?": (-1, "year"),
        "(?:im )?(?:letzten|vergangenen|vorigen) Monat": (1, "month"),
        "(?:in )?diesem Monat": (0, "month"),
        "gestern": (1, "day"),
        "heute": (0, "day"),
    },
    halves="erste[nr]? (?:Hälfte|Halbjahr|Jahreshälfte); zweite[nr]? (?:Hälfte|Halbjahr|Jahreshälfte)",
    quarters="ersten? Quartal; zweiten? Quartal; dritten? Quartal; vierten? Quartal",
    first_months="ersten # Monaten?",
    numbers=_UNITS[2:12],
    ago="vor (?P<ago>[0-9]{1,2}) Jahren",
    since="seit|ab",
    until="bis(?: zum| einschließlich)?(?: Ende| Anfang| Mitte)?|Ende|per",
    link="(?:-|–|bis)",
    between="zwischen",
    conjunction="und",
)
