"""A new article as a proposal: a source record and a ``[[fact]]`` for each figure, all of it still to be reviewed.

Whatever the text does not tell is left open or marked, with what to decide in a comment beside it. Every fact carries
``reviewed = false``: ``nkr ingest`` leaves it out until a person takes that line away.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nkr.analysis.check import Claim, Sureness
from nkr.curation.fields import LONGEST_PHRASE_WORDS
from nkr.documents.article_heads import ArticleHead, source_id
from nkr.language import phrases
from nkr.language.phrase_check import read_phrase
from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.model.quantity import Quantity
from nkr.model.unseen import UNSEEN
from nkr.model.vocabulary import Kind, Measure, Vocabulary

_UNSAFE = re.compile(f"[\x00-\x1f\u200c\u200d{UNSEEN}]")
_REPORTING = (
    r"(?:said|says|say|according|told|tells|estimates?|estimated|claim(?:s|ed)?|reports?|reported|announced|confirmed|"
    r"counted|data|figures?|statistics|survey|put|shows?|argued?|believes?|testified|밝혔|따르면|발표|집계|추산|전했|주장)"
)
SHORT_INCIDENT = 40
"""Days up to which a flow with a stated time is taken for one incident, where the measure may be either."""

WEAKEST = 0.3
"""Score of the weakest guess of a measure that is proposed as a fact."""
SMALL_INCIDENT = 100
"""People below which a count is taken for one incident all the same."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One figure as it is proposed. ``claim`` is ``None`` where no measure of the vocabulary fits; ``named`` tells
    whether the article names those whom the record counts.
    """

    mention: Mention
    claim: Claim | None
    group: str = ""
    named: bool = False

    @property
    def certain_enough(self) -> bool:
        """Whether it is proposed as a fact, rather than in a comment."""
        if self.claim is None or self.mention.summed:
            return False
        return self.claim.sureness is not Sureness.UNSURE or (self.named and self.claim.score >= WEAKEST)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The TOML text, how many figures it proposes as facts and in comments, and what to know about the file."""

    text: str
    facts: int
    comments: int
    remarks: tuple[str, ...] = ()


def proposal(
    head: ArticleHead,
    name: str,
    fingerprint: str,
    proposed: Sequence[Proposed],
    vocabulary: Vocabulary,
    identifier: str = "",
    *,
    positions: bool = True,
) -> Proposal:
    """The file that is proposed for an article. ``positions`` tells whether lines and columns are those of its file."""
    identifier = identifier or source_id(head, name)
    lines = [
        "# Proposed by nkr draft. Nothing here has been reviewed: every line was read by a program.",
        "# For each fact: read the paragraph, decide what the comments ask, then delete `reviewed = false`.",
        "# Until then nkr ingest leaves the fact out. nkr lint FILE tells what is still wrong.",
        "",
        *_source(head, identifier, fingerprint),
    ]
    taken: set[str] = set()
    facts = comments = 0
    for entry in proposed:
        if entry.mention.summed:
            continue
        paragraph = head.paragraph(entry.mention.paragraph)
        phrase = phrase_for(entry.mention)
        if entry.certain_enough and paragraph is not None and phrase:
            lines += ["", *_fact(entry, identifier, paragraph, phrase, head, vocabulary, taken, positions=positions)]
            facts += 1
        else:
            lines += ["", *_comment(entry, paragraph, phrase)]
            comments += 1
    return Proposal("\n".join(lines) + "\n", facts, comments)


def _written(value: str) -> str:
    return json.dumps(_UNSAFE.sub(" ", value).strip(), ensure_ascii=False)


def _line(name: str, value: str, comment: str = "") -> str:
    text = f"{name} = {value}"
    return f"{text:<46}  # {comment}" if comment else text


def _source(head: ArticleHead, identifier: str, fingerprint: str) -> Iterator[str]:
    yield "[source]"
    yield _line("id", _written(identifier), "choose once: ids are never reused")
    yield _line("title", _written(head.title or "?"), "" if head.title else "decide: the text shows no headline")
    told = "" if head.publisher else "decide: who printed it"
    yield _line("publisher", _written(head.publisher or "?"), told)
    if head.published is not None:
        yield _line("published", _written(str(head.published)), "as the page shows it: check")
    else:
        yield _line("published", '""', 'decide: the text shows no date; write "2024-05-31", "2024-05" or "2024"')
    for name in ("author", "agency", "url"):
        if value := getattr(head, name):
            yield _line(name, _written(value))
    yield _line("language", _written(head.language))
    yield _line("fingerprint", _written(fingerprint))
    if head.body_starts is not None:
        yield _line("body_starts", str(head.body_starts), "the block of the text that paragraph 1 is")


# --- facts -----------------------------------------------------------------------------------------------------------


def phrase_for(mention: Mention) -> str:
    """The few words around a figure that say it: as few as read back as the same figure; "" where none do.

    Taken from the text as they stand, so that the article can be searched for them.
    """
    figure, passage = mention.figure, mention.passage
    sentence_end = len(passage)
    words = [match.end() for match in re.finditer(r"\S+", passage[mention.end : sentence_end])]
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


_LOOSE = frozenset(
    {"in", "to", "of", "the", "a", "an", "at", "by", "on", "from", "for", "and", "or", "that", "who", "which", "with"}
    | {"was", "were", "is", "are", "has", "have", "had", "been", "be", "as", "but", "North", "South", "according"}
)
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
    """Whether the phrase says this figure, and no other."""
    read = read_phrase(phrase, quantity, language, "")
    if isinstance(read, str) or read != quantity:
        return False
    return phrases.reading(phrase, language) is not None or not phrases.understood(language)


def _fact(
    entry: Proposed,
    source: str,
    paragraph: int,
    phrase: str,
    head: ArticleHead,
    vocabulary: Vocabulary,
    taken: set[str],
    *,
    positions: bool,
) -> Iterator[str]:
    claim, figure = entry.claim, entry.mention.figure
    assert claim is not None  # noqa: S101 (told by certain_enough)
    measure = claim.measure
    unit = figure.unit if figure.unit in measure.units else measure.units[0]
    kind = kind_of(entry.mention, claim)
    yield f"# {_where(entry.mention, paragraph, positions=positions)}"
    yield "[[fact]]"
    yield _line("id", _written(_new_id(source, entry, claim, taken)))
    yield _line("paragraph", str(paragraph))
    yield _line("phrase", _written(phrase))
    yield _line("measure", _written(measure.code), _why(claim))
    if len(measure.kinds) > 1:
        yield _line("kind", _written(kind), f"decide: {' or '.join(measure.kinds)}")
    for end in ("low", "high"):
        value = getattr(figure.quantity, end)
        if value is not None:
            yield _line(end, str(value))
    yield _line("qualifier", _written(figure.quantity.qualifier))
    yield _line("unit", _written(unit))
    yield from _time(claim, kind, head.published)
    if entry.group and entry.group != measure.group:
        yield _line("group", _written(entry.group), "decide: who is counted")
    if entry.mention.planned:
        yield '# status = "planned"  # decide: the sentence may speak of what was only expected'
    yield from _claimant(entry.mention, vocabulary)
    if figure.noun and figure.noun.casefold() not in ("people", "persons", "men", "women"):
        yield _line("term", _written(figure.noun))
    yield _line("reviewed", "false", "take this line away when all of it has been checked")


def _where(mention: Mention, paragraph: int, *, positions: bool) -> str:
    place = f"paragraph {paragraph}" if paragraph else "headline"
    return f"{place}, line {mention.line}, column {mention.column}" if positions else place


def _why(claim: Claim) -> str:
    words = ", ".join(claim.candidates[0].words) if claim.candidates else "the number"
    others = [found.code for found in claim.candidates if found.code != claim.measure.code][:2]
    text = f"{claim.sureness}: {_UNSAFE.sub(' ', words)}"
    return f"{text}; or {' or '.join(others)}?" if others and claim.sureness is not Sureness.SURE else text


def kind_of(mention: Mention, claim: Claim) -> Kind:
    """The kind that the words speak for, of those that the measure may have."""
    kinds = claim.measure.kinds
    if len(kinds) == 1:
        return kinds[0]
    counting = claim.since or mention.running or any(moment.until for moment in mention.moments)
    wanted = [Kind.CUMULATIVE] if counting else []
    small = max(mention.figure.quantity.stated, default=0) < SMALL_INCIDENT
    if claim.time is None or claim.time.days <= SHORT_INCIDENT or small:
        wanted += [Kind.EVENT, Kind.FLOW]
    else:
        wanted += [Kind.FLOW, Kind.EVENT]
    return next((kind for kind in wanted if kind in kinds), kinds[0])


def _time(claim: Claim, kind: Kind, published: Period | None) -> Iterator[str]:
    """``period`` or ``as_of`` as the measure's kind asks for, or a comment that it is missing."""
    time, said = claim.time, "as the sentence says"
    if time is not None and (time.open_end or time.open_start):
        time = None
    if kind is Kind.STOCK:
        if time is None:
            yield "# as_of =  # decide: the text names no time; without it the day of publication is assumed"
        else:
            yield _line("as_of", _written(str(time)), said)
        return
    if kind in (Kind.CUMULATIVE, Kind.SHARE):
        yield _running(claim, kind, time, published)
        return
    if kind is Kind.LENGTH and published is not None:
        yield _line("as_of", _written(str(published)), "the day of publication")
        return
    if time is not None:
        yield _line("period", _written(str(time)), said)
    elif published is not None:
        yield _line(
            "period", _written(str(published)), "decide: the text names no time; this is the day of publication"
        )
    else:
        yield _line("period", '""', "decide: the text names no time")


def _running(claim: Claim, kind: Kind, time: Period | None, published: Period | None) -> str:
    """The span of a running total, or of a share among one."""
    until = any(moment.until and moment.period == time for moment in claim.mention.moments)
    if claim.since and time is not None and published is not None:
        span = f"{str(time).partition('/')[0]}/{str(published).rpartition('/')[2]}"
        return _line("period", _written(span), "decide: does it count until then?")
    if time is not None and not until:
        return _line("period", _written(str(time)), "as the sentence says")
    end = time or published
    if end is None:
        return _line("period", '""', "decide: since when, until when")
    if kind is Kind.SHARE and time is None:
        return _line("as_of", _written(str(end)), "decide: the text names no time; this is the day of publication")
    return _line("period", _written(f"../{end}"), "decide: since when; '..' is since ever")


def _claimant(mention: Mention, vocabulary: Vocabulary) -> Iterator[str]:
    found = claimants_in(mention.words, vocabulary)
    before = [] if found else claimants_in(mention.passage, vocabulary)
    if found:
        yield _line("claimant", _written(found[0]), "decide: named in the sentence; does it vouch for the figure?")
    elif before:
        yield _line("claimant", _written(before[-1]), "decide: named in the sentences before; or unattributed?")
    else:
        yield _line("claimant", _written("unattributed"), "decide: who vouches for it")


def claimants_in(sentence: str, vocabulary: Vocabulary) -> list[str]:
    """Claimants whom a sentence names near a word of reporting, the nearest first."""
    reporting = [match.start() for match in re.finditer(rf"\b{_REPORTING}|[가-힣]*(?:밝혔|따르면|추산|집계)", sentence)]
    if not reporting:
        return []
    found: list[tuple[int, str]] = []
    folded = sentence.casefold().replace("’", "'")
    for name, code in vocabulary.claimant_names.items():
        at = folded.find(name) if len(name) > 2 else -1
        if at < 0 or code == "unattributed" or not _whole_word(folded, at, at + len(name)):
            continue
        distance = min(abs(at - place) for place in reporting)
        if distance <= 80:
            found.append((distance, code))
    return list(dict.fromkeys(code for _, code in sorted(found)))


def _whole_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or (text[end : end + 1].isalnum() and text[end - 1].isascii()))


def _new_id(source: str, entry: Proposed, claim: Claim, taken: set[str]) -> str:
    quantity = entry.mention.figure.quantity
    number = "-".join(f"{value:g}".replace(".", "-") for value in quantity.stated) or quantity.word
    if quantity.word:
        number = quantity.word
    year = str(claim.time.latest_year) if claim.time is not None and claim.time.latest_year else ""
    words = " ".join((claim.measure.code, year, f"{int(quantity.stated[0])}" if len(quantity.stated) == 1 else number))
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in words.lower()).split())
    identifier, number_of = f"{source}.{plain}"[:110], 2
    while identifier in taken:
        identifier, number_of = f"{source}.{plain}"[:105] + f"-{number_of}", number_of + 1
    taken.add(identifier)
    return identifier


def _comment(entry: Proposed, paragraph: int | None, phrase: str) -> Iterator[str]:
    """A figure that is probably none of ours, in two lines, so that nothing is passed over in silence."""
    mention = entry.mention
    text = _UNSAFE.sub(" ", " ".join((phrase or mention.figure.text).split()))
    place = f"paragraph {paragraph}" if paragraph is not None else f"line {mention.line}"
    likely = f"perhaps {entry.claim.measure.code}" if entry.claim is not None else "of no measure in the vocabulary"
    unit = f"; counts {mention.figure.unit}" if mention.figure.unit not in ("", "persons") else ""
    yield f"# left out, {place}: {text} – {likely}{_UNSAFE.sub(' ', unit)}"


def groups_of(mentions: Iterable[Mention], named: dict[str, str]) -> list[str]:
    """For each mention the group that its own noun names; ``named`` maps nouns to groups."""
    return [named.get(mention.figure.noun.casefold(), "") for mention in mentions]


def nouns_of_groups(vocabulary: Vocabulary, defaults: Iterable[Measure]) -> dict[str, str]:
    """Nouns that name a group of their own ("women"), by the groups' cues; the measures' default groups are no such."""
    common = {measure.group for measure in defaults}
    found: dict[str, str] = {}
    for code, term in vocabulary.groups.items():
        if code in common and len(common) == 1:
            continue
        for cue in term.cues:
            for way in cue.split("|"):
                if " " not in way.strip() and not way.strip().endswith("*"):
                    found.setdefault(way.strip().casefold(), code)
    return found
