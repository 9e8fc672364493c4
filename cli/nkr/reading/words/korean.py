"""What surrounds a figure in Korean."""

from __future__ import annotations

import re

from nkr.reading.words import Words

_COUNT = r"(?:명|인|사람|건|%|퍼센트|프로)?"
_AFTER_COUNT = (
    rf"{_COUNT}\s*(?:\([^)]{{1,20}}\))?\s*(?:이나|나|가량|정도|가|이|을|를|은|는|만큼"
    rf"|씩)?\s*(?:더\s*|정도\s*|가량\s*|소폭\s*"
    rf"|크게\s*)?"
)
_GROW = r"(?:늘|증가|급증|상승|많[은아았고다]|불어|높[아은])"
_SHRINK = r"(?:감소|줄[었어고은]|급감|하락|적[은었어다]|낮[아은])"

KOREAN = Words(
    time_first=True,
    clause=re.compile(
        r"[;▲△■●◆·]|[()]|(?<=[고며])[ ,]\s*|(?<=으나|지만|는데|면서|다가|으며|했고|었고)[ ,]\s*|(?<=[가-힣])으?로,\s"
        r"|,\s+(?=[가-힣]*\s?(?:[0-9]{4}년|지난해|올해|작년|남성|여성|남자|여자))"
    ),
    change_before=re.compile(r"(?:증가율|감소율|증감률|상승률|하락률|차이는?)(?:은|는|이)?\s*\Z"),
    change_behind=re.compile(
        rf"{_AFTER_COUNT}(?:{_GROW}|{_SHRINK})|{_COUNT}\s*(?:증가율|감소율|배\b|배\s|배로|배가|배\("
        rf"|증가|감소|포인트|%p|p\b)"
    ),
    up=re.compile(_GROW),
    factor=re.compile(r"(?P<factor>두|세|네|[2-9]|10)\s?배(?:로|가량|이상|정도|\s|나)?"),
    factors={"두": 2, "세": 3, "네": 4, **{str(number): number for number in range(2, 11)}},
    compared_before=re.compile(r"\Z(?!)"),
    denied_before=re.compile(r"\Z(?!)"),
    denied_behind=re.compile(
        rf"{_COUNT}\s*(?:이|가|은|는|도)?\s*(?:아니라|아니다|아니었|아닌)|{_COUNT}(?:이|가|은|는"
        rf"|도)?[^0-9.,▲]{{0,40}}?지\s?(?:는\s|도\s)?(?:못했|못한|못하고|않았|않은 것으로)"
    ),
    back_before=re.compile(r"\Z(?!)"),
    back_always=re.compile(r"(?<![가-힣])(?:이들|그들|해당|이|그)\s*(?:탈북자|탈북민|북한 주민)?\s*\Z"),
    back_behind=re.compile(r"(?:명|인)?\s*(?:중에?서?|가운데|의\s)"),
    thing=re.compile(r"\Z(?!)"),
    planned=re.compile("예정|전망|예상|계획|것으로 보인다|검토|할 듯|추진|목표|것으로 보여"),
    threatened=re.compile("위기|우려|위험|촉구|막아|중단|앞두고|임박"),
    counts_on=re.compile(
        r"누적|누계|지금까지|현재까지|이로써|통틀어|역대 총|총인원|전체 (?:탈북|북한이탈|입국|인원)"
        r"|(?:탈북자|탈북민|북한이탈주민) (?:총수|전체|수는? 총)|시대를 열"
        r"|넘어[섰서]|넘어\s*\Z|돌파"
    ),
    perfect=re.compile(r"(?:집계한|시작한|입국하기 시작한) (?:이래|이후)"),
    in_all=re.compile("모두|전체|통산"),
    present=re.compile("현재|지금|있다|있는|있습니다|살고"),
    record=re.compile("역대|사상|최대|최저|최고|최소|정점|가장 (?:많|적|높|낮)|최다"),
    lowest=re.compile("최저|최소|가장 (?:적|낮)"),
    corroborated=re.compile("복수의|여러 (?:언론|매체|소식통|단체)|교차 확인|잇따라 확인|입을 모"),
    pointing=re.compile(
        "이 (?:중|가운데|같은|수치|숫자|비율)|이들|이는|그 (?:중|가운데)|전체의|전년|같은 기간|분기별"
        "|성별|연도별|남성|여성|남자|여자|비율|수치"
    ),
    average=re.compile("연간|매년|해마다|평균|연평균|한 해 평균"),
    parts=re.compile("이 (?:중|가운데)|이들 (?:중|가운데)|그 (?:중|가운데)|그중|이중"),
    comparator_before=re.compile(r"\Z(?!)"),
    comparator_behind=re.compile(
        r"\s*(?:\([^)]{1,20}\)\s*)?(?:에|과|와|의)?\s*(?:같은\s?기간|동기|동월|동분기"
        r"|같은\s?분기)?\s*(?:에|과|와|의)?\s*(?:비해"
        r"|비하면|비교|보다|대비|견줘|견주|비하여)"
    ),
    trend_before=re.compile(r"\Z(?!)"),
    published_before=re.compile(r"(?:보고서|백서|발간|발표한)\s*\Z"),
    saying_before=re.compile(r"(?:은|는|이|가)\s*(?:오늘|이날|지난)?\s*\Z"),
    saying_behind=re.compile(
        r"[\s,)]*(?:일|\([^)]{1,8}\))*[\s,]*(?:[가-힣A-Za-z·ㆍ()‘’“”\"' ]{0,60}?)(?:에 따르면|따르면"
        r"|밝혔|밝힌|발표|전했|말했"
        r"|보도|공개했|공개한|설명|브리핑|기자간담회|국정감사|제출|집계했|알려졌)"
    ),
    respectively=re.compile("각각"),
    pointers=(
        (re.compile(r"전년\s?(?:동기|동월|동분기|같은 기간)|1년 전 같은 기간"), "-1"),
        (
            re.compile(r"전년\s?도?(?!\s?(?:동|같))|(?<![가-힣])그 전해|직전 (?:해|연도)|1년 전(?! 같은)|한 해 전"),
            "-1 year",
        ),
        (re.compile(r"이듬해|다음 해"), "+1 year"),
        (re.compile(r"같은 해|그해|그 해|해당 연도"), "+0 year"),
        (re.compile(r"(?:지난해|작년) (?:같은 기간|동기|동월|같은 분기)"), "-1"),
    ),
    thereby=re.compile("이로써|이에 따라 (?:누적|전체)"),
    relative=re.compile(r"[^0-9,.▲()]{0,16}(?:한|했던|된|됐던|온|왔던|던)\s*"),
    today=re.compile("오늘"),
    now=re.compile("현재(?!까지 (?:매|연))|지금까지|현재까지|이날까지"),
    reporting=re.compile(
        r"밝혔|밝힌|따르면|발표|집계했|집계한|추산했|추산한|추산하|추정했|추정하|추정한|전했|주장|말했"
        r"|설명|보도|분석했|내다봤|공개|증언|전망했|통계|조사|보고서|자료|확인했"
        r"|관측|강조"
    ),
    according=re.compile(
        r"((?:[가-힣A-Za-z·ㆍ()‘’“”\"'0-9]+\s){0,6}?[가-힣A-Za-z·ㆍ()‘’“”\"']+?)(?:이|가)?\s*(?:발표한"
        r"|공개한|제출한|집계한"
        r"|제공한|발간한|내놓은)?\s*(?:[가-힣 ]{0,20}?)?(?:에|의)?\s*(?:따르면|의하면)"
    ),
    told=re.compile(r"([가-힣A-Za-z()]+)(?:에|와의|과의)\s(?:[가-힣 ]{0,10})?(?:전했|말했|밝혔|인터뷰|통화)"),
    citing=re.compile(r"([가-힣A-Za-z() ]{2,30}?)(?:을|를)?\s*(?:인용)"),
    source_noun=re.compile(r"\s*(?:자료|통계|집계|조사|보고서|백서|현황)"),
    passive=re.compile(r"(?:것으로|으로) (?:집계|나타|파악|알려|추정|전해|조사|확인)"),
    pronoun=re.compile(
        r"(?:\A|[,.]\s*|[“\"]\s*)(?:이 |그 |해당 |한 )?(?:당국자|관계자|대변인|장관|단체|정부|부처|그"
        r"|그는|이 단체|소식통|고위 당국자)(?:은|는"
        r"|이|가)\b"
    ),
)
