"""What surrounds a figure in English."""

from __future__ import annotations

import re

from nkr.model.patterns import regex
from nkr.reading.words import Words


def _any_case(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


_HEDGE = (
    r"(?:(?:about|some|around|nearly|almost|roughly|approximately|an?|the|only|just|as (?:many|much"
    r"|few) as|more than|over|at least|up to|fewer than|less than|under|merely|quite|even|total of"
    r"|estimated)\s+)*"
)
OWN_COUNT = (
    r"['’]s (?:(?:own|latest|official|[A-Z][a-z]+|[0-9]{4}) )*"
    r"(?:count|account|reckoning|tally|estimate|figures|admission)\b"
)
"""A count that belongs to whoever is named before it: "by Moscow's own account"."""
_ADVERB = (
    r"(?:(?:further|more|slightly|sharply|steadily|again|only|just|even|dramatically|significantly"
    r"|steeply|by|now|since|also|thus|still|indeed)\s+)*"
)
GROW = (
    r"(?:rise|rose|risen|rising|increas\w*|grew|grow(?:n|th|ing)?|jump\w*|surg\w+|climb\w*|gain\w*"
    r"|soar\w*|swell\w*|recover\w*|rebound\w*|multipl(?:y|ied))"
)
SHRINK = (
    r"(?:fall|fell|fallen|falling|drop\w*|decreas\w*|declin\w*|cut|shr[aiu]nk\w*|plung\w*|plummet\w*"
    r"|tumbl\w*|slump\w*|dwindl\w*|slid(?:es?|ing)?|reduc\w*|dip\w*|slip\w*|s[aiu]nk\w*|dr(?:ied|ying)\s+up)"
)
_MOVED = (
    r"(?:climbed|jumped|surged|soared|swelled|rebounded|dropped|declined|dwindled|plunged|plummeted|tumbled|slumped|dipped"
    r"|slipped|multiplied|(?:edged|crept|inched|ticked)\s+(?:up|down)|dried\s+up)"
)
_MOVING = (
    r"(?:rising|increasing|growing|climbing|jumping|surging|soaring|swelling|falling|dropping|decreasing|declining"
    r"|shrinking|plunging|plummeting|tumbling|slumping|dwindling|sliding|dipping|slipping|sinking|drying\s+up"
    r"|going\s+(?:up|down))"
)
_PEOPLE = (
    r"(?:north koreans?|defectors?|refugees?|people|persons?|women|men|arrivals?|escapees?|children"
    r"|returns?|cases)"
)
_DID_NOT = (
    r"(?:did|do|does|have|has|had|was|were|is|are|could|can|would|will)(?:\s+not\b|n['’]t\b)|never\b"
    r"|(?:failed|fail|fails)\s+to\b"
    r"|(?:was|were|is|are)\s+unable\s+to\b|(?:was|were|is|are|has|have|had)\s+(?:still\s+)?yet\s+to\b"
    r"|hardly\b|scarcely\b|cannot\b"
)
_NEVER_REACHED = (
    r"(?:(?:did|does|do|has|have|had|could|would|will)(?:\s+not|n['’]t)|never|failed\s+to"
    r"|fell\s+short\s+of|falls\s+short\s+of|came\s+nowhere)"
)
_REPORT = (
    r"(?:(?:said|says|say)(?! (?:yes|no)\b)|saying|reported|reports|report|estimates|estimated|estimate"
    r"|believes|believed"
    r"|believe|announced|announces"
    r"|confirmed|confirms|claim(?:s|ed)?(?! (?:in|for|from|of|by)\b)"
    r"|(?<!\bAll )(?<!\ball )told|tells|adds|added|revealed|reveals"
    r"|disclosed|noted"
    r"|notes|argued|argues"
    r"|admit(?:ted|s)(?=(?:,[^,;.]{3,40},)?\s+(?:that|it|to|having)\b)|(?:own|fess)(?:ed|s)(?=\s+(?:up )?to\b)"
    r"|acknowledge[sd]|testified|verified|stated|states|wrote|writes"
    r"|calculated"
    r"|calculates|predicted|predicts"
    r"|warned|warns|insisted|insists|indicated|suggested|suggests|suggest|maintained|reckons?|reckoned"
    r"|repeat(?:s|ed)(?= )|declared"
    r"|concluded|concludes|assessed|assesses|explained|explains|tallied|alleged|alleges|thinks?(?! tank)"
    r"|fears?(?= that)"
    r"|telling(?= [a-z]+ )|replied|replies|answered(?= that)|responded|conceded|concedes|remarked"
    r"|observed(?= that)|commented|stressed"
    r"|emphasi[sz]ed|pointed out|points out|contend(?:s|ed)|assert(?:s|ed)|cautioned|recalled|complained"
    r"|boasted|lamented"
    r"|informed|inform(?=s? the)|advised(?= that)|inferred|infers|derived|derives|extrapolated|deduced|computed"
    r"|computes"
    r"|projected|projects(?= (?:that|some|about|[0-9]))|modelled|reconstructed|surmised|guessed|guesses"
    r"|ventured|assumes"
    r"|assumed|(?:c[ao]me|comes) up with|arriv(?:ed|es?) at|gets?(?= [0-9])|settle[sd] (?:in [0-9]{4} )?(?:on|for)"
    r"|g(?:o|oes) (?:(?:as high|as low|as far|up) (?:as|to)|beyond|above|from(?= (?:about |some )?[0-9]))"
    r"|(?:has|have|had) heard of|hears? of"
    r"|(?:welcomed|regretted|deplored|noticed|disputed|objected)(?= that)"
    r"|puts?(?=\s+(?:the|that|its|this|those)\b[^,;.]{2,80}?\sat\s(?:\w+\s){0,3}?(?:[0-9]|one\b|two\b|three\b))"
    r"|puts?(?=\s+(?:the|that|its|this) (?:\w+ )?(?:number|figure|total|toll|count|population|there)\b)"
    r"|sp(?:eaks?|oken?)(?: only| in [0-9]{4}| last \w+)? of"
    r"|learn(?:ed|t|s)(?: (?:last|this) \w+| since)? (?:of|that)|add(?=,| that)"
    r"|(?:am|is|are|was|were) (?:sure|certain|convinced) (?:of|that)"
    r"|names?d? (?:an?|the) (?:\w+ )?(?:figure|number|total|range)"
    r"|(?:tell|g[ai]ves?)(?= (?:you|me|us|reporters)\b)"
    r"|g(?:o|oes) no (?:further|higher|lower) than|g[ia]ven?s? (?:the|its|this|a) (?:figure|number|total)"
    r"|(?:can ?not|can[’']t|could not) rule (?:it |that |this )?out"
    r"|kn(?:ows?|ew) (?:of|that)|h(?:olds?|eld)(?= (?:that|to)\b)|(?:sticks?|keeps?) to|uses? an? (?:range|figure"
    r"|number)|doubts?(?= that)|heard from|received (?:word|reports?|news) (?:of|that)"
    r"|prefer(?:s|red)(?= (?:about |some |around |nearly )?[0-9])|let it be known|plac(?:es|ed) (?:it"
    r"|the number) at|worked with a figure|works? with(?= an?\b))"
)
_RECORD = (
    r"(?:counted|counts|recogni[sz]e[sd]?|indicate|indicates|recorded|records|showed|shows|show|found|finds|documented"
    r"|documents|identified|registered|registers"
    r"|expects|expected|puts|put|cited|cites|quoted|quotes|quoting|citing|released|publish(?:ed|es)"
    r"|collected|surveyed|interviewed|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on"
    r"|for)|g(?:ave|ives)(?=\s+(?:[0-9]|about|around|some|at least|up to|(?:the|an?) (?:\w+ )?(?:number|figure)))"
    r"|ha(?:s|d|ve) (?:it|them|the (?:number|figure|total|toll)) (?:at|as|below|above|near|under|over)\b"
    r"|went (?:no (?:further|higher) than|beyond|as (?:high|far) as)|lists?|listed"
    r"|totted up|logged|logs|tracked|traced)"
)
_YEARS = r"(?:19|20)[0-9]{2}"
_TOTAL = r"(?:the|its|this) (?:cumulative |running |overall |grand )?total|in total|altogether|in all"

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen")
_FACTORS = {
    **{
        "halv": 0.5,
        "half": 0.5,
        "doubl": 2,
        "twice": 2,
        "twofold": 2,
        "tripl": 3,
        "trebl": 3,
        "thrice": 3,
        "quadrupl": 4,
    },
    **dict(zip(_UNITS, (*range(2, 13), 15), strict=True)),
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
}
_NUMBER_WORD = rf"(?:one|{'|'.join([*_UNITS, *_TENS])}|(?:thir|four|six|seven|eigh|nine)teen|hundred|thousand|and|an?)"
_BARE_NUMBER = rf"(?:[0-9][0-9,]*|(?:{_NUMBER_WORD}[ -]?){{1,9}})"
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10}
_PART = rf"(?:an?\s+|one\s+|(?P<many>two|three|four)[\s-])?(?P<part>{'|'.join(_PARTS)})s?"
_NOUN_OF_CHANGE = "rise|increase|growth|jump|gain|drop|fall|decline|decrease|reduction"
_N = "(?P<count>two|three|four|five|six|seven|eight|nine|ten)"
_POINTERS = (
    (
        "+0 since",
        r"\bin the (?:[\w-]+ )?(?:years|months|weeks) since(?=[,.;]| (?:then|another|some|has|have|had)\b| [0-9])"
        r"|\bsince (?:then|that (?:time|year))\b|\b[Ff]rom then(?: on(?:wards?)?)?\b",
    ),
    (
        "-1 year",
        r"\b(?:the|that) (?:previous|preceding|prior) year\b|\bthe year before\b|\b(?:the"
        r"|one) year (?:earlier|previously|prior)\b",
    ),
    (
        "-1",
        r"\b(?:a|one) year (?:earlier|before(?!\s+(?!(?:in|and|when|but|to|was|were|it had|it was)\b)\w)|ago"
        r"|previously|prior)\b|\byear[- ]earlier\b",
    ),
    ("-1", r"\b(?:[Tt]welve|12) months (?:earlier|before|previously)\b"),
    (
        "-N",
        rf"\b{_N} years (?:earlier|previously|prior"
        r"|before(?!\s+(?!(?:in|and|when|but|to|was|were|it had|it was)\b)\w))\b",
    ),
    (
        "+1 year",
        r"\bthe (?:following|next) year\b|\b(?:a|the|one) year (?:later|after|on(?=,))\b"
        r"|\bthe (?:year|one) after(?: that)?\b|(?:(?:(?<=[;,.:] )|(?<= and ))then|\AThen)"
        rf"(?=(?:,[^,;.]{{2,30}},)? {_BARE_NUMBER}(?:[;,.]|\Z))",
    ),
    (
        "+month",
        r"\bthe (?:following|next) (?:January|February|March|April|May|June|July|August|September|October|November"
        r"|December)\b",
    ),
    ("+N year", rf"\b{_N} years (?:later|on(?=,)|after that)"),
    ("+1 year", r"\b(?:[Tt]welve|12) months (?:later|after(?: that)?)\b"),
    ("+N days", rf"\b{_N} days (?:later|after that)"),
    ("+1 days", r"\b(?:a|one) day later\b|\bthe (?:next|following) day\b"),
    ("+N months", rf"\b{_N} months (?:later|on(?=,| it)|after that)"),
    (
        "+0 month",
        r"\b(?:(?:later|earlier|early|late)(?: in)? )?(?:that|the same)(?: same)? month\b(?! (?:of|in|last)\b)",
    ),
    (
        "+0 day",
        r"\b(?:on )?(?:that|the same) (?:very )?(?:day|date|night|evening|morning)\b"
        r"|\bat (?:that|the same) (?:date|time|point)\b",
    ),
    (
        "+0",
        r"\b(?:that|the same|this same)(?: same)? year\b|\b(?:in|during|over) (?:that|the same) (?:period"
        r"|time|year)\b(?! (?:of|in|during|a|the|last)\b)"
        r"|(?<!start of )(?<!beginning of )\bthe (?:whole |full |entire )?year\b(?!-)"
        r"(?! (?:before|after|earlier|when|to|ending|in|of|(?:19|20)[0-9]{2})\b)",
    ),
    (
        "+0",
        r"\b(?:in|during|over|within) (?:those|these|the same|that) (?:[\w-]+ )?(?:years|months"
        r"|decade)\b(?! (?:of|in|to|from)\b)|\b(?:in|over) the [\w-]+ years (?:taken )?together\b",
    ),
    (
        "-1",
        r"\b(?:the|that) (?:corresponding|same) (?:period|quarter|months?|half|time)(?: (?:of|in|during|from"
        r"|a))* (?:the (?:previous|preceding|prior) year|last year|a year (?:earlier|before|ago)"
        r"|year (?:earlier|before)|the year (?:before|earlier))",
    ),
    (
        "-1",
        r"\b(?:last year|the (?:previous|preceding|prior) year|a year (?:earlier|before"
        r"|ago))['’]s (?:figures?|totals?|numbers?|shares?|rates?) (?:for|in|of|during) (?:the"
        r"|that) same (?:period|time|months)",
    ),
)
"""Years from the time spoken of, with the words that point to it."""

ENGLISH = Words(
    clause=regex(
        r";|:(?=\s)|\s[–—-]{1,2}\s|—|[()]"
        r"|,?\s+(?:while|whereas|whilst|although|though|but|after which|before which)\b"
        r"|,\s+(?=(?:[\w-]+ ){1,3}of (?:whom|which|them)\b)"
        r"|,\s+(?:and|or|nor|so|yet|with|who|which|where|when|including|among (?:them|whom)|of (?:whom"
        r"|which|them|those)|up from"
        r"|down from|compared|against|as against|versus|following|after|before|then|as|having|making"
        r"|bringing|marking|reaching|rising|falling|dropping|leaving|lifting|taking|pushing|raising|swelling)\b"
        r"|\s+and\s+(?=(?:in|by|during|since|for|from|that|it|they|about|another|had|has|have|was|were)\s)"
        r"|\s+and\s+(?=(?:[a-z]+ed|sent|gave|took|let|found|got|had)\s+(?:only |just |about |some )?[0-9])"
        r"|\s+and\s+(?=(?:only |just )?[0-9][0-9,.]*\s(?:percent\s|per cent\s)?(?:were|was|had|have|has"
        r"|did|went|came|died|left)\b)"
        rf"|,\s+(?=(?:in|by|during|since)\s+(?:{_YEARS}|the\b|January|February|March|April|May|June|July"
        rf"|August|September|October|November|December))"
    ),
    change_before=_any_case(
        rf"(?:\b(?:{GROW}|{SHRINK})\s+(?:in\s+\w+\s+)?{_ADVERB}(?:of|by)?\s*{_HEDGE}"
        rf"|(?:\A|[,(;:–—]\s*|\b(?:is|was|are|were|went|figure|number|total)\s+)(?:up"
        rf"|down)\s+{_ADVERB}(?:by\s+)?{_HEDGE}"
        rf"|\b(?:differ\w*|chang\w+|vari\w+)\s+by\s+{_HEDGE}|\b(?:shortfall|gap|difference|surplus"
        rf"|deficit|rise|increase|drop"
        rf"|fall|decline) of\s+{_HEDGE}"
        rf"|\b(?:{_NOUN_OF_CHANGE})\s+(?:comes?|came|works?\s+out|amounts?|amounted|is|was|stands?|stood)\s+(?:(?:to|at)\s+)?{_HEDGE}"
        rf"|\b(?:{GROW}|{SHRINK})\w*\b[^.;]{{0,40}}?\bby\s+{_HEDGE}"
        r"|\b(?:times|twice|(?<!first )(?<!second )(?<!latter )half)\s+(?:as (?:many|much) as\s+)?"
        r"(?:about\s+|some\s+)?)\Z"
    ),
    change_behind=_any_case(
        rf"\s*(?:percent(?:age)?\s+)?(?:(?:year[- ]on[- ]year|annual|yearly|sharp|slight)\s+)?"
        rf"(?:fewer\b|less\b|higher\b|lower\b|(?:rise|drop|fall|increase|decrease|decline|jump|reduction"
        rf"|surge|plunge|growth|dip)\b"
        rf"|more\s+(?:{_PEOPLE}\s+)?(?:than|compared|in comparison)\b|times\b|-?fold\b|(?:up|down)\s+(?:on"
        rf"|from)\b)"
    ),
    up=_any_case(rf"\b(?:{GROW}|up|more|higher|rise|times|fold|(?:doubl|tripl|trebl|quadrupl)\w+)\b"),
    factor=_any_case(
        r"\b(?:(?P<hedge>more than|nearly|almost|about|roughly)\s+)?(?P<factor>doubl(?:ed|es|ing|e)"
        r"|tripl(?:ed|es|ing|e)|trebl(?:ed|es|ing|e)|quadrupl(?:ed|es|ing|e)|halv(?:ed|es|ing)"
        rf"|(?:twice|thrice|(?:{'|'.join([*_UNITS, *_TENS])}) times)"
        r"(?=\s+(?:as many|the|that of|what|more))"
        r"|half(?=\s+(?:as many|(?:the|that) (?:number|figure|total|level|count) (?:of|for|in) (?:the|that|[12])"
        r"|that of (?:[12]|the)|what it was))"
        rf"|(?:{'|'.join(_UNITS)})-?fold)(?=\s|[.,;:]|\Z)"
        rf"|\b(?:(?P<verb>{GROW}|{SHRINK})(?:\s+by)?|(?P<noun>{_NOUN_OF_CHANGE})\s+of)\s+"
        rf"(?P<nearly>nearly |almost |about |roughly |some |more than |over )?{_PART}\b(?!\s+(?:of|a|million))"
    ),
    moved=_any_case(
        rf"\b(?:(?:ha(?:s|ve|d)\s+){_ADVERB}(?:risen|grown|increased|fallen|decreased|shrunk|sunk|{_MOVED}"
        rf"|gone\s+(?:up|down)|been\s+{_ADVERB}{_MOVING})|(?:is|are|was|were|keeps?|kept)\s+{_ADVERB}{_MOVING}"
        rf"|rose|grew|fell|shrank|sank|{_MOVED}"
        r"|went\s+(?:up|down)|(?:another|a\s+further|a\s+renewed)\s+(?:rise|increase|fall|drop|decline))\b"
        r"(?!\s+(?:\w+ly,?\s+)?(?:to|by|from|on|into|at|ill|asleep|silent|through|off|back|apart|under|short"
        r"|out|of|behind|between|over|[0-9]|an? (?:half|third|quarter|fifth|further|little)|half)\b)"
    ),
    factors=_FACTORS,
    parts_of_one=_PARTS,
    compared_before=_any_case(
        rf"\b(?:(?:up|down|increase|decrease|drop|decline|rise|jump|fall|{GROW}"
        rf"|{SHRINK})\s+(?:\w+\s+)?from|compared\s+(?:with|to)|against|versus|as against|than"
        rf"|in comparison (?:with|to)|contrast(?:s|ed)? (?:with|to)|(?:un|little |hardly )changed from"
        rf"|after)\s+(?:the\s+)?{_HEDGE}\Z|,\s+when\s+{_HEDGE}\Z"
    ),
    denied_before=_any_case(
        rf"(?:\bnot\s+(?:even\s+)?{_HEDGE}|\b(?:nowhere near|nothing like|far from|anything but|not even"
        rf"|short of)\s+{_HEDGE}"
        rf"|\b{_NEVER_REACHED}\s+(?:quite\s+|even\s+|actually\s+)?(?:reach|hit|come to|amount to|total"
        rf"|number|get to|near|approach|exceed|pass|top)?\s*{_HEDGE})\Z"
    ),
    denied_behind=_any_case(
        rf"\s*(?:(?!(?:who|that|which|and|or|but)\b)[a-z-]+\s+){{0,3}}?(?:{_DID_NOT})"
        r"(?!\s+(?:(?:to )?be (?:decided|heard|processed|settled|found|traced|located|reached|established"
        r"|confirmed|verified|accounted|independently)"
        r"|know|say|answer|want|wish|respond|understand|speak|remember|recall|believe|trust|own|possess|work)\b)"
    ),
    back_before=_any_case(
        r"\b(?:of|among|from|with)\s+(?:all\s+)?(?:the|these|those|their|its|our|them,?)\s+(?:original\s+"
        r"|same\s+|above\s+)?\Z|\bthe\s+(?:same\s+)?\Z"
    ),
    back_always=_any_case(
        r"\b(?:these|those|the same|all of these|neither of the|none of the|any of (?:the|these|those)"
        r"|the said)\s+\Z"
    ),
    thing=regex(
        r"\s+(?:[A-Z][\w.]*\s+){0,2}(?:(?!(?:in|of|at|to|by|on|for|from|with|via|and|or|as|than|who|that|were"
        r"|was|are|is|had"
        r"|have|has|been|other|whom|which|whose"
        r"|more|fewer|came|went|fled|left|got|took|made|sought|held|sent|found|died|did|do|inside|into"
        r"|through|across|over"
        r"|since|after|before|within|against|among|between|[a-z]+ed)\b)[a-z-]+ ){0,2}([a-z]{2,}[^s\W]s"
        r"|staff|police)\b"
    ),
    origin=regex(
        r"(?:\s+[a-z]+)?(?:\s+(?:came|come|were|are|was|is|hailed|arrived))?\s+from\s+(?:the\s+)?"
        r"([A-Z][\w’']+(?: [A-Z]\w+)?)"
    ),
    nation=regex(
        r"\s+(?:(?!(?:through|via|in|from|by|to|at|of|for|near|into|under|and|or)\b)[a-z]+ )?"
        r"((?:[A-Z]\w+ )?[A-Z]\w*(?:ian|ean|[^e]an|ese|ish|[^aeiou]i)s?|[Ee]thnic Koreans?"
        r"|[A-Z]\w+landers|Uyghurs?|Uighurs?)\b"
    ),
    sampled_before=_any_case(
        r"\b(?:survey|poll|sample)\b[^.;,]{0,60}\b(?:among|of)\s+\Z"
        r"|\b(?:interview\w*|survey\w*|poll\w*|questioned|questionnaires?|testimon\w+|sample|contacts?"
        r"|met)\s+(?:(?:with|of|from|by"
        r"|among|about|some|at least|more than|over|nearly|the|a total of)\s+)*\Z"
    ),
    sampled_behind=_any_case(
        r"[^.,;0-9]{0,40}?\s(?:(?:who|that)\s+)?(?:were\s+|was\s+|had been\s+)?(?:interviewed|surveyed|polled"
        r"|questioned|respondents)\b|\s*(?:respondents|interviewees)\b"
    ),
    distance=_any_case(
        r"\s*(?:away|from|to|north|south|east|west|inside|into|off|down|up|apart|farther|further|upstream|downstream)\b"
    ),
    planned=_any_case(
        r"\b(?:expected to|expects?|expecting|will(?! not have)|would|plan(?:s|ned|ning)? to|(?:is|are"
        r"|was|were) to be|to be (?:sent|returned|repatriated|deported|released|flown|handed)|set to"
        r"|forecasts?|projected"
        r"|predict(?:s|ed|ing)?|aims? (?:to|for)|(?:is|are|was|were) likely"
        r"|(?:could|(?-i:may)|might)(?! have| already| not\b)"
        r"|anticipat\w+"
        r"|due to (?:be|arrive|leave|go|come)|consider(?:s|ing)?|about to|decid(?:ed|es|ing) to|hopes? to"
        r"|target of|goal of"
        r"|promis\w+ to|vow\w* to|prepar\w+ to|intend\w* to|order\w* the|wants? to"
        r"|in prospect|on (?:course|track) to|poised to|scheduled|slated)\b"
    ),
    threatened=_any_case(
        r"\b(?:fac(?:e|es|ed|ing)|at risk of|risk being|fear(?:s|ed)? (?:that|to|being)|threaten(?:s|ed)? (?:to|with)"
        r"|awaiting|in danger of|on the verge of|should not|not to|urg(?:e|es|ed|ing))\b"
    ),
    counts_on=_any_case(
        r"\b(?:so far(?! (?:this|last|in) (?:year|month|[0-9]))|(?<!this year )to date|up to now|until now"
        r"|cumulative(?:ly)?"
        r"|running total|over the years|since the (?:end of the )?(?:[\w–-]+ )?(?:war|armistice|division)"
        r"|since the (?:beginning|start|outset)(?! of (?:the|this|last) (?:year|month))|known to (?:have|Seoul|the)"
        r"|since (?:records|counting|statistics|the count|the statistics) began|since (?:it|they) began (?:to )?count"
        r"|altogether since|in total since|(?:overall|running|grand|cumulative) (?:tally|total|count)"
        r"|ever (?:since|to|been)|all[- ]time total|the total (?:number|count|figure)?\s*(?:(?:now|to)\s"
        r"|(?:has|had|have) (?:reached|risen|come)|stands|stood)|brings? the total|brought the total"
        r"|bringing the total"
        r"|(?<!percent of the )(?<!per cent of the )(?<!% of the )total number of (?:\w+ ){0,3}"
        r"(?:defectors|refugees|arrivals|north koreans)|now (?:number|stand"
        r"|total)s?|now stands? at|having (?:passed|topped|exceeded|surpassed|reached)"
        r"|the total (?:\w+ ){0,2}(?:pass|reach|exceed|top)"
        r"|[0-9][0-9,]*[- ](?:person )?mark|registered (?:with|by)|ever (?:arrived|defected|recorded"
        r"|registered|to (?:have )?(?:arrive|defect))|all (?:recorded |registered )?defectors"
        r"|all (?:those|north koreans) who"
        r"|of all time|recorded defectors|registered defectors|defector population|community of)\b"
    ),
    perfect=_any_case(
        r"(?<!\bto )\b(?:have|has|had|having)\s+(?:(?:\w+ly|now|also|already|since|so far|ever|all|been|officially"
        r"|actually|just|reportedly)\s+){0,2}"
        r"(?:fled|crossed|arrived|come|reached|left|settled|resettled|defected|entered|escaped|made|gone"
        r"|taken|accepted|received|admitted|granted|got|gotten|found|sought"
        r"|sent|returned|repatriated|deported|arrested|detained|caught|died|perished|starved|passed"
        r"|documented|recorded|registered|allowed|hired|risen|grown|topped|surpassed|exceeded|\w{3,}ed)\b"
        r"|\b(?:stands?|stood) at\b"
    ),
    year_to_date=_any_case(r"\bso far (?:this year|in (?:19|20)[0-9]{2})\b|\bthis year\b"),
    so_far=_any_case(
        r"\b(?:have|has) (?:\w+ ){1,3}this year\b|\bthis year (?:has|have|had) (?:now )?(?:reached|come to|risen to)\b"
        r"|\bso far this year\b|\bthis year (?:so far|to date|up to now|until now)\b|\balready\b.*\bthis year\b"
    ),
    total=_any_case(rf"\b(?:{_TOTAL})\b"),
    estimating=_any_case(
        r"\b(?:put(?:s|ting)? (?:the|this|that|its|their) (?:number|figure|total|toll|count)s? (?:of \w+ )?at"
        r"|sp(?:eaks?|eaking|oke|oken) of|allow(?:s|ed|ing) for|h(?:eld|olds?) to|st(?:uck|icks?) (?:at|to"
        r"|with)|insist\w* on"
        r"|prefer\w*|acknowledg\w*|conced\w*|settle\w* (?:on|for)|c[ao]me (?:down |up )?(?:to|with)|(?:believ"
        r"|think|thought|reckon|estimat|guess|assum|calculat|suggest)\w*"
        r"|in (?:his|her|its|their) (?:estimate|view|opinion)|by (?:his|her|its|their) (?:estimate|count|reckoning))\b"
    ),
    in_all=_any_case(r"\b(?:in all|altogether|(?:a|the) total(?: number)? of|in total|overall)\b"),
    present=_any_case(
        r"\b(?:now|today|currently|at present|presently|still|leaves|are|is|live|lives|hide|hides|reside|remain"
        r"|remains|hold|holds|there are|ha(?:s|ve)(?! (?:been|had)\b)|estimates?|reckons?|believes?|thinks?|puts"
        r"|speaks?|shelters?|houses?|keeps?|lists?)\b"
    ),
    record=_any_case(
        r"\b(?:(?:a|the|an all-time|new|all-time|another)\s+(?:record|peak)(?:\s+(?:high|low|number|of|for"
        r"|year))?|(?:the\s+)?(?:highest|largest|lowest|smallest|fewest|greatest|biggest|busiest|quietest|leanest"
        r"|(?<!at )most|(?<!at )least)(?:\s+\w+){0,5}?\s*(?:of (?:the|that|this) decade"
        r"|(?=since|in (?:[0-9]|\w+ years|a )|ever|on record|for \w+ years|of (?:any|all)|recorded|annual"
        r"|(?:up )?(?:to|until) (?:that|then)|(?:so|thus) far|to date|yet\b))"
        r"|peak(?:ed|ing)?\b|all-time (?:high|low)|record (?:high|low)"
        r"|(?:more|fewer|less|higher|lower|larger|smaller) than (?:in )?any (?:other |earlier |previous )?"
        r"(?:year|month|quarter)"
        r"|(?:its|the|their|a) (?:summit|zenith|apex|high point|low point|nadir|trough))"
    ),
    lowest=_any_case(
        r"\b(?:lowest|smallest|fewest|quietest|leanest|least|low|nadir|trough|fewer|less|lower|smaller)\b"
    ),
    corroborated=_any_case(
        r"\b(?:independent(?:ly)?|by (?:its|his|her|their) own count|counting for (?:it|him|her|them)sel(?:f|ves)"
        r"|from (?:a second|another|other) sources?|do(?:es)? not depend on each other"
        r"|corroborat\w+|confirmed by|sources agree|all agree|widely (?:reported|agreed)"
        r"|(?<!\bthe )(?:several|multiple|various|many|numerous|different|separate|two|three|four) (?:\w+ )?"
        r"(?:sources|estimates|reports|newspapers|papers|outlets|organi[sz]ations|studies|agencies|groups))\b"
    ),
    pointing=_any_case(
        r"\b(?:it|they|th(?:e|at|is|eir|ese|ose) (?:annual |yearly |total |overall )?(?:numbers?|figures?"
        r"|totals?|counts?|shares?|ratios?|proportions?|percentages?|rates?|trend|tally|flow|sum)"
        r"|of (?:them|these|those|whom|which)|among them|the (?:rest|remaining|remainder|others"
        r"|following year)"
        r"|compared (?:with|to)|up from|down from|by (?:quarter|gender|sex|age)|included?"
        rf"|{_TOTAL}"
        r"|including|those|the year (?:before|after)|a year (?:earlier|later)|that (?:year|compares)"
        r"|this (?:compares|is|was|marks?|includes?))\b"
    ),
    own_deed=_any_case(
        r"\s*(?:of (?:them|these|those|whom)\s+)?(?:[a-z]+\s+){0,1}?(?:(?:(?:are|is|was|were|have|has|had|been"
        r"|still|then|now)\s+)*"
        r"(?P<deed>said|say|told|testified|voted|abstained|signed|in (?:prison|jail|hospital)|di(?:ed|e)|dead"
        r"|killed|alive|work(?:ing|ed|s)?|studying|wait(?:ing|ed)|await(?:ing|ed)"
        r"|(?:cross|turn|c[ao]me|go|went|gone)(?:ed|e)? back|abroad|unknown|born|married|pregnant|unemployed"
        r"|in (?:their|his|her) (?:teens|twenties|thirties|forties|fifties|sixties|[0-9]0s))"
        r"|(?P<none>ha[ds]|have) no)\b"
    ),
    going_on=regex(r"\s*(?:They|All|Most|Many|These (?:people|refugees|men|women)|Those)\b(?! (?:said|told|believe))"),
    comparator_before=_any_case(
        r"\b(?:compared\s+(?:with|to)|in comparison (?:with|to)|relative to|than(?: (?:in|during|the|a))*"
        r"|(?:up|down|increase|decrease|rise|drop|fall|decline|jump) (?:\w+ )?(?:from|on|over)|versus"
        r"|as against|(?:percent|%|more|fewer|less|higher|lower) (?:\w+ ){0,3}(?:from|on))\s+"
        r"(?:that\s+(?:of|in)\s+|those\s+(?:of|in)\s+)?(?:the\s+)?(?:same\s+(?:period|time|quarter"
        r"|months?|half)\s+)?(?:in\s+|of\s+|a\s+|the\s+)*\Z"
    ),
    trend_before=_any_case(
        r"\b(?:(?:lowest|highest|largest|smallest|fewest|biggest|worst|first|(?<!at )least|(?<!at )most"
        r"|sharpest|steepest|record|peak|low|high|first time)\b[^.;,]{0,60}?\bsince|since\s+(?:records"
        r"|data|counting|statistics|quarter\S* data|the count)\b[^.;,]{0,60}?\b(?:began|started|begun"
        r"|released|in))"
        r"(?:\s+(?:prior to|before|the|at least|late|early|year|in|of))*\s+\Z"
    ),
    aim=_any_case(
        r"\b(?:ask\w*|attempt\w*|try|tries|trying|tried|seek\w*|sought|hop(?:e|es|ed|ing)|want\w*|wish\w*|bid"
        r"|way|route|journey|order|waiting|head\w*|bound|intend\w*|help\w*|aim\w*|desire|try|about"
        r"|await\w*|fac(?:e|es|ed|ing)|(?:threat|risk|danger|fear)s? of|pending|due|set|plan\w*)\s+(?:to\s+|for\s+)?"
        r"(?:be(?:ing)?\s+)?(?:(?:their|his|her|its|the|imminent|forced|forcible|forcibly)\s+){0,2}\Z"
        r"|\b(?:not to|should not|must not|stop|halt|against|prevent\w*|without|instead of|rather than"
        r"|before being|to avoid|avoid)\s+(?:\w+ly\s+)?\Z"
    ),
    aside=_any_case(r"\b(?:after|before|since|when|upon|while|by|from|despite|for|of)\s+(?:\w+ly\s+)?\Z"),
    here=_any_case(r"\bhere\b"),
    average=_any_case(
        r"\b(?:averag\w+|annually|a year(?! (?:before|after|ago|earlier|later|on\b))"
        r"|per year|each year|every year|yearly|a month|per month|a week"
        r"|per week)\b"
    ),
    parts=_any_case(
        r"\b(?:of (?:them|these|those|whom|which|that (?:number|total))|among (?:them|these|those|whom)"
        r"|the total (?:includes?"
        r"|comprises|consists)|includ(?:es|ed|ing)|this includes|comprising|made up of|consisting of)\b"
    ),
    named_after=regex(
        r"\b(?:Act|Law|Convention|Protocol|Treaty|Agreement|Declaration|Resolution|Olympics|Games|Bill"
        r"|law|act|treaty|protocol|legislation|census|Census|[Yy]earbook|[Ll]ist|[Ll]edger)\s+(?:of|from|in)\s+\Z"
        r"|\b(?:none|None|nobody|no one|not one|zero|nil|nothing)\s+(?:at all\s+|whatever\s+)?(?:in|for|during)\s+\Z"
        r"|\b(?:some|many|most|several|half|one|two|a few) of (?:them|whom)\s+(?:since|in|from|as early as)\s+\Z"
        r"|\b(?:conference|meeting|seminar|hearing|workshop|symposium)\b[^,.;0-9]{0,40}\s(?:in|of)\s+\Z"
        r"|\((?:[A-Z][\w’'-]+,?(?: and| &| et al\.?,?)? ?)+\Z"
    ),
    name_behind=regex(
        r"\s*[-–]?\s*(?:[A-Z][\w-]+\s+){0,4}(?:census|Census|[Aa]ct|[Ll]aw|Convention|Protocol|[Tt]reaty"
        r"|[Aa]greement|Declaration|Olympics|Games|World Cup|[Rr]eport|[Ss]urvey|[Ss]tudy|Korean War"
        r"|protocol|election|summit|war|conflict|fighting|armistice)\b"
    ),
    published_before=_any_case(
        r"\b(?:report|study|survey|paper|book|white paper|statement|article|release|briefing|interview"
        r"|speech|dispatch|edition|issue|published|released|issued|received|submitted"
        r"|(?:came|is|was) out|posted|dated|updated|quoted"
        r"|written)\b\s*(?:\w+\s+)?(?:in|of|from|on|for|entitled[^,]*,)?\s*(?:early\s+|late\s+|mid-)?\Z"
        rf"|\b(?:(?:reported|said|told)\s*(?:(?!that\b)\w+\s+)?|(?-i:{_REPORT})\s*)(?:in|of|from|on)?\s*(?:early\s+|late\s+|mid-)?\Z"
    ),
    saying_before=_any_case(
        r"\b(?:(?:said|told|announced|reported|confirmed|declared|added|wrote|claimed"
        r"|insisted|revealed|showed|released|disclosed|published|issued|briefing|statement"
        r"|interview|quoted|citing|cited|urged|posted|testified|according to [^,;.]{2,80}?"
        r"|when (?:we|I) (?:met|spoke))\b(?:(?!\b(?:was|were|had)\b)[^.;:,]){0,40}"
        r"|(?:says|say|tells|shows)\b[^.;:,]{0,40})(?<!\bthat\s)(?<!\bthat on\s)\Z"
    ),
    saying_behind=regex(
        r"[,\s]*(?:that\s+)?(?:(?:the\s+|a\s+|an\s+)?[\w'’. -]{0,60}?\s)?(?:said|told|announced|reported"
        r"|confirmed|declared|revealed|released|briefing|press conference|disclosed|statement|report"
        r"|testified)\b"
        r"|,\s+[A-Z][\w’'. -]{2,40},\s[^,0-9]{3,80},\s+(?:said|told|announced|reported|confirmed|declared|revealed)\b"
    ),
    said_that=_any_case(
        rf"\b(?:{_REPORT}|found|worked out)\b[^.;:]{{0,60}}?\bthat\s(?!month|year|day|week|time)[^.;:]*\Z"
    ),
    points=_any_case("following|next|year|months|decade|then|time|period|day|date|point|month"),
    pointers=tuple((_any_case(pattern), step) for step, pattern in _POINTERS),
    since_clause=_any_case(
        r"\bsince\s+(?!then\b)(?:[^\s,;:.0-9]+\s+){1,13}(?:in|on|of|at)?\s*(?:the\s+)?(?:end of\s+"
        r"|beginning of\s+|start of\s+|early\s+|late\s+|mid-?\s*)?\Z"
    ),
    thereby=_any_case(
        r"\b(?:brings?|brought|bringing|lifts?|lifted|lifting|tak(?:es?|ing)|took|push\w*|rais\w+) (?:to [^;.]{1,25} )?"
        r"(?:the|its|their) (?:cumulative |overall )?(?:total|tally|number)\b"
    ),
    today=_any_case("today"),
    now=_any_case(r"\b(?:leaves|leaving|now|currently|today|at present|presently|to date|so far(?! (?:this|last)))\b"),
    respectively=_any_case(r"\brespectively\b"),
    reporting=regex(rf"\b{_REPORT}\b"),
    recording=regex(rf"\b{_RECORD}\b"),
    according=regex(
        r"\b(?:[Aa]ccording to|[Ii]n the (?:estimation|view|words) of|[Aa]s (?:reported|stated|estimated"
        r"|counted|announced) by|(?:[Rr]eported|[Cc]ounted|[Ee]stimated|[Rr]eleased|[Cc]ompiled"
        r"|[Pp]rovided|[Rr]ecorded|[Rr]egistered|[Pp]ublished|[Dd]ocumented|[Cc]ollected|[Aa]nnounced"
        r"|[Ii]ssued|[Ss]ubmitted|[Oo]btained|[Vv]erified|[Cc]onfirmed|[Ss]urvey|[Ss]tudy|[Rr]esearch"
        r"|[Rr]eport|[Aa]nalysis|[Ee]stimates?) (?:by|with|from)"
        r"|(?:[Dd]ata|[Ff]igures?|[Ss]tatistics|[Ss]tats|[Rr]ecords|[Ff]indings?|[Aa]rchives?),? (?:\w+ )?"
        r"(?:from|by|of|at|in)"
        r"|[Nn]umbers (?:\w+ )?(?:from|by)|\b[Pp]er(?=\s(?:the\s)?[A-Z])"
        r"|[Ii]f(?=\s(?:the\s|[A-Z])[^,;.]{3,60}\s(?:is|are|was|were)\s(?:right|correct|to be (?:believed|trusted)))"
        r"|\b(?:been|was|were|are|is|am) (?:told|informed|assured|advised) by"
        r"|(?:[Ii]f (?:we|you|one) (?:are to |is to )?(?:believe|trust)s?|\b[Gg]o(?:ing|es) by|\b[Tt]o go by)"
        rf"|[Bb]y(?=\s(?:[A-Z]|(?:its|their|the)\s)[\w’'. ]{{0,40}}{OWN_COUNT})"
        r"|\b(?:figure|number|estimate|total|count|one),\s[^;:]{3,50}?,(?:\s(?:comes|came))?\sfrom"
        r"|[Bb]y (?:an?|the) (?:[\w-]+ )?(?:count|survey|estimate|tally|calculation|reckoning) (?:of|by|from"
        r"|that))\s+((?:[^,;:.()]|\.(?=[A-Za-z]|\s[A-Z][a-z]+\s))(?:[^,;:.]|\.(?=[A-Za-z]|,)"
        r"|(?<=[A-Z])\.|(?<=\bRep|\bSen|\bRev|\bGen|\bCol|\bMrs)\.|(?<=\bDr|\bMr|\bMs|\bLt)\.){1,110})"
    ),
    told=regex(
        r"\btold\s+((?:the\s+)?(?:[A-Z][\w.&'’-]*)(?:\s+(?:[A-Z][\w.&'’-]*|of|for|and|news|agency"
        r"|newspaper|service))*)"
    ),
    citing=regex(r"\b(?:citing|cited|cites|quoting|quoted|quotes)\s+([^,;:.]{2,110})"),
    source_noun=regex(
        r"(?:['’]s?|\b(?:ministry|agency|government|department|group|police|Ministry|Office|MOU"
        r"|MOFA))\s+(?:own\s+|interim\s+|published\s+|latest\s+|official\s+|new\s+|recent\s+|annual\s+|preliminary\s+"
        r"|tentative\s+)*"
        r"(?:data|figures?|statistics|numbers|count|estimates?|report|survey|tally|records?|stats|study"
        r"|website|database|sources|spreadsheet|tables?|bulletin|yearbook|answer|reply|register|white paper)\b"
    ),
    hearsay=_any_case(
        r"\bit is (?:\w+ly )?(?:said|thought|believed|estimated|assumed)\b|\byou(?: will|['’]ll| can| may)? hear\b"
        r"|\brumou?rs? ha(?:s|ve) it\b"
        r"|\bas (?:is|was|has been) (?:\w+ly )?(?:reported|known|believed)\b"
    ),
    passive=_any_case(
        r"\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?(?:believed|estimated|said|reported|thought|known"
        r"|feared|understood|expected|considered|put|told|informed|assured|advised)\b|\b(?:believed|thought|said|reported|known"
        r"|feared)\s+to\s+be\b|\b(?:an?|the)\s+estimated\b"
        r"|\b(?:reportedly|allegedly|by all accounts)\b"
    ),
    pronoun=regex(
        r"(?:\b(?=[Ww]e\b|I\b|[Oo]ur (?:group|organi[sz]ation|team|mission|commission|association|network)\b)"
        r"|\A|[,;:“\"(]\s*|\b(?:and|but"
        r"|that|while|as)\s+)\s*(?:[Ww]e|I|(?:[Hh]is|[Hh]er"
        r"|[Tt]heir) office|[Oo]ur (?:(?:own|latest|local) )?(?:archive|office"
        r"|records|sources|contacts|informants|researchers|staff|group|organi[sz]ation|team|mission|count|survey|estimate|figures|data|interviews)|[Ii]t|[Hh]e|[Ss]he|[Tt]hey"
        r"|[Tt]he (?:Commission|Bureau|Center|Centre|Group|Institute|Foundation|Committee|Ministry|Office|Agency"
        r"|Panel|Network|Union|Association|Inspectorate)"
        r"|[Tt]he (?:rights |aid |human rights |same |South's |country's |Seoul-based |non-profit "
        r"|advocacy )*(?:ministry|group|organi[sz]ation|agency|commission|report|official|spokes\w+|NGO"
        r"|rapporteur|expert|envoy|lawmaker|panel|inquiry|chairman|director"
        r"|union|centre|center|activist|watchdog|study|survey|paper|missionary|pastor|committee|institute"
        r"|researchers?|authors?|data|figures?|sources?|statement|document|think tank|charity|network"
        r"|coalition|office|department|government))\b(?!\s+(?:in|of"
        r"|for)\s+(?:the\s+)?[A-Z])(?!\s+(?!\w+day\b)[A-Z][a-z])"
    ),
)
