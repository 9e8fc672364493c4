"""The form of curated files: one number is ``value``, and what the measure says already need not be said."""

from __future__ import annotations

from typing import Any

import pytest

FILE = """
[source]
id = "gazette"
title = "Keepers wanted"
publisher = "The Gazette"
published = "1902-03-01"

[[left_out]]
phrase = "forty boats"
reason = "Boats are no keepers."

[[fact]]
id = "gazette.arrivals"
paragraph = 1
phrase = "some 2,400 arrived"
measure = "arrivals-south-korea"
period = "1901"
claimant = "unattributed"
"""


@pytest.fixture
def read(tmp_path: Any) -> Any:
    from nkr.curation import toml_files
    from nkr.services.loading import read_bundled

    def read(fields: str) -> tuple[Any, list[str]]:
        builder, _ = read_bundled()
        reading = toml_files.read(FILE + fields, "gazette.toml")
        assert not reading.problems
        builder.add(reading.taken(), "mine")
        return builder.entries.facts.get("gazette.arrivals"), [str(problem) for problem in builder.problems]

    return read


def test_one_number_is_a_value_in_the_measure_s_own_unit(read: Any) -> None:
    fact, problems = read('value = 2400\nqualifier = "about"\n')
    assert (problems, fact.quantity.low, fact.quantity.high, fact.unit) == ([], 2400, 2400, "persons")


def test_the_form_of_before_is_still_read(read: Any) -> None:
    old, problems = read('low = 2400\nhigh = 2400\nqualifier = "about"\nunit = "persons"\nregister = true\n')
    new, _ = read('value = 2400\nqualifier = "about"\nexact_count = true\n')
    assert (problems, old) == ([], new)


@pytest.mark.parametrize(
    "fields", ['value = 2400\nlow = 2400\nqualifier = "about"', 'value = 2400\nqualifier = "up-to"']
)
def test_a_value_stands_alone_and_is_no_limit(read: Any, fields: str) -> None:
    fact, problems = read(fields)
    assert fact is None
    assert "value: goes alone, with exact, about, nearly: a minimum has low" in problems[0]


def test_a_fact_with_a_date_is_not_undated(read: Any) -> None:
    _, problems = read('value = 2400\nqualifier = "about"\nundated = true\n')
    assert ["it has a date: leave out one" in problem for problem in problems] == [True]
