"""What is written for other fields' tools, read with those tools."""

import csv
import io
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def lights(run: Run, curated: Any) -> Run:
    own = {"measure": "hired", "kind": "flow"}
    facts = curated.fact("a-1901", "431 hired", value=431, period="1901", **own)
    facts += curated.fact("a-1902", "530 hired", value=530, period="1902", status="provisional", **own)
    curated.source("gazette", "1903-01-01", facts=facts)
    curated.source("herald", "1904-01-01", facts=curated.fact("b-1901", "432", value=432, period="1901", **own))
    assert run("ingest", curated.folder).status == 0
    return run


def test_the_official_series_is_sdmx(lights: Run, tmp_path: Path) -> None:
    pysdmx = pytest.importorskip("pysdmx.io")
    written = lights("export", "--topic", "lighthouses", "--format", "sdmx").out
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [(row["TIME_PERIOD"], row["OBS_VALUE"], row["OBS_STATUS"], row["REPLACED"]) for row in rows] == [
        ("1901", "432", "A", "431"),
        ("1902", "530", "P", ""),
    ]
    path = tmp_path / "series.csv"
    path.write_text(written, encoding="utf-8")
    (found,) = pysdmx.read_sdmx(path).data
    assert found.short_urn == "Dataflow=NKR:OFFICIAL_SERIES(1.0)"
    assert list(found.data["OBS_VALUE"].astype(int)) == [432, 530]


def test_figures_without_an_official_source_are_no_sdmx(lights: Run) -> None:
    answer = lights("export", "--topic", "arrests", "--format", "sdmx")
    assert answer.status == 3
    assert "no official series" in answer.err


@pytest.mark.parametrize("collection", ["lights", "articles"])
def test_the_data_package_is_csv_on_the_web(lights: Run, tmp_path: Path, collection: str) -> None:
    csvw = pytest.importorskip("csvw")
    assert lights("export", "--collection", collection, "--format", "datapackage", "-o", tmp_path / "dp").status == 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = csvw.CSVW(str(tmp_path / "dp" / "csv-metadata.json"), validate=True)
        assert found.is_valid, found.warnings
    facts = (tmp_path / "dp" / "facts.csv").read_text(encoding="utf-8")
    (tmp_path / "dp" / "facts.csv").write_text(f"{facts}{facts.splitlines()[1]}\r\n", encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(ValueError, match="duplicate primary key"):
            csvw.CSVW(str(tmp_path / "dp" / "csv-metadata.json"), validate=True).is_valid  # noqa: B018


def test_a_checked_draft_is_claim_reviews(lights: Run) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    written = lights("check", "In 1901 the board of lights hired 777 keepers.", "--format", "jsonld").json
    (review,) = jsonld.expand(
        written,
        {
            "documentLoader": lambda url, _: {
                "contextUrl": None,
                "documentUrl": url,
                "document": {"@context": {"@vocab": "https://schema.org/"}},
            }
        },
    )
    assert review["@type"] == ["https://schema.org/ClaimReview"]
    assert review["https://schema.org/claimReviewed"][0]["@value"].startswith("In 1901")
    (rating,) = review["https://schema.org/reviewRating"]
    assert rating["https://schema.org/ratingValue"][0]["@value"] == 1
    assert json.dumps(written).count("contradicted") >= 1


def test_the_report_describes_the_record_as_a_data_set(lights: Run, tmp_path: Path) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    assert lights("report", "-o", tmp_path / "report.html").status == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    described = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    context = {"document": {"@context": {"@vocab": "https://schema.org/"}}, "contextUrl": None}
    loader = {"documentLoader": lambda url, _: {**context, "documentUrl": url}}
    (found,) = jsonld.expand(json.loads(described), loader)
    assert found["@type"] == ["https://schema.org/Dataset"]
    assert {"@value": "Keepers hired"} in found["https://schema.org/variableMeasured"]
