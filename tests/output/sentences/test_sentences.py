"""The sentence to print: hedge, voice, publisher and the figure's own time, in English; all sides of a dispute."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.verdicts import Comparison, Reason, Verdict
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact, Method, Status
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind, Measure, Term, Topic, Vocabulary
from nkr.output.sentences import Length, sentence
from nkr.output.sentences.attribution import publication
from nkr.output.terminal import Format
from nkr.services.session import Session

VOCABULARY = Vocabulary(
    topics={"ferries": Topic("ferries", "Ferries")},
    measures={
        "passengers": Measure(
            "passengers",
            "Passengers",
            "People who crossed.",
            "ferries",
            (Kind.FLOW, Kind.CUMULATIVE, Kind.EVENT),
            keeper="harbour-office",
            place="strait",
            group="islanders",
            sentence="{figure} {group} {had} crossed {place} {by} {time}",
            planned_sentence="{figure} {group} {was} expected to cross {place} {time}",
            keeper_sentence="{had} counted {figure} {crossing|crossings} of {groups} {time}",
            cases_sentence="{figure} {case|cases} of crossing {was} counted {time}",
            caution="That counts crossings, not people.",
        ),
        "waiting": Measure(
            "waiting",
            "Waiting",
            "People at a landing.",
            "ferries",
            (Kind.STOCK,),
            place="strait",
            group="islanders",
            sentence="{figure} {group} {was} waiting {in_place} {time}",
        ),
        "sheltering": Measure(
            "sheltering",
            "Sheltering",
            "People in a hut.",
            "ferries",
            (Kind.EVENT,),
            place="strait",
            group="islanders",
            sentence="{figure} {group} entered {site:huts} {time}",
        ),
        "share": Measure(
            "share",
            "Share",
            "Share who swim.",
            "ferries",
            (Kind.SHARE,),
            ("percent",),
            group="islanders",
            sentence="{figure} the {groups} swam",
        ),
        "boats": Measure("boats", "Boats", "Boats.", "ferries", (Kind.STOCK,), ("boats",)),
    },
    claimants={
        "unattributed": Term("unattributed", "unattributed", unnamed=True),
        "harbour-office": Term("harbour-office", "The Harbour Office"),
        "sailors": Term("sailors", "Sailors (unnamed)", in_sentence="unnamed sailors", unnamed=True),
        "tide-news": Term("tide-news", "Tide News"),
        "wave": Term("wave", "Wave Radio"),
        "gazette": Term("gazette", "The Harbour Gazette"),
        "quay": Term("quay", "Ann Quay, a member of the council"),
    },
    places={
        "world": Term("world", "Any place"),
        "strait": Term("strait", "The Strait", within=("world",)),
        "landing": Term("landing", "The landing", within=("strait",)),
        "hut": Term("hut", "The fishers' hut", kind="site", within=("landing",)),
    },
    groups={
        "islanders": Term("islanders", "Islanders", in_sentence="islanders", singular="islander"),
    },
    events={"storm": Term("storm", "The storm", in_sentence="at the mole and the pier")},
)
SOURCES = {
    source.id: source
    for source in (
        Source("gazette-2012", "Ferries", "The Harbour Gazette", parse("2012-03-04"), kind="newspaper"),
        Source("star-2013", "Ferries", "The Star", parse("2013-05"), agency="Tide News", kind="newspaper"),
        Source("nkd-2014", "Ferries", "nkd.example", parse("[2014-01-02,2014-01-09]"), kind="copy"),
        Source("unknown-2015", "Ferries", "[unidentified paper]", parse("2015"), kind="newspaper"),
        Source("long-2016", "Ferries", "Office of the Keeper of Harbours (OKH)", parse("2016"), kind="press-release"),
    )
}


def fact(source: str = "gazette-2012", quantity: Quantity = Quantity.about(40), **changed: Any) -> Fact:  # noqa: B008
    fields: dict[str, Any] = {
        "id": f"{source}-1",
        "source": source,
        "paragraph": 3,
        "phrase": "some forty",
        "measure": "passengers",
        "topic": "ferries",
        "kind": Kind.FLOW,
        "quantity": quantity,
        "unit": "persons",
        "claimant": "sailors",
        "published": SOURCES[source].published,
        "place": "strait",
        "group": "islanders",
    }
    if "period" not in changed and "as_of" not in changed and changed.get("kind") is not Kind.STOCK:
        fields["period"] = parse("2011")
    return Fact(**(fields | changed))


def said(one: Fact, *others: Fact, length: str = "short", echoes: Sequence[Fact] = ()) -> str:
    record = Dataset([one, *others], SOURCES, VOCABULARY)
    comparer = Comparer(record)
    return sentence(one, record, [comparer.compare(one, other) for other in others], length, echoes)


def test_a_sentence_has_hedge_people_verb_place_time_claimant_and_publisher() -> None:
    assert said(fact()) == (
        "About 40 islanders crossed the Strait in 2011, according to unnamed sailors, cited by The Harbour Gazette."
    )


@pytest.mark.parametrize(
    ("quantity", "opening"),
    [
        (Quantity.up_to(300_000), "Up to 300,000 islanders crossed"),
        (Quantity.at_least(500_000), "At least 500,000 islanders crossed"),
        (Quantity.more_than(9), "More than nine islanders crossed"),
        (Quantity.less_than(5), "Fewer than five islanders crossed"),
        (Quantity.nearly(22_000), "Nearly 22,000 islanders crossed"),
        (Quantity.up_to(2_500_000), "Up to 2.5 million islanders crossed"),
        (Quantity.between(2, 9), "Two to nine islanders crossed"),
        (Quantity.exact(5), "Five islanders crossed"),
        (Quantity.exact(1), "One islander crossed"),
        (Quantity.vague("dozens"), "Dozens of islanders crossed"),
        (Quantity.vague("several"), "Several islanders crossed"),
        (Quantity.vague("a large number"), "A large number of islanders crossed"),
    ],
)
def test_the_hedge_is_kept_and_the_noun_agrees(quantity: Quantity, opening: str) -> None:
    assert said(fact(quantity=quantity)).startswith(opening)


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("newspaper", "in The Star"),
        ("broadcaster", "on The Star"),
        ("ngo", "in a publication by The Star"),
        ("copy", "in a copy by The Star"),
    ],
)
def test_a_publisher_has_the_preposition_of_its_kind(monkeypatch: pytest.MonkeyPatch, kind: str, where: str) -> None:
    monkeypatch.setitem(SOURCES, "star-2013", SOURCES["star-2013"]._replace(kind=kind))
    assert f"cited by Tide News {where}." in said(fact("star-2013"))


def test_no_sentence_begins_with_a_digit() -> None:
    assert said(fact(quantity=Quantity.exact(1_383))) == (
        "According to unnamed sailors, cited by The Harbour Gazette, 1,383 islanders crossed the Strait in 2011."
    )
    assert said(fact(quantity=Quantity.between(2, 12))).endswith("2 to 12 islanders crossed the Strait in 2011.")


def test_a_time_that_is_only_an_end_puts_the_verb_before_it() -> None:
    cumulative = fact(kind=Kind.CUMULATIVE, period=parse("../2011-06-08"))
    assert "islanders had crossed the Strait by 8 June 2011" in said(cumulative)
    assert "islander had crossed" in said(fact(quantity=Quantity.exact(1), period=parse("../2011")))


def test_a_running_total_with_its_start_and_end_names_both() -> None:
    total = fact(kind=Kind.CUMULATIVE, period=parse("1998/.."), as_of=parse("2011-06"))
    assert "crossed the Strait from 1998 to June 2011" in said(total)
    assert "had crossed the Strait by June 2011" in said(fact(kind=Kind.CUMULATIVE, as_of=parse("2011-06")))


def test_the_keeper_of_a_register_counts() -> None:
    counted = fact(quantity=Quantity.exact(1_383), claimant="harbour-office")
    assert said(counted) == (
        "The Harbour Office counted 1,383 crossings of islanders in 2011, as The Harbour Gazette reported."
    )
    assert said(counted, length="medium").endswith("as The Harbour Gazette reported on 4 March 2012.")
    one = fact(quantity=Quantity.exact(1), claimant="harbour-office", source="star-2013", via=("wave",))
    assert said(one, length="medium") == (
        "The Harbour Office counted one crossing of islanders in 2011,"
        " as The Star reported in May 2013, citing Wave Radio and Tide News."
    )
    agency = fact(claimant="harbour-office", source="star-2013")
    assert said(agency).endswith("as The Star reported, citing Tide News.")


def test_a_keeper_that_prints_its_own_figure_reports_it_itself() -> None:
    vocabulary = Vocabulary(
        VOCABULARY.topics,
        {**VOCABULARY.measures},
        {
            **VOCABULARY.claimants,
            "harbour-office": Term("harbour-office", "The Harbour Office", aliases=("nkd.example",)),
        },
        VOCABULARY.places,
        VOCABULARY.groups,
        VOCABULARY.events,
    )
    own = fact("nkd-2014", claimant="harbour-office")
    assert sentence(own, Dataset([own], SOURCES, vocabulary), length="medium").endswith(
        "in 2011, it reported on 2 or 9 January 2014."
    )


def test_a_figure_without_a_source_says_so() -> None:
    nobody = {"claimant": "unattributed"}
    assert said(fact(**nobody)).endswith("according to The Harbour Gazette, which named no source.")
    assert said(fact("star-2013", **nobody)).endswith("according to Tide News in The Star, which named no source.")
    assert said(fact(via=("wave",), **nobody)).endswith("according to The Harbour Gazette, citing Wave Radio.")


def test_a_publisher_that_claims_the_figure_is_named_once() -> None:
    assert said(fact(claimant="gazette")).endswith("in 2011, according to the Harbour Gazette.")
    assert said(fact("star-2013", claimant="tide-news")).endswith("according to Tide News in The Star.")


def test_a_longer_sentence_names_who_passed_the_figure_on() -> None:
    assert said(fact("star-2013")).endswith("according to unnamed sailors, cited by Tide News in The Star.")
    passed_on = fact(via=("wave", "quay"))
    assert said(passed_on).endswith("cited by The Harbour Gazette.")
    assert said(passed_on, length="medium").endswith(
        "cited by Wave Radio and Ann Quay, a member of the council, in The Harbour Gazette on 4 March 2012."
    )
    assert said(fact(via=("unattributed",))).endswith(
        "according to what unnamed sailors reportedly said, cited by The Harbour Gazette."
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("nkd-2014", "according to nkd.example on 2 or 9 January 2014, which named no source."),
        ("unknown-2015", "according to an unidentified paper of 2015, which named no source."),
        ("long-2016", "according to the Office of the Keeper of Harbours of 2016, which named no source."),
    ],
)
def test_every_kind_of_publisher_has_a_name(source: str, expected: str) -> None:
    assert expected in said(fact(source, claimant="unattributed"), length="medium")


def test_a_longer_sentence_dates_the_report_and_not_the_figure() -> None:
    assert said(fact(), length="medium").endswith("cited by The Harbour Gazette on 4 March 2012.")


def test_a_day_is_not_said_twice() -> None:
    same = fact(period=parse("2012-03-04"), claimant="unattributed")
    assert said(same, length="medium").endswith(
        "on 4 March 2012, according to The Harbour Gazette of the same day, which named no source."
    )
    assert said(fact(period=parse("../2012-03-04")), length="medium").endswith(
        "cited by The Harbour Gazette the same day."
    )


def test_a_figure_without_a_date_stands_in_a_report_of_a_date() -> None:
    waiting = fact(measure="waiting", kind=Kind.STOCK)
    expected = "About 40 islanders were waiting in the Strait, according to {}."
    assert said(waiting) == expected.format("unnamed sailors, cited by The Harbour Gazette on 4 March 2012")
    nobody = fact(measure="waiting", kind=Kind.STOCK, claimant="unattributed")
    assert said(nobody) == expected.format("The Harbour Gazette of 4 March 2012, which named no source")


def test_a_headline_is_called_one() -> None:
    assert said(fact(paragraph=0, claimant="unattributed")).endswith(
        "according to a Harbour Gazette headline that names no source."
    )
    assert said(fact(paragraph=0)).endswith("cited in a Harbour Gazette headline.")
    older = fact(published=parse("2009-01-02"), own_published=True, claimant="unattributed")
    assert said(older).endswith("according to a Harbour Gazette headline of 2 January 2009 that names no source.")


def test_what_was_planned_did_not_happen() -> None:
    planned = fact(status=Status.PLANNED, period=parse("2012-04/2012-05"))
    assert "About 40 islanders were expected to cross the Strait in April or May 2012," in said(planned)
    open_ended = fact(status=Status.PLANNED, period=parse("2012-03-04/.."))
    assert said(open_ended) == (
        "About 40 islanders were expected to cross the Strait, according to unnamed sailors,"
        " cited by The Harbour Gazette on 4 March 2012."
    )
    without = fact(status=Status.PLANNED, measure="sheltering", kind=Kind.EVENT)
    assert said(without).endswith("; that was expected and is not reported as done.")


def test_what_is_a_likely_error_or_provisional_says_so_at_any_length() -> None:
    for length in Length:
        assert "he figure is likely an error." in said(fact(status=Status.DOUBTFUL), length=length)
        assert "he figure was provisional." in said(fact(status=Status.PROVISIONAL), length=length)
    assert "counted" not in said(fact(status=Status.DOUBTFUL, claimant="harbour-office"))


def test_a_place_is_named_as_one_goes_to_it() -> None:
    waiting = {"measure": "waiting", "kind": Kind.STOCK, "as_of": parse("2011")}
    assert "were waiting in the landing in 2011" in said(fact(place="landing", **waiting))
    assert "were waiting at the fishers’ hut in 2011" in said(fact(place="hut", **waiting))
    assert "were waiting at the mole and the pier in 2011" in said(fact(event="storm", **waiting))
    sheltering = {"measure": "sheltering", "kind": Kind.EVENT}
    assert "entered huts in the landing in 2011" in said(fact(place="landing", **sheltering))
    assert "entered the fishers’ hut in 2011" in said(fact(place="hut", **sheltering))


def test_who_acted_is_said_where_it_does_not_go_without_saying() -> None:
    assert "crossed the Strait by the landing in 2011" in said(fact(by="landing"))
    assert "crossed the Strait in 2011" in said(fact(by="strait"))
    assert "crossed the Strait in 2011" in said(fact(by="world"))


def test_rates_cases_and_shares_read_as_such() -> None:
    assert said(fact(unit="persons-per-week", quantity=Quantity.at_least(150))).startswith(
        "At least 150 islanders a week crossed"
    )
    assert said(fact(unit="cases", quantity=Quantity.exact(1))).startswith("One case of crossing was counted in 2011")
    assert said(fact(unit="cases")).startswith("About 40 cases of crossing were counted in 2011")
    share = fact(measure="share", kind=Kind.SHARE, unit="percent", quantity=Quantity.nearly(98), as_of=parse("2011"))
    assert said(share) == (
        "Nearly 98 per cent of the islanders swam, according to unnamed sailors, cited by The Harbour Gazette on"
        " 4 March 2012."
    )


def test_a_measure_without_a_pattern_gets_a_plain_sentence() -> None:
    boats = fact(measure="boats", kind=Kind.STOCK, unit="boats", as_of=parse("2011"), group="", place="")
    assert said(boats) == (
        "The figure for “Boats” in 2011 was about 40 boats, according to unnamed sailors, cited by The Harbour Gazette."
    )


def test_words_that_the_vocabulary_does_not_have_are_printed_as_they_are() -> None:
    strange = fact(claimant="nobody-knows", place="nowhere", group="", via=("who",))
    assert said(strange).startswith("About 40 people crossed nowhere in 2011, according to nobody-knows, cited by")


def test_a_short_sentence_names_one_other_side_and_a_full_one_its_document() -> None:
    ours = fact(quantity=Quantity.exact(35))
    theirs = fact("star-2013", quantity=Quantity.exact(20), claimant="quay")
    same = fact(id="other", quantity=Quantity.exact(20), claimant="quay", via=("unattributed",))
    nobody = fact("star-2013", quantity=Quantity.exact(20), claimant="unattributed")
    assert said(ours, theirs).endswith("islanders crossed the Strait in 2011; Ann Quay put it at 20.")
    assert said(ours, same).endswith("; Ann Quay reportedly put it at 20.")
    assert said(ours, nobody).endswith("; The Star put it at 20.")
    assert said(ours, theirs, length="medium").endswith(" The figure is disputed: Ann Quay put it at 20.")
    disputed = " The figure is disputed: Ann Quay, a member of the council, {} put it at 20. "
    assert disputed.format("cited by Tide News in The Star,") in said(ours, theirs, length="full")
    assert disputed.format("in the same report, reportedly") in said(ours, same, length="full")


def test_where_a_name_is_too_long_for_a_short_sentence_the_other_figure_stands_alone() -> None:
    long = fact(
        quantity=Quantity.exact(1_135), period=parse("2011-01-05/2011-03-06"), claimant="quay", source="star-2013"
    )
    clerk = Term("clerk", "The Association of " + "Very " * 12 + "Patient Clerks")
    terms = {**VOCABULARY.claimants, "clerk": clerk}
    vocabulary = replace(VOCABULARY, claimants=terms)
    theirs = replace(long, id="x", quantity=Quantity.exact(20), claimant="clerk")
    record = Dataset([long, theirs], SOURCES, vocabulary)
    text = sentence(long, record, [Comparer(record).compare(long, theirs)])
    assert text.endswith("; another figure is 20.")


def test_a_bound_on_the_other_side_keeps_its_hedge() -> None:
    text = said(fact(quantity=Quantity.exact(35)), fact("star-2013", quantity=Quantity.at_least(70), claimant="quay"))
    assert text.endswith("; Ann Quay put it at 70 or more.")


def test_a_likely_error_disputes_nothing_and_is_told_in_full() -> None:
    ours = fact(quantity=Quantity.exact(35))
    doubtful = fact("star-2013", quantity=Quantity.exact(20), claimant="quay", status=Status.DOUBTFUL)
    assert ";" not in said(ours, doubtful)
    assert "disputed" not in said(ours, doubtful, length="medium")
    full = said(ours, doubtful, length="full")
    assert "Likely errors in print: Ann Quay" in full
    assert "put it at 20 (likely an error)." in full


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([50, 60, 70, 175], "other figures run from 50 to 175"),
        ([Quantity.up_to(10), 70, Quantity.between(60, 90)], "other figures run from at most 10 to 90"),
        ([Quantity.at_least(170), Quantity.about(60)], "other figures run from about 60 to at least 170"),
        ([50, Quantity.exact(50)], "others put it at 50"),
    ],
)
def test_many_other_figures_are_the_range_of_what_was_published(numbers: list[Any], told: str) -> None:
    claimants = ["quay", "wave", "tide-news", "gazette"]
    others = [
        fact("nkd-2014", id=f"other-{who}", claimant=who, quantity=Quantity.exact(one) if isinstance(one, int) else one)
        for one, who in zip(numbers, claimants, strict=False)
    ]
    ours = fact(quantity=Quantity.exact(35))
    assert said(ours, *others).endswith(f"; {told}.")
    full = said(ours, *others, length="full")
    assert full.count("put it at") == len(others)


def test_only_the_same_thing_at_the_same_time_disputes_a_figure() -> None:
    ours = fact(quantity=Quantity.exact(583))
    others = {
        "slight": fact("star-2013", quantity=Quantity.exact(582), claimant="quay"),
        "forecast": fact("star-2013", quantity=Quantity.exact(20), claimant="quay", status=Status.PLANNED),
        "another year": fact("star-2013", quantity=Quantity.exact(20), claimant="quay", period=parse("2012")),
        "a part": fact("star-2013", quantity=Quantity.exact(900), claimant="quay", place="landing"),
    }
    for what, other in others.items():
        pair = Comparison(
            ours, other, Verdict.CONFLICT, (), 1, max(583, other.quantity.low) / min(583, other.quantity.low)
        )
        text = sentence(ours, Dataset([ours, other], SOURCES, VOCABULARY), [pair], "medium")
        assert "disputed" not in text, what


def test_what_counts_something_else_is_told_in_full_alone() -> None:
    ours = fact(measure="waiting", kind=Kind.STOCK, quantity=Quantity.exact(20), as_of=parse("2011"))
    other = fact("star-2013", quantity=Quantity.exact(35))
    reasons = (Reason("if-both-hold", "If both hold, some swam."),)
    pair = Comparison(ours, other, Verdict.DISCREPANCY, reasons, 15, 1.75)
    record = Dataset([ours, other], SOURCES, VOCABULARY)
    tail = (
        " Another count: 35 islanders crossed the Strait in 2011, according to unnamed sailors, cited by Tide News in"
        " The Star. If both hold, some swam. "
    )
    assert ";" not in sentence(ours, record, [pair])
    assert tail in sentence(ours, record, [pair], "full")
    second = fact("star-2013", Quantity.exact(40), id="x")
    twice = [pair, Comparison(ours, second, Verdict.DISCREPANCY, reasons, 20, 2.0)]
    full = sentence(ours, Dataset([ours, other, second], SOURCES, VOCABULARY), twice, "full")
    assert "Other counts: 35 islanders" in full
    assert full.count("If both hold") == 1


def test_a_figure_that_was_revised_says_so_until_its_source_comes_back_to_it() -> None:
    old = fact(quantity=Quantity.exact(1_383), claimant="harbour-office")
    new = fact("star-2013", quantity=Quantity.exact(1_387), claimant="harbour-office")
    again = fact("nkd-2014", quantity=Quantity.exact(1_383), claimant="harbour-office")
    assert said(old, new).endswith("; the figure was later revised to 1,387.")
    assert said(old, new, length="medium").endswith(" The figure was later revised to 1,387.")
    assert "revised" not in said(new, old)
    assert "revised" not in said(old, new, again)
    assert "The earlier figure is 1,383, according to" in said(new, old, length="full")


def test_repetition_is_said_to_be_one_figure() -> None:
    echoes = [fact("star-2013"), fact("nkd-2014"), fact("nkd-2014", id="again")]
    told = "Three documents repeat this one figure."
    assert told in said(fact(), length="medium", echoes=echoes)
    assert "repeat" not in said(fact(), length="medium", echoes=[fact(id="again")])


def test_the_full_sentence_gives_the_words_the_term_the_method_and_the_caution() -> None:
    told = said(fact(term="voyagers", method=Method.DOCUMENTED_CASES), length="full")
    assert told.endswith(
        " The source’s words: “some forty” (paragraph 3). It calls them “voyagers”."
        " The figure counts documented cases and is no estimate of all. That counts crossings, not people."
    )
    translated = fact(phrase="마흔 명", translation="forty people", paragraph=0)
    assert "The source’s words: our translation: “forty people” (headline)." in said(translated, length="full")
    undated = fact(measure="waiting", kind=Kind.STOCK)
    assert said(undated, length="full").endswith("It states no date for the figure.")


def test_a_share_of_women_is_of_those_who_arrived(run: Any) -> None:
    said_ = run("cite", "--sentence", "kbs-world-2017-10-03.women-share-2017-01-08", "--with", "wider").out
    assert said_.startswith("Women accounted for 83 per cent of the North Koreans arriving in South Korea from January")
    there = run("cite", "--sentence", "keia-2023-11-28.women-share-held", "--with", "wider").out
    assert "of the North Koreans detained in China," in there


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Bangkok Post", "the Bangkok Post"),
        ("The Star", "The Star"),
        ("Newsweek", "Newsweek"),
        ("Journal of Harbours", "the Journal of Harbours"),
        ("Institute for Lamps (Oslo)", "the Institute for Lamps (Oslo)"),
        ("AsiaNews", "AsiaNews"),
    ],
)
def test_a_publication_has_its_article_in_running_text(name: str, written: str) -> None:
    assert publication(name) == written


def test_nearly_all_short_sentences_are_short(run: Any) -> None:
    """Of the whole record: nine of ten within 35 words, and none above 45."""
    run("about")
    with Session(Format.JSON, ("wider",)) as session:
        record, comparer = session.record, session.comparer
        facts = record.facts[::7]
        words = [len(sentence(fact, record, tuple(comparer.against(fact))).split()) for fact in facts]
    assert sum(count <= 35 for count in words) >= 0.9 * len(words)
    assert max(words) <= 45
