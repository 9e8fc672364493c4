"""The statements of docs/scale.md on PySpark, on synthetic figures, compared with nkr's own count on a part of them.

    pip install pyspark            # needs a Java runtime, 17 or later
    python benchmarks/on_spark.py [FACTS] [COMPARED] [THREADS]

Half of the figures are in groups of twenty, the rest in groups of 10,000. Prints a row a statement, and how many of the
compared groups have the same answer. The figures are random with a fixed seed and mean nothing.
"""

from __future__ import annotations

import math
import re
import sys
import time
from pathlib import Path

from nkr.analysis.scale import Outline, summaries

STATEMENTS = re.findall(
    r"```sql\n(.*?)```",
    (Path(__file__).parent.parent / "docs" / "scale.md").read_text(encoding="utf-8"),
    re.DOTALL,
)
FIGURES = """
create or replace temporary view drawn as
select cast(id as string) as id, case when id < {half} then id div 20 else -1 - id div 10000 end as grouping,
       cast(pmod(xxhash64(id, 1), 20) as string) as origin, pmod(xxhash64(id, 2), 5) as shape,
       floor(pow(10, 4 + pmod(xxhash64(id, 3), 1000000) / 1000000.0 * 1.5)) as number,
       pmod(xxhash64(id, 4), 200000) as wide
from range({facts})
"""
INTERVALS = """
create or replace temporary view figures as
select cast(grouping as string) as grouping, id, origin,
       case when shape <> 2 then cast(number as double) end as low,
       case when shape = 4 then cast(number + wide as double) when shape <> 3 then cast(number as double) end as high,
       case when shape = 2 then double('-Infinity') else cast(number as double) end as floor,
       case when shape = 3 then double('Infinity') when shape = 4 then cast(number + wide as double)
            else cast(number as double) end as ceiling
from drawn
"""


def main(facts: int = 10_000_000, compared: int = 100_000, threads: int = 2) -> int:
    """Run and compare; returns 1 if an answer differs."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master(f"local[{threads}]").appName("nkr").config("spark.driver.memory", "6g")
    session = session.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "16").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.sql(FIGURES.format(facts=facts, half=facts // 2))
    session.sql(INTERVALS)
    views = [text for text in STATEMENTS if re.match(r"create view (sums|pairs_apart|own_pairs)\b", text)]
    for text in views:
        session.sql(text.replace("create view", "create or replace temporary view"))
    answers: dict[str, dict[str, object]] = {}
    for name, column in (("sums", "spread"), ("pairs_apart", "apart"), ("own_pairs", "own")):
        began = time.monotonic()
        total = session.sql(f"select count(*), sum({column}) from {name}").collect()[0]
        sys.stdout.write(f"{name}: {total[0]:,} groups of {facts:,} facts in {time.monotonic() - began:.0f} s\n")
    compared = compared // 40_000 * 40_000  # whole groups of both sizes
    part = f"cast(id as bigint) < {compared // 2} or cast(id as bigint) >= {facts - compared // 2}"
    rows = session.sql(f"select * from figures where {part}").collect()
    names = ", ".join(f"'{name}'" for name in sorted({row["grouping"] for row in rows}))
    joined = "sums join pairs_apart using (grouping) join own_pairs using (grouping)"
    for row in session.sql(f"select * from {joined} where grouping in ({names})").collect():
        answers[row["grouping"]] = row.asDict()
    outlines = [
        Outline(*(row[name] for name in ("grouping", "id", "floor", "ceiling", "origin", "low", "high")), "exact")
        for row in rows
    ]
    outlines.sort(key=lambda outline: (outline.grouping, outline.floor))
    same = different = 0
    for own in summaries(outlines):
        there = answers[own.grouping]
        spread = there["spread"]
        alike = (there["facts"], there["origins"], there["apart"] - there["own"], there["own"]) == (
            *(own.facts, own.origins, own.conflicts, own.own),
        ) and (spread is None) == (own.spread is None)
        alike = alike and (own.spread is None or math.isclose(float(spread), own.spread, abs_tol=0.011))
        same, different = same + alike, different + (not alike)
    sys.stdout.write(f"compared with nkr: {same:,} groups of {len(rows):,} facts alike, {different:,} different\n")
    session.stop()
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
