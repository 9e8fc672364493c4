"""The answer to a question on one screen: the sentence to print first, then who differs and who agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from nkr.analysis import grade
from nkr.analysis.answers import Asked, Reply
from nkr.analysis.coverage import known_gaps
from nkr.analysis.disputes import highest
from nkr.analysis.series import Series
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import UNATTRIBUTED, Fact
from nkr.model.period import Period
from nkr.model.quantity import Number, Qualifier
from nkr.model.vocabulary import Kind
from nkr.output import fields, labels, numbers, sentences, serialize, terminal_charts
from nkr.output.sentences.clauses import in_text
from nkr.output.tables import Cell, Content, Sheet, columns

Suggest = Callable[..., str]

COLUMNS = columns("!", "figure!", "about…", "who says it…", "fact!")
MAX_ROWS = 9
"""Figures that a screen shows below the answer."""
MAX_SAME = 2
"""Figures that say the same, of those."""
FEW = 2
"""Up to this many years have no highest and lowest."""
MAX_MEASURES = 8
"""Other measures of a topic that a screen shows."""

ROW_COLUMNS = (
    *("role", "measure", "id", "stated", "period", "as_of", "claimant_name", "publisher", "published", "sentence"),
)
"""The columns of an answer in CSV: one row a figure."""


def say(reply: Reply, record: Dataset) -> str:
    """The sentence to print, or "" where no figure has a size."""
    return sentences.sentence(reply.best, record, reply.pairs) if reply.best else ""


def _parts(reply: Reply) -> list[tuple[str, Fact]]:
    """Every figure of a reply once, with its part in the answer."""
    roles: list[tuple[str, Sequence[Fact]]] = [("given", reply.given), ("answer", [reply.best] if reply.best else [])]
    roles += [("part", reply.parts)] if reply.best else []
    roles += [("differs", reply.sides), ("release", reply.releases), ("nearest", reply.nearest)]
    roles += [("part", reply.parts), ("agrees", reply.same), ("also", reply.facts)]
    parts: dict[str, tuple[str, Fact]] = {}
    for role, facts in roles:
        for fact in facts:
            parts.setdefault(fact.id, (role, fact))
    return list(parts.values())


def value(
    text: str, asked: Asked, found: Sequence[Reply], record: Dataset, today: Period, outside: str
) -> serialize.Value:
    return {
        "question": text,
        "topic": asked.topic,
        "time": str(asked.time) if asked.time else None,
        "answers": [
            {
                "measure": reply.measure.code,
                "label": reply.measure.label,
                "sentence": say(reply, record) or None,
                "answer": fields.fact_value(reply.best, record) if reply.best else None,
                "no_single_value": _no_single_value(asked, reply, record) or None,
                "years_old": reply.age(today),
                "figures": [{"role": role, **fields.fact_value(fact, record)} for role, fact in _parts(reply)],
                "left_out": reply.rest,
            }
            for reply in found
        ],
        "outside": outside or None,
    }


def rows(found: Sequence[Reply], record: Dataset) -> list[serialize.Value]:
    made = []
    for reply in found:
        for role, fact in _parts(reply):
            written = say(reply, record) if fact is reply.best else None
            made.append({"role": role, **fields.flat(fields.fact_value(fact, record)), "sentence": written})
    return made


def sheets(
    asked: Asked,
    found: Sequence[Reply],
    record: Dataset,
    today: Period,
    *,
    suggest: Suggest,
    series: Series | None,
    everything: bool,
    others: Sequence[Asked] = (),
    spelling: str = "",
) -> list[Sheet]:
    """The first reply in full, the others of a topic a line each; ``everything`` gives each of them in full.

    ``others`` is what the first is compared with: then there is one reply for each.
    """
    first, *rest = found
    if others:
        made = [_comparison([asked, *others], found, record)]
    else:
        made = [_reply(asked, reply, record, today, everything) for reply in (found if everything else found[:1])]
        if series is not None and (peak := _peak(series, suggest, first)):
            made[0].before.insert(0 if asked.extreme else -1, peak[0])
            made[0].before.insert(-1, peak[1])
        if rest and not everything:
            made.append(_others(rest, record))
    if spelling:
        made[0].before.insert(0, Cell(f"Read as: {spelling}", "dim"))
    closing = made[-1].after
    best = next((reply.best for reply in found if reply.best), None)
    if best is not None:
        closing.append(Cell(f"Details: {suggest('fact', best.id)}", "dim"))
    if others:
        commands = " · ".join(suggest("ask", *_words(each)) for each in (asked, *others) if each.time != asked.time)
        closing += [Cell(f"Each: {suggest('ask', *_words(asked))} · {commands}", "dim")] if commands else []
    elif not everything:
        left = len(_listed(first, everything=True)) - len(_listed(first, everything=False))
        more = f"{left} more" if left > 0 else "All"
        closing.append(Cell(f"{more}: {suggest('ask', *_words(asked), '--all')}", "dim"))
    return made


MAX_BESIDE = 2
"""Figures beside each answer of a comparison."""


def _comparison(asked: Sequence[Asked], found: Sequence[Reply], record: Dataset) -> Sheet:
    """The answers side by side: the sentence of each, which is higher where both are plain numbers, and its row."""
    years = len({each.time for each in asked}) > 1
    terms = record.vocabulary.groups
    names = [
        dates.in_words(each.time) if years and each.time else terms[each.group].label if each.group in terms else ""
        for each in asked
    ]
    time = f", {dates.in_words(asked[0].time)}" if asked[0].time and not years else ""
    sheet = Sheet(COLUMNS, title=f"{found[0].measure.label}{time}: {' and '.join(names)}")
    if highest := _highest(names, found):
        sheet.before.append(Cell(highest, "strong"))
    for name, reply in zip(names, found, strict=True):
        sheet.before.append(say(reply, record) or f"{name}: no figure.")
        beside = [part for part in _listed(reply, everything=False) if part[0] in ("differs", "release")][:MAX_BESIDE]
        for role, fact, times in [*([("answer", reply.best, 1)] if reply.best else []), *beside]:
            row = _row(role, fact, times, record, sheet.title)
            sheet.rows.append([Cell(name, "good"), *row[1:]] if role == "answer" else row)
    sheet.before.append("")
    return sheet


def _highest(names: Sequence[str], found: Sequence[Reply]) -> str:
    """Which is higher, where every figure is a plain number and no two are the same."""
    bests = [(name, reply.best) for name, reply in zip(names, found, strict=True) if reply.best is not None]
    if len(bests) < len(names) or any(fact.quantity.qualifier is not Qualifier.EXACT for _, fact in bests):
        return ""
    values = {name: fact.quantity.stated[0] for name, fact in bests}
    if len(set(values.values())) < len(values):
        return ""
    ordered = sorted(values.items(), key=lambda entry: -entry[1])
    return "Highest first: " + ", ".join(f"{name} ({numbers.count(number)})" for name, number in ordered) + "."


def _words(asked: Asked) -> list[str]:
    what = asked.measures[0] if len(asked.measures) == 1 else asked.topic
    return [what, *([str(asked.time)] if asked.time and not asked.time.open_start else [])]


def _reply(asked: Asked, reply: Reply, record: Dataset, today: Period, everything: bool) -> Sheet:
    sheet = Sheet(COLUMNS, title=_heading(asked, reply, record))
    if asked.quantity is not None:
        sheet.before.append(_about_given(asked, reply, record))
    if reply.best is not None:
        if unsettled := _no_single_value(asked, reply, record):
            sheet.before.append(Cell(unsettled, "strong"))
        sheet.before.append(Cell(say(reply, record), "" if unsettled else "strong"))
        sheet.before += _remarks(asked, reply, today)
        voice, basis = grade.voice(reply.best, record.vocabulary), grade.basis(reply.best, record.vocabulary)
        sheet.before.append(Cell(f"Source: {voice}. Method: {basis}.", "dim"))
    elif reply.nearest or reply.parts:
        sheet.before.append(Cell(_missing(asked, reply), "strong"))
        for gap in known_gaps(record, measure=reply.measure.code, time=asked.time):
            sheet.before.append(Cell(f"Known to be missing: {gap.value}, {gap.why.rstrip('.')}.", "warning"))
    else:
        sheet.before.append(Cell("The sources give words here, and no number.", "strong"))
    sheet.before.append("")
    listed = _listed(reply, everything=everything)
    for role, fact, times in listed:
        part = "estimate" if role == "answer" and reply.rivals else role
        sheet.rows.append(_row(part, fact, times, record, sheet.title))
    sheet.after += labels.remark(fact for _, fact, _ in listed)
    return sheet


def _heading(asked: Asked, reply: Reply, record: Dataset) -> str:
    """What stands below: the measure, whom and where it counts, and when, or that it is the newest figure."""
    terms, measure = record.vocabulary, reply.measure
    words = [measure.label, *labels.limits(asked, terms, measure)]
    if asked.claimants:
        who = reply.best.claimant if reply.best else min(asked.claimants)
        words.append(f"according to {in_text(terms.claimants[who])}")
    if asked.quantity is not None:
        words.append(f"who says {numbers.stated(asked.quantity, reply.measure.units[0])}")
    elif asked.time is not None:
        words.append(f"since {asked.time.text.split('/')[0]}" if asked.since else dates.in_words(asked.time))
        words += [f"by {asked.step}"] if asked.step and reply.best and reply.parts else []
    elif asked.extreme:
        words.append("by year")
    elif reply.best is not None:
        words.append(f"newest figure ({labels.when(reply.best, bracketed=True)})")
    return ", ".join(words)


def _missing(asked: Asked, reply: Reply) -> str:
    """That there is no figure of what is asked for, and what there is instead."""
    time = asked.time
    when = "" if time is None else f" {dates.when(time)}" if time.open_start else f" for {dates.in_words(time)}"
    if time is not None and asked.since:
        when = f" since {time.text.split('/')[0]}"
    text = f"No figure{when} in the collections searched."
    if reply.parts:
        return f"{text} These figures are for a part of the people, the place or the time."
    instead = [f"for {dates.in_words(fact.time)}" for fact in reply.nearest]
    return f"{text} The nearest {'are' if len(instead) > 1 else 'is'} {' and '.join(instead)}." if instead else text


def _about_given(asked: Asked, reply: Reply, record: Dataset) -> Cell:
    """Who stands behind the number that the question names."""
    assert asked.quantity is not None  # noqa: S101 (asked only then)
    number = numbers.stated(asked.quantity, reply.measure.units[0])
    if not reply.given:
        return Cell(f"No figure in the record is {number}.", "strong")
    sources = {fact.source for fact in reply.given}
    named = (fact for fact in sorted(reply.given, key=lambda fact: fact.published.end) if fact.claimant != UNATTRIBUTED)
    claimants = list(dict.fromkeys(labels.short_name(fact, record) for fact in named)) or ["no named source"]
    shown = ", ".join(claimants[:4]) + (
        f" and {numbers.counted(len(claimants) - 4, 'other')}" if len(claimants) > 4 else ""
    )
    first = min(reply.given, key=lambda fact: fact.published.end)
    documents = numbers.counted(len(sources), "document")
    printed = f"{documents}, {'first on ' if len(sources) > 1 else ''}{dates.in_words(first.published)}"
    return Cell(f"Given by: {shown} ({printed}).", "strong")


def how_old(reply: Reply, today: Period) -> str:
    """A sentence on the age of the newest figure, where its measure calls that old."""
    age = reply.age(today)
    if not age or reply.best is None or reply.best.kind is Kind.LENGTH:
        return ""
    newest = "newest figures here are" if reply.rivals else "newest figure here is"
    return f"The {newest} {numbers.counted(age, 'year')} old."


def _remarks(asked: Asked, reply: Reply, today: Period) -> Iterable[Cell]:
    """What a reader must know beside the sentence: that the figure is old, that estimates differ widely."""
    if asked.time is None and not asked.extreme and (told := how_old(reply, today)):
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
        low, high = (
            f"{labels.figure(fact)} ({labels.short_name(fact, record)}"
            + (")" if asked.time else f", {dates.brief(fact.time)})")
            for fact in (rivals[0], max(rivals, key=highest))
        )
        which = "figures" if asked.time else "newest figures"
        return f"No single value: the {which} run from {low} to {high}."
    if asked.time is None and reply.alone and (extent := reply.earlier_range()):
        return f"No single value: this is the newest figure, and {_extent(*extent)}."
    return ""


Listed = tuple[str, Fact, int]
"""A figure with its part in the answer, and how many documents print it."""


def _listed(reply: Reply, *, everything: bool) -> list[Listed]:
    """The rows of a reply: each claimant's figure once, with how many documents print it."""
    folded: dict[object, list[tuple[str, Fact]]] = {}
    for role, fact in _parts(reply):
        key = fact.quantity, fact.claimant, fact.status, role if role == "answer" else ""
        folded.setdefault(key if not everything else fact.id, []).append((role, fact))
    rows = [(entries[0][0], entries[0][1], len({fact.source for _, fact in entries})) for entries in folded.values()]
    if everything:
        return rows
    same = [row for row in rows if row[0] in ("agrees", "also")][MAX_SAME:]
    return [row for row in rows if row not in same][:MAX_ROWS]


_ROLES = {
    "answer": "answer",
    "estimate": "estimate",
    "given": "says it",
    "differs": "differs",
    "release": "other release",
    "nearest": "nearest",
    "part": "a part",
    "agrees": "agrees",
    "also": "also",
}


def _row(role: str, fact: Fact, times: int, record: Dataset, heading: str) -> list[Content]:
    *cells, number = labels.cells(fact, record, heading)
    again = f" ×{times}" if times > 1 else ""
    style = {"answer": "good", "differs": "error"}.get(role, "dim")
    return [Cell(_ROLES[role], style), *cells, [number, again]]


def _others(found: Sequence[Reply], record: Dataset) -> Sheet:
    sheet = Sheet(columns("measure…", "figure!", "about…", "who says it…"), title="More on this topic")
    for reply in found[:MAX_MEASURES]:
        fact = reply.best or next(iter(reply.facts or reply.nearest))
        more = f" (others: {len(reply.sides)})" if reply.sides else ""
        sheet.row(reply.measure.code, *labels.cells(fact, record)[:2], labels.short_name(fact, record) + more)
    if len(found) > MAX_MEASURES:
        sheet.after.append(Cell(f"{len(found) - MAX_MEASURES} more measures.", "dim"))
    return sheet


def _peak(series: Series, suggest: Suggest, reply: Reply) -> list[Cell]:
    """The highest and the lowest year of a series, the command that shows all, and a line of it."""
    values = [(year.value, year.year) for year in series.years if year.value is not None]
    if len(values) <= FEW:
        return []
    (high, top), (low, bottom) = max(values), min(values)
    highest = f"Highest of {len(values)} years: {top} ({numbers.count(high)})"
    line = terminal_charts.sparkline([year.value for year in series.years], labels.signs())
    years = f"{max(series.years[0].year, series.years[-1].year - len(line) + 1)} {line} {series.years[-1].year}"
    told = f"{highest}. Lowest: {bottom} ({numbers.count(low)}). All: {suggest('stats', reply.measure.code)}"
    return [Cell(told, "dim"), Cell(years, "dim")]
