"""``nkr doctor`` says what is the matter and what to do, and changes nothing."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from hostile import changed

from nkr.services.health import EXTRAS

TOP = Path(__file__).parent.parent.parent


def test_a_fresh_database_is_sound_private_and_up_to_date(run: Any, database: Path) -> None:
    run("ingest")
    told = run("about", "--check", "--json")
    assert (told.status, told.json["sound"], told.json["todo"]) == (0, True, [])
    assert told.json["database"]["mode"] == "600"
    assert told.json["database"]["collections"] == {"articles": True, "wider": False}
    assert "sound: every page" in run("about", "--check").out


def test_without_a_database_none_is_built_and_the_way_is_told(run: Any, database: Path) -> None:
    told = run("about", "--check", "--json")
    assert (told.status, told.json["sound"]) == (0, None)
    assert "nkr ingest" in told.json["todo"][0]
    assert not database.exists()


def test_a_figure_changed_behind_its_back_breaks_the_digest(run: Any, database: Path) -> None:
    run("ingest")
    changed(database, "update facts set low = 36, high = 36 where id = 'korea-herald-2011-arrested-35'")
    told = run("about", "--check", "--json")
    assert (told.status, told.json["sound"]) == (5, False)
    assert run("about", "--check").out.count("its digest") == 1
    assert "cannot be used" in told.err


def test_a_fact_that_search_would_not_find_is_a_fault(run: Any, database: Path) -> None:
    run("ingest")
    changed(database, "delete from fact_words where id = 'korea-herald-2011-arrested-35'")
    assert "missing from the full text" in run("about", "--check").out


def test_a_page_of_noise_is_found(run: Any, database: Path) -> None:
    run("ingest")
    content = bytearray(database.read_bytes())
    content[40 * 4096 : 60 * 4096] = b"\xab" * (20 * 4096)
    database.write_bytes(content)
    told = run("about", "--check", "--json")
    assert (told.status, told.json["sound"]) == (5, False)


def test_what_is_no_database_is_told_with_the_way_out(run: Any, database: Path) -> None:
    database.write_bytes(b"this is no database at all, only a text of some length")
    told = run("about", "--check", "--json")
    assert told.status == 5
    assert len(told.json["todo"]) == 1, "nothing is to be done to a file of somebody else"
    assert "--db" in told.json["todo"][0]


def test_a_database_that_others_may_read_is_told(run: Any, database: Path) -> None:
    run("ingest")
    database.chmod(0o644)
    told = run("about", "--check", "--json")
    assert (told.status, told.json["sound"]) == (0, True)
    assert "chmod 600" in told.json["todo"][0]


def test_an_older_edition_is_sound_and_outdated(run: Any, database: Path, monkeypatch: Any) -> None:
    run("ingest")
    monkeypatch.setattr("nkr.services.loading.EDITION", "2099-01-01")
    told = run("about", "--check", "--json")
    assert (told.status, told.json["sound"], told.json["database"]["state"]) == (0, True, "outdated")
    assert "run 'nkr ingest'" in told.json["todo"][0]


def test_the_bundled_files_are_read_again_only_where_they_have_changed(
    run: Any, database: Path, monkeypatch: Any
) -> None:
    run("ingest", "--withhold-below", "5")

    def state(digest: str) -> str:
        monkeypatch.setattr("nkr.services.health.read_bundled", lambda: (None, digest))
        return str(run("about", "--check", "--json").json["database"]["state"])

    assert state("another") == "sound", "nothing is read: the files are the same"
    monkeypatch.setattr("nkr.services.bundled.digest", lambda: b"of other files")
    assert state("another") == "outdated"
    told = run("about", "--check", "--json").json["database"]["digest"]
    assert state(told.removeprefix("sha256:")) == "sound", "they say the same facts"


def test_facts_of_the_users_own_do_not_break_the_digest(run: Any, curated: Any) -> None:
    curated.source(facts=curated.fact("union-435", "435 keepers", value=435, as_of="1901-05-01"))
    assert run("ingest", curated.folder).status == 0
    assert run("about", "--check", "--json").json["sound"] is True


def test_an_extra_is_told_by_a_module_that_this_extra_brings() -> None:
    pyproject = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    extras = pyproject["project"]["optional-dependencies"]
    assert set(EXTRAS) == set(extras) - {"all", "dev"}
    installed = packages_distributions()
    for extra, module in EXTRAS.items():
        wanted = {re.split(r"[<>=\[]", requirement)[0] for requirement in extras[extra]}
        brought = installed.get(module)  # nothing where the extra is not installed
        assert brought is None or wanted & {name.lower().replace("_", "-") for name in brought}, extra
