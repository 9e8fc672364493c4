"""The words of the Indonesian grammar of figures and sentences."""

from __future__ import annotations

from functools import cache

from nkr.language import digits
from nkr.language.european_times import Times
from nkr.language.sentences import Abbreviations
from nkr.model.quantity import Qualifier

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
_ANY_MONTH = MONTHS.replace(" ", "|")
ABBREVIATIONS = Abbreviations(never="Dr|Prof|No|Drs|Ir|H")

_UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def numbers() -> dict[str, int]:
    """Two to 999 in words; "satu" is an article as well."""
    small = [*_UNITS, "sepuluh", "sebelas", *(f"{one} belas" for one in _UNITS[2:])]
    small += [f"{ten} puluh {one}".strip() for ten in _UNITS[2:] for one in _UNITS]
    found = {word: value for value, word in enumerate(small) if value > 1}
    for hundreds, base in [("seratus", 100), *((f"{_UNITS[at]} ratus", 100 * at) for at in range(2, 10))]:
        found |= {f"{hundreds} {word}".strip(): base + value for value, word in enumerate(small)}
    return found


@cache
def words() -> digits.Words:
    """Built on first use."""
    q = Qualifier
    return digits.Words(
        numbers=numbers(),
        sizes="puluhan ribu; ratusan ribu; puluhan; ratusan; ribuan; jutaan",
        hedges={
            q.AT_LEAST: "sedikitnya|setidaknya|paling sedikit|minimal|tidak kurang dari",
            q.UP_TO: "hingga|sampai|paling banyak|maksimal|sebanyak-banyaknya",
            q.MORE_THAN: "lebih dari|melebihi|di atas",
            q.LESS_THAN: "kurang dari|di bawah",
            q.NEARLY: "hampir|mendekati",
            q.ABOUT: "sekitar|kira-kira|kurang lebih|diperkirakan",
        },
        trailing={q.AT_LEAST: "atau lebih|ke atas", q.UP_TO: "atau kurang", q.MORE_THAN: "lebih"},
        magnitudes={
            10**12: r"triliun\b",
            10**9: r"miliar\b|milyar\b",
            10**6: r"juta\b",
            1_000: r"ribu\b",
            12: r"lusin\b",
        },
        link="hingga|sampai",
        either="atau",
        conjunction="dan",
        between="antara",
        people="orang|warga|pembelot|pengungsi|perempuan|laki-laki|wanita|pria|anak",
        cases="kasus",
        percent=r"%|persen\b",
        rates={
            "week": "(?:per|setiap|tiap) minggu",
            "year": "(?:per|setiap|tiap) tahun",
            "day": "(?:per|setiap|tiap) hari",
            "month": "(?:per|setiap|tiap) bulan",
        },
        no_count=f"{_ANY_MONTH}|tahun|bulan|minggu|hari|jam|rupiah|dolar",
    )


TIMES = Times(
    months=MONTHS,
    day="",
    of="tahun ",
    in_year="pada|tahun|di|sepanjang|selama|dalam",
    relative={
        "tahun lalu|tahun kemarin": (1, "year"),
        "tahun ini": (0, "year"),
        "tahun depan": (-1, "year"),
        "bulan lalu": (1, "month"),
        "bulan ini": (0, "month"),
        "kemarin": (1, "day"),
        "hari ini": (0, "day"),
    },
    halves="(?:semester|paruh) pertama; (?:semester|paruh) kedua",
    quarters="; ".join(
        f"(?:kuartal|triwulan) (?:{at})" for at in ("pertama|I", "kedua|II", "ketiga|III", "keempat|IV")
    ),
    first_months="# bulan pertama",
    numbers=[*_UNITS[2:], "sepuluh"],
    ago="(?P<ago>[0-9]{1,2}) tahun (?:yang )?lalu",
    since="sejak|mulai",
    until="(?:hingga|sampai)(?: dengan)?(?: akhir)?(?: tahun| bulan)?|(?:pada )?akhir(?: tahun| bulan)?|per",
    link="(?:-|–|hingga|sampai)",
    between="antara",
    conjunction="dan",
)
