"""What stays out of every answer unless it is asked for by ``--restricted``, and what would give it away.

Three things are withheld: what a curator marked as ``restricted`` (a fact, or a source with all its facts), figures of
fewer people than the database was told to show, and what points at either: a term, measure or collection that nothing
else uses, a title or an address that states the figure, the paragraph of the article or of the outline that has it,
and the figures from which it could be calculated: by sums, differences of totals and shares, also by two overlapping
sums of which neither does it alone. So figures are withheld until nothing withheld can be calculated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from nkr.analysis.arithmetic import Check, checks, misdeclared
from nkr.analysis.prove.verification import Placed, bears_likeness, laid_out, spans
from nkr.language import phrases
from nkr.model import Fact, Source, Vocabulary, article
from nkr.model.article import folded
from nkr.model.dataset import Dataset, Withheld

TITLE = "(title withheld)"
GAP = "(withheld)"

Code = tuple[str, str]
"""A kind of term (claimant, place, group, event, measure, topic, collection) and a code of that kind."""


def withholding(record: Dataset, shared: frozenset[str], fewer_than: int = 0) -> Withheld:
    """What is withheld, also figures of ``fewer_than`` so many. The terms of ``shared`` collections are no secret."""
    facts, sources = record.facts, record.sources
    marked = {fact.id for fact in facts if fact.restricted or sources[fact.source].restricted}
    ids = _that_tell(marked.union(fact.id for fact in facts if is_small(fact, fewer_than)), record)
    withheld = [fact for fact in facts if fact.id in ids]
    shown = [fact for fact in facts if fact.id not in ids]
    titles = frozenset(source for source, numbers in _numbers(withheld).items() if _titled(sources[source], numbers))
    titles |= frozenset(fact.source for fact in withheld if fact.paragraph == 0)
    return Withheld(ids, titles, frozenset(_telling(withheld, shown, record, shared)))


def is_small(fact: Fact, fewer_than: int) -> bool:
    """Whether the greatest number that is printed is of fewer people than may be shown; 0 identifies no one."""
    people = fact.unit == "cases" or fact.unit.startswith("persons")
    return people and 0 < max(fact.quantity.stated, default=0) < fewer_than


def _that_tell(named: set[str], record: Dataset) -> frozenset[str]:
    """``named`` with the facts whose words state a withheld figure, and those from which one could be calculated."""
    if not named:
        return frozenset()
    facts, sources = record.facts, record.sources
    sound = [check for check in record.checks if not misdeclared(check)]
    known = relations(checks(replace(record, checks=sound)))
    sizes = {fact.id: max(fact.quantity.stated, default=0.0) for fact in facts}
    ids = set(named)
    while True:
        numbers = _numbers(fact for fact in facts if fact.id in ids)
        others = ((fact, f"{fact.phrase}\n{fact.note}") for fact in facts if fact.id not in ids)
        worded = {one.id for one, text in others if _states(text, sources[one.source], numbers.get(one.source))}
        more = closed(ids | worded, known, sizes)
        if more == ids:
            return frozenset(ids)
        ids = more


def _numbers(facts: Iterable[Fact]) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for fact in facts:
        found.setdefault(fact.source, set()).update(fact.quantity.stated)
    return found


def _states(text: str, source: Source, numbers: set[float] | None) -> bool:
    if not numbers:
        return False
    read = phrases.figures(text, source.language or "en")
    return any(numbers.intersection(figure.quantity.stated) for figure in read)


def _titled(source: Source, numbers: set[float]) -> bool:
    """Whether the title or an address states one of ``numbers``: "three-hired-in-the-storm"."""
    addresses = " ".join(re.sub(r"[^0-9A-Za-z]+", " ", address) for address in (source.url, source.archived))
    plain = set(re.findall(r"[0-9]+", addresses))
    digits = any(f"{number:g}" in plain or f"{number:.0f}" in plain for number in numbers)
    return digits or _states(source.title, source, numbers) or _states(addresses, source, numbers)


def _telling(withheld: list[Fact], shown: list[Fact], record: Dataset, shared: frozenset[str]) -> Iterator[Code]:
    """The codes of a user's own vocabulary that withheld facts use, and nothing that is shown."""
    sources, vocabulary = record.sources, record.vocabulary
    if not withheld and not any(source.restricted for source in sources.values()):
        return
    only = _used(withheld, vocabulary) - _used(shown, vocabulary)
    for measure in vocabulary.measures.values():
        if ("measure", measure.code) not in only:
            only -= {("claimant", measure.keeper), ("group", measure.group)}
            only -= {("place", measure.place), ("place", measure.by), ("topic", measure.topic)}
            only -= {("measure", code) for code in (*measure.part_of, *measure.quoted_against)}
    for kind, code in only:
        term = vocabulary.by_kind[kind].get(code)
        if term is not None and term.collection not in shared:
            yield kind, code
    confidential = {fact.collection for fact in withheld} | {s.collection for s in sources.values() if s.restricted}
    confidential -= {fact.collection for fact in shown} | {s.collection for s in sources.values() if not s.restricted}
    for collection in confidential - shared:
        yield "collection", collection


def _used(facts: Iterable[Fact], vocabulary: Vocabulary) -> set[Code]:
    """Every code that ``facts`` name, and what those lie within."""
    used: set[Code] = set()
    for fact in facts:
        used |= {("topic", fact.topic), ("measure", fact.measure), ("claimant", fact.claimant), ("place", fact.place)}
        used |= {("place", fact.by), ("group", fact.group), ("event", fact.event)}
        used |= {("claimant", code) for code in fact.via}
    parts = [(kind, code) for kind, code in used if kind in ("place", "group", "event")]
    return used.union((kind, outer) for kind, code in parts for outer in vocabulary.wholes(kind, code))


# -- what could be calculated ----------------------------------------------------------------------------------------


class Relation(NamedTuple):
    """Figures, by id, of which any one follows from the rest: times ``factors`` they add up to 0; a share has none."""

    facts: tuple[str, ...]
    factors: tuple[int, ...] = ()


def relations(made: Iterable[Check]) -> list[Relation]:
    found = []
    for check in made:
        ids = tuple(fact.id for fact in check.facts)
        if len(set(ids)) < len(ids) or len(ids) < 2:
            continue
        if check.kind in ("sum", "groups", "year", "series"):  # the last figure is the sum of the others
            found.append(Relation(ids, (*[1] * (len(ids) - 1), -1)))
        elif check.kind == "totals":
            found.append(Relation(ids, (-1, 1, -1)))
        elif check.kind in ("share", "growth"):
            found.append(Relation(ids))
    return found


def calculable(withheld: frozenset[str] | set[str], known: Sequence[Relation]) -> set[str]:
    found: set[str] = set()
    while True:
        unknown = set(withheld) - found
        more = _by_elimination(unknown, [relation for relation in known if relation.factors])
        for relation in known:
            missing = unknown.intersection(relation.facts)
            if not relation.factors and len(missing) == 1:
                more |= missing
        if not more:
            return found
        found |= more


def _by_elimination(unknown: set[str], linear: Sequence[Relation]) -> set[str]:
    """The unknowns that the linear relations determine: those alone in their row of the reduced echelon form."""
    reduced: dict[str, dict[str, Fraction]] = {}
    for relation in linear:
        terms = zip(relation.facts, relation.factors, strict=True)
        row = {name: Fraction(factor) for name, factor in terms if name in unknown}
        for pivot, base in reduced.items():
            if pivot in row:
                row = _less(row, base, row[pivot])
        if row:
            lead, by = next(iter(row.items()))
            scaled = {name: factor / by for name, factor in row.items()}
            reduced = {name: _less(base, scaled, base.get(lead, Fraction(0))) for name, base in reduced.items()}
            reduced[lead] = scaled
    return {pivot for pivot, row in reduced.items() if len(row) == 1}


def _less(row: Mapping[str, Fraction], base: Mapping[str, Fraction], times: Fraction) -> dict[str, Fraction]:
    made = {name: row.get(name, Fraction(0)) - times * base.get(name, Fraction(0)) for name in {**row, **base}}
    return {name: factor for name, factor in made.items() if factor}


def closed(withheld: Iterable[str], known: Sequence[Relation], sizes: Mapping[str, float]) -> set[str]:
    """``withheld`` with as many figures more as it takes until none of them can be calculated.

    Of the figures that give one away the smallest is withheld: it costs the least. ``sizes`` are the figures' sizes.
    """
    hidden = set(withheld)
    while told := calculable(hidden, known):
        if not (shown := _beside(told, hidden, known)):
            break  # relations that contradict each other: what they tell is in none of the figures shown
        hidden.add(min(shown, key=lambda name: (sizes.get(name, 0), name)))
    return hidden


def _beside(told: set[str], hidden: set[str], known: Sequence[Relation]) -> set[str]:
    """The shown figures in the relations of ``told``, else in those next to them."""
    reach = set(told)
    while True:
        wider = reach.union(*(relation.facts for relation in known if reach.intersection(relation.facts)))
        if wider - hidden or wider == reach:
            return wider - hidden
        reach = wider


# -- what is shown instead -------------------------------------------------------------------------------------------


def disguised(source: Source, paragraphs: Iterable[int] | None, title_tells: bool) -> Source:
    """``source`` without what tells a figure that is withheld in ``paragraphs``; ``None`` if none of its figures is.

    That is the outline of the paragraphs, a title or an address that states the figure, and the fingerprint, by which
    a text could be tried with every number.
    """
    if paragraphs is None:
        return source
    gone = set(paragraphs)
    outline = tuple((number, text) for number, text in source.outline if number not in gone)
    if title_tells:
        return source._replace(outline=outline, fingerprint="", title=TITLE, url="", archived="")
    return source._replace(outline=outline, fingerprint="")


def redacted(
    text: str, source: Source, recorded: bool, withheld: Mapping[int, Sequence[str]], shown: Iterable[Placed]
) -> str:
    """An article's ``text`` with withheld figures taken out. ``withheld`` are their phrases by paragraph.

    A paragraph that holds no other figure goes whole; of one that does (it has one in ``shown``), the phrases go. A
    copy may count its paragraphs otherwise than the record, so a block that holds such a phrase goes wherever it
    stands; and where one is found nowhere, no one knows what must go, and nothing is left.
    ``source`` is the source as recorded, with its title: paragraphs are counted from there.
    """
    public = set(shown)
    kept = {number for number, _ in public}
    confidential = [(number, phrase) for number, phrases in withheld.items() for phrase in phrases]
    laid = laid_out(source, text, recorded, [*confidential, *public])
    plain = [folded(block) for _, block in laid]
    # In the place of a phrase that is nowhere stands another number, perhaps; if anything does.
    changed = {phrase for _, phrase in confidential if not any(spans(folded(phrase), block) for block in plain)}
    if not all(any(bears_likeness(phrase, block) for block in plain) for phrase in changed):
        return GAP
    blocks = []
    for (number, block), words in zip(laid, plain, strict=True):
        here = withheld.get(number, ()) if number is not None else ()
        elsewhere = {phrase for _, phrase in confidential if phrase not in here and (number, phrase) not in public}
        strays = any(spans(folded(phrase), words) for phrase in elsewhere)
        strays = strays or any(bears_likeness(phrase, words) for phrase in changed)
        if number == 0 and (here or strays):
            blocks.append(TITLE)
        elif strays or (here and number not in kept):
            blocks.append(GAP)
        else:
            blocks.append(_without(block, here))
    return "\n\n".join(blocks)


def _without(block: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        wanted = folded(phrase)
        at = folded(block).find(wanted)
        if at < 0:
            return GAP
        start, end = article.located(block, at, at + len(wanted))
        block = block[:start] + GAP + block[end:]
    return block
