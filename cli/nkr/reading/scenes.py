"""The country in which what a figure counts took place: its clause says it, else its sentence, its label, or what was
spoken of before.

The country of origin is none, nor one that is passed through, nor that of a government that only speaks. A sentence,
label or heading that names another country ends what was carried from before.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.reading.countries import NORTH_KOREA, Named, countries
from nkr.reading.passages import Sentence

_OFFICIAL = (
    r"(?:visa|diplomatic|schools?|officials?|officers?|governments?|ministr\w+|department\w*|authorit\w+|media|spokes\w+|embass\w+"
    r"|consul\w+|missions?|compounds?|laws?|acts?|committees?|commissions?|agenc(?:y|ies)|databases?|institutes?"
    r"|congress\w*|citizens?|nationals?|activists?|missionar\w+|diplomats?|police|guards?|soldiers?"
    r"|troops|agents?|newspapers?|news|ambassador"
    r"|president|leader|men|man|women|woman|brokers?|husbands?|farmers?|intelligence|state department"
    r"|state|foreign|unification|counterparts?|human rights"
    r"|groups?|ngos?|non-governmental|aid|church\w*|christians?|pastors?|embargo|war|peninsula|won"
    r"|yuan|dollars?|border guards?|public security|boats?|ships?|vessels?|trucks?|cargo|traders?|goods|coins?"
    r"|(?:border|frontier)(?! (?:town|city|cities|region|area|village|count|province|prefecture|zone|post))"
    r"|security|army|military|court|newspaper|tv|television|broadcaster|reporters?|journalists?"
    r"|researchers?|experts?|scholars?|lawmakers?|envoy|reports?|figures?|data|statistics|records|times|daily|herald"
    r"|based|charit(?:y|ies)|organi[sz]ations?|foundations?|associations?|networks?|economists?|demographers?|yearbooks?)"
)
_TAKES_IN = (
    r"(?:(?:has|have|had|also|only|officially|ever|already)\s+)*(?:received|receives|accepted|accepts"
    r"|admitted|admits|granted|grants|took in|takes in|taken in|resettled|let in|lets in|given asylum"
    r"|gave asylum|welcomed|hosts?|hosted|registered|recorded|approved)\b"
)
_SPEAKS = regex(
    rf"\.?\s*(?:['’]s?\s+|-)?(?:\w+\s+){{0,2}}?{_OFFICIAL}\b|\s+(?:said|says|say|told|reports?|reported"
    rf"|estimates?|estimated|claims?|claimed|denie[sd]|announced|confirmed|believes?|put|puts"
    rf"|considers?|regards?|calls?|insists?|admits? to)\b",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:(?:has|have|had|also|reportedly|already)\s+)*(?:arrest(?:s|ed)?|detain(?:s|ed)?|deport(?:s|ed)?|expel(?:s|led)?"
    r"|repatriate[sd]?|rounded up|caught|raid(?:s|ed)?|sent back|picked up|seized|h[eo]lds?|let|released?)\b"
)
_TAKES = regex(
    rf"(?:,[^,.;]{{3,60}},)?[\w\s'’-]{{0,40}}?\s{_TAKES_IN}|(?:['’]s)?(?:\s(?!were\b|was\b|been\b|being\b|are\b|is\b)[\w’'-]+){{0,4}}?\s{_ACTS}",
    re.IGNORECASE,
)
_THROUGH = regex(
    r"\b(?:via|through|with|by way of|transit(?:ing)?|from|across|between|after (?:crossing|leaving)"
    r"|leav\w+|left)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
EXCEPTED = regex(
    r"\b(?:other than|outside|except|apart from|besides|(?:largest|biggest|main|most)\b[\w ]{0,30} after)"
    r"\s+(?:the\s+)?(?:(?:two )?[A-Z]\w+\s(?:[A-Z]\w+\s)?(?:and|or)\s)?\Z"
)
_INTO = regex(
    r"\b(?:in|to|into|inside|within|reach\w*|enter\w*|at|for|across|throughout|on)\s+(?:the\s+"
    r"|northeast\w*\s+|north-east\w*\s+|mainland\s+|neighbou?ring\s+)*\Z",
    re.IGNORECASE,
)
_KOREAN_SPEAKS = regex(
    r"\s?(?:정부|당국|외교부|통일부|언론|국적|공안|대사관|영사관|주재|측|인권|선교|국무부|의회"
    r"|공관|총영사관|국제학교|변방|남성|여성|인\b|사람|어선|계|돈|=|을 거쳐|를 거쳐|을 경유"
    r"|를 경유|에서 온|등(?:의)?\s?제?3국)"
)
_JAPANESE_SPEAKS = regex(
    r"(?:政府|当局|外務省|統一省|統一部|メディア|国籍|大使館|大使馆|総領事館|总领事|總領事|領事館|领事馆|使馆|使館|驻|駐|学校|學校|警方|官员|官員|国务院|國務院|外交部|側|人(?!に)|男性|語|経由|を経て|を通じ)"
)


_GOVERNED = regex(r"\b(?:\w+\s+){1,2}?(?:(?:to|in|into|for|at)\s+)?(?:the\s+)?\Z")
_WAIT_IN = regex(r"\bwait\w*\s(?:\w+\s){0,3}(?:in|at)\s+(?:the\s+)?\Z", re.IGNORECASE)


HOLDS = (
    r"\s+(?:(?:is|was|follows|comes)\s+(?:\w+\s+){0,2}?)?(?:home to|at|with|has|had|holds|held|hosts|hosted|took"
    r"|took in|admitted|counted|account(?:s|ed)? for|to|that)\s+"
    r"(?:(?:only|just|about|some|the most|another)\s+){0,2}(?:with\s+)?"
)
"""What stands between a place and its own number in a list."""
_HEADS = regex(rf"\s|\s*[:(（]\s*|{HOLDS}")


class Scenes(NamedTuple):
    """The countries that a figure's words speak of, the nearest first, and whether its own sentence or label does."""

    codes: tuple[str, ...]
    stated: bool


def scenes_of(figure: Figure, sentence: Sentence, carried: str) -> Scenes:
    """The countries of a figure. Where one is named as where people went, only that counts."""
    named = scenes_in(sentence)
    heads = [one.code for one in named if _HEADS.fullmatch(sentence.text, one.end, max(one.end, figure.start))]
    if heads:
        return Scenes((heads[-1],), stated=True)  # "Canada hosted 478, Britain 81"
    start, end = sentence.clause(figure.start)
    near = [country for country in named if start <= country.start < end]
    free = [country for country in named if not _is_of_one_behind(country, figure, sentence)]
    for places in (near, free):
        if places:
            ranked = sorted(places, key=lambda country: _away(country, figure))
            strong = [country for country in ranked if _is_strong(country, sentence)]
            codes = [country.code for country in (strong[:1] or ranked)]
            if carried and all(is_bound_for(country.start, sentence) for country in (strong[:1] or ranked)):
                codes.insert(0, carried)  # "were allowed to leave for South Korea": what was spoken of is left
            return Scenes(tuple(dict.fromkeys(codes)), stated=True)
    if countries_named_only_by_the_way(sentence):
        return Scenes((), stated=False)
    return Scenes((carried,) if carried else (), stated=False)


def countries_named_only_by_the_way(sentence: Sentence) -> bool:
    """Whether a sentence says "here", or names a country only as passed through: then nothing before it decides."""
    if sentence.words.here.search(sentence.text):
        return True
    text = sentence.text
    return any(
        country.code not in (NORTH_KOREA,) and _THROUGH.search(text, max(0, country.start - 40), country.start)
        for country in countries(text, sentence.language)
    )


def scenes_in(sentence: Sentence) -> list[Named]:
    """The countries of a sentence in which something took place."""
    named = countries(sentence.text, sentence.language)
    named = tuple(country for country in named if not is_of_some(country.start, sentence))
    return [country for country in named if country.start >= sentence.dateline and _is_scene(country, sentence)]


_OF_SOME = regex(
    r"\b(?:most|many|some|half|several|a few|the majority|[0-9]+ percent)"
    r" of (?:them|whom|those|these)\b"
)


def is_of_some(at: int, sentence: Sentence) -> bool:
    """Whether a place is only where some of those counted are: "50,000, most of them in Russia"."""
    return _OF_SOME.search(sentence.text, sentence.clause(at)[0], at) is not None


def _is_of_one_behind(country: Named, figure: Figure, sentence: Sentence) -> bool:
    """Whether a country stands behind a figure, in the clause of another: "9,140 in all; 480 wait in Thailand"."""
    start, end = sentence.clause(country.start)
    return figure.end <= start and any(start <= other.start < end for other in sentence.figures)


def _away(country: Named, figure: Figure) -> int:
    return country.start - figure.end if country.start >= figure.end else figure.start - country.end + 10


FOR_EXAMPLE = regex(r"\s?(?:등(?:의)?|같은)\s?제?3국")
"""What follows a country that is only one of many: "중국 등 제3국에서 태어난"."""


def _is_scene(country: Named, sentence: Sentence) -> bool:
    text = sentence.text
    if country.code == NORTH_KOREA:
        return bool(_INSIDE.search(text, max(0, country.start - 20), country.start))
    if is_seat(country.start, country.end, sentence):
        return False
    before, behind = text[max(0, country.start - 60) : country.start], text[country.end : country.end + 80]
    if sentence.language in ("ko", "ja", "zh"):
        speaks = _KOREAN_SPEAKS if sentence.language.startswith("ko") else _JAPANESE_SPEAKS
        return not speaks.match(behind) and not FOR_EXAMPLE.match(behind)
    if _TAKES.match(behind) or leads_in(country.start, country.end, sentence):
        return True
    if _WAIT_IN.search(before):
        return True  # "waiting for passage in Mongolia"
    if (governed := _GOVERNED.search(before)) and sentence.words.aim.search(before[: governed.start()]):
        return False  # "trying to reach South Korea"
    if country.word.endswith("s") and country.word not in _NOUNS_IN_S:
        return False  # South Koreans, Thais
    if _SPEAKS.match(behind):
        return False
    if _WHERE.match(behind):
        return True  # "From Laos, where …"
    return not _THROUGH.search(before) and not EXCEPTED.search(before) and not _OWNER.search(before)


_BODY_IN = regex(
    r"\b(?:[Mm]inistry|[Gg]overnment|[Oo]fficials?|[Gg]roups?|[Aa]ctivists?|[Aa]gency|[Cc]ommission|[Ii]nstitute|[Ll]awmakers?"
    r"|[Ss]cholars?|[Dd]iplomats?)(?: (?:of|for) [A-Z]\w+(?: [A-Z]\w+)*)? in\s+\Z"
)
_WHERE = regex(r",\s+where\b")
_OWNER = regex(
    r"\b(?:[Vv]oice|[Bb]ank|[Uu]niversity|embass\w+|consulates?|missions?|governments?|leaders?|presidents?|ministers?"
    r"|citizens) of (?:(?:the |[A-Z]\w+(?: [A-Z]\w+)?, |[A-Z]\w+(?: [A-Z]\w+)? |and )*)\Z"
)
_NOUNS_IN_S = frozenset({"United States", "US", "Laos", "Philippines", "Netherlands", "U.S."})


_INSIDE = regex(r"\b(?:displaced|remain\w*|stay\w*|live|living)\s+(?:in|inside|within)\s+\Z")
_BOUND_FOR = regex(r"(?<!admitted )(?<!resettled )\b(?:to|towards?|for)\s+(?:the\s+)?\Z")


_SEATED = regex(r"\b(?:based|headquartered)\s+in\s+(?:the\s+)?\Z|[A-Z][\w)]*,\s+in\s+\Z")
_BEHIND_A_SEAT = regex(r",\s+(?:(?:\w+ly|also|now|still|since|has|have)\s+){0,2}")


def is_seat(start: int, end: int, sentence: Sentence) -> bool:
    """Whether a place is where the one who speaks sits: "the Group, in Seoul, says", "a charity based in Seoul", "the
    ministry in Seoul".
    """
    if sentence.text[start:end] in ("Seoul", "South Korea") and _BODY_IN.search(
        sentence.text, max(0, start - 60), start
    ):
        return True
    found = _SEATED.search(sentence.text, max(0, start - 40), start)
    if found is None or found.group().startswith(("based", "headquartered")):
        return found is not None
    behind, words = _BEHIND_A_SEAT.match(sentence.text, end), sentence.words
    return behind is not None and any(
        verbs.match(sentence.text, behind.end()) for verbs in (words.reporting, words.recording)
    )


def leads_in(start: int, end: int, sentence: Sentence) -> bool:
    """Whether a place comes before the one who acts or speaks there: "In Sweden the Migration Agency"."""
    return sentence.text[:start].endswith("In ") and sentence.text.startswith((" the ", ", "), end)


def is_bound_for(at: int, sentence: Sentence) -> bool:
    """Whether the place named there is only where people went on to."""
    return bool(_BOUND_FOR.search(sentence.text, max(0, at - 12), at))


def _is_strong(country: Named, sentence: Sentence) -> bool:
    text = sentence.text
    return bool(_INTO.search(text, max(0, country.start - 40), country.start)) or bool(
        _WHERE.match(text, country.end) or _TAKES.match(text, country.end, country.end + 80)
    )
