"""The countries that texts about people on the move name, in their words: a table, and one search.

Codes are those of the vocabulary's places where it has them. North Korea is the country of origin: it is found too, so
that "returned to North Korea" is not taken for another country.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from nkr.model.patterns import regex

NORTH_KOREA = "north-korea"
SOUTH_KOREA = "south-korea"

_ENGLISH = {
    "north-korea": "North Korea|Democratic People's Republic of Korea|Democratic People’s Republic of Korea"
    "|the North|The North|DPRK|Pyongyang|North Korean|N. Korea|N. Korean|North",
    "south-korea": "South Korea|the South|The South|ROK|Republic of Korea|Seoul|South Korean|S. Korea|S. Korean|South",
    "china": "China|PRC|Beijing|Chinese|Shenyang|Yanji|Dandong|Tumen|Yanbian|Jilin|Liaoning|Heilongjiang"
    "|Changchun|Kunming|Yunnan|Shanghai|Shandong",
    "russia": "Russia|Russian|Russian Far East|Moscow|Vladivostok|Siberia",
    "mongolia": "Mongolia|Mongolian|Ulaanbaatar|Ulan Bator",
    "thailand": "Thailand|Thai|Bangkok|Chiang Mai|Chiang Rai|Chiang Saen|Mae Sai",
    "laos": "Laos|Laotian|Lao|Vientiane",
    "vietnam": "Vietnam|Vietnamese|Hanoi",
    "cambodia": "Cambodia|Cambodian|Phnom Penh",
    "myanmar": "Myanmar|Burma|Burmese|Rangoon|Yangon",
    "indonesia": "Indonesia|Indonesian|Jakarta",
    "malaysia": "Malaysia|Malaysian",
    "philippines": "Philippines|Philippine|Filipino|Manila",
    "singapore": "Singapore",
    "japan": "Japan|Japanese|Tokyo",
    "united-states": "United States|US|U.S.|USA|U.S.A.|America|American|Washington|Los Angeles|New York",
    "canada": "Canada|Canadian|Ottawa|Toronto|Vancouver",
    "united-kingdom": "United Kingdom|UK|U.K.|Britain|Great Britain|British|England|English|London|New Malden",
    "germany": "Germany|German|Berlin",
    "france": "France|French|Paris",
    "netherlands": "Netherlands|Dutch",
    "belgium": "Belgium|Belgian",
    "norway": "Norway|Norwegian",
    "sweden": "Sweden|Swedish",
    "denmark": "Denmark|Danish",
    "spain": "Spain|Spanish",
    "poland": "Poland|Polish",
    "europe": "Europe|European|European Union|EU",
    "australia": "Australia|Australian",
    "new-zealand": "New Zealand",
    "hong-kong": "Hong Kong",
    "taiwan": "Taiwan|Taiwanese",
    "kuwait": "Kuwait|Kuwaiti",
    "qatar": "Qatar",
    "united-arab-emirates": "United Arab Emirates|UAE|Emirates|Emirati",
    "malta": "Malta|Maltese",
    "ireland": "Ireland|Irish",
    "angola": "Angola|Angolan",
    "libya": "Libya|Libyan",
    "syria": "Syria|Syrian",
    "iraq": "Iraq|Iraqi",
    "iran": "Iran|Iranian",
    "afghanistan": "Afghanistan|Afghan",
    "israel": "Israel|Israeli",
    "ukraine": "Ukraine|Ukrainian",
    "turkey": "Turkey|Turkish|Türkiye",
    "india": "India|Indian",
    "pakistan": "Pakistan|Pakistani",
    "bangladesh": "Bangladesh|Bangladeshi",
    "mexico": "Mexico|Mexican",
    "cuba": "Cuba|Cuban",
    "venezuela": "Venezuela|Venezuelan",
    "haiti": "Haiti|Haitian",
    "somalia": "Somalia|Somali",
    "sudan": "Sudan|Sudanese",
    "eritrea": "Eritrea|Eritrean",
}
_ELSEWHERE = regex(
    r"\b(?:Albania|Algeria|Argentina|Armenia|Austria|Azerbaijan|Bahrain|Belarus|Benin|Bolivia|Botswana|Brazil|Brunei"
    r"|Bulgaria|Cameroon|Chile|Colombia|Congo|Croatia|Cyprus|Czech Republic|Ecuador|Egypt"
    r"|Equatorial Guinea|Estonia|Ethiopia"
    r"|Finland|Georgia|Ghana|Greece|Guinea|Hungary|Iceland|Italy|Jordan|Kazakhstan|Kenya|Kyrgyzstan|Latvia|Lebanon"
    r"|Lithuania|Luxembourg|Madagascar|Moldova|Morocco|Mozambique|Namibia|Nepal|Nigeria|Oman|Panama|Peru|Portugal"
    r"|Romania|Saudi Arabia|Senegal|Serbia|Slovakia|Slovenia|South Africa|Sri Lanka|Switzerland|Tajikistan"
    r"|Tanzania|Tunisia"
    r"|Turkmenistan|Uganda|Uzbekistan|Yemen|Zambia|Zimbabwe)\b"
)
"""Countries of which texts about North Koreans seldom speak: where one is named, another's number is not meant."""
_NOT_A_SEAT = ("Paris", "Washington", "London", "English", "Berlin", "North", "South")
"""Words that name a country only beside other words: "the Washington Post" is no country."""
COUNTRIES = frozenset(_ENGLISH) - {NORTH_KOREA}
"""The codes of the countries that may be where something took place."""
KOREAS = (NORTH_KOREA, SOUTH_KOREA)
_KOREAN = {
    "north-korea": "북한|북측|조선|평양|북녘",
    "south-korea": "한국|남한|국내|대한민국|남측|서울|우리나라",
    "china": "중국|재중|베이징|북경|선양|심양|옌지|연길|단둥|단동|투먼|도문|지린|길림|랴오닝|연변|옌볜|中",
    "russia": "러시아|연해주|블라디보스토크",
    "mongolia": "몽골",
    "thailand": "태국|방콕",
    "laos": "라오스|비엔티안",
    "vietnam": "베트남|하노이",
    "cambodia": "캄보디아",
    "myanmar": "미얀마|버마",
    "japan": "일본|도쿄",
    "united-states": "미국|미 국무부|미 정부|워싱턴",
    "canada": "캐나다",
    "united-kingdom": "영국|런던",
    "germany": "독일",
    "france": "프랑스",
    "europe": "유럽",
    "australia": "호주",
    "netherlands": "네덜란드",
    "belgium": "벨기에",
    "norway": "노르웨이",
    "sweden": "스웨덴",
    "denmark": "덴마크",
    "spain": "스페인",
    "poland": "폴란드",
    "new-zealand": "뉴질랜드",
    "hong-kong": "홍콩",
    "taiwan": "대만",
    "indonesia": "인도네시아",
    "malaysia": "말레이시아",
    "singapore": "싱가포르",
    "kuwait": "쿠웨이트",
    "qatar": "카타르",
    "united-arab-emirates": "아랍에미리트|UAE",
    "malta": "몰타",
    "angola": "앙골라",
    "libya": "리비아",
}
_JAPANESE = {
    "north-korea": "北朝鮮|平壌|北韓",
    "south-korea": "韓国|ソウル|南側",
    "china": "中国|北京",
    "russia": "ロシア",
    "mongolia": "モンゴル",
    "thailand": "タイ(?!プ|ム|ト|ル|ミ)",
    "laos": "ラオス",
    "vietnam": "ベトナム",
    "japan": "日本",
    "united-states": "米国|アメリカ",
    "canada": "カナダ",
    "united-kingdom": "英国|イギリス",
    "europe": "欧州|ヨーロッパ",
}


_CHINESE = {
    "north-korea": "朝鲜|朝鮮|北韩|北韓|北朝鲜|平壤",
    "south-korea": "韩国|韓國|南韩|南韓|首尔|首爾|抵韩|抵韓|来韩|來韓|入韩|入韓",
    "china": "中国|中國|北京|沈阳|瀋陽|延边|延邊",
    "russia": "俄罗斯|俄羅斯",
    "mongolia": "蒙古",
    "thailand": "泰国|泰國",
    "laos": "老挝|老撾|寮國",
    "vietnam": "越南",
    "japan": "日本",
    "united-states": "美国|美國",
    "canada": "加拿大",
    "united-kingdom": "英国|英國",
    "europe": "欧洲|歐洲",
}


def names_of(code: str) -> list[str]:
    """The English names of a country, its capital and people."""
    return _ENGLISH[code].split("|")


COMING = (
    r"(?:came|come|coming|arriv\w+|reach\w*|brought|flown|flew|made it|defected|defecting|fled|escaped)"
    r"(?: (?:North Koreans|defectors|refugees|people))?(?: (?:to|in|into))?"
)
"""How people come to a country that is named by its capital: "arrived in Seoul"."""


class Named(NamedTuple):
    """A country that a text names between two offsets; ``word`` as it is written."""

    code: str
    start: int
    end: int
    word: str


@cache
def _table(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    tables = {"ko": _KOREAN, "ja": _JAPANESE, "zh": _CHINESE}
    if language in tables:
        table = tables[language]
        groups = "|".join(f"(?P<c{number}>{words})" for number, words in enumerate(table.values()))
        return regex(groups), {f"c{number}": code for number, code in enumerate(table)}
    names = {name: code for code, words in _ENGLISH.items() for name in words.split("|") if name not in _NOT_A_SEAT}
    longest_first = sorted(names, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest_first)
    return regex(rf"(?<![\w-])(?:{pattern})s?(?![A-Za-z]| Korean| (?:State )?Department)"), names


@lru_cache(maxsize=256)
def countries(text: str, language: str = "en") -> tuple[Named, ...]:
    """The countries that ``text`` names, in order."""
    pattern, codes = _table(language if language in ("ko", "ja", "zh") else "en")
    found = []
    for match in pattern.finditer(text):
        word = match.group()
        code = codes.get(match.lastgroup or "") or codes.get(word) or codes[word.removesuffix("s")]
        found.append(Named(code, match.start(), match.end(), word))
    return tuple(found)


def names_elsewhere(text: str) -> bool:
    """Whether a text names a country that is none of ``COUNTRIES``."""
    return _ELSEWHERE.search(text) is not None
