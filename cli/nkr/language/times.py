"""The times that a sentence names: "in 2005", "from Sept. 26-30", "last year", "2011년 9월부터".

A time without a year takes it from the date of the text, as the latest such time that had begun by then; without that
date it is there, and not fixed. Linear: one regular expression finds dates, and each looks at the words beside it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from nkr.model import period
from nkr.model.figure import Moment
from nkr.model.period import Period

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        start=1,
    )
}
_PARTS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_SPAN = r"(?P<count>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen)"


@cache
def _english() -> re.Pattern[str]:
    return re.compile(
        rf"""\b(?:
          (?P<part>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th))[ ](?P<size>quarter|half)
              (?:[ ]of[ ](?:(?P<part_year>{_YEAR})|(?P<part_this>(?:this|last|the)[ ]year)))?
        | (?i:first)[ ](?P<months>[a-z]+|[0-9]{{1,2}})[ ]months[ ]of[ ]
              (?:(?P<months_year>{_YEAR})|(?P<months_this>(?:this|last|the)[ ]year))
        | (?P<iso>{_YEAR}-[01][0-9](?:-[0-3][0-9])?)(?![0-9])
        | (?P<numeric>[0-3]?[0-9][./][0-3]?[0-9][./]{_YEAR})
        | (?P<month>{_MONTH})(?:[ ](?P<day>{_DAY})(?:\s?[-–]\s?(?P<last_day>{_DAY}))?(?![0-9,]*[0-9%])
              |(?=[ ,]))(?:,?[ ](?:of[ ])?(?P<month_year>{_YEAR}))?
        | (?P<first_day>{_DAY})(?:\s?[-–]\s?(?P<to_day>{_DAY}))?[ ](?P<day_month>{_MONTH})
              (?:,?[ ](?P<day_year>{_YEAR}))?
        | (?P<lone>{_MONTH})
        | (?P<decade>(?:19|20)[0-9]0)s\b
        | (?P<year>{_YEAR})(?P<fiscal>[-–/][0-9]{{2}}(?![0-9]))?
        | (?P<relative>(?i:(?:last|this)[ ](?:year|month|week)|yesterday)\b)
        | (?:(?i:last|this|on)[ ])?(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
        | (?i:past|last|previous)[ ](?:{_SPAN}[ ])?(?P<span>years?|decades?|months?)\b
        )""",
        re.VERBOSE,
    )


_BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "of",
        "during",
        "by",
        "from",
        "until",
        "till",
        "through",
        "between",
        "and",
        "to",
        "for",
        "late",
        "early",
        "mid",
        "year",
        "years",
        "around",
        "about",
        "after",
        "before",
        "throughout",
        "end",
        "beginning",
        "-",
        "–",
        "(",
        "[",
        ",",
        "/",
        "calendar",
        "'",
        '"',
        "over",
    ]
)
_JOIN = re.compile(r"\s*(?:to|and|until|through|till|-|–|—)\s*(?:the\s+)?(?:end of\s+)?")
_WORD_BEFORE = re.compile(r"([A-Za-z]+|[^\sA-Za-z])[\s\"'“‘]*\Z")
_CELL_BEFORE = re.compile(r"(?:\A|\n)[ \t|]*\Z")
_SINCE = re.compile(
    r"(?:\bsince|\bstarting (?:in|from)|\bbeginning in)\s+(?:the\s+)?"
    r"(?:(?:end|start|beginning) of\s+|early\s+|late\s+|mid-?)?\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:\bas of|\bas at|\bup to|\buntil|\btill|\bby|\bthrough|\bat the end of)\s+(?:the\s+)?"
    r"(?:end of\s+|early\s+|late\s+|mid-?)?\Z",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:\bfrom|\bbetween)\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def _korean() -> re.Pattern[str]:
    return re.compile(
        r"""(?:
          (?P<decade>(?:19|20)[0-9]0)년대
        | (?P<y>(?:19|20)[0-9]{2})년
            (?:\s*(?P<m>1[0-2]|0?[1-9])월(?:\s*(?P<d>[12][0-9]|3[01]|0?[1-9])일)?|도?\s*(?P<half>상반기|하반기))?
        | (?P<from_month>1[0-2]|[1-9])(?:월)?\s*[~∼-]\s*(?P<to_month>1[0-2]|[1-9])월
        | (?<![0-9.])(?P<lone>1[0-2]|0?[1-9])월(?:\s*(?P<day>[12][0-9]|3[01]|0?[1-9])일)?
        | (?P<relative>지난해|작년|재작년|올해|금년|지난달|이달)(?:\s*(?P<part>상반기|하반기))?
        | (?:지난|최근)\s*(?P<count>[0-9]{1,2})(?P<span>년|개월)\s*(?:간|동안)
        )(?P<tail>\s*(?:부터|이후|이래|까지|말|현재|초|중))?""",
        re.VERBOSE,
    )


def moments(text: str, language: str = "en", written: Period | None = None) -> list[Moment]:
    """The times named in ``text``, in order; ``written`` is the date of the text, where that is known."""
    if language.startswith("ko"):
        return _in_korean(text, written)
    if not language.startswith("en"):
        return []
    return _following(text, _joined(text, _in_english(text, written)))


_STEP = re.compile(
    r"\b(?:the (?P<unit>year|month|day) (?P<way>before|after|earlier|later)"
    r"|a (?P<unit2>year|month|day) (?P<way2>before|earlier|later|after)"
    r"|the (?P<way3>previous|preceding|next|following) (?P<unit3>year|month|day))\b",
    re.IGNORECASE,
)


def _following(text: str, found: list[Moment]) -> list[Moment]:
    """With times told from the one before: "2,423 in 2010, down from 2,927 the year before", "the next day"."""
    made = list(found)
    for match in _STEP.finditer(text):
        unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
        way = (match["way"] or match["way2"] or match["way3"]).lower()
        step = -1 if way in {"before", "earlier", "previous", "preceding"} else 1
        before = [moment.period for moment in found if moment.end <= match.start() and moment.period is not None]
        spans = [period for period in reversed(before) if not (period.open_end or period.open_start)]
        # "236 came in 2024, the ministry said on Friday, up from 196 the year before": the year, not the day
        if (span := next((s for period in spans if (s := _stepped(period, unit, step)) is not None), None)) is not None:
            made = [moment for moment in made if not moment.start <= match.start() < moment.end]
            made.append(Moment(span, match.start(), match.end(), match.group(), reckoned=True))
    return sorted(made, key=lambda moment: moment.start)


def _stepped(span: Period, unit: str, step: int) -> Period | None:
    """The year, month or day beside a span, where the span is as short as that."""
    day = date.fromordinal(span.end)
    if unit == "year":
        return period.parse(f"{day.year + step:04d}") if span.whole_year else None
    if unit == "month":
        ordinal = day.year * 12 + day.month - 1 + step
        return period.parse(f"{ordinal // 12:04d}-{ordinal % 12 + 1:02d}") if span.days <= 31 else None
    return period.parse(date.fromordinal(span.end + step).isoformat()) if span.days == 1 else None


# --- English ---------------------------------------------------------------------------------------------------------


def _in_english(text: str, written: Period | None) -> list[Moment]:
    found: list[Moment] = []
    for match in _english().finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if match["year"] and not _is_year(text, match, before):
            continue
        if match["lone"] == "May" or (match["month"] == "May" and not (match["day"] or match["month_year"])):
            word = _WORD_BEFORE.search(before)
            if not word or word.group(1).lower() not in _BEFORE_YEAR:
                continue
        try:
            span = _english_period(match, written)
        except (ValueError, OverflowError):
            continue  # February 30
        words = match.group()
        since = bool(_SINCE.search(before))
        until = not since and bool(_UNTIL.search(before))
        reckoned = bool(
            match["relative"] or match["span"] or match["weekday"] or match["part_this"] or match["months_this"]
        )
        found.append(Moment(span, match.start(), match.end(), words, since, until, reckoned))
    return found


def _is_year(text: str, match: re.Match[str], before: str) -> bool:
    """Whether four digits are a year: by the word before, or since they stand alone as years do."""
    if _CELL_BEFORE.search(before) and text[match.end() : match.end() + 2].lstrip(" ")[:1] in {"\t", "|"}:
        return True  # the first cell of a row
    if re.match(r":\s", text[match.end() : match.end() + 2]):
        return True  # "2002: five people"
    word = _WORD_BEFORE.search(before)
    if text[match.end() : match.end() + 1] in {"%", "-"} and not match["fiscal"]:
        return bool(re.match(r"[-–](?:19|20)[0-9]{2}\b", text[match.end() : match.end() + 6]))
    if word is None:
        return not re.match(r"\s+[a-z]", text[match.end() : match.end() + 4])  # "2018 people came" counts people
    return word.group(1).lower() in _BEFORE_YEAR or bool(re.match(_MONTH, word.group(1)))


def _english_period(match: re.Match[str], written: Period | None) -> Period | None:
    year = written.latest_year if written else None
    if match["part"]:
        named = match["part_year"]
        of = int(named) if named else _this(match["part_this"], year)
        return _part(of, _PARTS[match["part"].lower()], match["size"], last=match["part"].lower() == "last")
    if match["months"]:
        named = match["months_year"]
        of = int(named) if named else _this(match["months_this"], year)
        count = _number(match["months"])
        return period.parse(f"{of}-01/{of}-{count:02d}") if of and count and count <= 12 else None
    if match["iso"]:
        return period.parse(match["iso"])
    if match["numeric"]:
        return _numeric(match["numeric"])
    if match["month"]:
        return _days(match["month"], match["day"], match["last_day"], match["month_year"], written)
    if match["day_month"]:
        return _days(match["day_month"], match["first_day"], match["to_day"], match["day_year"], written)
    if match["lone"]:
        return _days(match["lone"], None, None, None, written)
    if match["decade"]:
        return period.parse(f"{match['decade'][:3]}X")
    if match["year"]:
        return period.parse(match["year"])
    if match["relative"]:
        return _relative(match["relative"].lower(), written)
    if match["weekday"]:
        return _weekday(match["weekday"], written)
    if match["span"].endswith("s") and not match["count"]:
        return None  # "in the last months": nobody says how many
    return _past(_number(match["count"]) if match["count"] else 1, match["span"], written)


def _numeric(words: str) -> Period:
    """24/01/2006; of 03/04/2006 nobody can tell the month, so it is the year."""
    first, second, year = (int(part) for part in re.split(r"[./]", words))
    if first > 12 >= second or first == second:
        return period.parse(f"{year}-{second:02d}-{first:02d}")
    if second > 12 >= first:
        return period.parse(f"{year}-{first:02d}-{second:02d}")
    return period.parse(str(year))


def _this(words: str | None, year: int | None) -> int | None:
    return None if year is None or not words else year - 1 if words.startswith("last") else year


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL.get(word, 0)


def _part(year: int | None, number: int, size: str, *, last: bool) -> Period | None:
    if year is None:
        return None
    if size == "half":
        return period.parse(f"{year}-07/{year}-12" if number > 1 else f"{year}-01/{year}-06")
    number = 4 if last else number
    return period.parse(f"{year}-{3 * number - 2:02d}/{year}-{3 * number:02d}")


def _days(  # a month, a day of it, or several
    month: str, first: str | None, last: str | None, year: str | None, written: Period | None
) -> Period | None:
    number = _MONTHS.index(month[:3].lower()) + 1
    of = int(year) if year else _latest(number, written)
    if of is None:
        return None
    start, end = (int(re.sub(r"\D", "", day)) if day else None for day in (first, last))
    if start is None:
        return period.parse(f"{of}-{number:02d}")
    if end is not None and end > start:
        return period.parse(f"{of}-{number:02d}-{start:02d}/{of}-{number:02d}-{end:02d}")
    return period.parse(f"{of}-{number:02d}-{start:02d}")


def _latest(month: int, written: Period | None) -> int | None:
    """The year of the latest such month that had begun when the text was written."""
    if written is None or written.open_end:
        return None
    day = date.fromordinal(written.end)
    return day.year if month <= day.month else day.year - 1


def _relative(words: str, written: Period | None) -> Period | None:
    if written is None or written.open_end:
        return None
    day = date.fromordinal(written.end)
    if words.endswith("year"):
        return period.parse(str(day.year if words.startswith("this") else day.year - 1))
    if words.endswith("month"):
        ordinal = day.year * 12 + day.month - 1 - (not words.startswith("this"))
        return period.parse(f"{ordinal // 12}-{ordinal % 12 + 1:02d}")
    back = {"yesterday": (1, 1), "this week": (6, 0), "last week": (13, 1)}[words]
    first, last = (date.fromordinal(written.end - days).isoformat() for days in back)
    return period.parse(first if first == last else f"{first}/{last}")


def _weekday(name: str, written: Period | None) -> Period | None:
    """The latest such day up to the one on which the text was written, where that is one day."""
    if written is None or written.days != 1:
        return None
    day = date.fromordinal(written.end)
    wanted = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun").index(name)
    return period.parse(date.fromordinal(written.end - (day.weekday() - wanted) % 7).isoformat())


def _past(count: int, unit: str, written: Period | None) -> Period | None:
    """ "In the past ten years", counted back from the date of the text."""
    if written is None or written.open_end or not count:
        return None
    day = date.fromordinal(written.end)
    months = count * (1 if unit.startswith("month") else 120 if unit.startswith("decade") else 12)
    ordinal = day.year * 12 + day.month - 1 - months
    return period.parse(f"{ordinal // 12}-{ordinal % 12 + 1:02d}/{day.year}-{day.month:02d}")


def _joined(text: str, found: list[Moment]) -> list[Moment]:
    """With "from 2005 to 2009" and "January to August 2012" as one span each."""
    made: list[Moment] = []
    for moment in found:
        before = made[-1] if made else None
        between = text[before.end : moment.start] if before else ""
        if before and _JOIN.fullmatch(between) and (span := _spanning(text, before, moment, between)):
            made[-1] = Moment(
                span, before.start, moment.end, text[before.start : moment.end], before.since, before.until
            )
        else:
            made.append(moment)
    return made


def _spanning(text: str, first: Moment, last: Moment, between: str) -> Period | None:
    """The span from one time to another; "in 2005 and 2006" is two times, "between 2005 and 2006" one."""
    word = between.strip().split(" ")[0]
    if word == "and" and not re.search(r"\bbetween\s+\Z", text[max(0, first.start - 20) : first.start], re.IGNORECASE):
        return None
    if last.period is None or last.period.open_end:
        return None
    start = first.period
    year = last.period.latest_year
    if re.fullmatch(_MONTH, first.text) and year is not None:  # "January to August 2012": the month has its year yet
        month = _MONTHS.index(first.text[:3].lower()) + 1
        start = period.parse(f"{year}-{month:02d}")
    if start is None or start.start > last.period.start:
        return None
    try:
        return period.parse(f"{start}/{last.period}") if "/" not in f"{start}{last.period}" else None
    except ValueError:
        return None


# --- Korean ----------------------------------------------------------------------------------------------------------


def _in_korean(text: str, written: Period | None) -> list[Moment]:
    found: list[Moment] = []
    year: int | None = None
    for match in _korean().finditer(text):
        if match["y"]:
            year = int(match["y"])
        try:
            span = _korean_period(match, year, written)
        except (ValueError, OverflowError):
            continue
        tail = (match["tail"] or "").strip()
        reckoned = bool(match["relative"] or match["span"])
        if match["relative"] and span is not None and span.whole_year:
            year = span.whole_year
        found.append(
            Moment(
                span,
                match.start(),
                match.end(),
                match.group().strip(),
                tail in {"부터", "이후", "이래"},
                tail in {"까지", "말", "현재"},
                reckoned,
            )
        )
    return _merged(text, found)


def _merged(text: str, found: list[Moment]) -> list[Moment]:
    """With "2012년 1~8월" as one time, and "26일부터 30일까지" as one span."""
    made: list[Moment] = []
    for moment in found:
        before = made[-1] if made else None
        if before and before.period and moment.period and len(text[before.end : moment.start].strip()) == 0:
            if moment.period.within(before.period):
                made.pop()
            elif before.since and moment.until and before.period.start <= moment.period.start:
                made[-1] = Moment(
                    period.parse(f"{before.period}/{moment.period}"),
                    before.start,
                    moment.end,
                    text[before.start : moment.end],
                )
                continue
        made.append(moment)
    return made


def _korean_period(match: re.Match[str], year: int | None, written: Period | None) -> Period | None:
    if match["decade"]:
        return period.parse(f"{match['decade'][:3]}X")
    if match["y"]:
        return _korean_date(int(match["y"]), match["m"], match["d"], match["half"])
    if match["from_month"]:
        of = year or _latest(int(match["to_month"]), written)
        return period.parse(f"{of}-{int(match['from_month']):02d}/{of}-{int(match['to_month']):02d}") if of else None
    if match["lone"]:
        of = year or _latest(int(match["lone"]), written)
        return _korean_date(of, match["lone"], match["day"], None) if of else None
    if written is None or written.open_end:
        return None
    if match["span"]:
        return _past(int(match["count"]), "months" if match["span"] == "개월" else "years", written)
    now = date.fromordinal(written.end).year
    if match["relative"] in {"지난달", "이달"}:
        return _relative("last month" if match["relative"] == "지난달" else "this month", written)
    back = {"지난해": 1, "작년": 1, "재작년": 2}.get(match["relative"], 0)
    return _korean_date(now - back, None, None, match["part"])


def _korean_date(year: int, month: str | None, day: str | None, half: str | None) -> Period:
    if half:
        return period.parse(f"{year}-01/{year}-06" if half == "상반기" else f"{year}-07/{year}-12")
    if month is None:
        return period.parse(str(year))
    return period.parse(f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else ""))
