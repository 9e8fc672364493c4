"""The words of the Japanese grammar of figures and times: as far as the record needs them."""

from __future__ import annotations

import re
from functools import cache

from nkr.language.asian_times import Words as Times
from nkr.language.east_asian import HALF, Words, run_before
from nkr.language.numerals import Signs
from nkr.model.quantity import Qualifier

_COUNTED = "人(?!当|あたり|権|民|道|間|口|工|物|類|材|気|体|数|生|種|質)|名(?!前|称|義|刺|古)"


@cache
def words() -> Words:
    """Built on first use."""
    q = Qualifier
    return Words(
        anchor=rf"[0-9]|[数何](?=[十百千万億])|(?:数|何)(?={_COUNTED})|半数|大半|過半数|"
        + run_before(
            "一二三四五六七八九十百千万億兆〇零",
            f"、?[一二三四五六七八九十百千]{{0,6}}(?:{_COUNTED}|件|割|%|パーセント)|分の",
            "第",
        ),
        signs=Signs(
            digits={sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0},
            units={"十": 10, "百": 100, "千": 1_000},
            large={"万": 10_000, "億": 10**8, "兆": 10**12},
            some="数何",
            more=re.compile("余(?=[ ]?(?:人|名|件|万|億))"),
            points="・",
        ),
        vague=rf"[数何](?P<units>[十百千万億]{{1,4}})|(?P<word>数(?:{_COUNTED})|半数|大半|過半数)",
        sizes={
            "数人": ("several", "persons"),
            "数名": ("several", "persons"),
            "大半": ("most", "percent"),
            "過半数": ("most", "percent"),
            "半数": (HALF, "percent"),
        },
        counters={
            "persons": _COUNTED,
            "cases": "件",
            "percent": "(?:%|パーセント)(?!ポイント)",
            "km": "km|\u33a2|キロ(?:メートル)?(?!グラム)",
        },
        tenths="割(?!り)(?:(?P<tenth>[一二三四五六七八九1-9])分|(?P<half>半))?",
        alone="(?=$|[^\\w%]|から|まで|に|を|が|は|と|の)(?![ ]?(?:%|円|ドル|元|ウォン|の?[年月日]))",
        hedges={
            q.ABOUT: "約|およそ|おおよそ|おおむね|推定",
            q.AT_LEAST: "少なくとも|最低でも|最低",
            q.UP_TO: "最大で?|最多で?|最高で?|多くて",
            q.NEARLY: "ほぼ|近く",
        },
        rates={  # behind a digit these are a span or a date: 3年間, 2009年に, 3月1日に
            "year": "毎年|(?<![0-9〇一二三四五六七八九十])年(?:間|に)",
            "week": "毎週|(?<![0-9〇一二三四五六七八九十])週に|1週間に",
            "month": "毎月|(?<![0-9〇一二三四五六七八九十])月に",
            "day": "毎日|(?<![月0-9])1日に",
        },
        passed="計|合計で?|合わせて|総勢|[「『（(\\[]|は|が|、|,",
        trailing={
            q.AT_LEAST: "以上|を?下らない|(?:もしくは|または|か)それ以上",
            q.UP_TO: "以下|以内|(?:もしくは|または|か)それ以下",
            q.LESS_THAN: "より(?:も)?少な[いく](?! ?[0-9])|未満|足らず|を?下回",
            q.MORE_THAN: "より(?:も)?多[いく](?! ?[0-9])|超|を(?:大きく)?(?:[超越]え|突破|上回)|余り|余|あまり|強",
            q.ABOUT: "程度|ほど|前後|くらい|ぐらい|内外|と(?:推定|推計|見積)",
            q.NEARLY: "近[くい]|に近い|に迫|弱",
        },
        link="[ ]?[~\\-][ ]?|から(?:最大)?|ないし|乃至",
        change="(?:に|へと?)(?:[^0-9。]{0,6})(?:増|減)",
        nouns="脱北者|難民|北朝鮮人|女性|男性|子ども|子供|住民|孤児",
        shares=(
            "(?P<of>[0-9]{1,3}|[二三四五六七八九十])分の(?P<part>[0-9]{1,3}|[一二三四五六七八九])",
            "(?P<of>10|五|十)人に(?P<part>[0-9]|[一二三四五六七八九])人",
        ),
        band="台(?![湾灣北所数詞風帳本])",
    )


TIMES = Times(
    year="年(?:度)?(?!間|前|来|目|生)",
    month="月",
    day="日",
    to="から",
    first_months="最初の(?P<n>[0-9]{1,2})[カか]月",
    halves={"上半期": 1, "下半期": 2, "前半": 1, "後半": 2},
    quarter="第?(?P<q>[1-4一二三四])四半期",
    seasons={"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"},
    years={
        **dict.fromkeys(("昨年", "去年"), -1),
        **dict.fromkeys(("今年", "本年", "同年"), 0),
        **dict.fromkeys(("来年", "翌年"), 1),
        "前年": -1,
        "一昨年": -2,
    },
    from_named=frozenset(["同年", "翌年", "前年"]),
    months={"先月": -1, "今月": 0, "来月": 1},
    weeks={"先週": -1, "今週": 0, "来週": 1},
    days={"一昨日": -2, "昨日": -1, "今日": 0, "本日": 0, "明日": 1},
    same="同期|同月|同じ時期",
    decade="年代",
    span="(?:過去|この|ここ) ?[0-9]{1,3} ?(?:年|[カか]月|ヶ月|週|日)間?",
    ago="[0-9]{1,3} ?(?:年|[カか]月|ヶ月|週間|日)前",
    units={"年": "year", "カ月": "month", "か月": "month", "ヶ月": "month", "週": "week", "日": "day"},
    since="から|以降|以来",
    until="末?時点|まで|末|現在",
    planned="予定|見通し|見込|計画|予想",
    short_year="(?<!年)[0-9]{2}(?=年[はにのから末、])",
    recent="去る",
    bare_day="日(?!間|目|後|前|ぶり|以内|連続|当|あたり|平均|本)",
    hours="夜|未明|深夜|早朝|朝|午前|午後|夕",
    than="より|に比べ",
    opens="は|に入って(?:から)?|には",
    eras={"昭和": 1925, "平成": 1988, "令和": 2018},
)
