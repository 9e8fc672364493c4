"""Who says a figure, and where it was printed: claimant, those who passed it on, publisher, date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from nkr.model import UNATTRIBUTED, Dataset, Fact, Source, Term, dates
from nkr.model.patterns import regex
from nkr.output.sentences.clauses import in_text

_SPELT_WITH_A_VOWEL = "AEFHILMNORSX"
_SITE = regex(r"[\w-]{2,}(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)
_COMMON_NOUN = regex(
    "Ilbo|Shinmun|Shimbun|Times|Tribune|Post|Press|Herald|Gazette|Missourian|Economist|Journal|Monitor|Review|Party"
    "|Office|Service|Foundation|Committee|Commission|Institute|Council|Group|Ministry|Association|Department|Union|Federation|Society|Center|Centre|Network|Alliance"
    "|blog|archive"
)
"""Last words of names that take an article in running text."""
_PREPOSITIONS = {"broadcaster": "on", "blog": "on", "copy": "in a copy by"}
_PREPOSITIONS |= dict.fromkeys(("ngo", "official"), "in a publication by")


def according_to(fact: Fact, record: Dataset, *, dated: bool, brief: bool = False, terse: bool = False) -> str:
    """ "According to the ministry, cited by Reuters in The Star on 23 March 2006".

    ``dated`` adds when it was printed; a figure without a date of its own always has that. ``brief`` leaves out who
    passed it on, ``terse`` the agency too, and what the claimant is.
    """
    if is_publishers_own(fact, record):
        return f"according to {_own(fact, record, dated=dated)}"
    if fact.claimant == UNATTRIBUTED:
        agency = record.source_of(fact).agency
        if between := [name for name in between_of(fact, record, brief=False) if name != publication(agency)]:
            return f"according to {_in_print(fact, record, dated=dated, writer=agency)}, citing {listed(between)}"
        unnamed = " that names no source" if _is_headline(fact) else ", which named no source"
        return f"according to {_in_print(fact, record, dated=dated, day='of', writer=agency)}{unnamed}"
    name = claimant_of(fact, record)
    name = name.partition(", ")[0] if terse else name
    said = f"what {name} reportedly said" if UNATTRIBUTED in fact.via else name
    printed = f"by {_in_print(fact, record, dated=dated)}" if terse and not _is_headline(fact) else ""
    return f"according to {said}, cited {printed or _printed(fact, record, dated=dated, brief=brief)}"


def as_reported(fact: Fact, record: Dataset, *, dated: bool, brief: bool = False) -> str:
    """ "As The Korea Herald reported on 3 May 2012, citing Yonhap", after a clause that names who counted."""
    if _is_headline(fact):
        return f"according to {_in_print(fact, record, dated=dated)}"
    time = f" {dates.when(fact.published)}" if dated or fact.time_assumed else ""
    if is_publishers_own(fact, record):
        return f"it reported{time}"
    between = between_of(fact, record, brief=brief)
    citing = f", citing {listed(between)}" if between else ""
    return f"as {publisher_of(record.source_of(fact), brief=brief)} reported{time}{citing}"


def put_it(fact: Fact, record: Dataset, figure: str, *, printed: str = "", brief: bool = True) -> str:
    """ "The ministry put it at 20", and where no one is named the publisher did; ``printed`` follows the name."""
    named = fact.claimant != UNATTRIBUTED
    name = claimant_of(fact, record) if named else publisher_of(record.source_of(fact), brief=True)
    name = name.partition(", ")[0] if brief else name
    if printed or ", " in name:
        name += f", {printed}," if printed else ","
    reportedly = "reportedly " if UNATTRIBUTED in fact.via else ""
    if figure.startswith("at least "):  # "at at least"
        figure = f"{figure.removeprefix('at least ')} or more"
    return f"{name} {reportedly}put it at {figure}"


def where_of(fact: Fact, record: Dataset, *, dated: bool, beside: Fact) -> str:
    """Where a side was printed, as an insertion: "cited by The Star", or "in the same report" as ``beside``."""
    if fact.source == beside.source:
        return "in the same report"
    if fact.claimant == UNATTRIBUTED:
        return "which named no source"
    return "" if is_publishers_own(fact, record) else f"cited {_printed(fact, record, dated=dated, brief=False)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def claimant_of(fact: Fact, record: Dataset) -> str:
    term = record.vocabulary.claimants.get(fact.claimant)
    return in_text(term) if term else fact.claimant


def is_publishers_own(fact: Fact, record: Dataset) -> bool:
    term, source = record.vocabulary.claimants.get(fact.claimant), record.source_of(fact)
    if term is None or fact.claimant == UNATTRIBUTED:
        return False
    return bool({_folded(name) for name in (source.publisher, source.agency) if name} & _known(term))


def _is_headline(fact: Fact) -> bool:
    return fact.own_published or not fact.paragraph


def _own(fact: Fact, record: Dataset, *, dated: bool) -> str:
    """One who prints a figure of its own, under the name that claimants have."""
    agency, claimant = record.source_of(fact).agency, record.vocabulary.claimants.get(fact.claimant)
    if agency and claimant and _folded(agency) not in _known(claimant):  # copied back: "NKDB, cited by NPR"
        return f"{claimant_of(fact, record)}, cited by {publication(agency)}"
    if _is_headline(fact) or agency:
        return _in_print(fact, record, dated=dated, writer=agency)
    name = claimant_of(fact, record)
    comma = "," if ", " in name else ""
    return f"{name}{comma} {dates.when(fact.published)}" if dated or fact.time_assumed else name


def _in_print(fact: Fact, record: Dataset, *, dated: bool, day: str = "", writer: str = "") -> str:
    """The publisher, or its headline, with the date where it is wanted: "The Star on 3 May 2012".

    ``day`` is a preposition for the date, before words that go with the publisher; ``writer`` the agency that wrote it.
    """
    source = record.source_of(fact)
    publisher = publisher_of(source, brief=True)
    dated = dated or fact.time_assumed or fact.own_published
    if _is_headline(fact):
        headline = _with_article(re.sub(r"^[Tt]he ", "", writer or publisher), "headline")
        headline += f" of {dates.in_words(fact.published)}" if dated else ""
        return f"{headline} {_inside(publisher, source.kind)}" if writer else headline
    if writer:
        publisher = f"{publication(writer)} {_inside(publisher, source.kind)}"
    if not dated:
        return publisher
    of = day and not _SITE.match(publisher.rpartition(" ")[2])  # "The Star of 3 May", "on example.org on 3 May"
    return f"{publisher} {f'{day} {dates.in_words(fact.published)}' if of else dates.when(fact.published)}"


def _printed(fact: Fact, record: Dataset, *, dated: bool, brief: bool) -> str:
    """ "By Reuters and Kyodo in The Star on 23 March 2006", "in a Star headline"."""
    between = between_of(fact, record, brief=brief)
    where = _in_print(fact, record, dated=dated)
    if not between:
        return f"{'in' if _is_headline(fact) else 'by'} {where}"
    kind = "" if _is_headline(fact) else record.source_of(fact).kind
    return f"by {listed(between)}{',' if ', ' in between[-1] else ''} {_inside(where, kind)}"


def _inside(place: str, kind: str) -> str:
    """A publication or a site with its preposition: "in The Star", "on example.org", "in a copy by a church"."""
    return f"{'on' if _SITE.match(place) else _PREPOSITIONS.get(kind, 'in')} {place}"


def between_of(fact: Fact, record: Dataset, *, brief: bool, named: Callable[[Term], str] = in_text) -> list[str]:
    """Who stands between claimant and publisher, in order: those who passed it on, and the news agency.

    ``brief`` leaves all but the agency out.
    """
    source, claimants = record.source_of(fact), record.vocabulary.claimants
    names: list[str] = []
    taken = {_folded(source.publisher)}
    if fact.claimant in claimants:
        taken |= _known(claimants[fact.claimant])
    for code in () if brief else fact.via:
        term = claimants.get(code)
        known = _known(term) if term else {_folded(code)}
        if code != UNATTRIBUTED and taken.isdisjoint(known):
            names.append(named(term) if term else code)
            taken |= known
    agencies = re.split(r", (?!Inc)", source.agency) if source.agency else []  # two are written "Kyodo, AP"
    agencies = [agency for agency in agencies if _folded(agency) not in taken]
    return names + [publication(agency) if named is in_text else agency for agency in agencies]


def _known(term: Term) -> set[str]:
    """The names of an office or person, for comparing."""
    return set(map(_folded, (term.label, *term.aliases)))


def _folded(name: str) -> str:
    """A name for comparing: without "The", what stands in brackets, and case."""
    return re.sub(r"^[Tt]he |\s*\([^)]*\)", "", name).strip().casefold()


def publisher_of(source: Source, *, brief: bool) -> str:
    """The publisher in running text; what a record only describes, in square brackets, gets its article.

    ``brief`` leaves out what stands in brackets after the name.
    """
    name = source.publisher
    if name.startswith("[") and name.endswith("]"):
        return _with_article(name[1:-1], "").rstrip()
    return publication((re.sub(r"\s*\([^)]*\)$", "", name) or name) if brief else name)


def publication(name: str) -> str:
    """A name in running text: "the Bangkok Post", "the Associated Press", but Newsweek and AsiaNews."""
    head = re.split(r" (?:of|for|on|to) |, | \(", name)[0].split()
    several = len(name.split()) > 1
    return f"the {name}" if several and _COMMON_NOUN.fullmatch(head[-1]) and head[0] != "The" else name


def _with_article(name: str, document: str) -> str:
    """ "An AsiaNews report", "a UN report", "an NKDB report": by how the name is said, as far as spelling tells."""
    first = re.split(r"[\s.-]", name)[0]
    spelt = (first.isupper() and 1 < len(first) <= 5) or not set(first.casefold()) & set("aeiouy")
    vowel = first[:1].upper() in (_SPELT_WITH_A_VOWEL if spelt else "AEIOU")
    if not spelt and first.casefold().startswith(("united", "univ", "unic", "euro", "one", "us")):
        vowel = False  # said with a y or a w
    return f"{'an' if vowel else 'a'} {name} {document}"


def listed(names: Iterable[str]) -> str:
    """ "Reuters and Kyodo"; a name that has a comma is closed by one: "Kim, a member of parliament, and Kyodo"."""
    *others, last = names
    return f"{', '.join(others)}{',' if ', ' in others[-1] else ''} and {last}" if others else last
