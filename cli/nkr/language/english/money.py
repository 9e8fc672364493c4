"""Amounts of money, which are no figures."""

from __future__ import annotations

from nkr.language.english import words as english
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import Passage


def end_of(passage: Passage, amount: Amount) -> int:
    """Where an amount of money ends, in tokens; 0 where the number counts no money."""
    raw, before = passage.raw, amount.start - 1
    us = raw[before - 1] in english.CURRENCY_SIGNS and passage.glued(before) and passage.glued(amount.start)  # $US55
    if us or raw[before] in english.CURRENCY_SIGNS or passage.low[before] in english.CURRENCY_CODES:
        return amount.end
    for after in range(amount.end, amount.end + 3):
        if is_currency(passage, after):
            return after + 1
        if passage.low[after] not in {"u", "s", ".", "us", "south", "north", "korean", "chinese", "-"}:
            break
    return 0


def is_currency(passage: Passage, at: int) -> bool:
    """ "5,000 won" is money, "20 won asylum" is not."""
    no_verb = passage.low[at + 1] not in english.BEHIND_THE_VERB_WON
    return passage.low[at] in english.CURRENCIES and (passage.low[at] != "won" or no_verb)
