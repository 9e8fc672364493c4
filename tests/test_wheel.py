"""What is shipped: the program with its data, and nothing else; the same from the sdist as from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
import zlib
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from nkr.services import bundled, loading

TOP = Path(__file__).parent.parent
ENDINGS = {".py", ".md", ".toml", ".jsonl", ".jinja", ".html", ".css", ".js", ".typed", ".z", ".tsv"}
"""The kinds of file in the package; plain text, as an article would be, stands only in the manual."""
TELLING = 60
"""Characters of an article's line that no shipped file may hold."""

pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None, reason="hatchling is not installed: pip install '.[dev]'"
)


def built(top: Path, kind: str, folder: Path) -> Path:
    """A wheel or sdist of ``top``, built without the network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=top, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(TOP, "wheel", tmp_path_factory.mktemp("wheel"))


def contents(wheel: Path) -> dict[str, bytes]:
    """The package's files; what describes the wheel itself, and the manual page beside it, are left out."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name and ".data/" not in name]
        return {name: archive.read(name) for name in names}


def unpacked(name: str, data: bytes) -> str:
    if not name.endswith(".z"):
        return data.decode("utf-8")
    return zlib.decompress(data[len(bundled.digest()) :]).decode("utf-8", "replace")


READY = """
from hashlib import sha256
from pathlib import Path
from nkr.services import bundled
placed = Path("placed.db")
print(bundled._place_ready(placed) and sha256(placed.read_bytes()).hexdigest())
"""


def test_the_wheel_brings_its_database_ready_for_these_very_files(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    packed = tmp_path / "nkr" / "_bundled" / "nkr.db.z"

    def ready() -> str:
        command = [sys.executable, "-c", READY]
        environment = os.environ | {"PYTHONPATH": str(tmp_path)}
        ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return ended.stdout.strip()

    loading.load_bundled(tmp_path / "built.db")
    as_built = sha256((tmp_path / "built.db").read_bytes()).hexdigest()
    assert ready() == as_built
    whole = packed.read_bytes()
    packed.write_bytes(whole[:-9])
    assert ready() == "False"
    packed.write_bytes(whole)
    file = next(tmp_path.glob("nkr/_bundled/data/articles/*.toml"))
    file.write_bytes(file.read_bytes() + b"# changed\n")
    assert ready() == "False"
    rules = tmp_path / "nkr" / "analysis" / "compare" / "rules.py"
    file.write_bytes(file.read_bytes().removesuffix(b"# changed\n"))
    assert ready() == as_built
    rules.write_bytes(rules.read_bytes() + b"# changed\n")
    assert ready() == "False"


def test_the_wheel_holds_the_package_alone(wheel: Path) -> None:
    names = contents(wheel)
    assert all(name.startswith("nkr/") for name in names)
    assert not [name for name in names if "test" in name or "__pycache__" in name or "benchmark" in name]
    others = [name for name in names if not name.startswith("nkr/output/help/")]
    assert {Path(name).suffix for name in others} <= ENDINGS


def test_the_wheel_holds_all_curated_files_as_they_are(wheel: Path) -> None:
    names = contents(wheel)
    for folder in ("data", "seeds"):
        files = [file for file in (TOP / folder).rglob("*") if file.is_file() and not file.name.startswith(".")]
        assert files
        for file in files:
            assert names[f"nkr/_bundled/{file.relative_to(TOP)}"] == file.read_bytes()


@pytest.mark.slow
def test_the_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = built(TOP, "sdist", tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 has none
        archive.extractall(tmp_path / "unpacked")
    (top,) = (tmp_path / "unpacked").iterdir()
    assert contents(built(top, "wheel", tmp_path / "again")) == contents(wheel)


def test_no_articles_text_is_shipped(wheel: Path) -> None:
    folder = os.environ.get("NKR_ARTICLES")
    if not folder:
        pytest.skip("the five articles' texts are not in the repository: name their folder in NKR_ARTICLES")
    texts = [file.read_text(encoding="utf-8") for file in Path(folder).glob("*.txt")]
    assert texts
    shipped = [unpacked(name, data) for name, data in contents(wheel).items()]
    lines = {line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > TELLING}
    titles = "\n".join(file.read_text(encoding="utf-8") for file in (TOP / "seeds").glob("*.toml"))
    for line in lines:
        if line in titles:
            continue  # a title or an address is part of the record
        piece = line[:TELLING]
        assert piece in titles or not [text for text in shipped if piece in text]
