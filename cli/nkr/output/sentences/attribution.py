"""Who says a figure, and where it was printed: claimant, those who passed it on, agency, publisher, report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import NOBODY, Fact
from nkr.model.quantity import Qualifier
from nkr.model.source import Source
from nkr.model.vocabulary import Term
from nkr.output.sentences.clauses import in_text

_DOCUMENTS = {"press-release": "press release", "web-page": "page", "academic": "paper"}
_SPELT_WITH_A_VOWEL = "AEFHILMNORSX"


def according_to(fact: Fact, record: Dataset, *, dated: bool) -> str:
    """ "According to the ministry, cited by Reuters in The Star", and whoever else stands between.

    ``dated`` adds when it was printed; a figure without a date of its own is always given in a report of a date.
    """
    report = _reporting(fact, record, dated=dated)
    if report:
        return f"according to {report}"
    name = _claimant(fact, record)
    said = f"what {name} reportedly said" if NOBODY in fact.via else name
    return f"according to {said}, cited {_where(fact, record, dated=dated)}"


def putting_it(fact: Fact, record: Dataset, figure: str, *, dated: bool, beside: Fact) -> str:
    """ "The ministry, cited by The Star, put it at 20"; what is in the report of ``beside`` is said to be there."""
    put = f"gave it as {figure}" if figure.startswith("at ") else f"put it at {figure}"
    if fact.source == beside.source:
        where = "in the same headline" if not fact.paragraph and not beside.paragraph else "in the same report"
        report = "the same report, naming no source," if fact.claimant == NOBODY else ""
    else:
        where = _where(fact, record, dated=dated)
        report = _reporting(fact, record, dated=dated)
        report += "," if ", " in report else ""
    if report:
        return f"{report} {put}"
    reportedly = "reportedly " if NOBODY in fact.via else ""
    return f"{_claimant(fact, record)}, cited {where}, {reportedly}{put}"


def _reporting(fact: Fact, record: Dataset, *, dated: bool) -> str:
    """The report, where it is all the voice there is: nobody is named in it, or its publisher claims the figure."""
    source = record.source_of(fact)
    claimant = record.vocabulary.claimants.get(fact.claimant)
    between = _between(fact, record)
    if fact.claimant == NOBODY:
        if between:
            report = _report(fact, source, dated=dated, agency=False)
            return f"{report} that cites {_listed(between)} and names no other source{_for_it(fact)}"
        return f"{_report(fact, source, dated=dated)}{_naming_nobody(fact)}"
    if claimant is not None and _is_publisher(claimant, source):
        return _report(fact, source, dated=dated) + (f" that cites {_listed(between)}" if between else "")
    return ""


def _claimant(fact: Fact, record: Dataset) -> str:
    term = record.vocabulary.claimants.get(fact.claimant)
    return in_text(term) if term else fact.claimant


def _for_it(fact: Fact) -> str:
    return " for it" if fact.quantity.qualifier is Qualifier.VAGUE else " for the figure"


def as_reported(fact: Fact, record: Dataset, *, dated: bool) -> str:
    """ "As The Korea Herald reported on 3 May 2012, citing Yonhap", after a clause that names who counted."""
    source = record.source_of(fact)
    if fact.own_published or not fact.paragraph or fact.time_assumed:
        return f"according to {_report(fact, source, dated=dated)}"
    claimant = record.vocabulary.claimants.get(fact.claimant)
    time = f" {dates.when(fact.published)}" if dated else ""
    if claimant is not None and _is_publisher(claimant, source):
        return f"as it reported itself{time}"
    between = _between(fact, record)
    if _agency_alone(between, source):
        return f"as {source.agency} reported in {clean_publisher(source)}{time}"
    citing = f", citing {_listed(between)}" if between else ""
    publisher = clean_publisher(source)
    return f"as {publisher}{',' if ', ' in publisher else ''} reported{time}{citing}"


def capital(text: str) -> str:
    """``text`` with its first letter as a capital, whatever it is."""
    return text[:1].upper() + text[1:]


def _where(fact: Fact, record: Dataset, *, dated: bool) -> str:
    """ "By Reuters in The Star on 23 March 2006", "by The Star by way of Kyodo", or in a report of a day."""
    source = record.source_of(fact)
    between = _between(fact, record)
    alone = _agency_alone(between, source)
    way = f" by way of {_listed(between)}" if between and not alone else ""
    if fact.own_published or not fact.paragraph or fact.time_assumed:
        return f"in {_report(fact, source, dated=dated, agency=alone)}{way}"
    time = f" {dates.when(fact.published)}" if dated else ""
    writer = f"{source.agency} in " if alone else ""
    return f"by {writer}{clean_publisher(source)}{time}{way}"


def _report(fact: Fact, source: Source, *, dated: bool, agency: bool = True) -> str:
    """The document, as something that one cites: "a Reuters report of 23 March 2006 in The Star"."""
    publisher = clean_publisher(source)
    writer = source.agency if agency and source.agency else ""
    document = "report" if writer else _DOCUMENTS.get(source.kind, "report")
    date = f" of {dates.in_words(fact.published)}" if dated or fact.time_assumed or fact.own_published else ""
    named = writer or publisher
    if fact.own_published:
        return f"{_with_article(_bare(named), 'headline')}{date}"
    if not writer and (publisher != source.publisher or "(" in named or len(named.split()) > 4):
        report = f"a {document}{date} published by {publisher}"
        report += f" and written by {writer}" if writer else ""
    else:
        report = _with_article(_bare(named), document) + date
        report += f" in {publisher}" if writer and _folded(writer) != _folded(publisher) else ""
    return f"the headline of {report}" if not fact.paragraph else report


def _naming_nobody(fact: Fact) -> str:
    """A headline may leave out whom its article names: all that can be said is that it does not say."""
    if fact.own_published or not fact.paragraph:
        return ", which does not say whose figure it is"
    return f" that names no source{_for_it(fact)}"


def _between(fact: Fact, record: Dataset) -> list[str]:
    """Who stands between claimant and publisher, in order: those who passed it on, and the news agency."""
    source = record.source_of(fact)
    said: list[str] = []
    taken = {_folded(source.publisher)}
    claimant = record.vocabulary.claimants.get(fact.claimant)
    if claimant is not None:
        taken |= {_folded(name) for name in _names(claimant)}
    for code in fact.via:
        if code == NOBODY:
            continue
        term = record.vocabulary.claimants.get(code)
        names = [code] if term is None else _names(term)
        if taken.isdisjoint(map(_folded, names)):
            said.append(in_text(term) if term else code)
            taken |= {_folded(name) for name in names}
    if source.agency and _folded(source.agency) not in taken:
        said.append(source.agency)
    if fact.claimant == NOBODY and source.agency and _agency_alone(said, source):
        return []
    return said


def _agency_alone(between: list[str], source: Source) -> bool:
    return bool(source.agency) and [_folded(name) for name in between] == [_folded(source.agency)]


def _is_publisher(claimant: Term, source: Source) -> bool:
    printed = {_folded(source.publisher)} | ({_folded(source.agency)} if source.agency else set())
    return not printed.isdisjoint(map(_folded, _names(claimant)))


def _names(term: Term) -> list[str]:
    return [term.label, *term.aliases]


def _folded(name: str) -> str:
    """A name for comparing: without "The", what stands in brackets, and case."""
    return re.sub(r"\s*\([^)]*\)", "", _bare(name)).strip().casefold()


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he ", "", name)


def clean_publisher(source: Source) -> str:
    """The publisher in running text; what a record only describes, in square brackets, gets its article."""
    name = source.publisher
    return _with_article(name[1:-1], "").rstrip() if name.startswith("[") and name.endswith("]") else name


def _with_article(name: str, document: str) -> str:
    """ "An AsiaNews report", "a UN report", "an NKDB report": by how the name is said, as far as spelling tells."""
    first = re.split(r"[\s.-]", name)[0]
    spelt = (first.isupper() and 1 < len(first) <= 5) or not set(first.casefold()) & set("aeiouy")
    vowel = first[:1].upper() in (_SPELT_WITH_A_VOWEL if spelt else "AEIOU")
    if not spelt and first.casefold().startswith(("united", "univ", "unic", "euro", "one", "us")):
        vowel = False  # said with a y or a w
    return f"{'an' if vowel else 'a'} {name} {document}"


def _listed(names: Iterable[str]) -> str:
    """ "Reuters and Kyodo"; a name that has a comma is closed by one: "Kim, a member of parliament, and Kyodo"."""
    given = list(names)
    if len(given) == 1:
        return given[0]
    return f"{', '.join(given[:-1])}{',' if ', ' in given[-2] else ''} and {given[-1]}"
