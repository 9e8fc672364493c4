"""What to do about a judgement: a sentence for each kind, with places for what the record has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from nkr.analysis.check.judgements import Judgement, Note, Why
from nkr.analysis.check.matching import How
from nkr.model import Dataset, Fact, Kind, Qualifier, dates
from nkr.model.statement import Certainty
from nkr.output import labels, numbers

HOW = {
    How.EXACTLY: "exactly",
    How.HEDGE: "the number, otherwise hedged",
    How.END: "one end of its range",
    How.ROUNDED: "by rounding",
    How.INSIDE: "inside its range",
    How.BOUND: "not excluded by its bound",
}

MAX_WITNESSES = 3

_ADVICE = {
    "contradicted": "The record has {against}. No source in it supports your figure. Cite one, or correct the figure.",
    "contradicted digits-exchanged": "Two digits exchanged? The record has {cause}.",
    "contradicted tenfold": "A zero too many or too few? The record has {cause}.",
    "contradicted midpoint": "No source gives this figure. It is the midpoint of {cause}. Print both ends.",
    "contradicted part-exceeds-whole": "A part cannot be larger than its whole. The record has {cause}.",
    "contradicted growth": "{growth}",
    "contradicted not-the-extreme": "That is wrong. The record has {cause}.",
    "contradicted own-numbers": "{growth}",
    "hedge-lost": "Your text {hedge}: {known}.",
    "wrong-year": "This figure is for another time: {cause}.{then}",
    "wrong-kind": "{kinds}: {cause}. Say which.",
    "wrong-scope": "The record has this number for something else, {scope}: {cause}.{there}",
    "wrong-claimant": "The source you name gave another figure: {against}.{yours}",
    "planned-as-done": "The source gives a forecast, not an outcome: {known}. Write that it was expected.",
    "echo": "All repeat one original source ({origins}): {known}. That is not corroboration.",
    "outdated": "{newer} replaced {known}. Use the later figure, or say when yours was published.",
    "disputed": "Disputed. For it: {known}. Against it: {against}. Print both sides.",
    "supported": "Supported{how}: {known}.",
    "supported growth": "{growth}",
    "compatible": "Possible, but not supported. The record has only {known}.",
    "compatible part": "The record has this number for {scope}, a part or the whole of what you count: {known}. "
    "Say which.",
    "dated": "The present tense is used for an old figure: {known}.{newest} Give its year.",
    "unclear": "The words leave open what is counted, where or when.{has} Check it by hand.",
    "unclear growth": "{growth} Check the words by hand.",
    "unclear uncertain-fields": "The words leave open what is counted, where or when.{perhaps}{has} Check it by hand.",
    "unclear no-time": "The sentence names no time.{has} Check it by hand.",
    "unclear probable-vintage": "This may be an official release that is missing from the record.{has} "
    "Check it by hand.",
    "unclear other-claimant": "The record has this number, but not from the source you name.{has} Check it by hand.",
    "unclear other-estimates": "The record has no figure from the source you name, and other estimates differ.{has} "
    "Check it by hand.",
    "unclear likely-error": "The only matching figure is marked as a likely error.{has} Check it by hand.",
    "not-in-record": "{nothing_like_it}",
    "not-in-record no-measure": "",
    "not-in-record unknown-scope": "The record has no figure for “{label}” for these people or this place. "
    "Cite your source.",
}
"""By the judgement, or by the judgement and its reason. The places are those of ``_places``."""

_REMARKS = {
    Note.REPLACED_SINCE: "Replaced since: {fact}.",
    Note.PUBLISHED_LATER: "The source in the record is later: {published}.",
    Note.KEEP_HEDGE: "Keep the source's hedge: write “{stated}”.",
    Note.ONE_ORIGIN: "All repeat one original source, so name it once.",
    Note.NO_DATE: "The source gives no date for the figure.",
}


def say(judgement: Judgement, record: Dataset) -> str:
    """What to do about it, in one or two sentences, and any remarks."""
    kind, places = judgement.kind.value, _places(judgement, record)
    text = _ADVICE.get(f"{kind} {judgement.why}", _ADVICE[kind])
    if judgement.is_fault and judgement.certainty is Certainty.PROBABLY:
        text += " The figure is probably “{label}”, but the words leave some doubt."
    remarks = []
    for note, fact in judgement.remarks:
        stated, printed = numbers.stated(fact.quantity, fact.unit), dates.in_words(fact.published)
        remarks.append(_REMARKS[note].format(fact=witness(fact, record), stated=stated, published=printed))
    return " ".join(filter(None, [re.sub(r"{(\w+)}", lambda place: places[place[1]](), text), *remarks]))


def _places(judgement: Judgement, record: Dataset) -> dict[str, Callable[[], str]]:
    """What fills the places of a sentence, each made only where the sentence has it."""
    facts, against, time = [match.fact for match in judgement.matches], judgement.against, judgement.time
    explains = judgement.cause or next(iter(facts), None)
    measures, own = record.vocabulary.measures, judgement.statement.measure.value
    label = measures[own].label if own else ""
    when = dates.in_words(time) if time is not None else "the time in the sentence"

    def told(before: str, found: Sequence[Fact]) -> str:
        return f" {before} {witnesses(found, record)}." if found else ""

    def newest() -> str:
        if against and against[0] is facts[0]:
            return " The record has no newer figure."
        return told("The newest figure is", against)

    def nothing_like_it() -> str:
        if facts:
            known = witnesses(facts, record)
            return f"The record has this number for another time: {known}. Check the time and cite your source."
        return f"The record has no comparable figure for “{label}”. Cite your source.{told('The newest is', against)}"

    def kinds() -> str:
        if explains is not None and explains.measure != own:
            return f"The sentence is about “{label}”, but this number is “{measures[explains.measure].label}”"
        if explains is not None and explains.kind is Kind.CUMULATIVE:
            return "This number is a cumulative total, but the sentence gives it for a shorter time"
        return "The sentence counts something else than the source of this number"

    return {
        "label": lambda: label,
        "kinds": kinds,
        "known": lambda: witnesses(facts, record),
        "against": lambda: witnesses(against, record),
        "has": lambda: told("The record has", [*facts, *against]),
        "cause": lambda: witness(judgement.cause, record) if judgement.cause else "",
        "newer": lambda: witness(against[0], record),
        "scope": lambda: (labels.scope_note(explains, record) if explains else "").strip(" ()") or "the whole",
        "hedge": lambda: _hedge(judgement, facts[0]),
        "then": lambda: told(f"For {when} the record has", against),
        "there": lambda: told("For your sentence it has", against),
        "yours": lambda: told("Yours comes from", facts),
        "origins": lambda: " and ".join(origin_name(origin, record) for origin in judgement.origins),
        "how": lambda: "" if (how := judgement.matches[0].how) in (How.HEDGE, How.EXACTLY) else f" {HOW[how]}",
        "newest": newest,
        "perhaps": lambda: f" They may mean “{label}”." if label else "",
        "nothing_like_it": nothing_like_it,
        "growth": lambda: _growth(judgement, record),
    }


def _hedge(judgement: Judgement, fact: Fact) -> str:
    stated, quantity = numbers.stated(fact.quantity, fact.unit), judgement.statement.quantity
    if fact.quantity.qualifier is Qualifier.RANGE:
        return f"gives one end of a range. Write “{stated}”"
    if quantity is not None and quantity.is_bound:
        return f"reverses the hedge. The source says “{stated}”"
    return f"gives a minimum or maximum as the value. Write “{stated}”"


def _growth(judgement: Judgement, record: Dataset) -> str:
    """How much it grew by the record, or by the text's own numbers where it has both."""
    growth, change = judgement.growth, judgement.statement.change
    if growth is not None:
        earlier, later = witness(growth.earlier, record), witness(growth.later, record)
        return f"From {earlier} to {later}, the change is {change_in_words(growth.percent, growth.difference)}."
    if judgement.why is not Why.OWN_NUMBERS:
        return f"The figures in the record differ: {witnesses(judgement.against, record)}."
    if change is None or change.start is None or change.end is None:
        return ""
    before, after = change.start.stated[0], change.end.stated[0]
    grown = change_in_words(round(100 * (after - before) / before, 1) if before else None, after - before)
    return f"From {numbers.count(before)} to {numbers.count(after)}, the change is {grown}."


def change_in_words(percent: float | None, difference: float) -> str:
    """A change in words: "+40, or +20.4 %"."""

    def sign(value: float) -> str:
        return "+" if value > 0 else "−" if value < 0 else "±"

    amount = f"{sign(difference)}{numbers.count(abs(difference))}"
    return amount if percent is None else f"{amount}, or {sign(percent)}{abs(percent):g} %"


def witness(fact: Fact, record: Dataset) -> str:
    """A fact as one clause: figure, time, who says it, where."""
    about = f"{labels.when(fact, bracketed=True)}; {record.claimant_label(fact)}, {labels.where(fact)}"
    return f"{labels.figure(fact)} ({about})".replace(") (", "; ")


def witnesses(facts: Iterable[Fact], record: Dataset) -> str:
    found = list(dict.fromkeys(facts))
    shown = "; ".join(witness(fact, record) for fact in found[:MAX_WITNESSES])
    more = len(found) - MAX_WITNESSES
    return shown + (f"; and {more} more" if more > 0 else "")


def origin_name(origin: str, record: Dataset) -> str:
    claimant, _, source = origin.partition("@")
    term = record.vocabulary.claimants.get(claimant)
    name = term.label if term else claimant
    return f"{source} ({name})" if source else name
