"""What the database says of itself, and what moved since an edition or against another database."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import record_edition

import nkr
from nkr.analysis.prove.verification import ProofResult
from nkr.curation.editions import Edition, History
from nkr.errors import WrongUsage
from nkr.services import editions
from nkr.services.loading import read_bundled
from nkr.store import seal

CLI = Path(nkr.__file__).parent


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """An edition of the day before, which is the bundled data with one fact changed, one more and one less."""
    builder, digest = read_bundled()
    now = editions.edition_of("2026-01-01", digest, builder.entries)
    facts = {identifier: dict(row) for identifier, row in now.facts.items()}
    facts["korea-herald-2011-arrested-35"].update(low=53, high=53, phrase="a total of 53 North Koreans")
    del facts["voa-2002-entered-missions-5"]
    gone = {**facts["voa-2002-canadian-embassy-2"], "id": "voa-2002-gone"}
    known = Edition("2026-01-01", "sha256:other", {**facts, "voa-2002-gone": gone}, now.sources)
    made = History({"2026-01-01": known}, {"voa-2002-gone": ("2026-02-01", gone)})
    monkeypatch.setattr(editions, "history", lambda: made)
    return facts


# --- about ----------------------------------------------------------------------------------------


def test_about_names_edition_digest_licence_and_how_to_cite(run: Any) -> None:
    answer = run("about", "--json").json
    assert answer["digest"].startswith("sha256:")
    assert answer["edition"] in answer["cite"]
    assert answer["digest"].removeprefix("sha256:")[:12] in answer["cite"]
    assert "belong to their publishers" in answer["licence"]
    assert answer["collections"][0]["code"] == "articles"
    shown = run("about").out
    assert answer["digest"] in shown
    assert "The five articles" in shown


def test_about_says_where_the_data_differ_from_the_edition_as_recorded(run: Any, past: Any) -> None:
    assert "Changes: nkr about --since 2026-01-01" in " ".join(run("about").out.split())


def test_every_code_in_the_facts_is_explained(run: Any, database: Path) -> None:
    run("ingest", "--with", "wider")
    codes: dict[str, set[str]] = {}
    for row in run("about", "--codes", "--json").json:
        assert row["meaning"].strip()
        codes.setdefault(row["field"], set()).add(row["code"])
    with closing(sqlite3.connect(database)) as connection, connection:
        for column in ("qualifier", "kind", "status", "method", "unit", "measure", "topic", "claimant", "collection"):
            used = {value for (value,) in connection.execute(f"select distinct {column} from facts") if value}
            assert used <= codes[column], column
        for column, field in (("place", "place"), ("by", "place"), ("group", "group"), ("event", "event")):
            used = {value for (value,) in connection.execute(f"select distinct [{column}] from facts") if value}
            assert used <= codes[field], column
        used = {value for (value,) in connection.execute("select kind from terms where kind_of_term = 'claimant'")}
        assert used <= codes["claimant kind"]


def test_every_reason_and_finding_is_explained(run: Any) -> None:
    codes: dict[str, set[str]] = {}
    for row in run("about", "--codes", "--json").json:
        codes.setdefault(row["field"], set()).add(row["code"])
    written = {
        code
        for file in (CLI / "analysis").rglob("*.py")
        for code in re.findall(r'Reason\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8"))
    }
    assert len(written) > 15
    assert written <= codes["reason"]
    assert {result.value for result in ProofResult} == codes["result"]


def test_codes_of_one_field_alone(run: Any) -> None:
    assert {row["field"] for row in run("about", "qualifier", "--json").json} == {"qualifier"}
    assert "as many as, up to" in run("about", "--codes", "qualifier").out
    unknown = run("about", "--codes", "qualifer")
    assert (unknown.status, "Did you mean qualifier?" in unknown.err) == (3, True)


# --- diff -----------------------------------------------------------------------------------------


def test_diff_tells_what_came_went_and_changed_since_an_edition(run: Any, past: Any) -> None:
    found = {change["id"]: change for change in run("diff", "2026-01-01", "--json").json}
    assert {identifier: change["change"] for identifier, change in found.items()} == {
        "korea-herald-2011-arrested-35": "changed",
        "voa-2002-entered-missions-5": "came",
        "voa-2002-gone": "went",
    }
    fields = {f["field"]: (f["old"], f["new"]) for f in found["korea-herald-2011-arrested-35"]["fields"]}
    assert fields == {
        "phrase": ("a total of 53 North Koreans", "a total of 35 North Koreans"),
        "low": (53, 35),
        "high": (53, 35),
    }
    assert found["voa-2002-gone"]["old"]["phrase"] == "Two North Korean men"
    shown = run("diff", "2026").out
    assert "± changed" in shown
    assert "1 came, 1 went, 1 changed." in shown
    assert run("diff", "2026-01-01", "--csv").out.startswith("id,change,field,old,new,reason\n")


def test_the_bundled_edition_is_on_record_and_works_offline(run: Any) -> None:
    outcome = run("diff", "2026-11-22", "--json")
    assert outcome.status == 0
    assert isinstance(outcome.json, list)


def test_an_edition_that_is_not_on_record_is_answered_with_those_that_are(run: Any) -> None:
    outcome = run("diff", "2031-01-01")
    assert outcome.status == 3
    assert "2026-11-22" in outcome.err


def test_a_fact_that_was_retired_is_told_to_whoever_cited_it(run: Any, past: Any) -> None:
    outcome = run("fact", "voa-2002-gone")
    assert outcome.status == 3
    assert "was retired with edition 2026-02-01; it was “Two North Korean men”" in outcome.err


def test_diff_against_another_database_counts_all_facts(run: Any, curated: Any, database: Path, tmp_path: Path) -> None:
    curated.source(
        facts=curated.fact("a", "40 keepers", value=40, as_of="1901")
        + curated.fact("b", "9 keepers", value=9, as_of="1901")
    )
    run("ingest", curated.folder)
    before = tmp_path / "before.db"
    shutil.copy(database, before)
    correction = '\n[[fact.corrections]]\non = "1902-01-01"\nwas = "40"\nreason = "Misread."\n'
    curated.source(facts=curated.fact("a", "41 keepers", value=41, as_of="1901") + correction)
    assert run("ingest", curated.folder).status == 0
    found = {change["id"]: change for change in run("diff", before, "--json").json}
    assert {identifier: change["change"] for identifier, change in found.items()} == {"a": "changed", "b": "went"}
    assert found["a"]["corrections"] == [{"on": "1902-01-01", "was": "40", "reason": "Misread."}]
    assert "Misread." in run("diff", before).out
    assert "40.0" not in run("diff", before, "--json").out, "SQLite gives 40.0 for 40"
    assert "a,changed,low,40,41,Misread." in run("diff", before, "--csv").out.splitlines()
    with closing(sqlite3.connect(before)) as connection, connection:
        connection.execute("pragma user_version = 99")
        connection.execute("alter table facts drop column translation")
    seal.apply(before)  # another version of nkr wrote it so; a file that was changed by hand is refused
    assert len(run("diff", before, "--json").json) == 2


@pytest.mark.parametrize("content", [b"no database", b""])
def test_a_file_that_is_no_database_of_ours_is_refused(run: Any, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)
    outcome = run("diff", other)
    assert outcome.status == 5
    assert "Traceback" not in outcome.err
    assert run("diff", tmp_path / "none.db").status == 5


# --- ids ------------------------------------------------------------------------------------------


def test_lint_refuses_an_id_that_was_retired(run: Any, curated: Any, past: Any) -> None:
    curated.source(facts=curated.fact("voa-2002-gone", "40 keepers", value=40, as_of="1901"))
    outcome = run("lint", curated.folder)
    assert outcome.status == 4
    assert "gazette.toml:9: id: the id 'voa-2002-gone' was retired with edition 2026-02-01" in outcome.err
    assert run("ingest", curated.folder).status == 4


def test_lint_refuses_a_number_that_is_another_sources(run: Any, curated: Any, past: Any) -> None:
    curated.write(
        "herald.toml", '[source]\nid = "herald"\ntitle = "T"\npublisher = "P"\npublished = "1902"\nnumber = 3\n'
    )
    outcome = run("lint", curated.folder)
    assert outcome.status == 4
    assert "herald.toml:6: number: the number 3 is that of gospel-herald-2008-01-02" in outcome.err


def test_lint_asks_for_an_erratum_where_a_figure_changed_since_the_last_edition(run: Any, past: Any) -> None:
    outcome = run("lint")
    assert outcome.status == 0
    assert "korea-herald-2011-arrested-35:1: warning: changed since edition 2026-01-01" in outcome.err


@pytest.mark.parametrize("entered", ["A. Kim", "2026-11-22", "yesterday A. Kim"])
def test_who_entered_a_fact_and_when_must_both_be_said(run: Any, curated: Any, entered: str) -> None:
    curated.source(facts=curated.fact("a", "40 keepers", value=40, as_of="1901", entered=entered))
    outcome = run("lint", curated.folder)
    assert (outcome.status, "write the day and who it was" in outcome.err) == (4, True)


# --- recording ------------------------------------------------------------------------------------


def test_an_edition_is_written_once_and_in_order(tmp_path: Path) -> None:
    builder, digest = read_bundled()
    folder = tmp_path / "editions"
    first = record_edition.record("2026-02-01", folder, builder.entries, digest)
    assert first.read_text(encoding="utf-8").count('{"fact": ') == len(builder.entries.facts)
    with pytest.raises(WrongUsage, match="never changes"):
        record_edition.record("2026-02-01", folder, builder.entries, digest)
    with pytest.raises(WrongUsage, match="in order"):
        record_edition.record("2026-01-01", folder, builder.entries, digest)
    second = record_edition.record("2026-03-01", folder, builder.entries, digest)
    assert second.read_text(encoding="utf-8").count("\n") == 1


def test_a_figure_that_changed_without_an_erratum_is_not_recorded(tmp_path: Path) -> None:
    builder, digest = read_bundled()
    folder = tmp_path / "editions"
    record_edition.record("2026-02-01", folder, builder.entries, digest)
    file = folder / "2026-02-01.jsonl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("a total of 35 North Koreans", "a total of 53 North Koreans"), encoding="utf-8")
    with pytest.raises(WrongUsage, match="korea-herald-2011-arrested-35"):
        record_edition.record("2026-03-01", folder, builder.entries, digest)
