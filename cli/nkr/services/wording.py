"""Measures that the words of a question come near to, words that are mistyped, and words that an answer passes over."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from nkr.analysis.answers import Asked
from nkr.model import Kind, Measure, Vocabulary, names
from nkr.model.patterns import regex
from nkr.reading import aims
from nkr.reading.countries import KOREAS, Named, countries
from nkr.reading.question_names import (
    ASKED_SPEAKER,
    ASKING,
    BODY,
    BY,
    BY_SEX,
    COMMON,
    POINTING,
    SEATS,
    SHORT_NAME,
    SMALL,
    THAT_TIME,
    country_names,
    places_compared,
    with_capitals,
)
from nkr.reading.scope import ScopeBook
from nkr.services.session import Session

NEAREST = 3
"""Measures that are offered where a question names none."""
_QUESTION_WORDS = ASKING | frozenset(
    names.words(
        "leave living lived lives died dead killed sent held kept given gave police border money home families family"
        " relatives government official ministry seekers workers"
    )
)
"""Words that questions are put with, and that are no mistyped ones."""


def nearest(session: Session, text: str) -> list[str]:
    """Codes of the measures whose label, definition and places have most of the rarer words of ``text``."""
    return _ranked(session, text)[0][:NEAREST]


def guessed(session: Session, text: str) -> tuple[str, ...]:
    """The measures of one topic that have every word of ``text`` that says something, the best first.

    A question with a word that the vocabulary does not have ("bananas") is not guessed at.
    """
    near, best = _ranked(session, text)
    measures = session.database.vocabulary.measures
    telling = [word for word in names.words(text) if word not in COMMON | SMALL and not word[0].isdigit()]
    if set(telling) <= BODY | ASKING:
        return ()
    said = {_stem(word) for word in telling} - {""}
    best = [code for code in best if not _little_of(measures[code].label, said)]
    return tuple(code for code in best if measures[code].topic == measures[near[0]].topic)


def _little_of(label: str, said: set[str]) -> bool:
    """Whether a question only says less than half of a label: "population" is not "population lost to the famine"."""
    telling = {_stem(word) for word in names.words(label) if word not in COMMON | SMALL}
    words = {word for word in said if not word[0].isdigit()}
    return words <= telling and 2 * len(words) < len(telling)


def _ranked(session: Session, text: str) -> tuple[list[str], list[str]]:
    """All measures that share words with ``text``, the best first, and those that have nearly all that it says."""
    vocabulary = session.database.vocabulary
    wanted = stems(text)
    holds = _words_of_measures(session)
    asking = {_stem(word) for word in ASKING} - {word for held in holds.values() for word in held}
    wanted -= asking
    common = Counter(word for held in holds.values() for word in held & wanted)
    scores = {code: sum(1 / common[word] for word in held & wanted) for code, held in holds.items()}
    ranked = sorted((code for code, score in scores.items() if score), key=lambda code: -scores[code])
    measures = vocabulary.measures
    cued = {code: {_stem(word) for word in _cue_words(measures[code].cues)} for code in ranked}
    full = [code for code in ranked if wanted <= holds[code] | cued[code]]
    return ranked, [code for code in full if scores[code] >= 0.75 * scores[full[0]]]  # near enough to be listed


def _words_of_measures(session: Session) -> dict[str, set[str]]:
    """The words of each measure that has figures: of its label, its definition, its topic and its places."""
    vocabulary = session.database.vocabulary
    places: dict[str, set[str]] = {}
    for measure, place in session.database.scopes_of_measures("place"):
        places.setdefault(measure, set()).add(place)
    holds: dict[str, set[str]] = {}
    for code, of in vocabulary.measures.items():
        texts = [of.label, of.definition, *names.of_term(vocabulary.topics[of.topic])]
        known = (vocabulary.places[place] for place in places.get(code, ()) if place in vocabulary.places)
        texts += [name for place in known for name in names.of_term(place)]
        holds[code] = {_stem(word) for each in texts for word in names.words(each)} if code in places else set()
    return holds


def group_in(session: Session, text: str, measure: Measure) -> str:
    """The narrowest group, of those that a measure's figures count, that a question names; "" for none, or for several.

    Women and men are left to ``sex_in``.
    """
    vocabulary = session.database.vocabulary
    within = vocabulary.lies_within
    counted = {group for code, group in session.database.scopes_of_measures("group") if code == measure.code}
    parts = {one for one in counted if one and (not measure.group or within("group", one, measure.group))}
    named = ScopeBook(vocabulary).named_in(text, parts - {measure.group, "women", "men"})
    inner = [one for one in named if not any(within("group", other, one) for other in named - {one})]
    return inner[0] if len(inner) == 1 else ""


def _cue_words(cues: Iterable[str]) -> set[str]:
    return {word.rstrip("*") for cue in cues for word in re.split(r"[\s|+]+", cue) if word and not word.startswith("-")}


def stems(text: str) -> set[str]:
    """The words of ``text`` that are more than words of a question, without their endings."""
    return {_stem(word) for word in names.words(text) if word not in COMMON and not word[0].isdigit()} - {""}


def _stem(word: str) -> str:
    """A word without the commonest endings: "arrived" and "arrivals" are near."""
    if not word.isascii() or len(word) < 5:
        return word.removesuffix("s")
    return re.sub(r"(?:ing|ed|als?|ees?|ors?|s)$", "", word)


def _known_words(session: Session) -> set[str]:
    """Every word that the vocabulary has or that questions are put with."""
    vocabulary = session.database.vocabulary
    known = set(COMMON | _QUESTION_WORDS)
    for measure in vocabulary.measures.values():
        known |= set(names.words(f"{measure.label} {measure.definition}")) | _cue_words(measure.cues)
    terms_of = (vocabulary.places, vocabulary.groups, vocabulary.claimants, vocabulary.topics, vocabulary.events)
    for terms in terms_of:
        known |= {word for term in terms.values() for name in names.of_term(term) for word in names.words(name)}
    return known | {word for name in country_names() for word in names.words(name)}


def corrected(session: Session, text: str) -> str:
    """``text`` with each word that the vocabulary does not have as the one that it is nearly spelt like."""
    known = _known_words(session)
    of_places = (name for term in session.database.vocabulary.places.values() for name in names.of_term(term))
    places = set(country_names()).union(word for name in of_places for word in names.words(name))

    def spelt(match: re.Match[str]) -> str:
        word = match[0].casefold()
        bare = {word.removesuffix(ending) for ending in ("", "s", "ed", "d", "ing")}
        if match[0].isupper():  # "UNSCR" is a name by its letters
            return match[0]
        if word in LIGHT or not known.isdisjoint(bare):
            return match[0]
        likeness = 0.8 if len(word) > SHORT_NAME else 0.88  # "nort" is "north"
        alike = [other for other in known if other[:1] == word[0]]  # the first letter is hardly ever mistyped
        exchanged = [other for other in alike if sorted(other) == sorted(word)]  # "chian", "thialand"
        near = next(iter(exchanged or difflib.get_close_matches(word, alike, n=1, cutoff=likeness)), word)
        another = near in places and len(near) == len(word) and sorted(near) != sorted(word)  # Iceland is not Ireland
        inflected = len(near) > len(word) + 1 and near.startswith(word)  # "recent" is not "recently"
        inflected = inflected or _stem(near) == _stem(word)
        letters = Counter(near)
        letters.subtract(word)
        far = sum(map(abs, letters.values())) > 2  # "wildly" is not "will", nor "statement" "settlement"
        return match[0] if another or inflected or far else near

    return with_capitals(re.sub(r"[A-Za-z]{4,}", spelt, text))


_NOT_COUNTED = regex(
    r"\bhow (?:old|tall|rich|healthy|happy)\b"
    r"|\bhow much money\b|\bhow much do(?:es)?\b.*\b(?:cost|charge|pay|earn|send)\b"
    r"|얼마를 (?:보내|송금)",
    re.IGNORECASE,
)
"""Questions for sums of money and ages, of which the record has none."""
_NOT_IN_RECORD = {
    "prices or brokers' fees": r"\bbrokers?\b|\b(?:charge[sd]?|prices?|costs?)\b|\bhow much money\b|비용|중개료",
    "wages, income or jobs": r"\b(?:wages?|salar(?:y|ies)|earn\w*|incomes?|jobs?|(?:un)?employment)\b|임금"
    r"|월급|소득|실업|취업|고용",
    "soldiers in the war against Ukraine": r"ukrain|\bkursk|우크라이나|쿠르스크|俄乌|乌克兰|ウクライナ",
}
"""Subjects of which the record has no figures."""


def not_in_record(text: str) -> str:
    """The subject of ``text`` of which the record has no figures, with its word; "" for none that is known."""
    said = ((name, re.search(words, text, re.IGNORECASE)) for name, words in _NOT_IN_RECORD.items())
    return next((f"{name}: '{match[0]}'" for name, match in said if match), "")


_DEFECTORS = regex(r"\bdefectors?\b|\bescapees?\b|탈북", re.IGNORECASE)
_OTHERS = frozenset({"south-koreans", "separated-relatives", "japanese", "koreans-in-japan"})
"""Groups of which no one has left the North for the South."""
_HOW_MANY = regex(
    r"\bhow many\b(?! percent| per cent|.*\b(?:percent|per cent|%))|\bnumber of\b|몇 ?명|몇 ?건", re.IGNORECASE
)
_WORD = regex(r"[A-Za-z][A-Za-z'’-]{3,}|\b[A-Z]{3,}\b")
LIGHT = frozenset(
    names.words(
        "fact general reality order custody hiding poverty around under hands search secret public particular"
        " addition contrast date time work power early late spring summer autumn winter with without"
        " population group groups members totals make made making take taken taking used using being"
        " only even just also again already yearly annual monthly weekly daily within"
        " available counts counting registered recorded known believed thought supposed"
        " hello good morning afternoon evening sorry english thank thanks school project essay"
        " read seen saying quoted published maybe kind explain former closed born witnesses"
        " then large larger small short goes able trying tried like their your"
        " mine some such into onto over year's"
        " fall falls falling rising rises drop drops dropped grow grew grown growing decline declined"
        " two three four five six seven eight nine ten eleven twelve"
        " million thousand thousands hundred hundreds dozen"
        " dozens billion shrink"
        " shrank climb climbed double triple halve asked asks sought seek seeking"
        " develop developed developing development evolve evolved evolution trend series statistic statistics"
        " stuck below above recover recovered recovery"
        " sharply steeply rapidly suddenly quickly slowly dramatically steadily began begun"
        " become became lot lots took against host hosted heard hard finding exact"
        " route because due happend happened wonder always"
        " history yesterday period calendar originally initially family families background article paper"
        " look dissertation submission grant application client clients"
        " living settled resettled statement column chapter lecture seminar class deadline book keep kept big such"
        " thesis told nowadays newer check fact editor certain supposedly editing updating wondering backgrounder"
    )
)
"""Words without which a question asks the same."""
_PEOPLE = regex(r"여성|남성|남자|여자|군인|어린이|아동|청소년|학생|외교관|노동자|고아")
"""Korean nouns that say which of the people are meant."""


def unheard(session: Session, asked: Asked, text: str) -> tuple[str, tuple[str, ...]]:
    """A word of ``text`` without which it asks for something else ("how many live in Iceland", "how many drowned"), or
    "", and the words that an answer would leave out ("all documented returns").
    """
    text = aims.without_claims(text)
    if name := _other_place(asked, text, session.database.vocabulary):
        return name, ()
    words = list(_words_unheard(asked, text, session.database.vocabulary, _incidents(session, asked)))
    telling = [word for word in words if (not asked.time if _says_when(word, text) else _says_what(word, text))]
    telling += words if len(words) > 2 else []  # an answer that left out more would be about something else
    return next(iter(telling), ""), tuple(words)


def is_needed(session: Session, asked: Asked, text: str, word: str) -> bool:
    """Whether an answer without a ``word`` would be about something else, and not only about less.

    Needed are places, what is counted ("how many robots"), and each word of a question that names little else: less
    than two of a time, a place, a group and a claimant.
    """
    own = session.database.vocabulary.measures[asked.measures[0]]
    place, group = asked.place not in ("", own.place), asked.group not in ("", own.group)
    if sum(map(bool, (asked.time, asked.claimants, place, group))) < MIN_NAMED or word in _PEOPLE_NOUNS:
        return True
    if word not in _words_unheard(asked, text, session.database.vocabulary):
        return True
    name, counted = re.escape(word), _COUNTED.search(text)
    there = word[0].isupper() and re.search(rf"{_WHERE}(?:\w+ )?{name}\b", text)
    beside = re.search(rf"{name}\s+\d|\d\s+{name}", text)
    return bool(there or beside or (counted and word in counted[1].split()[:3]))


MIN_NAMED = 2
_COUNTED = regex(r"\b(?:how many|number of|how few)\s+([\w'’ -]+)", re.IGNORECASE)
_PEOPLE_NOUNS = frozenset({"women", "men", "children", "girls", "boys", "soldiers", "students", "orphans"})
_WHERE = r"\b(?:by|with|without|in|at|near|inside|from|via|through|to|on) (?:the |that |those |this )?"
_PEOPLE_WHO = (
    r"(?:North Koreans?|Koreans?|defectors?|refugees?|escapees?|people|persons|women|men|children|workers|soldiers)"
    r"(?:\s+(?:who|that|have|has|had|were|was|are|is|been|being|got|get|still|ever|also|now|no|any|known|the|an?))*\s+"
)


def _says_what(word: str, text: str) -> bool:
    """Whether a word says what is counted or what happened: a name, a noun, or the verb of those who are counted.

    An adjective ("all documented returns") and a word of the question ("what did they conclude") do not.
    """
    name = re.escape(word)
    proper = (word[0].isupper() and not text.startswith(word)) or word.endswith("ly")  # "voluntarily"
    beside = rf"\b{name}\s+\d|\bany(?:one|body) {name}\b|\b(?:no|without) (?:known )?{name}\b"  # "aged 20 to 29"
    asked = rf"\bhow many (?:of (?:them|those) )?(?:(?:had|have|has|were|was|are|been|did) )+{name}\b"
    behind = rf"(?:{_PEOPLE_WHO}|{_WHERE}){name}\b"
    found = re.search(beside, text) or re.search(f"{asked}|{behind}", text, re.IGNORECASE)
    if found or proper or word in _PEOPLE_NOUNS:
        return True
    if _HOW_MANY.search(text):
        counted = _COUNTED.search(text)
        said = counted[1].split() if counted else []
        run = list(itertools.takewhile(lambda one: one.casefold() not in COMMON | ASKING | LIGHT, said))
        return any(one == word and not behind.endswith("s") for one, behind in itertools.pairwise([*run, ""]))
    asks = re.search(rf"\b(?:did|does|do)\b.*\b{name}\b|\b(?:exists?|available|given|give)\b", text, re.IGNORECASE)
    return not (asks or word.endswith(("ed", "ing")))


def _says_when(word: str, text: str) -> bool:
    """Whether a word only says when, which a year may say too: "before and after covid, 2019 vs 2021"."""
    before = r"\b(?:before|after|during|amid|since|until) (?:the )?"
    return re.search(rf"{before}{re.escape(word)}\b(?<!ing)", text, re.IGNORECASE) is not None


def _other_place(asked: Asked, text: str, vocabulary: Vocabulary) -> str:
    """What ``text`` asks for that is not in the answer at all: money, a number of people by a share, a country."""
    if money := _NOT_COUNTED.search(text):
        return money[0]
    if asked.time is None and (pointing := THAT_TIME.search(text)):
        return pointing[0].strip()
    if (pointing := POINTING.search(text)) and pointing[1] not in text[: pointing.start()]:
        return pointing[0]
    shares = all(Kind.SHARE in vocabulary.measures[code].kinds for code in asked.measures)
    if shares and (number := _HOW_MANY.search(text)):
        return number[0]
    if (people := _DEFECTORS.search(text)) and all(
        vocabulary.measures[code].group in _OTHERS for code in asked.measures
    ):
        return people[0]
    compared = places_compared(text, vocabulary)
    others = (
        one.word
        for one in countries(text)
        if not _answers(asked, one.code, vocabulary) and not (asked.place in compared and one.code in compared)
    )
    if foreign := next(others, ""):
        return foreign
    outer = vocabulary.measures[asked.measures[0]]
    if asked.place and Kind.SHARE not in outer.kinds and not may_be_at(vocabulary, outer, asked.place):
        return vocabulary.places[asked.place].label
    if (at_home := _AT_HOME.search(text)) and not _in_north(asked, vocabulary):
        return at_home[1]
    told = " ".join(_told(asked, vocabulary))
    return next((noun for noun in _PEOPLE.findall(text) if noun not in told), "")


def _incidents(session: Session, asked: Asked) -> list[str]:
    """The incidents of which a measure has figures in the country that is asked about: people who came "by boat"."""
    events, within = session.database.vocabulary.events, session.database.vocabulary.lies_within
    if not asked.place or asked.event:
        return []
    counted = {code for measure, code in session.database.scopes_of_measures("event") if measure in asked.measures}
    terms = [events[code] for code in sorted(counted & set(events))]
    return [term.label for term in terms if term.place == asked.place or within("place", term.place, asked.place)]


def _words_unheard(asked: Asked, text: str, vocabulary: Vocabulary, incidents: Sequence[str] = ()) -> Iterator[str]:
    """The words of ``text`` that say something, and of which the answer has none."""
    told = [*_told(asked, vocabulary), *incidents]
    heard = {_stem(word) for each in told for word in names.words(each)}
    towns = {one.word for one in countries(text) if _is_town(one, text, vocabulary)}
    known = (name for name, written in country_names().items() if written not in towns)
    light = COMMON | ASKING | LIGHT | {word for name in known for word in names.words(name)}
    for pattern in (*ASKED_SPEAKER, BY) if asked.claimants else ():
        text = pattern.sub(" ", text)
    words = (match for match in _WORD.findall(text) for word in names.words(match) if word not in light)
    missing = (word for word in words if not all(_is_heard(one, heard) for one in names.words(word)))
    about_children = "hild" in vocabulary.measures[asked.measures[0]].label
    sexes = {"women", "men"} if BY_SEX.search(text) or about_children else set()
    yield from dict.fromkeys(word for word in missing if word not in sexes)


def _is_town(named: Named, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a country is named by one of its towns: "in New York" is not the United States."""
    place = vocabulary.places.get(named.code)
    own = {*names.of_term(place), *SEATS} if place is not None else set(SEATS)
    return named.code not in KOREAS and named.word not in own and text[: named.start].endswith(("in ", "at ", "near "))


_AT_HOME = regex(r"\b(?:in|of|inside) (North Korea)\b(?! in\b|.*\b(?:South|China)\b)")


def _in_north(asked: Asked, vocabulary: Vocabulary) -> bool:
    """Whether an answer is about something in the North, or about a part of those who came from it."""
    measures = [vocabulary.measures[code] for code in asked.measures]
    places = [asked.place or each.place for each in measures]
    told = " ".join(name for each in measures for name in (each.label, *each.cues)).casefold()
    return "to the north" in told or any(not one or vocabulary.meet("place", one, "north-korea") for one in places)


def _is_heard(word: str, heard: set[str]) -> bool:
    """Whether an answer is about what a word says: "repatriation" of "repatriated", "defectors"."""
    stem = _stem(_IRREGULAR.get(word, word))
    begun = len(stem) >= SHARED and any(one.startswith(stem[:SHARED]) for one in heard)
    return begun or not heard.isdisjoint((stem, _stem(word)))


_IRREGULAR = {"send": "sent", "hold": "held", "flee": "fled", "take": "taken", "sell": "sold", "catch": "caught"}
SHARED = 5
"""Letters that two words of one stem begin with."""


def _told(asked: Asked, vocabulary: Vocabulary) -> list[str]:
    """What an answer is about: its measure, people, place, incident and claimant, with all their names."""
    measures = [vocabulary.measures[code] for code in asked.measures]
    terms: list[names.Entry | None] = [vocabulary.topics[asked.topic], vocabulary.events.get(asked.event)]
    terms += [vocabulary.claimants[code] for code in asked.claimants]
    scopes: list[Asked | Measure] = [asked, *measures]
    for one in scopes:
        terms += [vocabulary.places.get(one.place), vocabulary.places.get(one.by), vocabulary.groups.get(one.group)]
    told = [name for term in terms if term is not None for name in names.of_term(term)]
    for each in measures:
        told += [each.label, each.code.replace("-", " "), each.definition.partition(". ")[0], each.sentence]
        told += _cue_words(each.cues)
    return [*told, asked.unit]


def may_be_at(vocabulary: Vocabulary, measure: Measure, place: str) -> bool:
    """Whether what a measure counts may be asked of a place."""
    return not measure.place or vocabulary.meet("place", place, measure.place)


def _answers(asked: Asked, country: str, vocabulary: Vocabulary) -> bool:
    """Whether an answer is about a country that the question names, or by somebody of it; all are about the Koreas."""
    if country in KOREAS:
        return True
    measures = [vocabulary.measures[code] for code in asked.measures]
    named = [("group", asked.group), ("event", asked.event), ("place", asked.place)]
    named += [("group", each.group) for each in measures] + [("claimant", code) for code in asked.claimants]
    known = vocabulary.by_kind
    labels = [known[kind][code].label for kind, code in named if code in known[kind]]
    told = {one.code for label in (*labels, *(each.label for each in measures)) for one in countries(label)}
    places = {asked.place, asked.by, *(each.place for each in measures), *(each.by for each in measures)} - {""}
    return country in told | places or any(
        vocabulary.lies_within("place", place, country) or place.startswith(country) for place in places
    )
