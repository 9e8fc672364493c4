"""From raw records to facts, sources and vocabulary; every error becomes a problem with file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from nkr.analysis.arithmetic import misdeclared
from nkr.curation.fields import FIELDS, FORMER, REQUIRED
from nkr.curation.raw import RawEntry, reason_of
from nkr.errors import Problem
from nkr.language import phrases
from nkr.model import Fact, Status, period
from nkr.model.dataset import Collection, Dataset, Decision, DeclaredCheck, Missing
from nkr.model.grouping import grouped
from nkr.model.names import near_misses
from nkr.model.quantity import ONE_NUMBER, Qualifier, Quantity
from nkr.model.source import Source, description
from nkr.model.vocabulary import DATED_BY_PRINT, Measure, Term, Topic, Vocabulary

Objection = Callable[[Fact | Source], str]
"""Why a record may not have its id, since an earlier edition used it for another; empty where it may."""
_OF_TERM = {"place": "place", "actor": "place"}
_NAMES = {
    **{table: {"within": table, **_OF_TERM} for table in ("place", "group", "event")},
    "measure": {"topic": "topic", "part_of": "measure", "quoted_against": "measure", "place": "place", "by": "place"}
    | {"group": "group", "keeper": "claimant"},
    "check": {"parts": "fact", "total": "fact"},
    "decision": {"facts": "fact"},
    "missing": {name: name for name in ("measure", "place", "group", "claimant", "source")},
}
"""Which fields of a record name another one, and of which kind."""
_MADE: dict[str, Any] = {"topic": Topic, "measure": Measure, "collection": Collection}
_MADE |= {"check": DeclaredCheck, "decision": Decision, "missing": Missing}
Watched = Callable[[Sequence[int], str], Iterable[int]]
"""Passes steps on, and may show how far they are."""


@dataclass(slots=True)
class Entries:
    """What curated files hold, by kind and id."""

    topics: dict[str, Topic] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    claimants: dict[str, Term] = field(default_factory=dict)
    places: dict[str, Term] = field(default_factory=dict)
    groups: dict[str, Term] = field(default_factory=dict)
    events: dict[str, Term] = field(default_factory=dict)
    collections: dict[str, Collection] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    checks: dict[str, DeclaredCheck] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    missing: dict[str, Missing] = field(default_factory=dict)

    def of(self, table: str) -> dict[str, Any]:
        """The entries of a kind by id or code, such as those of "measure"."""
        entries: dict[str, Any] = getattr(self, table if table == "missing" else f"{table}s")
        return entries

    @property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.topics, self.measures, self.claimants, self.places, self.groups, self.events)

    @property
    def record(self) -> Dataset:
        checks, decisions, missing = [*self.checks.values()], [*self.decisions.values()], [*self.missing.values()]
        facts = [*self.facts.values()]
        return Dataset(facts, self.sources, self.vocabulary, self.collections, checks, decisions, missing)


_Read = tuple[RawEntry, dict[str, Any]]
"""A raw record, and its values as read field by field."""


def _as_there(made: Any, there: Any) -> Any:
    """The same record as part of the collection of ``there``; a number that only the editions give it is left out."""
    if isinstance(made, Fact):
        return replace(made, collection=there.collection)
    numbered = {"number": None} if isinstance(made, Source) and there.number is None else {}
    return made._replace(collection=there.collection, **numbered)


def _restricted(raw: RawEntry) -> bool:
    """Whether a record says that it is restricted. A mark that cannot be read counts as one."""
    return raw.fields.get("restricted", False) not in (False, "false")


class Builder:
    """Builds entries from raw records, in whatever order these come, beside the entries that are already there."""

    def __init__(
        self, entries: Entries, objection: Objection = lambda _: "", watched: Watched = lambda steps, _: steps
    ) -> None:
        self.entries = entries
        self.unreviewed = False
        """Whether facts that no person has reviewed are taken in; else they are left out, which is said."""
        self.problems: list[Problem] = []
        self.shared: frozenset[str] = frozenset()
        """Collections that every user has: a record equal to one of theirs is that record, not a second one."""
        self.withheld_names: frozenset[str] = frozenset()
        """Ids and codes that no message offers as a hint."""
        self._secret: set[str] = set()
        self._faulty: set[tuple[str, str]] = set()
        self._objection = objection
        self._watched = watched
        self._places: dict[str, dict[str, tuple[str, int]]] = {table: {} for table in FIELDS}
        self._claimants: dict[str, str] = {}
        self.field_lines: dict[str, Mapping[str, int]] | None = None
        """Where the fields of each fact stand; kept only where it is a dictionary, since it takes room."""

    def add(self, records: Iterable[RawEntry], collection: str) -> None:
        """Add ``records`` as part of ``collection``; problems are collected, faulty records are left out."""
        raws = grouped(records, lambda raw: raw.table)
        del records  # else each raw fact would be held until the last one is built
        self._secret |= {str(raw.fields.get("id")) for raw in raws.get("source", ()) if _restricted(raw)}
        facts = [raw for raw in raws.pop("fact", []) if self._wanted(raw)]
        tables = {table: list(self._sound(found)) for table, found in raws.items()}

        def of(*names: str) -> Iterator[_Read]:
            return (read for name in names for read in tables.get(name, ()))

        for raw, values in of("collection", "topic", "claimant", "place", "group", "event", "measure"):
            self._add_term(raw, values, collection)
        self._claimants = self.entries.vocabulary.claimant_names
        for raw, values in of("place", "group", "event", "measure"):
            self._all_known(raw, values)
            if raw.table == "measure" and not values["kinds"]:
                self._problem(raw, "kinds", "a measure needs at least one kind")
        for raw, values in of("source"):
            self._title(raw, values)
            source = Source(**values, collection=collection)
            if self._is_new(raw, source.id, self.entries.sources, made=source):
                self._object(raw, source)
                self.entries.sources[source.id] = source
        repeating: list[tuple[RawEntry, str]] = []
        for raw, values in self._sound(self._spent(facts)):
            self._add_fact(raw, values, collection)
            if values.get("repeats") == values["id"]:
                self._problem(raw, "repeats", "a fact does not repeat itself: name the fact that said it first")
            elif repeated := values.get("repeats"):
                repeating.append((raw, repeated))
        for raw, repeated in repeating:
            self._known(raw, "repeats", repeated, self.entries.facts, "fact")
        for raw, values in of("check", "decision", "missing"):
            self._add_about_facts(raw, values, collection)

    def _sound(self, raws: Iterable[RawEntry]) -> Iterator[_Read]:
        return ((raw, values) for raw in raws if (values := self._read(raw)) is not None)

    def _spent(self, facts: list[RawEntry]) -> Iterator[RawEntry]:
        """Each raw fact in turn, given up when it is passed on: a hundred thousand need not be held twice."""
        facts.reverse()
        for _ in self._watched(range(len(facts)), "Checking facts"):
            yield facts.pop()

    def _wanted(self, raw: RawEntry) -> bool:
        """Whether a fact is taken in. Told before its fields are read: it may be unfinished."""
        if self.unreviewed or str(raw.fields.get("reviewed", True)).strip().lower() != "false":
            return True
        message = f"{raw.name} has not been reviewed: left out (nkr ingest --unreviewed takes it in)"
        self._problem(raw, "reviewed", message, "warning")
        return False

    # -- one record ---------------------------------------------------------------------------------------------------

    def _problem(self, raw: RawEntry, name: str, message: str, severity: str = "error") -> None:
        name_of_source = str(raw.fields.get("source"))
        known = self.entries.sources.get(name_of_source)
        confidential = _restricted(raw) or name_of_source in self._secret or (known is not None and known.restricted)
        self.problems.append(Problem(raw.file, raw.lines.get(name, raw.line), name, message, severity, confidential))

    def problem_of(self, fact: Fact, name: str, message: str, severity: str, *, confidential: bool = False) -> Problem:
        file, line = self._places["fact"].get(fact.id, (fact.id, 1))
        lines = (self.field_lines or {}).get(fact.id, {})
        name = "value" if name in ("low", "high") and "value" in lines else name
        line = lines.get(name, line)
        return Problem(file, line, name, message, severity, confidential or fact.restricted)

    def _read(self, raw: RawEntry) -> dict[str, Any] | None:
        """The record's values, read field by field; ``None`` where one is missing or cannot be read."""
        fields, former = FIELDS[raw.table], FORMER.get(raw.table, {})
        values: dict[str, Any] = {}
        before = len(self.problems)
        for written, value in raw.fields.items():
            name = former.get(written, written)
            if name not in fields:
                near = near_misses(str(name), fields)
                hint = f"did you mean {near[0]}?" if near else f"a {raw.table} has {', '.join(fields)}"
                self._problem(raw, str(name)[:60], f"no such field in {raw.name}; {hint}")
                continue
            try:
                values[name] = fields[name].read(value)
            except (ValueError, OverflowError) as error:
                self._problem(raw, name, reason_of(error))
        for name in REQUIRED[raw.table]:
            if name not in raw.fields:
                self._problem(raw, name, f"missing in {raw.name}")
        if len(self.problems) == before:
            return values
        names = (raw.fields.get(name) for name in ("id", "code", "label"))
        self._faulty |= {(raw.table, name) for name in names if isinstance(name, str)}
        if raw.table == "fact":
            if "id" in values and not self._stands_first(raw, values["id"]):
                self._exists(raw, "id", values["id"])
            self._name(raw, values)  # what can be read is compared with the vocabulary all the same
        return None

    def _is_new(
        self, raw: RawEntry, identifier: str, known: Mapping[str, Any], key: str = "id", made: Any = None
    ) -> bool:
        """Whether the id is free; a problem where it is not, unless ``made`` equals the record of a shared collection.

        So what was exported from one database can be ingested into another, which has the bundled records already.
        """
        if identifier not in known and self._stands_first(raw, identifier):
            if self.field_lines is not None and raw.table == "fact":
                self.field_lines[identifier] = raw.lines
            return True
        there = known.get(identifier)
        collection = getattr(there, "collection", "")
        if made is not None and collection in self.shared and _as_there(made, there) == there:
            return False
        self._exists(raw, key, identifier, collection)
        return False

    def _exists(self, raw: RawEntry, key: str, identifier: str, collection: str = "") -> None:
        first = self._places[raw.table].get(identifier)
        where = f"; the first is in {first[0]}:{first[1]}" if first else f" in '{collection}'"
        self._problem(raw, key, f"the {raw.table} '{identifier}' already exists{where}")

    def _stands_first(self, raw: RawEntry, identifier: Any) -> bool:
        """Note where an id stands; whether no other record of this load has it, be that one sound or not."""
        here = raw.file, raw.line
        return self._places[raw.table].setdefault(identifier, here) == here

    def _object(self, raw: RawEntry, made: Fact | Source) -> None:
        if objection := self._objection(made):
            self._problem(raw, "number" if objection.startswith("the number") else "id", objection)

    def _known(self, raw: RawEntry, name: str, code: str, known: Mapping[str, Any], what: str) -> bool:
        if code in known:
            return True
        # Nothing that is restricted, or that only restricted records use, is offered.
        shown = (other for other, entry in known.items() if not getattr(entry, "restricted", False))
        near = near_misses(code, (other for other in shown if other not in self.withheld_names))
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        self._problem(raw, name, f"no {what} '{code:.60}'{hint}")
        self.problems[-1] = self.problems[-1]._replace(reference=True, follows=(what, code) in self._faulty)
        return False

    def _title(self, raw: RawEntry, values: dict[str, Any]) -> None:
        """Give a document without a title a description in brackets; a title in brackets is said to be one."""
        bracketed = values.get("title", "[").startswith("[") and values.get("title", "]").endswith("]")
        if "title" not in values:
            if not values.get("untitled"):
                self._problem(raw, "title", f"missing in {raw.name}: where the document shows none, untitled = true")
            values["title"] = description(values.get("kind", ""))
        elif values.get("untitled") and not bracketed:
            self._problem(raw, "title", "of an untitled document give no title, or a description in square brackets")
        elif bracketed and not values.get("untitled"):
            self._problem(raw, "title", "a description in square brackets is no title: add untitled = true")

    # -- vocabulary ---------------------------------------------------------------------------------------------------

    def _add_term(self, raw: RawEntry, values: dict[str, Any], collection: str) -> None:
        known = self.entries.of(raw.table)
        own = {} if raw.table == "collection" else {"collection": collection}
        made = _MADE.get(raw.table, Term)(**values, **own)
        if self._is_new(raw, made.code, known, "code", made if own else None):
            known[made.code] = made

    def _all_known(self, raw: RawEntry, values: dict[str, Any]) -> bool:
        """Whether everything is there that a record names; a problem for each that is not."""
        found = True
        for name, what in _NAMES[raw.table].items():
            value = values.get(name) or ()
            known = self.entries.of(what)
            for code in value if isinstance(value, tuple) else (value,):
                found = self._known(raw, name, code, known, what) and found
        return found

    # -- facts --------------------------------------------------------------------------------------------------------

    def _claimant(self, raw: RawEntry, name: str, written: str) -> str | None:
        """The code of a claimant, whether named by code, label or alias."""
        if (code := self._claimants.get(written.casefold())) is None:
            self._known(raw, name, written, self.entries.claimants, "claimant")
        return code

    def _add_fact(self, raw: RawEntry, read: Mapping[str, Any], collection: str) -> None:
        values, entries = dict(read), self.entries
        before = len(self.problems)
        known = entries.facts.get(values["id"])
        if known is None or known.collection not in self.shared:
            self._is_new(raw, values["id"], entries.facts)
        self._name(raw, values)
        quantity = self._quantity(raw, values)
        source = entries.sources.get(values["source"])
        if quantity is None or source is None:
            return
        phrase = phrases.read_phrase(values["phrase"], quantity, source.language, values["unit"])
        if isinstance(phrase, str):
            self._problem(raw, "phrase", phrase)
            return
        if phrases.unread(values["phrase"], source.language):
            message = f"no figure is read in '{values['phrase']}', of a language that nkr knows only in part"
            self._problem(raw, "phrase", f"{message}: look again", "warning")
        if any(problem.severity == "error" for problem in self.problems[before:]):
            return
        values["restricted"] = values.get("restricted", False) or source.restricted
        own_published = values.setdefault("published", source.published) != source.published
        values.setdefault("withdrawn", source.withdrawn)
        try:
            fact = Fact(**values, quantity=phrase, own_published=own_published, collection=collection)
        except ValueError as error:
            self._problem(raw, "", f"{values['id']}: {error}")
            return
        if known is None or self._is_new(raw, fact.id, entries.facts, made=fact):
            self._object(raw, fact)
            entries.facts[fact.id] = fact

    def _name(self, raw: RawEntry, values: dict[str, Any]) -> None:
        """Hold every name in a fact against the vocabulary, and put claimants' codes in the place of their names."""
        entries = self.entries
        if "source" in values:
            self._known(raw, "source", values["source"], entries.sources, "source")
        if "claimant" in values:
            values["claimant"] = self._claimant(raw, "claimant", values["claimant"])
        values["via"] = tuple(self._claimant(raw, "via", name) for name in values.get("via", ()))
        if "measure" in values and self._known(raw, "measure", values["measure"], entries.measures, "measure"):
            self._fit(raw, values, entries.measures[values["measure"]])

    def _fit(self, raw: RawEntry, values: dict[str, Any], measure: Measure) -> None:
        """Hold a fact against its measure: kind, unit, and what it means where it names no place, group or ``by``."""
        entries = self.entries
        values["topic"] = measure.topic
        if values.get("event") and self._known(raw, "event", values["event"], entries.events, "event"):
            self._inherit(raw, values, entries.events[values["event"]])
        kind = values.setdefault("kind", measure.kinds[0] if len(measure.kinds) == 1 else None)
        if kind is None and "kind" not in raw.fields:
            self._problem(raw, "kind", f"missing: {measure.code} may be {' or '.join(measure.kinds)}")
        elif kind is not None and kind not in measure.kinds:
            self._problem(raw, "kind", f"{measure.code} is {' or '.join(measure.kinds)}, not {kind}")
        if values.setdefault("unit", measure.units[0]) not in measure.units:
            units = " or ".join(measure.units)
            self._problem(raw, "unit", f"{measure.code} is counted in {units}, not {values['unit']}")
        for name, known in (("place", entries.places), ("by", entries.places), ("group", entries.groups)):
            if code := values.setdefault(name, getattr(measure, name)):
                self._known(raw, name, code, known, "group" if name == "group" else "place")
        if values.get("undated") and {"period", "as_of"} & values.keys():
            self._problem(raw, "undated", "it has a date: leave out one of the two", "warning")
        if kind not in DATED_BY_PRINT and not {"period", "as_of"} & values.keys():
            self._problem(raw, "period", f"missing: a {kind} needs a period or an as_of")

    def _inherit(self, raw: RawEntry, values: dict[str, Any], event: Term) -> None:
        """Give a fact of an incident the incident's date, place and actor where it states none; warn where it differs.

        Sources date one incident differently, so a difference is shown and not refused. A fact marked as doubtful, or
        whose note names what the incident has, has been looked at.
        """
        if event.date and not {"period", "as_of"} & values.keys():
            values["period"] = period.parse(event.date)
        sound, note = values.get("status") is not Status.DOUBTFUL, values.get("note", "")
        for name, theirs in (("place", event.place), ("by", event.actor)):
            own = values.setdefault(name, theirs) if theirs else ""
            if sound and theirs not in note and not self.entries.vocabulary.meet("place", own, theirs):
                self._problem(raw, name, f"'{own}', but {event.code} has '{theirs}'", "warning")
        times = {name: values[name] for name in ("period", "as_of") if values.get(name)}
        if sound and times and event.date not in note:
            if not any(time.touches(period.parse(event.date)) for time in times.values()):
                name, time = next(iter(times.items()))
                self._problem(raw, name, f"'{time}', but {event.code} is dated {event.date}", "warning")

    def _quantity(self, raw: RawEntry, values: dict[str, Any]) -> Quantity | None:
        low, high, value = (values.pop(name, None) for name in ("low", "high", "value"))
        qualifier: Qualifier = values.pop("qualifier")
        exact, rounded_to = values.pop("exact_count", False), values.pop("rounded_to", 0)
        if value is not None and (low is not None or high is not None or qualifier not in ONE_NUMBER):
            message = f"goes alone, with {', '.join(ONE_NUMBER)}: a minimum has low, a maximum high, a range both"
            self._problem(raw, "value", message)
            return None
        if value is not None:
            low = high = value
        try:
            return Quantity(qualifier, low, high, rounded=rounded_to or (0 if exact else 1))
        except ValueError as error:
            self._problem(raw, "qualifier", str(error))
            return None

    # -- what speaks of facts -----------------------------------------------------------------------------------------

    def _add_about_facts(self, raw: RawEntry, values: dict[str, Any], collection: str) -> None:
        known, made = self._all_known(raw, values), _MADE[raw.table](**values, collection=collection)
        if isinstance(made, DeclaredCheck) and (wrong := misdeclared(made)):
            self._problem(raw, "kind", wrong)
        elif isinstance(made, Decision) and len(made.facts) != len(made.seen):
            self._problem(raw, "seen", "give one digest for each fact, in the same order")
        elif self._is_new(raw, made.id, entries := self.entries.of(raw.table), made=made) and known:
            entries[made.id] = made
