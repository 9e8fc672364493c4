"""Everyday words of questions, and those that the vocabulary has: who "came" entered South Korea."""

from __future__ import annotations

import re

from nkr.language.scripts import language_of
from nkr.model.patterns import regex
from nkr.reading.countries import KOREAS, countries, names_of

_KOREAN = (
    (regex(r"코로나(?:19)?(?: ?팬데믹| ?사태)? ?(?=이후|전후)"), "2020년 "),
    (regex(r"코로나(?:19)?(?: ?팬데믹| ?사태)? ?(?:이전|전)(?!후)"), "2019년"),
    (regex(r"코로나(?:19)?(?: ?팬데믹| ?사태)? ?(?:때|시기|기간|동안)"), "2020년부터 2022년까지 "),
    (regex(r"남녀 ?비율|성비"), "남녀 수"),
    (
        regex(r"(?<=월) ?(?:말|초|중순)?에? ?(?:이틀|사흘|나흘|며칠|열흘|일주일|\d+일) ?(?:동안|간(?=[ 에])|사이)"),
        "에",
    ),
    (regex(r"북(?:한|녘)?(?:으)?로 (?:되)?(?:돌아|넘어)(?:간|가|갔)"), "재입북한 "),
    (regex(r"살아 ?있"), "생존해 있"),
    (regex(r"중국에 (?=(?:탈북|북한)\S*(?: \S+)? ?몇 ?명\S* ?(?:있|살|숨|머물))"), "중국에 체류하는 "),
    (regex(r"중국 ?(?:내|안의|에 있는|에 사는|에 숨은)? ?(?=(?:탈북|북한이탈))"), "중국에 체류하는 "),
    (
        regex(
            r"^(?!.*(?:입국|한국에|중국|태국|캐나다|미국|영국|일본|북송|돌아|다시|배를? |바다|해상|목선|선박))"
            r"(?P<text>.*?)"
            r"(?P<who>(?:탈북|새터|북한이탈)\w* ?)?(?P<rest>(?:(?!탈북|새터|북한이탈).)*?)"
            r"(?P<came>(?:들어|넘어)?(?:왔|온(?![가-힣])|오나|오는))"
        ),
        r"\g<text>탈북민 \g<rest>한국에 입국\g<came>",
    ),
)
_COVID = (
    r"(?:the )?(?:covid(?:[- ]?19)?|corona(?:virus)?|pandemic|border closures?)"
    r"(?: (?:pandemic|crisis|border closures?))?\b"
)
_NO_YEAR = r"^(?!.*\b(?:19|20)\d\d\b)(.*?)"
# fmt: off
_PAST = {
    "admit": "admitted", "accept": "accepted", "grant": "granted", "recognise": "recognised",
    "refuse": "refused", "reject": "rejected", "hold": "held", "arrest": "arrested", "detain": "detained",
    "catch": "caught", "return": "returned", "deport": "deported", "expel": "expelled",
    "repatriate": "repatriated", "execute": "executed", "abduct": "abducted", "kidnap": "kidnapped",
    "release": "released", "take": "took", "let": "let", "send": "sent", "resettle": "resettled", "capture": "captured",
}
# fmt: on
def _before_covid(match: re.Match[str]) -> str:
    return f"{match[1]}before and after 2020" if "and after" in match[0].casefold() else f"{match[1]}in 2019"


def _held_in(match: re.Match[str]) -> str:
    named = [one.code for one in countries(match["whose"]) if one.code not in KOREAS]
    return f"held in {names_of(named[0])[0]}" if named else match[0]


_QUARTERS = ("first", "second", "third", "fourth")
_PARTS_OF_DECADE = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}


def _part_of_decade(match: re.Match[str]) -> str:
    first, last = _PARTS_OF_DECADE[match[1].casefold()]
    return f"from {match[2]}{first} to {match[2]}{last}"


_DID = regex(
    r"\b(?P<did>did|does|do) (?P<who>[^?;,]{2,60}?)"
    rf" (?P<verb>{'|'.join(sorted(_PAST, key=len, reverse=True))})\b(?! to\b)",
    re.IGNORECASE,
)
"""What somebody is asked to have done, which texts have in the past: "did the United States admit"."""
_THEN = "since 2012 compared with before"
_ENGLISH = (
    (regex(r"(?<!from )(?<!between )\(?\b((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)\b\)?"), r"from \1 to \2"),
    (regex(r"\b(?:in |during |over )?the (early|mid|late)[- ]((?:19|20)\d)0s\b", re.IGNORECASE), _part_of_decade),
    (
        regex(
            r"^(?:from (?:which|what) (?:provinces?|regions?|parts?)|where)\b(?:[\w ]*?) (?:do|did|have)"
            r" (?:most )?(?:of )?(?:the |these |those )?"
            r"(?:they|defectors|refugees|North Koreans|people|arrivals)\b[\w ]*? (?:come|came)(?: from)?\b(?! to)",
            re.IGNORECASE,
        ),
        "which provinces have most of the defectors come from",
    ),
    (regex(r"\bhow few\b", re.IGNORECASE), "how many"),
    (regex(r"\bNK (?=[a-z])"), "North Korean "),
    (regex(r"\bboat people\b", re.IGNORECASE), "people"),
    (
        regex(r"\bwhat (?:number|figure|total|toll) did (?P<who>[^?;,]{2,60}?) admit\b(?! to\b)", re.IGNORECASE),
        r"what did \g<who> say",
    ),
    (
        regex(r"\b(claims|applications) and (?:acceptances|grants|approvals)\b", re.IGNORECASE),
        r"asylum \1 and how many were granted asylum",
    ),
    (
        regex(
            r"^((?:what|which) (?:share|percentage|proportion) of \w+) (?:sends?|are sending) money\b", re.IGNORECASE
        ),
        r"\1 sent money each year",
    ),
    (
        regex(
            r"\bha(?:ve|s) (defectors|refugees|escapees)(?: in the south)? sent (?:less|more) money"
            r"(?=.*\b(?:percent|share|proportion))",
            re.IGNORECASE,
        ),
        r"what share of \1 sent money each year",
    ),
    (regex(r"\bthe (?:19)?([6-9]0s)\b"), r"the 19\1"),
    (regex(r"\bback (?=in (?:the )?(?:19|20)\d\d)"), ""),
    (regex(r"\bfrom the ((?:19|20)\d0)s (?:to|until|through) (?:about )?((?:19|20)\d\d)\b"), r"from \1 to \2"),
    (regex(r"\bthe (?:US )?North Korean Human Rights Act\b"), "2004"),
    (regex(r"^(?:please )?(?:list|show)(?: me| us)? (?:all )?(?!of\b)", re.IGNORECASE), ""),
    (regex(r"\bQ([1-4])\b(?: of)?", re.IGNORECASE), lambda match: f"the {_QUARTERS[int(match[1]) - 1]} quarter of"),
    (regex(r"\bquarter of(?! (?:the )?(?:19|20)\d\d)(?= |\Z)"), "quarter"),
    (regex(r"\bheld (refugees|defectors|escapees|North Koreans)\b", re.IGNORECASE), r"\1 held"),
    (regex(r"\bthe ministry['’]s (?:count|tally|total)\b", re.IGNORECASE), "the total of arrivals in South Korea"),
    (
        regex(r"\bwho (?:had |have )?(?:once )?(?:lived|settled) in (?:the South|South Korea)\b", re.IGNORECASE),
        "who resettled",
    ),
    (
        regex(r"\bin (?P<whose>[A-Z][a-z]+) (?:detention|custody|jails?|prisons?)(?: cent(?:re|er)s?| camps?)?\b"),
        _held_in,
    ),
    (regex(r"\bthe ((?:19|20)\d\d) (?:[\w ]{0,30} )?(?:act|law|agreement|resolution)\b", re.IGNORECASE), r"\1"),
    (regex(r",? (?:and )?(?:women|men),? (?:and |or )?(?:children|girls|boys)(?=\W*\Z)", re.IGNORECASE), ""),
    (regex(r"\(((?:19|20)\d\d) to ((?:19|20)\d\d)\)"), r"from \1 to \2"),
    (regex(rf"{_NO_YEAR}\bbefore (?:and after )?{_COVID}", re.IGNORECASE), _before_covid),
    (regex(rf"{_NO_YEAR}\b(?:since|after) {_COVID}", re.IGNORECASE), r"\1since 2020"),
    (regex(rf"{_NO_YEAR}\bduring {_COVID}", re.IGNORECASE), r"\1from 2020 to 2022"),
    (regex(rf"{_NO_YEAR}\b(?:because of|due to|thanks to|with|through|amid) {_COVID}", re.IGNORECASE), r"\1in 2020"),
    (
        regex(
            r"^(were|are|was|is) (?:most|many|the majority|more than half) of (?P<whom>[^?]*?) "
            r"(?P<who>women|men|children)\b",
            re.IGNORECASE,
        ),
        r"what share of \g<whom> \1 \g<who>",
    ),
    (
        regex(r"^are (\w+) a (?:big|large|small|significant|major) (?:group|part|share) (?:among|of)", re.IGNORECASE),
        r"how many \1 came to South Korea among",
    ),
    (regex(r"\b(?:a|the|in the) majority (?:of|among)\b", re.IGNORECASE), "more than half of"),
    (regex(r"\blet (?:them )?go\b(?! of)", re.IGNORECASE), "allowed to leave"),
    (regex(r"\b(Koreans?|people|nationals) work (?=in|at|abroad)", re.IGNORECASE), r"\1 working "),
    (
        regex(
            r"\b(?:which|what) (?:office|ministry|agency|source|body|organisation|group)"
            r" (?=(?:counts?|says?|gives?|reports?|publishe[sd])\b)",
            re.IGNORECASE,
        ),
        "who ",
    ),
    (regex(r"\bkids\b", re.IGNORECASE), "children"),
    (
        regex(
            r"\b(has|have|had) (?P<who>(?!North)(?:the )?[A-Z][\w ]{1,30}?) (?:taken|let|accepted)(?: in)?\b"
            r"(?! (?:to|by|from|part)\b)"
        ),
        r"\1 \g<who> admitted",
    ),
    (
        regex(
            r"\b(?:come|came|arrived?|fled|escaped|got|sailed|landed)(?: (?:straight|directly|over|across))? (?:to|in)"
            r" (?P<where>(?!(?:the )?(?:South|North|China|Seoul|Korea)\b)(?:the )?[A-Z]\w+)"
        ),
        r"entered \g<where>",
    ),
    (regex(r"\b(?:school ?)?(?:pupils|schoolchildren)\b", re.IGNORECASE), "students"),
    (regex(r"\b(?:starving|starved)\b(?! to death)", re.IGNORECASE), "who died of hunger"),
    (
        regex(r"\bwhich (?:of the )?(?:prison )?camps? (?:is|are|was) (?:the )?(?:biggest|largest)\b", re.IGNORECASE),
        "which prison camp holds the most people",
    ),
    (
        regex(
            r"\b(?P<what>(?:temporary )?asylum|refugee status)\b\s*(?P<rest>[^?]*\bapplied)(?=\s*(?:[,?.]|and\b|\Z))",
            re.IGNORECASE,
        ),
        r"\g<rest> for \g<what>",
    ),
    (regex(r"\b(family|relatives|parents) back home\b", re.IGNORECASE), r"\1 at home"),
    (regex(r"\b(sen[dt]s?|sending) money back\b", re.IGNORECASE), r"\1 money home"),
    (
        regex(
            r"\b((?:north korean |resettled )?"
            r"(?:prisoner|inmate|defector|refugee|escapee|worker|labourer|student|detainee|abductee))s? "
            r"(?:numbers?|count|total|headcount|figures?)\b",
            re.IGNORECASE,
        ),
        r"number of \1s",
    ),
    (regex(r"\bKim Jong[ -]un (?:took (?:power|over|office)|came to power|began to rule)\b", re.IGNORECASE), "2012"),
    (regex(r"\bbefore Kim Jong[ -]?un,? (?:and|or|versus|vs) (?:under|since|after) him\b", re.IGNORECASE), _THEN),
    (regex(r"\b(?:under|since|in the time of) Kim Jong[ -]?un\b(?! took| came)", re.IGNORECASE), "since 2012"),
    (regex(r"\bbefore Kim Jong[ -]?un\b", re.IGNORECASE), "before 2012"),
    (regex(r"\bsince 2012,? (?:and|or|versus|vs) before(?: him| that)?\b", re.IGNORECASE), _THEN),
    (regex(r"\bbefore (?:him|(?:under|in the time of) (?:his father|Kim Jong[ -]?il))\b", re.IGNORECASE), "before"),
    (
        regex(
            r"\A((?:(?:in|the|what|which|was|is|a|peak|record|worst) )*year (?:with|of|for|had|saw)"
            r"(?: (?:the|most|fewest|least|highest|lowest|number|of|North|Korean))* )(?:defectors|escapees|refugees)"
            r"(?! (?:in|from|to|who|living)\b)",
            re.IGNORECASE,
        ),
        r"\1defectors arriving in South Korea",
    ),
    (regex(r"\bgot in(?=\s*(?:[?.!,;]|\Z))"), "entered"),
    (_DID, lambda match: f"{match['did']} {match['who']} {_PAST[match['verb'].casefold()]}"),
    (
        regex(
            r"\b(?:ask(?:ed|ing)?|s(?:eek|eeking|ought)|appl(?:y|ied|ying)|request(?:ed|ing)?) (?:for )?"
            r"(?:asylum|refugee status)\b",
            re.IGNORECASE,
        ),
        "applied for asylum",
    ),
    (regex(r"\b(?:give|gave|grant|grants) ((?:temporary )?asylum)(?: to)?\b", re.IGNORECASE), r"granted \1"),
    (regex(r"\b(?:got|received|obtained) (it|asylum|protection)\b", re.IGNORECASE), r"were granted \1"),
    (regex(r"\bkill(?:ed)? themselves\b", re.IGNORECASE), "took their own lives"),
    (regex(r"\bsend (back|home)\b", re.IGNORECASE), r"sent \1"),
    (regex(r"(?<!asylum )\b(claims|applications) (?=(?:by|from) North Korean)", re.IGNORECASE), r"asylum \1 "),
    (regex(r"\basylum[- ]seekers?\b", re.IGNORECASE), "who applied for asylum"),
    (regex(r"\b(claims?|applications?) (?:of|for) asylum\b", re.IGNORECASE), r"asylum \1"),
    (
        regex(
            r"^(?!.*\b(?:asylum|appl[iy]\w*"
            r"|(?i:arrests|deportations|returns|claims|deaths|entries) (?:of|by))\b)"
            r"(.*\b(?<!as ))(refugees|defectors|escapees|North Koreans) in"
            r" (?=(?:the )?[A-Z])(?!the (?:South|North)|China|South|North)"
        ),
        r"\1\2 living in ",
    ),
    (regex(r"\bJapanese (were|have been|are) (abducted|kidnapped)\b"), r"Japanese \1 officially recognised as \2"),
)


def in_words_of_the_record(text: str) -> str:
    """``text`` with its everyday words as those of the record."""
    for words, meant in _KOREAN if language_of(text) == "ko" else _ENGLISH:
        text = words.sub(meant, text)
    return text
