"""A new article as a proposal: a source record and a ``[[fact]]`` for each figure, all of it still to be reviewed.

What the text says is written. What it does not say, or says only elsewhere, is left open with ``# decide:`` and what
there is to choose from; ``nkr lint`` refuses a fact as long as one is open. Until the line ``reviewed = false`` goes,
``nkr ingest`` leaves the facts out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any, NamedTuple

from nkr.curation.fields import LONGEST_PHRASE_WORDS
from nkr.documents import prose
from nkr.documents.article_heads import ArticleHead, head_of, source_id
from nkr.language import phrases
from nkr.model import UNATTRIBUTED, Dataset, Fact, Kind, Measure, Vocabulary
from nkr.model.article import fingerprint
from nkr.model.figure import Mention
from nkr.model.grouping import grouped
from nkr.model.names import slug
from nkr.model.period import Period
from nkr.model.quantity import ONE_NUMBER, Number, Quantity
from nkr.model.statement import Certainty, Field, Known, Role, Statement
from nkr.model.unseen import UNSEEN
from nkr.reading.growth import is_bare
from nkr.reading.reader import statements

_UNSAFE = re.compile(f"[\x00-\x1f\u200c\u200d{UNSEEN}]")
OPEN = "decide:"
"""What a comment begins with that asks a person to decide."""


class Proposal(NamedTuple):
    """The TOML text, how many figures it proposes as facts and in comments, and what was remarked about the file."""

    text: str
    facts: int
    comments: int
    remarks: tuple[str, ...]


class Told(NamedTuple):
    """What the user says about an article; it goes before what the text shows."""

    title: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    identifier: str = ""
    encoding: str = ""


def drafted(data: bytes, name: str, told: Told, record: Dataset) -> Proposal:
    """The proposal for one article; raises ``WrongUsage`` where the bytes are no text.

    The text is that which ``nkr ingest --articles`` would attach, so that paragraphs and fingerprint agree with it.
    """
    read, vocabulary = prose.read(data, name, told.encoding), record.vocabulary
    if told.title:
        read.head["title"] = told.title
    head = head_of(read)
    own = {name: getattr(told, name) or getattr(head, name) for name in ("publisher", "published", "language")}
    head = replace(head, **own)
    found = statements(read, vocabulary, written=head.published, language=told.language, **head.above)
    identifier = told.identifier or source_id(head, name)
    lines = [
        "# Proposed by nkr draft, not reviewed. Read the article beside it. Answer each comment that begins",
        "# with 'decide' and delete it, and delete what is wrong. Then delete the line `reviewed = false`: until then",
        "# nkr ingest leaves the facts out. nkr lint FILE says what is still open.",
        "",
        *_source(head, identifier, fingerprint(read.plain)),
    ]
    on_record = grouped(record.facts, lambda fact: (fact.measure, fact.group, fact.quantity.stated))
    writer = _Writer(head, vocabulary, identifier, on_record)
    body: list[str] = []
    for statement in found:
        if statement.mention is not None and not statement.mention.summed and not is_bare(statement):
            body += ["", *writer.written(statement, statement.mention)]
    if writer.facts:
        comment = "delete this line when every fact below has been checked"
        lines += ["", "[defaults]", _line("reviewed", "false", comment)]
    text = "\n".join([*lines, *body]) + "\n"
    return Proposal(text, writer.facts, writer.comments, tuple(prose.remarks(read)))


def is_proposed(statement: Statement) -> bool:
    """Whether a statement is proposed as a fact, rather than in a comment: a count of a measure, and no mere guess from
    paragraphs before; a word without a size ("many") only where its own sentence says what it counts.
    """
    if not statement.counts or statement.quantity is None:
        return False
    if not statement.quantity.has_size or statement.quantity.word == "most":
        return statement.certainty is not Certainty.PERHAPS and statement.measure.known is Known.STATED
    return statement.certainty is not Certainty.PERHAPS or statement.measure.near


def _written(value: str) -> str:
    return json.dumps(_UNSAFE.sub(" ", value).strip(), ensure_ascii=False)


def _line(name: str, value: str, comment: str = "") -> str:
    text = f"{name} = {value}"
    return f"{text:<46}  # {_UNSAFE.sub(' ', comment)}" if comment else text


def _source(head: ArticleHead, identifier: str, fingerprint: str) -> Iterator[str]:
    yield "[source]"
    yield _line("id", _written(identifier), "choose once: ids are never reused")
    if head.title:
        yield _line("title", _written(head.title))
    else:
        yield _line("untitled", "true", f"{OPEN} the text shows no headline: write title = “…” instead, if it has one")
    told = "" if head.publisher else f"{OPEN} who printed it"
    yield _line("publisher", _written(head.publisher), told)
    if head.published is not None:
        yield _line("published", _written(str(head.published)), "as the page shows it: check")
    else:
        yield _line("published", '""', f'{OPEN} the text shows no date; write "2024-05-31", "2024-05" or "2024"')
    for name in ("author", "agency", "url"):
        if value := getattr(head, name):
            yield _line(name, _written(value))
    yield _line("language", _written(head.language))
    yield _line("fingerprint", _written(fingerprint))
    if head.body_starts is not None:
        yield _line("body_starts", str(head.body_starts), "the block of the text that paragraph 1 is")


# --- phrases ---------------------------------------------------------------------------------------------------------


def phrase_for(mention: Mention) -> str:
    """The few words around a figure, as they stand, that read back as the same figure; "" where none do."""
    figure, passage = mention.figure, mention.passage
    words = [match.end() for match in re.finditer(r"\S+", passage[mention.end :])]
    before = [match.start() for match in re.finditer(r"\S+", passage[: mention.start])]
    for reach_before, reach_behind in ((0, 3), (0, 2), (0, 4), (0, 1), (0, 0), (1, 2), (2, 2), (3, 3), (5, 1)):
        if reach_before > len(before):
            continue
        start = before[-reach_before] if reach_before else mention.start
        end = mention.end + (words[min(reach_behind, len(words)) - 1] if reach_behind and words else 0)
        phrase = _UNSAFE.sub("", " ".join(passage[start:end].split())).strip(" ,;:.()[]“”\"'")
        if 0 < len(phrase.split()) <= LONGEST_PHRASE_WORDS and _reads(phrase, figure.quantity, mention.language):
            return _without_tail(phrase, figure.quantity, mention.language)
    return ""


_SMALL = "in to of the a an at by on from for and or that who which with was were is are has have had been be as but"
_LOOSE = frozenset([*_SMALL.split(), "North", "South", "according"])
"""Words that a phrase does not end with."""


def _without_tail(phrase: str, quantity: Quantity, language: str) -> str:
    """The phrase without loose words at its end: "some 2,900 North Koreans arrived in South" ends with "arrived"."""
    words = phrase.split()
    while len(words) > 1 and words[-1].strip(",;:") in _LOOSE:
        shorter = " ".join(words[:-1]).rstrip(" ,;:")
        if not _reads(shorter, quantity, language):
            break
        words = shorter.split()
    return " ".join(words)


def _reads(phrase: str, quantity: Quantity, language: str) -> bool:
    read = phrases.read_phrase(phrase, quantity, language, "")
    if isinstance(read, str) or read != quantity:
        return False
    return phrases.reading(phrase, language) is not None or not phrases.understood(language)


# --- facts -----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Writer:
    head: ArticleHead
    vocabulary: Vocabulary
    source: str
    on_record: Mapping[tuple[str, str, tuple[Number, ...]], Sequence[Fact]]
    facts: int = 0
    comments: int = 0
    _taken: set[str] = field(default_factory=set)

    def written(self, statement: Statement, mention: Mention) -> Iterator[str]:
        """A fact, or where it is none the figure in a comment with the reason: nothing is passed over in silence."""
        paragraph = self.head.paragraph(mention.paragraph)
        phrase = phrase_for(mention)
        if paragraph is not None and phrase and is_proposed(statement):
            self.facts += 1
            yield from self._fact(statement, mention, paragraph, phrase)
            return
        self.comments += 1
        text = _UNSAFE.sub(" ", " ".join((phrase or mention.figure.text).split()))
        place = f"paragraph {paragraph}" if paragraph is not None else f"line {mention.line}"
        yield f"# left out, {place}: {text} – {_UNSAFE.sub(' ', _reason(statement))}"

    def _fact(self, statement: Statement, mention: Mention, paragraph: int, phrase: str) -> Iterator[str]:
        measure, quantity = self.vocabulary.measures[statement.measure.value], mention.figure.quantity
        place = f"paragraph {paragraph}" if paragraph else "headline"
        yield f"# {place}, line {mention.line}, column {mention.column}"
        stated = statement.quantity.stated if statement.quantity is not None else ()
        alike = self.on_record.get((measure.code, statement.group.value, stated), ()) if stated else ()
        time = statement.time.value
        if known := [one.id for one in alike if time is None or time.end == one.time.end or one.time.same_span(time)]:
            yield f"# already in the record: {', '.join(known[:3])}"
        yield "[[fact]]"
        yield _line("id", _written(self._new_id(statement, measure, quantity)))
        yield _line("paragraph", str(paragraph))
        yield _line("phrase", _written(phrase))
        yield _line("measure", _written(measure.code), _about_measure(statement))
        if len(measure.kinds) > 1:
            told = "" if statement.kind.known is Known.STATED else f"{OPEN} {' or '.join(measure.kinds)}"
            yield _line("kind", _written(statement.kind.value or measure.kinds[0]), told)
        one = quantity.qualifier in ONE_NUMBER
        for name, value in (("value", quantity.low),) if one else (("low", quantity.low), ("high", quantity.high)):
            if value is not None:
                yield _line(name, str(value))
        yield _line("qualifier", _written(quantity.qualifier))
        unit = mention.figure.unit if mention.figure.unit in measure.units else measure.units[0]
        if unit != measure.units[0]:
            yield _line("unit", _written(unit))
        yield from self._time(statement, statement.kind.value or measure.kinds[0])
        yield from _scope(statement, measure)
        if statement.planned:
            yield _line("status", '"planned"', f"{OPEN} was it only expected? else delete the line")
        yield from _claimant(statement)
        if mention.figure.noun and mention.figure.noun.casefold() not in ("people", "persons", "men", "women"):
            yield _line("term", _written(mention.figure.noun))

    def _time(self, statement: Statement, kind: Kind) -> Iterator[str]:
        """``period`` or ``as_of`` as the measure's kind asks for, or what there is to choose from."""
        time, published = statement.time.value, self.head.published
        if kind is Kind.STOCK and time is not None:
            yield _line("as_of", _written(str(time)), _how(statement.time))
        elif kind is Kind.STOCK:
            yield "# undated = true  # the text names no time: then the day of publication is assumed"
        elif time is not None:
            told = "up to the month of the text" if statement.time.known is Known.ASSUMED else _how(statement.time)
            yield _line("period", _written(_by_month(str(time), published)), told)
        elif kind is not Kind.LENGTH:
            yield _line("period", '""', f"{OPEN} the text names no time{_choices(kind, published)}")
        elif published is not None:
            yield _line("as_of", _written(str(published)), "the day of publication")

    def _new_id(self, statement: Statement, measure: Measure, quantity: Quantity) -> str:
        stated = quantity.stated
        whole = f"{int(stated[0])}" if len(stated) == 1 else ""
        number = quantity.word or whole or "-".join(f"{value:g}".replace(".", "-") for value in stated)
        year = statement.time.value.latest_year if statement.time.value is not None else None
        group = statement.group.value if statement.group.known is Known.STATED else ""
        words = " ".join((measure.code, str(year or ""), group, number))
        named = f"{self.source}.{_code(words)}"
        ids = chain([named[:110]], (f"{named[:105]}-{number}" for number in count(2)))
        identifier = next(one for one in ids if one not in self._taken)
        self._taken.add(identifier)
        return identifier


def _by_month(time: str, published: Period | None) -> str:
    """A span that is assumed to end with the text by its month: a total in the press is seldom of that very day."""
    start, slash, end = time.partition("/")
    ends_with_text = slash and len(start) < 10 and published is not None and end == str(published)
    return f"{start}/{end[:7]}" if ends_with_text else time


def _about_measure(statement: Statement) -> str:
    """Which words give the measure; what else they allow, where they do not decide."""
    words, others = statement.measure.words, statement.candidates
    if statement.measure.known is Known.CARRIED:
        return f"{OPEN} {words}?" if statement.certainty is Certainty.PERHAPS else words
    if statement.certainty is Certainty.PERHAPS:
        return f"{OPEN} by “{words}”{'; or ' + ' or '.join(others) if others else ', which is not much'}"
    return f"by “{words}”" + (f"; or {' or '.join(others)}?" if others else "")


def _how(told: Field[Any], above: str = f"{OPEN} from the headline or a paragraph above?") -> str:
    """Where a field is carried from; ``above`` is what to say of another paragraph."""
    return "" if told.known is not Known.CARRIED else "from the sentences before" if told.near else above


def _choices(kind: Kind, published: Period | None) -> str:
    if published is None:
        return ""
    year = published.latest_year
    if kind is Kind.CUMULATIVE:
        return f': "../{published}"?'
    return f': "{year}", "{year - 1}"?' if year is not None and kind is Kind.FLOW else f": before {published}"


def _scope(statement: Statement, measure: Measure) -> Iterator[str]:
    """Group, place, state and incident, where the text names others than the measure means anyway."""
    for name in ("group", "place", "by"):
        told: Field[str] = getattr(statement, name)
        if told.value and told.value != getattr(measure, name) and told.known is not Known.ASSUMED:
            yield _line(name, _written(told.value), _how(told, "from above: check") or _quoted(told.words))
        elif not told.value and told.words and told.known is not Known.UNKNOWN and (code := _code(told.words)):
            comment = f"{told.words} is not in the vocabulary: add it, or is it something else?"
            yield _line(name, _written(code), f"{OPEN} {comment}")
        elif not told.value and told.words:
            yield f"# {name} =  # {OPEN} {told.words}?"
    if statement.event.value:
        yield f"# event = {_written(statement.event.value)}  # if it is this incident"


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _claimant(statement: Statement) -> Iterator[str]:
    told = statement.claimant
    code = claimant_code(told.words)
    if told.value and told.value != UNATTRIBUTED:
        comment = _how(told, "named elsewhere in the text: check") or _quoted(told.words)
        yield _line("claimant", _written(told.value), comment)
    elif code and (not told.value or not _ANYBODY.search(told.words)):
        comment = f"“{told.words}” is not in the vocabulary: add it, or write {UNATTRIBUTED}"
        yield _line("claimant", _written(code), f"{OPEN} {comment}")
    else:
        named = f"the text only says “{told.words}”" if told.words else "the text names no source"
        yield _line("claimant", _written(UNATTRIBUTED), named)
    if statement.via.value and statement.via.value != told.value:
        yield _line("via", f"[{_written(statement.via.value)}]")


_ANYBODY = re.compile(
    r"\b(?:officials?|officers?|sources?|spokes\w+|witness\w*|diplomats?|experts?|analysts?|observers?|others?|people"
    r"|critics|some|many|media|reports?|estimates?|guards?|man|woman|mission|office|data|figures|statistics"
    r"|who|that|which)\b",
    re.IGNORECASE,
)
"""Words for somebody whom nothing tells from others: no claimant of his own."""
_NAMED = re.compile(r"[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]+))*")
_ARTICLE = re.compile(r"\A(?:(?:the|an?|some|one|its|his|her|their)\s+)+", re.IGNORECASE)
_TITLE = re.compile(r"(?:[a-z][\w-]* ){1,4}(?=[A-Z])")


def claimant_code(words: str) -> str:
    """The code that a claimant would have: "lawmaker Han Ki-ho" is han-ki-ho, "human rights lawyers" are themselves."""
    bare = _ARTICLE.sub("", re.split(r"[,(]", words)[0])
    title = _TITLE.match(bare)
    titled = title is not None and not re.search(r"\b(?:of|in|from|at|with|for)\b", title.group())
    named = _NAMED.match(bare, title.end()) if title is not None and titled else None
    return _code(named.group() if named is not None else bare)[:60]


def _code(words: str) -> str:
    return slug(words.lower().replace("'s", ""))


_REASONS = {
    Role.CHANGE: "how much it changed, no count",
    Role.DENIED: "said not to be so",
    Role.BACK_REFERENCE: "points back to a figure given before",
}


def _reason(statement: Statement) -> str:
    """Why a figure is proposed in a comment only."""
    figure = statement.mention.figure if statement.mention is not None else None
    if statement.role in _REASONS:
        return _REASONS[statement.role]
    if statement.measure.value:
        vague = statement.quantity is not None and not statement.quantity.has_size
        return f"{statement.measure.value}, without a number" if vague else f"perhaps {statement.measure.value}"
    if statement.candidates:
        where = f", but of {statement.place.value or statement.place.words}" if statement.place.known else ""
        return f"perhaps {' or '.join(statement.candidates)}{where}"
    unit = f"; counts {figure.unit}" if figure is not None and figure.unit not in ("", "persons") else ""
    return f"of no measure in the vocabulary{unit}"
