"""What the words of a question name beyond what the reader finds: measures, places, claimants, misspellings."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from nkr.analysis.answers import Asked
from nkr.model import names
from nkr.model.patterns import regex
from nkr.model.vocabulary import Kind, Term, Vocabulary
from nkr.services.session import Session

NEAREST = 3
"""Measures that are offered where a question names none."""
LIKENESS = 0.8
"""How alike a mistyped word must be to the word that it is read as."""
SHORT_LIKENESS = 0.88
"""The same of a word of four letters: "nort" is "north"."""
NEARLY = 0.75
"""How much of the best score a measure needs to be answered beside it."""

_COMMON = frozenset(
    names.words(
        "how many much what which who whom where when is are was were be been do does did has have had the a"
        " an of in on at to from by for and or it its them they there said says say that this year years"
        " number numbers figure figures people person persons one north korea korean koreans nk last latest"
        " newest now today total all so far ever defector defectors refugee refugees escapee escapees get got"
        " come came comes coming am any anybody anyone still count counted according about since in until between"
        " 명 수 몇 몇명 총 현재 지금 인원 얼마 얼마나"
    )
)
"""Words that questions are put with: they point to no measure."""
_SMALL = frozenset(["the", "in", "of", "a", "at", "to", "and"])
_ASKING = frozenset(
    names.words(
        "percentage percent proportion share fraction ratio average source sources estimate estimates went gone"
        " rise rose fallen fell more most less least fewer fewest higher highest lower lowest than same change changed"
        " changes compare compared comparison difference increase increased decrease decreased doubled tripled peak"
        " record correct right still true wrong outdated valid anyone none reach reached arrive arrived arriving"
        " month months quarter week weeks decade century half first second third fourth next previous before after"
        " during altogether together combined overall roughly exactly actually really currently recently ever never"
        " every each other another these those what's north south east west world country countries town towns city"
        " january february march april june july august september october november december officially please would"
        " could should know tell give gave given estimated"
    )
) | {"nobody"}
"""Words that say what is wanted of the figures, and not of whom."""
_QUESTION_WORDS = _ASKING | frozenset(
    names.words(
        "leave living lived lives died dead killed sent held kept given gave police border money home families family"
        " relatives government official ministry seekers workers"
    )
)
"""Words that questions are put with, and that are no mistyped ones."""
_ASKED_SPEAKER = (
    regex(
        r"\b(?:does|do|did) (?P<name>[\w .'’-]{2,60}?)"
        r" (?:(?:say|estimate|claim|report|think|state|believe|calculate)\b"
        r"|(?:give|put|count)\b(?=\W*$| (?:for|as|it|this|the)\b))"
    ),
    regex(
        r"\b(?:according to|in the view of|(?:reported|counted|estimated|stated|said|published) by)"
        r" (?P<name>[^?,;:]{2,80}?)(?=\s*(?:[?,;:]|\Z|\.\Z|\b(?:in|for|since|by|from|until|as of)"
        r" (?:\d{4}|early|late|mid|last|the)))",
        re.IGNORECASE,
    ),
    regex(r"(?P<name>[\w·]{2,30}?)(?:에|의 발표에|의 통계에) (?:따르면|의하면)"),
    regex(r"(?P<name>[\w·]{2,30}?)(?:은|는|이|가) (?:뭐라|무엇이라|무어라|어떻게) ?고? ?(?:했|하|말|밝|발표|보)"),
)
"""Whose figure a question asks for: "what does the UN say", "according to the statistics office"."""
REPORTING = regex(
    r"\b(?:according|sa(?:y|ys|id)|estimat\w+|claim\w*|report\w*|count\w*|think|believe\w*|puts?|announc\w+|by|from)\b"
    r"|따르면|의하면|발표|통계|추산|주장|집계|추정",
    re.IGNORECASE,
)
"""Words without which a name in a question says nothing of whose figure is wanted: "did Russia give asylum"."""
_BY = regex(
    r"(?:\A|(?<!ed)(?<!sent)(?<!held)(?<!sold)(?<!taken)(?<!caught)(?<!kept) )by (?:the )?(?P<name>[A-Z][^?,;:]{2,60}?)"
    r"(?=\s*(?:[?,;:]|\Z|\b(?:in|for|since|until) \d{4}))"
)
"""Whose figure is asked for, and not who arrested or returned them."""
_NO_ONE = regex(
    r"(?:the |an? )?(?:official |latest |newest |available |known |recent |all |most |this |your )*(?:figures?|data"
    r"|statistics|numbers?|records?|sources?|reports?|estimates?|media|experts?|you|nkr|it|they|people|we|one)\Z",
    re.IGNORECASE,
)
"""What names no claimant: "according to official figures"."""
_ACRONYM = regex(r"[A-Z]{3,}")


def nearest(session: Session, text: str) -> list[str]:
    """Codes of the measures whose label, definition and places have most of the rarer words of ``text``."""
    return _ranked(session, text)[0][:NEAREST]


def guessed(session: Session, text: str) -> tuple[str, ...]:
    """The measures of one topic that have every word of ``text`` that says something, the best first.

    A question with a word that the vocabulary does not have ("bananas") is not guessed at.
    """
    near, best = _ranked(session, text)
    measures = session.database.vocabulary.measures
    said = {_stem(word) for word in names.words(text) if word not in _COMMON | _SMALL} - {""}
    best = [code for code in best if not _little_of(measures[code].label, said)]
    return tuple(code for code in best if measures[code].topic == measures[near[0]].topic)


def _little_of(label: str, said: set[str]) -> bool:
    """Whether a question only says less than half of a label: "population" is not "population lost to the famine"."""
    telling = {_stem(word) for word in names.words(label) if word not in _COMMON | _SMALL}
    words = {word for word in said if not word[0].isdigit()}
    return words <= telling and 2 * len(words) < len(telling)


def _ranked(session: Session, text: str) -> tuple[list[str], list[str]]:
    """All measures that share words with ``text``, the best first, and those that have nearly all that it says."""
    vocabulary = session.database.vocabulary
    wanted = {_stem(word) for word in names.words(text) if word not in _COMMON and not word[0].isdigit()} - {""}
    holds = _words_of_measures(session)
    common = Counter(word for held in holds.values() for word in held & wanted)
    scores = {code: sum(1 / common[word] for word in held & wanted) for code, held in holds.items()}
    ranked = sorted((code for code, score in scores.items() if score), key=lambda code: -scores[code])
    measures = vocabulary.measures
    cued = {code: {_stem(word) for word in _cue_words(measures[code].cues)} for code in ranked}
    full = [code for code in ranked if wanted <= holds[code] | cued[code]]
    return ranked, [code for code in full if scores[code] >= NEARLY * scores[full[0]]]


def _words_of_measures(session: Session) -> dict[str, set[str]]:
    """The words of each measure that has figures: of its label, its definition, its topic and its places."""
    vocabulary = session.database.vocabulary
    places: dict[str, set[str]] = {}
    for measure, place in session.database.places_of_measures():
        places.setdefault(measure, set()).add(place)
    holds: dict[str, set[str]] = {}
    for code, of in vocabulary.measures.items():
        texts = [of.label, of.definition, *names.of_term(vocabulary.topics[of.topic])]
        texts += [
            name
            for place in places.get(code, ())
            if place in vocabulary.places
            for name in names.of_term(vocabulary.places[place])
        ]
        holds[code] = {_stem(word) for each in texts for word in names.words(each)} if code in places else set()
    return holds


def _cue_words(cues: Iterable[str]) -> set[str]:
    return {word.rstrip("*") for cue in cues for word in re.split(r"[\s|+]+", cue) if word and not word.startswith("-")}


def _stem(word: str) -> str:
    """A word without the commonest endings: "arrived" and "arrivals" are near."""
    if not word.isascii() or len(word) < 5:
        return word.removesuffix("s")
    return re.sub(r"(?:ing|ed|als?|ees?|ors?|s)$", "", word)


def _known_words(session: Session) -> set[str]:
    """Every word that the vocabulary has or that questions are put with."""
    vocabulary = session.database.vocabulary
    known = set(_COMMON | _QUESTION_WORDS)
    for measure in vocabulary.measures.values():
        known |= set(names.words(f"{measure.label} {measure.definition}"))
        for word in _cue_words(measure.cues):
            known |= {word, f"{word}s", f"{word.removesuffix('e')}ed", f"{word.removesuffix('e')}ing"}
    terms_of = (vocabulary.places, vocabulary.groups, vocabulary.claimants, vocabulary.topics, vocabulary.events)
    for terms in terms_of:
        known |= {word for term in terms.values() for name in names.of_term(term) for word in names.words(name)}
    return known | {word for name in _country_names() for word in names.words(name)}


def _country_names() -> dict[str, str]:
    """The English names of countries and peoples, in small letters, as they are written."""
    from nkr.reading.countries import COUNTRIES, names_of

    return {name.casefold(): name for code in sorted(COUNTRIES) for name in names_of(code)}


_ASKS = (
    r"(?:how (?:many|much|large|big|long|has|have|did|do)|what|which|who|whom|whose|when|where|whether|since when"
    r"|the (?:total |latest |newest )?(?:number|share|percentage|proportion|figure))"
)
_LEADS_UP = regex(
    rf"\A.*?\b(?:tell (?:me|us)|let (?:me|us) know|(?:like|want|need|wish|have|love|curious) to know|find out|learn"
    rf"|wonder(?:ed|ing)?(?: if you (?:know|could say))?|do you know|could you say|interested in)\b.*?(?=\b{_ASKS}\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What a polite question begins with: "For my thesis I should like to know"."""
_SECOND = regex(rf"\A(.*\b{_ASKS}\b.+?),? and (?={_ASKS}\b.)", re.IGNORECASE | re.DOTALL)
"""A question before another one: "how many took their own lives in 2018, and what share of all deaths was that"."""
_A_YEAR = regex(r"\b(?:19|20)\d\d\b")


def question_in(text: str) -> str:
    """The question itself, without what leads up to it; of two the first. Years and sexes side by side are one."""
    text = _LEADS_UP.sub("", text)
    first = _SECOND.match(text)
    if first is None or BY_SEX.search(text) or (_A_YEAR.search(first[1]) and _A_YEAR.search(text, first.end())):
        return text
    return first[1]


def with_capitals(text: str) -> str:
    """``text`` with the names of countries and peoples as they are written: "thailand" is Thailand, "the us" the US."""
    known = _country_names()
    long = sorted((name for name in known if len(name) > SHORT_NAME and name.isascii()), key=len, reverse=True)
    short = r"(?<=\bthe )(?:us|uk|usa|eu|un)|(?<=\bin )(?:us|uk|usa|eu)"
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, long))}|{short}|korea|koreans?)\b")

    def written(match: re.Match[str]) -> str:
        word = match[0]
        return known.get(word, word.upper() if len(word) < SHORT_NAME else word.title())

    shown = _HOW_MANY_MISTYPED.sub("how many", named.sub(written, text))
    return re.sub(r"\b(north|south)(?= Korea)", lambda match: match[0].title(), shown)


SHORT_NAME = 4
"""Letters of a country's name above which it means nothing else in small letters."""


def corrected(session: Session, text: str) -> str:
    """``text`` with each word that the vocabulary does not have as the one that it is nearly spelt like."""
    known = _known_words(session)
    terms = session.database.vocabulary.places.values()
    places = {
        *_country_names(),
        *(word for term in terms for name in names.of_term(term) for word in names.words(name)),
    }

    def spelt(match: re.Match[str]) -> str:
        word = match[0].casefold()
        if word in known:
            return match[0]
        likeness = LIKENESS if len(word) > SHORT_NAME else SHORT_LIKENESS
        alike = [other for other in known if other[:1] == word[0]]  # the first letter is hardly ever mistyped
        near = next(iter(difflib.get_close_matches(word, alike, n=1, cutoff=likeness)), word)
        another = near in places and len(near) == len(word) and sorted(near) != sorted(word)  # Iceland is not Ireland
        return match[0] if another or near in (f"{word}s", word.removesuffix("s")) else near

    return with_capitals(re.sub(r"[A-Za-z]{4,}", spelt, text))


_HOW_MANY_MISTYPED = regex(r"\bhow (?!much\b|many\b)m\w{2,3}y?\b", re.IGNORECASE)
_MONEY = regex(
    r"\bhow much money\b|\bhow much do(?:es)?\b.*\b(?:cost|charge|pay|earn|send)\b|얼마를 (?:보내|송금)", re.IGNORECASE
)
"""Questions for sums of money, of which the record has none."""
_HOW_MANY = regex(
    r"\bhow many\b(?! percent| per cent|.*\b(?:percent|per cent|%))|\bnumber of\b|몇 ?명|몇 ?건", re.IGNORECASE
)
_WORD = regex(r"[A-Za-z][A-Za-z'’-]{3,}|\b[A-Z]{3,}\b")
_LIGHT = frozenset(
    names.words(
        "fact general reality order custody hiding poverty around under least hands search secret public particular"
        " addition contrast date time work power early late spring summer autumn winter come through with without"
        " people population group groups members total totals make made making take taken taking used using being"
        " only even just also again already about yearly annual monthly weekly daily since until between within"
        " available count counts counting counted registered recorded known believed thought estimated supposed"
        " able want trying tried like compared much more their them they your mine some such into onto over year's"
        " fall falls falling rise rising rises drop drops dropped grow grew grown growing decline declined"
        " one two three four five six seven eight nine ten eleven twelve"
        " million thousand thousands hundred hundreds dozen"
        " dozens billion shrink among"
        " shrank climb climbed double triple halve asked asks sought seek seeking"
        " develop developed developing development evolve evolved evolution trend series statistic statistics percent"
        " figures history today yesterday period"
    )
)
"""Words without which a question asks the same."""
BY_SEX = regex(
    r"\bwomen,? (?:than|or|and|versus|vs\.?) (?:more |fewer |how many (?:were |are )?)?men\b"
    r"|\bmen,? (?:than|or|and|versus|vs\.?) (?:more |fewer |how many (?:were |are )?)?women\b|\bby (?:sex|gender)\b"
    r"|남녀|성별",
    re.IGNORECASE,
)
"""Words that ask for women beside men."""
_PEOPLE = regex(r"여성|남성|남자|여자|군인|어린이|아동|청소년|학생|외교관|노동자|고아")
"""Korean nouns that say which of the people are meant."""


def unheard(session: Session, asked: Asked, text: str) -> str:
    """A word of ``text`` that the answer would pass over ("how many live in Iceland", "by boat"); "" for none."""
    from nkr.reading.countries import countries

    vocabulary = session.database.vocabulary
    if money := _MONEY.search(text):
        return money[0]
    shares = all(Kind.SHARE in vocabulary.measures[code].kinds for code in asked.measures)
    if shares and (number := _HOW_MANY.search(text)):
        return number[0]
    others = (one.word for one in countries(text) if not _answers(asked, one.code, vocabulary))
    if foreign := next(others, ""):
        return foreign
    outer = vocabulary.measures[asked.measures[0]]
    if asked.place and Kind.SHARE not in outer.kinds and not _overlap(asked.place, outer.place, vocabulary):
        return vocabulary.places[asked.place].label
    if (at_home := _AT_HOME.search(text)) and not _in_north(asked, vocabulary):
        return at_home[1]
    told = _told(asked, vocabulary)
    heard = {_stem(word) for each in told for word in names.words(each)}
    light = _COMMON | _ASKING | _LIGHT | {word for name in _country_names() for word in names.words(name)}
    for pattern in (*_ASKED_SPEAKER, _BY) if asked.claimants else ():
        text = pattern.sub(" ", text)
    words = (match for match in _WORD.findall(text) for word in names.words(match) if word not in light)
    missing = (word for word in words if not all(_is_heard(one, heard) for one in names.words(word)))
    people = (noun for noun in _PEOPLE.findall(text) if not any(noun in each for each in told))
    sexes = {"women", "men"} if BY_SEX.search(text) or "hild" in outer.label else set()
    return next((word for word in missing if word not in sexes), "") or next(people, "")


_AT_HOME = regex(r"\b(?:in|of|inside) (North Korea)\b(?! in\b|.*\b(?:South|China)\b)")


def _in_north(asked: Asked, vocabulary: Vocabulary) -> bool:
    """Whether an answer is about something in the North, or about a part of those who came from it."""
    measures = [vocabulary.measures[code] for code in asked.measures]
    places = [asked.place or each.place for each in measures]
    told = " ".join(name for each in measures for name in (each.label, *each.cues)).casefold()
    return "to the north" in told or any(
        place in ("north-korea", "") or _overlap(place, "north-korea", vocabulary) for place in places
    )


def _is_heard(word: str, heard: set[str]) -> bool:
    """Whether an answer is about what a word says: "repatriation" of "repatriated", "defectors"."""
    stem = _stem(_IRREGULAR.get(word, word))
    return (
        stem in heard
        or _stem(word) in heard
        or (len(stem) >= SHARED and any(one.startswith(stem[:SHARED]) for one in heard))
    )


_IRREGULAR = {"send": "sent", "hold": "held", "flee": "fled", "take": "taken", "sell": "sold", "catch": "caught"}
SHARED = 5
"""Letters that two words of one stem begin with."""


def _told(asked: Asked, vocabulary: Vocabulary) -> list[str]:
    """What an answer is about: its measure, people, place, incident and claimant, with all their names."""
    measures = [vocabulary.measures[code] for code in asked.measures]
    terms = [vocabulary.topics[asked.topic], vocabulary.groups.get(asked.group), vocabulary.events.get(asked.event)]
    terms += [vocabulary.claimants[code] for code in asked.claimants]
    for code in (asked.place, asked.by, *(each.place for each in measures), *(each.by for each in measures)):
        terms.append(vocabulary.places.get(code))
    terms += [vocabulary.groups.get(each.group) for each in measures]
    told = [name for term in terms if term is not None for name in names.of_term(term)]
    for each in measures:
        told += [each.label, each.code.replace("-", " "), each.definition.partition(". ")[0], each.sentence]
        told += _cue_words(each.cues)
    return told


_SEX = regex(r"\b(?P<women>women|female)\b|\b(?P<men>men|male)\b|(?P<women_ko>여성)|(?P<men_ko>남성)", re.IGNORECASE)


def sex_in(text: str) -> str:
    """The one sex that a question names, where it is not about both."""
    named = {match.lastgroup.partition("_")[0] for match in _SEX.finditer(text) if match.lastgroup}
    return named.pop() if len(named) == 1 and not BY_SEX.search(text) else ""


def _overlap(one: str, other: str, vocabulary: Vocabulary) -> bool:
    within = vocabulary.lies_within
    return not other or one == other or within("place", one, other) or within("place", other, one)


def _answers(asked: Asked, country: str, vocabulary: Vocabulary) -> bool:
    """Whether an answer is about a country that the question names, or by somebody of it; all are about the Koreas."""
    from nkr.reading.countries import NORTH_KOREA, SOUTH_KOREA, countries

    if country in (NORTH_KOREA, SOUTH_KOREA):
        return True
    measures = [vocabulary.measures[code] for code in asked.measures]
    groups = [
        vocabulary.groups[code].label
        for code in (asked.group, *(each.group for each in measures))
        if code in vocabulary.groups
    ]
    claimants = [vocabulary.claimants[code].label for code in asked.claimants]
    events = [vocabulary.events[asked.event].label] if asked.event in vocabulary.events else []
    events += [vocabulary.places[asked.place].label] if asked.place in vocabulary.places else []
    told = {
        one.code
        for label in (*groups, *claimants, *events, *(each.label for each in measures))
        for one in countries(label)
    }
    places = {asked.place, asked.by, *(each.place for each in measures), *(each.by for each in measures)} - {""}
    return country in told | places or any(
        vocabulary.lies_within("place", place, country) or place.startswith(country) for place in places
    )


def place_in(text: str, vocabulary: Vocabulary) -> str:
    """The code of the place of whose name the most words stand in ``text``, but for those that most questions name."""
    words = set(names.words(text))
    found = [
        (len(name), code)
        for code, term in vocabulary.places.items()
        for name in ({word for word in names.words(each) if word not in _SMALL} for each in names.of_term(term)[1:])
        if name and name <= words and code not in ("north-korea", "south-korea", "world")
    ]
    return max(found, default=(0, ""))[1]


_WHO_ONLY_COUNT = frozenset({"ngo", "academic", "person"})
"""Kinds of claimants that a question names for their figures alone: a government may be the one who acts."""


def claimants_in(text: str, claimants: Mapping[str, Term]) -> frozenset[str]:
    """Those whose figures a question asks for: "what does the UN say", "hrw", "the South Korean statistics office".

    Raises ``NothingFound`` where "according to" names somebody whom the record does not have.
    """
    for pattern in _ASKED_SPEAKER:
        if (match := pattern.search(text)) and not _NO_ONE.match(match["name"].strip()):
            name = match["name"].strip().removeprefix("the ").removesuffix(".")
            if codes := described(name, claimants):
                return codes
            raise names.nothing(name, claimants, "claimant")
    for part in _PARTED.split(text)[1:]:
        name = _FIGURE.sub("", part).strip(" .?")
        if _BODY & _office(name) and _office(name) - _BODY and (codes := described(name, claimants)):
            return codes
    by = _BY.search(text)
    if by and by["name"].casefold() not in _country_names() and (codes := described(by["name"], claimants)):
        return codes
    words = {*names.words(text), *(match.casefold() for match in _ACRONYM.findall(text))}
    spaced = f" {' '.join(names.words(text))} "
    return frozenset(
        code
        for code, term in claimants.items()
        for name in names.of_term(term)
        if (_ACRONYM.fullmatch(name) and name.casefold() in words)
        or (term.kind in _WHO_ONLY_COUNT and " " in name and f" {' '.join(names.words(name))} " in spaced)
    )


def described(name: str, claimants: Mapping[str, Term]) -> frozenset[str]:
    """The claimants that a name or a description means: "South Korea's statistics office"; those with fewest words
    besides.
    """
    found = names.find(name, claimants)
    if found.exact:
        return frozenset(found.codes)
    wanted = _office(name)
    fits = [
        (len(has - wanted), code)
        for code, term in claimants.items()
        for has in map(_office, names.of_term(term)[1:])
        if wanted and wanted <= has
    ]
    least = min((extra for extra, _ in fits), default=0)
    return frozenset(code for extra, code in fits if extra == least) or frozenset(found.codes)


_OFFICE_WORDS = {
    **dict.fromkeys(("agency", "bureau", "service", "department", "authority"), "office"),
    **dict.fromkeys(("statistical", "statistics", "stats"), "statistic"),
    **dict.fromkeys(("korean", "koreas", "koreans"), "korea"),
    **dict.fromkeys(("american", "us", "usa"), "united states"),
    **{"defense": "defence", "chinese": "china", "thai": "thailand", "japanese": "japan", "russian": "russia"},
    **{"seoul": "south korea", "governments": "government", "spy": "intelligence", "british": "united kingdom"},
}
"""Words by which an office is described, as its name has them."""
_BODY = frozenset(names.words("office government ministry police intelligence institute commission committee council"))
"""Words of a body, without which a part of a fragment is a place or people: "arrests, China, 2011"."""
_PARTED = regex(r"\s*[,;:]\s+|\s+[–—-]\s+")
_FIGURE = regex(r"\b(?:figures?|numbers?|estimates?|counts?|data)\b.*\Z", re.IGNORECASE)
_NO_NAME = frozenset(names.words("the of in and for s a an own official latest national"))


def _office(name: str) -> frozenset[str]:
    said = " ".join(_OFFICE_WORDS.get(word, word) for word in names.words(name))
    return frozenset(said.split()) - _NO_NAME


def topic_in(text: str, vocabulary: Vocabulary) -> str:
    """The topic that a question names and says nothing else of: "how many defectors are there"; "" for none."""
    words = names.words(text)
    topics = ((code, names.words(name)) for code, topic in vocabulary.topics.items() for name in names.of_term(topic))
    for code, name in topics:
        if names.holds(name, words) and set(words) - set(name) <= _COMMON | {w for w in words if w[0].isdigit()}:
            return code
    return ""
