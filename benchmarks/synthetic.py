"""Synthetic records of any size, as curated CSV: many groups of twenty, or one group of like-for-like facts.

    python benchmarks/synthetic.py FACTS [one] > facts.csv

The figures are random with a fixed seed: the same call gives the same file. They mean nothing.
"""

from __future__ import annotations

import csv
import random
import sys
from typing import TextIO

SHAPES = ("exact", "about", "at-least", "up-to", "range")
WORDS = {"exact": "{0:,}", "about": "about {0:,}", "at-least": "at least {0:,}", "up-to": "up to {0:,}"}
COLUMNS = [
    "id",
    "source",
    "paragraph",
    "phrase",
    "measure",
    "qualifier",
    "unit",
    "claimant",
    "low",
    "high",
    "as_of",
    "published",
    "place",
]
PLACES = ("china", "northeast-china", "beijing")


def write(facts: int, output: TextIO, *, one_group: bool) -> None:
    """``facts`` rows on North Koreans in China by twenty claimants a place; one source holds them all.

    Each place has claimants of its own: one voice that gives more people for Beijing than for China is refused.
    """
    draw = random.Random(20_261_122)
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number in range(facts):
        shape = draw.choice(SHAPES)
        value = int(10 ** draw.uniform(4, 5.5))
        low: int | str = value
        high: int | str = value
        if shape == "range":
            high = value + draw.randrange(1, 200_000)
            phrase = f"{value:,} to {high:,} people"
        else:
            phrase = WORDS[shape].format(value) + " people"
        if shape == "at-least":
            high = ""
        if shape == "up-to":
            low = ""
        group = 0 if one_group else number // 20
        year, place = 1000 + group // 3 % 8999, PLACES[group % 3]
        claimant = draw.randrange(20) if one_group else 20 * (group % 3) + draw.randrange(20)
        event = "2006" if one_group else str(year)
        measure = "population-in-china" if one_group or group < 26_997 else "detained-in-china"
        writer.writerow(
            [
                f"s{number}",
                "synthetic",
                1,
                phrase,
                measure,
                shape,
                "persons",
                f"claimant-{claimant}",
                low,
                high,
                event,
                f"{draw.randrange(1998, 2026)}",
                "china" if one_group else place,
            ]
        )


VOCABULARY = "\n".join(
    f'[[claimant]]\ncode = "claimant-{number}"\nlabel = "Claimant {number}"\nkind = "ngo"\n' for number in range(60)
)
SOURCE = '[source]\nid = "synthetic"\ntitle = "Synthetic"\npublisher = "Nobody"\npublished = "2026"\n'

if __name__ == "__main__":
    write(int(sys.argv[1]), sys.stdout, one_group="one" in sys.argv[2:])
