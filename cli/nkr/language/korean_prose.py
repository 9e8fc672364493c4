"""Korean as it is written: "약 3만 4,537명", "2002년 1월부터 6월까지", "2,706명이다".

What is written here reads back through the Korean grammar of figures to the same quantity, so no hedge gets lost. Names
are those of the vocabulary; what has none in Korean keeps its English label.
"""

from __future__ import annotations

from nkr.model.patterns import regex
from nkr.model.period import DATE, Period
from nkr.model.quantity import Number, Qualifier, Quantity
from nkr.model.vocabulary import Term

_UNITS = {"persons": "명", "": "명", "cases": "건", "percent": "%", "km": "km", "miles": "마일"}
RATES = {"day": "하루 ", "week": "주당 ", "month": "매월 ", "year": "연간 "}
_BEFORE = {Qualifier.ABOUT: "약 ", Qualifier.NEARLY: "거의 ", Qualifier.UP_TO: "최대 "}
_BEHIND = {Qualifier.AT_LEAST: " 이상", Qualifier.LESS_THAN: " 미만", Qualifier.MORE_THAN: " 초과"}
_SIZES = {
    "several": "여러 명",
    "a few": "몇 명",
    "dozens": "수십 명",
    "hundreds": "수백 명",
    "thousands": "수천 명",
    "tens of thousands": "수만 명",
    "hundreds of thousands": "수십만 명",
    "millions": "수백만 명",
    "most": "대부분",
}
NO_SIZE = "구체적인 수가 없는 표현"
"""How a vague figure is written whose source gives no size."""
_LARGE = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
_SEASONS = {"21": "봄", "22": "여름", "23": "가을", "24": "겨울"}
_MARKS = {"": "", "~": "경", "?": "(추정)", "%": "경(추정)"}
_KOREAN = regex("[가-힣][가-힣0-9·, ]*")


def number(value: Number) -> str:
    """A number with 만 and 천: 2,706 · 8천 · 3만 4,537 · 22만 · 2.5."""
    if value != int(value):
        return f"{value:,.9f}".rstrip("0").rstrip(".")
    parts, rest = [], int(value)
    for unit, sign in _LARGE:
        above, rest = divmod(rest, unit)
        parts += [f"{above:,}{sign}"] if above else []
    if rest and rest % 1_000 == 0:
        parts.append(f"{rest // 1_000}천")
    elif rest or not parts:
        parts.append(f"{rest:,}")
    return " ".join(parts)


def _counted(value: Number, unit: str) -> str:
    """A number with its counter, which stands apart behind 만 and 천: "2,706명", "8천 명", "1,400km"."""
    counter = _UNITS.get(unit, "명" if unit.startswith("persons-per-") else unit)
    written = number(value) if counter in "명건" else f"{value:,}"
    return f"{written}{' ' if counter in '명건' and not written[-1].isdigit() else ''}{counter}"


def stated(quantity: Quantity, unit: str = "persons") -> str:
    """A figure as its source states it: "약 40명", "최대 30만 명", "주당 150명에서 200명 사이", "수십 명"."""
    rate = RATES.get(unit.removeprefix("persons-per-"), "") if unit.startswith("persons-per-") else ""
    low, high = quantity.low, quantity.high
    if quantity.qualifier is Qualifier.VAGUE:
        size = _SIZES.get(quantity.word, NO_SIZE)
        return rate + (size.replace("명", "건") if unit == "cases" else size)
    rough = "약 " if quantity.rough else ""
    if quantity.qualifier is Qualifier.RANGE and low is not None and high is not None:
        return f"{rate}{rough}{_counted(low, unit)}에서 {_counted(high, unit)} 사이"
    value = low if low is not None else high
    assert value is not None, "a figure that is not vague has a number"  # noqa: S101 - Quantity's own invariant
    before, behind = _BEFORE.get(quantity.qualifier, ""), _BEHIND.get(quantity.qualifier, "")
    return f"{rate}{before}{rough}{_counted(value, unit)}{behind}"


def predicate(quantity: Quantity, unit: str = "persons") -> str:
    """The same as what is said of people: "2,706명이다", "3만 명이 넘는다", "80%다"."""
    written = stated(quantity, unit)
    if written.endswith(NO_SIZE):
        return "구체적인 수가 제시되지 않았다"
    if quantity.qualifier is Qualifier.MORE_THAN:
        written = written.removesuffix(" 초과")
        return f"{written}{joined(written, '이', '가')} 넘는다"
    return f"{written}{joined(written, '이다', '다')}"


def joined(word: str, closed: str, opened: str) -> str:
    """The form of a particle behind a word: ``closed`` behind a consonant (명이), ``opened`` behind a vowel (%가)."""
    last = word[-1:]
    return closed if "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 else opened


def name(term: Term | None, code: str = "") -> str:
    """An entry of the vocabulary by its Korean name, its first Korean alias, or its label."""
    if term is None:
        return code
    aliases = (alias for alias in term.aliases if _KOREAN.fullmatch(alias))
    korean = term.korean or next(aliases, "")
    return ("익명의 " if term.unnamed and korean else "") + (korean or term.label)


def day(text: str) -> str:
    """One date of an EDTF string: "2011년 9월 26일", "2006년경", "1990년대", "2002년 봄"."""
    found = DATE.fullmatch(text.strip())
    if found is None:
        return text
    years, month, at, mark = found.groups()
    words = [f"{years.replace('X', '0')}년{'대' if 'X' in years else ''}"]
    if month and month != "XX":
        words.append(_SEASONS.get(month) or f"{int(month)}월")
        words += [f"{int(at)}일"] if at and at != "XX" else []
    return " ".join(words) + _MARKS[mark]


def when(span: Period) -> str:
    """A date or span: "2011년", "2002년 1월부터 6월까지", "2023년 8월까지", "2011년 10월 5일 또는 12일"."""
    text = span.text
    if text[:1] in "[{":
        link = " 또는 " if text[0] == "[" else ", "
        return link.join(day(item) for item in text[1:-1].replace("..", ",").split(",") if item.strip())
    first, slash, last = text.partition("/")
    if not slash:
        return day(text)
    if first in ("", ".."):
        return f"{day(last)}까지"
    if last in ("", ".."):
        return f"{day(first)}부터"
    start, end = day(first), day(last)
    shared = 0
    for mine, other in zip(start.split(), end.split(), strict=False):
        if mine != other:
            break
        shared += 1
    end = " ".join(end.split()[shared:]) or end
    return f"{start}부터 {end}까지"
