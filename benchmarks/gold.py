"""How well figures, hedges, times and sentences are read in text that nobody here wrote.

Run ``python benchmarks/gold.py FOLDER [--misses]``: a folder with gold sets, of which none is part of this repository.
What is scored, by file name:

- ``newsquant*.json``: sentences with their quantities (value, change: ``=`` ``~`` ``<`` ``>``). Of the quantities whose
  value is found, how many have the right hedge. "Nearly" is both rough and a maximum ("just under 20"), so either sign
  is right; the strict rate, with ``~`` alone, stands beside it. Trends (``up``, ``down``) are left out.
- ``*dates.jsonl``: documents with the day of writing and each date's place and value (TimeML). Right is the same
  first and last day; an end of a span counts for its own words. What fixes no date ("now", "recently") is left out.
- ``cases.tsv``: kind, reader, language, input, expected: single figures, times and sentences.
- ``claims*.txt``: claims of other fields, one a line: how many figures are judged in vain.

Each rate has its n, the day and what reading nothing would score.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from nkr.language.phrases import figures
from nkr.language.sentences import starts
from nkr.language.times import moments
from nkr.model import period
from nkr.model.figure import Figure, Moment
from nkr.model.period import Period
from nkr.model.quantity import Qualifier, Quantity

MISSES = "--misses" in sys.argv
_CHANGES = {
    **{Qualifier.EXACT: "=", Qualifier.RANGE: "=", Qualifier.ABOUT: "~", Qualifier.NEARLY: "~"},
    **{Qualifier.AT_LEAST: ">", Qualifier.MORE_THAN: ">", Qualifier.UP_TO: "<", Qualifier.LESS_THAN: "<"},
}
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def rate(what: str, right: int, n: int, base: float, note: str = "") -> None:
    share = 100 * right / n if n else 0.0
    print(f"{what}: {share:.1f} % ({right:,} of {n:,}), {date.today()}; reading nothing: {100 * base:.1f} %{note}")


def miss(*parts: object) -> None:
    if MISSES:
        print("   ", *parts, sep=" | ")


# --- hedges ----------------------------------------------------------------------------------------------------------


def hedges(file: Path) -> None:
    wanted = found = right = strict = plain = 0
    for sentence in json.loads(file.read_text(encoding="utf-8")):
        read = figures(sentence["text"])
        for gold in sentence["quantities"]:
            if gold["change"] in {"up", "down"}:
                continue
            wanted += 1
            values = sorted(map(float, re.findall(r"[0-9.]+(?:E-?[0-9]+)?", gold["value"])))
            match = next((figure for figure in read if _values(figure) == values), None)
            if match is None:
                continue
            read.remove(match)
            found, plain = found + 1, plain + (gold["change"] == "=")
            signs = _signs(match.quantity)
            right, strict = right + (gold["change"] in signs), strict + (gold["change"] == signs[0])
            if gold["change"] not in signs:
                miss(gold["change"], match.text, signs)
    rate("figures found", found, wanted, 0.0)
    rate("hedge right, of the figures found", right, found, plain / found, f"; strictly {100 * strict / found:.1f} %")


def _values(figure: Figure) -> list[float]:
    vague = figure.quantity.qualifier is Qualifier.VAGUE
    return [] if vague else sorted(float(value) for value in figure.quantity.stated)


def _signs(quantity: Quantity) -> str:
    if quantity.qualifier is Qualifier.NEARLY:
        return "~<"
    return "~" if quantity.rough and quantity.qualifier is Qualifier.RANGE else _CHANGES[quantity.qualifier]


# --- dates -----------------------------------------------------------------------------------------------------------


def dates(file: Path) -> None:
    right = n = 0
    for line in file.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        read = moments(document["text"], "en", period.parse(document["written"]))
        for gold in document["dates"]:
            span = _timeml(gold["value"])
            if span is None:
                continue
            n += 1
            near = [moment for moment in read if moment.start < gold["end"] and moment.end > gold["start"]]
            if any(_fits(moment, gold, span) for moment in near):
                right += 1
            else:
                miss(gold["text"], gold["value"], [str(moment.period) for moment in near])
    rate("dates right", right, n, 0.0)


def _timeml(value: str) -> Period | None:
    """A TimeML value as a span of days; ``None`` for what fixes none (PAST_REF, 1989-QX)."""
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        try:
            first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        except ValueError:
            return None
        return period.parse(f"{first}/{date.fromordinal(first.toordinal() + (1 if week[3] else 6))}")
    if part := re.fullmatch(r"(\d{4})-([QH])([1-4])", value):
        months = 3 if part[2] == "Q" else 6
        last = months * int(part[3])
        value = f"{part[1]}-{last - months + 1:02d}/{part[1]}-{last:02d}"
    elif season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        value = f"{season[1]}-{_SEASONS[season[2]]}"
    elif re.fullmatch(r"\d{2,3}", value):
        value = value.ljust(4, "X")
    try:
        return period.parse(value)
    except ValueError:
        return None


def _fits(moment: Moment, gold: dict[str, Any], span: Period) -> bool:
    if moment.period is None:
        return False
    if (moment.period.start, moment.period.end) == (span.start, span.end):
        return True
    joined = "/" in str(moment.period) and len(moment.text) > len(gold["text"]) + 3
    first = moment.start >= gold["start"] - 6 and moment.period.start == span.start
    return joined and (first or (moment.end <= gold["end"] + 6 and moment.period.end == span.end))


# --- single cases ----------------------------------------------------------------------------------------------------


def cases(file: Path) -> None:
    scores: dict[str, list[int]] = {"figures": [0, 0], "times": [0, 0], "sentences": [0, 0]}
    rows = list(csv.reader(file.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    for kind, reader, language, text, expected, *_ in rows:
        name = next((name for name in ("figures", "times") if name[:-1] in reader), "sentences")
        if name == "figures":
            read: object = figures(text, language)
            right = any(_is_figure(one, figures(text, language)) for one in _alternatives(expected))
        elif name == "times":
            written = re.search(r"written=([\d-]+)", reader)
            times = moments(text, language, period.parse(written[1]) if written else None)
            read, right = times, any(_are_times(one, times) for one in expected.split(" or "))
        else:
            read = [start for start in starts(text, language) if start < len(text)]
            right = len(read) == int(expected)
        scores[name][0] += right
        scores[name][1] += 1
        if not right:
            miss(kind, language, text, expected, read)
    for name, (right_ones, n) in scores.items():
        rate(f"cases right, {name}", right_ones, n, 0.0)


def _alternatives(expected: str) -> Iterator[str]:
    """ "20,000 or nothing, never 20": the readings that are right."""
    words = re.sub(r"\s*\(.*\)| once\b|, never.*", "", expected)
    yield from (part.strip() for part in words.split(" or "))


def _is_figure(expected: str, read: list[Figure]) -> bool:
    if expected == "nothing":
        return not read
    words = re.fullmatch(r"(?:([a-z-]+) )?([\d,.]+)(?:–([\d,.]+))?( percent)?", expected)
    if words is None or len(read) != 1:
        return False
    values = tuple(float(end.replace(",", "")) for end in (words[2], words[3]) if end)
    quantity, unit = read[0].quantity, read[0].unit
    hedge = words[1] in {None, str(quantity.qualifier)}
    return hedge and tuple(map(float, quantity.stated)) == values and (not words[4] or unit == "percent")


def _are_times(expected: str, read: list[Moment]) -> bool:
    known = [moment for moment in read if moment.period is not None]
    if expected.strip() == "nothing":
        return not known
    if expected.startswith("in "):
        return len(known) == 1 and bool(known[0].period and known[0].period.within(period.parse(expected[3:])))
    wanted = [(period.parse(part.split()[0]), part.endswith(" since")) for part in expected.split("; ")]
    spans = [(moment.period.start, moment.period.end, moment.since) for moment in known if moment.period]
    return spans == [(span.start, span.end, since) for span, since in wanted]


# --- claims of other fields ------------------------------------------------------------------------------------------


def claims(file: Path) -> None:
    from nkr.output.terminal import Format
    from nkr.services.checking import judged_text, prose_of
    from nkr.services.session import Session

    n = vain = 0
    with Session(Format.TABLE) as session:
        for line in file.read_text(encoding="utf-8").splitlines():
            for judgement in judged_text(session, prose_of(line)) if line.strip() else ():
                n += 1
                if judgement.kind.value in {"supported", "disputed"} or judgement.is_fault:
                    vain += 1
                    miss(judgement.kind.value, line)
    print(f"figures of other fields judged in vain: {vain:,} of {n:,}, {date.today()}; flagging nothing: 0")


SCORERS = {"newsquant*.json": hedges, "*dates.jsonl": dates, "cases.tsv": cases, "claims*.txt": claims}


def main(folder: Path) -> None:
    for pattern, score in SCORERS.items():
        for file in sorted(folder.glob(pattern)):
            print(f"{file.name}:")
            score(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
