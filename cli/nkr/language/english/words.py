"""The words of the English grammar of figures."""

from __future__ import annotations

from nkr.model.quantity import Qualifier

Q = Qualifier


def _set(text: str) -> frozenset[str]:
    """The words of a text: far easier to read, sort and extend than a list of quoted words."""
    return frozenset(text.split())


_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)} | {"fourty": 40}
MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
GLUED_MAGNITUDES = {"k": 1_000, "m": 10**6, "b": 10**9} | {
    word: value for word, value in MAGNITUDES.items() if word != "dozen"
}
DENOMINATORS = {
    word: value
    for value, words in {
        2: "half halves",
        3: "third thirds",
        4: "quarter quarters fourth fourths",
        5: "fifth fifths",
        6: "sixth sixths",
        7: "seventh sevenths",
        8: "eighth eighths",
        9: "ninth ninths",
        10: "tenth tenths",
    }.items()
    for word in words.split()
}
ORDINALS = _set(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth hundredth
    """
)
# "One in five" is a share, "13 in 35" most likely two counts.
ONE_IN = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1_000, 10_000})

# Hedges that stand before the number, longest first where one ends another ("no more than", "more than").
HEDGES: dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]] = {}


def _hedges(qualifier: Qualifier, phrases: str) -> None:
    for phrase in phrases.split(";"):
        words = tuple(phrase.split())
        known = HEDGES.get(words[-1], ())
        HEDGES[words[-1]] = tuple(sorted((*known, (words, qualifier)), key=lambda hedge: -len(hedge[0])))


_hedges(
    Q.MORE_THAN,
    """
    more than; over; just over; well over; slightly over; upwards of; upward of; in excess of; above; beyond;
    north of; greater than; exceed; exceeds; exceeded; exceeding; top; tops; topped; topping; surpass;
    surpasses; surpassed; surpassing; will pass; has passed;
    have passed; had passed; to pass; higher than; larger than; better than; outnumber; outnumbered; >
    """,
)
_hedges(
    Q.AT_LEAST,
    """
    at least; at the least; at the very least; at a minimum; at minimum; no fewer than; no less than;
    not fewer than; not less than; never fewer than; a minimum of; minimum of; minimum; as few as; as low as;
    as little as; no lower than; not below; not under; ≥; > =
    """,
)
_hedges(
    Q.UP_TO,
    """
    up to; as many as; as much as; as high as; at most; at the most; at the very most; no more than;
    not more than; no higher than; never more than; a maximum of; maximum of; maximum; up to and including;
    not over; not above; not exceed; not exceeded; not exceeding; never exceed; never exceeds; never exceeded;
    without exceeding; not surpass; not surpassed; never surpassed; not top; not topped; never topped; ≤; < =
    """,
)
_hedges(
    Q.LESS_THAN,
    """
    fewer than; less than; under; below; well under; well below; far fewer than; lower than; smaller than;
    not even; not reach; not reached; never reached; failed to reach; fell short of; falls short of; <
    """,
)
_hedges(
    Q.NEARLY,
    """
    nearly; almost; close to; just under; just below; just shy of; shy of; just short of; not quite;
    approach; approaches;
    approached; approaching; nears; neared; virtually; slightly under; slightly below; a little under;
    a little less than;
    a little fewer than; slightly less than; slightly fewer than; just less than; just fewer than; nearing;
    little short of; not far short of; nigh on; well-nigh;
    close on; getting on for; bordering on; verging on; nearly reached; almost reached; nearly reaching;
    nearly hit; almost hit
    """,
)
_hedges(
    Q.ABOUT,
    """
    about; some; around; roughly; approximately; approx; approx .; circa; ca; ca .; c .; ~; ≈; an estimated;
    the estimated; estimated; estimated at; estimated at about; estimated to be; estimated that; estimates that;
    estimate that; estimating that; estimates of; estimate of; perhaps; maybe; possibly; in the region of;
    in the neighborhood of; in the neighbourhood of; in the order of; on the order of; of the order of;
    something like; closer to; or about
    """,
)

PAGE_LABELS = frozenset({"page", "p", "part", "no", "step", "slide", "sheet", "chapter", "week", "day"})
CHILDREN = frozenset({"boy", "girl", "child", "son", "daughter", "baby", "youth", "teenager"})

# Prepositions as often as hedges: they must touch the number, and not follow a word that asks for the preposition.
TOUCHING = _set(
    """
    about around some over under above below beyond top
    """
)
ASKS_FOR_PREPOSITION = _set(
    """
    concern concerns concerned worry worries worried talk talks talked talking told asked ask asking dispute row
    anger angry criticism outcry protest protests protested negotiations negotiate negotiating question questions
    questioned hand hands handed handing turn turned turning information news reports story stories spoke speak
    speaking learned learnt knew know knows heard hear tension tensions standoff clash rally rallied statement
    inquiry inquired details detail discuss discussion discussions fears fear control fight watch
    """
)
# Words that may stand between a hedge and its number: "at least another 20", "as many as [1,508]".
BETWEEN_HEDGE_AND_NUMBER = frozenset(
    ["a", "an", "another", "further", "additional", "total", "of", "only", "just", "even", "[", "(", '"']
)
# "Topped the 20,000 mark" is a bound; "exceeded the 1,383 of 2005" compares with a count, which stays exact.
MARKS = frozenset({"mark", "milestone", "threshold", "level", "barrier"})
PASSING = _set("pass passes passed passing cross crosses crossed crossing break breaks broke broken breach breached")
"""Before "the 20,000 mark" they are a bound; else who "crossed" or "passed" is no hedge of a number."""

# After the number.
TRAILING: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("or", "so"), Q.ABOUT),
    (("-", "odd"), Q.ABOUT),
    (("odd",), Q.ABOUT),
    (("-", "ish"), Q.ABOUT),
    (("ish",), Q.ABOUT),
    (("or", "thereabouts"), Q.ABOUT),
    (("give", "or", "take"), Q.ABOUT),
    ((",", "give", "or", "take"), Q.ABOUT),
    ((",", "or", "so"), Q.ABOUT),
    (("more", "or", "less"), Q.ABOUT),
    (("or", "more"), Q.AT_LEAST),
    (("or", "above"), Q.AT_LEAST),
    (("or", "over"), Q.AT_LEAST),
    (("and", "above"), Q.AT_LEAST),
    (("and", "over"), Q.AT_LEAST),
    (("or", "higher"), Q.AT_LEAST),
    (("and", "up"), Q.AT_LEAST),
    (("-", "plus"), Q.AT_LEAST),
    (("plus",), Q.AT_LEAST),
    (("+",), Q.AT_LEAST),
    (("or", "fewer"), Q.UP_TO),
    (("or", "less"), Q.UP_TO),
    (("or", "under"), Q.UP_TO),
    (("or", "below"), Q.UP_TO),
    ((",", "at", "least"), Q.AT_LEAST),
    (("at", "least"), Q.AT_LEAST),
    (("at", "the", "very", "least"), Q.AT_LEAST),
    (("at", "the", "least"), Q.AT_LEAST),
    (("at", "a", "minimum"), Q.AT_LEAST),
    ((",", "at", "most"), Q.UP_TO),
    (("at", "most"), Q.UP_TO),
    (("at", "the", "most"), Q.UP_TO),
    (("at", "the", "very", "most"), Q.UP_TO),
    (("at", "the", "outside"), Q.UP_TO),
    (("approximately",), Q.ABOUT),
)
TRAILING_FROM: dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]] = {
    words[0]: tuple(hedge for hedge in TRAILING if hedge[0][0] == words[0]) for words, _ in TRAILING
}
"""The same by their first word, in the same order."""

# Sizes in words.
PLURAL_SIZES = {"dozens", "scores", "hundreds", "thousands", "millions", "tens"}
# Before "scores" these make results of them.
RESULTS = _set("test exam credit match final average total top highest lowest high low their his her its the")
DONE_TO_PEOPLE = _set(
    """
    arrested killed injured wounded detained returned repatriated deported expelled missing dead dying hurt feared
    sent fled rescued evacuated displaced stranded held jailed trapped drowned executed caught captured
    """
)
A_FEW = {"several": "several", "few": "a few", "couple": "a couple", "handful": "a handful"}
CROWDS = _set(
    """
    clusters groups crowds waves throngs droves bands batches floods streams
    """
)
NUMBER_ADJECTIVES = _set(
    """
    large small great huge vast enormous growing increasing rising unknown unspecified undisclosed untold
    significant substantial considerable limited tiny sizable sizeable massive larger greater smaller good certain
    """
)
MAJORITY = frozenset({"majority", "bulk"})

PERCENT = frozenset({"%", "percent", "pct", "percents"})
KILOMETRES = _set(
    """
    km kms kilometer kilometers kilometre kilometres \u33a2
    """
)
TIME = {
    "day": "day",
    "days": "day",
    "daily": "day",
    "week": "week",
    "weeks": "week",
    "weekly": "week",
    "month": "month",
    "months": "month",
    "monthly": "month",
    "year": "year",
    "years": "year",
    "yearly": "year",
    "annually": "year",
    "annum": "year",
}
PER = {word: TIME[word] for word in ("day", "week", "month", "year", "annum")}
RATE_ADVERBS = frozenset({"daily", "weekly", "monthly", "yearly", "annually"})
# Counted time is a duration, counted occasions are no people: neither is a figure.
DURATIONS = _set(
    """
    years months weeks days hours minutes seconds decades centuries nights weekends fortnights moments generations
    hrs mins yrs times fold o'clock am pm ad bc gmt kst hours'
    """
)
DURATION = _set(
    """
    year month week day hour minute second decade century night time yr hr min fortnight
    """
)
# May stand between a number and its years: "ten long years", "three full days".
BEFORE_DURATION = _set(
    """
    consecutive more long full whole straight successive further additional past last working calendar academic
    fiscal short
    """
)
MONTHS = _set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec
    """
)
WEEKDAYS = _set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    """
)
# A label makes the number behind it a name: Resolution 1718, Office 39.
LABELS = _set(
    """
    resolution article articles paragraph paragraphs para paras section sections bureau chapter chapters page pages
    p pp no nos nr magnitude exhibit exhibits
    flight highway phase phases table tables figure figures fig figs channel route footnote annex
    appendix protocol version edition vol volume issue episode season grade stage step rule law decree directive
    circular clause id isbn issn doi tel telephone phone fax hotline extension ext suite apt parallel zip postcode
    box division brigade regiment battalion
    """
)
# What a web page counts about itself: "Comments: 3".
COUNTERS_OF_A_PAGE = _set(
    """
    status rank ranking rating score views shares likes comments id
    """
)
# These label only when written as a name: "Camp 22", but "in each camp 22 people died".
NAME_LABELS = _set(
    """
    room camp unit type group act level part line note office day number campaign war gate building block area zone
    sector form order act bill ward district school apollo studio file case exhibit document windows
    """
)
CURRENCY_SIGNS = {
    "$": "usd",
    "€": "eur",
    "£": "gbp",
    "¥": "jpy",
    "₩": "krw",
    "￦": "krw",
    "₽": "rub",
    "₫": "vnd",
    "฿": "thb",
}
CURRENCIES = {
    word: code
    for code, words in {
        "usd": "dollar dollars usd us$ buck bucks cent cents",
        "krw": "won krw",
        "cny": "yuan rmb renminbi cny",
        "eur": "euro euros eur",
        "gbp": "pound pounds gbp sterling",
        "jpy": "yen jpy",
        "thb": "baht thb",
        "rub": "rouble roubles ruble rubles rub",
    }.items()
    for word in words.split()
}

SINGULAR_PEOPLE = {
    "person": "persons",
    "man": "men",
    "woman": "women",
    "child": "children",
    "boy": "boys",
    "girl": "girls",
    "baby": "babies",
    "infant": "infants",
    "toddler": "toddlers",
    "teenager": "teenagers",
    "adult": "adults",
    "male": "males",
    "female": "females",
    "korean": "Koreans",
    "defector": "defectors",
    "refugee": "refugees",
    "escapee": "escapees",
    "migrant": "migrants",
    "seeker": "seekers",
    "deserter": "deserters",
    "orphan": "orphans",
    "prisoner": "prisoners",
    "detainee": "detainees",
    "inmate": "inmates",
    "worker": "workers",
    "laborer": "laborers",
    "labourer": "labourers",
    "soldier": "soldiers",
    "pow": "POWs",
    "victim": "victims",
    "citizen": "citizens",
    "national": "nationals",
    "resident": "residents",
    "settler": "settlers",
    "returnee": "returnees",
    "deportee": "deportees",
    "fugitive": "fugitives",
    "individual": "individuals",
    "member": "members",
    "civilian": "civilians",
    "student": "students",
    "newcomer": "newcomers",
    "entrant": "entrants",
    "immigrant": "immigrants",
    "emigrant": "emigrants",
    "applicant": "applicants",
    "abductee": "abductees",
    "fisherman": "fishermen",
    "captive": "captives",
    "hostage": "hostages",
    "survivor": "survivors",
    "witness": "witnesses",
    "respondent": "respondents",
    "interviewee": "interviewees",
    "trafficker": "traffickers",
    "smuggler": "smugglers",
    "broker": "brokers",
    "activist": "activists",
    "missionary": "missionaries",
    "guard": "guards",
    "official": "officials",
    "diplomat": "diplomats",
    "mother": "mothers",
    "father": "fathers",
    "parent": "parents",
    "daughter": "daughters",
    "son": "sons",
    "sister": "sisters",
    "brother": "brothers",
    "wife": "wives",
    "husband": "husbands",
    "minor": "minors",
    "youth": "youths",
    "elder": "elders",
    "friend": "friends",
    "counterpart": "counterparts",
    "relative": "relatives",
    "villager": "villagers",
    "passenger": "passengers",
    "farmer": "farmers",
    "trader": "traders",
    "exile": "exiles",
    "border-crosser": "border-crossers",
    "crosser": "crossers",
    "chinese": "Chinese",
    "american": "Americans",
    "japanese": "Japanese",
}
PEOPLE = {plural.lower(): plural for plural in SINGULAR_PEOPLE.values()} | {
    "people": "people",
    "lives": "lives",
    "souls": "souls",
    "kids": "kids",
    "troops": "troops",
    "arrivals": "arrivals",
    "folk": "folk",
    "personnel": "personnel",
    "dead": "dead",
    "asylum-seekers": "asylum-seekers",
}
# Who is counted in a list such as "two women and a boy": with other nouns a list may say the same people twice.
BY_SEX_OR_AGE = _set(
    """
    man men woman women child children boy boys girl girls baby babies infant infants toddler toddlers teenager
    teenagers adult adults male males female females mother mothers father fathers daughter daughters son sons
    sister sisters brother brothers wife wives husband husbands
    """
)
# Counted, and plainly no persons. Anything else of which the grammar does not know what it is has the unit "".
THINGS = _set(
    """
    cases incidents countries nations koreas sides camps embassies consulates missions cities provinces regions
    counties villages towns places sites areas states parties governments agencies organizations organisations
    groups families households schools compounds buildings reports interviews testimonies articles surveys studies
    figures questions occasions attempts crossings routes flights boats ships vessels trucks buses cars vehicles
    rounds points factors reasons ways issues allies neighbours neighbors powers miles mile metres meters metre
    meter feet inches tons tonnes kilograms kg kilos grams litres liters acres hectares degrees bags barrels
    missiles rockets weapons warheads tests companies firms banks newspapers channels websites languages words
    letters photos pictures videos books pages stories items documents laws sections seats votes goals medals games
    matches episodes steps stages phases types kinds categories sets pairs couples rooms houses homes facilities
    prisons centers centres offices branches churches shelters checkpoints fences cameras categories continents
    borders copies charges counts million-won
    """
)
SPAN_THINGS = {"mile": "miles", "metre": "metres", "meter": "meters"}
# A noun phrase ends here: the noun that is counted stands before these, or not at all.
STOPS = _set(
    """
    of the a an in at to from by for with without who whom whose which that were are was is be been being am have
    had has having will would can could may might must shall should do does did and or but nor as on off into onto
    over under after before during since until till through across within about around against between among per
    than when while where why how if because though although so also not no yet then there here it he she they we
    you i them him us me said says say told fled came come went go left entered arrived crossed defected escaped
    remain remained live lived reached fell rose including last this next each every via despite upon
    """
)
DETERMINERS = _set("the these those them its their our his her all an estimated")
# A number behind these went from one value to another: "rose from 1,047 to 1,500" is no range.
CHANGES = _set(
    """
    rose rise rises risen rising increase increased increases increasing grew grow grown grows growing jumped jump
    soared surged climbed climb up down fell fall falls fallen falling dropped drop drops dropping declined decline
    declines decreased decrease shrank shrunk plunged plummeted tumbled went gone going moved changed revised
    doubled tripled halved reduced cut slid slipped dipped swelled expanded shot by raised lowered downgraded
    upgraded corrected
    """
)
BEFORE_A_YEAR = _set(
    """
    in since until till by from of during for after before early late mid year around to through between and within
    fy calendar fiscal
    """
)
