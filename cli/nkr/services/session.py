"""What every reading command, the library and the assistants' server have in common: the record that is asked, and how
it is answered.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from nkr import locations
from nkr.analysis.selection import Filter, selected, with_parts
from nkr.errors import NothingFound, WrongUsage
from nkr.model import Dataset, Fact, Kind, Period, Source, names, period
from nkr.model.patterns import regex
from nkr.output import numbers, shaping, terminal
from nkr.output.tables import Sheet
from nkr.output.terminal import Format
from nkr.store.database import Database, Scope, exists
from nkr.store.focus import MAX_HELD, MAX_PARTS, Focus, around

if TYPE_CHECKING:
    from nkr.analysis.compare.comparer import Comparer
    from nkr.analysis.compare.verdicts import Comparison, OpenPair
    from nkr.model.statement import Statement
    from nkr.output.export import Material


def opened(path: Path, *, restricted: bool = False) -> Database:
    """The database; built first from the bundled data where there is none, which is said on stderr."""
    if exists(path):
        return Database(path, restricted=restricted)
    from nkr.services.bundled import build_first

    built = build_first(path)
    database = Database(path, restricted=restricted)
    if built:
        facts = sum(database.count(database.scope(database.collections)).values())
        terminal.note(f"nkr: built {path} from the bundled data ({facts} facts).")
    return database


def wanted_period(text: str | int | None, option: str) -> Period | None:
    """What ``option`` gives as a period (EDTF, or a year as an integer); raises ``WrongUsage``."""
    if text is None:
        return None
    try:
        return period.parse(f"{text:04d}" if isinstance(text, int) else text)
    except ValueError as error:
        raise WrongUsage(f"{option}: {error}.") from None


MAX_LISTED = 400
"""Figures of which all are listed where no topic is named. Of more there is an overview, a row a topic."""
_WRITTEN_OUT = regex(
    r"\b(?:hundred|thousand|million|billion|dozen|lakh|crore)\b|[0-9][ .'][0-9]{3}|[만천백万萬亿億]", re.IGNORECASE
)


def with_plain_numbers(words: str) -> str:
    """Words to search for with "half a million" and 3만3천 as the digits that the index has; a quotation stays."""
    if '"' in words or not _WRITTEN_OUT.search(words):
        return words
    from nkr.language import phrases
    from nkr.language.scripts import language_of

    for number in reversed(phrases.numbers(words, language_of(words))):
        words = f"{words[: number.start]}{number.value}{words[number.end :]}"
    return words


class Words(TypedDict, total=False):
    """What limits a question: names are codes, labels or aliases, or whole words of them. A place stands for all places
    in it, ``year`` is a year or a period (EDTF) that the figure is of, ``source`` an id or number, also a fact's.
    """

    topic: str | None
    measure: str | None
    year: str | int | None
    claimant: str | None
    place: str | None
    group: str | None
    source: str | int | None
    collection: str | None


class NoFigure(NothingFound):
    """Every name in the question is known, and no figure fits it."""


class Session:
    """One question: which record it is put to, and in which form it is answered. The record is read on first use.

    ``typed`` are the words of the command line, ``words`` those of its options that say which facts are meant.

    Used in a ``with``, it closes the database at the end, and says on stderr where that is of another edition than the
    data that come with this nkr: figures may have been corrected since.
    """

    def __init__(
        self,
        form: Format,
        collections: Sequence[str] = (),
        as_of: str | None = None,
        restricted: bool = False,
        db: str | None = None,
        typed: Sequence[str] = (),
        words: Mapping[str, str | None] | None = None,
        shape: shaping.Shape = shaping.Shape(),  # noqa: B008 (immutable)
    ) -> None:
        self.form = form
        self.shape = shape
        self.typed = tuple(typed)
        self.words = {name: word for name, word in (words or {}).items() if word is not None}
        self.heard: dict[tuple[str, Period], Statement] = {}
        """Questions that were read, as statements."""
        self.collections = tuple(collections)
        self.as_of = wanted_period(as_of, "--as-of")
        self.restricted = restricted
        self.given_db = db
        self.path = locations.database(db)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if "database" in self.__dict__ and not failed:
            edition = self.database.about.get("edition") or "(none)"
            if edition != locations.EDITION:
                other = f"edition {edition:.20} of the data, and this nkr comes with {locations.EDITION}"
                terminal.note(f"nkr: {self.path} holds {other}: 'nkr ingest' brings it up to date.")
        self.close()

    def in_language(self, judged: list[Comparison], language: str) -> list[Comparison]:
        if language == "en":
            return judged
        from nkr.analysis.compare.korean import in_korean

        return [in_korean(pair, self.record.vocabulary) for pair in judged]

    def close(self) -> None:
        """Close the database, if it was opened. What has been answered stays valid."""
        if "database" in self.__dict__:
            self.database.close()

    @cached_property
    def database(self) -> Database:
        return opened(self.path, restricted=self.restricted)

    topics_alone: Iterable[str] = ()
    """The topics that the record is limited to, where a command looks at no other; set before it is read."""

    @cached_property
    def record(self) -> Dataset:
        focus = self._focus
        record = self.database.record(self.collections, as_of=self.as_of, topics=self.topics_alone, focus=focus)
        if focus and record.facts:
            looked_at = f"{len(record.facts):,} figures near what was asked for were looked at."
            terminal.note(f"nkr: the record is too large to be read whole: {looked_at}")
        return record

    _focus: Sequence[Focus] = ()

    def focus_on(self, parts: Iterable[Focus]) -> None:
        """Limit a record that is too large to be read whole for a question about one thing; before it is read."""
        if self.database.holds_more_than(MAX_HELD, self.scope()):
            found = list(parts)
            self._focus = found if len(found) <= MAX_PARTS else ()

    def focus_on_named(self, words: Iterable[str]) -> None:
        """The same, to what lies around the facts and sources that ``words`` name."""
        self.focus_on(part for word in words for part in around(self.database, word, self.scope()))

    @cached_property
    def comparer(self) -> Comparer:
        from nkr.analysis.compare.comparer import Comparer
        from nkr.store import judged

        kept = None if self.as_of is not None else judged.kept(self.database, self.collections, self.record)
        return Comparer(self.record, kept)

    def open_pairs(self) -> Mapping[str, Sequence[OpenPair]]:
        """The pairs of each topic that need attention, the worst first: as judged at the build, else now."""
        from nkr.analysis.compare.verdicts import OpenPair
        from nkr.store import judged

        kept = None if self.as_of is not None else judged.open_pairs(self.database, self.collections)
        if kept is not None:
            return kept
        found: dict[str, list[OpenPair]] = {}
        for pair in self.comparer.disagreements(self.record.facts):
            found.setdefault(pair.a.topic, []).append(OpenPair(pair.a.id, pair.b.id, pair.verdict, pair.ratio))
        return found

    def wants_overview(self, wanted: Filter) -> bool:
        """Whether all that the database holds is asked for, in tables for people, and is more than one reads."""
        in_tables = self.form in (Format.TABLE, Format.MD) and not (self.shape.sort or self.shape.columns)
        return in_tables and wanted == Filter() and sum(self.database.count(self.scope()).values()) > MAX_LISTED

    def scope(self, wanted: Filter | None = None) -> Scope:
        """What is asked, as a condition on the database: for records that are too large to hold."""
        return self.database.scope(self.collections, wanted=wanted, as_of=self.as_of)

    def is_large(self, wanted: Filter | None = None) -> bool:
        """Whether a topic holds more of the facts that are wanted than can be compared pair by pair."""
        from nkr.analysis.compare.verdicts import ENUMERATED

        return max(self.database.count(self.scope(wanted)).values(), default=0) > ENUMERATED

    def answer(
        self,
        *,
        value: Callable[[], Any],
        tables: Callable[[], Iterable[Sheet]] | None = None,
        rows: Callable[[], Sequence[Mapping[str, Any]]] | None = None,
        columns: Sequence[str] | None = None,
    ) -> None:
        """Write the answer. Without ``rows`` these follow from ``value``; without ``tables`` the rows are the table."""
        rows = rows or (lambda: shaping.rows(value()))
        tables = tables or (lambda: [shaping.table_of(rows(), columns or ())])
        terminal.FORMATS[self.form](shaping.shaped(terminal.Answer(value, rows, tables, columns), self.shape))
        if self.form in (Format.TABLE, Format.MD) and (told := self.outside()):
            terminal.note(told)

    # -- names --------------------------------------------------------------------------------------------------------

    def topic(self, word: str) -> str:
        """The code of the topic that ``word`` names; raises ``NothingFound`` with near misses."""
        return names.one(word, self.database.vocabulary.topics, "topic", offer_all=True)

    def measure(self, word: str) -> str:
        return names.one(word, self.database.vocabulary.measures, "measure", offer_all=True)

    def topic_or_measure(self, word: str) -> tuple[str, str]:
        """The topic that ``word`` names and, where it names a measure, that; raises ``NothingFound``."""
        topics, measures = self.database.vocabulary.topics, self.database.vocabulary.measures
        for exact in (True, False):
            for known, what in ((topics, "topic"), (measures, "measure")):
                found = names.find(word, known)
                if found.codes and found.exact is exact:
                    code = names.one(word, known, what)
                    return (code, "") if what == "topic" else (measures[code].topic, code)
        if names.near_misses(word, [*topics, *measures]):
            raise names.nothing(word, {**topics, **measures}, "topic or measure")
        raise names.nothing(word, topics, "topic or measure", offer_all=True)

    # -- which facts --------------------------------------------------------------------------------------------------

    def filter(self, **words: Unpack[Words]) -> Filter:
        """What these words limit a question to; raises ``NothingFound`` for a name that is not known."""
        given = {name: str(word) for name, word in words.items() if word is not None}
        named = self.fact_or_source(given["source"]) if "source" in given else None
        vocabulary = self.database.vocabulary
        several: dict[str, frozenset[str]] = {}
        for name in (name for name in ("claimant", "place", "group") if name in given):
            codes = names.several(given[name], vocabulary.by_kind[name], name)
            several[f"{name}s"] = codes if name == "claimant" else with_parts(codes, name, vocabulary)
        return Filter(
            topic=self.topic(given["topic"]) if "topic" in given else "",
            measure=self.measure(given["measure"]) if "measure" in given else "",
            source="" if named is None else named.source if isinstance(named, Fact) else named.id,
            time=wanted_period(given.get("year"), "--year" if self.typed else "year"),
            collection=given.get("collection", ""),
            **several,
        )

    @cached_property
    def wanted(self) -> Filter:
        return self.filter(**self.words)

    def within(self, words: Sequence[str] | None, *, alone: bool = False) -> Filter:
        """``wanted``, in the topic or measure that the words name, if there are any; ``alone`` reads no other topic."""
        if not words:
            return self.wanted
        topic, measure = self.topic_or_measure(" ".join(words))
        wanted = self.wanted  # a source is looked for in the whole record
        self.topics_alone = (topic,) if alone else ()
        return wanted._replace(topic=topic, measure=measure or wanted.measure)

    def facts(self, wanted: Filter, *, words: str = "") -> list[Fact]:
        """The facts that fit and hold all ``words``, the best matches first; raises ``NoFigure`` where none does."""
        holding = self.database.search(with_plain_numbers(words)) if words.strip() else None
        self._asked, self._found = (wanted, holding), selected(self.record, wanted)
        if holding is not None:
            known = {fact.id: fact for fact in self._found}
            self._found = [known[code] for code in holding if code in known]
        if not self._found:
            raise self.no_figure(wanted, words)
        return self._found

    def no_figure(self, wanted: Filter, words: str = "") -> NoFigure:
        """That no figure fits, with what other collections hold, or else near words or the nearest year."""
        what = f"has {' and '.join(map(repr, sought))}" if (sought := names.sought(words)) else "fits"
        near = self.outside() or self._near(words) or self._nearest_year(wanted)
        return NoFigure(f"no figure {what}. {near}".rstrip())

    def _nearest_year(self, wanted: Filter) -> str:
        """The year nearest to the one that is asked for of which there is a figure, if only the time excludes all."""
        if wanted.time is None:
            return ""
        years = {fact.time.latest_year for fact in selected(self.record, wanted._replace(time=None))} - {None}
        asked = date.fromordinal(max(wanted.time.start, 1)).year
        near = min(years, key=lambda year: abs((year or 0) - asked), default=None)
        return f"The nearest year with a figure is {near}." if near else ""

    _asked: tuple[Filter, Sequence[str] | None] | None = None
    _found: list[Fact] = []  # noqa: RUF012 (replaced, never changed)

    def whole(self, dimension: str) -> str:
        """The code of the place (or group) that an option names, without its parts; "" for none or for several."""
        codes = self.wanted.places if dimension == "place" else self.wanted.groups
        vocabulary = self.database.vocabulary
        outer = [code for code in codes if not any(vocabulary.lies_within(dimension, code, each) for each in codes)]
        return outer[0] if len(outer) == 1 else ""

    def look(self, wanted: Filter, found: Sequence[Fact], words: str = "") -> None:
        """Keep what was asked and found, for ``outside``, where the facts were not found by ``facts``."""
        holding = self.database.search(with_plain_numbers(words)) if words else None
        self._asked, self._found = (wanted, holding), list(found)

    def outside(self) -> str:
        """What the unasked collections hold of what was asked, and the command that shows it; "" for nothing."""
        if self._asked is None or not self._unasked:
            return ""
        wanted, holding = self._asked
        held = self.database.outside(wanted, sorted(self._unasked), holding=holding, as_of=self.as_of)
        if not held:
            return ""
        count, newest = sum(map(len, held.values())), max(map(max, held.values()))
        told = numbers.counted(count, "more figure" if self._found else "figure")
        latest = max((fact.time.end for fact in self._found if not fact.time.open_end), default=0)
        if newest > latest:
            told += f", the newest of {date.fromordinal(newest).year}"
        return f"{self._labels(held)}: {told}. Type: {self._again_with(held)}"

    def _labels(self, collections: Iterable[str]) -> str:
        return " and ".join(self.database.collections[code].label for code in collections)

    def _again_with(self, collections: Iterable[str]) -> str:
        return self.again(*(word for code in collections for word in ("--with", code)))

    def _near(self, text: str) -> str:
        """Words of the record that are near one of ``text`` that it does not have."""
        known = self.database.searched_words if text.strip() else set[str]()
        missing = [word for phrase in names.sought(text) for word in phrase.split() if word not in known]
        near = [found for word in missing[:3] for found in names.near_misses(word, known, cutoff=0.75)[:1]]
        return f"Did you mean {' or '.join(near)}?" if near else ""

    def replaced_by(self, fact: Fact) -> Fact | None:
        """The latest release that has replaced an official figure, also where only an unasked collection holds it."""
        if not self.database.vocabulary.measures[fact.measure].keeper:
            return None
        from nkr.analysis.compare.registers import replaced_by

        if not self._unasked and not self._focus:
            return replaced_by(fact, self.record.of_same_end(fact), self.record)
        alike = self.database.of_the_same_time(fact, as_of=self.as_of)
        sources = {source.id: source for source in self.database.sources_of({one.source for one in (fact, *alike)})}
        record = replace(self.record, sources=sources)  # of all collections, for which print of a release to cite
        return replaced_by(fact, alike, record)

    @property
    def _unasked(self) -> set[str]:
        return set(self.database.collections) - {*self.database.selected, *self.collections}

    def newer(self, facts: Iterable[Fact]) -> dict[str, Fact]:
        """The releases that have replaced some of ``facts``, by the ids of these."""
        return {fact.id: release for fact in facts if (release := self.replaced_by(fact)) is not None}

    def aged(self, facts: Iterable[Fact]) -> str:
        """One line on how old the newest figure like each of ``facts`` is, where its measure calls that old."""
        told = []
        for fact in facts:
            newest = self.database.newest_day_like(fact, self.scope()) or fact.time.end
            days = date.today().toordinal() - newest
            measure = self.database.vocabulary.measures[fact.measure]
            if days > measure.good_for and fact.kind is not Kind.EVENT:
                told.append(f"newest like {fact.id}: {date.fromordinal(newest).year}, {days // 365} years old")
        return f"nkr: {'; '.join(dict.fromkeys(told))}." if told else ""

    def unasked(self, newer: Iterable[Fact | None]) -> str:
        """One line on releases that have replaced what was asked for and stand in a collection that was not asked."""
        held = {fact.id: fact for fact in newer if fact is not None and fact.id not in self.record.by_id}
        if not held:
            return ""
        where = sorted({fact.collection for fact in held.values()})
        return f"Replaced since, in {self._labels(where)}: {', '.join(held)}. Type: {self._again_with(where)}"

    def exported(self, only: frozenset[str] = frozenset()) -> Material:
        """The facts that the question is limited to, of ``only`` some collections or of all, with their sources.

        Sources without a fact go along where nothing limits the facts. Raises ``NothingFound`` where no fact is left.
        """
        from nkr.analysis.disputes import opposed
        from nkr.output.export import Material

        facts = [fact for fact in self.facts(self.wanted) if not only or fact.collection in only]
        if not facts:
            raise NothingFound("no fact to export.")
        collections = only or (self.database.selected | frozenset(self.collections))
        used, everything = {fact.source for fact in facts}, self.wanted == Filter()
        sources = [
            source
            for source in self.record.sources.values()
            if source.id in used or (everything and source.collection in collections)
        ]
        against = opposed(self.comparer, facts)
        return Material(self.record, facts, sources, against, collections, self.database.about)

    # -- commands to type ---------------------------------------------------------------------------------------------

    def again(self, *more: str) -> str:
        return shlex.join(["nkr", *(word for word in self.typed if word != "--no-pager"), *more])

    def suggest(self, *words: str) -> str:
        """A command to type next, with the options of the one that was typed."""
        options = [("--with", code) for code in self.collections]
        options += [("--as-of", str(self.as_of))] if self.as_of is not None else []
        by_id = words[0] in ("fact", "source", "cite")  # no filter limits what they show
        limits = () if by_id else self.words.items()
        options += [(f"--{name}", word) for name, word in limits if not {f"--{name}", word} & {*words}]
        options += [("--db", self.given_db)] if self.given_db is not None else []
        flags = ["--restricted"] if self.restricted else []
        return shlex.join(["nkr", *words, *(word for option in options for word in option), *flags])

    # -- single facts and sources -------------------------------------------------------------------------------------

    def fact_or_source(self, word: str) -> Fact | Source:
        """What an id, a unique prefix of one, or a short number names; raises ``NothingFound`` with near misses."""
        record, word = self.record, self.spelled_out(word)
        found = self._elsewhere(word) or self._named(word, [*record.sources, *record.by_id], "source or fact")
        return record.sources.get(found) or record.by_id[found]

    def spelled_out(self, word: str) -> str:
        """The id that a short number stands for, in whatever collection; the word itself where it is none."""
        if not word.replace(".", "", 1).isdecimal():
            return word
        return self.record.by_number.get(word) or ("" if self._focus else self._all.by_number.get(word)) or word

    @cached_property
    def _all(self) -> Dataset:
        return self.database.record(self.database.collections)

    def fact(self, word: str) -> Fact:
        word = self.spelled_out(word)
        self._elsewhere(word)
        return self.record.by_id[self._named(word, self.record.by_id, "fact")]

    @staticmethod
    def _named(word: str, known: Iterable[str], what: str) -> str:
        """As ``named``; an id that was retired is named as such, since somebody may have cited it."""
        try:
            return names.named(word, known, what)
        except NothingFound:
            from nkr.services.editions import history

            if word not in history().retired:
                raise
            edition, row = history().retired[word]
            was = f"it was “{row['phrase']}” in {row['source']}"
            raise NothingFound(f"'{word}' was retired with edition {edition}; {was}.") from None

    def _elsewhere(self, word: str) -> str | None:
        """Say where an id is that exists, but not in what was asked: another collection, or later than ``--as-of``."""
        if word in self.record.by_id or word in self.record.sources:
            return word
        found = None if self._focus else self._all.by_id.get(word) or self._all.sources.get(word)
        if found is None:
            return None
        if found.collection not in {*self.database.selected, *self.collections}:
            again = self.again("--with", found.collection)
            raise NothingFound(f"'{word}' is in the collection '{found.collection}'. Type: {again}")
        raise NothingFound(f"'{word}' had not been published by {self.as_of}.")
