"""Things brought together by what they have in common."""

from __future__ import annotations

from nkr.model.grouping import grouped


def test_keys_and_things_keep_the_order_in_which_they_come() -> None:
    lamps = ["oil", "gas", "olive oil", "gaslight", "arc"]
    found = grouped(lamps, lambda lamp: lamp[0])
    assert found == {"o": ["oil", "olive oil"], "g": ["gas", "gaslight"], "a": ["arc"]}
    assert list(found) == ["o", "g", "a"]
    assert grouped([], len) == {}
