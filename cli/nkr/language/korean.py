"""The words of the Korean grammar of figures and times."""

from __future__ import annotations

import re
from functools import cache

from nkr.language.asian_times import Words as Times
from nkr.language.east_asian import HALF, Words
from nkr.language.numerals import Signs
from nkr.model.quantity import Qualifier

_COUNTED = (
    "명(?!당)|사람|인(?!당|자|치|조|분|용|승|실|방|권|민|간|구|물|도|사|원|력|류|터|천"
    "|[ \u00a0]?(?:가구|시위|가족|체제))"
)


def _native() -> dict[str, tuple[int, int]]:
    tens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
    ones = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
    numbers = {ten + one: 10 * at + value for at, ten in enumerate(tens) for value, one in enumerate(ones)}
    numbers |= {"스무": 20, "석": 3, "넉": 4}
    pairs = enumerate(["한두", "두세", "서너", "너댓", "대여섯", "예닐곱"], start=1)
    words = {word: (value, value) for word, value in numbers.items() if value}
    return words | {word: (value, value + 1) for value, word in pairs} | {"두서너": (2, 4), "네댓": (4, 5)}


@cache
def words() -> Words:
    """Built on first use."""
    q = Qualifier
    native = _native()
    spelt = "|".join(sorted(native, key=len, reverse=True))
    counted = f"(?=[ \u00a0]?(?:{_COUNTED}))"
    return Words(
        anchor=(
            rf"[0-9]|(?<!\w)(?:[이삼사오육칠팔구십][ ]?분의|[수몇][ \u00a0]?(?=[십백천만])|(?:여러|몇|수){counted}"
            rf"|대부분|대다수|과반수?|절반|(?:{spelt}){counted}"
            # 천 and 만 are words of their own, too: only with a counter or with digits behind them.
            r"|[일이삼사오육칠팔구]{0,2}[십백천만억]"
            r"(?:[일이삼사오육륙칠팔구십백천만억수몇0-9, \u00a0]{0,20}?(?:여[ \u00a0]?)?"
            r"(?:명|인|사람|건|%|퍼센트)|[ \u00a0]?[0-9]))"
        ),
        signs=Signs(
            digits={sign: value for value, sign in enumerate("일이삼사오육칠팔구", start=1)} | {"영": 0, "륙": 6},
            units={"십": 10, "백": 100, "천": 1_000},
            large={"만": 10_000, "억": 10**8, "조": 10**12},
            some="수몇",
            more=re.compile("[ \u00a0]?여(?=[ \u00a0]?(?:명|인|사람|건|만|천|%|퍼센트))"),
        ),
        vague=(
            rf"[수몇][ \u00a0]?(?P<units>[십백천만억]{{1,4}})|(?P<word>(?:여러|몇|수){counted}(?:[ \u00a0]?(?:명|사람))"
            "|대부분|대다수|과반수?|절반)"
        ),
        sizes={
            **{f"여러{gap}{noun}": ("several", "persons") for gap in ("", " ") for noun in ("명", "사람")},
            **{f"수{gap}명": ("several", "persons") for gap in ("", " ")},
            **{f"몇{gap}{noun}": ("a few", "persons") for gap in ("", " ") for noun in ("명", "사람")},
            **dict.fromkeys(("대부분", "대다수", "과반", "과반수"), ("most", "percent")),
            "절반": (HALF, "percent"),
        },
        counters={
            "persons": _COUNTED,
            "cases": "건(?!물|설|강|국|조|축)",
            "percent": "(?:%|퍼센트|프로(?![가-힣]))(?![ ]?(?:포인트|p))",
            "km": "(?:km|㎞|\u33a2|킬로미터|킬로(?!그))",
            "miles": "마일(?!리지)",
        },
        alone=(
            "(?=$|[^가-힣\\w%]|(?:에서|까지|으로|로|이|가|을|를|은|는|의|에|도|정도|가량|이상|이하|안팎|내외|여)(?:[^가-힣]|[가-힣]))"
            "(?![ \u00a0]?(?:%|원|달러|위안|엔|유로|바트|루블|파운드|불|년|월|일|시|분|초|세|살|대|차|호|위|번"
            "|회|개|곳|주|배|층|톤|t|kg|m"
            "|가구|가족|㎡|평|리|쪽|권|편|달|석|표|점|도(?![ ]|에)|이닝|인당|명당|자))"
        ),
        hedges={
            q.ABOUT: r"(?<![가-힣])(?:약|대략|어림잡아|추정|추산|약[ ]?간)",
            q.AT_LEAST: "최소한?|적어도|못해도|줄잡아|최저|적게는",
            q.UP_TO: "최대|많게는|최고|많아야|기껏해야",
            q.NEARLY: "거의|(?<![가-힣])근",
        },
        rates={
            "year": "연간|매년|해마다|연 ?평균|한 ?해 ?평균|(?<![가-힣])연",
            "week": "주당|매주|주 ?평균|일주일에|1주일에|한 ?주에",
            "month": "매월|매달|월 ?평균|한 ?달에?(?: ?평균)?",
            "day": "하루에?|매일|일 ?평균|하루 ?평균",
        },
        passed="총|모두|도합|전체|무려|불과|겨우|단지|누적|평균|[\\[\\(\"']",
        trailing={
            q.ABOUT: "안팎|내외|언저리|정도|수준|가량|쯤|전후|선(?!거|박|원|수|생)|남짓한? ?정도"
            "|(?:인 ?것)?으?로 ?(?:추산|추정)",
            q.AT_LEAST: "이상|(?:또는|혹은) ?그 ?이상",
            q.UP_TO: "이하|(?:또는|혹은) ?그 ?이하|(?:을|를)? ?넘지",
            q.LESS_THAN: "미만|보다 ?적[은어](?! ?[0-9])"
            "|(?:이|가|도|은|에도?)? ?(?:채 ?|미처 ?)?(?:안 ?[되된]|못 ?[되된]|못 ?미[치친쳐]"
            "|되지 ?(?:않|못)|미치지 ?못)",
            q.MORE_THAN: "남짓|초과|보다 ?많[은아이](?! ?[0-9])|(?:을|를|이|가|도|은)? ?(?:훨씬 ?|훌쩍 ?|크게 ?)?"
            "(?:넘[는어었긴길겨겼을기게은]|웃도는|웃돌|웃돈|초과|상회|돌파)",
            q.NEARLY: "(?:에)? ?(?:거의 ?)?(?:가까[운이우]|육박|근접)",
        },
        link=(
            "[ \u00a0]?(?:[~\\-][ \u00a0]?|에서[ \u00a0]*(?:최대|많게는|최고)?[ \u00a0]*(?:약[ \u00a0]*)?|"
            "부터[ \u00a0]*(?:최대|많게는)?[ \u00a0]*|내지[ \u00a0]*|또는[ \u00a0]*)"
        ),
        change="으?로[ \u00a0]?(?:[가-힣0-9.%]{1,8}[ \u00a0])?"
        "(?:증가|감소|늘|줄|급증|급감|불어|상승|하락|높아|낮아|떨어)",
        nouns=(
            "탈북자|탈북민|북한이탈주민|이탈주민|새터민|난민|북한 ?주민|여성|남성|어린이|아동|국군포로"
            "|북한 ?사람|입국자|고아"
        ),
        shares=(
            "(?P<of>[0-9]{1,3}|[이삼사오육칠팔구십])[ ]?분의[ ]?(?P<part>[0-9]{1,3}|[일이삼사오육칠팔구])",
            "(?P<of>10{1,2}(?=[ ]?명)|다섯|열)[ ]?명[ ]?(?:중|가운데)[ ]?(?P<part>[0-9]{1,2}|[가-힣]{1,2})[ ]?명",
            "(?P<of>[0-9]{1,2}|[가-힣]{1,2})[ ]?명[ ]?(?:중|가운데)[ ]?(?P<part>[0-9]{1,2}|[가-힣]{1,2})[ ]?명[ ]?꼴",
        ),
        native=native,
        band="대(?=[^가-힣]|$|[가는도로를에와의]|까지|이[고며다던었]|였|입니|초반|중반|후반)",
    )


TIMES = Times(
    year="년(?:도)?(?!간|째|생|형|여)",
    month="월",
    day="일",
    to="부터|에서",
    first_months="첫 (?P<n>[0-9]{1,2})개월",
    halves={"상반기": 1, "하반기": 2},
    quarter="(?P<q>[1-4])(?:/4)? ?분기",
    seasons={"봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter"},
    years={
        **dict.fromkeys(("지난해", "지난 해", "지난 한 해", "지난 한해", "작년"), -1),
        **dict.fromkeys(("올해", "금년", "올 들어", "올"), 0),
        **dict.fromkeys(("같은 해", "그해"), 0),
        **dict.fromkeys(("내년", "이듬해", "다음 해"), 1),
        **dict.fromkeys(("전년도", "전년"), -1),
        "재작년": -2,
    },
    from_named=frozenset(["같은 해", "그해", "이듬해", "다음 해", "전년도", "전년"]),
    months={"지난달": -1, "지난 달": -1, "이달": 0, "이번 달": 0, "다음 달": 1, "다음달": 1, "내달": 1},
    weeks={"지난주": -1, "지난 주": -1, "이번 주": 0, "이번주": 0, "다음 주": 1, "다음주": 1},
    days={"그제": -2, "그저께": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2},
    same="같은 ?기간|같은 ?달|동기|동월",
    decade="년대",
    span="(?:지난|최근) ?[0-9]{1,3} ?(?:년|개월|주|일) ?(?:간|동안)",
    ago="[0-9]{1,3} ?(?:년|개월|주일?|일) ?전",
    units={"년": "year", "개월": "month", "주": "week", "일": "day"},
    since="부터|이후|이래",
    until="까지|말|현재|기준|초|중(?![국학소앙요년])",
    planned="예정|전망|예상|계획|할 듯|것으로 보",
    short_year="[0-9]{2}(?=년(?:(?:에는|엔|은|는)? ?[0-9][0-9,만천백]* ?명))",
    recent="지난 ?",
    bare_day="일(?! ?(?:간|동안|째|만에|뒤|후|전|평균|당|치|[0-9]))",
    hours="밤|새벽|오전|오후|저녁|아침",
    than="보다|에 비",
    opens=" ?(?:은|는|에는|에|의)? ?(?:들어서?)?",
)
