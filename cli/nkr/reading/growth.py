"""What words of growth say: "rose by 94 to 236", "tripled", "the lowest since 2001". For ``check`` to calculate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nkr.model import Period, Qualifier, Quantity, period
from nkr.model.figure import Figure, Moment
from nkr.model.patterns import regex
from nkr.model.statement import Change, Direction, Role, Statement, Trend
from nkr.reading.passages import Sentence
from nkr.reading.words.english import GROW, SHRINK

_MOVES = regex(rf"\b(?:{GROW}|{SHRINK}|before|after|then|and)\b", re.IGNORECASE)
"""Words between one of growth and a figure that is none of its own."""
REACH = 60
"""Characters beside a figure among which a word of growth or a superlative is about it."""
_FROM = regex(r"\bfrom\s+(?:\w+\s+){0,2}\Z|\b(?:than|on|over|times|twice)\s+(?:the\s+)?\Z", re.IGNORECASE)
_TO = regex(r"\b(?:to|reaching|at)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_TO_NEAR = regex(r"\bto\b", re.IGNORECASE)
_TO_BEHIND = regex(r"(?:명|인|人)?(?:으?로|に)")
_FROM_BEHIND = regex(r"(?:명|인|人)?(?:에서|보다|에 비해|から|に比べ)")
_UP_FROM = regex(rf"(?:up|down|{GROW}|{SHRINK})\s+from\b", re.IGNORECASE)
_MOVED_TO = regex(
    rf"(?P<since>\b(?:has|have|had)\s+)?\b(?P<verb>{GROW}|{SHRINK})\s+"
    r"(?:(?:again|once more|once again|back|further|sharply|slightly|steadily|that year|the (?:next|following) year"
    r"|the year after)\b,?\s+){0,2}(?:from\s+[^.;,]{1,40}?\s+)?to\s+\Z",
    re.IGNORECASE,
)
_THAN_BEFORE = regex(
    r"(?:\s+(?!and\b|but\b)[A-Za-z][\w'’-]*){0,6}?,?\s+(?P<verb>more|fewer|less|higher|lower|up|down)\s+(?:than|on|from)\s+"
    r"(?:in\s+)?(?:the\s+)?(?:[\w-]+\s+){0,5}?"
    r"(?:the\s+)?(?:year\s+(?:before|earlier)|previous year)\b"
    r"|,?\s+(?:[A-Za-z]+,?\s+){0,2}?(?P<compared>more|fewer|less|higher|lower)\s+than\s+(?:in|for)\s+"
    r"(?:the\s+same\s+(?:[\w-]+\s+){0,2}?(?:months|period|weeks|time|quarter|half)\s+(?:of|in)\s+)?"
    r"(?P<year>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_BESIDE = regex(
    r"(?:(?:\s+(?!and\b|but\b)[A-Za-z][\w'’-]*){1,5}?(?:\s+(?:19|20)[0-9]{2})?(?:,|(?=\s\()))?,?\s+\(?(?:an?\s+(?:\w+\s+){0,2}?)?(?P<verb>up|down|rise|increase|gain|jump|fall|drop|decline|decrease)\s+"
    r"(?P<how>from|on|over|against|compared with)\s+(?:(?:the|about|some|just|only|around|an?)\s+){0,2}",
    re.IGNORECASE,
)
"""Words behind a figure that compare it with the one before: "749, down from 614", "76, a fall on the spring"."""
_TIME_BEFORE = regex(
    r"(?:previous|last|preceding|first|second|third|same)?\s*(?:spring|summer|autumn|winter|month|quarter|half|year)\b",
    re.IGNORECASE,
)
_SPAN = regex(r"\b(?:in|for) (?:[0-9]{1,2}\b|\w+ years|an? \w*(?:year|decade))|년\s?만|年(?:ぶり|来|來)", re.IGNORECASE)
"""A span without a beginning that a superlative holds for: "the lowest in seven years" is no lowest of all."""
SPAN_REACH = 12
TIMES = "times"
"""The unit of a factor."""
_HEDGES = {
    "more than": Qualifier.MORE_THAN,
    "over": Qualifier.MORE_THAN,
    "nearly": Qualifier.NEARLY,
    "almost": Qualifier.NEARLY,
}


def change_of(figure: Figure, role: Role, said: str, sentence: Sentence) -> Change | None:
    """The change that a figure is, or that its clause gives it; ``said`` are the words that made it one."""
    words = sentence.words
    if role is Role.CHANGE:
        base = base_of(figure, sentence)
        direction = Direction.UP if words.up.search(said) else Direction.DOWN
        if figure.unit == TIMES and not figure.quantity.stated:
            return None  # a superlative
        if figure.unit == TIMES:
            less = figure.quantity.stated[0] < 1 or figure.quantity.qualifier is Qualifier.LESS_THAN
            direction = Direction.DOWN if less else Direction.UP
        return Change(
            direction=direction,
            factor=figure.quantity if figure.unit == TIMES else None,
            percent=figure.quantity if figure.unit == "percent" else None,
            amount=None if figure.unit in (TIMES, "percent") else figure.quantity,
            start_time=base.period if base else None,
            words=said,
        )
    if role is Role.COUNT and (moved := _moved(figure, sentence)) is not None:
        return moved
    found = words.compared_before.search(sentence.text, max(figure.start - REACH, 0), figure.start)
    up_or_down = _UP_FROM.match(found.group()) if found is not None and role is Role.COUNT else None
    if up_or_down is None:
        return None
    direction = Direction.UP if words.up.search(up_or_down.group()) else Direction.DOWN
    return Change(direction=direction, start=figure.quantity, words=up_or_down.group().strip())


_ON = regex(
    r"[\s,]*(?:\w+\s+)?(?:(?:on|from|over|against|versus|than(?: in)?|compared (?:with|to)|relative to)\s+"
    r"|(?=(?:the|that)\s))(?:in\s+)?(?:(?:the|that)\s+)?"
    r"(?:(?:[\d,.]+|figure|number|total|level|count)\s+(?:\w+\s+)?(?:of|in|for)\s+"
    r"(?:(?:those|these|the same) (?:\w+ ){1,3}(?:of|in) )?)?",
    re.IGNORECASE,
)
"""Words between a change and the time that it is compared with: "6 percent more than in 2024", "6 percent on 2024"."""


def base_of(figure: Figure, sentence: Sentence) -> Moment | None:
    """The time with which a change is compared."""
    behind = (moment for moment in sentence.moments if moment.start >= figure.end)
    nearest = next(behind, None)
    return nearest if nearest and _ON.fullmatch(sentence.text, figure.end, nearest.start) else None


def begins(moment: Moment, grown: Sequence[Figure], sentence: Sentence) -> bool:
    """Whether a time is that since which something has grown: "193, which has doubled since 2004"."""
    between = [sentence.text[one.end : moment.start].strip(" ,") for one in grown]
    return "since" in between or (moment.since and "" in between)


def _moved(figure: Figure, sentence: Sentence) -> Change | None:
    """The change of a figure: "fell to 312", "rose by a third to 583", "312 keepers, fewer than the year before"."""
    if (behind := _THAN_BEFORE.match(sentence.text, figure.end)) is not None:
        up = sentence.words.up.search(behind["verb"] or behind["compared"])
        begun = period.parse(behind["year"]) if behind["year"] else None
        direction, words = Direction.UP if up else Direction.DOWN, behind.group().strip(" ,")
        return Change(direction=direction, end=figure.quantity, start_time=begun, words=words)
    if (behind := sentence.words.moved_to.match(sentence.text, figure.end)) is not None:
        direction = Direction.UP if sentence.words.up.search(behind["verb"]) else Direction.DOWN
        return Change(direction=direction, end=figure.quantity, words=behind.group().strip())
    if (behind := _BESIDE.match(sentence.text, figure.end)) is not None:
        start = next((other.quantity for other in sentence.figures if other.start == behind.end()), None)
        direction = Direction.UP if sentence.words.up.search(behind["verb"]) else Direction.DOWN
        base = _TIME_BEFORE.match(sentence.text, behind.end())
        if start is not None or base is not None:
            words = sentence.text[behind.start() : (base or behind).end()].strip(" ,").removesuffix(" the")
            return Change(direction=direction, start=start, end=figure.quantity, words=words)
    found = _MOVED_TO.search(sentence.text, max(figure.start - REACH, 0), figure.start)
    if found is None or found["since"]:
        return None  # "had fallen to": since when is not said
    direction = Direction.UP if sentence.words.up.search(found["verb"]) else Direction.DOWN
    return Change(direction=direction, end=figure.quantity, words=found.group().strip())


def factors(sentence: Sentence) -> list[Figure]:
    """The words of a sentence that are a factor: "doubled", "more than four times the 67", "fell by a third"."""
    words, found = sentence.words, []
    for match in words.factor.finditer(sentence.text):
        factor, named = _factor(match, sentence), match.groupdict()
        beside = [one for one in sentence.figures if one.start < match.end() and match.start() < one.end]
        part = named.get("part") or match.group("factor") == "half"  # "by half" is read as a figure, too
        if factor is None or any(not part or one.end > match.end() for one in beside):
            continue
        hedge = _HEDGES.get((named.get("hedge") or named.get("nearly") or "").strip().casefold())
        quantity = Quantity.more_than(factor) if hedge is Qualifier.MORE_THAN else Quantity.exact(factor)
        if hedge is Qualifier.NEARLY:
            quantity = Quantity.nearly(factor)
        found.append(Figure(quantity, TIMES, match.start(), match.end(), match.group()))
    return found


def bare_words(sentence: Sentence, factors: Sequence[Figure]) -> list[Figure]:
    """The words of a sentence that say that something grew, or was the most, and name no number: "fell sharply", "a
    record year"; those of no figure beside them.
    """
    words, text = sentence.words, sentence.text
    counted = [*((one.start, one.end) for one in (*sentence.figures, *factors)), *_moved_to(sentence)]
    less, more = Quantity.less_than(1), Quantity.more_than(1)
    found = [
        Figure(more if words.up.search(match.group()) else less, TIMES, *match.span(), match.group())
        for match in words.moved.finditer(text)
    ]
    if not any(trend_of(figure, sentence) for figure in sentence.figures):
        found += [
            Figure(Quantity.vague("many"), TIMES, *match.span(), match.group())
            for match in words.record.finditer(text)
            if _since(sentence, match.end()) or not _is_of_span(match, text)
        ]
    found = [one._replace(text=one.text.rstrip(), end=one.start + len(one.text.rstrip())) for one in found]
    return [one for one in found if not any(start < one.end and one.start < end for start, end in counted)]


def _moved_to(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a verb of growth stands behind the figure to which it leads."""
    found = (sentence.words.moved_to.match(sentence.text, figure.end) for figure in sentence.figures)
    return [match.span() for match in found if match is not None]


def is_bare(statement: Statement) -> bool:
    """Whether a statement is of words of growth alone, which are worth a word only where they are wrong."""
    quantity = statement.quantity
    return statement.unit == TIMES and quantity is not None and quantity.stated in ((), (1,))


def words_beside(statement: Statement, figure: Figure, sentence: Sentence) -> Figure | None:
    """The words that say of a count that it grew, or is the most, as a figure without a number."""
    said = statement.change or statement.trend
    if statement.role is Role.CHANGE or said is None or not said.words:
        return None
    found = [match.span() for match in re.finditer(re.escape(said.words), sentence.text)]
    start, end = min(found, key=lambda span: abs(span[0] - figure.start), default=(figure.start, figure.end))
    up = said.direction is Direction.UP
    grown = Quantity.more_than(1) if up else Quantity.less_than(1)
    return Figure(Quantity.vague("many") if statement.change is None else grown, TIMES, start, end, said.words)


def extreme_of(figure: Figure, sentence: Sentence) -> Trend:
    """The superlative that words without a number are."""
    direction = Direction.DOWN if sentence.words.lowest.search(figure.text) else Direction.UP
    return Trend(direction=direction, since=_since(sentence, figure.end), words=figure.text)


def _factor(match: re.Match[str], sentence: Sentence) -> float | None:
    """The factor that words tell: "tripled" 3, "fell by a third" two thirds."""
    words, named = sentence.words, match.groupdict()
    if part := named.get("part"):
        share = words.parts_of_one[part.casefold()] * words.factors.get((named["many"] or "").casefold(), 1)
        return 1 + share if words.up.search(named["verb"] or named["noun"]) else 1 - share
    key = match["factor"].casefold()
    longest = sorted(words.factors.items(), key=lambda entry: -len(entry[0]))  # "sixty" is not "six"
    return next((value for stem, value in longest if key.startswith(stem)), None)


def linked(statements: Sequence[Statement], sentence: Sentence, starts: Sequence[int]) -> list[Statement]:
    """The statements of one sentence, each change with the figures from which and to which; ``starts`` are offsets."""
    if not any(statement.change for statement in statements):
        return list(statements)
    ends: dict[bool, Statement] = {}
    at: dict[bool, int] = {}
    text = sentence.text
    for statement, start in zip(statements, starts, strict=True):
        if statement.role is not Role.COUNT or statement.mention is None:
            continue
        before, behind = text[max(0, start - 25) : start], text[start + len(statement.mention.figure.text) :][:12]
        if _FROM.search(before) or _FROM_BEHIND.match(behind):
            ends.setdefault(False, statement)
            at.setdefault(False, start)
        elif _TO.search(before) or _TO_BEHIND.match(behind):
            ends.setdefault(True, statement)
            at.setdefault(True, start)
    spanned = len(at) == 2 and bool(_TO_NEAR.search(text, at[False], at[True])) and at[True] - at[False] <= REACH
    changed = [one for one in statements if one.change is not None and one.change.end == one.quantity]
    made = []
    for statement, start in zip(statements, starts, strict=True):
        change = statement.change
        if change is not None:
            first, last = ends.get(False), ends.get(True)
            last = next((one for one in changed if one.change and one.change.start == statement.quantity), last)
            if change.end is not None and change.end == statement.quantity:  # "and dropped again, to 82"
                last = statement
            elif change.factor is not None and last is not None and _is_anothers(text, start, change, at[True], starts):
                last = None
            change = replace(
                change,
                start=change.start or (first.quantity if first else None),
                start_time=first.time.value if first else change.start_time,
                end=last.quantity if last else change.end,
                end_time=last.time.value if last else None,
                spanned=spanned,
            )
            made.append(replace(statement, change=change))
        else:
            made.append(statement)
    return made


def _is_anothers(text: str, start: int, change: Change, at: int, starts: Sequence[int]) -> bool:
    """Whether the figure "to" which something moved is not that of a factor: "fell by half in 2008 before climbing to
    1,848", "stood at 43 and reached 64, then doubled".
    """
    if at < start:
        return any(at < other < start for other in starts)
    return _MOVES.search(text, start + len(change.words), at) is not None


def trend_of(figure: Figure, sentence: Sentence) -> Trend | None:
    """A superlative beside a figure, with the time since which it is said to hold."""
    words, text = sentence.words, sentence.text
    low, high = max(0, figure.start - REACH), min(len(text), figure.end + REACH)
    if words.time_first:  # "2914명으로 정점을 찍은 뒤 2012년 1502명": of the figure before it
        others = [*(other.start for other in sentence.figures), *(moment.start for moment in sentence.moments)]
        high = min([high, *(start for start in others if start >= figure.end)])
        low = max([figure.start - REACH // 3, 0, *(start for start in others if start < figure.start)])
    found = words.record.search(text, low, high)
    if found is None or _is_of_another(found, figure, sentence):
        return None
    since = _since(sentence, found.end())
    if since is None and _is_of_span(found, text):
        return None
    direction = Direction.DOWN if words.lowest.search(found.group()) else Direction.UP
    return Trend(direction=direction, since=since, words=found.group().strip())


def _is_of_span(found: re.Match[str], text: str) -> bool:
    """Whether a superlative is of a few years only: "the most in two years"."""
    return _SPAN.search(text[max(0, found.start() - SPAN_REACH) : found.end() + SPAN_REACH]) is not None


def _is_of_another(found: re.Match[str], figure: Figure, sentence: Sentence) -> bool:
    """Whether a superlative is of a figure nearer to it, or of the one that this figure is only compared with."""
    others = [other for other in sentence.figures if other is not figure]
    if found.start() >= figure.end:
        if ":" in sentence.text[figure.end : found.start()] and any(other.end <= figure.start for other in others):
            return True  # "46, compared with 59 in 2024 and 70 in 2023: an all-time high"
        compared = sentence.words.compared_before.search(sentence.text, max(figure.start - REACH, 0), figure.start)
        parted = any(figure.end <= border <= found.start() for border in sentence.borders)
        behind = parted and any(found.end() <= other.start <= found.end() + REACH for other in others)
        return compared is not None or behind or any(figure.end <= other.start < found.start() for other in others)
    parted = any(border in sentence.text[found.end() : figure.start] for border in ",;")
    return any((other.end <= found.start() and parted) or found.end() <= other.start < figure.start for other in others)


def _since(sentence: Sentence, at: int) -> Period | None:
    """The time behind "since" that a superlative is said to hold from."""
    for moment in sentence.moments:
        before = at <= moment.start <= at + REACH and moment.period is not None
        if before and sentence.words.trend_before.search(sentence.text, 0, moment.start):
            return moment.period
        if before and _SINCE_IT.search(sentence.text, at, moment.start):
            return period.parse(f"{_year_of(moment) - 1}") if _year_of(moment) else None
    return None


def _year_of(moment: Moment) -> int:
    return moment.period.latest_year or 0 if moment.period is not None else 0


_SINCE_IT = regex(r"\bsince (?:[\w'’-]+ ){1,8}?(?:in|of) \Z", re.IGNORECASE)
"""What happened, since when a superlative holds: "the lowest since the border shut in 2020", that year with them."""
