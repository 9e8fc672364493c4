"""What surrounds a figure: the names in its clause and sentence, and the numbers that keep it company."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from nkr.analysis.check.evidence import Evidence
from nkr.model import Fact, Kind, Number, Vocabulary, names
from nkr.model.patterns import regex
from nkr.model.period import MONTH, YEAR
from nkr.model.statement import Known, Statement
from nkr.reading import cues
from nkr.reading.claimants import ClaimantBook
from nkr.reading.countries import KOREAS, NORTH_KOREA, countries
from nkr.reading.likely import Themes, of_mention
from nkr.reading.names import Hit
from nkr.reading.scenes import EXCEPTED
from nkr.reading.scope import ScopeBook
from nkr.reading.words import words_of

ALONE = 3
"""Documents up to which a number is rare: beyond them its company counts less."""
ELSEWHERE = 0.5
"""What a number of another paragraph counts as company."""
MOST_COMPANY = 2.0
"""Points that company gives at most."""
SEVERAL = 2
"""Figures of a sentence that the record supports, from which on it is a list."""
MANY = 10
"""A smaller number keeps no company: five are anything."""
_ARE = regex(
    r"\s+(?:[A-Za-z-]+\s+){0,5}?(?:living|residing|now (?:live|reside))\b|\s+(?:[A-Za-z-]+\s+){0,2}?(?:live|reside"
    r"|remain|are(?! (?:known|said|reported|believed|estimated|thought|to|women|men)\b))\b"
)
"""Words behind a number of those who are there."""
_ANEW = regex(r"\b(?:newly|in the course of|in the space of)\b")
"""Words of those who are added, not of those who are there."""
_CAPITALS = frozenset({"Beijing", "Seoul", "Tokyo", "Pyongyang", "Moscow", "Washington", "London", "Ottawa", "Geneva"})
_NUMBER = regex(r"(?<![0-9,.])(?!(?:19|20)[0-9]{2}\b(?![,.][0-9]))[0-9][0-9,.]*")
"""A number that is no year."""
_WHERE = regex(r"\b(?:in|at|into|to|from|near|via|for|inside|outside|through|around)\s+\Z")
"""Words before a capital where something is."""
_NAMED_PLACE = regex(
    r"\b(?:[Ii]n|[Aa]t|into|[Ff]rom|[Nn]ear|[Ii]nside|[Oo]utside|to)\s(?P<name>(?!No\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)\b"
    r"|\bthe\s(?P<owner>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s(?:school|embassy|consulate|mission)\b"
)
"""A name behind words of a place."""
_INSIDE = regex(r"\b(?:in|inside|within|into|to)\s+\Z")
"""Words before the country of origin where something is there."""
_ROUTE = regex(
    r"\b(?:from|via|through|across|by way of|(?:ministry|government|officials?|spokes\w+|police) in)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Words before a place that people left or only passed, or where a government sits."""


class Books:
    """The names and cues of a vocabulary, read once for all figures of a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        measures = vocabulary.measures
        self.scope = ScopeBook(vocabulary)
        self.claimants = ClaimantBook(vocabulary).names
        self.cues = cues.book((code, measure.cues) for code, measure in measures.items() if measure.cues)
        self.totals = {
            whole for measure in measures.values() if measure.kinds == (Kind.FLOW,) for whole in measure.part_of
        }


class Company:
    """The documents and incidents in which the numbers of a text stand: numbers of one document keep company.

    That another number of a paragraph stands in the same document is the less likely by chance the fewer documents
    have it.
    """

    def __init__(self, evidence: Evidence, statements: Sequence[Statement]) -> None:
        self.books = Books(evidence.record.vocabulary)
        measures = evidence.record.vocabulary.measures
        topics = {code: measure.topic for code, measure in measures.items()}
        self.themes = Themes((of_mention(one.mention) for one in statements), topics)
        self._passages = {
            (one.mention.paragraph, one.mention.passage): one.mention for one in statements if one.mention is not None
        }
        self._weights: dict[tuple[int, str], dict[tuple[Number, ...], float]] = {}
        for statement in statements:
            stated = statement.quantity.stated if statement.quantity is not None else ()
            if not stated or max(stated) < MANY or statement.mention is None or statement.mention.summed:
                continue
            facts = [fact for fact in evidence.stating(stated) if fact.unit == statement.unit and not fact.doubtful]
            weight = 1 / max(1.0, len({fact.source for fact in facts}) / ALONE)
            for paragraph, share in ((statement.mention.paragraph, 1.0), (0, ELSEWHERE)):
                for key in {key for fact in facts for key in _company_keys(fact)}:
                    known = self._weights.setdefault((paragraph, key), {})
                    known[stated] = max(known.get(stated, 0.0), share * weight)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that the text names with its figures, in its title or in the sentences before them."""
        texts = {mention.heading for mention in self._passages.values()} | {passage for _, passage in self._passages}
        return frozenset(hit.code for text in texts for hit in self.books.scope.places.hits(text))

    def of(self, fact: Fact, paragraph: int) -> float:
        """How much the other numbers of the paragraph, and of the text, speak for a fact's document or incident."""
        best = 0.0
        for key in _company_keys(fact):
            known = {**self._weights.get((0, key), {}), **self._weights.get((paragraph, key), {})}
            best = max(best, sum(weight for stated, weight in known.items() if stated != fact.quantity.stated))
        return min(best, MOST_COMPANY)


def _company_keys(fact: Fact) -> tuple[str, ...]:
    return (fact.source, fact.event) if fact.event else (fact.source,)


class Context(NamedTuple):
    """What the figures around one count: the measures of its paragraph, and of its text, and where they stand.

    ``others`` are the sentences that count something else: cars, visitors, other people. ``confirmed`` counts, for a
    sentence and a measure, the figures that the record supports.
    """

    paragraph: frozenset[str]
    text: frozenset[str]
    company: Company
    places: frozenset[str]
    others: frozenset[tuple[int, str]]
    confirmed: Counter[tuple[int, str, str]]

    def is_listed(self, statement: Statement) -> bool:
        """Whether a day or a place of its own, or a year beside two others, makes a figure one of a list, of which the
        record supports the rest.
        """
        mention, time, place = statement.mention, statement.time, statement.place
        if mention is None:
            return False
        others = self.confirmed[mention.paragraph, mention.words, statement.measure.value]
        longest = YEAR if others >= SEVERAL else MONTH
        dated = time.known is Known.STATED and time.value is not None and time.value.days <= longest
        placed = place.known is Known.STATED and place.words in mention.clause
        return bool(others) and (dated or placed)

    def counts_others(self, statement: Statement) -> bool:
        """Whether a statement's sentence counts something else, too."""
        mention = statement.mention
        return mention is not None and (mention.paragraph, mention.words) in self.others


@dataclass(frozen=True)
class Words:
    """The places, groups and measures that a statement's sentence and passage name."""

    vocabulary: Vocabulary
    books: Books
    statement: Statement

    @property
    def sentence(self) -> str:
        return self.statement.mention.words if self.statement.mention is not None else ""

    @property
    def passage(self) -> str:
        mention = self.statement.mention
        return f"{mention.heading}\n{mention.passage}" if mention is not None else ""

    @cached_property
    def clause(self) -> str:
        """The figure's own clause."""
        return self.statement.mention.clause if self.statement.mention is not None else ""

    @cached_property
    def places(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Where it happened by the clause, or by the sentence where that says nothing; and the places that the
        sentence, and its passage, name at all.
        """
        book = self.books.scope.places
        texts = (self.clause, self.sentence, self.passage)
        hits = [(text, _outside(book.hits(text), self.books.claimants.hits(text))) for text in texts]
        where = [frozenset(one.code for one in named if _is_where(text, one)) for text, named in hits]
        _, sentence, passage = (frozenset(one.code for one in named) for _, named in hits)
        return where[0] or where[1], sentence, passage

    def names_another_country(self, place: str) -> bool:
        """Whether the figure's own clause names a country besides the two Koreas, and not ``place``; the names of
        claimants apart.
        """
        names, text = self.books.claimants.hits(self.clause), self.clause
        found = [one for one in countries(text) if one.code not in KOREAS]
        named = {one.code for one in found if not any(hit.start <= one.start < hit.end for hit in names)}
        return place not in {one.code for one in found} and bool(named)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the clause names a country that the record does not have, and no place that it has."""
        known = self.vocabulary.places
        return any(one.code not in known for one in countries(self.clause)) and not self.places_of_clause

    @cached_property
    def _named_places(self) -> list[str]:
        """Names of places in the clause, or at the head of the sentence, that the vocabulary does not have: "In Syria,
        600 people", "the American school".
        """
        head = self.sentence.partition(",")[0]
        books, text = self.books, self.clause if head in self.clause else f"{head}, {self.clause}"
        known = [hit for book in (books.scope.places, books.scope.groups, books.claimants) for hit in book.hits(text)]
        mention = self.statement.mention
        times = [moment.text for moment in mention.moments] if mention is not None else []
        found = [
            match["name"] or match["owner"]
            for match in _NAMED_PLACE.finditer(text)
            if not any(hit.start < match.end() and match.start() < hit.end for hit in known)
        ]
        return [name for name in found if not any(name in time for time in times)]

    def names_another_place(self, place: str) -> bool:
        """Whether the clause names a place that is not in the vocabulary, and is no part of the name of ``place``."""
        own = " ".join(names.of_term(self.vocabulary.places[place])) if place in self.vocabulary.places else ""
        owners = {one.code for one in countries(own)}
        return any(
            name not in own and not owners & {one.code for one in countries(name)} for name in self._named_places
        )

    @property
    def places_of_clause(self) -> frozenset[str]:
        return frozenset(hit.code for hit in self.books.scope.places.hits(self.clause))

    @property
    def places_of_figure(self) -> frozenset[str]:
        """The places between the figures before and behind."""
        return frozenset(hit.code for hit in self.books.scope.places.hits(self._own_words))

    @cached_property
    def led(self) -> frozenset[str]:
        """The measures of which the figure's clause says what happened; "in all" alone says nothing."""
        counted = (self.vocabulary.measures[code] for code in self.books.cues.led(self.clause))
        return frozenset(
            measure.code
            for measure in counted
            if self.statement.unit in measure.units and measure.code not in self.books.totals
        )

    @cached_property
    def _own_words(self) -> str:
        """The words of the clause between the figures before and behind: "63 was made up of" and not "40 men"."""
        mention = self.statement.mention
        if mention is None:
            return ""
        start = mention.passage.find(self.clause)
        before = _NUMBER.split(mention.passage[max(start, 0) : mention.start])[-1]
        behind = _NUMBER.split(mention.passage[mention.end : max(start, 0) + len(self.clause)])[0]
        return f"{before}{mention.figure.text}{behind}"

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups that the figure's own words name or describe."""
        return frozenset(hit.code for hit in self.books.scope.groups.hits(self._own_words)) | self.described

    @cached_property
    def described(self) -> frozenset[str]:
        """The groups that the figure's own words describe by more than their sex: "in their twenties"."""
        return self.books.scope.described(self._own_words)

    @cached_property
    def groups_of_sentence(self) -> frozenset[str]:
        named = frozenset(hit.code for hit in self.books.scope.groups.hits(self.sentence))
        return named | self.books.scope.described(self.sentence)

    @cached_property
    def claimants(self) -> frozenset[str]:
        """Whom the clause names, or else the sentence."""
        names = self.books.claimants
        return frozenset(hit.code for hit in names.hits(self.clause) or names.hits(self.sentence))

    @cached_property
    def claimants_of_clause(self) -> frozenset[str]:
        return frozenset(hit.code for hit in self.books.claimants.hits(self.clause))

    @property
    def are_there(self) -> bool:
        """Whether the words behind the figure say that so many are there now: "4,870 are still about"."""
        mention = self.statement.mention
        return mention is not None and bool(_ARE.match(mention.passage, mention.end))

    @cached_property
    def happens_anew(self) -> bool:
        """Whether the clause counts what happened in a time: "newly recognised in the course of 2019"."""
        return bool(_ANEW.search(self.clause))

    @cached_property
    def present(self) -> bool:
        """Whether the clause is in the present tense."""
        mention = self.statement.mention
        return mention is not None and bool(words_of(mention.language).present.search(self.clause))

    @cached_property
    def counts_on(self) -> bool:
        """Whether the clause speaks of a total: "its running total"."""
        mention = self.statement.mention
        return mention is not None and bool(words_of(mention.language).counts_on.search(self.clause))

    @cached_property
    def measures(self) -> tuple[frozenset[str], frozenset[str]]:
        return self.books.cues.named(self.sentence), self.books.cues.named(self.passage)

    @cached_property
    def group(self) -> str:
        """The group that the words name; "" where they name none in particular."""
        if len(self.described) == 1:
            return min(self.described)  # "6,096 of all arrivals had come in their twenties"
        if self.statement.group.known is Known.STATED:
            return self.statement.group.value
        noun = self.statement.mention.figure.noun if self.statement.mention is not None else ""
        hits = self.books.scope.groups.hits(noun) if noun else []
        return hits[-1].code if hits else min(self.groups) if len(self.groups) == 1 else ""


def _outside(places: Iterable[Hit], names: Sequence[Hit]) -> list[Hit]:
    """The places that are no part of a name: the US State Department is not where its figure is of."""

    def is_part(place: Hit, name: Hit) -> bool:
        longer = name.end - name.start > place.end - place.start + len("the ")
        return longer and name.start <= place.start and place.end <= name.end

    return [place for place in places if not any(is_part(place, name) for name in names)]


def _is_where(text: str, hit: Hit) -> bool:
    """Whether a place is where something is, and no government by the name of its capital, nor its press's seat, nor
    where people come from.
    """
    start, end = hit.start, hit.end
    if EXCEPTED.search(text, 0, start):
        return False  # "missions of countries other than South Korea"
    if hit.code == NORTH_KOREA and not _INSIDE.search(text, max(0, start - 10), start):
        return False
    if text[start : end + 2].endswith(("'s", "’s")) or text[start:end].endswith(("'s", "’s")):
        return False
    if _ROUTE.search(text, max(0, start - 30), start):
        return False
    return text[start:end] not in _CAPITALS or (
        text[start:end] != "Seoul" and bool(_WHERE.search(text, max(0, start - 30), start))
    )
