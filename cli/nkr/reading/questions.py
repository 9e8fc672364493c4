"""A question as a statement without a number: "how many North Koreans came to the South in 2011?".

It is read by the rules for figures, as if the answer stood where the question asks for it. A number in the question
("who said that 2,000 are detained?") stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from nkr.language.scripts import language_of
from nkr.model import Measure, Period, Quantity, Vocabulary
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.statement import Certainty, Field, Known, Statement
from nkr.reading.carrying import Carried
from nkr.reading.cues import CueBook, book
from nkr.reading.passages import Sentence
from nkr.reading.passages import sentence as read_sentence
from nkr.reading.question_names import MANY
from nkr.reading.reader import Reader

SHARE = regex(
    r"\b(?:what|which|how (?:large|big) (?:a|is the)) (?:share|percentage|proportion|percent|part"
    r"|fraction)\b|\b(?:share|percentage|proportion) (?:of|who|that|\w+ing)\b"
    r"|\A\W*per ?cent(?:age)?\b(?! of the)|\b(?:what|which) %"
    r"|비율|비중|몇 ?(?:%|퍼센트|프로)|何(?:%|パーセント|割)|割合",
    re.IGNORECASE,
)
_ASKED = regex(
    r"\b(?:how many|what number|the number|number|how much|count)(?: of)?\b|몇 ?명|얼마나|몇|何人"
    r"|何名|どのくらい",
    re.IGNORECASE,
)
_CASES = regex(r"\b(?:how many|number of)(?: \w+){0,2} cases\b|\bcases of\b|몇 ?건|건수|何件", re.IGNORECASE)
_LENGTH = regex(r"\W*how (?:long|many (?:kilomet|miles|km))\w* (?!has|have|did|do)", re.IGNORECASE)
_RELATIVE = regex(
    r"\b(?:who|that) (?:had |have |has |once )?(?:came|come|arrived|defected|fled|resettled|settled|escaped|made it)"
    r"(?: (?:to|in|from|for|into))?(?: (?:the )?(?:south|north)(?: korea)?)?\b(?! home| back)"
    r"|\b(?:living|settled|resettled|residing) in (?:the south|south korea)\b(?= (?!in |at |as |by |now"
    r"|today|on |since )\w)",
    re.IGNORECASE,
)
"""A clause that says who is meant, not what is asked of them: "who came to the South"."""

_NUMBERED = regex(r"\b(?:camp|kwanliso|room|bureau|office|article|resolution)s? (?:no\.? ?|number )?\Z", re.IGNORECASE)
"""What has a number for a name: "camp 16"."""


_A_YEAR = regex(r"(?:up to |before |after |about )?(?:19[4-9]|20[0-3])\d(?![\d,])", re.IGNORECASE)
_BESIDE_A_YEAR = regex(r"\b(?:19[4-9]|20[0-3])\d (?:vs\.?|versus|and|or|to|than|-|–) (?:in )?\Z")
_OF_A_YEAR = regex(r"\b(?:arrivals|defections|entries|returns|executions|arrests|suicides|claims) \Z", re.IGNORECASE)
_OF_PEOPLE = regex(
    r"\s+(?:(?:North|people|persons|defectors|refugees|escapees|women|men|children|workers|soldiers|were|are|was|have|had)\b"
    r"|명)",
    re.IGNORECASE,
)
_ANSWERS = regex(
    r"\s+(?:(?:different|official|other) )?(?:figures?|numbers?|estimates?|countries|years)\b", re.IGNORECASE
)


def _is_asked_about(figure: Figure, text: str) -> bool:
    """Whether a number is what the question is about: no year ("2023 arrivals"), no "two different figures", and not
    "most", which asks for a year or says of whom.
    """
    four = _A_YEAR.match(text, figure.start)
    beside = _BESIDE_A_YEAR.search(text, 0, figure.start) or _OF_A_YEAR.search(text, 0, figure.start)
    year = four is not None and (beside or not _OF_PEOPLE.match(text, four.end()))
    few = figure.unit not in ("percent", "km") and max(figure.quantity.stated, default=0) < MANY
    small = few and not _OF_PEOPLE.match(text, figure.end)
    answers = few and _ANSWERS.match(text, figure.end)
    return not (year or small or figure.quantity.word == "most" or answers)


def question(text: str, vocabulary: Vocabulary, *, today: Period | None = None, language: str = "") -> Statement:
    """What a question asks for, as a statement; ``quantity`` is ``None`` where it names no number.

    ``today`` fixes "last year". Where the question leaves out of whom and where, it means those whom the record counts.
    """
    spoken = language or language_of(text)
    main = _RELATIVE.sub("", text)
    if main != text and not _RELATIVE.match(text) and (read := question(main, vocabulary, today=today)).measure.value:
        return read
    asked = read_sentence(f"{text.strip().rstrip('?？').rstrip()} ", spoken, today, paragraph=1, at=0)
    counted = [
        one
        for one in asked.figures
        if one.quantity.stated
        and not _ASKED.match(one.text)
        and _is_asked_about(one, asked.text)
        and not _NUMBERED.search(asked.text, 0, one.start)
    ]
    share = SHARE.search(text)
    if counted:
        figure = max(counted, key=lambda one: len(str(one.quantity.stated[0])))  # of "two planes" and "468" the second
    else:
        place = share or _ASKED.search(asked.text)
        start, end = place.span() if place else (len(asked.text), len(asked.text))
        unit = "percent" if share else "cases" if _CASES.search(text) else "km" if _LENGTH.match(text) else ""
        figure = Figure(Quantity.vague("many"), unit, start, end, asked.text[start:end])
        asked.figures = [figure]
    if share:
        asked.before = "Per cent. "
    reader = Reader(vocabulary)
    read = reader.alone(figure, asked, Carried(), today)
    if not read.measure.value and (meant := _meant(asked, figure, vocabulary)):
        asked.before = f"{asked.before}{meant} "
        read = reader.alone(figure, asked, Carried(), today)
    unit = "percent" if share else read.unit
    if read.time.known is Known.ASSUMED:
        read = replace(read, time=Field(None, Known.UNKNOWN))
    return replace(
        read,
        quantity=figure.quantity if counted else None,
        unit=unit,
        mention=None,
        certainty=read.certainty if read.measure.value else Certainty.PERHAPS,
    )


_GIVEN = regex(r"\b(?:temporary )?asylum\b|\brefugee status\b|\bcitizenship\b", re.IGNORECASE)
_GIVEN_IT = regex(r"\b(?:were|was|been) (?P<how>granted|given|refused|denied) (?:it|that)\b", re.IGNORECASE)
"""What is asked for and given: "how many applied for asylum, and how many got it?"."""


def going_on(first: str, text: str, before: Measure, vocabulary: Vocabulary) -> str:
    """The measure that a further question asks for ("how many were accepted?", of who applied for asylum); "" where
    no word of its own says what. It goes on from the ``first``, which is of the measure ``before``: one of its topic
    goes before others.
    """
    if (given := _GIVEN.search(first)) is not None:
        text = _GIVEN_IT.sub(rf"were \g<how> {given[0]}", text)
    share, place = SHARE.search(text), _ASKED.search(text)
    start, end = (share or place).span() if share or place else (0, 0)  # type: ignore[union-attr]
    lead = f"{before.label}. {first}. "
    unit, shift = "percent" if share else "persons", len(lead)
    fitting = book((code, one.cues) for code, one in vocabulary.measures.items() if one.cues and unit in one.units)
    found = fitting.found(f"{lead}{text}", start + shift, end + shift, shift)
    own = [entry.code for entry in found if entry.own or not entry.whole]
    if share and before.units[0] != unit:  # "and what percentage was that?"
        own += [entry.code for entry in found if vocabulary.measures[entry.code].topic == before.topic]
    own.sort(key=lambda code: vocabulary.measures[code].topic != before.topic)
    return own[0] if own else ""


@lru_cache(maxsize=1024)
def _cues_of(code: str, cues: tuple[str, ...]) -> CueBook:
    return CueBook({code: cues})


def _meant(asked: Sentence, figure: Figure, vocabulary: Vocabulary) -> str:
    """Whom and where a question means that says neither: by the measure that its words fit best with them."""
    best, words = 0.0, ""
    for code, measure in vocabulary.measures.items():
        labels = [
            terms[name].label
            for terms, name in ((vocabulary.groups, measure.group), (vocabulary.places, measure.place))
            if name in terms
        ]
        passage = f"{' '.join(labels)} {asked.text}"
        shift = len(passage) - len(asked.text)
        if (figure.unit or "persons") not in measure.units:
            continue
        found = _cues_of(code, measure.cues).found(passage, figure.start + shift, figure.end + shift, 0)
        if found and found[0].score > best and found[0].at >= shift:
            best, words = found[0].score, " ".join(labels)
    return words
