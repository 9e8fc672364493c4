"""Faults survived: a killed ingest, a full disk, no permission, two at once. Old or new state, never between.

With ``NKR_THOROUGH`` set, more than a hundred ingests are killed instead of two dozen.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkr import locations
from nkr.app import main
from nkr.errors import DatabaseUnusable, ExitStatus
from nkr.store import replacing
from nkr.store.database import Database

if TYPE_CHECKING:
    from conftest import Curated, Run

THOROUGH = bool(os.environ.get("NKR_THOROUGH"))
ARTICLES_ALONE = "from nkr.services import loading; del loading.BUNDLED['wider']"
NKR = [sys.executable, "-c", f"{ARTICLES_ALONE}; from nkr.app import run; run()"]
"""The program with the facts of the five articles alone: what is under test is the writing."""
NOBODY = 65534
UNTOUCHED = "The old database, if there was one, is untouched."

pytestmark = pytest.mark.usefixtures("articles_alone")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed, which needs a system with fork")
@pytest.mark.parametrize(
    ("how", "count"),
    [("ingests", 20), ("moments", 100), ("steps", 5)] if THOROUGH else [("moments", 10), ("steps", 1)],
)
def test_a_killed_ingest_leaves_the_old_or_the_new_state_and_nothing_half_written(
    how: str, count: int, tmp_path: Path
) -> None:
    program = Path(__file__).with_name("faults.py")
    ended = subprocess.run(
        [sys.executable, str(program), str(tmp_path), how, str(count)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["kills"] >= (count if how != "steps" else 10)
    assert found["old"] > 0


def facts_in(database: Path) -> str:
    """A digest of all that a database says."""
    opened = Database(database)
    try:
        return hashlib.sha256(repr(opened.record(opened.collections).facts).encode()).hexdigest()
    finally:
        opened.close()


# --- disk full ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [0.04, 0.5, 0.9, 0.99], ids=["at once", "among facts", "among words", "at the end"])
def test_a_full_disk_leaves_the_old_state_and_is_said_in_one_line(part: float, run: Run, database: Path) -> None:
    """By a limit on the size of files, which every system can set; what SQLite meets is the same failure to write."""
    assert run("ingest").status == 0
    before = database.read_bytes()
    kilobytes = int(len(before) * part) // 1024
    limit = f'ulimit -f {kilobytes // 2 if sys.platform == "darwin" else kilobytes}; exec "$@"'
    ended = subprocess.run(["bash", "-c", limit, "-", *NKR, "ingest"], capture_output=True, text=True, check=False)
    assert ended.returncode == ExitStatus.DATABASE_UNUSABLE, ended
    assert ended.stderr.count("\n") == 1
    assert UNTOUCHED in ended.stderr
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.glob(".nkr.db.*")] == [".nkr.db.lock"]


def test_an_ingest_onto_a_full_file_system_leaves_the_old_state(tmp_path: Path) -> None:
    """On a tmpfs that holds one database and not two."""
    script = """
        set -e
        mount -t tmpfs -o size=$2k tmpfs "$1" || exit 99
        export NKR_DB=$1/nkr.db
        shift 2
        "$@" ingest > /dev/null
        cp "$NKR_DB" "$NKR_DB.before"
        dd if=/dev/zero of="$(dirname "$NKR_DB")/filler" bs=1k 2> /dev/null || true
        status=0
        "$@" ingest || status=$?
        cmp "$NKR_DB" "$NKR_DB.before"
        "$@" facts > /dev/null 2>&1
        ls -A "$(dirname "$NKR_DB")"
        exit $status
    """
    away = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None:
        pytest.skip("unshare, which lets a test mount a file system of its own, is not installed")
    place = tmp_path / "small"
    place.mkdir()
    ended = subprocess.run(
        [*away, "bash", "-c", script, "-", str(place), "8000", *NKR], capture_output=True, text=True, check=False
    )
    if ended.returncode in (1, 32, 99) and ("unshare" in ended.stderr or "mount" in ended.stderr):
        pytest.skip(f"no file system may be mounted here: {ended.stderr.strip()}")
    assert ended.returncode == ExitStatus.DATABASE_UNUSABLE, ended
    assert ended.stderr.count("\n") == 1
    assert UNTOUCHED in ended.stderr
    assert set(ended.stdout.split()) == {".nkr.db.lock", "nkr.db", "nkr.db.before", "filler"}


# --- permissions ----------------------------------------------------------------------------------------------------

AS_NOBODY = f"""
import json, os, sys
{ARTICLES_ALONE}
from nkr.app import main
scratch = sys.argv[1] + "/scratch.db"
out, sys.stdout, sys.stderr = sys.stdout, open(os.devnull, "w"), open(os.devnull, "w")
for warm in (["ingest", "--db", scratch], ["facts", "--db", scratch], ["facts", "--json", "--db", scratch], ["lint"]):
    assert main(warm) == 0  # loads what lies where an unprivileged user may not read
sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
from platformdirs import user_data_path
for line in sys.stdin:
    arguments, environment, streams = json.loads(line)
    child = os.fork()
    if child == 0:
        os.environ.update(environment)
        for number, stream in enumerate(streams, start=1):
            os.dup2(os.open(stream, os.O_WRONLY), number)
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid({NOBODY})
            os.setuid({NOBODY})
        status = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=out, flush=True)
"""

Unprivileged = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def unprivileged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unprivileged]:
    """``nkr`` as a user whom permissions bind: root may write anywhere. A process that has loaded all it needs divides
    itself for each call.
    """
    scratch = tmp_path_factory.mktemp("scratch")
    command = [sys.executable, "-c", AS_NOBODY, str(scratch)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None

        def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
            streams = [scratch / "out", scratch / "err"]
            for stream in streams:
                stream.write_text("")
            print(json.dumps([arguments, environment, list(map(str, streams))]), file=parent.stdin, flush=True)
            status = int(parent.stdout.readline())
            return subprocess.CompletedProcess(arguments, status, *(stream.read_text() for stream in streams))

        yield call
        parent.stdin.close()


@pytest.fixture
def open_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that everybody may reach."""
    place = tmp_path_factory.mktemp("open")
    for folder in (place, *place.parents):
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    return place


def test_a_read_only_home_is_said_with_the_way_out(open_path: Path, unprivileged: Unprivileged) -> None:
    home = open_path / "home"
    home.mkdir(mode=0o555)
    for command in ("facts", "ingest"):
        ended = unprivileged(command, HOME=str(home), XDG_DATA_HOME=str(home / "share"), NKR_DB="")
        assert (ended.returncode, ended.stdout) == (ExitStatus.DATABASE_UNUSABLE, ""), ended
        assert "Permission denied. Choose another place with --db PATH or NKR_DB." in ended.stderr
        assert ended.stderr.count("\n") == 1
    assert list(home.iterdir()) == []


def test_a_database_that_may_not_be_read_is_said(open_path: Path, unprivileged: Unprivileged) -> None:
    database = open_path / "nkr.db"
    assert main(["ingest", "--db", str(database)]) == 0
    database.chmod(0o000)
    ended = unprivileged("facts", "--db", str(database))
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, "", 1)
    assert "Check that you may read it" in ended.stderr


def test_a_database_in_a_folder_that_may_not_be_written_is_read_and_not_changed(
    open_path: Path, unprivileged: Unprivileged
) -> None:
    database = open_path / "shared" / "nkr.db"
    assert main(["ingest", "--db", str(database)]) == 0
    database.chmod(0o444)
    database.parent.chmod(0o555)
    (database.parent / ".nkr.db.lock").unlink()
    before = database.read_bytes()
    assert unprivileged("facts", "--db", str(database)).returncode == 0
    ended = unprivileged("ingest", "--db", str(database))
    assert (ended.returncode, ended.stderr.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, 1)
    assert "Permission denied" in ended.stderr
    assert database.read_bytes() == before
    database.parent.chmod(0o755)


def test_a_database_in_wal_mode_where_nothing_may_be_written_is_not_called_damaged(
    open_path: Path, unprivileged: Unprivileged
) -> None:
    database = open_path / "shared" / "nkr.db"
    assert main(["ingest", "--db", str(database)]) == 0
    other = sqlite3.connect(database)
    assert other.execute("pragma journal_mode = wal").fetchone() == ("wal",)
    other.close()
    database.chmod(0o444)
    database.parent.chmod(0o555)
    ended = unprivileged("facts", "--db", str(database))
    database.parent.chmod(0o755)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, "", 1)
    assert "a mode (WAL) that needs a folder where you may write" in ended.stderr


def test_a_database_in_a_folder_that_may_not_be_entered_is_said(open_path: Path, unprivileged: Unprivileged) -> None:
    closed = open_path / "closed"
    closed.mkdir(mode=0o000)
    ended = unprivileged("facts", "--db", str(closed / "nkr.db"))
    assert (ended.returncode, ended.stderr.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, 1)
    assert "cannot reach" in ended.stderr


def test_curated_files_that_may_not_be_read_are_said(open_path: Path, unprivileged: Unprivileged) -> None:
    data = locations.bundled("data")
    if not all(folder.stat().st_mode & 0o001 for folder in (data, *data.parents)):
        pytest.skip("nkr lies in a folder of this user's alone: nobody else can read the bundled data beside the facts")
    for name in ("facts.toml", "facts.csv"):
        (open_path / name).write_text("")
        (open_path / name).chmod(0o000)
        ended = unprivileged("lint", str(open_path / name))
        assert (ended.returncode, ended.stderr.count("\n")) == (ExitStatus.WRONG_USAGE, 1)
        assert str(open_path / name) in ended.stderr
    inner = open_path / "facts"
    (inner / "closed").mkdir(parents=True)
    (inner / "empty.toml").write_text("")
    (inner / "closed").chmod(0o000)
    ended = unprivileged("lint", str(inner))
    assert ended.returncode == ExitStatus.INVALID_DATA, ended
    assert f"{inner / 'closed'}:1: cannot be read: Permission denied" in ended.stderr


# --- several at once ------------------------------------------------------------------------------------------------


def test_a_second_ingest_waits_and_is_told_who_writes(
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ingest").status == 0
    before = database.read_bytes()
    monkeypatch.setattr(replacing, "PATIENCE", 0.2)
    with replacing.only_writer(database):
        ended = run("ingest")
    assert (ended.status, ended.out) == (ExitStatus.DATABASE_UNUSABLE, "")
    assert ended.err == (
        f"nkr: another 'nkr ingest' (process {os.getpid()}) is writing {database}, and has been for 0.2 seconds: wait "
        "until it ends, then try again.\n"
    )
    assert database.read_bytes() == before


def test_a_second_ingest_that_waits_long_enough_is_done(run: Run, database: Path) -> None:
    assert run("ingest").status == 0
    with replacing.only_writer(database):
        second = subprocess.Popen([*NKR, "ingest"], stderr=subprocess.PIPE)
        time.sleep(1)
        assert second.poll() is None
    assert (second.communicate()[1], second.returncode) == (b"", 0)


# What only Windows does, played here: nobody has run nkr there.


def test_without_flock_the_lock_is_that_of_windows(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: dict[tuple[int, int], int] = {}

    def locking(handle: int, mode: int, length: int) -> None:
        file = os.fstat(handle).st_ino, os.lseek(handle, 0, os.SEEK_CUR)
        assert (mode, length) == (2, 1)
        if file in locked:
            raise PermissionError(errno.EACCES, "Permission denied")
        locked[file] = handle

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(locking=locking, LK_NBLCK=2))
    with (
        replacing.only_writer(database),
        pytest.raises(DatabaseUnusable, match=rf"process {os.getpid()}\) is writing"),
        replacing.only_writer(database, 0),
    ):
        pass
    assert [place for _, place in locked] == [1 << 20], "behind the number that another process must be able to read"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files cannot be counted here")
def test_no_file_is_replaced_while_it_is_open(
    run: Run, database: Path, curated: Curated, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses that: what is kept is read first, the old database closed, and only then is it replaced."""
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        held = {os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()}
        if {os.path.realpath(self), os.path.realpath(target)} & held:
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr(replacing, "PATIENCE", 0.2)
    curated.source(facts=curated.fact("mine", "35 keepers", value=35, as_of="1901"))
    for words in (("ingest",), ("ingest", str(curated.folder)), ("ingest", "--remove", curated.folder.name)):
        assert run(*words).status == 0, words
    exported = curated.folder.parent / "exported"
    for force in ((), ("--force",)):
        assert run("export", "-o", str(exported), "--format", "datapackage", *force).status == 0
    reader = database.open("rb")
    with reader:
        ended = run("ingest")
    assert (ended.status, ended.err.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, 1)
    assert "untouched" in ended.err


def test_two_folders_whose_names_give_one_collection_are_told_apart(run: Run, curated: Curated, tmp_path: Path) -> None:
    """Neither name has a Latin letter: both would be called "own", and --remove own would delete both."""
    curated.source(facts=curated.fact("mine", "35 keepers", value=35, as_of="1901"))
    first, second = tmp_path / "자료", tmp_path / "기사"
    shutil.copytree(curated.folder, first)
    second.mkdir()
    (second / "vocabulary.toml").write_text('[[place]]\ncode = "far-rock"\nlabel = "Far Rock"\n')
    assert run("ingest", first).status == 0
    ended = run("ingest", second)
    assert (ended.status, ended.err.count("\n")) == (ExitStatus.WRONG_USAGE, 1)
    assert "'own'" in ended.err
    assert str(first) in ended.err
    assert run("ingest", first).status == 0, "the same folder again is no other"
    assert run("ingest", second, "--collection", "articles-of-mine").status == 0
    assert run("ingest", "--remove", "own", second).status == 0, "or the other is deleted"


@pytest.mark.parametrize("held", [errno.EWOULDBLOCK, errno.EACCES])
def test_a_lock_that_another_process_holds_is_told_from_one_that_cannot_be_had(
    held: int, run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ingest").status == 0
    before = database.read_bytes()

    def refuse(number: int) -> None:
        def flock(handle: int, how: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(fcntl, "flock", flock)

    monkeypatch.setattr(replacing, "PATIENCE", 0)
    refuse(held)
    assert "another 'nkr ingest' (process " in run("ingest").err
    refuse(errno.ENOLCK)  # as a network's file system without a lock service says
    ended = run("ingest")
    assert (ended.status, ended.err.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, 1)
    assert "cannot lock" in ended.err
    assert "Choose a place on a disk of this machine" in ended.err
    assert database.read_bytes() == before


def test_the_replacement_is_on_the_disk_before_the_ingest_ends(
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file before its name is moved, the folder's names after that: in this order a power cut does no harm."""
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def replaced(self: Path, target: Path) -> Path:
        done.append("replaced")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    assert run("ingest").status == 0
    assert done == ["file", "replaced", "folder"]


def test_a_database_that_another_program_put_into_wal_mode_is_read_and_replaced(run: Run, database: Path) -> None:
    assert run("ingest").status == 0
    before = run("facts", "--json").out
    other = sqlite3.connect(database)
    assert other.execute("pragma journal_mode = wal").fetchone() == ("wal",)
    other.close()
    assert run("facts", "--json").out == before
    assert run("ingest").status == 0
    assert [path.name for path in database.parent.glob("nkr.db*")] == ["nkr.db"]
    assert run("facts", "--json").out == before


def test_of_several_ingests_at_once_each_is_done_or_told(database: Path, curated: Curated) -> None:
    curated.source(facts=curated.fact("mine", "35 keepers", value=35, as_of="1901"))
    started = [
        subprocess.Popen([*NKR, "ingest", str(curated.folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    ended = [(process.communicate()[1].decode(), process.returncode) for process in started]
    assert {status for _, status in ended} <= {0, ExitStatus.DATABASE_UNUSABLE}
    assert 0 in {status for _, status in ended}
    assert all("another 'nkr ingest' (process " in said for said, status in ended if status)
    assert main(["fact", "mine"]) == 0


def test_first_questions_asked_at_once_are_all_answered(database: Path) -> None:
    started = [
        subprocess.Popen([*NKR, "facts", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    ended = [(process.communicate(), process.returncode) for process in started]
    assert {status for _, status in ended} == {0}
    assert len({out for (out, _), _ in ended}) == 1
    assert sum(b"built" in said for (_, said), _ in ended) == 1


def test_questions_during_an_ingest_see_the_old_or_the_new_state(database: Path, curated: Curated) -> None:
    states = []
    for value in (35, 36):
        curated.source(facts=curated.fact("mine", f"{value} keepers", value=value, as_of="1901"))
        assert main(["ingest", str(curated.folder)]) == 0
        states.append(facts_in(database))
    assert len(set(states)) == 2
    seen = []
    for value in (35, 36):
        curated.source(facts=curated.fact("mine", f"{value} keepers", value=value, as_of="1901"))
        process = subprocess.Popen([*NKR, "ingest", str(curated.folder)], stdout=subprocess.DEVNULL)
        while process.poll() is None:
            seen.append(facts_in(database))
        assert process.returncode == 0
        seen.append(facts_in(database))
    assert set(seen) == set(states)


def test_a_database_that_another_program_has_locked_is_said_in_one_line(run: Run, database: Path) -> None:
    assert run("ingest").status == 0
    other = sqlite3.connect(database, isolation_level=None)
    try:
        other.execute("begin exclusive")
        ended = run("facts")
    finally:
        other.close()
    assert (ended.status, ended.out, ended.err.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, "", 1)
    assert "that no program locks it" in ended.err


def test_a_lock_is_gone_with_the_process_that_held_it(run: Run, database: Path) -> None:
    assert run("ingest").status == 0
    program = f"""
import sys
from pathlib import Path
from nkr.store import replacing
with replacing.only_writer(Path({str(database)!r})):
    print(flush=True)
    sys.stdin.read()
"""
    holder = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    assert run("ingest").status == ExitStatus.DATABASE_UNUSABLE
    holder.kill()
    holder.communicate()
    assert run("ingest").status == 0


def test_an_interrupted_ingest_leaves_the_old_state(run: Run, database: Path) -> None:
    assert run("ingest").status == 0
    before = database.read_bytes()
    with (database.parent / ".nkr.db.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_UN)
    process = subprocess.Popen([*NKR, "ingest"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + 30
    while not list(database.parent.glob(".nkr.db.*.new")) and time.monotonic() < until and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    said = process.communicate()[1]
    assert process.returncode in (130, 0)
    if process.returncode:
        assert b"Traceback" not in said
        assert database.read_bytes() == before
    assert not list(database.parent.glob(".nkr.db.*.new*"))


def test_an_interruption_while_libraries_are_loaded_is_no_traceback(database: Path) -> None:
    program = """
import builtins, os, signal
from nkr import app
load = builtins.__import__
def loading(name, *given, **named):
    if name.startswith("nkr.store"):
        os.kill(os.getpid(), signal.SIGINT)
    return load(name, *given, **named)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a process started in the background ignores it
builtins.__import__ = loading
app.run()
"""
    ended = subprocess.run([sys.executable, "-c", program, "facts"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


def test_a_link_planted_in_place_of_the_lock_leads_nowhere(run: Run, database: Path, tmp_path: Path) -> None:
    (database.parent / ".nkr.db.lock").symlink_to(tmp_path / "elsewhere")
    ended = run("ingest")
    assert (ended.status, ended.err.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, 1)
    assert not (tmp_path / "elsewhere").exists()
