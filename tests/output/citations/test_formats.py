"""What is written for reference managers reads back without loss, with other people's readers."""

import json
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from nkr.model.fact import Fact
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind
from nkr.output.citations import STYLES, reference
from nkr.output.citations.reference import clean

SOURCE = Source(
    "harbour-2012",
    title="Ferry passengers double",
    publisher="The Harbour Gazette",
    published=parse("2012-03-04"),
    author="Ann Quay",
    agency="Tide News",
    url="https://harbour.example/a_b?c=1&d=2%20#e",
    archived="https://web.archive.org/web/2013/https://harbour.example/a",
    accessed="2024-05-06",
)
HOSTILE = [
    'Say "no"',
    "50% of {it} & the_rest cost $3 #1 ~ ^ \\end{document}",
    "an open { brace",
    "a closed } brace",
    "ends in a backslash \\",
    "두 도시 이야기: 난민",
    "Élan, Ñandú – “quotes” ‘and’ more",
    "TY  - BOOK",
    "@article{x, title={y}}",
    "% a comment",
    "a # b # c",
    "{left} } right",
    "1990--2000 --- \\'' ,, << >> `` ?` !`",
]


def source(**changed: Any) -> Source:
    fields = {name: getattr(SOURCE, name) for name in Source._fields}
    return Source(**(fields | changed))


def fact(of: Source = SOURCE, **changed: Any) -> Fact:
    fields = {
        "id": "harbour-2012-passengers",
        "source": of.id,
        "paragraph": 3,
        "phrase": "some 40 passengers",
        "measure": "passengers",
        "topic": "ferries",
        "kind": Kind.FLOW,
        "quantity": Quantity.about(40),
        "unit": "persons",
        "claimant": "harbour-office",
        "published": of.published,
        "period": parse("2011"),
    }
    return Fact(**(fields | changed))


def latex_reader() -> LatexNodes2Text:
    """pylatexenc, taught two macros that it drops, and that \\textasciicircum is the sign on the keyboard."""
    known = get_default_latex_context_db()
    macros = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known.add_context_category("here", macros=[MacroTextSpec(*pair) for pair in macros.items()], prepend=True)
    return LatexNodes2Text(latex_context=known)


def bib(*cited: tuple[Source, Fact | None]) -> list[dict[str, str]]:
    """The entries as bibtexparser reads them, LaTeX taken back to letters; fails on a block that it cannot read."""
    library = bibtexparser.parse_string(STYLES["bibtex"].written([reference(*pair) for pair in cited]))
    assert not library.failed_blocks
    decoded, verbatim = latex_reader(), {"url", "date", "urldate", "edtf"}
    return [
        {"type": entry.entry_type, "key": entry.key}
        | {
            field.key: field.value if field.key in verbatim else decoded.latex_to_text(field.value)
            for field in entry.fields
        }
        for entry in library.entries
    ]


def ris(*cited: tuple[Source, Fact | None]) -> list[dict[str, Any]]:
    return rispy.loads(STYLES["ris"].written([reference(*pair) for pair in cited]))


def csl(*cited: tuple[Source, Fact | None]) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(STYLES["csl-json"].written([reference(*pair) for pair in cited]))
    return read


def test_bibtex_keeps_every_field_of_a_source() -> None:
    (entry,) = bib((SOURCE, None))
    assert entry["type"] == "article"
    assert entry["key"] == "harbour-2012"
    assert entry["title"] == "Ferry passengers double"
    assert entry["journal"] == "The Harbour Gazette"
    assert entry["author"] == "Quay, Ann and Tide News"
    assert entry["date"] == "2012-03-04"
    assert (entry["year"], entry["month"]) == ("2012", "mar")
    assert entry["urldate"] == "2024-05-06"
    assert SOURCE.archived in entry["note"]


def test_ris_keeps_every_field_of_a_source() -> None:
    (record,) = ris((SOURCE, None))
    assert record["type_of_reference"] == "NEWS"
    assert record["id"] == "harbour-2012"
    assert record["title"] == "Ferry passengers double"
    assert record["secondary_title"] == "The Harbour Gazette"
    assert record["authors"] == ["Quay, Ann", "Tide News"]
    assert record["date"] == "2012/03/04/"
    assert record["year"] == "2012"
    assert record["urls"] == [SOURCE.url, SOURCE.archived]
    assert record["access_date"] == "2024/05/06/"


def test_csl_json_keeps_every_field_of_a_source() -> None:
    assert csl((SOURCE, None)) == [
        {
            "id": "harbour-2012",
            "type": "article-newspaper",
            "title": "Ferry passengers double",
            "author": [{"family": "Quay", "given": "Ann"}, {"literal": "Tide News"}],
            "container-title": "The Harbour Gazette",
            "issued": {"date-parts": [[2012, 3, 4]]},
            "language": "en",
            "URL": SOURCE.url,
            "accessed": {"date-parts": [[2024, 5, 6]]},
            "archive": "web.archive.org",
            "archive_location": SOURCE.archived,
        }
    ]


def test_a_fact_is_cited_under_its_own_id_with_its_paragraph() -> None:
    cited = (SOURCE, fact())
    assert bib(cited)[0]["key"] == "harbour-2012-passengers"
    assert bib(cited)[0]["note"].startswith("Paragraph 3;")
    assert ris(cited)[0]["notes"] == ["Paragraph 3"]
    (entry,) = csl(cited)
    assert (entry["id"], entry["locator"], entry["note"]) == ("harbour-2012-passengers", "3", "Paragraph 3")


def test_paragraph_0_is_the_headline() -> None:
    cited = (SOURCE, fact(paragraph=0))
    assert bib(cited)[0]["note"].startswith("Headline;")
    assert ris(cited)[0]["notes"] == ["Headline"]
    assert csl(cited)[0]["locator"] == "headline"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_with_signs_of_the_formats_survives_them(title: str) -> None:
    hostile = source(title=title, publisher=title, author="", agency=title.replace(" and ", " "))
    expected = clean(title)
    (entry,) = bib((hostile, None))
    assert (entry["title"], entry["journal"], entry["author"]) == (expected, expected, clean(hostile.agency))
    (record,) = ris((hostile, None))
    assert (record["title"], record["secondary_title"]) == (expected, expected)
    assert csl((hostile, None))[0]["title"] == expected


@given(st.text(min_size=1, max_size=40).filter(clean))
def test_whatever_the_title_three_records_stay_three(title: str) -> None:
    hostile = source(title=title, url=f"https://x/{title}")
    cited = [(SOURCE, None), (hostile, fact(hostile, phrase=title)), (source(id="other"), None)]
    assert [entry["key"] for entry in bib(*cited)] == ["harbour-2012", "harbour-2012-passengers", "other"]
    assert [record["id"] for record in ris(*cited)] == ["harbour-2012", "harbour-2012-passengers", "other"]
    assert ris(*cited)[1]["title"] == clean(title)
    assert csl(*cited)[1]["title"] == clean(title)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40).filter(clean))
def test_any_printable_title_reads_back_from_bibtex_letter_for_letter(title: str) -> None:
    assert bib((source(title=title), None))[0]["title"] == clean(title)


def test_line_breaks_control_characters_and_reversing_marks_are_not_written() -> None:
    hostile = source(title="a\r\nTY  - BOOK\x1b[31m\u2028b\x85c \u202etxt.exe\x00", url="https://x/\n{a}\\<b>")
    for style in STYLES.values():
        written = style.written([reference(hostile)])
        assert not set(written) & set("\x1b\x00\x85\u2028\u202e\r")
    assert ris((hostile, None))[0]["title"] == "a TY - BOOK[31m b c txt.exe"
    assert bib((hostile, None))[0]["url"] == "https://x/%0A%7Ba%7D%5C%3Cb%3E"


@pytest.mark.parametrize(
    ("published", "words", "bibtex_date", "ris_date"),
    [
        ("[2011-10-05,2011-10-12]", "5 or 12 October 2011", "2011-10?", "2011/10//5 or 12 October 2011"),
        ("2006~", "about 2006", "2006~", "2006///about 2006"),
        ("2006-05?", "perhaps May 2006", "2006-05?", "2006/05//perhaps May 2006"),
        ("2006-21", "spring 2006", "2006?", "2006///spring 2006"),
        ("199X", "the 1990s", "", "///the 1990s"),
    ],
)
def test_an_uncertain_date_stays_uncertain(published: str, words: str, bibtex_date: str, ris_date: str) -> None:
    undated = source(published=parse(published))
    (entry,) = bib((undated, None))
    assert entry.get("date", "") == bibtex_date
    assert entry["edtf"] == published
    assert entry["note"].startswith(f"Published {words}")
    assert ris((undated, None))[0]["date"] == ris_date
    (item,) = csl((undated, None))
    assert item["issued"] == {"literal": words}
    assert item["custom"] == {"issued-edtf": published}
    for style in ("note", "chicago"):
        assert f", {words}" in STYLES[style].written([reference(undated)])


def test_a_month_or_a_year_is_not_given_a_day() -> None:
    for published, parts, ris_date in (("2012-03", [2012, 3], "2012/03//"), ("2012", [2012], "2012///")):
        (item,) = csl((source(published=parse(published)), None))
        assert item["issued"] == {"date-parts": [parts]}
        assert ris((source(published=parse(published)), None))[0]["date"] == ris_date
        assert bib((source(published=parse(published)), None))[0]["date"] == published


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("newspaper", ("article-newspaper", "NEWS", "article")),
        ("", ("article-newspaper", "NEWS", "article")),
        ("ngo", ("report", "RPRT", "techreport")),
        ("report", ("report", "RPRT", "techreport")),
        ("journal", ("article-journal", "JOUR", "article")),
        ("official", ("webpage", "ELEC", "misc")),
        ("blog", ("webpage", "ELEC", "misc")),
    ],
)
def test_each_kind_of_document_has_its_type_and_keeps_its_publisher(kind: str, names: tuple[str, str, str]) -> None:
    cited = (source(kind=kind), None)
    (item,), (record,), (entry,) = csl(cited), ris(cited), bib(cited)
    assert (item["type"], record["type_of_reference"], entry["type"]) == names
    for written in (item, record, entry):
        assert "The Harbour Gazette" in written.values()


def test_an_agency_that_is_also_the_author_is_named_once() -> None:
    assert csl((source(author="Tide News"), None))[0]["author"] == [{"literal": "Tide News"}]


def test_a_headline_shown_on_another_page_is_cited_as_the_headline_of_its_own_date() -> None:
    older = fact(phrase="40 sail", paragraph=19, published=parse("2009-01-02"), own_published=True)
    (item,) = csl((SOURCE, older))
    assert item["title"] == "… 40 sail …"
    assert "author" not in item, "the page's author did not write another day's headline"
    assert item["issued"] == {"date-parts": [[2009, 1, 2]]}
    page = (
        "Headline as shown in Ann Quay, Tide News, “Ferry passengers double”, The Harbour Gazette, 4 March 2012,"
        " paragraph 19"
    )
    assert item["note"] == page
    assert ris((SOURCE, older))[0]["notes"] == [page]
    (entry,) = bib((SOURCE, older))
    assert entry["date"] == "2009-01-02"
    assert entry["note"].startswith(
        "Headline of 2 January 2009 as shown in Ann Quay, Tide News, “Ferry passengers double”"
    )
