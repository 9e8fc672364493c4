"""The words of the Chinese grammar of figures, in both scripts: as far as the record needs them."""

from __future__ import annotations

import re
from functools import cache

from nkr.language.east_asian import HALF, Words, ending, run_before, starting
from nkr.language.numerals import Signs
from nkr.model.quantity import Qualifier

_PEOPLE = "北韓人|北韩人|朝鮮人|朝鲜人|脫北者|脱北者|難民|难民"
_COUNTED = f"{_PEOPLE}|人(?![权權民口道数數类類物员員士工质質均])|名(?![字单單义義称稱])|位(?![于於置])"


@cache
def words() -> Words:
    """Built on first use."""
    q = Qualifier
    return Words(
        anchor=re.compile(
            rf"[0-9]|[数數几幾](?=[十百千万萬亿億]|{_COUNTED})|(?:百分之|[二三四五六七八九十]分之)|大多[数數]|[过過]半|一半"
            + "|"
            + run_before(
                "一二三四五六七八九十百千万萬亿億两兩〇零", f"{_COUNTED}|件|宗|起|%|成(?![为為员員立功])", "上成第"
            )
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
        vague=re.compile(
            rf"[数數几幾](?P<units>[十百千万萬亿億]{{1,4}})|(?P<word>[数數几幾](?:{_COUNTED})|大多[数數]|[过過]半|一半)"
        ),
        sizes={
            **{f"{some}{noun}": ("several", "persons") for some in "数數" for noun in "人名位"},
            **{f"{some}{noun}": ("a few", "persons") for some in "几幾" for noun in "人名位"},
            **dict.fromkeys(("大多数", "大多數", "过半", "過半"), ("most", "percent")),
            "一半": (HALF, "percent"),
        },
        counters=(
            (starting(_COUNTED), "persons", 1),
            (starting("件|宗|起(?![来來])"), "cases", 1),
            (starting("%(?!点|點)"), "percent", 1),
            (
                starting("成(?![为為员員立功])(?:(?P<half>半)|(?P<tenth>[一二三四五六七八九1-9])(?![0-9十百千万]))?"),
                "percent",
                10,
            ),
            (starting("km|\u33a2|公里"), "km", 1),
        ),
        alone=re.compile("(?=$|[^\\w%]|到|至|[,。])(?![ ]?(?:%|元|美元|人民[币幣]|[年月日]))"),
        before=(
            (ending("大约|大約|约|約|估计|估計|推算|大概"), q.ABOUT, ""),
            (ending("不少[于於]|不下|至少|最少|起码|起碼|不低[于於]"), q.AT_LEAST, ""),
            (ending("不超[过過]了?|不多[于於]|最多|至多|多[达達]|高[达達]"), q.UP_TO, ""),
            (ending("(?:超[过過]|超出|逾|多[于於]|高[于於]|大[于於])了?"), q.MORE_THAN, ""),
            (ending("不到|不足|小[于於]|少[于於]|未[满滿]|低[于於]"), q.LESS_THAN, ""),
            (ending("[将將]近|接近|近|[几幾]乎"), q.NEARLY, ""),
            (ending("每年|年均"), None, "year"),
            (ending("每周|每週"), None, "week"),
            (ending("每月"), None, "month"),
            (ending("每天|每日"), None, "day"),
            (ending("共有|共|总共|總共|有|仅|僅|只有|[「『《(\\[,]"), None, ""),
        ),
        after=(
            (starting("以上|或以上|或更多|及以上"), q.AT_LEAST),
            (starting("以下|以内|以內|或更少"), q.UP_TO),
            (starting("左右|上下|前后|前後|(?:[这這]?[样樣])?的估[计計]"), q.ABOUT),
            (starting("[多余餘]"), q.MORE_THAN),
        ),
        link=re.compile("[ ]?[~\\-—][ ]?|到|至"),
        change=re.compile("(?!)"),
        year=re.compile(
            "(?P<year>(?:19|20)[0-9]{2})(?:年度?|[ ]?[:(])(?![^0-9]{0,2}(?:底|末|以[来來]|起|至今))[^0-9。.]{0,10}$"
        ),
        nouns=re.compile(f"{_PEOPLE}|女性|男性|儿童|兒童|孤[儿兒]|[妇婦]女|居民"),
        shares=(
            re.compile(
                "(?P<of>百|[二三四五六七八九十])分之(?P<part>[0-9]{1,3}(?:[.][0-9]+)?|[一二三四五六七八九十百点點零〇]{1,9})"
            ),
        ),
        native={},
        band=re.compile("(?!)"),
    )
