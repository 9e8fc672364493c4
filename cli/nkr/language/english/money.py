"""Amounts of money."""

from __future__ import annotations

from nkr.language.english import words as english
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import Passage


def currency(passage: Passage, amount: Amount) -> tuple[str, int, int]:
    """The currency of an amount of money, and the tokens that it covers."""
    low = passage.low
    before = amount.start - 1
    code = english.CURRENCY_SIGNS.get(passage.raw[before], "")
    if code:
        start = before - (low[before - 1] in {"us", "a", "hk", "s"} and passage.glued(before))
        return code, start, amount.end
    if passage.raw[before - 1] in english.CURRENCY_SIGNS and passage.glued(amount.start) and passage.glued(before):
        return english.CURRENCY_SIGNS[passage.raw[before - 1]], before - 1, amount.end  # $US55
    if low[before] in {"usd", "krw", "cny", "rmb", "eur", "gbp", "jpy", "us$"}:
        return english.CURRENCIES[low[before]], before, amount.end
    after = amount.end
    for skipped in range(3):
        word = low[after + skipped]
        if word in english.CURRENCIES and (word != "won" or is_money(passage, after + skipped)):
            return english.CURRENCIES[word], amount.start, after + skipped + 1
        if word not in {"u", "s", ".", "us", "south", "north", "korean", "chinese", "-"}:
            break
    return "", 0, 0


def is_money(passage: Passage, at: int) -> bool:
    """ "5,000 won" is money, "20 won asylum" is not."""
    return passage.low[at + 1] not in {"asylum", "the", "a", "safe", "their", "refuge", "seats", "permission", "an"}
