"""The words of the English grammar of figures, as tables."""

from __future__ import annotations

from typing import NamedTuple

from nkr.language.matching import Phrases, by_word, words
from nkr.model.quantity import Qualifier

Q = Qualifier

# --- numbers ---------------------------------------------------------------------------------------------------------

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)} | {"fourty": 40}
MAGNITUDES = {
    **{"dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 10**5, "lac": 10**5, "crore": 10**7},
    **dict.fromkeys(("million", "mln", "mn", "mil"), 10**6),
    **dict.fromkeys(("billion", "bln", "bn"), 10**9),
    **{"trillion": 10**12, "trn": 10**12, "quadrillion": 10**15, "quintillion": 10**18},
}
"""A magnitude that is missing here would leave its number alone, a thousand times too small."""
MAGNITUDES_BEHIND_DIGITS = MAGNITUDES | {
    f"{word}s": MAGNITUDES[word] for word in ("dozen", "hundred", "thousand", "lakh", "million", "crore", "billion")
}
GLUED_MAGNITUDES = {"k": 1_000, "m": 10**6, "b": 10**9} | {
    word: value for word, value in MAGNITUDES.items() if word != "dozen"
}
VULGAR_FRACTIONS = {
    sign: upper / lower
    for sign, upper, lower in [
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5),
        ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
    ]
}  # fmt: skip
_DENOMINATORS = """
    half halves; third thirds; quarter quarters fourth fourths; fifth fifths; sixth sixths; seventh sevenths;
    eighth eighths; ninth ninths; tenth tenths
"""
DENOMINATORS = {word: at for at, names in enumerate(_DENOMINATORS.split(";"), start=2) for word in names.split()}
PARTS = Phrases(
    *(
        ((numerator, denominator), f"{spelt} (-) {word}")
        for spelt, numerator in ({"a": 1, "an": 1} | UNITS).items()
        for word, denominator in DENOMINATORS.items()
        if 0 < numerator < denominator and word not in {"half", "halves"}
    )
)
"""Fractions in words: above and below the line."""
AND_A_PART = Phrases(
    ((1, 2), "and a|one (-) half"), ((1, 4), "and a|one (-) quarter"), ((3, 4), "and three (-) quarter|quarters")
)
HALF_OF_A_MAGNITUDE = Phrases(
    *((value, f"half (of|-) (a) (-) {name}; one - half (a) {name}") for name, value in MAGNITUDES.items()),
    *((MAGNITUDES[name], f"a half (-) {name}") for name in ("million", "dozen", "billion", "crore")),
)
OF_A = Phrases((None, "of a|one"))
_NTHS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
    """
ORDINALS = {word: at for at, word in enumerate(_NTHS.split(), start=1)} | {
    **{"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
}
NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS)
ONE_IN = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1_000, 10_000})
"""One in five is a share, 13 in 35 most likely two counts."""

# --- hedges ----------------------------------------------------------------------------------------------------------

TOTALS = "total|number|figure|figures|numbers|count|tally|toll|level"
_MOVES = """
    go|goes|going|went|gone|climb|climbs|climbed|climbing|rise|rises|rose|risen|rising|jump|jumps|jumped|jumping|shoot
    |shot|come|comes|came|coming|creep|crept|creeping|edge|edged|edging|inch|inched|inching|move|moved|moving|soar
    |soared|tick|ticked|swell|swelled|build|built|grow|grew|grown|bounce|bounces|bounced|bouncing|leap|leapt|leaped
    |surge|surged|spring|sprang
"""
_RISES = f"""
    {_MOVES} (back|right|again|straight); own|owns|owned|owning|fess|fesses|fessed;
    add|adds|added|adding|mount|mounts|mounted;
    bring|brings|brought|bringing|push|pushes|pushed|pushing|take|takes|took|taking|drive|drove
    the|its|their|that (grand|overall|annual|yearly|cumulative) {TOTALS}
"""
RISES = Phrases((None, _RISES))
"""Before "up to" it is the verb's particle: "climbed back up to 2,900", "owned up to 220" state no maximum."""
MULTIPLES = Phrases((None, "times|twice|half|double|fold"))
"""Before "as many as" they compare: "three times as many as the 312 of 2000"."""
_ASKING = """
    concern|concerns|concerned|worry|worries|worried|talk|talks|talked|talking|told|asked|ask|asking|dispute|row|anger
    |angry|criticism|outcry|protest|protests|protested|negotiations|negotiate|negotiating|question|questions|questioned
    |hand|hands|handed|handing|turn|turned|turning|information|news|reports|story|stories|spoke|speak|speaking|learned
    |learnt|knew|know|knows|heard|hear|tension|tensions|standoff|clash|rally|rallied|statement|inquiry|inquired|details
    |detail|discuss|discussion|discussions|fears|fear|control|fight|watch
"""
ASKS = Phrases((None, _ASKING))
"""They ask for a preposition: "told about 20 people" hedges nothing."""
MARKS = words("mark milestone threshold level barrier")
"""Topped the 20,000 mark is a minimum; "exceeded the 1,383 of 2005" compares with a count, which stays exact."""


class Hedge(NamedTuple):
    """A hedge, and when its words are none.

    ``touching``: prepositions and nouns as often as hedges, which must touch their number. ``after``: the words before
    it that make it part of a verb. ``mark``: it hedges only "the 20,000 mark".
    """

    qualifier: Qualifier
    touching: bool = False
    after: Phrases[None] | None = None
    mark: bool = False


HEDGES = Phrases(
    (Hedge(Q.MORE_THAN), """
        more than; just|well over; over than; slightly|little over; upwards|upward of; in excess of; north of;
        runs|ran|run|goes|went|gone|climbed|rose|risen (well) past;
        greater|higher|larger|better than; exceed|exceeds|exceeded|exceeding; tops|topped|topping;
        surpass|surpasses|surpassed|surpassing; will|to pass; has|have|had (already|now|just|recently|since) passed;
        gone|rose|risen|climbed|grew|grown past; broke|broken through;
        rose|risen|climbed|grew|grown above|beyond; outnumber|outnumbered; >
    """),
    (Hedge(Q.MORE_THAN, touching=True, after=ASKS), "over; above; beyond"),
    (Hedge(Q.MORE_THAN, touching=True, after=Phrases((None, "the"))), "top"),
    (Hedge(Q.MORE_THAN, mark=True),
     "pass|passes|passed|passing; cross|crosses|crossed|crossing; break|breaks|broke|broken; breach|breached"),
    (Hedge(Q.AT_LEAST), """
        at least|minimum; at the (very) least; at a minimum; no|not|never fewer|less than; (a) minimum (of);
        as few|low|little as; no lower than; not below|under; greater|more|higher|larger than or equal to;
        equal to or greater|more than; ≥; > =
    """),
    (Hedge(Q.UP_TO), """
        as high as; at (the (very)) most; no|not|never more|higher than; (a) maximum (of);
        up to and including; not over|above; not|never exceed|exceeded|surpassed|topped; not exceeding|surpass|top;
        never exceeds; without exceeding; fewer|less|lower|smaller than or equal to; equal to or less|fewer than; ≤; < =
    """),
    (Hedge(Q.UP_TO, after=RISES), "up to"),
    (Hedge(Q.UP_TO, after=MULTIPLES), "as many|much as"),
    (Hedge(Q.LESS_THAN), """
        fewer|less|lower|smaller than; far|well fewer than; well under|below; not even; not reach|reached;
        never reached; failed to reach; fell|falls short of; <
    """),
    (Hedge(Q.LESS_THAN, touching=True, after=ASKS), "under; below"),
    (Hedge(Q.NEARLY), """
        nearly; almost; close to|on; just|slightly under|below; (just) shy of; just|little short of; not quite;
        approach|approaches|approached|approaching; nears|neared|nearing; virtually; a little under;
        a little|slightly less|fewer than; just less|fewer than; not far short of; nigh on; well-nigh; well - nigh;
        getting on for; bordering|verging on; nearly|almost reached|hit; nearly reaching
    """),
    (Hedge(Q.NEARLY, touching=True), "pushing"),
    (Hedge(Q.ABOUT), """
        roughly; approximately; approx|ca (.); c .; circa; ~; ≈; (an|the) estimated; estimated at (about);
        estimated to be; estimated|estimates|estimate|estimating that; estimates|estimate of; perhaps; maybe; possibly;
        in the region|order of; in the neighborhood|neighbourhood of; on|of the order of; something like;
        closer to; or about; not far off (from); barely; hardly; scarcely; only just
    """),
    (Hedge(Q.ABOUT, touching=True, after=ASKS), "about; around"),
    (Hedge(Q.ABOUT, touching=True), "some"),
)  # fmt: skip
"""What stands before a number and hedges it."""
HEDGE_WORDS = frozenset(HEDGES.closers)
BETWEEN_HEDGE_AND_NUMBER = words('a an another further additional total of only just even [ ( "')
"""They may stand between a hedge and its number: "at least another 20", "as many as [1,508]"."""


class Trailing(NamedTuple):
    """A hedge behind the number. ``free``: it may as well stand before the next number, which then takes it.

    ``closing``: it hedges only where its clause ends behind it ("150 people and more", but "and more women").
    """

    qualifier: Qualifier
    free: bool = False
    closing: bool = False


TRAILING = Phrases(
    (Trailing(Q.ABOUT), "(,) or so; (-) odd; (-) ish; or thereabouts; more or less"),
    (Trailing(Q.ABOUT, free=True), "(,) give or take; approximately"),
    (Trailing(Q.AT_LEAST), "or more|greater|higher|larger|above|over; and up; - plus; +"),
    (Trailing(Q.AT_LEAST, free=True), "(,) at least; at the (very) least; at a minimum; plus; and above|over"),
    (Trailing(Q.AT_LEAST, closing=True), "and more|higher|upwards"),
    (Trailing(Q.UP_TO), "or fewer|less; or lower|smaller|under|below"),
    (Trailing(Q.UP_TO, free=True), "(,) at most; at the (very) most; at the outside"),
)

# --- sizes in words --------------------------------------------------------------------------------------------------

PLURAL_SIZES = words("dozens scores hundreds thousands millions tens")
_LARGE = "hundreds|thousands|millions"
_CROWDS = words("clusters groups crowds waves throngs droves bands batches floods streams")
_ADJECTIVES = words("""
    large small great huge vast enormous growing increasing rising unknown unspecified undisclosed untold significant
    substantial considerable limited tiny sizable sizeable massive larger greater smaller good certain
""")


class Size(NamedTuple):
    """A size in words. ``people``: it is a figure only where people are counted, or a curator chose it."""

    word: str
    people: bool = False
    after: Phrases[None] | None = None


_NOT_MANY = Phrases((None, "as|how|so|too|not|very"))
_NO_RESULTS = Phrases(
    (None, "test|exam|credit|match|final|average|total|top|high|highest|low|lowest|their|his|her|its|the")
)
"""Before "scores" these make results of them."""
SIZES = Phrases(
    *((Size(size), f"{size}; {size} upon|and|on {size}") for size in PLURAL_SIZES - {"scores"}),
    *((Size(size), f"{size} more") for size in ("dozens", "hundreds")),
    (Size("scores", after=_NO_RESULTS), "scores"),
    (Size("tens of thousands"), "tens|dozens|scores (-) of (-) thousands; a few tens of thousands"),
    (Size("tens of thousands"), "tens , if|or not|even hundreds|scores (,) of thousands"),
    *(
        (Size(f"{few} of {many}"), f"{few} (-) of (-) {many}")
        for few in PLURAL_SIZES
        for many in _LARGE.split("|")
        if many != "thousands" or few not in {"tens", "dozens", "scores"}
    ),
    *(
        (Size(f"{size}s"), f"several|many {size}; a|only few {size}; a|only couple|handful (of) {size}; many {size}s")
        for size in ("dozen", "hundred", "thousand", "million", "billion")
    ),
    *(
        (
            Size(f"hundreds of {size}s"),
            f"several|many hundred {size}; a|only few hundred {size}; a couple of hundred {size}",
        )
        for size in ("thousand", "million")
    ),
    (Size("several", people=True), "several"),
    (Size("a few", people=True), "a|some|only few"),
    (Size("a couple", people=True), "a|some|only couple of; a couple more"),
    (Size("a handful", people=True), "a|some|only handful (of)"),
    (Size("many", people=True, after=_NOT_MANY), "many"),
    *((Size(word, people=True), word) for word in ("numerous", "countless")),
    *((Size(word, people=True), f"{word} of") for word in sorted(_CROWDS)),
    *(
        (
            Size(f"{'an' if adjective[0] in 'aeiou' else 'a'} {adjective} number", people=bool(of)),
            f"(a|an|the) {adjective} number {of}",
        )
        for adjective in sorted(_ADJECTIVES)
        for of in ("", "of")
    ),
    *(
        (Size(f"{adjective} numbers", people=bool(of)), f"{adjective} numbers {of}")
        for adjective in sorted(_ADJECTIVES)
        for of in ("", "of")
    ),
    (Size("a number", people=True), "a number of"),
    (Size("most", people=True, after=Phrases((None, "the|at|one|second|among|its|their|very"))), "most"),
    (Size("most", people=True), "a|the (vast|large|great|overwhelming|clear) majority|bulk of"),
)
DONE_TO_PEOPLE = words("""
    arrested killed injured wounded detained returned repatriated deported expelled missing dead dying hurt feared sent
    fled rescued evacuated displaced stranded held jailed trapped drowned executed caught captured
""")

# --- what is counted -------------------------------------------------------------------------------------------------

PERCENT = Phrases((None, "(-) %|percent|pct|percents; (-) per (-) cent"))
KILOMETRES = words("km kms kilometer kilometers kilometre kilometres \u33a2")
MEASURES = KILOMETRES | words("""
    miles mile metres meters metre meter m yards yard feet foot ft inches mph kmh hectares acres tonnes tons kilograms
    kg kilos lb lbs pounds litres liters gallons degrees hp kw ps nm celsius fahrenheit c f won
""")
"""A number of these in brackets converts the one before it: "more than 100 kilometers (60 miles)"."""
TIME = by_word(day="days daily", week="weeks weekly", month="months monthly", year="years yearly annually annum")
PER = {word: TIME[word] for word in ("day", "week", "month", "year", "annum")}
RATE_ADVERBS = words("daily weekly monthly yearly annually")
# Counted time is a duration, counted occasions are no people: neither is a figure.
DURATIONS = words("""
    years months weeks days hours minutes seconds decades centuries nights weekends fortnights moments generations hrs
    mins yrs times fold o'clock am pm ad bc gmt kst hours'
""")
DURATION = words("year month week day hour minute second decade century night time yr hr min fortnight")
# May stand between a number and its years: "ten long years", "three full days".
BEFORE_DURATION = words("""
    consecutive more long full whole straight successive further additional past last working calendar academic fiscal
    short
""")
MONTHS = words("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
""")
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
# A label makes the number behind it a name: Resolution 1718, Office 39.
LABELS = words("""
    resolution article articles paragraph paragraphs para paras section sections bureau chapter chapters page pages p pp
    no nos nr magnitude exhibit exhibits flight highway phase phases table tables figure figures fig figs channel route
    footnote annex appendix protocol version edition vol volume issue episode season grade stage step rule law decree
    directive circular clause id isbn issn doi tel telephone phone fax hotline extension ext suite apt parallel zip
    postcode box division brigade regiment battalion
""")
# What a web page counts about itself: "Comments: 3".
COUNTERS_OF_A_PAGE = words("status rank ranking rating score views shares likes comments id")
# These label only when written as a name: "Camp 22", but "in each camp 22 people died".
NAME_LABELS = words("""
    room camp unit type group act level part line note office day number campaign war gate building block area zone
    sector form order act bill ward district school apollo studio file case exhibit document windows
""")
CURRENCY_SIGNS = frozenset("$€£¥₩￦₽₫₹฿")
CURRENCY_CODES = words("usd krw cny rmb eur gbp jpy us$")
"""Of those that stand before a number."""
CURRENCIES = CURRENCY_CODES | words("""
    dollar dollars buck bucks cent cents won yuan renminbi euro euros pound pounds sterling yen baht thb rouble roubles
    ruble rubles rub rupee rupees rs inr
""")
BEHIND_THE_VERB_WON = words("asylum the a safe their refuge seats permission an")
PAGE_LABELS = words("page p part no step slide sheet chapter week day")
ONE_OF_THEM = frozenset({"he", "she", "i", "who", "youngest", "oldest", "eldest"})
CHILDREN = words("boy girl child son daughter baby youth teenager")
_PEOPLE = """
    person persons; man men; woman women; child children; boy boys; girl girls; baby babies; infant infants;
    toddler toddlers; teenager teenagers; adult adults; male males; female females; korean Koreans; defector
    defectors; refugee refugees; escapee escapees; migrant migrants; seeker seekers; deserter deserters; orphan
    orphans; prisoner prisoners; detainee detainees; inmate inmates; worker workers; laborer laborers; labourer
    labourers; soldier soldiers; pow POWs; victim victims; citizen citizens; national nationals; resident
    residents; settler settlers; returnee returnees; deportee deportees; fugitive fugitives; individual
    individuals; member members; civilian civilians; student students; newcomer newcomers; entrant entrants;
    immigrant immigrants; emigrant emigrants; applicant applicants; abductee abductees; fisherman fishermen;
    captive captives; hostage hostages; survivor survivors; witness witnesses; respondent respondents;
    interviewee interviewees; trafficker traffickers; smuggler smugglers; broker brokers; activist activists;
    missionary missionaries; guard guards; official officials; diplomat diplomats; mother mothers; father
    fathers; parent parents; daughter daughters; son sons; sister sisters; brother brothers; wife wives; husband
    husbands; minor minors; youth youths; elder elders; friend friends; counterpart counterparts; relative
    relatives; villager villagers; passenger passengers; farmer farmers; trader traders; exile exiles;
    border-crosser border-crossers; crosser crossers; chinese Chinese; american Americans; japanese Japanese
    """
SINGULAR_PEOPLE = dict(pair.split() for pair in _PEOPLE.split(";"))
_PLURALS = words("people lives souls kids troops arrivals admissions folk personnel dead asylum-seekers")
PEOPLE = {plural.lower(): plural for plural in (*SINGULAR_PEOPLE.values(), *_PLURALS)}
# Who is counted in a list such as "two women and a boy": with other nouns a list may say the same people twice.
BY_SEX_OR_AGE = words("""
    man men woman women child children boy boys girl girls baby babies infant infants toddler toddlers teenager
    teenagers adult adults male males female females mother mothers father fathers daughter daughters son sons sister
    sisters brother brothers wife wives husband husbands
""")
# Counted, and plainly no persons. Anything else of which the grammar does not know what it is has the unit "".
THINGS = words("""
    cases incidents countries nations koreas sides camps embassies consulates missions cities provinces regions counties
    villages towns places sites areas states parties governments agencies organizations organisations groups families
    households schools compounds buildings reports interviews testimonies articles surveys studies figures questions
    occasions attempts crossings routes flights boats ships vessels trucks buses cars vehicles rounds points factors
    reasons ways issues allies neighbours neighbors powers miles mile metres meters metre meter feet inches tons tonnes
    kilograms kg kilos grams litres liters acres hectares degrees bags barrels missiles rockets weapons warheads tests
    companies firms banks newspapers channels websites languages words letters photos pictures videos books pages
    stories items documents laws sections seats votes goals medals games matches episodes steps stages phases types
    kinds categories sets pairs couples rooms houses homes facilities prisons centers centres offices branches churches
    shelters checkpoints fences cameras categories continents borders copies charges counts million-won
""")
SPAN_THINGS = {"mile": "miles", "metre": "metres", "meter": "meters"}
# A noun phrase ends here: the noun that is counted stands before these, or not at all.
STOPS = words("""
    of the a an in at to from by for with without who whom whose which that were are was is be been being am have had
    has having will would can could may might must shall should do does did and or but nor as on off into onto over
    under after before during since until till through across within about around against between among per than when
    while where why how if because though although so also not no yet then there here it he she they we you i them him
    us me said says say told fled came come went go left entered arrived crossed defected escaped remain remained live
    lived reached fell rose including last this next each every via despite upon
""")
DETERMINERS = words("the these those them its their our his her all an estimated")
# A number behind these went from one value to another: "rose from 1,047 to 1,500" is no range.
CHANGES = words("""
    rose rise rises risen rising increase increased increases increasing grew grow grown grows growing jumped jump
    soared surged climbed climb up down fell fall falls fallen falling dropped drop drops dropping declined decline
    declines decreased decrease shrank shrunk plunged plummeted tumbled went gone going moved changed revised doubled
    tripled halved reduced cut slid slipped dipped swelled expanded shot by raised lowered downgraded upgraded corrected
""")
BEFORE_A_YEAR = words("""
    in since until till by from of during for after before early late mid year around to through between and within fy
    calendar fiscal
""")
