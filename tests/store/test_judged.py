"""What was judged when the database was built is what would be judged now, or it is not used."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkr.analysis.compare.comparer import Comparer
from nkr.store import judged
from nkr.store.database import Database

if TYPE_CHECKING:
    from conftest import Curated, Run


@pytest.fixture
def lights(run: Run, curated: Curated, database: Path) -> Path:
    curated.source(
        facts=curated.fact("a", "35 keepers", value=35, as_of="1901")
        + curated.fact("b", "49 keepers", value=49, as_of="1901", claimant="keepers-union")
        + curated.fact("c", "77 keepers", value=77, as_of="1901", claimant="keepers-union", restricted=True)
    )
    assert run("ingest", curated.folder).status == 0
    return database


@pytest.mark.parametrize("collections", [(), ("wider",)])
def test_every_kept_pair_is_as_it_would_be_judged_now(run: Run, database: Path, collections: tuple[str, ...]) -> None:
    assert run("source").status == 0
    with closing(Database(database)) as opened:
        record = opened.record(collections)
        pairs = judged.kept(opened, collections, record)
        assert pairs is not None
        told, now = Comparer(record, pairs), Comparer(record)
        for topic in record.vocabulary.topics:
            facts = [fact for fact in record.facts if fact.topic == topic][::2]
            assert told.related(facts) == now.related(facts)
            assert told.disagreements(facts) == now.disagreements(facts)


def test_other_rules_judge_anew(lights: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Database(lights)) as opened:
        record = opened.record()
        assert judged.kept(opened, (), record) is not None
        monkeypatch.setattr(judged, "rules", lambda: "of tomorrow")
        assert judged.kept(opened, (), record) is None


def test_the_digest_of_the_rules_changes_with_their_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "analysis" / "compare" / "rules.py"
    file.parent.mkdir(parents=True)
    monkeypatch.setattr(judged, "__file__", str(tmp_path / "store" / "judged.py"))
    digests = set()
    for text in ("NEAR = 1", "NEAR = 2", None):
        file.unlink() if text is None else file.write_text(text)
        judged.rules.cache_clear()
        digests.add(judged.rules())
    judged.rules.cache_clear()
    assert len(digests) == 3
    assert "" in digests


def test_a_changed_fact_changes_what_is_kept(lights: Path, run: Run, curated: Curated) -> None:
    def ids() -> set[str]:
        return {pair[end] for pair in run("conflicts", "--json").json for end in "ab"}

    assert {"a", "b"} <= ids()
    curated.source(facts=curated.fact("a", "35 keepers", value=35, as_of="1901"))
    assert run("ingest", curated.folder).status == 0
    assert not {"a", "b"} & ids()


def test_nothing_restricted_is_kept_and_who_asks_for_it_is_judged_anew(lights: Path) -> None:
    with closing(Database(lights)) as opened:
        (text,) = opened.rows("select group_concat(pairs) from judged")[0]
        assert '"a","b","conflict"' in text
        assert '"c"' not in text
    with closing(Database(lights, restricted=True)) as opened:
        assert judged.kept(opened, (), opened.record()) is None
