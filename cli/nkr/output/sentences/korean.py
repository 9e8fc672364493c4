"""The sentence to print in Korean: "통일부에 따르면 2011년 한국에 입국한 북한이탈주민은 2,706명이다(…)."

A measure has the words for those whom it counts (``Measure.korean``), with places to fill: ``{time}``, ``{group:…}``,
``{place:…}``, ``{site:…}`` and ``{own:…}`` ("중국에 있는") with what stands there where the figure names nothing else,
``{from}`` and ``{by}``, ``{…|…}`` for what was done or only expected. A measure without words, or a figure whose group,
place or actor has no place in them, is named by its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nkr.analysis.disputes import highest, lowest
from nkr.language.korean_prose import joined, name, predicate, stated, when
from nkr.model import UNATTRIBUTED, Dataset, Fact, Kind, Measure, Method, Period, Status
from nkr.model.patterns import regex
from nkr.output.sentences.attribution import between_of
from nkr.output.sentences.clauses import ANYWHERE, actor_of, span_of

_CAUTIONS = {
    "arrivals-south-korea-cumulative": "지금까지 입국한 사람 모두를 센 수로, 현재 거주하는 사람의 수가 아니다.",
    "entered-china": "국경을 넘은 사람을 센 수로, 중국에 머무는 사람의 수가 아니다.",
    "arrested-in-china": "체포된 사람이 모두 북한으로 송환된 것은 아니다.",
}
_METHODS = {
    Method.SURVEY: "설문 조사로 얻은 수치다.",
    Method.DOCUMENTED_CASES: "기록된 사례를 센 것으로, 전체 추정치가 아니다.",
    Method.EXTRAPOLATION: "일부에서 전체를 추산한 수치다.",
    Method.HEARSAY: "전해 들은 말에 근거한 수치다.",
}
_PLACE = regex(r"\{(\w+)(?::([^{}|]*))?\}|\{([^{}|]*)\|([^{}]*)\}")


def sentence(
    fact: Fact, record: Dataset, sides: Sequence[Fact], echoes: Sequence[Fact], newer: Fact | None, length: str
) -> str:
    """What may be printed about ``fact``; ``sides`` dispute it, ``newer`` has replaced it."""
    text = [core(fact, record), *_doubts(fact)]
    if newer:
        text.append(f"이 수치는 나중에 {_figure(newer)}{joined(_figure(newer), '으로', '로')} 수정됐다.")
    if sides and (length == "short" or len(sides) > 2) and length != "full":
        text.append(_range(sides))
    elif sides:
        text += [f"반면 {_voice(side, record)} {_said(side)}{_printed(side, record)}." for side in sides]
    if length != "short" and (repeats := len({fact.source, *(echo.source for echo in echoes)})) > 1:
        text.append(f"문서 {repeats}건이 이 한 수치를 되풀이한다.")
    if length == "full":
        where = f"{fact.paragraph}문단" if fact.paragraph else "제목"
        text += [f"출처의 표현: “{fact.phrase}”({where}).", _METHODS.get(fact.method, "") if fact.method else ""]
        text += ["출처는 이 수치의 시점을 밝히지 않았다." if fact.time_assumed else "", _CAUTIONS.get(fact.measure, "")]
    return " ".join(filter(None, text))


def core(fact: Fact, record: Dataset) -> str:
    """The figure with its hedge, who says so, when, and where it was printed."""
    people = _people(fact, record)
    about = f"{people}{joined(people, '은', '는')}"
    if fact.unit == "percent" and fact.quantity.word == "most":
        people = people.removesuffix(" 비율")
        needs_noun = (ord(people[-1]) - ord("가")) % 28 == 4  # a verb's form: 송환한, 온
        about = f"{people}{' 사람이' if needs_noun else joined(people, '이', '가')}"
    return f"{_voice(fact, record)} {about} {_said(fact)}{_printed(fact, record)}."


def _figure(fact: Fact) -> str:
    return stated(fact.quantity, fact.unit)


def _said(fact: Fact) -> str:
    if fact.planned:
        written = _figure(fact)
        if (least := written.removesuffix(" 초과")) != written:
            return f"{least}{joined(least, '을', '를')} 넘을 것으로 예상됐다"
        return f"{written}{joined(written, '으로', '로')} 예상됐다"
    return predicate(fact.quantity, fact.unit)


def _voice(fact: Fact, record: Dataset) -> str:
    if fact.claimant == UNATTRIBUTED:
        return "보도에 따르면" if set(fact.via) - {UNATTRIBUTED} else "출처를 밝히지 않은 보도에 따르면"
    who = name(record.vocabulary.claimants.get(fact.claimant), fact.claimant)
    return f"{who}에 따르면" if UNATTRIBUTED not in fact.via else f"{who}의 말을 전한 보도에 따르면"


def _printed(fact: Fact, record: Dataset) -> str:
    """The publisher, the day, and who passed it on: "(The Star, 2006년 3월 23일 보도, Reuters 인용)"."""
    headline = fact.own_published or not fact.paragraph
    told = [record.source_of(fact).publisher, f"{when(fact.published)} {'제목' if headline else '보도'}"]
    between = between_of(fact, record, brief=False, named=name)
    told += [f"{'·'.join(between)} 인용"] if between else []
    return f"({', '.join(told)})"


def _people(fact: Fact, record: Dataset) -> str:
    measure = record.vocabulary.measures[fact.measure]
    pattern = measure.korean
    named = {
        "{group": fact.group != measure.group,
        "{place|{site|{from|{own": fact.place not in ("", ANYWHERE, measure.place),
        "{by": bool(actor_of(fact, record)),
    }
    fits = all(any(sign in pattern for sign in signs.split("|")) for signs, needed in named.items() if needed)
    if not pattern or not fits:
        pattern = f"{{time}} {{place}} {{group}} {{by}}‘{measure.label}’ 수치"
    filled = _PLACE.sub(lambda match: _filled(match, fact, record, measure), pattern)
    return " ".join(filled.split()) + (" 사례" if fact.unit == "cases" else "")


def _filled(match: re.Match[str], fact: Fact, record: Dataset, measure: Measure) -> str:
    known = record.vocabulary
    if match[3] is not None:
        return match[4] if fact.planned else match[3]
    field, usual = match[1], match[2] or ""
    if field == "time":
        return _time(span, fact) if (span := span_of(fact)) else ""
    if field == "group":
        return usual if fact.group == measure.group else name(known.groups.get(fact.group), fact.group)
    if field == "by":
        return f"{name(known.places.get(actor), actor)} 당국에 의해 " if (actor := actor_of(fact, record)) else ""
    place = name(known.places.get(fact.place), fact.place)
    if field == "from":
        return f"{place}에서 " if fact.place not in ("", ANYWHERE) else ""
    if field == "site":
        term = known.places.get(fact.place)
        return place if term and term.kind == "site" else f"{place}의 {usual}"
    if field == "own":
        usual, place = (usual, f"{place}에 있는") if fact.group == measure.group else ("", "")
    return usual if fact.place in ("", ANYWHERE, measure.place) else place


def _time(span: Period, fact: Fact) -> str:
    """A stock is of a day, and so is a share without a period; a plan within a span does not go on for all of it."""
    written = when(span)
    if (fact.kind is Kind.STOCK or (fact.kind is Kind.SHARE and fact.period is None)) and "/" not in span.text:
        return f"{written} 기준"
    if fact.planned and "부터 " in written:
        return written.replace("부터 ", "에서 ").replace("까지", " 사이")
    return written


def _doubts(fact: Fact) -> Iterator[str]:
    """What must stand beside the figure at any length."""
    if not fact.reviewed:
        yield "이 수치는 프로그램이 읽은 것으로 아직 검토되지 않았으니 인용하지 말 것."
    if fact.withdrawn:
        yield "이 문서는 정정되거나 철회됐으니 이 수치를 쓰지 말 것."
    elif fact.doubtful:
        yield "이 수치는 오류로 보인다."
    if fact.status is Status.PROVISIONAL:
        yield "이 수치는 잠정치다."
    if fact.planned:
        yield "이는 예상이며 실제로 이루어졌다는 보도는 아니다."


def _range(sides: Sequence[Fact]) -> str:
    """The other side without names: one figure, or the lowest and the highest as published."""
    first, last = min(sides, key=lowest), max(sides, key=highest)
    if _figure(first) == _figure(last):
        return f"다른 수치는 {_said(first)}."
    lowest_one = _said(first).removesuffix("다").removesuffix("는")  # 넘는다: 넘고
    return f"다른 수치 가운데 가장 낮은 것은 {lowest_one}고 가장 높은 것은 {_said(last)}."
