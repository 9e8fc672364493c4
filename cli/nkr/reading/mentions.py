"""The figures of a text, each with what tells what it is about: its sentence, the times named, what is claimed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from nkr.errors import WrongUsage
from nkr.language import phrases, sentences
from nkr.language.scripts import language_of
from nkr.language.times import moments
from nkr.model.figure import Figure, Mention, Moment
from nkr.model.period import Period
from nkr.model.prose import Block, Prose

BEFORE = 250
"""How many characters of the block above are looked at, for a figure as near to the top of its block."""
MAX_FIGURES = 20_000
"""Figures of one text: a book of figures has fewer."""
LONGEST_BLOCK = 50_000
"""Characters of a block that are read at once."""
REACH = 500
"""How many characters before and behind a figure are looked at, where a sentence does not end sooner."""

_PLANNED = {
    "en": re.compile(
        r"\b(?:expected|expects?|will|would|plan(?:s|ned|ning)?|to be|set to|forecasts?|projected|predict(?:s|ed)?"
        r"|likely|could|may|might|anticipat\w+|due to|consider(?:s|ing)?|about to|decid(?:ed|es|ing) to|hopes?"
        r"|in prospect|if)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile("예정|전망|예상|계획|것으로 보인다|검토|할 듯|추진"),
}
_RUNNING = {
    "en": re.compile(
        r"\b(?:so far|to date|ever|cumulative(?:ly)?|since|running total|over the years"
        r"|(?:have|has) (?:\w+ )?(?:fled|crossed|arrived|come|reached|left|settled|defected|entered"
        r"|been (?:sent|returned|repatriated|deported|arrested)))\b",
        re.IGNORECASE,
    ),
    "ko": re.compile("누적|누계|지금까지|현재까지|이후|이래|이로써"),
}
_IN_ALL = {"en": re.compile(r"\b(?:in all|altogether|a total of)\b", re.IGNORECASE), "ko": re.compile("총|모두|전체")}
"""Words for a sum: a running total only where the sentence names no time that it is the sum of."""
_YEAR = 366
_CORROBORATED = {
    "en": re.compile(
        r"\b(?:independent(?:ly)?|corroborat\w+|confirmed by|sources agree|all agree|widely (?:reported|agreed)"
        r"|(?:several|multiple|various|many|numerous|different|separate|two|three|four) (?:\w+ )?"
        r"(?:sources|estimates|reports|newspapers|papers|outlets|organi[sz]ations|studies|agencies|groups))\b",
        re.IGNORECASE,
    ),
    "ko": re.compile("복수의|여러 (?:언론|매체|소식통|단체)|교차 확인|잇따라 확인|입을 모"),
}


def mentions(prose: Prose, *, written: Period | None = None, language: str = "", title: str = "") -> list[Mention]:
    """Every figure of ``prose``, in order. ``written`` is the date of the text; ``language`` overrules its own."""
    found: list[Mention] = []
    before = ""
    for block in _bounded(prose):
        found += in_block(prose, block, written, language, title, before)
        if len(found) > MAX_FIGURES:
            message = (
                f"{prose.name}: more than {MAX_FIGURES:,} figures: this is a table or a list and no article; split it."
            )
            raise WrongUsage(message)
        before = prose.text[max(block.start, block.end - BEFORE) : block.end]
    return found


def _bounded(prose: Prose) -> Iterator[Block]:
    """The blocks of a text, an endless one in parts that end between words."""
    for block in prose.blocks():
        start = block.start
        while block.end - start > LONGEST_BLOCK:
            cut = prose.text.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
            cut = start + LONGEST_BLOCK if cut < 0 else cut
            yield Block(block.number, start, cut)
            start = cut
        yield Block(block.number, start, block.end)


def in_block(
    prose: Prose,
    block: Block,
    written: Period | None = None,
    language: str = "",
    title: str = "",
    before: str = "",
) -> Iterator[Mention]:
    """The figures of one block of a text; ``before`` is the end of the block above it."""
    text = prose.text[block.start : block.end]
    spoken = language or language_of(text[:4_000], prose.head.get("language", ""))
    found: list[tuple[Figure, bool]] = [(figure, False) for figure in phrases.figures(text, spoken)]
    if not found:
        return
    found += [(figure, True) for figure in phrases.people(text, spoken)]
    found.sort(key=lambda pair: (pair[0].start, pair[1]))
    ends = sentences.starts(text, spoken)
    for figure, summed in found:
        index = bisect_right(ends, figure.start) - 1
        sentence = max(ends[index], figure.start - REACH)
        first = max(0, min(sentence, figure.start - REACH))
        stop = ends[index + 1] if index + 1 < len(ends) else len(text)
        stop = min(max(stop, figure.end), figure.end + REACH)
        passage = text[first:stop].rstrip()
        words = passage[sentence - first :]
        near_top = before and figure.start < BEFORE
        if near_top:
            # A line that ends with a colon belongs to what it announces.
            border = " " if before.endswith((":", "：")) else "\n\n"
            passage, first = f"{before}{border}{passage}", first - len(before) - len(border)
        line, column = prose.position(block.start + figure.start)
        times = _moments(passage, spoken, written)
        yield Mention(
            figure,
            line,
            column,
            block.number,
            passage,
            figure.start - first,
            figure.end - first,
            sentence - first,
            spoken,
            times,
            title,
            _says(_PLANNED, spoken, passage[max(sentence, figure.start - 70) - first : figure.end - first + 90]),
            _is_running(figure, words, times, sentence - first, spoken),
            _says(_CORROBORATED, spoken, words),
            summed,
            _is_change(figure, text, spoken),
            _thing(figure, text, spoken),
            _nation(figure, text, spoken),
        )


_CHANGE_BEFORE = re.compile(
    r"\b(?:by|up|down|(?:rise|rose|risen|increas|grew|grow|fell|fall|drop|decreas|declin|jump|surg|climb|gain|cut|shr[aiu]nk)"
    r"\w*)(?:\s+(?:of|by|about|some|nearly|almost|around|more than|a))*\s*\Z",
    re.IGNORECASE,
)
_CHANGE_BEHIND = {
    "en": re.compile(r"\s*(?:more|fewer|less|higher|lower|rise|drop|fall|increase|decrease|decline|jump|up|down)\b"),
    "ko": re.compile(r"[^\w]{0,2}\s*(?:늘|증가|감소|줄|하락|상승|급증|급감|많)"),
}
# "22 chairs", "5 border posts", "3 independent sources"; not "35 in prisons" nor "35 left families behind"
_THING = re.compile(
    r"\s+(?:(?!(?:in|of|at|to|by|on|for|from|with|via|and|or|as|than|who|that|were|was|are|is|had|have|has|been|other"
    r"|more|fewer|came|went|fled|left|got|took|made|sought|held|sent|found|died|did|do|inside|into|through|across|over"
    r"|since|after|before|within|against|among|between|[a-z]+ed)\b)[a-z-]+ )?([a-z]{3,}[^s\W]s|staff)\b"
)
_NO_THINGS = frozenset(
    {"others", "persons", "was", "has", "his", "this", "across", "times", "always", "perhaps", "towards", "besides"}
    | {"afterwards", "nowadays", "cases", "years", "months", "weeks", "days", "hours", "minutes"}
)
_NATION = re.compile(
    r"\s+(?:(?!(?:through|via|in|from|by|to|at|of|for|near|into|under)\b)[a-z]+ )?"
    r"((?:[A-Z]\w+ )?[A-Z]\w*(?:ian|ean|[^e]an|ese|ish|[^aeiou]i)s?)\b"
)


def _is_change(figure: Figure, text: str, language: str) -> bool:
    """Whether a percentage is how much something rose or fell."""
    if figure.unit != "percent":
        return False
    changes = _CHANGE_BEHIND.get(language)
    behind = changes.match(text, figure.end) if changes else None
    return bool(behind or _CHANGE_BEFORE.search(text[max(0, figure.start - 30) : figure.start]))


def _thing(figure: Figure, text: str, language: str) -> str:
    """The noun behind a number, where the grammar knows neither noun nor unit: "22 chairs"."""
    if language != "en" or figure.unit or figure.noun:
        return ""
    found = _THING.match(text[figure.end : figure.end + 40])
    return found.group(1) if found and found.group(1) not in _NO_THINGS else ""


def _nation(figure: Figure, text: str, language: str) -> str:
    """The adjective of nationality that follows a figure ("Syrian", "North Korean"), or ""."""
    found = _NATION.match(text[figure.end : figure.end + 60]) if language == "en" else None
    return found.group(1) if found else ""


def _is_running(figure: Figure, words: str, times: tuple[Moment, ...], sentence: int, language: str) -> bool:
    """Whether a figure counts on ("so far", "have fled"); one with a year of its own does not, whatever began before.

    A sum is a running total only where the sentence names no time of it: "a total of 135 in the first quarter".
    """
    if figure.year is not None:
        return False
    if _says(_RUNNING, language, words):
        return True
    during = (moment for moment in times if moment.start >= sentence and not moment.until and not moment.since)
    return _says(_IN_ALL, language, words) and all(
        moment.period is not None and moment.period.days > _YEAR for moment in during
    )


@lru_cache(maxsize=2)
def _moments(passage: str, language: str, written: Period | None) -> tuple[Moment, ...]:
    """The times of a passage; the figures of one sentence share it."""
    return tuple(moments(passage, language, written))


def is_sentence_like(text: str) -> bool:
    """Whether a block reads as prose: a dozen words (or as much Korean) and the end of a sentence."""
    long_enough = len(text.split()) >= 12 or (len(text) >= 30 and language_of(text) != "en")
    return long_enough and re.search(r"[.!?…。][\"'”’)\]]*(?:(?<![0-9]\W)[0-9]{1,3})?(?:\s|\Z)", text) is not None


def _says(words: dict[str, re.Pattern[str]], language: str, sentence: str) -> bool:
    pattern = words.get(language)
    return bool(pattern and pattern.search(sentence))
