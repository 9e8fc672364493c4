"""The answer to a question on one screen: the sentence to print first, then who differs and who agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from nkr.analysis import grade
from nkr.analysis.answers import Asked, Reply
from nkr.analysis.calculated import Calculated
from nkr.analysis.coverage import known_gaps
from nkr.analysis.disputes import highest
from nkr.analysis.series import Series
from nkr.model import dates
from nkr.model.aim import Aim
from nkr.model.dataset import Dataset
from nkr.model.fact import UNATTRIBUTED, Fact
from nkr.model.period import Period
from nkr.model.quantity import Number
from nkr.model.vocabulary import Kind
from nkr.output import fields, labels, numbers, sentences, serialize, terminal_charts
from nkr.output.sentences.clauses import in_text
from nkr.output.tables import Cell, Content, Sheet, columns
from nkr.output.views import results

Suggest = Callable[..., str]
SeriesOf = Callable[["Answered"], Series | None]

COLUMNS = columns("!", "figure!", "about…", "who says it…", "fact!")
MAX_ROWS = 9
"""Figures that a screen shows below the answer."""
MAX_STEPS = 18
"""The same where it shows figures of each year, or of other parts."""
MAX_BEFORE = 7
"""Figures before the newest from which on none of them is shown."""
MAX_BESIDE = 2
"""Figures beside each answer of a comparison."""
MAX_SAME = 2
"""Figures that say the same, of those."""
FEW = 2
"""Up to this many years have no highest and lowest."""
MAX_MEASURES = 8
"""Other measures of a topic that a screen shows."""

ROW_COLUMNS = (
    *("role", "measure", "id", "stated", "period", "as_of", "claimant_name", "publisher", "published", "sentence"),
)


def say(reply: Reply, record: Dataset) -> str:
    """The sentence to print, or "" where no figure has a size."""
    return sentences.sentence(reply.best, record, reply.pairs) if reply.best else ""


def _parts(reply: Reply) -> list[tuple[str, Fact]]:
    """Every figure of a reply once, with its part in the answer."""
    best, parts = ([reply.best], reply.parts) if reply.best else ((), ())
    roles: list[tuple[str, Sequence[Fact]]] = [("given", reply.given), ("answer", best), ("part", parts)]
    roles += [("differs", reply.sides), ("release", reply.releases), ("nearest", reply.nearest)]
    roles += [("part", reply.parts), ("agrees", reply.same), ("also", reply.facts)]
    if reply.best and not reply.given and not reply.measure.keeper:
        other = [fact for fact in reply.earlier if not reply.best.event or fact.event not in ("", reply.best.event)]
        few = len({fact.event or (fact.time, fact.quantity) for fact in other}) < MAX_BEFORE
        roles += [("earlier", other)] if few else []
    once: dict[str, tuple[str, Fact]] = {}
    for role, facts in roles:
        for fact in facts:
            once.setdefault(fact.id, (role, fact))
    return list(once.values())


class Answered(NamedTuple):
    """An answer to show: what was asked, with what it is compared with, the replies, and what is calculated.

    ``second`` answers the next question, and has the one after it; ``unanswered`` are those that are not answered.
    """

    text: str
    asked: Asked
    today: Period
    others: Sequence[Asked]
    spelling: str
    left_out: Sequence[str]
    found: Sequence[Reply]
    calculated: Calculated | None
    second: Answered | None = None
    unanswered: Sequence[str] = ()

    @property
    def all(self) -> tuple[Answered, ...]:
        """This answer and those to the questions after it."""
        return (self, *(self.second.all if self.second is not None else ()))

    def first_line(self, record: Dataset) -> str:
        """What answers the question, where that is more than the figure of the first reply."""
        return results.first_line([self.asked, *self.others], self.found, self.calculated, record)


def value(answer: Answered, record: Dataset, outside: str) -> serialize.Value:
    asked, made, calculated = answer.asked, answer.calculated, None
    if made is not None and made.number is not None:
        calculated = {"kind": made.aim.value, "value": made.number, "facts": [fact.id for fact in made.terms]}
    return {
        "question": answer.text,
        "topic": asked.topic,
        "time": str(asked.time) if asked.time else None,
        "left_out": list(answer.left_out),
        "result": answer.first_line(record) or None,
        "calculated": calculated,
        "answers": [
            {
                "measure": reply.measure.code,
                "label": reply.measure.label,
                "sentence": say(reply, record) or None,
                "answer": fields.fact_value(reply.best, record) if reply.best else None,
                "no_single_value": _no_single_value(asked, reply, record) or None,
                "years_old": reply.age(answer.today),
                "figures": [{"role": role, **fields.fact_value(fact, record)} for role, fact in _parts(reply)],
                "left_out": reply.rest,
            }
            for reply in answer.found
        ],
        "second": value(answer.second, record, "") if answer.second is not None else None,
        "unanswered": "? ".join(answer.unanswered) or None,
        "outside": outside or None,
    }


def rows(answer: Answered, record: Dataset) -> list[serialize.Value]:
    return [
        {"role": role, **fields.flat(fields.fact_value(fact, record))}
        | {"sentence": say(reply, record) if fact is reply.best else None}
        for reply in (*answer.found, *(each.found[0] for each in answer.all[1:]))
        for role, fact in _parts(reply)
    ]


def sheets(
    answer: Answered,
    record: Dataset,
    *,
    suggest: Suggest,
    series: Callable[[Answered], Series | None],
    everything: bool,
) -> list[Sheet]:
    """The first reply in full, the others of a topic a line each; ``everything`` gives each of them in full.

    Of a comparison there is one reply for each of what is compared.
    """
    asked, others, found = answer.asked, answer.others, answer.found
    first, *rest = found
    made = []
    for each in answer.all:
        told = each.first_line(record)
        if each.others:
            made.append(_comparison(each, record, told))
        else:
            made.append(_reply(each, each.found[0], record, told, everything))
            _add_peak(made[-1], each, series(each), suggest)
    if not others and everything:
        made[1:1] = [_reply(answer, reply, record, "", everything) for reply in rest]
    elif not others and rest:
        made.insert(1, _others(rest, record))
    below_first_line = 1 if answer.first_line(record) else 0
    if answer.calculated is None and first.measure.code not in asked.measures:
        missing = record.vocabulary.measures[asked.measures[0]].label
        made[0].before.insert(0, Cell(f"No figure of “{missing}” for this. Another measure of the topic:", "warning"))
    if answer.left_out:
        text = f"The answer does not take into account: {_quoted(answer.left_out)}."
        made[0].before.insert(below_first_line, Cell(text, "warning"))
    if answer.spelling:
        made[0].before.insert(below_first_line, Cell(f"Read as: {answer.spelling}", "dim"))
    if answer.unanswered:
        made[0].before.insert(0, Cell(f"Not answered: {_quoted(answer.unanswered)}.", "warning"))
    if len(answer.all) > 1:
        del made[-1].rows[MAX_ROWS if answer.all[-1].asked.aim in (Aim.RANGE, Aim.TREND) else MAX_BESIDE + 1 :]
    closing = made[-1].after
    if best := next((reply.best for reply in found if reply.best), None):
        closing.append(Cell(f"Details: {suggest('fact', best.id)}", "dim"))
    if others:
        commands = " · ".join(suggest("ask", *_words(each)) for each in (asked, *others) if each.time != asked.time)
        closing += [Cell(f"Each: {suggest('ask', *_words(asked))} · {commands}", "dim")] if commands else []
    elif not everything:
        left = len(_listed(first, everything=True)) - len(_listed(first, everything=False))
        more = f"{left} more" if left > 0 else "All"
        closing.append(Cell(f"{more}: {suggest('ask', *_words(asked), '--all')}", "dim"))
    if asked.aim in (Aim.MOST, Aim.FEWEST):
        closing[-1] = Cell(f"Every year: {suggest('stats', first.measure.code)}", "dim")
    return made


def _quoted(words: Iterable[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)


def _comparison(answer: Answered, record: Dataset, told: str) -> Sheet:
    """The answers side by side: what ``told`` says of them, the sentence of each, and its row."""
    asked, found = [answer.asked, *answer.others], answer.found
    names = results.sides(asked, record)
    years = len({each.time for each in asked}) > 1
    time = f", {dates.in_words(asked[0].time)}" if asked[0].time and not years else ""
    together = f"{', '.join(names[:-1])} and {names[-1]}"
    sheet = Sheet(COLUMNS, title=f"{found[0].measure.label}{time}: {together}")
    if told:
        sheet.before.append(Cell(told, "strong"))
    for name, reply in zip(names, found, strict=True):
        sheet.before.append(say(reply, record) or f"{name}: {_missing(Asked('', ()), reply)}")
        if extent := reply.earlier_range():
            sheet.before.append(Cell(f"{name}: {_extent(*extent)}.", "dim"))
        if reply.best:
            sheet.rows.append(_row("answer", reply.best, 1, record, sheet.title, name))
        beside = [
            part for part in _listed(reply, everything=False) if part[0] in ("differs", "release", "nearest", "also")
        ]
        sheet.rows += [_row(*part, record, sheet.title, "") for part in beside[:MAX_BESIDE]]
    sheet.before.append("")
    return sheet


def _words(asked: Asked) -> list[str]:
    what = asked.measures[0] if len(asked.measures) == 1 else asked.topic
    return [what, *([str(asked.time)] if asked.time and not asked.time.open_start else [])]


def _reply(answer: Answered, reply: Reply, record: Dataset, told: str, everything: bool) -> Sheet:
    asked, today = answer.asked, answer.today
    sheet = Sheet(COLUMNS, title=_heading(answer, reply, record))
    if told:
        sheet.before.append(Cell(told, "strong"))
    if reply.best is not None:
        if unsettled := _no_single_value(asked, reply, record):
            sheet.before.append(Cell(unsettled, "strong"))
        sheet.before.append(Cell(say(reply, record), "" if unsettled or told else "strong"))
        sheet.before += _remarks(asked, reply, today)
        voice, basis = grade.voice(reply.best, record.vocabulary), grade.basis(reply.best, record.vocabulary)
        sheet.before.append(Cell(f"Source: {voice}. Method: {basis}.", "dim"))
    elif (reply.nearest or reply.parts) and not (told and reply.parts):
        sheet.before.append(Cell(_missing(asked, reply), "strong"))
        for gap in known_gaps(record, measure=reply.measure.code, time=asked.time):
            sheet.before.append(Cell(f"Known to be missing: {gap.value}, {gap.why.rstrip('.')}.", "warning"))
    elif not told:
        sheet.before.append(Cell("The sources give words here, and no number.", "strong"))
    if answer.calculated is not None:
        sheet.before += labels.breaks(reply.measure, answer.calculated.among)
    sheet.before.append("")
    listed = _listed(reply, everything=everything or (reply.best is None and answer.calculated is not None))
    for role, fact, times in listed:
        part, heading, name = "estimate" if role == "answer" and reply.rivals else role, sheet.title, ""
        part = "" if reply.best is None and role in ("also", "part") and told else part
        if asked.aim is Aim.WHERE and told:
            name = results.part_name(fact, record)
            heading += f", {labels.within(record.vocabulary.places[fact.place].label)}"
        sheet.rows.append(_row(part, fact, times, record, heading, name))
    sheet.after += labels.remark(fact for _, fact, _ in listed)
    return sheet


def _heading(answer: Answered, reply: Reply, record: Dataset) -> str:
    """What stands below: the measure, whom and where it counts, and when, or that it is the newest figure."""
    asked, terms, measure = answer.asked, record.vocabulary, reply.measure
    words = [measure.label, *labels.limits(asked, terms, measure)]
    if asked.claimants:
        who = reply.best.claimant if reply.best else min(asked.claimants)
        words.append(f"according to {in_text(terms.claimants[who])}")
    if asked.quantity is not None:
        about = {Aim.STILL_RIGHT: "is it still", Aim.SINCE_WHEN: "since when", Aim.SOURCE: "the source of"}
        words.append(f"{about.get(asked.aim, 'who says')} {numbers.stated(asked.quantity, measure.units[0])}")
    elif asked.aim in (Aim.MOST, Aim.FEWEST):
        words.append(f"by year{f', {dates.in_words(asked.time)}' if asked.time else ''}")
    elif asked.time is not None:
        words.append(results.time_of(asked))
        words += [f"by {asked.step}"] if asked.step and reply.best and reply.parts else []
    elif asked.aim is Aim.TREND:
        words.append("by year")
    elif asked.aim is Aim.WHERE and reply.best is None:
        words.append("by place")
    elif reply.best is not None:
        words.append(f"newest figure ({labels.when(reply.best, bracketed=True)})")
    return ", ".join(words)


def _missing(asked: Asked, reply: Reply) -> str:
    """That there is no figure of what is asked for, and what there is instead."""
    until = asked.time is not None and asked.time.open_start and not asked.since
    when = f" {dates.when(asked.time)}" if asked.time and until else results.for_time(asked)
    text = f"No figure{when} in the collections searched."
    if reply.parts:
        return f"{text} These figures are for a part of the people, the place or the time."
    instead = [f"for {dates.in_words(fact.time)}" for fact in reply.nearest]
    return f"{text} The nearest {'are' if len(instead) > 1 else 'is'} {' and '.join(instead)}." if instead else text


def how_old(reply: Reply, today: Period) -> str:
    """A sentence on the age of the newest figure, where its measure calls that old."""
    age = reply.age(today)
    if not age or reply.best is None or reply.best.kind is Kind.LENGTH:
        return ""
    newest = "newest figures here are" if reply.rivals else "newest figure here is"
    return f"The {newest} {numbers.counted(age, 'year')} old."


def _remarks(asked: Asked, reply: Reply, today: Period) -> Iterable[Cell]:
    """What a reader must know beside the sentence: that the figure is old, that estimates differ widely."""
    if asked.time is None and asked.aim not in (Aim.MOST, Aim.FEWEST, Aim.TREND) and (told := how_old(reply, today)):
        yield Cell(told, "warning")
    if not asked.quantity and not reply.alone and (extent := reply.earlier_range()):
        yield Cell(f"{_extent(*extent)}.", "dim")


def _extent(count: int, low: Number, high: Number) -> str:
    return f"{numbers.counted(count, 'earlier figure')} run from {numbers.count(low)} to {numbers.count(high)}"


def _no_single_value(asked: Asked, reply: Reply, record: Dataset) -> str:
    """That no figure is the value, with both ends of those that there are and who gives them; "" where one is."""
    if asked.claimants or asked.quantity:
        return ""
    if rivals := reply.rivals:
        ends = []
        for fact in (rivals[0], max(rivals, key=highest)):
            when = "" if asked.time else f", {dates.brief(fact.time)}"
            ends.append(f"{labels.figure(fact)} ({labels.short_name(fact, record)}{when})")
        return f"No single value: the {'figures' if asked.time else 'newest figures'} run from {' to '.join(ends)}."
    if asked.time is None and reply.alone and (extent := reply.earlier_range()):
        return f"No single value: this is the newest figure, and {_extent(*extent)}."
    return ""


def _listed(reply: Reply, *, everything: bool) -> list[tuple[str, Fact, int]]:
    """The rows of a reply: each claimant's figure once, its part in the answer, and how many documents print it."""
    folded: dict[object, list[tuple[str, Fact]]] = {}
    for role, fact in _parts(reply):
        key = fact.id if everything else (fact.quantity, fact.claimant, fact.status, role == "answer")
        folded.setdefault(key, []).append((role, fact))
    rows = [(*entries[0], len({fact.source for _, fact in entries})) for entries in folded.values()]
    if everything:
        return rows
    if rows and all(role == "also" for role, *_ in rows):  # both ends of a range
        return _spread(rows)
    if len(steps := [row for row in rows if row[0] == "part"]) > MAX_STEPS:
        years = {row[1].time.latest_year: row for row in reversed(steps)}.values()
        second = sorted((row for row in steps if row not in years), key=lambda row: row[1].claimant == UNATTRIBUTED)
        left = second[max(MAX_STEPS - len(years), 0) :]
        rows = [row for row in rows if row not in left]
    more = [row for row in rows if row[0] in ("agrees", "also")][MAX_SAME:]
    kept = [row for row in rows if row not in more]
    if not steps or len(kept) <= MAX_STEPS:
        return kept[: MAX_STEPS if steps else MAX_ROWS]
    return [kept[at * (len(kept) - 1) // (MAX_STEPS - 1)] for at in range(MAX_STEPS)]  # from the first to the last


def _spread(rows: list[tuple[str, Fact, int]]) -> list[tuple[str, Fact, int]]:
    """The ends of a range, and between them the newest figure of each source that is named, evenly."""
    newest = {fact.claimant: fact.id for _, fact, _ in sorted(rows, key=lambda row: row[1].published.end)}
    newest.pop(UNATTRIBUTED, None)
    inner = [row for row in rows[1:-1] if row[1].id in newest.values()] if len(rows) > MAX_STEPS else rows[1:-1]
    step = max(len(inner) / MAX_ROWS, 1)
    chosen = [inner[int(at * step)] for at in range(int(len(inner) / step))]
    return [rows[0], *chosen, *rows[1:][-1:]]


_ROLES = {"given": "says it", "release": "other release", "part": "a part"}
"""What a table calls a figure's part in the answer, where another word says it better."""


def _row(role: str, fact: Fact, times: int, record: Dataset, heading: str, name: str) -> list[Content]:
    """A figure under ``heading``, with its part in the answer, or the ``name`` of what it answers for."""
    *cells, number = labels.cells(fact, record, heading)
    style = "good" if name else {"answer": "good", "differs": "error"}.get(role, "dim")
    return [Cell(name or _ROLES.get(role, role), style), *cells, [number, f" ×{times}" if times > 1 else ""]]


def _others(found: Sequence[Reply], record: Dataset) -> Sheet:
    sheet = Sheet(columns("measure!", "figure!", "about…", "who says it…"), title="More on this topic")
    for reply in found[:MAX_MEASURES]:
        fact = reply.best or next(iter(reply.facts or reply.nearest))
        more = f" (others: {len(reply.sides)})" if reply.sides else ""
        sheet.row(reply.measure.code, *labels.cells(fact, record)[:2], labels.short_name(fact, record) + more)
    if len(found) > MAX_MEASURES:
        sheet.after.append(Cell(f"{len(found) - MAX_MEASURES} more measures.", "dim"))
    return sheet


def _add_peak(sheet: Sheet, answer: Answered, series: Series | None, suggest: Suggest) -> None:
    """The highest and the lowest year of what a sheet answers, where it asks for no year, and a line of all."""
    values = [(year.value, year.year) for year in series.years if year.value is not None] if series else []
    if series is None or len(values) <= FEW:
        return
    unit, aim = " %" if series.measure.units[0] == "percent" else "", answer.asked.aim
    highest, lowest = (f"{year} ({numbers.count(value)}{unit})" for value, year in (max(values), min(values)))
    if aim not in (Aim.MOST, Aim.FEWEST):  # the first line says it
        every = suggest("stats", answer.found[0].measure.code)
        text = f"Highest of {len(values)} years: {highest}. Lowest: {lowest}. All: {every}"
        sheet.before.insert(0 if aim is Aim.TREND else -1, Cell(text, "dim"))
    line = terminal_charts.sparkline([year.value for year in series.years], labels.signs())
    years = f"{max(series.years[0].year, series.years[-1].year - len(line) + 1)} {line} {series.years[-1].year}"
    sheet.before.insert(-1, Cell(years, "dim"))
