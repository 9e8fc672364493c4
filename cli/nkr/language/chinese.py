"""The words of the Chinese grammar of figures, in both scripts: as far as the record needs them."""

from __future__ import annotations

import re
from functools import cache

from nkr.language.asian_times import Words as Times
from nkr.language.east_asian import HALF, Words, run_before
from nkr.language.numerals import Signs
from nkr.model.quantity import Qualifier

_PEOPLE = "北韓人|北韩人|朝鮮人|朝鲜人|脫北者|脱北者|難民|难民"
_COUNTED = f"{_PEOPLE}|人(?![权權民口道数數类類物员員士工质質均])|名(?![字单單义義称稱])|位(?![于於置])"


@cache
def words() -> Words:
    """Built on first use."""
    q = Qualifier
    return Words(
        anchor=rf"[0-9]|[数數几幾](?=[十百千万萬亿億]|{_COUNTED})|(?:百分之|[二三四五六七八九十]分之)|大多[数數]|[过過]半|一半|"
        + run_before(
            "一二三四五六七八九十百千万萬亿億两兩〇零", f"{_COUNTED}|件|宗|起|%|成(?![为為员員立功])", "上成第"
        ),
        signs=Signs(
            digits={sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2},
            units={"十": 10, "百": 100, "千": 1_000},
            large={"万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8},
            some="几幾数數",
            more=re.compile(f"[多余餘](?=[ ]?(?:{_COUNTED}|件|宗|起|万|萬|亿|億))"),
            points="点點",
            zero_needed=True,
        ),
        vague=rf"[数數几幾](?P<units>[十百千万萬亿億]{{1,4}})|(?P<word>[数數几幾](?:{_COUNTED})|大多[数數]|[过過]半|一半)",
        sizes={
            **{f"{some}{noun}": ("several", "persons") for some in "数數" for noun in "人名位"},
            **{f"{some}{noun}": ("a few", "persons") for some in "几幾" for noun in "人名位"},
            **dict.fromkeys(("大多数", "大多數", "过半", "過半"), ("most", "percent")),
            "一半": (HALF, "percent"),
        },
        counters={"persons": _COUNTED, "cases": "件|宗|起(?![来來])", "percent": "%(?!点|點)", "km": "km|\u33a2|公里"},
        tenths="成(?![为為员員立功])(?:(?P<half>半)|(?P<tenth>[一二三四五六七八九1-9])(?![0-9十百千万]))?",
        alone="(?=$|[^\\w%]|到|至|[,。])(?![ ]?(?:%|元|美元|人民[币幣]|[年月日]))",
        hedges={
            q.ABOUT: "(?:大约|大約|约|約|估计|估計|推算|大概)(?:占|佔|有|为|為)?",
            q.AT_LEAST: "不少[于於]|不下|至少|最少|起码|起碼|不低[于於]",
            q.UP_TO: "不超[过過]了?|不多[于於]|最多|至多|多[达達]|高[达達]",
            q.MORE_THAN: "(?:超[过過]|超出|突破|逾|多[于於]|高[于於]|大[于於])了?",
            q.LESS_THAN: "不到|不足|小[于於]|少[于於]|未[满滿]|低[于於]",
            q.NEARLY: "[将將]近|接近|近|[几幾]乎",
        },
        rates={"year": "每年|年均", "week": "每周|每週", "month": "每月", "day": "每天|每日"},
        passed="共有|共|总共|總共|有|仅|僅|只有|[「『《(\\[,]",
        trailing={
            q.AT_LEAST: "以上|或以上|或更多|及以上",
            q.UP_TO: "以下|以内|以內|或更少",
            q.ABOUT: "左右|上下|前后|前後|(?:[这這]?[样樣])?的估[计計]",
            q.MORE_THAN: "[多余餘]",
        },
        link="[ ]?[~\\-—][ ]?|到|至",
        nouns=f"{_PEOPLE}|女性|男性|儿童|兒童|孤[儿兒]|[妇婦]女|居民",
        shares=(
            "(?P<of>百|[二三四五六七八九十])分之(?P<part>[0-9]{1,3}(?:[.][0-9]+)?|[一二三四五六七八九十百点點零〇]{1,9})",
        ),
    )


TIMES = Times(
    year="年(?:度)?(?![间間前来來])",
    month="月(?:份)?",
    day="[日号號]",
    to="到|至",
    first_months="[前头頭首](?P<n>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])[个個]?月",
    halves={"上半年": 1, "下半年": 2},
    quarter="第?(?P<q>[1-4一二三四])季度?",
    seasons={"春季": "spring", "夏季": "summer", "秋季": "autumn", "冬季": "winter"},
    years={
        **dict.fromkeys(("去年", "上年"), -1),
        **dict.fromkeys(("今年", "本年", "同年", "当年", "當年"), 0),
        **dict.fromkeys(("明年", "次年", "翌年"), 1),
        "前年": -2,
    },
    from_named=frozenset(["同年", "当年", "當年", "次年", "翌年", "上年"]),
    months={"上个月": -1, "上個月": -1, "上月": -1, "本月": 0, "下个月": 1, "下個月": 1, "下月": 1},
    weeks={"上周": -1, "上週": -1, "本周": 0, "本週": 0, "下周": 1, "下週": 1},
    days={"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1},
    same="同期|同月",
    decade="年代",
    span="(?:过去|過去|近|最近) ?[0-9]{1,3} ?(?:年|个月|個月|周|週|天)(?:间|間|来|來)?",
    ago="[0-9]{1,3} ?(?:年|个月|個月|周|週|天)前",
    units={"年": "year", "个月": "month", "個月": "month", "周": "week", "週": "week", "天": "day"},
    since="以[来來]|起|[开開]始",
    until="年?[底末]|[为為]止|止",
    since_before="自|从|從",
    until_before="截至|截止|到",
    planned="将|將|[预預][计計]|[计計][划劃]",
    short_year="[0-9]{2}(?=年(?:[为為]?[0-9]|[底末]))",
    bare_day="日(?!内|內|后|後|前|间|間|来|來|均|本|游)",
    hours="夜|晚|凌晨|上午|下午|深夜|清晨",
    than="相比",
)
