"""The reasons of a verdict in Korean: a sentence a code, with what the two figures say filled in.

Codes and verdicts stay as they are; what a rule names (the ids of facts, a number) is taken over from its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from nkr.analysis.compare.verdicts import Comparison, Reason
from nkr.language.korean_prose import RATES, joined, name, number, when
from nkr.model import Fact, Kind, Measure, Vocabulary

_KINDS = {
    Kind.STOCK: "어느 시점에 있던 사람의 수",
    Kind.FLOW: "일정 기간의 이동",
    Kind.CUMULATIVE: "시작 시점부터의 누계",
    Kind.EVENT: "한 사건의 수",
    Kind.SHARE: "비율",
    Kind.LENGTH: "길이",
}
_DIMENSIONS = {
    "measure": "세는 것",
    "kind": "수치의 종류",
    "unit": "단위",
    "group": "세는 대상",
    "place": "장소",
    "by": "행위자",
    "event": "사건",
    "planned": "예상과 결과",
    "time": "시점",
}
_UNITS = {"persons": "사람", "cases": "사례", "percent": "비율", "km": "킬로미터", "miles": "마일"}
_UNITS |= {f"persons-per-{span}": f"{word}인원" for span, word in RATES.items()}

_REASONS = {
    "no-size": "한쪽은 ‘다수’처럼 크기를 알 수 없는 말이어서 비교할 수 없다.",
    "unit": "단위가 다르다: {unit}.",
    "series": "서로 다른 시점의 수치다: {time}.",
    "same-origin": "둘 다 같은 출처의 수치를 되풀이한다. 출처 하나의 되풀이는 뒷받침이 아니다.",
    "revised": "둘 다 같은 출처가 같은 것을 센 수치다. 나중 수치가 앞선 수치를 대체한다.",
    "returned": "나중 수치는 예전에 발표된 적이 있는 수치다.",
    "superseded": "같은 출처가 이후 수치를 새로 발표했다{latest}.",
    "withdrawn": "{ids}의 문서는 정정되거나 철회됐다.",
    "doubtful": "{ids}에 오류로 보인다는 표시가 있다.",
    "part-exceeds-whole": "부분은 전체보다 클 수 없는데, 부분의 최솟값이 전체의 최댓값을 넘는다.",
    "floor-exceeded": "전체는 최소치일 뿐인데 부분이 그 몇 배에 이른다.",
    "missing-period-start": "{ids}에 시작 시점이 없어 두 수치의 기간이 다를 수 있다.",
    "probable-vintage": "{ids}: 공식 발표치와 1% 이내로 가깝지만 같지는 않다. 기록에 없는 발표치일 수 있다.",
    "definition-changed": "두 시점 사이에 집계 기준이 바뀌었다.",
    "two-numbers": "한 문서가 같은 것에 두 수치를 제시하며, 한쪽이 다른 쪽의 반올림도 아니다.",
    "touching": "두 범위가 한쪽 끝에서만 만난다. 모순은 아니다.",
    "bound": "한쪽은 최소치나 최대치일 뿐이어서 다른 쪽을 반박하지도 뒷받침하지도 않는다.",
    "wide": "한쪽은 하한의 3배가 넘는 넓은 범위여서 다른 쪽을 반박하지도 뒷받침하지도 않는다.",
    "equal": "두 수치가 같다.",
    "rounding": "한쪽은 다른 쪽을 반올림한 수치다.",
    "inside": "한쪽이 다른 쪽의 범위 안에 있다.",
    "overlap": "두 범위가 겹친다. 한 값이 둘 다에 맞을 수 있다.",
    "disjoint": "같은 때 같은 것을 셌지만 두 수치가 {apart} 차이 난다. 둘 다 맞을 수는 없다.",
    "differs-date": "날짜가 다르다: {time}.",
    "one-origin": "둘 다 같은 출처에서 나왔다.",
    "unconfirmed-change": "{ids}: 서로 일치하는 이전 발표치와 5% 넘게 다르다. 대체하려면 확인이 필요하다.",
    "time-assumed": "{ids}에 시점이 없어 발행일로 보았다.",
    "stock-exceeds-total": "그때까지 온 사람보다 머물던 사람이 더 많다고 한다.",
    "same-total": "이 누계는 그런 수치 가운데 가장 높은 것과 한 번만 비교한다: {ids}.",
    "explained": "정의의 차이만으로 한쪽이 더 큰 까닭이 설명된다.",
    "if-both-hold": "둘 다 맞다면 차이는 {differing}에서 나온다. 함께 인용할 때는 이를 밝혀야 한다.",
    "forecast": "예상과 결과는 서로 모순되지 않는다.",
    "siblings": "어느 쪽도 다른 쪽을 포함하지 않는다.",
    "unlike": "둘 다 맞을 수 있다.",
    "different-things": "비교할 수 없는 수치다.",
}
_DIFFERS = {
    "measure": "서로 다른 것을 센다: {both}.",
    "event": "서로 다른 사건이다: {both}.",
    "planned": "한쪽은 예상이고 다른 쪽은 결과다.",
}


def in_korean(comparison: Comparison, vocabulary: Vocabulary) -> Comparison:
    """The same comparison with its reasons in Korean."""
    told = [Reason(one.code, _worded(one, comparison, vocabulary)) for one in comparison.reasons]
    return comparison._replace(reasons=tuple(told))


def _worded(reason: Reason, pair: Comparison, vocabulary: Vocabulary) -> str:
    start, _, dimension = reason.code.partition("-")
    if dimension in _DIMENSIONS and start in ("differs", "part"):
        both = ", ".join(_value(fact, vocabulary, dimension) for fact in (pair.a, pair.b))
        what = _DIMENSIONS[dimension]
        if start == "part":
            return f"{what}에서 한쪽이 다른 쪽에 포함된다: {both}."
        return _DIFFERS.get(dimension, f"{what}{joined(what, '이', '가')} 다르다: {{both}}.").format(both=both)
    ids = [fact.id for fact in (pair.a, pair.b) if re.search(rf"(?<![\w.-]){re.escape(fact.id)}(?![\w-])", reason.text)]
    latest = re.search(r"([0-9,]+) \(([\w.-]+)\)", reason.text)
    differing = [_DIMENSIONS[one.code[8:]] for one in pair.reasons if one.code[8:] in _DIMENSIONS]
    values = {
        "ids": ", ".join(ids) or ", ".join(re.findall(r"[a-z0-9]+(?:[-.][a-z0-9]+){2,}", reason.text)),
        "latest": f": 최신 수치는 {latest[1]}({latest[2]})" if latest else "",
        **{key: ", ".join(_value(fact, vocabulary, key) for fact in (pair.a, pair.b)) for key in ("unit", "time")},
        "apart": _apart(pair),
        "differing": "·".join(dict.fromkeys(differing)) or "집계 기준",
    }
    return _REASONS[reason.code].format(**values)


def _apart(pair: Comparison) -> str:
    exact = all(fact.interval.low == fact.interval.high for fact in (pair.a, pair.b))
    gap = f"{'' if exact else '최소 '}{number(pair.gap)}" if pair.gap else ""
    ratio = f"{pair.ratio:g}배" if pair.ratio and pair.ratio >= 1.1 else ""
    return f"{gap}({ratio})" if gap and ratio else gap or ratio


def _value(fact: Fact, vocabulary: Vocabulary, dimension: str) -> str:
    if dimension in _VALUES:
        return _VALUES[dimension](fact, vocabulary)
    known = {"group": vocabulary.groups, "event": vocabulary.events}.get(dimension, vocabulary.places)
    code = getattr(fact, dimension)
    return name(known.get(code), code) or "명시되지 않음"


def _measured(measure: Measure) -> str:
    words = re.sub(r"\{\w+(?::([^{}|]*))?\}|\{([^{}|]*)\|[^{}]*\}", r"\1\2", measure.korean).split()
    return " ".join(words) or measure.label


_VALUES: dict[str, Callable[[Fact, Vocabulary], str]] = {
    "measure": lambda fact, known: f"“{_measured(known.measures[fact.measure])}”",
    "kind": lambda fact, known: _KINDS[fact.kind],
    "unit": lambda fact, known: _UNITS.get(fact.unit, fact.unit),
    "planned": lambda fact, known: "예상" if fact.planned else "결과",
    "time": lambda fact, known: when(fact.time) + ("(발행일)" if fact.time_assumed else ""),
}
