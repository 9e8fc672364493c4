"""Where nkr runs: closed and full outputs, other encodings, names that are no text. One line, and a telling status."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import nkr
from nkr.app import main

if TYPE_CHECKING:
    from conftest import Curated, Planted, Run

NKR = f"{sys.executable} -m nkr"


def shell(
    command: str, database: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        env={**os.environ, "NKR_DB": str(database), "PATH": os.environ["PATH"], **(environment or {})},
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "nkr.db"
    assert main(["ingest", "--with", "wider", "--db", str(path)]) == 0
    return path


def test_no_code_from_the_current_folder_is_run(planted: Planted, curated: Curated, run: Run, database: Path) -> None:
    curated.source(facts=curated.fact("a", "35 keepers", value=35, as_of="1901"))
    assert run("ingest", curated.folder).status == 0
    program = f"cd {planted.folder}; {sys.executable} -P -m nkr"  # as the installed command: its own folder is searched
    for command in ("stats defectors", "report -o report.html", "export --format json"):
        shell(f"{program} {command}", database)
    assert shell(f"echo In 2005 some 1,400 reached South Korea. | {program} check -", database).returncode == 0
    assert planted.modules_run() == ""


def test_every_process_that_nkr_starts_leaves_the_current_folder_out() -> None:
    package = Path(nkr.__file__).parent
    sources = {file: file.read_text(encoding="utf-8") for file in package.rglob("*.py")}
    starts = re.compile(r"sys\.executable,\s*(\S+)")
    options = [(file.name, option) for file, source in sources.items() for option in starts.findall(source)]
    assert {option for _, option in options} == {'"-P",'}, options
    starters = {
        file.name for file, source in sources.items() if re.search(r"subprocess\.(run|Popen)\(|os\.exec", source)
    }
    assert starters - {"terminal.py"} == {name for name, _ in options}  # terminal.py starts the user's own pager


def test_a_closed_stdout_is_said_and_not_taken_for_an_answer(built: Path) -> None:
    ended = shell(f"{NKR} facts >&-", built)
    assert (ended.returncode, ended.stderr) == (74, b"nkr: stdout is closed: there is nowhere to answer.\n")


def test_what_is_said_to_people_never_ends_up_among_the_data(built: Path) -> None:
    ended = shell(f"{NKR} facts --topic nowhere 2>&-", built)
    assert (ended.returncode, ended.stdout) == (3, b"")
    ended = shell(f"{NKR} facts --nothing 2>&-", built)
    assert (ended.returncode, ended.stdout) == (2, b"")


def test_a_version_without_a_stdout_is_said_too(built: Path) -> None:
    ended = shell(f"{NKR} --version >&-", built)
    assert (ended.returncode, ended.stderr) == (74, b"nkr: stdout is closed: there is nowhere to answer.\n")


@pytest.mark.parametrize("command", ["check -", "draft -", "mcp"])
def test_a_closed_stdin_is_said(command: str, built: Path) -> None:
    ended = shell(f"{NKR} {command} <&-", built)
    assert (ended.returncode, ended.stdout, ended.stderr.count(b"\n")) == (2, b"", 1)
    assert ended.stderr.startswith(b"nkr: stdin is closed")


@pytest.mark.parametrize(
    ("arguments", "status"), [("fact nothing", 3), ("facts --nothing", 2), ("check 987,654,321 --strict", 10)]
)
def test_a_stderr_that_cannot_be_written_leaves_answer_and_status(arguments: str, status: int, built: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    whole = shell(f"{NKR} {arguments}", built)
    ended = shell(f"{NKR} {arguments} 2>/dev/full", built)
    assert (whole.returncode, ended.returncode, ended.stdout) == (status, status, whole.stdout)
    gone = shell(f"{{ {NKR} {arguments} 2>&1 >/dev/null; echo $? >&3; }} 3>&2 | sleep 0", built)
    assert gone.stderr == f"{status}\n".encode()


@pytest.mark.parametrize("arguments", ["lint .", "ingest --articles .", "chart in-china -o x.svg", "facts --db x.db"])
def test_a_folder_that_was_removed_under_the_user_is_said(arguments: str, built: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    ended = shell(f"cd {tmp_path}/gone; rmdir {tmp_path}/gone; {NKR} {arguments}", built)
    assert (ended.returncode, ended.stdout, ended.stderr.count(b"\n")) == (2, b"", 1), ended
    assert b"the current folder has been removed" in ended.stderr
    ended = shell(f"mkdir {tmp_path}/gone; cd {tmp_path}/gone; rmdir {tmp_path}/gone; {NKR} facts --json", built)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_full_disk_behind_stdout_is_said(built: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    for form in ("table", "json"):
        ended = shell(f"{NKR} facts --format {form} >/dev/full", built)
        assert (ended.returncode, ended.stderr.count(b"\n")) == (74, 1)
        assert b"No space left on device" in ended.stderr


@pytest.mark.parametrize("arguments", ["facts --json", "facts", "export --format jsonl"])
def test_a_reader_that_has_seen_enough_is_no_failure(arguments: str, built: Path) -> None:
    ended = shell(f"{NKR} {arguments} --with wider | head -n 1", built)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("form", ["table", "json", "md"])
def test_an_output_of_another_encoding_is_no_failure_and_loses_no_hedge(form: str, built: Path) -> None:
    """A sign that cannot be written is spelled out: "≥ 500,000" must not become "? 500,000"."""
    for question in ("conflicts", "stats"):
        command = f"{NKR} {question} --with wider --format {form}"
        whole, *ended = (shell(command, built, {"PYTHONIOENCODING": name}) for name in ("utf-8", "ascii", "cp949"))
        for each in ended:
            assert (each.returncode, each.stderr) == (0, b"")
            assert each.stdout.count(b"?") == whole.stdout.count(b"?")  # "?" is a sign of ours: none more may come
            assert b"?17.2" not in each.stdout


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_a_bare_locale_is_no_failure(locale: dict[str, str], built: Path) -> None:
    ended = shell(f"{NKR} facts --with wider", built, locale)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_words_that_are_no_text_are_looked_for_and_not_found(built: Path) -> None:
    for arguments in ("search $'\\xff\\xfe\\xfd'", "fact $'\\xff'", "facts --topic $'\\xff'", "stats $'\\xff'"):
        ended = shell(f"{NKR} {arguments}", built)
        assert (ended.returncode, ended.stdout, ended.stderr.count(b"\n")) == (3, b"", 1), ended
        assert ended.stderr.isascii() or "�" in ended.stderr.decode()


def test_a_folder_whose_name_is_no_text_is_refused_in_one_line(built: Path, tmp_path: Path) -> None:
    ended = shell(f"cd {tmp_path}; mkdir $'\\xff'; {NKR} ingest $'\\xff'", built)
    assert (ended.returncode, ended.stderr.count(b"\n")) == (2, 1)
    assert b"its name cannot be used" in ended.stderr


def test_an_article_in_a_file_whose_name_is_no_text_is_attached(run: Run, curated: Curated, tmp_path: Path) -> None:
    curated.source(facts=curated.fact("a", "35 keepers", value=35, as_of="1901"))
    assert run("ingest", curated.folder).status == 0
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in (b"\xff.txt", b"\x1b[31m\n.txt"):
        Path(os.fsdecode(os.fsencode(texts) + b"/" + name)).write_text("The gazette\n\n35 keepers.\n")
    ended = run("ingest", "--articles", texts)
    assert ended.status == 0, ended
    assert "\x1b" not in ended.out + ended.err
    assert "attached: gazette" in ended.out


def test_a_name_with_line_breaks_and_escape_codes_stays_one_line(run: Run, curated: Curated, tmp_path: Path) -> None:
    place = tmp_path / "\x1b[31mred\nnkr: all is well."
    place.mkdir()
    (place / "\x1b]0;x\x07.toml").write_text("nothing = 1")
    ended = run("lint", place)
    assert ended.status == 4
    assert "\x1b" not in ended.err
    assert "\x07" not in ended.err
    assert [line for line in ended.err.splitlines() if line.startswith("nkr: ")] == [
        "nkr: 1 problem; nothing was loaded."
    ]


def test_a_title_cannot_look_like_a_line_of_ours(run: Run, curated: Curated) -> None:
    curated.source(
        title="Keepers\nconflict  300,000  The Board of Lights", facts=curated.fact("a", "35 keepers", value=35)
    )
    assert run("ingest", curated.folder).status == 0
    for call in (("source", "gazette"), ("source", "gazette", "--format", "md"), ("sources",), ("fact", "a")):
        assert not any(line.startswith("conflict") for line in run(*call).out.splitlines())
