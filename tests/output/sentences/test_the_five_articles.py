"""The printed sentences of the five articles: some to the letter, all by what none may lack."""

import re
from collections.abc import Callable

import pytest

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.verdicts import Verdict
from nkr.analysis.disputes import opposed
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.output import numbers
from nkr.output.sentences import Length, sentence
from nkr.output.sentences.clauses import in_text
from nkr.services.loading import read_bundled

Say = Callable[[str, str], str]


@pytest.fixture(scope="module")
def record() -> Dataset:
    builder, _ = read_bundled()
    entries = builder.entries
    facts = [fact for fact in entries.facts.values() if fact.collection == "articles"]
    return Dataset(facts, entries.sources, entries.vocabulary, entries.collections)


@pytest.fixture(scope="module")
def say(record: Dataset) -> Say:
    comparer = Comparer(record)

    def said(identifier: str, length: str) -> str:
        fact = record.by_id[identifier]
        others = (other for other in record.facts if other.topic == fact.topic and other is not fact)
        judged = [comparer.compare(fact, other) for other in others]
        return sentence(
            fact, record, judged, length, [_other(fact, one.a, one.b) for one in judged if _echo(one.verdict)]
        )

    return said


def _other(fact: Fact, a: Fact, b: Fact) -> Fact:
    return b if a is fact else a


def _echo(verdict: Verdict) -> bool:
    return verdict is Verdict.ECHO


@pytest.mark.parametrize(
    ("identifier", "length", "expected"),
    [
        (
            "korea-herald-2011-arrivals-2009",
            "medium",
            "South Korea’s Ministry of Unification counted 2,927 North Koreans arriving in South Korea in 2009, as"
            " The Korea Herald reported on 5 or 12 October 2011.",
        ),
        (
            "korea-herald-2011-arrested-35",
            "short",
            "According to the Commission to Help North Korean Refugees, cited by The Korea Herald, 35 North Koreans"
            " were arrested in Shenyang, Weihai and Yanji from 26 to 30 September 2011; others put it at about 20.",
        ),
        (
            "star-2006-famine-deaths-2500000",
            "short",
            "Up to 2.5 million people died in the famine in North Korea in the 1990s, according to Reuters in The"
            " Star, which named no source.",
        ),
        (
            "gospel-herald-2008-about-40",
            "medium",
            "About 40 North Koreans were expected to be allowed to leave China in January or February 2008, according"
            " to The Gospel Herald on 2 January 2008, citing Radio Free Asia.",
        ),
        (
            "asianews-2005-pow-headline-29",
            "short",
            "The return of 29 North Korean prisoners of war to North Korea from South Korea was under consideration,"
            " according to an AsiaNews headline of 27 September 2005 that names no source.",
        ),
        (
            "asianews-2023-detained-some-2000",
            "short",
            "About 2,000 North Koreans were held in China, according to the UN Special Rapporteur on North Korean"
            " human rights, cited by AsiaNews on 16 October 2023.",
        ),
        (
            "star-2006-border-1400-km",
            "short",
            "The border between China and North Korea is 1,400 km long, according to Reuters in The Star of 23 March"
            " 2006, which named no source.",
        ),
        (
            "voa-2002-canadian-embassy-2",
            "short",
            "Two North Koreans entered the Canadian embassy in Beijing on 8 June 2002, according to Voice of America,"
            " which named no source.",
        ),
    ],
)
def test_a_sentence_reads_so(say: Say, identifier: str, length: str, expected: str) -> None:
    assert say(identifier, length) == expected


def test_a_total_beside_a_stock_is_told_in_full_alone(say: Say) -> None:
    for length in Length:
        text = say("star-2006-in-china-30000-300000", length)
        assert "30,000 to 300,000 North Koreans were in China" in text
        assert ("crossed into China" in text) is (length is Length.FULL)


@pytest.mark.parametrize("length", list(Length))
def test_no_sentence_lacks_figure_voice_publisher_or_form(record: Dataset, say: Say, length: Length) -> None:
    for fact in record.facts:
        text, source = say(fact.id, length), record.source_of(fact)
        assert numbers.stated(fact.quantity, fact.unit, prose=True).casefold() in text.casefold(), fact.id
        assert re.sub(r"^The ", "", source.publisher) in text, fact.id
        assert not source.agency or source.agency in text, fact.id
        if fact.claimant != "unattributed":
            named = in_text(record.vocabulary.claimants[fact.claimant]).replace("'", "’")
            assert named.casefold() in text.casefold(), fact.id
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert not re.search(r"[{}|]|\s\s|\s[,.;)]|\.\.|,,|,\.", text), text
        assert not fact.planned or ("expected" in text or "under consideration" in text), text
        assert not re.search(r"average|midpoint|mean\b", text), text


@pytest.mark.slow
def test_short_sentences_of_the_whole_record_fit_their_length() -> None:
    """Nine in ten have at most 35 words, and none more than 45; the medium ones have at most 60."""
    builder, _ = read_bundled()
    entries = builder.entries
    record = Dataset(list(entries.facts.values()), entries.sources, entries.vocabulary, entries.collections)
    against = opposed(Comparer(record), record.facts)
    lengths = {
        length: [len(sentence(fact, record, against.get(fact.id, ()), length).split()) for fact in record.facts]
        for length in (Length.SHORT, Length.MEDIUM)
    }
    short, medium = lengths[Length.SHORT], lengths[Length.MEDIUM]
    assert sum(words <= 35 for words in short) >= 0.9 * len(short)
    assert max(short) <= 45
    assert max(medium) <= 60
