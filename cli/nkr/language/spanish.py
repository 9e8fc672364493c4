"""The words of the Spanish grammar of figures and sentences."""

from __future__ import annotations

from functools import cache

from nkr.language import digits
from nkr.language.european_times import Times
from nkr.language.sentences import Abbreviations
from nkr.model.quantity import Qualifier

MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"
_ANY_MONTH = MONTHS.replace(" ", "|")
ABBREVIATIONS = Abbreviations(never="Sr|Sra|Srta|Dr|Dra|D|EE|EE\\. ?UU|núm|aprox|p\\. ?ej|Ud|Uds|Gral|Cnel")

_SMALL = """
    - uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
    diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho
    veintinueve
    """.split()  # noqa: SIM905 - a list of words is easier to read as words
_TENS = {30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta", 80: "ochenta", 90: "noventa"}
_HUNDREDS = ["doscient", "trescient", "cuatrocient", "quinient", "seiscient", "setecient", "ochocient", "novecient"]


def numbers() -> dict[str, int]:
    """Two to 999 in words, with both genders; "uno" is an article as well."""
    small = dict(enumerate(_SMALL)) | {
        ten + one: word + (f" y {_SMALL[one]}" if one else "") for ten, word in _TENS.items() for one in range(10)
    }
    found = {word: value for value, word in small.items() if value > 1}
    with_one = [word for word in found if "uno" in word]
    found |= {word.replace("uno", end): found[word] for word in with_one for end in ("un", "una")}
    spelt = {"cien": 100} | {f"{stem}{end}s": 100 * at for at, stem in enumerate(_HUNDREDS, 2) for end in "oa"}
    for hundreds, base in [*spelt.items(), ("ciento", 100)]:
        if hundreds != "ciento":
            found[hundreds] = base
        if hundreds != "cien":
            found |= {f"{hundreds} {word}": base + value for value, word in small.items() if value}
    return found


@cache
def words() -> digits.Words:
    """Built on first use."""
    q = Qualifier
    return digits.Words(
        numbers=numbers(),
        sizes="decenas de miles; cientos de miles; decenas|docenas; cientos|centenares; miles; millones",
        hedges={
            q.AT_LEAST: "al menos|por lo menos|como mínimo|no menos de|un mínimo de",
            q.UP_TO: "hasta|como máximo|no más de|a lo sumo|un máximo de",
            q.MORE_THAN: "más de|por encima de|superan? (?:los|las)",
            q.LESS_THAN: "menos de|por debajo de",
            q.NEARLY: "casi|cerca de",
            q.ABOUT: "unos|unas|alrededor de|aproximadamente|en torno a|cerca de unos",
        },
        trailing={
            q.AT_LEAST: "o más|al menos|por lo menos|como mínimo",
            q.UP_TO: "o menos|como máximo|a lo sumo",
            q.ABOUT: "aproximadamente",
        },
        magnitudes={
            10**12: r"billones(?: de)?\b|billón(?: de)?\b",
            10**9: r"mil millones(?: de)?\b",
            10**6: r"millones(?: de(?! dólar| euro))?\b|millón(?: de)?\b",
            1_000: r"mil\b",
            12: r"docenas?(?: de)?\b",
        },
        half=r"y medio(?: de)?\b",
        link="a",
        either="o",
        conjunction="y",
        between="entre",
        people="(?:de )?(?:norcorean[oa]s|personas|refugiad[oa]s|desertores|prisioner[oa]s|pres[oa]s|mujeres|hombres|"
        "niñ[oa]s|migrantes)",
        cases="casos",
        percent=r"%|por ciento\b",
        rates={
            "week": "(?:por|a la|cada) semana|semanales",
            "year": "(?:por|al|cada) año|anuales",
            "day": "(?:por|al|cada) día|diari[oa]s",
            "month": "(?:por|al|cada) mes|mensuales",
        },
        no_count=rf"de (?:{_ANY_MONTH})|años?|meses|semanas?|días?|horas?|(?:de )?(?:euros?|dólares|pesos)|€|\$",
    )


TIMES = Times(
    months=MONTHS,
    day=" de",
    of="del? (?:año )?",
    in_year="en|de|del|durante|año|para",
    relative={
        "(?:el|del) (?:pasado año|año (?:pasado|anterior))": (1, "year"),
        "(?:este|el presente) año|(?:el|del) año en curso": (0, "year"),
        "(?:el|del) (?:próximo año|año próximo)": (-1, "year"),
        "(?:el|del) (?:mes pasado|pasado mes)": (1, "month"),
        "este mes": (0, "month"),
        "ayer": (1, "day"),
        "hoy": (0, "day"),
    },
    halves="primer semestre|primera mitad; segundo semestre|segunda mitad",
    quarters="primer trimestre; segundo trimestre; tercer trimestre; cuarto trimestre",
    first_months="primeros # meses",
    numbers=_SMALL[2:12],
    ago="hace (?P<ago>[0-9]{1,2}) años",
    since="desde|a partir de",
    until="hasta(?: (?:el final|finales|fines|el fin))?(?: de)?|a finales de|a fines de",
    link="(?:-|–|a|hasta)",
    between="entre",
    conjunction="y",
)
