"""Attaching texts, reading them with their figures marked, and proving every figure against them."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hostile import changed

from nkr.analysis.prove.verification import ProofResult, Text, phrase_proof
from nkr.model import article
from nkr.store.database import Database

ARTICLE = """Coast Light News

Lights of the north coast

By a reporter

The Board of Lights says that some 40 keepers serve on the coast, [bold]all[/bold] of them at night.

In 1901 it hired 1,300 keepers; the year before, 1,250 keepers.

Nobody else counts them."""

FACTS = [
    {"id": "keepers-40", "paragraph": 1, "phrase": "some 40 keepers", "qualifier": "about", "value": 40},
    {"id": "hired-1300", "paragraph": 2, "phrase": "hired 1,300 keepers", "value": 1300, "period": "1901"},
    {"id": "hired-1250", "paragraph": 2, "phrase": "1,250 keepers", "value": 1250, "period": "1900"},
]


@pytest.fixture
def lights(run: Any, curated: Any) -> Any:
    """A record of one article in the database; ``lights(name=text)`` attaches files with those texts."""
    facts = "".join(
        curated.fact(
            given["id"],
            given["phrase"],
            "keepers" if given["id"].startswith("keepers") else "hired",
            **{name: value for name, value in given.items() if name not in ("id", "phrase")},
            **({} if "period" in given else {"as_of": "1902"}),
            **({"kind": "flow"} if "period" in given else {}),
        )
        for given in FACTS
    )
    curated.source(
        "gazette",
        facts=facts,
        title="Lights of the north coast",
        fingerprint=article.fingerprint(ARTICLE),
    )
    file = curated.folder / "gazette.toml"
    text = file.read_text(encoding="utf-8").replace("\n[[fact]]", "\nbody_starts = 4\n\n[[fact]]", 1)
    file.write_text(text.replace('title = "The gazette"\n', ""), encoding="utf-8")

    def attach(**files: str | bytes) -> Any:
        folder = curated.folder.parent / "articles"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (folder / name.replace("_", ".")).write_bytes(data)
        return run("ingest", curated.folder, "--articles", folder)

    return attach


def test_an_article_is_recognised_by_its_text_whatever_its_name(run: Any, lights: Any) -> None:
    outcome = lights(x123_bak=ARTICLE.replace("\n", "\r\n").encode("utf-16"))
    assert outcome.status == 0, outcome.err
    assert "attached: gazette (x123.bak)" in outcome.out
    assert "warning" not in outcome.err
    assert {s["id"]: s["attached"] for s in run("source", "--json").json}["gazette"] is True


KOREAN = "등대지기 이야기\n\n등대청은 등대지기가 40명이라고 밝혔다.\n\n그 밖에는 아무도 세지 않는다."
FRENCH = "Phares de la côte\n\nLe bureau dit que « 40 gardiens » servent à l’année.\n\nPersonne d’autre ne compte."


@pytest.mark.parametrize("exact", [True, False], ids=["by its fingerprint", "by its title"])
@pytest.mark.parametrize(
    ("text", "phrase", "language", "encoding"),
    [
        (KOREAN, "등대지기가 40명", "ko", "cp949"),
        (KOREAN, "등대지기가 40명", "ko", "utf-16"),
        (FRENCH, "40 gardiens", "fr", "cp1252"),
        (FRENCH, "40 gardiens", "fr", "utf-8"),
    ],
)
def test_the_right_encoding_is_the_one_under_which_the_article_is_recognised(
    run: Any, curated: Any, exact: bool, text: str, phrase: str, language: str, encoding: str
) -> None:
    title = text.partition("\n")[0]
    recorded = article.fingerprint(text if exact else text + "!")
    path = curated.source(
        "phares",
        facts=curated.fact("gardiens", phrase, value=40, as_of="1902"),
        title=title,
        language=language,
        fingerprint=recorded,
    )
    path.write_text(path.read_text(encoding="utf-8").replace('title = "The phares"\n', ""), encoding="utf-8")
    file = curated.folder.parent / "unnamed"
    file.write_bytes(text.encode(encoding))
    outcome = run("ingest", curated.folder, "--articles", file)
    assert ("warning" in outcome.err) is not exact, outcome.err
    assert run("verify", "phares").status == 0
    assert run("source", "phares", "--json").json["passages"][-1]["text"] == text.rpartition("\n")[2]


def test_many_files_are_read_with_a_bar_on_a_terminal_and_without_one_in_a_pipe(
    run: Any, curated: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = curated.folder.parent / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"Unknown {number}\n\nNothing.", encoding="utf-8")
    piped = run("ingest", "--articles", folder)
    assert (piped.status, "Reading articles" in piped.out + piped.err) == (0, False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    shown = run("ingest", "--articles", folder)
    assert "Reading articles" in shown.err
    assert "59.txt" in shown.err
    assert "\x1b" not in shown.out


def test_a_folder_that_is_not_there_is_wrong_usage(run: Any, tmp_path: Path, database: Path) -> None:
    outcome = run("ingest", "--articles", tmp_path / "none")
    assert outcome.status == 2
    assert "there is no file or folder" in outcome.err
    assert not database.exists()


def test_a_text_that_differs_is_taken_by_its_title_with_a_warning(run: Any, lights: Any) -> None:
    outcome = lights(copy_txt=ARTICLE.replace("Nobody else", "No one else"))
    assert "attached: gazette" in outcome.out
    assert "differs from the recorded edition" in outcome.err
    assert "does not name The gazette press" in outcome.err
    assert run("verify", "gazette").status == 0


def test_unknown_files_are_listed_and_not_guessed(lights: Any) -> None:
    outcome = lights(other_txt="Ships of the south coast\n\nSome 40 keepers serve.", picture_png=b"\x89PNG\0\0\1\2\3")
    assert outcome.status == 0
    assert "attached: none" in outcome.out
    assert "other.txt: not recognised" in outcome.err
    assert "picture.png: holds no text" in outcome.err


def test_the_recorded_edition_is_never_replaced_by_another(run: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE)
    outcome = lights(a_txt=ARTICLE.replace("some 40", "some 41"))
    assert "not attached, as the recorded one is already" in outcome.err
    assert run("verify", "gazette").status == 0
    assert run("ingest", "--detach", "gazette").status == 0
    assert run("verify", "gazette").status == 3


@pytest.mark.parametrize(("other", "recorded"), [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_of_two_copies_the_recorded_edition_is_kept(run: Any, lights: Any, other: str, recorded: str) -> None:
    copies = {other: ARTICLE.replace("some 40", "some 41"), recorded: ARTICLE}
    outcome = lights(**{name.replace(".", "_"): copies[name] for name in sorted(copies)})
    assert outcome.err == f"{other}: another text of gazette, beside that of {recorded}; not attached\n"
    assert run("verify", "gazette").status == 0


def test_texts_stay_attached_when_facts_are_loaded_again(run: Any, curated: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE)
    assert run("ingest", curated.folder).status == 0
    assert run("verify", "gazette").status == 0


def test_without_a_text_verify_ends_with_3_and_says_how_to_attach_one(run: Any, lights: Any) -> None:
    lights()
    outcome = run("verify")
    assert (outcome.status, outcome.out) == (3, "")
    assert "nkr ingest --articles DIR" in outcome.err


def test_verify_tells_every_finding_apart(run: Any, curated: Any, lights: Any) -> None:
    changed = ARTICLE.replace("1,300", "1,301").replace("some 40 keepers serve", "keepers serve")
    lights(a_txt=changed + "\n\nOf them, some 40 keepers rest.")
    outcome = run("verify", "--json")
    assert outcome.status == 10
    found = {proof["fact"]: proof for proof in outcome.json if proof["subject"] == "phrase"}
    told = {
        name: (proof["result"], proof["holds"], proof["found_in"])
        for name, proof in found.items()
        if proof["holds"] is not None
    }
    assert told == {
        "keepers-40": ("found-elsewhere", False, [4]),
        "hired-1300": ("found-with-another-number", False, [2]),
        "hired-1250": ("found", True, [2]),
    }
    assert found["hired-1300"]["passage"] == "hired 1,301 keepers"
    table = run("verify", "gazette")
    assert table.status == 10
    assert "2 of 3 not proved." in table.err
    assert "found with another number: “hired 1,301 keepers” in paragraph 2" in table.out


def test_one_fact_alone_can_be_proved(run: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE.replace("1,300", "1,301"))
    assert run("verify", "keepers-40").status == 0
    assert run("verify", "hired-1300").status == 10


def test_a_digit_changed_in_the_database_is_caught(run: Any, database: Path, lights: Any) -> None:
    lights(a_txt=ARTICLE)
    changed(database, "update facts set low = 1301, high = 1301 where id = 'hired-1300'")
    outcome = run("verify", "hired-1300", "--json")
    assert outcome.status == 10
    assert outcome.json[0]["result"] == "not-as-recorded"


def test_a_digit_changed_in_a_fact_and_its_phrase_is_caught(run: Any, curated: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE)
    file = curated.folder / "gazette.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("1,250", "1,205").replace("1250\n", "1205\n"), encoding="utf-8")
    assert run("ingest", curated.folder).status == 0
    outcome = run("verify", "hired-1250", "--json")
    assert (outcome.status, outcome.json[0]["result"]) == (10, "found-with-another-number")


def test_a_hedge_that_the_phrase_cuts_off_is_caught(run: Any, lights: Any, curated: Any) -> None:
    lights(a_txt=ARTICLE)
    file = curated.folder / "gazette.toml"
    text = file.read_text(encoding="utf-8").replace('"some 40 keepers"', '"40 keepers"').replace('"about"', '"exact"')
    file.write_text(text, encoding="utf-8")
    assert run("ingest", curated.folder).status == 0
    outcome = run("verify", "keepers-40", "--json")
    assert (outcome.status, outcome.json[0]["result"]) == (10, "reads-otherwise")
    assert outcome.json[0]["text"] == "reads otherwise in its sentence: “some 40 keepers”"


def test_a_fact_shows_the_sentence_that_states_it(run: Any, lights: Any) -> None:
    lights()
    assert "not attached: nkr ingest --articles DIR" in run("fact", "hired-1300").out
    lights(a_txt=ARTICLE)
    assert "✓ In 1901 it hired 1,300 keepers; the year before, 1,250 keepers." in run("fact", "hired-1300").out
    answer = run("fact", "hired-1300", "--json").json
    assert (answer["proof"], answer["sentence"][:14]) == ("found", "In 1901 it hir")
    lights(a_txt=ARTICLE)
    run("ingest", "--detach", "gazette")
    lights(a_txt=ARTICLE.replace("1,300", "1,301"))
    assert "✗ found with another number: “hired 1,301 keepers”" in run("fact", "hired-1300").out


# --- reading --------------------------------------------------------------------------------------


def test_the_text_has_its_numbers_in_the_margin_and_its_figures_labelled(run: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE)
    shown = run("source", "gazette").out
    assert "    1  The Board of Lights says that ⟦some 40 keepers⟧ (keepers-40) serve" in shown
    assert "title  Lights of the north coast" in shown
    assert "[bold]all[/bold]" in shown


def test_a_fact_opens_its_paragraph_with_context_and_full_shows_all(run: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE + "\n\nThe fourth.\n\nThe fifth.")
    around = run("source", "hired-1300").out
    assert "⟦hired 1,300 keepers⟧ (▸ hired-1300)" in around
    assert "Nobody else" in around
    assert "The fourth." not in around
    assert "The fourth." in run("source", "hired-1300", "--full").out
    assert "Nobody else" not in run("source", "hired-1300", "--context", "0").out
    assert run("source", "hired-1300", "--context", "-1").status == 2


def test_without_a_text_the_outline_stands_in_with_a_line_on_how_to_attach_one(run: Any, lights: Any) -> None:
    lights()
    shown = run("source", "gazette").out
    assert "No text attached" in shown
    assert "nkr ingest --articles DIR" in shown


def test_json_has_the_passages_and_where_the_figures_stand_in_them(run: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE)
    answer = run("source", "hired-1300", "--json").json
    assert answer["attached"]["recorded_edition"] is True
    passage = next(passage for passage in answer["passages"] if passage["paragraph"] == 2)
    figure = next(figure for figure in passage["figures"] if figure["facts"] == ["hired-1300"])
    assert passage["text"][figure["start"] : figure["end"]] == "hired 1,300 keepers"


def test_control_codes_of_a_text_never_reach_the_terminal(run: Any, lights: Any) -> None:
    lights(a_txt=ARTICLE.replace("Nobody", "\x1b[31mNobody\u202e\x07"))
    for arguments in (("source", "gazette"), ("source", "gazette", "--format", "md"), ("source", "gazette", "--json")):
        outcome = run(*arguments)
        assert outcome.status == 0
        assert not {"\x1b", "\u202e", "\x07"} & set(outcome.out)
    assert json.loads(run("source", "gazette", "--json").out)["passages"][-1]["text"].startswith("\x1b[31mNobody")


def test_control_codes_in_a_files_name_never_reach_the_terminal(run: Any, lights: Any, curated: Any) -> None:
    folder = curated.folder.parent / "articles"
    folder.mkdir()
    (folder / "a\x1b[31m.txt").write_text("Unknown\n\nNothing.", encoding="utf-8")
    (folder / "b\x1b[31m.txt").write_text(ARTICLE, encoding="utf-8")
    outcome = lights()
    assert "attached: gazette" in outcome.out
    assert "\x1b" not in outcome.out + outcome.err


def test_a_files_folder_stays_out_of_the_database(lights: Any, database: Path, curated: Any) -> None:
    lights(a_txt=ARTICLE)
    with closing(sqlite3.connect(database)) as connection, connection:
        (file,) = connection.execute("select file from articles").fetchone()
    assert file == "a.txt"


def test_texts_never_leave_in_an_export(run: Any, lights: Any, tmp_path: Path) -> None:
    lights(a_txt=ARTICLE)
    for form in ("csv", "json", "jsonl", "toml", "datapackage"):
        place = tmp_path / form
        assert run("export", "--format", form, "-o", place).status == 0
        written = [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
        assert written
        for file in written:
            assert b"Nobody else counts" not in file.read_bytes()


# --- the five articles ----------------------------------------------------------------------------


@pytest.fixture
def texts() -> Path:
    folder = os.environ.get("NKR_ARTICLES")
    if not folder:
        pytest.skip("the five articles' texts are not in the repository: name their folder in NKR_ARTICLES")
    return Path(folder)


def test_all_five_articles_verify_completely(run: Any, texts: Path) -> None:
    outcome = run("ingest", "--articles", texts)
    assert outcome.out.count("attached:") == 5
    assert "warning" not in outcome.err
    verified = run("verify", "--json")
    assert verified.status == 0, verified.err
    assert {proof["result"] for proof in verified.json} == {"found"}
    assert len({proof["fact"] for proof in verified.json if proof["subject"] == "phrase"}) == 42


def test_any_changed_figure_of_the_five_articles_is_caught(run: Any, texts: Path, tmp_path: Path) -> None:
    """One digit of one figure in a copy of each article: the copy is taken, with a warning, and the figure fails."""
    phrases = [fact["phrase"] for fact in run("facts", "--json").json if any(c.isdigit() for c in fact["phrase"])]
    copies = tmp_path / "copies"
    copies.mkdir()
    for number, file in enumerate(sorted(texts.iterdir())):
        text = file.read_text(encoding="utf-8")
        phrase = next((phrase for phrase in phrases if phrase in text), None)
        if phrase is None:
            continue
        digit = next(letter for letter in phrase if letter.isdigit())
        changed = phrase.replace(digit, str((int(digit) + 1) % 9 + 1), 1)
        (copies / f"{number}.txt").write_text(text.replace(phrase, changed), encoding="utf-8")
    attached = run("ingest", "--articles", copies)
    count = len(list(copies.iterdir()))
    assert count >= 4, "one article has no figure in digits"
    assert attached.out.count("attached:") == count
    verified = run("verify", "--json")
    assert verified.status == 10
    failing = {proof["source"] for proof in verified.json if proof["result"] == "found-with-another-number"}
    assert len(failing) == count


def test_no_digit_of_a_phrase_can_change_unseen(run: Any, texts: Path, database: Path) -> None:
    """Every digit of every phrase of the five articles is changed, one at a time."""
    run("ingest", "--articles", texts)
    opened = Database(database)
    record = opened.record()
    tried = 0
    for fact in record.facts:
        source = record.source_of(fact)
        row = opened.article(source)
        assert row is not None
        own = [other for other in record.facts if other.source == source.id]
        for place in [place for place, letter in enumerate(fact.phrase) if letter.isdigit()]:
            digit = str((int(fact.phrase[place]) + 1) % 10)
            changed = fact.phrase[:place] + digit + fact.phrase[place + 1 :]
            copy = {**row, "text": row["text"].replace(fact.phrase, changed, 1), "recorded_edition": 0}
            assert phrase_proof(fact, Text.attached(source, copy, own)).result is ProofResult.OTHER_NUMBER, changed
            tried += 1
    opened.close()
    assert tried > 100
