"""What a question wants of the figures, by its words: the year with most, a difference, who says so, since when."""

from __future__ import annotations

import re

from nkr.language.english.words import ORDINALS, UNITS
from nkr.model import Period, period
from nkr.model.aim import Aim
from nkr.model.patterns import regex
from nkr.model.period import YEAR

_YEAR_ASKED = (
    r"\b(?:which|what|in which|record|peak|busiest|best|top) (?:calendar |fiscal )?years?\b|\bwhen (?:was|were|did)\b"
    r"|\bin (?:any )?(?:a|one|any)(?: single| one)? year\b"
    r"|\b(?:highest|lowest|worst|busiest|peak|record) years?\b|\byears? (?:was|is|were|with|had|did|when|that)\b"
    r"|(?:어느|어떤|무슨) ?(?:해|연도|년도)|몇 ?년도?(?!간|째)|언제|[ 던]해(?:는|가|와|의|인가|\?|$)"
)
_MOST = (
    r"\b(?:most|best|record|peak\w*|busiest|highest|largest|biggest|greatest|top|maximum)\b"
    r"|최다|최고|최대|(?:가장|제일|번째로) (?:많|높)"
)
_FEWEST = r"\b(?:fewest|lowest|least|smallest|minimum)\b|최소|최저|(?:가장|제일|번째로) (?:적|낮)"
_RISEN = r"(?:go|goes) up|r[io]se|risen|rising|gr[eo]w|grown|growing|increas\w+|gone up|going up|went up|climb\w*"
_FALLEN = (
    r"collaps\w+|plung\w+|plummet\w*|lower(?:ed)?|"
    r"(?:go|goes|up or) down|f[ae]ll|fallen|falling|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|gone down|going down"
    r"|went down"
)

_LOW = r"(?:low|lowest|smallest|minimum|fewest|least)"
_HIGH = r"(?:high|highest|largest|biggest|maximum|most)"
ENDS = regex(
    rf"\b(?:range|spread) (?:of|in|from)\b|\b{_LOW}\b[^?.]{{1,30}}\b{_HIGH}\b|\b{_HIGH}\b[^?.]{{1,30}}\b{_LOW}\b"
    rf"|\b(?:who|which \w+) (?:gives?|gave|has|puts?|makes?) the {_LOW}\b"
    r"|\bestimates?\b[^?.]*\b(?:vary|varies|differ|disagree|range)(?:s|ed)?\b|\bwho is right\b|\bwas it always\b"
    r"|\bdifferent (?:figures?|numbers?|estimates?|counts?|totals?)\b"
    r"|\b(?:sources|figures|numbers|estimates|reports|groups)(?: (?:of|for|on|from)(?: \w+){1,4})?"
    r" (?:agree|disagree|differ|match|contradict)\b"
    r"|\bwhat do (?:the )?(?:different|various|other) \w+ say\b|누가 맞|(?:수치|숫자|추정)\w* (?:(?:서로|왜) )?다[르른]"
    r"|\b(?:seen|read|heard)\b[^?]*\band\b[^?]*\b(?:seen|read|heard|\d[\d,.]*)"
    r"|(?:가장|제일) (?:높|많|큰)[^?]*(?:가장|제일) (?:낮|적|작)"
    r"|(?:가장|제일) (?:낮|적|작)[^?]*(?:가장|제일) (?:높|많|큰)"
    r"|최소[^?]*최대|최대[^?]*최소|추정치의 범위",
    re.IGNORECASE,
)
"""Words that ask for both ends of what is said."""
_PLACES = (
    r"(?:countr(?:y|ies)|places?|towns?|cit(?:y|ies)|camps?|provinces?|states?|coasts?|seas?|embass(?:y|ies)|consulates?"
    r"|missions?|schools?)"
)
_KINDS_OF_PLACE = {
    "camp": r"\bcamps?\b|수용소",
    "sea": r"\bcoasts?\b|\bsea\b|해안",
    "embassy": r"\bembass|대사관",
    "consulate": r"\bconsulate|영사관",
    "school": r"\bschools?\b",
}
AIMS = {
    Aim.AVERAGE: regex(r"\baverag\w+|\b(?:mean|median) (?:number|figure|share)\b|평균", re.IGNORECASE),
    Aim.STILL_RIGHT: regex(
        r"\bis (?:it|that|this) (?:true|right|correct|reliable|accurate|plausible|credible)\b"
        r"|^\W*is .*\b(?:right|true|correct)\s*(?:for|in|of|\?|$)|"
        r"\bstill (?:the|\w+ the) (?:\w+ )?(?:number|figure|total|count|estimate|newest|latest)\b|"
        r"\bstill (?:\w+ )?(?:right|correct|true|valid|current|accurate|good|hold|up[- ]to[- ]date)\b"
        r"|\b(?:can|could) (?:it|that|this) be (?:true|right|correct|so)\b|\bis (?:it|that|this) (?:supported|so)\b"
        r"|\bfact[- ]?check\b|, (?:is that )?(?:right|correct|true)\?|[-–] (?:correct|right|true)\?"
        r"|\bwas (?:it|that|this) (?:right|correct|true)\b|\b(?:does|do) (?:it|that|this) (?:still )?hold\b"
        r"|\b(?:out ?dated|out of date|up[- ]to[- ]date)\b|(?:아직|여전히|지금도) ?(?:도 )?(?:맞|유효|정확)",
        re.IGNORECASE,
    ),
    Aim.FIRST: regex(
        r"\b(?:when|first|what year|which year)\b.*"
        r"\b(?:pass|exceed|reach|top|cross|surpass|go over|break)(?:ed|es)?\b.*\d"
        r"|\b(?:when|what year|which year)\b.*\b(?:drop|f[ae]ll|sink|dip)\w* (?:below|under)\b.*\d"
        r"|\b(?:when|what year|which year)\b.*\b(?:become|became|get to be)\b.*(?:\bhalf\b|\d)"
        r"|\bby (?:what|which) year\b.*\d|\bby when\b.*\d"
        r"|처음(?:으로)? .*\d?[천만백]? ?(?:명|건)?.{0,3}(?:넘|돌파)|(?:넘은|돌파한) (?:해|때|것)",
        re.IGNORECASE,
    ),
    Aim.SINCE_WHEN: regex(
        r"\bsince when\b|\b(?:oldest|earliest|first) (?:figure|number|estimate|count|year)\b"
        r"|\bfor how long\b|\bhow long (?:has|have)\b|언제부터",
        re.IGNORECASE,
    ),
    Aim.SOURCE: regex(
        r"\b(?:source|origin) (?:of|for|behind)\b|\bwhere (?:does|did|do)\b.*\b(?:come|came|originate\w*) from\b"
        r"|\b(?:who|what) (?:is|was) (?:the )?source\b|출처|근거",
        re.IGNORECASE,
    ),
    Aim.WHERE: regex(
        r"^\W*where\b(?! (?:does|did|do)\b.*\bfrom\b)|\bwhere (?:in|are|were|is|do|did)\b"
        rf"|\b(?:which|what) (?:of the )?(?:\w+ )?{_PLACES}\b"
        r"|\b(?:east|west)(?: coast| sea)? or (?:the )?(?:east|west)\b"
        r"|어디|어느 ?(?:나라|국가|지역|곳|도\b|수용소|대사관)|큰 (?:곳|수용소)",
        re.IGNORECASE,
    ),
    Aim.NO_ONE: regex(
        r"\b(?:nobody|no[ -]one|not (?:one|a single|any(?:one|body)?)|none)\b"
        r"|^\W*(?:did|have|has|were|was|are|is) no\b|아무도",
        re.IGNORECASE,
    ),
    Aim.ANYONE: regex(
        r"^\W*(?:did|have|has|had|were|was|are|is|do|does)\b.*\bany(?:one|body)?\b|한 ?명이라도", re.IGNORECASE
    ),
}
"""The aims that words alone decide, in the order in which they are asked for."""
WHICH_PROVINCE = regex(
    r"^\W*(?:which|what) (?:\w+ )?(?:provinces?|regions?|part of (?:the )?north(?: korea)?) (?:do|did|have|are)"
    r" (?:the )?(?:most|majority)(?: of(?: the)?)? (?P<who>\w+(?: \w+)?) (?:come|came) from",
    re.IGNORECASE,
)
"""What asks for the group of those who come from one part of the North."""


def kind_of_place(text: str) -> str:
    """The kind of place that a question looks for: "camp", "sea", "embassy"; "" where it says none."""
    asked = AIMS[Aim.WHERE].search(text)
    kinds = (kind for kind, words in _KINDS_OF_PLACE.items() if asked and regex(words, re.IGNORECASE).search(text))
    return next(kinds, "")


WHICH_COUNTRY = regex(r"\b(?:which|what) countr(?:y|ies)\b|어느 ?(?:나라|국가)", re.IGNORECASE)
_MOST_YEAR = regex(rf"(?=.*(?:{_YEAR_ASKED})).*(?:{_MOST})", re.IGNORECASE | re.DOTALL)
_FEWEST_YEAR = regex(rf"(?=.*(?:{_YEAR_ASKED})).*(?:{_FEWEST})", re.IGNORECASE | re.DOTALL)
_HIGHEST = regex(r"^(?!.*\bestimat).*\b(?:highest|record high|at (?:its|the|their) (?:peak|height))\b", re.IGNORECASE)
_LOWEST = regex(r"^(?!.*\bestimat).*\b(?:lowest|record low)\b", re.IGNORECASE)
_SECOND = {
    2: regex(r"\bsecond\b|\bnext to\b|두 ?번째", re.IGNORECASE),
    3: regex(r"\bthird[- ](?:most|highest|lowest|fewest|largest|biggest|busiest)\b|세 ?번째", re.IGNORECASE),
}
_CHANGE = regex(
    rf"\b(?:{_RISEN}|{_FALLEN}|exceed\w*|surpass\w*|outnumber\w*|chang(?:e|es|ed|ing)|differ(?:s|ed|ences?)?)\b"
    r"|\b(?:more|fewer|less|higher|lower)\b.*\b(?:than|or)\b"
    r"|\b(?:doubled|tripled|halved)\b|\bcompar\w+|\b(?:versus|vs|against)\b\.?"
    r"|증가|감소|변화|변했|변하|늘었|늘어|줄었|줄어|보다|대비|추이|차이|더 많|더 적",
    re.IGNORECASE,
)
_OVER_TIME = regex(r"\bover (?:the (?:years|decades)|time)\b|\bin the course of time\b|해마다|매년", re.IGNORECASE)
_TREND = regex(
    r"\brecover(?:s|ed|y)?\b|\bdevelop(?:s|ed|ing|ment)?\b|\bevol(?:ve|ved|ves|ution)\b|\btrends?\b|\bby year\b"
    r"|\b(?:each|every|per) year\b|\byearly\b|\bannual(?:ly)?\b|연도별|추이",
    re.IGNORECASE,
)
_MORE = regex(rf"\b(?:more|higher|exceed\w*|surpass\w*|{_RISEN})\b|더 많|보다.*많|늘었|늘어|증가", re.IGNORECASE)
_FEWER = regex(rf"\b(?:fewer|less|lower|{_FALLEN})\b|더 적|보다.*적|줄었|줄어|감소", re.IGNORECASE)
_YES_OR_NO = regex(
    r"^\W*(?:did|have|has|had|were|was|are|is|do|does)\b|(?:나요?|까요?|습니까|는가|은가|나)\s*[?？]?\s*$",
    re.IGNORECASE,
)
_ALTERNATIVE = regex(r"\bor\b|\bhow (?:many|much)\b|\bwhich\b|아니면|얼마|몇|어느|언제", re.IGNORECASE)
_TOGETHER = regex(r"\b(?:together|combined|in sum|sum of|added up)\b|합(?:쳐|치|하면|계)", re.IGNORECASE)
_SINCE = regex(r"\bsince\s+(?:[\w'’]+\s+){0,8}?((?:1\d|20)\d\d)\b|((?:1\d|20)\d\d)년? ?이후", re.IGNORECASE)
_BOUND = {
    "since": regex(
        r"\b(?:since|from|starting(?: in)?)\s+((?:1\d|20)\d\d)\b|((?:1\d|20)\d\d)년? ?(?:이후|부터)", re.IGNORECASE
    ),
    "after": regex(r"\bafter\s+((?:1\d|20)\d\d)\b", re.IGNORECASE),
    "before": regex(r"\bbefore\s+((?:1\d|20)\d\d)\b|((?:1\d|20)\d\d)년? ?(?:이전|전)", re.IGNORECASE),
}


def aim_of(text: str) -> Aim:
    """What ``text`` asks for; ``VALUE``, the figure itself, where no other words are used."""
    if ENDS.search(text) and not regex(_YEAR_ASKED, re.IGNORECASE).search(text):
        return Aim.RANGE
    if AIMS[Aim.FIRST].search(text):
        return Aim.FIRST
    if _MOST_YEAR.search(text) or _HIGHEST.search(text):
        return Aim.MOST
    if _FEWEST_YEAR.search(text) or _LOWEST.search(text):
        return Aim.FEWEST
    for aim, words in AIMS.items():
        if words.search(text):
            return aim
    if _TOGETHER.search(text):
        return Aim.TOTAL
    if BOTH_SIDES.search(text):
        return Aim.TREND
    if _CHANGE.search(text) and not _OVER_TIME.search(text):
        return Aim.CHANGE
    by_year = (_OVER_TIME, _TREND, regex(_YEAR_ASKED, re.IGNORECASE))
    return Aim.TREND if any(words.search(text) for words in by_year) else Aim.VALUE


_SAID = regex(
    r"(?:\b[\w'’-]+ ){1,4}(?:says?|said|claims?|claimed|puts?|estimates?|wrote|writes)\b[^?.;]*?\d[^?.;,]*[,.;]?",
    re.IGNORECASE,
)


def without_claims(text: str) -> str:
    """``text`` without what it says that others say: "KINU says 60,000 and Amnesty 200,000, who is right?"."""
    return _SAID.sub(" ", text) if aim_of(text) is Aim.RANGE else text


_PART_OF_YEAR = regex(
    r"\b(?:which|what|(?:low|high)est|busiest|best|record) (month|quarter|half-year)\b|(몇 ?월|어느 ?달)|(어느 ?분기)",
    re.IGNORECASE,
)


def part_of_year(text: str) -> str:
    """The part of a year that a question looks for: "in which month of 2012 did most come"; "" for none."""
    match = _PART_OF_YEAR.search(text)
    if match is None or not regex(f"{_MOST}|{_FEWEST}", re.IGNORECASE).search(text):
        return ""
    return match[1].casefold() if match[1] else "month" if match[2] else "quarter"


_DIVISIONS = {
    "age": regex(r"\bby age\b|\beach age\b|\bage (?:breakdown|distribution)\b|연령(?:대)?별|나이별", re.IGNORECASE),
    "origin": regex(r"\bby (?:province|origin|home ?town)\b|출신 ?지역?별", re.IGNORECASE),
}


def division_of(text: str) -> str:
    """By what a question divides people: "age", "origin"; "" for nothing."""
    return next((name for name, words in _DIVISIONS.items() if words.search(text)), "")


def rank_of(text: str) -> int:
    """Which of the highest years is asked for: 2 for "the second highest"."""
    return next((rank for rank, words in _SECOND.items() if words.search(text)), 1)


def claim_of(text: str) -> str:
    """ "up" or "down", where a question asks whether the second of two figures is above or below the first; else "".

    The second is the later one where something "rose": "were there more in 2011 than in 2012" asks for a fall.
    """
    if not _YES_OR_NO.search(text) or _ALTERNATIVE.search(text):
        return ""
    more, fewer = _MORE.search(text) is not None, _FEWER.search(text) is not None
    if more is fewer:
        return ""
    return "up" if more is rises(text) else "down"


def rises(text: str) -> bool:
    """Whether a claim is about the later of two times: "did arrivals rise between 2003 and 2009"."""
    return regex(rf"\b(?:{_RISEN}|{_FALLEN})\b|늘었|늘어|줄었|줄어|증가|감소", re.IGNORECASE).search(text) is not None


_FROM_TO = regex(
    r"\b(?:from|between)\s+\d{4}\s+and\s+\d{4}|\b\d{4}\s+(?:to|until|through)\s+\d{4}"
    r"|\d{4}년? ?(?:[-–~]|부터|에서) ?\d{4}",
    re.IGNORECASE,
)


def span(text: str, years: list[str]) -> Period | None:
    """The years from one to another that a question names, or that it wants together."""
    whole = [int(year) for year in years if len(year) == len("2012")]
    apart = len(whole) != len(years) or len(whole) < 2 or (len(whole) > 2 and not _TOGETHER.search(text))
    if apart or not (_FROM_TO.search(text) or (_TOGETHER.search(text) and max(whole) - min(whole) == len(whole) - 1)):
        return None
    return period.parse(f"{min(whole)}/{max(whole)}")


FROM_NUMBER = regex(
    rf"\b(?:{_RISEN}|{_FALLEN})\b[^?]*\bfrom (?:\w+ )?(?!(?:19|20)\d\d\b)\d[\d,.]*\d to (?:\w+ )?\d[\d,.]*",
    re.IGNORECASE,
)
"""Two numbers between which something is said to have changed."""
WHICH_YEARS = regex(r"\b(?:which|what) years\b", re.IGNORECASE)
"""Words that ask for the years of a number that is only a size: "hundreds one year: which years?"."""
EITHER = regex(r"\b(?:19|20)\d\d or (?:in )?(?:19|20)\d\d\b")
"""Two years of which one is asked for."""
_DECADE = regex(r"\bthe ((?:19|20)\d)0s\b")


def decade(text: str) -> Period | None:
    """The decade that a question names."""
    match = _DECADE.search(text)
    return period.parse(f"{match[1]}X") if match else None


_SMALL = {**UNITS, "a": 1, "twenty": 20}
OTHER_PART = regex(
    r"\b(?:than|with|to|against|versus|vs\.?) (?:in )?the (?:first|second|third|fourth)\b(?: quarter| half)?",
    re.IGNORECASE,
)
"""The part of a year that another is compared with: "the second quarter against the first"."""
AND_NOW = regex(r"\b(?:and|or|versus|vs\.?|to) (?:today|now|the (?:newest|latest))\b", re.IGNORECASE)
"""Words that set a year beside today."""
BEFORE = regex(r"\b(?:than|compared (?:with|to)|against|versus|vs\.?) (?:the (?:time|years) )?before\b", re.IGNORECASE)
"""Words that set a time against all that was before it."""
BOTH_SIDES = regex(r"\bbefore and (?:\w+ )?after\b|전후|전과 후", re.IGNORECASE)
"""Words that ask for the years on both sides of one."""
AGO = regex(
    rf"\b(?P<count>\d+|{'|'.join(_SMALL)}) (?P<what>years?|decades?) ago\b",
    re.IGNORECASE,
)
"""How long before today the other of two times is."""


def then_and_now(text: str, years: list[str], today: Period) -> Period | None:
    """The year that a question sets against today: "ten years ago and now", "compared with 2013"; else ``None``."""
    if (ago := AGO.search(text)) and today.latest_year:
        counted = _SMALL.get(ago["count"].casefold()) or int(ago["count"])
        return period.parse(str(today.latest_year - counted * (10 if ago["what"].startswith("decade") else 1)))
    return period.parse(years[0]) if len(years) == 1 and years[0].isdigit() else None


def since(text: str, time: Period | None, today: Period) -> Period | None:
    """The time from a year up to today, or up to a year, where a question says "since", "after" or "before", and its
    words were read as that year alone.
    """
    if time is None or time.whole_year is None or BOTH_SIDES.search(text):
        return None
    after = _BOUND["after"].search(text)
    if after and time.whole_year == int(after[1]):
        return period.parse(f"{time.whole_year + 1}/{today.text}") if time.end < today.start else None
    before = _BOUND["before"].search(text)
    if before and time.whole_year == int(before[1] or before[2]):
        return period.parse(f"../{time.whole_year - 1}")
    match = _SINCE.search(text)
    if match is None or time.whole_year != int(match[1] or match[2]):
        return None
    return period.parse(f"{time.whole_year}/{today.text}") if time.start < today.start else None


def both_sides(text: str, time: Period | None) -> Period | None:
    """The years around the one in which ``time`` begins, where a question asks what was "before and after"."""
    if not BOTH_SIDES.search(text) or time is None or time.open_start or time.days > YEAR:
        return None
    year = int(time.text[:4])
    return period.parse(f"{year - 2}/{year + 2}")


def bounds(text: str, years: list[str]) -> Period | None:
    """The span of years that a question is limited to: "since 2001", "between 2005 and 2015", "before 2010"."""
    if len(years) == 2:
        return period.parse(f"{min(years)}/{max(years)}")
    for bound, words in _BOUND.items():
        if match := words.search(text):
            year = int(match[1] or match[match.lastindex or 1])
            ends = {"since": f"{year}/..", "after": f"{year + 1}/..", "before": f"../{year - 1}"}
            return period.parse(ends[bound])
    return None


_MOVES = regex(
    r"\b(?P<some>a|one|two|three|four|five|\d+) years? (?P<way>later|after(?:wards)?|earlier|before)\b"
    r"|\b(?:the )?(?P<next>next|following|previous|preceding) year\b"
    r"|\b(?P<new>newest|latest|most recent|now|nowadays|today|currently|at present)\b"
    r"|\b(?P<part>first|second|third|fourth)\b(?: (?P<step>quarter|half))?|\b(?P<end>a year ago|last year)\b",
    re.IGNORECASE,
)
"""Words that move the time of a question: "and a year later?"."""


def without_time(text: str) -> str:
    """``text`` without the words that only move its time, or say that it goes on."""
    return regex(r"\b(?:too|as well|best|best year)\b", re.IGNORECASE).sub(" ", _MOVES.sub(" ", text))


def moves(text: str) -> bool:
    """Whether a further question asks for another time than the one before it, without naming it."""
    return _MOVES.search(text) is not None


def moved(text: str, time: Period | None) -> Period | None:
    """The time that a further question asks for, where the one before it asks for ``time``; the newest is ``None``."""
    match = _MOVES.search(text)
    if match is None or time is None or match["end"]:
        return time
    if match["new"]:
        return None
    year, said = time.latest_year, {key: (word or "").casefold() for key, word in match.groupdict().items()}
    if year is None:
        return time
    if said["part"]:
        months = 3 if said["step"] == "quarter" or (not said["step"] and time.days < 100) else 6
        last = months * ORDINALS[said["part"]]
        return time if last > 12 else period.parse(f"{year}-{last - months + 1:02}/{year}-{last:02}")
    back = said["way"] in ("earlier", "before") or said["next"] in ("previous", "preceding")
    shift = _SMALL.get(said["some"]) or int(said["some"] or 1)
    year += -shift if back else shift
    if time.whole_year is not None or not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", time.text):
        return period.parse(str(year))
    return period.parse(f"{year}{time.text[4:7]}")
