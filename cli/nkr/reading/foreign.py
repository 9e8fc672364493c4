"""A question in German, Spanish, Japanese or Chinese as the English question that asks the same.

Only words of the record are translated: how many, whom, what they did, where and when. A question with other words is
left alone.
"""

from __future__ import annotations

import re

from nkr.model.patterns import regex
from nkr.reading.countries import KOREAS, countries, names_of

_ASKED = {
    "de": r"wie ?viele?|(?:welche[rn]?|wie hoch .*) anteil|welche[ms] jahr|welchen l[aä]ndern",
    "es": r"cu[aá]nt[oa]s|qu[eé] (?:porcentaje|parte|a[nñ]o|pa[ií]s)",
    "ja": r"何人|何名|何年|件数|どのくらい|どれくらい|割合",
    "zh": r"多少|几名|几人|幾名|哪一?年|比例",
}
"""Words by which a question is known to be in a language."""
_SHARE = r"anteil|prozent|porcentaje|qu[eé] parte|割合|比例|百分之"
_MOST = r"(?:welche[ms] jahr|qu[eé] a[nñ]o|何年|哪一?年).*(?:meisten|m[aá]s|最も|一番|最多)"
_CHANGED = r"(?:zu- oder )?abgenommen|zugenommen|gestiegen|gesunken|aumentad|disminuid|増え|減っ|增加|[减減]少"
_BESIDE = {
    "has the number risen or fallen": _CHANGED,
    "in which countries": r"welchen l[aä]ndern|qu[eé] pa[ií]s",
    "how many were women": r"(?:davon|darunter|waren|sind|eran|son|fueron) .*(?:frauen|mujeres)",
}
"""What a further question asks that names nothing else, in the order in which it is looked for."""
_UN = r"\bonu\b|naciones unidas|\buno\b|vereinten nationen|国連|联合国|聯合國"
_DID = {
    "applied for asylum": r"asyl\w* (?:\w+ )?(?:beantrag|gestellt)|asylantr|(?:solicit|pid)\w+ (?:\w+ )?asilo"
    r"|(?:亡命|難民|庇護).*申請|申[请請].*(?:庇[护護]|[难難]民)",
    "were granted temporary asylum": r"vorübergehend\w* asyl|asilo temporal|一時庇護|[临臨][时時]庇[护護]",
    "were living as refugees": r"(?:leb|wohn)\w+ .*flüchtling|refugiad\w+ .*\b(?:viv|resid)"
    r"|\b(?:viv|resid)\w+ .*refugiad",
    "were granted asylum": r"asyl (?:bekommen|erhalten|gew)|anerkannt|aufgenommen|(?:obtuv|recib)\w+ asilo|acogi"
    r"|admiti|受け入れ|認定|接收|[获獲]得庇",
    "are held in prison camps": r"lagern?\b|campos? de|収容所|集中[营營]|收容所|管理所",
    "were sent back to North Korea": r"zurückgeschickt|abgeschoben|repatri|devuelt|deportad|送還|遣返|遣送",
    "were working": r"arbeite|trabaja|労働者|派遣|[劳勞]工|工人",
    "were arrested": r"verhaftet|festgenommen|detenid|arrestad|逮捕|拘束|被捕",
    "were living": r"leben|lebten|wohn|viv[eií]|residen|住|暮ら|滞在|生活|滞留",
    "entered": r"botschaft|embajada",
    "arrived": r"gekommen|geflohen|erreicht|eingereist|kamen|lleg|entraron|huyeron|入国|到着|来た|抵[达達]|到[达達]"
    r"|入境|[来來]到|[进進]入",
}
"""What people did, in the order in which it is looked for."""
_WHO = {
    "North Korean workers": r"arbeiter|trabajador\w*|労働者|[劳勞]工|工人",
    "North Korean women": r"frauen|mujeres|女性|女人|妇女",
    "North Korean children": r"kinder|ni[nñ]os|子ども|子供|儿童|兒童",
}
_PLACES = {
    "the Spanish embassy in Beijing": r"embajada (?:española|de españa)|spanischen? botschaft",
    "the German embassy in Beijing": r"embajada (?:alemana|de alemania)|deutschen? botschaft",
    "the Canadian embassy in Beijing": r"embajada (?:canadiense|de canadá)|kanadischen? botschaft",
    "Germany": "deutschland|alemania|ドイツ|德国|德國",
    "China": r"\bchina\b",
    "abroad": r"\bausland|\bextranjero",
    "Russia": "russland|rusia",
    "Japan": r"\bjapan\b|jap[oó]n",
    "Thailand": "tailandia|thailand",
    "the United States": r"vereinigten staaten|\busa\b|estados unidos",
    "the United Kingdom": "großbritannien|england|reino unido|inglaterra",
    "Canada": "kanada|canad[aá]",
    "France": "frankreich|francia",
    "Poland": r"\bpolen\b|polonia",
}
"""Countries that ``countries`` does not find by these names."""
_KOREANS = (
    r"nord-?korean\w*|nordkorea|südkorea|süden|norden|überläufer\w*|flüchtling\w*|menschen|leute|personen"
    r"|norcorean\w+|desertor\w+|refugiad\w+|personas|corea(?: del (?:norte|sur))?"
    r"|脱北者|脱北民|北朝鮮|朝鲜|朝鮮|韓国|韩国|韓國|难民|難民|政治犯"
)
_SMALL = (
    r"hat|hatte|haben|als|zahl|davon|darunter|eran|son|ha|n[uú]mero|extranjero|ausland|pek[ií]n|peking|in|im|nach|unter|denen|die|ist|meisten|kamen|sitzen|haben|wurden|werden|sind|waren|dort|seit|von|aus|der|die|das|den|dem|bisher|insgesamt|jahr|bis|zu"
    r"|politisch\w+|en|de|del|la|las|los|el|al|han|hay|hab[ií]a|fueron|est[aá]n|sido|por|desde|hasta|total|a[nñ]o|m[aá]s"
    r"|pol[ií]ticos|prisioneros|人|名|年|有|的|在|了|被|从|從|中|共|总|總|去|月|日|[\u3041-\u309f]|以来|以降"
)
"""Words without which a question asks the same."""
_CUTS = regex(
    r"[?？。！¿]|,? (?:und|y) (?=wie|in welche|hat |ist |(?:en )?(?:cu[aá]nt|qu[eé])|ha )|、(?=何)", re.IGNORECASE
)
_SINCE = regex(r"\bseit\b|\bdesde\b|以来|以降|自\d{4}|起", re.IGNORECASE)
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def in_english(text: str) -> tuple[str, tuple[str, ...]]:
    """The English question that ``text`` asks, and the sentences that ask nothing of the record; "" where it is in none
    of the languages, or has a word that is not translated. A sentence that names the UN says whose figure is wanted.
    """
    language = next((code for code, words in _ASKED.items() if _has(text, words)), "")
    parts = [part.strip() for part in _CUTS.split(text) if part.strip()] if language else []
    asking = [part for part in parts if _has(part, f"{_ASKED[language]}|{_CHANGED}")]
    left_out = [part for part in parts if part not in asking]
    asked = [_question(part, language) for part in asking]
    asked[:1] = [f"{asked[0]} according to the UN"] if any(_has(part, _UN) for part in left_out) else asked[:1]
    english = " and ".join(asked) + "?" if asked and all(asked) else ""
    return english, tuple(part for part in left_out if not _has(part, _UN))


def _has(text: str, words: str) -> bool:
    return re.search(words, text, re.IGNORECASE) is not None


def _question(part: str, language: str) -> str:
    did = next((english for english, words in _DID.items() if _has(part, words)), "")
    if did == "were granted asylum" and any(one.code == "south-korea" for one in countries(part, language)):
        did = "arrived"
    if not did and _has(part, _SHARE):
        did = "arrived"
    if not did and (beside := next((english for english, words in _BESIDE.items() if _has(part, words)), "")):
        return "" if _says_more(part, language) else beside
    who = next((english for english, words in _WHO.items() if _has(part, words)), "North Koreans")
    if not did or _says_more(part, language):
        return ""
    asks = f"in which year did the most {who}" if _has(part, _MOST) else f"how many {who}"
    if _has(part, _SHARE):
        asks = f"what share of those who {did} were"
        return f"{asks} {who.removeprefix('North Korean ')} {_when(part)}".rstrip() if who != "North Koreans" else ""
    return " ".join(filter(None, (asks, did, _where(part, language, did), _when(part))))


def _says_more(part: str, language: str) -> bool:
    """Whether a question has a word that is not translated: "wie viele leben in Österreich"."""
    latin = language in ("de", "es")
    for one in countries(part, language)[::-1]:
        part = part[: one.start] + part[one.end :]
    for words in (
        *_PLACES.values(),
        _ASKED[language],
        _SHARE,
        _MOST,
        *_DID.values(),
        *_WHO.values(),
        _KOREANS,
        *_BESIDE.values(),
    ):
        part = re.sub(rf"\b\w*(?:{words})\w*" if latin else words, " ", part, flags=re.IGNORECASE)
    return _has(re.sub(rf"\b(?:{_SMALL})\b" if latin else _SMALL, " ", part, flags=re.IGNORECASE), r"[^\W\d_]{2,}")


def _where(part: str, language: str, did: str) -> str:
    named = [name for name, words in _PLACES.items() if _has(part, words)]
    named += [names_of(one.code)[0] for one in countries(part, language) if one.code not in KOREAS]
    if did == "arrived" and not named:
        return "in South Korea"
    link = "by" if "sent back" in did else "" if did == "entered" or "abroad" in named else "in"
    return f"{link} {named[0]}".replace(" United", " the United").replace("the the", "the").strip() if named else ""


def _when(part: str) -> str:
    years = _YEAR.findall(part)
    if len(years) > 1:
        return f"from {years[0]} to {years[-1]}"
    return f"{'since' if _SINCE.search(part) else 'in'} {years[0]}" if years else ""
