"""Which source a text is of: proved by its fingerprint, taken by its title, or not guessed."""

from __future__ import annotations

import pytest

from nkr.analysis.prove.recognition import Ground, Shelf
from nkr.model import article, period
from nkr.model.fact import Fact
from nkr.model.quantity import Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind

TEXT = "Forty keepers serve on the north coast\n\nThe board says that 40 keepers serve.\n\nNobody else counts them."


def source(identifier: str = "gazette", **fields: object) -> Source:
    values = {"title": "Forty keepers serve on the north coast", "publisher": "The Gazette"}
    return Source(**{"id": identifier, "published": period.parse("1902"), **values, **fields})  # type: ignore[arg-type]


def fact(of: str = "gazette", phrase: str = "40 keepers serve", paragraph: int = 1) -> Fact:
    return Fact(
        id=f"{of}-{paragraph}",
        source=of,
        paragraph=paragraph,
        phrase=phrase,
        measure="keepers",
        topic="lighthouses",
        kind=Kind.STOCK,
        quantity=Quantity.exact(40),
        unit="persons",
        claimant="board",
        published=period.parse("1902"),
    )


def ground(text: str, *sources: Source, facts: tuple[Fact, ...] = (fact(),)) -> tuple[Ground, tuple[str, ...]]:
    found = Shelf(sources or (source(),), facts).recognise(text)
    return found.ground, tuple(source.id for source in found.sources)


def test_the_recorded_edition_is_known_by_its_fingerprint() -> None:
    recorded = source(fingerprint=article.fingerprint(TEXT), title="Another title")
    assert ground(TEXT.replace("\n", "\r\n"), recorded) == (Ground.FINGERPRINT, ("gazette",))


@pytest.mark.parametrize(
    "headline",
    [
        "FORTY KEEPERS SERVE ON THE NORTH COAST",
        "# Forty keepers serve on the north coast",
        "Forty keepers serve on the north coast | The Gazette",
        "The Gazette - Forty keepers serve on the north coast",
        "Forty keepers serve on the north coast - 1902-01-01",
        "Forty keepers serve\non the north coast",
    ],
)
def test_a_title_is_known_in_the_ways_that_pages_set_it(headline: str) -> None:
    text = TEXT.replace("Forty keepers serve on the north coast", headline).replace("Nobody", "No one")
    assert ground(text) == (Ground.TITLE, ("gazette",))


def test_a_link_at_the_foot_of_another_article_is_no_title() -> None:
    other = "Ships\n\n" + "Many ships pass, and 40 keepers serve. " * 20 + "\n\nForty keepers serve on the north coast"
    assert ground(other) == (Ground.UNKNOWN, ())


def test_a_known_title_over_another_article_is_not_attached() -> None:
    assert ground("Forty keepers serve on the north coast\n\nOf ships, nothing else.\n\nNothing.") == (
        Ground.NO_FIGURE,
        ("gazette",),
    )


def test_a_changed_digit_hides_neither_title_nor_article() -> None:
    numbered = source(title="40 keepers serve on the north coast")
    text = TEXT.replace("Forty", "41").replace("40 keepers", "41 keepers")
    assert ground(text, numbered) == (Ground.TITLE_BUT_FOR_A_NUMBER, ("gazette",))
    assert ground("41 keepers serve on the north coast\n\nOf ships.\n\nNothing.", numbered)[0] is Ground.NO_FIGURE


def test_of_several_sources_with_one_title_the_one_whose_publisher_is_named_is_meant() -> None:
    both = (source("gazette"), source("courier", publisher="The Courier"))
    facts = (fact("gazette"), fact("courier"))
    assert ground(TEXT + "\n\nThe Courier, 1902", *both, facts=facts) == (Ground.TITLE, ("courier",))
    assert ground(TEXT + "\n\nPrinted in 1902", *both, facts=facts) == (Ground.SEVERAL, ("gazette", "courier"))


def test_a_text_without_a_known_title_is_not_guessed() -> None:
    assert ground("Something else\n\nThe board says that 40 keepers serve.") == (Ground.UNKNOWN, ())
