"""The year that goes with a count: "1,383 in 2005", "in 2005 1,400", "in 2005 and 2006, respectively"."""

from __future__ import annotations

from nkr.language.english import words as english
from nkr.language.english.passage import PAD, Passage
from nkr.language.matching import words
from nkr.model.figure import Figure

_YEAR_REACH = 9
_SENTENCE = 80
_LINKS_TO_COUNT = frozenset(
    {"with", "at", "to", "was", "were", "is", "when", "it", "saw", "of", "reached", "stood", "totaled"}
)
_STOPS_YEAR = words("and but while from since until or when compared against than after before as")
_COUNTED_WORDS = english.NUMBER_WORDS | english.PLURAL_SIZES


def year_of(passage: Passage, start: int, end: int) -> int | None:
    """The year of a count in a series: before it ("in 2005 1,400"), else behind it ("1,383 in 2005")."""
    year_token = _year_before(passage, start)
    if year_token is None:
        year_token = _year_behind(passage, end)
    if year_token is None:
        return None
    passage.year_used = year_token
    return passage.year_at(year_token)


def _year_before(passage: Passage, start: int) -> int | None:
    low = passage.low
    at = start - 1
    linked = False
    for _ in range(6):
        word = low[at]
        if passage.year_at(at) is not None:
            break
        if word in {"(", ":", "-", "=", "~"} or word in _LINKS_TO_COUNT:
            linked = linked or word != ","
        elif word not in {",", "a", "total", "only", "just", "the", "year", "there", "with", "rate", "number"}:
            return None
        at -= 1
    else:
        return None
    if passage.year_at(at) is None or (at == passage.year_used and not low[at + 1 :][:2].count("when")):
        return None
    before = low[at - 1]
    if low[at + 1] == "(" and before == "and":
        return at  # "in 1999 (148) and 2000 (312)"
    if low[at + 1] == "," and _opens_a_time_before(passage, at):
        return None  # "since the war ended in 1953, 10,000 have come"
    if "when" in low[at + 1 : at + 3]:
        return at  # "since 2009, when the rate was 16.7 percent"
    if before in {"in", "for", "during", "from", "of"} or (
        linked and before not in english.MONTHS | {"and", "until", "since"}
    ):
        return at
    return at if before in {"", ";", "|"} else None


def _opens_a_time_before(passage: Passage, at: int) -> bool:
    """Whether the year at ``at`` ends a clause that tells since when, or after what, something was counted."""
    for place in range(at - 2, at - 10, -1):
        word = passage.low[place]
        if word in {"since", "until", "before", "after"}:
            return True
        if not word[:1].isalpha():
            break
    return False


def _year_behind(passage: Passage, end: int) -> int | None:
    low = passage.low
    if low[end] in {"(", "["} and passage.year_at(end + 1) is not None and low[end + 2] in {")", "]"}:
        return end + 1
    for at in range(end, end + _YEAR_REACH):
        word = low[at]
        if word in {"in", "for", "during", "of", "over"} and passage.year_at(at + 1) is not None:
            return at + 1
        if (
            passage.is_number(at)
            or word in _STOPS_YEAR
            or not (word[:1].isalpha() or word in {"-", "'", ")", "]", "%"})
        ):
            return None
        if word in _COUNTED_WORDS and word != "one":
            return None
    return None


def share_out(passage: Passage, found: list[Figure]) -> None:
    """ "1,383 and 2,018 arrived in 2005 and 2006, respectively": each count in a row has its year in another."""
    for at in range(PAD, len(passage.low) - PAD):
        if passage.low[at] != "respectively":
            continue
        first = at
        while at - first < _SENTENCE and passage.low[first - 1] not in {"", ".", "!", "?", ";"}:
            first -= 1
        years = _longest_row(
            passage, [(place, place + 1) for place in range(first, at) if passage.year_at(place) is not None]
        )
        begin, stop = passage.text.original(passage.starts[first]), passage.text.original(passage.starts[at])
        inside = [index for index, figure in enumerate(found) if begin <= figure.start < stop]
        tokens = {passage.text.original(passage.starts[place]): place for place in range(first, at)}
        behind = {passage.text.original(passage.ends[place], end=True): place + 1 for place in range(first, at)}
        spans = [(tokens.get(found[index].start, 0), behind.get(found[index].end, 0)) for index in inside]
        counts = _longest_row(passage, spans)
        if len(counts) == len(years) > 1:
            for count, year in zip(counts, years, strict=True):
                index = inside[spans.index(count)]
                found[index] = found[index]._replace(year=passage.year_at(year[0]))


def _longest_row(passage: Passage, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these places that follow one another with only "," and "and" between."""
    best: list[tuple[int, int]] = []
    row: list[tuple[int, int]] = []
    for span in spans:
        joined = row and span[0] > row[-1][1] and set(passage.low[row[-1][1] : span[0]]) <= {",", "and"}
        row = [*row, span] if joined else [span]
        best = max(best, row, key=len)
    return best
