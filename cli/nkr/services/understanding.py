"""What the words of a question ask for, in the codes of the vocabulary: measure, people, place, time and number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from nkr.analysis.answers import Asked
from nkr.errors import NothingFound
from nkr.model import UNATTRIBUTED, Fact, Kind, Measure, Quantity, Vocabulary, names, period
from nkr.model.patterns import regex
from nkr.model.period import Period
from nkr.model.statement import Known, Statement
from nkr.output import numbers
from nkr.reading import aims, question_names
from nkr.reading.countries import KOREAS
from nkr.reading.everyday import in_words_of_the_record
from nkr.services import wording
from nkr.services.session import Session

_MONTH = r"(?:-(?:0[1-9]|1[0-2]))?"
YEAR_NAMED = regex(rf"(?<![\w-])(?:1\d|20)\d\d{_MONTH}(?:/(?:1\d|20)\d\d{_MONTH})?(?:(?!\w|-|,\d{{3}})|(?=년))")
_PERFECT = regex(r"\b(?:has|have)\b", re.IGNORECASE)
IN_ALL = regex(
    r"\b(?:are there|in total|in all|altogether|so far|to date|ever|overall|total)\b|누적|총|지금까지", re.IGNORECASE
)
_LISTED = regex(r"\bby (?:fiscal |calendar )?year\b|\byear by year\b|\byearly\b|연도별", re.IGNORECASE)


def in_words_around(session: Session, text: str, today: Period) -> tuple[Asked, str, tuple[str, ...]]:
    """What the question in ``text`` asks for, as ``understood`` has it: of all readings the one that leaves out fewest
    words.
    """
    failures: list[NothingFound] = []
    partly: list[tuple[Asked, str, tuple[str, ...]]] = []
    for reading in question_names.readings(text):
        try:
            partly.append(understood(session, first_in(reading), today))
        except NothingFound as nothing:
            failures.append(nothing)
        if partly and not partly[-1][2]:
            return partly[-1]
    if not partly:
        raise failures[0]
    return min(partly, key=lambda each: len(each[2]))


def first_in(text: str) -> str:
    """The first question of ``text``, in the words of the record."""
    return question_names.questions_in(in_words_of_the_record(question_names.with_capitals(text)))[0]


def understood(session: Session, text: str, today: Period) -> tuple[Asked, str, tuple[str, ...]]:
    """What a question asks for, as it is spelt or else as it was meant, with the spelling that was read and the words
    that the answer leaves out: of all ways to read it the one that leaves out fewest.
    """
    missing, spelling = "", text
    fallback: tuple[Asked, str, tuple[str, ...]] | None = None
    partly: list[tuple[Asked, str, tuple[str, ...]]] = []
    loosely: list[tuple[Asked, str, tuple[str, ...]]] = []
    for way in (_of_countries, read, None, read, _of_number, _of_event, guessed):
        if way is None:  # looking for mistyped words takes longest
            spelling = wording.corrected(session, text)
            continue
        asked = way(session, spelling, today)
        if asked is None:
            continue
        name, left_out = wording.unheard(session, asked, spelling)
        if asked.quantity is not None and fallback is None and (left_out or not name):
            fallback = asked, spelling, left_out
        if left_out and (other := _with_every_word(session, asked, spelling)):
            asked, name, left_out = other, "", ()
        if not name and _states(session, asked):
            if not left_out:
                return asked, spelling, ()
            partly.append((asked, spelling, left_out))
        if way is read and name and left_out and not wording.is_needed(session, asked, spelling, name):
            loosely.append((asked, spelling, left_out))
        missing = missing or name
    if partly or loosely:
        return min(partly or loosely, key=lambda each: len(each[2]))
    if fallback is not None:
        return fallback
    if unknown := _number_in(session, spelling, today):
        command = session.suggest("check", unknown)
        raise NothingFound(f"no figure in the collections searched is {unknown}. Try: {command}")
    why = (
        f"the record has nothing that fits '{missing}'"
        if missing
        else "the record has no figures for this, as far as it was understood"
    )
    raise NothingFound(_unknown(session, spelling, why))


def _with_every_word(session: Session, asked: Asked, text: str) -> Asked | None:
    """What is asked of the one measure of the same topic and unit that has every word of the question: the elite."""
    vocabulary = session.database.vocabulary
    if share := _share_of_a_sex(session, asked, text):
        return share
    unit = vocabulary.measures[asked.measures[0]].units[0]
    alike = (code for code in of_topic(vocabulary, asked.topic) if vocabulary.measures[code].units[0] == unit)
    others = [asked._replace(measures=(code,), kind=None, unit="") for code in alike if code not in asked.measures]
    fitting = [other for other in others if not any(wording.unheard(session, other, text))]
    return fitting[0] if len(fitting) == 1 else None


def _share_of_a_sex(session: Session, asked: Asked, text: str) -> Asked | None:
    """The share of women among those whom another measure counts: "what share of those sent back were women"."""
    vocabulary = session.database.vocabulary
    if asked.unit != "percent" or not _WERE_WOMEN.search(text):
        return None
    code = next(code for code, one in vocabulary.measures.items() if one.label == "Share of women")
    counted, place = vocabulary.measures[asked.measures[0]], question_names.place_in(text, vocabulary)
    near = wording.stems(f"{counted.label} {place}")
    among = {group for measure, group in session.database.scopes_of_measures("group") if measure == code}
    whom = [group for group in sorted(among) if wording.stems(vocabulary.groups[group].label) <= near]
    whom = [group for group in whom if group != vocabulary.measures[code].group]
    topic = vocabulary.measures[code].topic
    return asked._replace(topic=topic, measures=(code,), kind=None, group=whom[0], place=place, by="") if whom else None


_WERE_WOMEN = regex(r"\b(?:were|are|was|is) women\b", re.IGNORECASE)


def _states(session: Session, asked: Asked) -> bool:
    """Whether the record has the number that is asked about, if one is, in the topic that was understood."""
    quantity = asked.quantity
    if quantity is None:
        return True
    return any(
        fact.topic == asked.topic and set(quantity.stated) <= set(fact.quantity.stated) for fact in session.record.facts
    )


def _of_countries(session: Session, text: str, today: Period) -> Asked | None:
    """What "which country" or "which province" asks for, of a measure that has several: read as if it named one."""
    if match := aims.WHICH_PROVINCE.search(text):
        asked = read(session, f"what share of {match['who']} come from North Hamgyong", today)
        return asked._replace(group="") if asked else None
    named = aims.WHICH_COUNTRY.sub("Germany" if text.isascii() else "해외 ", text)
    asked = read(session, named, today) if named != text else None
    if asked is None or asked.place not in ("germany", ""):
        return None
    return asked._replace(place="", by="")


def years_in(text: str) -> list[str]:
    return list(dict.fromkeys(match[0] for match in YEAR_NAMED.finditer(text)))


def named(session: Session, text: str) -> Asked | None:
    """A topic or a measure with a year, as ``nkr ask in-china 2006`` has them."""
    rest = " ".join(YEAR_NAMED.sub(" ", text, count=1).split())
    vocabulary, time = session.database.vocabulary, year_in(text)
    for known, is_topic in ((vocabulary.topics, True), (vocabulary.measures, False)):
        found = names.find(rest, known)
        word = names.fold(rest) if " " not in rest else None
        begun = [code for code in known if word is not None and code in found.codes and code.startswith(word)]
        if is_topic and not begun:  # "china": one topic alone has the word in its code, or in one of its measures'
            codes = {code for code in known if word in code.split("-")}
            others = {one.topic for code, one in vocabulary.measures.items() if code.startswith(f"{word}-")}
            begun = list(codes) if len(codes) == 1 and others <= codes else []
        if begun or (found.exact and len(found.codes) == 1):
            code = begun[0] if begun else found.codes[0]
            if not is_topic:
                return Asked(vocabulary.measures[code].topic, (code,), time=time)
            return Asked(code, of_topic(vocabulary, code), time=time)
    return None


def of_topic(vocabulary: Vocabulary, topic: str) -> tuple[str, ...]:
    return tuple(code for code, measure in vocabulary.measures.items() if measure.topic == topic)


def as_statement(session: Session, text: str, today: Period) -> Statement:
    """A question as a statement, read once however many ways there are to understand it."""
    if (text, today) not in session.heard:
        from nkr.reading.questions import question

        plain = _LISTED.sub(" ", text)  # it says how to list, not what is counted
        session.heard[text, today] = question(plain, session.database.vocabulary, today=today)
    return session.heard[text, today]


def read(session: Session, text: str, today: Period) -> Asked | None:
    vocabulary = session.database.vocabulary
    statement = as_statement(session, text, today)
    measure = vocabulary.measures.get(statement.measure.value)
    if measure is None:
        return None
    asked = _of_statement(statement, measure)
    of_koreas = asked.place in KOREAS and measure.place == "world"  # "those who left South Korea"
    known = session.database.scopes_of_measures("place")
    if (of_koreas or Kind.SHARE in measure.kinds) and (measure.code, asked.place) not in known:
        asked = asked._replace(place="")  # "the share of returns by China" says it in its name
    named = asked.quantity.stated if asked.quantity is not None else ()
    if asked.time is not None and asked.time.same_span(today):
        asked = asked._replace(time=None)  # "how many are there today?"
    time = asked.time or (year if (year := year_in(text)) and year.whole_year not in named else None)
    said, none = question_names.REPORTING.search(text), frozenset[str]()
    flow = asked.kind is Kind.FLOW and time is None and Kind.CUMULATIVE in measure.kinds  # no year is asked for
    flow = flow or (time is not None and asked.time is None)  # the kind was read without the year
    return asked._replace(
        kind=_kind(measure, text, time) or (None if flow else asked.kind),
        time=time,
        since=time is not None and not time.open_start and time.end == today.end and time.days > 1,
        claimants=question_names.claimants_in(text, vocabulary.claimants)
        or (asked.claimants - {UNATTRIBUTED} if said else none),
        group=wording.group_in(session, text, measure)
        or asked.group
        or ("" if Kind.SHARE in measure.kinds or _says_sex(measure) else question_names.sex_in(text)),
    )


def _number_in(session: Session, text: str, today: Period) -> str:
    """The number that a question names and the record does not have, as it is written; "" for none."""
    quantity = as_statement(session, text, today).quantity
    if quantity is None or _that_state(session.record.facts, quantity):
        return ""
    return numbers.count(quantity.stated[0])


def _that_state(facts: Sequence[Fact], quantity: Quantity) -> list[Fact]:
    """The figures that state each number of a question, or else one of them: "is it 43 or 45?"."""
    wanted = set(quantity.stated)
    each = [fact for fact in facts if wanted <= set(fact.quantity.stated)]
    return each or [fact for fact in facts if not wanted.isdisjoint(fact.quantity.stated)]


def _says_sex(measure: Measure) -> bool:
    """Whether women or children are what a measure counts anyway: "the children of North Korean women"."""
    return "wom" in measure.label or "hild" in measure.label


def _of_number(session: Session, text: str, today: Period) -> Asked | None:
    """What a question asks for that names a number and no measure: "what is the source of 2,914?"."""
    statement = as_statement(session, text, today)
    quantity = statement.quantity
    if quantity is None or max(quantity.stated, default=0) < question_names.MANY:
        return None
    stating = _that_state(session.record.facts, quantity)
    place = question_names.place_in(text, session.database.vocabulary)
    stating = [fact for fact in stating if place in ("", fact.place)]
    if IN_ALL.search(text):
        stating = [fact for fact in stating if fact.kind is Kind.CUMULATIVE] or stating
    if not stating:
        return None
    meant = set(wording.guessed(session, text)) & {fact.measure for fact in stating}
    stating = [fact for fact in stating if fact.measure in meant] if meant else stating
    topic = Counter(fact.topic for fact in stating).most_common(1)[0][0]
    counts = Counter(fact.measure for fact in stating if fact.topic == topic)
    codes = tuple(code for code, _ in counts.most_common())
    return Asked(topic, codes, place=place, time=statement.time.value, quantity=quantity)


def _of_event(session: Session, text: str, today: Period) -> Asked | None:
    """What a question asks for that names an incident by its town or ship, and no measure that the reader knows."""
    said, years = set(names.words(text)), {int(year[:4]) for year in years_in(text)}
    usual = {word for place in question_names.country_names() for word in names.words(place)}
    shared: dict[str, set[str]] = {}
    for code, event in session.database.vocabulary.events.items():
        proper = {word for name in _PROPER.findall(event.label) for word in names.words(name)} - usual
        shared[code] = proper & said
    most = max(map(len, shared.values()), default=0)
    if not most:
        return None
    facts = [fact for fact in session.record.facts if fact.event and len(shared[fact.event]) == most]
    facts = [
        fact for fact in facts if fact.time.start <= today.end and not (years and fact.time.latest_year not in years)
    ]
    if len({fact.event for fact in facts}) != 1:
        return None
    code, _ = Counter(fact.measure for fact in facts).most_common(1)[0]
    own = next(fact for fact in facts if fact.measure == code)
    return Asked(own.topic, (code,), event=own.event, place=own.place, time=year_in(text))


_PROPER = regex(
    r"(?<=\w )(?!(?:January|February|March|April|June|July|August|September|October|November|December)\b)[A-Z]\w{3,}"
)
"""A name within the label of an incident."""


def guessed(session: Session, text: str, today: Period) -> Asked | None:
    """What a question asks for that only names a topic ("how many defectors are there") or has a measure's words."""
    vocabulary = session.database.vocabulary
    statement = as_statement(session, text, today)
    codes = wording.guessed(session, text) if statement.quantity is None else ()  # a number would be passed over
    if statement.unit == "percent":
        codes = tuple(code for code in codes if Kind.SHARE in vocabulary.measures[code].kinds)
    if not codes and statement.quantity is None:
        codes = of_topic(vocabulary, question_names.topic_in(text, vocabulary))
    if not codes:
        return None
    time = statement.time.value or year_in(text)
    if time is None and IN_ALL.search(text):  # the total before the newest year
        codes = tuple(sorted(codes, key=lambda code: Kind.CUMULATIVE not in vocabulary.measures[code].kinds))
    place = question_names.place_in(text, vocabulary)
    return Asked(
        vocabulary.measures[codes[0]].topic,
        codes,
        kind=_kind(vocabulary.measures[codes[0]], text, time),
        place=place,
        group=wording.group_in(session, text, vocabulary.measures[codes[0]]),
        time=time,
        claimants=question_names.claimants_in(text, vocabulary.claimants),
    )


def _kind(measure: Measure, text: str, time: Period | None) -> Kind | None:
    """ "How many have gone back" asks for the total, where no time is named and the measure has one."""
    total = time is None and _PERFECT.search(text) and Kind.CUMULATIVE in measure.kinds
    return Kind.CUMULATIVE if total else None


def year_in(text: str) -> Period | None:
    match = YEAR_NAMED.search(text)
    return period.parse(match[0]) if match else None


def _of_statement(statement: Statement, measure: Measure) -> Asked:
    """What a statement without a number asks for; what it only assumes is the measure's default anyway."""

    def stated(name: str) -> str:
        field = getattr(statement, name)
        return str(field.value) if field.known in (Known.STATED, Known.CARRIED) else ""

    return Asked(
        measure.topic,
        (measure.code,),
        kind=statement.kind.value if statement.kind.value in measure.kinds and stated("kind") else None,
        unit=statement.unit if statement.unit in measure.units else "",
        group=stated("group"),
        place=stated("place"),
        by=stated("by"),
        event=stated("event"),
        time=statement.time.value,
        quantity=statement.quantity,
        claimants=frozenset([claimant]) if (claimant := stated("claimant")) else frozenset(),
    )


def _unknown(
    session: Session, text: str, why: str = "the record has no figures for this, as far as it was understood"
) -> str:
    """``why`` there is no answer, with the nearest as commands, or the topics where none is near."""
    if subject := wording.not_in_record(text):
        return f"the record has no figures on {subject}."
    near = wording.nearest(session, text)
    match = YEAR_NAMED.search(text)
    year = [match[0]] if match else []
    place = question_names.place_in(text, session.database.vocabulary)
    if near:
        options = ["--place", place] if place else []
        commands = " · ".join(session.suggest("ask", code, *year, *options) for code in near)
        return f"{why}. Nearest: {commands}"
    topics = ", ".join(dict.fromkeys(fact.topic for fact in session.record.facts))
    return f"{why}. Ask about a topic, such as {session.suggest('ask', 'arrivals')}: {topics}."
