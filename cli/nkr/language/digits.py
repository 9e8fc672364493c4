"""German, Spanish and Indonesian figures in digits, as far as the record needs them: "mehr als 1.400", "entre 80.000
y 120.000".

Here a point separates thousands and a comma decimals, which is why these languages are not read by the English grammar.
Numbers in words are not read, and a number that nothing marks as a count (a separator, a hedge, a noun for people, a
percent sign) is no figure in running prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nkr.language.hedges import hedged, ranged
from nkr.language.text import Text
from nkr.model.figure import Figure
from nkr.model.quantity import LARGEST, Number, Qualifier, plain

_RUN = re.compile(r"(?<![\w.,/:+#@-])[0-9][0-9.,:/]*")
_DIGITS = re.compile(r"[0-9][0-9.,:/]*")
_KILOMETRES = re.compile(r"[ \u00a0-]?(?:km|[Kk]ilomet\w+|[Kk]il[óo]metros)\b")
_COUNT = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,5}|0|[1-9][0-9]{0,14})(?:,[0-9]{1,3})?")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, as patterns that are matched beside a number."""

    hedges: tuple[tuple[re.Pattern[str], Qualifier], ...]
    magnitudes: tuple[tuple[re.Pattern[str], int], ...]
    link: re.Pattern[str]
    between: re.Pattern[str]
    """What opens a range whose link is "and"."""
    people: re.Pattern[str]
    cases: re.Pattern[str]
    percent: re.Pattern[str]
    rates: tuple[tuple[re.Pattern[str], str], ...]
    no_count: re.Pattern[str]
    """Behind a number that counts nothing here: months, years of age, money."""
    year_before: re.Pattern[str]
    year_behind: re.Pattern[str]


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(\[\"']){words}\s*$", re.IGNORECASE)


def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0-]?{words}", re.IGNORECASE)


@cache
def german() -> Words:
    q = Qualifier
    return Words(
        hedges=(
            (_before("(?:nicht weniger als|mindestens|wenigstens|zumindest)"), q.AT_LEAST),
            (_before("(?:nicht mehr als|höchstens|maximal|bis zu)"), q.UP_TO),
            (_before("(?:mehr als|über|gut)"), q.MORE_THAN),
            (_before("(?:weniger als|unter)"), q.LESS_THAN),
            (_before("(?:fast|beinahe|nahezu|knapp|annähernd)"), q.NEARLY),
            (_before("(?:rund|etwa|ca\\.?|zirka|circa|ungefähr|schätzungsweise|geschätzte?n?|an die)"), q.ABOUT),
        ),
        magnitudes=((_behind("(?:Millionen|Million|Mio\\.?)\\b"), 10**6), (_behind("Tausend\\b"), 1_000)),
        link=re.compile(r"[ \u00a0]?(?:-|bis(?: zu)?|und)[ \u00a0]?"),
        between=_before("zwischen"),
        people=_behind(
            "(?:\\w+ ){0,2}?(?:Nordkoreaner(?:n|innen)?|Menschen|Personen|Flüchtlinge?n?|Überläufer(?:n|innen)?|"
            "Frauen|Männer|Kinder)\\b"
        ),
        cases=_behind("Fälle?n?\\b"),
        percent=_behind("(?:%|Prozent\\b)(?!punkt)"),
        rates=(
            (_behind("(?:pro|je|in der|jede) Woche|wöchentlich"), "week"),
            (_behind("(?:pro|im|jedes) Jahr|jährlich"), "year"),
            (_behind("(?:pro|am|jeden) Tag|täglich"), "day"),
            (_behind("(?:pro|im|jeden) Monat|monatlich"), "month"),
        ),
        no_count=_behind(
            "(?:\\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahren?|Monaten?|Wochen?|"
            "Tagen?|Stunden?|Uhr|Euro|Dollar|€|\\$|jährige?r?)"
        ),
        year_before=re.compile(r"(?:^|[\s(])((?:19|20)[0-9]{2})[:,]?\s*$"),
        year_behind=re.compile(r"[^0-9.!?,;]{0,30}?\b(?:im Jahr|in) ((?:19|20)[0-9]{2})\b"),
    )


@cache
def spanish() -> Words:
    q = Qualifier
    return Words(
        hedges=(
            (_before("(?:al menos|por lo menos|como mínimo|no menos de|un mínimo de)"), q.AT_LEAST),
            (_before("(?:hasta|como máximo|no más de|a lo sumo|un máximo de)"), q.UP_TO),
            (_before("(?:más de|por encima de|superan? (?:los|las))"), q.MORE_THAN),
            (_before("(?:menos de|por debajo de)"), q.LESS_THAN),
            (_before("(?:casi|cerca de)"), q.NEARLY),
            (_before("(?:unos|unas|alrededor de|aproximadamente|en torno a|cerca de unos)"), q.ABOUT),
        ),
        magnitudes=((_behind("(?:millones|millón)(?: de)?\\b"), 10**6), (_behind("mil\\b"), 1_000)),
        link=re.compile(r"[ \u00a0]?(?:-|a|y)[ \u00a0]?"),
        between=_before("entre"),
        people=_behind(
            "(?:de )?(?:norcorean[oa]s|personas|refugiad[oa]s|desertores|prisioner[oa]s|pres[oa]s|mujeres|hombres|"
            "niñ[oa]s|migrantes)\\b"
        ),
        cases=_behind("casos\\b"),
        percent=_behind("(?:%|por ciento\\b)"),
        rates=(
            (_behind("(?:por|a la|cada) semana|semanales"), "week"),
            (_behind("(?:por|al|cada) año|anuales"), "year"),
            (_behind("(?:por|al|cada) día|diari[oa]s"), "day"),
            (_behind("(?:por|al|cada) mes|mensuales"), "month"),
        ),
        no_count=_behind(
            "(?:de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|años?|"
            "meses|semanas?|días?|horas?|euros?|dólares|€|\\$)"
        ),
        year_before=re.compile(r"(?:^|[\s(])[Ee]n ((?:19|20)[0-9]{2})[:,]?\s*$"),
        year_behind=re.compile(r"[^0-9.!?,;]{0,30}?\ben ((?:19|20)[0-9]{2})\b"),
    )


@cache
def indonesian() -> Words:
    q = Qualifier
    return Words(
        hedges=(
            (_before("(?:sedikitnya|setidaknya|paling sedikit|minimal|tidak kurang dari)"), q.AT_LEAST),
            (_before("(?:hingga|sampai|paling banyak|maksimal|sebanyak-banyaknya)"), q.UP_TO),
            (_before("(?:lebih dari|melebihi|di atas)"), q.MORE_THAN),
            (_before("(?:kurang dari|di bawah)"), q.LESS_THAN),
            (_before("(?:hampir|mendekati)"), q.NEARLY),
            (_before("(?:sekitar|kira-kira|kurang lebih|diperkirakan)"), q.ABOUT),
        ),
        magnitudes=((_behind("juta\\b"), 10**6), (_behind("ribu\\b"), 1_000)),
        link=re.compile(r"[ \u00a0]?(?:-|hingga|sampai|dan)[ \u00a0]?"),
        between=_before("antara"),
        people=_behind("(?:orang|warga|pembelot|pengungsi|perempuan|laki-laki|wanita|pria|anak)\\b"),
        cases=_behind("kasus\\b"),
        percent=_behind("(?:%|persen\\b)"),
        rates=(
            (_behind("(?:per|setiap|tiap) minggu"), "week"),
            (_behind("(?:per|setiap|tiap) tahun"), "year"),
            (_behind("(?:per|setiap|tiap) hari"), "day"),
            (_behind("(?:per|setiap|tiap) bulan"), "month"),
        ),
        no_count=_behind(
            "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|tahun|bulan|minggu|hari|jam|"
            "rupiah|dolar)"
        ),
        year_before=re.compile(r"(?:^|[\s(])(?:pada|tahun) ((?:19|20)[0-9]{2})[:,]?\s*$"),
        year_behind=re.compile(r"[^0-9.!?,;]{0,30}?\b(?:pada|tahun)(?: tahun)? ((?:19|20)[0-9]{2})\b"),
    )


@dataclass(slots=True)
class _Amount:
    start: int
    end: int
    value: Number
    scale: int
    separated: bool


class Passage:
    """The figures of one passage."""

    def __init__(self, text: Text, start: int, end: int, words: Words, *, curated: bool) -> None:
        self.text, self.words, self.curated = text, words, curated
        self.folded, self.start, self.end = text.folded, start, end

    def figures(self) -> Iterator[Figure]:
        at = self.start
        while match := _RUN.search(self.folded, at, self.end):
            figure, at = self._figure(match)
            if figure is not None:
                yield figure

    def _amount(self, match: re.Match[str]) -> _Amount | None:
        raw = match.group().rstrip(".,:/")
        if not _COUNT.fullmatch(raw):
            return None
        whole, _, decimals = raw.replace(".", "").partition(",")
        value: Number = float(f"{whole}.{decimals}") if decimals else int(whole)
        end, scale = match.start() + len(raw), 1
        for pattern, factor in self.words.magnitudes:
            magnitude = pattern.match(self.folded, end, self.end)
            if magnitude is not None:
                end, scale = magnitude.end(), factor
                break
        value = plain(value * scale)
        return _Amount(match.start(), end, value, scale, "." in raw) if value <= LARGEST else None

    def _figure(self, match: re.Match[str]) -> tuple[Figure | None, int]:
        words, folded = self.words, self.folded
        first = self._amount(match)
        if first is None:
            return None, match.end()
        before = folded[max(self.start, first.start - _BEFORE) : first.start]
        second = self._second(first, before)
        last = second or first
        if words.no_count.match(folded, last.end, self.end) and not self._ends_sentence(last):
            return None, last.end
        unit, end = self._unit(last)
        hedges, start = self._hedges(before, first.start)
        marked = first.separated or last.separated or last.scale > 1 or unit or hedges
        year_like = second is None and not unit and _YEAR.fullmatch(folded[first.start : first.end])
        if year_like or not (marked or self.curated) or (isinstance(last.value, float) and unit != "percent"):
            return None, last.end
        if second is not None:
            quantity = ranged(first.value, second.value, hedges)
        else:
            quantity = hedged(first.value, hedges)
        noun = ""
        if unit == "persons":
            noun = folded[last.end : end].strip().rpartition(" ")[2]
        if unit in {"persons", ""}:
            for pattern, per in words.rates:
                rate = pattern.match(folded, end, self.end)
                if rate is not None:
                    unit, end = f"persons-per-{per}", rate.end()
                    break
        source_start, source_end = self.text.original(start), self.text.original(end, end=True)
        said = self.text.source[source_start:source_end]
        return Figure(quantity, unit, source_start, source_end, said, self._year(start, end), noun), end

    def _ends_sentence(self, amount: _Amount) -> bool:
        """ "800." may end a sentence; "3. Mai" is a date."""
        behind = self.folded[amount.end : amount.end + 3]
        return behind.startswith(".") and not re.match(r"\. ?\w", behind)

    def _second(self, first: _Amount, before: str) -> _Amount | None:
        folded = self.folded
        link = self.words.link.match(folded, first.end, self.end)
        match = _DIGITS.match(folded, link.end(), self.end) if link else None
        second = self._amount(match) if match else None
        if second is None or link is None:
            return None
        if link.group().strip() in {"und", "y", "dan"} and self.words.between.search(before) is None:
            return None
        low = first.value
        if first.scale == 1 and second.scale > 1 and low <= second.value / second.scale:
            low = plain(low * second.scale)
        years = _YEAR.fullmatch(folded[first.start : first.end]) and _YEAR.fullmatch(folded[second.start : second.end])
        if low >= second.value or years:
            return None
        first.value = low
        return second

    def _hedges(self, before: str, start: int) -> tuple[list[Qualifier], int]:
        for pattern, qualifier in self.words.hedges:
            match = pattern.search(before)
            if match is not None:
                said = match.group()
                return [qualifier], start - len(before) + match.start() + (said[:1] in " \n\t([\"'")
        return [], start

    def _unit(self, last: _Amount) -> tuple[str, int]:
        words = self.words
        for pattern, unit in ((words.percent, "percent"), (words.people, "persons"), (words.cases, "cases")):
            match = pattern.match(self.folded, last.end, self.end)
            if match is not None:
                return unit, match.end()
        match = _KILOMETRES.match(self.folded, last.end, self.end)
        return ("km", match.end()) if match else ("", last.end)

    def _year(self, start: int, end: int) -> int | None:
        match = self.words.year_before.search(self.folded[max(self.start, start - 20) : start])
        match = match or self.words.year_behind.match(self.folded, end, self.end)
        return int(match.group(1)) if match else None


def read(text: Text, words: Words, *, curated: bool) -> list[Figure]:
    """The figures of a text, in order."""
    found: list[Figure] = []
    for start, end in text.passages():
        found += Passage(text, start, end, words, curated=curated).figures()
    return found
