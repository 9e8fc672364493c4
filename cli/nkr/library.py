"""nkr as a library: the same record and the same judgements as on the command line, as values.

    import nkr

    record = nkr.open()
    for fact in record.facts(measure="arrivals-south-korea", year=2005):
        print(record.stated(fact), record.caveats(fact))

Nothing here prints, and nothing averages. Codes may be given as on the command line: a topic's alias, or the beginning
of a code where only one begins so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from os import PathLike
from typing import Any, NamedTuple, Unpack

from nkr import locations
from nkr.analysis.arithmetic import Check, checks
from nkr.analysis.caveats import caveats
from nkr.analysis.check.judgements import Judgement
from nkr.analysis.compare.clusters import Group, groups
from nkr.analysis.compare.verdicts import OPEN_VERDICTS, Comparison
from nkr.analysis.disputes import opposed
from nkr.analysis.selection import selected
from nkr.analysis.series import Series, yearly
from nkr.errors import WrongUsage
from nkr.model import Fact, Measure, Source, Topic, Vocabulary
from nkr.output import numbers
from nkr.output.citations import STYLES, written
from nkr.output.export.material import Material
from nkr.output.sentences import Length, sentence
from nkr.output.terminal import Format
from nkr.output.views import ask as answers
from nkr.output.views.advice import say
from nkr.output.views.check import to_print
from nkr.services import answering
from nkr.services.bundled import build_first
from nkr.services.checking import Fields, judged, judged_text, prose_of
from nkr.services.session import Session, Words, wanted_period
from nkr.store.database import exists


class Checked(NamedTuple):
    """The judgement on one figure.

    ``judgement`` is "supported", "contradicted", "wrong-year" and so on (docs/checking.md), ``fault`` whether the
    record says something else. ``matches`` are the facts that have the number, ``against`` those that exclude it,
    ``advice`` what a careful writer does, ``sentence`` what may be printed, or ``None``. ``details`` has all of it,
    with the statement as it was read.
    """

    judgement: str
    fault: bool
    matches: tuple[Fact, ...]
    against: tuple[Fact, ...]
    advice: str
    sentence: str | None
    details: Judgement


class OpenRecord:
    """The record, opened for questions. Made by ``nkr.open``; closed by ``close`` or at the end of a ``with``.

    Every method raises ``nkr.errors.NothingFound`` for a code or id that is not there (with near misses), and
    ``nkr.errors.DatabaseUnusable`` where the database turns out to be damaged.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._record = session.record

    def __enter__(self) -> OpenRecord:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        facts, sources = len(self._record.facts), len(self._record.sources)
        return f"<nkr record: {facts} facts from {sources} sources, {self._session.path}>"

    def __len__(self) -> int:
        return len(self._record.facts)

    def close(self) -> None:
        """Close the database. What has been answered stays valid."""
        self._session.close()

    # -- what is there ------------------------------------------------------------------------------------------------

    @property
    def about(self) -> Mapping[str, str]:
        """Edition, digest, licence and how to cite the data."""
        return self._session.database.about

    @property
    def vocabulary(self) -> Vocabulary:
        """Topics, measures, claimants, places, groups and events, by code."""
        return self._record.vocabulary

    @property
    def topics(self) -> Mapping[str, Topic]:
        return self._record.vocabulary.topics

    @property
    def measures(self) -> Mapping[str, Measure]:
        return self._record.vocabulary.measures

    def ask(self, question: str) -> dict[str, Any]:
        """The answer to a question in words, or to a topic and a year, as ``nkr ask --json`` gives it."""
        answer = answering.answer(self._session, question)
        return answers.value(answer, self._record, self._session.outside())

    def facts(self, **words: Unpack[Words]) -> list[Fact]:
        """The facts that fit everything that is given; all of them without anything.

        ``topic``, ``measure``, ``claimant``, ``place``, ``group`` and ``collection`` are codes, labels or aliases, or
        whole words of them; a place stands for all places in it. ``year`` is a year or a period (EDTF: ``"2005"``,
        ``"2011-09"``, ``"2005/2010"``) that the figure is of; ``source`` a source's id or number, or a fact's id.
        """
        return selected(self._record, self._session.filter(**words))

    def fact(self, identifier: str) -> Fact:
        """One fact by its id, or by a beginning of it that is unique."""
        return self._session.fact(identifier)

    def sources(self) -> list[Source]:
        """Every source, in the order of the record."""
        return list(self._record.sources.values())

    def source(self, of: Fact | str | int) -> Source:
        """The source of a fact, or the one with an id or number."""
        if isinstance(of, Fact):
            return self._record.source_of(of)
        found = self._session.fact_or_source(str(of))
        return self._record.source_of(found) if isinstance(found, Fact) else found

    def search(self, words: str) -> list[Fact]:
        """The facts that hold every word, whole words first; words in quotation marks stand together."""
        known = self._record.by_id
        return [known[code] for code in self._session.database.search(words) if code in known]

    # -- what it says -------------------------------------------------------------------------------------------------

    def stated(self, fact: Fact) -> str:
        """The figure as its source states it, hedge included: "up to 300,000". The stated number alone is not it."""
        return numbers.stated(fact.quantity, fact.unit)

    def caveats(self, fact: Fact) -> tuple[str, ...]:
        """What a reader must be told beside the figure, in sentences."""
        return caveats(fact, self._record.vocabulary)

    def cite(self, what: Fact | Source | str, style: str = "note") -> str:
        """A reference to a fact (with its paragraph) or a source; ``style``: note, chicago, bibtex, csl-json or ris."""
        if style not in STYLES:
            raise WrongUsage(f"no style '{style}': there are {', '.join(STYLES)}.")
        found = self._session.fact_or_source(what) if isinstance(what, str) else what
        return written(found, self._record, style)

    def sentence(self, fact: Fact, length: str = "short") -> str:
        """The sentence that may be printed, all sides of a disputed figure in it; ``length``: short, medium, full."""
        if length not in tuple(Length):
            raise WrongUsage(f"no length '{length}': there are {', '.join(Length)}.")
        return sentence(fact, self._record, self.against(fact), length, newer=self._session.replaced_by(fact))

    # -- whether it holds ---------------------------------------------------------------------------------------------

    def compare(self, topic: str | None = None, facts: Iterable[Fact] | None = None) -> list[Comparison]:
        """The verdict on every pair of a topic (or of ``facts``), the worst first, each with its reasons."""
        chosen = list(facts) if facts is not None else self.facts(topic=topic)
        return self._session.comparer.comparisons(chosen)

    def conflicts(self, topic: str | None = None) -> list[Comparison]:
        """The pairs that need attention: conflicts, discrepancies, unresolved ones and revisions, the worst first."""
        return [found for found in self.compare(topic) if found.verdict in OPEN_VERDICTS]

    def against(self, fact: Fact) -> list[Comparison]:
        """The judgements on one fact that need attention, the worst first."""
        return [found for found in self._session.comparer.against(fact) if found.verdict in OPEN_VERDICTS]

    def check(
        self,
        value: str | float,
        *,
        measure: str,
        year: str | int | None = None,
        place: str | None = None,
        group: str | None = None,
        by: str | None = None,
        event: str | None = None,
        claimant: str | None = None,
        date: str | int | None = None,
    ) -> Checked:
        """The judgement on a figure whose fields are given: codes, labels or aliases; ``value`` with its hedge.

        ``year`` is the year or EDTF period that the figure is of, ``date`` when the text was written that has it: what
        was published later does not count.
        """
        fields = Fields(measure, year, place, group, by, event, claimant, date)
        return self._checked(judged(self._session, value, fields))

    def check_text(self, text: str, *, date: str | int | None = None, language: str = "") -> list[Checked]:
        """The judgement on each figure of a text, as ``nkr check FILE`` reads it."""
        found = judged_text(self._session, prose_of(text), written=wanted_period(date, "--date"), language=language)
        return [self._checked(judgement) for judgement in found]

    def _checked(self, judgement: Judgement) -> Checked:
        return Checked(
            judgement=judgement.kind.value,
            fault=judgement.is_fault,
            matches=tuple(match.fact for match in judgement.matches),
            against=judgement.against,
            advice=say(judgement, self._record),
            sentence=to_print(judgement, self._record),
            details=judgement,
        )

    def groups(self, topic: str | None = None) -> list[Group]:
        """The figures that are like for like, each group with its clusters, spread and original sources."""
        return groups(self.facts(topic=topic), self._session.comparer)

    def series(self, measure: str) -> Series:
        """A measure by year: the value that can be defended, or none, and every figure for that year."""
        found = self._record.vocabulary.measures[self._session.measure(measure)]
        return yearly(self._record.facts, self._session.comparer, found)

    def checks(self) -> list[Check]:
        """Arithmetic and narrative checks, as asserted, calculated and difference."""
        return checks(self._record)

    # -- for frames ---------------------------------------------------------------------------------------------------

    def rows(self, facts: Iterable[Fact] | None = None) -> list[dict[str, Any]]:
        """Facts as rows for ``pandas.DataFrame`` or ``polars.DataFrame``: the columns of ``nkr export --format csv``.

        Low, high and qualifier are three columns, with caveats, opponents and the source beside them.
        """
        chosen = list(self._record.facts if facts is None else facts)
        return list(Material(self._record, chosen, self.sources(), self._opposed, frozenset(), self.about).rows())

    def frame(self, facts: Iterable[Fact] | None = None) -> Any:
        """The same rows as a ``pandas.DataFrame``; raises ``WrongUsage`` where pandas is not installed."""
        try:
            pandas: Any = import_module("pandas")
        except ImportError:
            raise WrongUsage("frame() needs pandas: pip install pandas.") from None
        return pandas.DataFrame(self.rows(facts))

    @cached_property
    def _opposed(self) -> Mapping[str, Sequence[Comparison]]:
        return opposed(self._session.comparer, self._record.facts)


def opened(
    path: str | PathLike[str] | None, collections: Sequence[str], as_of: str | int | None, restricted: bool
) -> OpenRecord:
    """See ``nkr.open``."""
    place = locations.database(str(path) if path is not None else None)
    if not exists(place):
        build_first(place)
    wanted = [collections] if isinstance(collections, str) else collections
    session = Session(Format.JSON, wanted, str(as_of) if as_of is not None else None, restricted, str(place))
    try:
        return OpenRecord(session)
    except BaseException:
        session.close()
        raise
