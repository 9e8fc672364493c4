"""What a question in words names beside what the reader finds: places, claimants, topics, women or men.

And the question itself among what is said around it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from nkr.language.scripts import language_of
from nkr.model import Term, Vocabulary, names
from nkr.model.patterns import regex
from nkr.reading.countries import COMING, COUNTRIES, KOREAS, countries, names_of

COMMON = frozenset(
    names.words(
        "how many much what which who whom where when is are was were be been do does did has have had the a"
        " an of in on at to from by for and or it its them they there said says say that this year years"
        " vs versus number numbers figure figures people person persons one north korea korean koreans nk last latest"
        " newest now today total all so far ever defector defectors refugee refugees escapee escapees get got"
        " come came comes coming dprk rok fiscal any more fewer anybody anyone still count counted according about"
        " since in until between among through seem seems i we you ive weve youve one ones"
        " everyone everybody use anything isnt wasnt"
        " arent werent hasnt havent didnt doesnt"
        " 명 수 몇 몇명 총 현재 지금 인원 얼마 얼마나"
    )
)
"""Words that questions are put with: they point to no measure."""
ASKING = frozenset(
    names.words(
        "percentage percent proportion share fraction ratio average source sources estimate estimates went gone"
        " rise rose fallen fell most less least fewest higher highest lower lowest than same change changed"
        " changes compare compared comparison difference increase increased decrease decreased doubled tripled peak"
        " record correct right true wrong outdated valid none reach reached arrive arrived arriving"
        " month months quarter week weeks decade century half first second third fourth next previous before after"
        " during altogether together combined overall roughly exactly actually really currently recently never"
        " every each other another these those what's south east west world country countries town towns city"
        " january february march april june july august september october november december officially please would"
        " range ranges found find conclude concluded exist exists existing documented revisions revised vary varied"
        " different whats oldest earliest recent current pass passed exceed exceeded top topped happen happened"
        " could should know tell give gave given estimated low high behind smallest largest biggest exact exactly"
        " up down going ago put puts split breakdown report reports reported need part gives"
    )
) | {"nobody"}
"""Words that say what is wanted of the figures, and not of whom."""
MANY = 10
"""The smallest number by which a question that names no measure is understood."""
SMALL = frozenset(["the", "in", "of", "a", "at", "to", "and"])
ASKED_SPEAKER = (
    regex(
        r"\b(?:does|do|did) (?P<name>[\w .'’-]{2,60}?)(?: (?:itself|themselves|ever|publicly|officially))*"
        r" (?:(?:say|acknowledge|concede|(?:admit|own up|confess)(?= to\b)|estimate|claim"
        r"|report|think|state|believe|calculate)\b"
        r"|(?:give|put|count)\b(?=\W*$| (?:for|as|it|this|the)\b))"
    ),
    regex(
        r"\b(?:according to|in the view of|(?:given|announced|issued|released|reported|counted|estimated|stated|said"
        r"|published) by)"
        r" (?P<name>[^?,;:]{2,80}?)(?=\s*(?:[?,;:]|\Z|\.\Z|\b\d{4}\b|\b(?:in|for|since|by|from|until|as of)"
        r" (?:\d{4}|early|late|mid|last|the)))",
        re.IGNORECASE,
    ),
    regex(r"(?P<name>[\w·]{2,30}?)(?:에|의 발표에|의 통계에) (?:따르면|의하면)"),
    regex(r"(?P<name>[\w·]{2,30}?)(?:은|는|이|가) (?:뭐라|무엇이라|무어라|어떻게) ?고? ?(?:했|하|말|밝|발표|보)"),
)
"""Whose figure a question asks for: "what does the UN say", "according to the statistics office"."""
REPORTING = regex(
    r"\b(?:according|acknowledge|concede|admit to|own up|confess"
    r"|sa(?:y|ys|id)|estimat\w+|claim\w*|report\w*|count\w*|think|believe\w*|puts?|announc\w+|by|from)\b"
    r"|따르면|의하면|발표|통계|추산|주장|집계|추정",
    re.IGNORECASE,
)
"""Words without which a name in a question says nothing of whose figure is wanted: "did Russia give asylum"."""
BY = regex(
    r"(?:\A|(?<!ed)(?<!sent)(?<!held)(?<!sold)(?<!taken)(?<!caught)(?<!kept) )by (?:the )?(?:"
    r"(?P<name>(?!(?:North |South )?Koreans\b)[A-Z][^?,;:]{2,60}?)(?=\s*(?:[?,;:]|\Z|\b(?:in|for|since|until) \d{4}))"
    r"|(?P<office>(?:[a-z]+ ){0,3}(?:agency|ministry|service|office|bureau|government))\b)"
)
"""Whose figure is asked for, and not who arrested or returned them."""
_NO_ONE = regex(
    r"(?:the |an? )?(?:official |latest |newest |available |known |recent |all |most |this |your |different |various"
    r" |other |several )*(?:figures?|data"
    r"|statistics|numbers?|records?|sources?|reports?|estimates?|media|experts?|you|nkr|it|they|people|we|one"
    r"|bodies|organisations|agencies|institutions|groups|sides|researchers|outlets|papers"
    r"|(?:any|every|some)(?:body|one)|others?)\Z",
    re.IGNORECASE,
)
"""What names no claimant: "according to official figures"."""
_ACRONYM = regex(r"[A-Z]{3,}")


def country_names() -> dict[str, str]:
    """The English names of countries and peoples, in small letters, as they are written."""
    return {name.casefold(): name for code in sorted(COUNTRIES) for name in names_of(code)}


_THE_NUMBER = r"the (?:total |latest |newest )?(?:number|share|percentage|proportion|figure)"
_ASKS = rf"(?:how|what|which|who|whom|whose|when|where|whether|since when|{_THE_NUMBER})"
_LEADS_UP = regex(
    rf"\A.*?\b(?:tell (?:me|us)|let (?:me|us) know|(?:like|want|need|wish|have|love|curious) to know|find out|learn"
    rf"|wonder(?:ed|ing)?(?: if you (?:know|could say))?|(?:do|might|would) you know|could you say|explain"
    rf"|interested in|any idea)\b"
    rf".*?(?=\b{_ASKS}\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What a polite question begins with: "For my thesis I should like to know"."""
_CLOSES = regex(
    r"[\s.,!]*\b(?:thank you|thanks|many thanks|please|pls)\b[\s.!]*\Z"
    r"|[.,:–—-]+\s*(?:the )?(?:(?:latest|newest) )?(?:figures?|numbers?)(?: please)?[\s.?!]*\Z"
    r"|[\s.,:–—-]+(?:(?:the )?figures?,? )?(?:and|with) (?:who \w+ (?:it|that|so)|(?:its |the |a )?sources?)[\s.?!]*\Z",
    re.IGNORECASE,
)
"""How a question ends: "please", "figure and who gives it"."""
_BEGINS = regex(
    rf"\W*(?:(?:and|but|also|so|then),? )*(?:(?:by|in|from|to|for|on|at|of) )?(?:{_ASKS}"
    r"|(?:is|are|was|were|has|have|had|did|does|do|can|could)(?:n['’]?t)?)\b",
    re.IGNORECASE,
)
"""How a question begins."""
_ASKS_WITHIN = regex(
    rf"\b(?:how|what|since when|{_THE_NUMBER})\b|[?？]\s*\Z|\b(?:too|as well)\W*\Z|몇|얼마|누가|언제|어디|비율"
    r"|알려|알고 싶|궁금|수\W*\Z",
    re.IGNORECASE,
)
_NEXT = regex(
    rf"(?<=[?？!])\s+(?:(?:and|also),?\s+)?|(?<=[a-z0-9)”\"가-힣][.])\s+(?=[A-Z가-힣])"
    rf"|,? and (?=(?:(?:by|in|from|to|on|at) )?{_ASKS}\b.)"
    rf"|,? and (?=(?:is|are|was|were|has|have|had|did|does|do) (?:it|that|this|they|everyone|everybody|anyone)\b)"
    r"|,? and (?=(?:in|by|at|on) (?:the )?(?:first|second|third|fourth|next|following)\b)"
    r"|(?: pls| please)?, (?=(?:best|worst|peak|record) year\b)"
    r"|, and (?=(?:do|does|did|is|are|has|have) (?-i:[A-Z]|the ))"
    r"|, (?=(?:how many|how much|by how much|what share|has it|is it|does it)\b)"
    r"|(?<=수)[와과] (?=그 ?중)|(?<=명이)(?:고|며),? "
    r"|(?<=명)이?(?:고|며|었고|였고|인지),? |(?<=[왔갔했있었았였]고) (?=몇)"
    r"|(?<=해)[와과] (?=가장|제일)|(?<=명), (?=비율|누)",
    re.IGNORECASE,
)
"""Where a question ends and another may begin."""
_NAMES_A_NUMBER = regex(
    r"\b(?:figures?|estimates?|numbers?|counts?|shares?|totals?|population|applications|claims|admissions)\b",
    re.IGNORECASE,
)
"""Words by which a fragment asks: "prison camp population, and by how much did it fall"."""
_JOINS = regex(r"\band\b|,")
_A_YEAR = regex(r"\b(?:19|20)\d\d\b")
WORLDWIDE = regex(r"\b(?:worldwide|globally|in the world|around the world|in all countries)\b|전 ?세계", re.IGNORECASE)
"""Words by which a further question asks of all countries, where the one before it asks of one."""
_COMPARE = regex(r",? and how (?:does|do|did) (?:that|this|it|they|these) compare (?=with|to)", re.IGNORECASE)
"""A second question that is a part of the first: "and how does that compare with Britain"."""
_ON_BOTH_SIDES = regex(
    r"\bhow many (?:\w+ ){0,2}before (?P<when>[^?]*?)[,;]? (?:and|or) (?:how many )?after\b[^?]*", re.IGNORECASE
)
"""The same of what came before and after one event."""
_ASKING = regex(rf"[?？]|\b{_ASKS}\b", re.IGNORECASE)
_PARTS = regex(r"(?<=[.!?:;])\s+|\s+[-–—]+\s+")
"""Where what is said around a question ends: "Deadline in an hour: how many came? I need it for a panel"."""
_CONTRAST = regex(r",? (?:as opposed to|rather than|instead of) [^?]*")
"""What is not asked for."""


_PLACE_FIRST = regex(r"(?P<place>[A-Z][\w ]{2,30}?)(?:\s+[-–—]+|:|,)\s+(?P<asked>.+?)[?.\s]*\Z")
"""A country before what is asked of it: "Netherlands – how many in 2018?"."""
_HOW_MANY = regex(r"\bhow many(?! (?:of|times|percent|per cent)\b)(?= \w+ \w)", re.IGNORECASE)
_BEFORE_TIME = regex(r"(?= (?:in|since|by|from) (?:19|20)\d\d\b)|\Z")


_WORKERS = regex(r"(?<!Korean )\b(?:workers|labou?rers|soldiers)\b")


def readings(text: str) -> tuple[str, ...]:
    """``text`` in the ways in which it may be read, the first to be tried first: whole, and without the parts that ask
    nothing and name no number and no country.
    """
    question = _SUCH_AS.sub("", _CONTRAST.sub("", text)).strip() or text
    kept = [
        part
        for part in _PARTS.split(question)
        if _ASKING.search(part)
        or _NAMES_A_NUMBER.search(part)
        or any(sign.isdigit() for sign in part)
        or countries(with_capitals(part))
    ]
    place, asked = _PLACE_FIRST.match(question), ""
    if place and any(one.word.endswith(place["place"]) for one in countries(place["place"])):
        asked = _BEFORE_TIME.sub(f" in {place['place']}", place["asked"], count=1)
    share = _HOW_MANY.sub("what share of", text)  # of which the record may have only a share
    ours = _WORKERS.sub(r"North Korean \g<0>", question)
    ways = (question, text, asked, " ".join(kept), _pointed(question), ours, share)
    return tuple(dict.fromkeys(way or text for way in ways))


def _pointed(text: str) -> str:
    """The one sentence that asks, or says "there", with the country and the time that those around it name: "I write
    about the raid in Bangkok in August 2006. How many were arrested that day?"; "" where nothing is pointed to.
    """
    parts = _PARTS.split(text)
    ending = (part for part in parts if _COUNTS.search(part) and part.rstrip().endswith(("?", "？")))
    asking = [part for part in parts if _THERE.search(part)] or list(ending)
    if len(asking) != 1 or len(parts) == 1:
        return ""
    question, around = asking[0].rstrip(" ?？."), " ".join(part for part in parts if part != asking[0])
    points = (_THERE.search(question), THAT_TIME.search(question), _A_YEAR.search(question))
    if not any(points) and len(question.split()) < SELF_CONTAINED:
        return ""  # "How many North Koreans got in?"
    times = [] if _A_YEAR.search(question) else _TIME.findall(around)
    question = THAT_TIME.sub(f" {times[0]}" if len(times) == 1 else "", question)
    scenes = {one.code: one for one in countries(around) if one.code not in KOREAS}
    if len(scenes) == 1 and not (set(scenes) & {one.code for one in countries(question)}):
        scene = next(iter(scenes.values()))
        where = f"{'from' if around[: scene.start].endswith('from ') else 'in'} {scene.word}"
        question = _THERE.sub(where, question) if points[0] else f"{question} {where}"
    return "" if _POINTS.search(question) or _THERE.search(question) else f"{question}?"


_THERE = regex(r"(?<!\bis )(?<!\bare )(?<!\bwere )(?<!\bwas )\bthere\b(?! (?:is|are|was|were|have|has|had|been)\b)")
SELF_CONTAINED = 9
"""Words from which on a question without a time says what it asks for by itself."""
_TIME = regex(
    r"\b(?i:in|on|of|since|by|until|during) (?:the )?(?:(?:early|late|mid|end of|spring of|summer of"
    r"|autumn of|winter of) ?)?"
    r"(?:(?:[0-3]?\d )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: [0-3]?\d,)? )?(?:19|20)\d\d\b"
)
_COUNTS = regex(
    r"\b(?:any|how (?:many|much|long)|number|count|figures?|share|percent(?:age)?|per cent|proportion)\b", re.IGNORECASE
)
_POINTS = regex(r"\b(?:then|it|that|(?<!say )(?<!says )(?<!said )they)\b", re.IGNORECASE)
"""Words that point to what the sentences around a question speak of."""
THAT_TIME = regex(
    r"\s+(?:on |in |at |during )?(?:that|those|these) (?:\w+ )?(?:day|days|time|month|year|years|raid|occasion)\b"
)
"""Words that point to a time named before."""
POINTING = regex(r"\b(?:on|in|by|from) (?:that|those) (?!who\b|which\b|are\b|were\b)(\w+)", re.IGNORECASE)
"""Words that point to a list or a report named before."""
_SUCH_AS = regex(
    r",? (?:such as|for example|for instance|e\.g\.) [^?,;.]*?"
    r"(?=\s+(?:have|has|had|were|was|are|is|who|that|came|come|in|under|since|from|to)\b|[?,;.]|\Z)"
    r"|,? (?:and so on|and the like|etc\.?)(?=\W)"
    r"|\b[A-Z]\w+,? (?:or|and) (?=(?:an|any|some )?other \w|another )",
    re.IGNORECASE,
)
"""An example of what is asked for."""


def questions_in(text: str) -> list[str]:
    """The questions of ``text``, without what leads up to them: "how many applied in 2007", "how many were accepted".

    One that names only a year, or the other sex, belongs to the one before it. A sentence that asks nothing belongs to
    the first question.
    """
    text = _COMPARE.sub(" compared ", _CLOSES.sub("", _LEADS_UP.sub("", text)))
    text = _ON_BOTH_SIDES.sub(r"how many before and after \g<when>", text)
    found: list[str] = []
    for part, between in _pieces(text):
        begun = found and (_asks(found[-1]) or (_JOINS.search(between) and _NAMES_A_NUMBER.search(found[-1])))
        if begun and _asks(part) and not _belongs(part, between, found[-1]):
            found.append(part)
        elif found:
            found[-1] += between + part
        else:
            found.append(part)
    return [*found[:1], *(part.rstrip(" ?？.") for part in found[1:])]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text between which a question may end, each with what comes before it."""
    at, before = 0, ""
    for cut in _NEXT.finditer(text):
        yield text[at : cut.start()], before
        at, before = cut.end(), cut[0]
    yield text[at:], before


def _asks(text: str) -> bool:
    return _ASKS_WITHIN.search(text) is not None or any(_BEGINS.match(part) for part in _PARTS.split(text))


def _belongs(part: str, between: str, before: str) -> bool:
    """Whether a part goes on with the question before it: it names only a year to compare with, or the other sex."""
    ended = before.rstrip().endswith(("?", "？"))
    if not ended and BY_SEX.search(f"{before}{between}{part}") and not BY_SEX.search(before):
        return True
    if _WHICH_OF_THEM.search(part):
        return True
    alone = _A_YEAR.search(part) and not _OF_THEM.search(part)
    return bool(alone) and not content(_A_YEAR.sub("", part))


_OF_THEM = regex(r"\bof (?:these|those|them)\b", re.IGNORECASE)
_WHICH_OF_THEM = regex(r"\bwhich (?:one|of (?:them|these|those|the two))\b", re.IGNORECASE)
"""Words that point to numbers named beside them: "I have seen 223 and 224, which one do I use"."""


_KOREAN_ASKING = regex(
    r"(?<![가-힣])(?:누가|누구|그렇게|그것|말했|말하|밝혔|밝힌|발표한|언제|어디|얼마|몇|무엇|출처|근거|인가|입니까|이었|였)\S*"
)
"""Korean words that only ask, with their endings."""


def content(text: str) -> set[str]:
    """The words of ``text`` that say what is asked for, and not only that something is."""
    words = names.words(_KOREAN_ASKING.sub(" ", text))
    return {word for word in words if not word[0].isdigit()} - COMMON - ASKING - SMALL


_STATES = {
    "Beijing": "China",
    "Tokyo": "Japan",
    "Moscow": "Russia",
    "Bangkok": "Thailand",
    "Washington": "the United States",
    "London": "the United Kingdom",
    "Ottawa": "Canada",
    "Warsaw": "Poland",
    "Hanoi": "Vietnam",
    "Pyongyang": "the North Korean government",
}
"""States by the seats of their governments."""
SEATS = frozenset(_STATES)
_ACTING = regex(rf"\b(?P<asks>has|have|had|did|does|do|will|by) (?P<seat>{'|'.join(_STATES)})\b")
"""A seat that is said to have done something."""
_TO_SEOUL = regex(rf"\b({COMING}) Seoul\b", re.IGNORECASE)
"""The capital as the country that people come to."""
_DATED = regex(
    r"(?<=\d )(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?=\.? (?:\d{1,2},? )?(?:19|20)\d\d\b)"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\bmay(?= (?:\d{1,2},? )?(?:19|20)\d\d\b)"
)
"""A month in small letters, which is read as one in capitals; "march" and "may" are words too."""


def with_capitals(text: str) -> str:
    """``text`` with the names of countries and peoples as they are written, "the us" as "the US", and states by their
    names where it has the seats of their governments: "did Beijing send back".
    """
    known = country_names()
    long = sorted((name for name in known if len(name) > SHORT_NAME and name.isascii()), key=len, reverse=True)
    short = r"(?<=\bthe )(?:us|uk|usa|eu|un)|(?<=\bin )(?:us|uk|usa|eu)"
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, long))}|{short}|korea|koreans?)\b")

    def written(match: re.Match[str]) -> str:
        word = match[0]
        return known.get(word, word.upper() if len(word) < SHORT_NAME else word.title()).replace("The ", "the ")

    shown = _HOW_MANY_MISTYPED.sub("how many", named.sub(written, _ONE_KOREA.sub(_spelt_out, text)))
    shown = _ACTING.sub(lambda match: f"{match['asks']} {_STATES[match['seat']]}", shown)
    shown = _DATED.sub(lambda match: match[0].title(), _TO_SEOUL.sub(r"\1 South Korea", shown))
    return re.sub(r"\b(north|south)(?= Korea)", lambda match: match[0].title(), shown)


_ONE_KOREA = regex(r"\b([ns])\.? ?(?=koreans?\b)", re.IGNORECASE)
"""The first letter of one Korea: "n. korean refugees"."""


def _spelt_out(letter: re.Match[str]) -> str:
    return "North " if letter[1].casefold() == "n" else "South "


SHORT_NAME = 4
"""Letters of a country's name above which it means nothing else in small letters."""
_HOW_MANY_MISTYPED = regex(r"\bhow (?!much\b|many\b)m\w{2,3}y?\b", re.IGNORECASE)
BY_SEX = regex(
    r"\b(?:fewer|more) women (?:\w+ ){1,4}than men\b|\b(?:fewer|more) men (?:\w+ ){1,4}than women\b|"
    r"\bwomen,? (?:than|or|and|versus|vs\.?) (?:more |fewer |how many (?:were |are )?)?men\b"
    r"|\bmen,? (?:than|or|and|versus|vs\.?) (?:more |fewer |how many (?:were |are )?)?women\b"
    r"|\bwomen, men\b|\bmen, women\b|\bby (?:sex|gender)\b"
    r"|남녀|성별",
    re.IGNORECASE,
)
"""Words that ask for women beside men."""
SIDE_BY_SIDE = regex(r"\b(?:or|and|than|versus|vs?|compared (?:with|to|and))\b|[과와]|이나|보다", re.IGNORECASE)


def places_compared(text: str, vocabulary: Vocabulary) -> list[str]:
    """The codes of the countries that a question sets side by side: "in the UK or in Germany"; else none."""
    named = {(one.start, one.end): one.code for one in countries(text, language_of(text)) if one.code not in KOREAS}
    for code, term in vocabulary.places.items():
        names_of_it = (name for name in names.of_term(term)[1:] if name in text and name[0].isupper())
        for match in itertools.chain.from_iterable(
            re.finditer(rf"\b{re.escape(name)}\b", text) for name in names_of_it
        ):
            if not any(start <= match.start() < end for start, end in named) and code not in (*KOREAS, "world"):
                named[match.span()] = code
    ordered = sorted(named.items())
    pairs = [(one, other) for (one, first), (other, second) in itertools.pairwise(ordered) if first != second]
    apart = any(SIDE_BY_SIDE.search(text, one[1], other[0]) for one, other in pairs)
    return list(dict.fromkeys(code for _, code in ordered)) if apart else []


_SEX = regex(r"\b(?P<women>women|female)\b|\b(?P<men>men|male)\b|(?P<women_ko>여성)|(?P<men_ko>남성)", re.IGNORECASE)


def sex_in(text: str) -> str:
    """The one sex that a question names, where it is not about both."""
    named = {match.lastgroup.partition("_")[0] for match in _SEX.finditer(text) if match.lastgroup}
    return named.pop() if len(named) == 1 and not BY_SEX.search(text) else ""


def place_in(text: str, vocabulary: Vocabulary) -> str:
    """The code of the place of whose name the most words stand in ``text``, but for those that most questions name."""
    words = set(names.words(text))
    found = [
        (len(name), code)
        for code, term in vocabulary.places.items()
        for full in names.of_term(term)[1:]
        for name in ({word for word in names.words(each) if word not in SMALL} for each in _and_bare(full))
        if name and name <= words and code not in ("north-korea", "south-korea", "world")
    ]
    return max(found, default=(0, ""))[1]


def _and_bare(name: str) -> set[str]:
    """The name of a mission with its town and without: "The Canadian embassy in Beijing"."""
    return {name, name.partition(" in ")[0]}


_WHO_ONLY_COUNT = frozenset({"ngo", "academic", "person", "un"})
"""Kinds of claimants that a question names for their figures alone: a government may be the one who acts."""


def claimants_in(text: str, claimants: Mapping[str, Term]) -> frozenset[str]:
    """Those whose figures a question asks for: "what does the UN say", "hrw", "the South Korean statistics office".

    Raises ``NothingFound`` where "according to" names somebody whom the record does not have.
    """
    for pattern in ASKED_SPEAKER:
        if (match := pattern.search(text)) and not _NO_ONE.match(match["name"].strip()):
            name = match["name"].strip().removeprefix("the ").removesuffix(".")
            if codes := described(name, claimants):
                return codes
            raise names.nothing(name, claimants, "claimant")
    if between := _BETWEEN.search(text):
        sides = [
            described(name.strip(), claimants)
            for name in _AND.split(between["names"] or between["each"])
            if name.strip()
        ]
        if len(sides) > 1 and all(sides):
            return frozenset().union(*sides)
    named = [code for code, term in claimants.items() for name in names.of_term(term) if _is_named(name, text)]
    if _VERSUS.search(text) and len(set(named)) > 1:
        return frozenset(named)
    for part in _PARTED.split(text)[1:]:
        name = _FIGURE.sub("", part).strip(" .?")
        if BODY & _office(name) and _office(name) - BODY and (codes := described(name, claimants)):
            return codes
    by = BY.search(text)
    body = (by["name"] or by["office"]) if by else ""
    if body and body.casefold() not in country_names() and (codes := described(body, claimants)):
        return codes
    words = {*names.words(text), *(match.casefold() for match in _ACRONYM.findall(text))}
    spaced = f" {' '.join(names.words(text))} "
    return frozenset(
        code
        for code, term in claimants.items()
        for name in names.of_term(term)
        if (_ACRONYM.fullmatch(name) and name.casefold() in words)
        or (term.kind in _WHO_ONLY_COUNT and any(f" {' '.join(one)} " in spaced for one in _short_names(name)))
        or (_VERSUS.search(text) and _is_named(name, text))
        or (term.kind in _WHO_ONLY_COUNT and name[0].isupper() and name in _CAPITALISED.findall(text))
        or (term.kind in _WHO_ONLY_COUNT and text.islower() and name.isalpha() and name.casefold() in words)
        or (len(words_of := names.words(name)) >= LONG_NAME and f" {' '.join(words_of)} " in spaced)
    )


def _is_named(name: str, text: str) -> bool:
    """Whether ``text`` has a name of several words, with "the" or without."""
    words = [word for word in names.words(name) if word != "the"]
    return len(words) > 1 and f" {' '.join(words)} " in f" {' '.join(names.words(text))} "


_BETWEEN = regex(
    r"\b(?:differ\w*|disagree\w*|gap|compar\w+)\b.*?\b(?:between|of) (?P<names>[^?;:\d]+? and [^?;:,\d]+?)"
    r"(?= (?:on|in|for|about|over|figures?|estimates?|numbers?|counts?)\b|[?.,;:]|\s*\Z)"
    r"|(?P<each>(?:[\w·]+ 정부|[\w·]+)[와과] [\w· ]+?)(?:은|는|이|가) 각각",
    re.IGNORECASE,
)
_AND = regex(r",| and |(?<=[가-힣])[와과] ")
"""Several whose figures differ: "the difference between the estimates of Good Friends and Beijing"."""
_VERSUS = regex(r"\b(?:versus|vs|v)\b", re.IGNORECASE)
LONG_NAME = 4
"""Words of a name that only one has: "National Human Rights Commission of Korea"."""
_CAPITALISED = regex(r"\b[A-Z][a-z]{3,}\b")


def _short_names(name: str) -> list[tuple[str, ...]]:
    """A name of some words, and without what is said of it: "Courtland Robinson of Johns Hopkins University"."""
    parts = {name, name.partition(",")[0], name.partition(" of ")[0]}
    return [words for part in parts if len(words := names.words(part)) > 1]


def described(name: str, claimants: Mapping[str, Term]) -> frozenset[str]:
    """The claimants that a name or a description means: "South Korea's statistics office"; those with fewest words
    besides.
    """
    name = "United Nations" if name == "유엔" else name
    if name.endswith("정부") and (states := countries(name, "ko")):
        name = f"{names_of(states[0].code)[0]} government"
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
BODY = frozenset(names.words("office government ministry police intelligence institute commission committee council"))
"""Words of a body, without which a part of a fragment is a place or people: "arrests, China, 2011"."""
_PARTED = regex(r"\s*[,;:]\s+|\s+[–—-]\s+")
_FIGURE = regex(r"\b(?:figures?|numbers?|estimates?|counts?|data)\b.*\Z", re.IGNORECASE)
_NO_NAME = frozenset(
    names.words(
        "the of in and for from at s a an own official latest national authors researchers experts scholars people"
    )
)


def _office(name: str) -> frozenset[str]:
    seats = {seat.casefold(): state for seat, state in _STATES.items()}
    said = " ".join(_OFFICE_WORDS.get(word, seats.get(word, word)) for word in names.words(name)).casefold()
    return frozenset(said.split()) - _NO_NAME


def topic_in(text: str, vocabulary: Vocabulary) -> str:
    """The topic that a question names and says nothing else of: "how many defectors are there"; "" for none."""
    words = names.words(BY_SEX.sub(" ", text))
    topics = ((code, names.words(name)) for code, topic in vocabulary.topics.items() for name in names.of_term(topic))
    for code, name in topics:
        if names.holds(name, words) and set(words) - set(name) <= COMMON | {w for w in words if w[0].isdigit()}:
            return code
    return ""
