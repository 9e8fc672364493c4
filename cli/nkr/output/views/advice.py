"""What to do about a judgement: a sentence for each kind, with places for what the record has."""

from __future__ import annotations

from nkr.analysis.check import How, Judgement, Note
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import Qualifier
from nkr.model.statement import Certainty
from nkr.output import labels, numbers
from nkr.output.views.words import HOW, origin_name, witness, witnesses

_ADVICE = {
    "contradicted": "The record has {against}. No source in it supports your figure. Cite one, or correct the figure.",
    "contradicted digits-exchanged": "Two digits exchanged? The record has {cause}.",
    "contradicted tenfold": "A zero too many or too few? The record has {cause}.",
    "contradicted midpoint": "No source gives this figure. It is the midpoint of {cause}. Print both ends.",
    "contradicted part-exceeds-whole": "A part cannot be larger than its whole. The record has {cause}.",
    "contradicted growth": "{growth}",
    "contradicted not-the-extreme": "That is wrong. The record has {cause}.",
    "contradicted own-numbers": "{own_numbers}",
    "hedge-lost": "Your text {hedge}: {known}.",
    "wrong-year": "This figure is for another time: {cause}.{then}",
    "wrong-kind": "The sentence is about “{label}”, but this number is “{other_label}”: {cause}. Say which.",
    "wrong-scope": "The record has this number for something else, {scope}: {cause}.{there}",
    "wrong-claimant": "The source you name gave another figure: {against}.{yours}",
    "planned-as-done": "The source gives a forecast, not an outcome: {known}. Write that it was expected.",
    "echo": "All repeat one original source ({origins}): {known}. That is no corroboration.",
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
"""By the judgement, or by the judgement and its reason. The places are the properties of ``_Places``."""

_REMARKS = {
    Note.REPLACED_SINCE: "Replaced since: {fact}.",
    Note.PUBLISHED_LATER: "The source in the record is later: {published}.",
    Note.KEEP_HEDGE: "Keep the source's hedge: write “{stated}”.",
    Note.ONE_ORIGIN: "All repeat one original source, so name it once.",
    Note.NO_DATE: "The source gives no date for the figure.",
}


def say(judgement: Judgement, record: Dataset) -> str:
    """What to do about it, in one or two sentences, and any remarks."""
    places, kind = _Places(judgement, record), judgement.kind.value
    text = _ADVICE.get(f"{kind} {judgement.why}", _ADVICE[kind])
    if judgement.is_fault and judgement.certainty is Certainty.PROBABLY:
        text += " The figure is probably “{label}”, but the words leave some doubt."
    remarks = [_remark(note, fact, record) for note, fact in judgement.remarks]
    return " ".join(filter(None, [text.format_map(places), *remarks]))


def _remark(note: Note, fact: Fact, record: Dataset) -> str:
    stated, published = numbers.stated(fact.quantity, fact.unit), dates.in_words(fact.published)
    return _REMARKS[note].format(fact=witness(fact, record), stated=stated, published=published)


class _Places(dict[str, str]):
    """What fills the places of a sentence: a property each, asked for only where the sentence has it."""

    def __init__(self, judgement: Judgement, record: Dataset) -> None:
        super().__init__()
        self._judgement, self._record = judgement, record
        self._facts = [match.fact for match in judgement.matches]
        self._explains = judgement.cause or next(iter(self._facts), None)

    def __missing__(self, name: str) -> str:
        return str(getattr(self, name))

    def _label_of(self, measure: str) -> str:
        return self._record.vocabulary.measures[measure].label if measure else ""

    @property
    def label(self) -> str:
        return self._label_of(self._judgement.statement.measure.value)

    @property
    def other_label(self) -> str:
        return self._label_of(self._explains.measure if self._explains else "")

    @property
    def known(self) -> str:
        return witnesses(self._facts, self._record)

    @property
    def against(self) -> str:
        return witnesses(self._judgement.against, self._record)

    @property
    def has(self) -> str:
        found = [*self._facts, *self._judgement.against]
        return f" The record has {witnesses(found, self._record)}." if found else ""

    @property
    def cause(self) -> str:
        return witness(self._judgement.cause, self._record) if self._judgement.cause else ""

    @property
    def newer(self) -> str:
        return witness(self._judgement.against[0], self._record)

    @property
    def scope(self) -> str:
        note = labels.scope_note(self._explains, self._record) if self._explains else ""
        return note.strip(" ()") or "the whole"

    @property
    def hedge(self) -> str:
        fact, quantity = self._facts[0], self._judgement.statement.quantity
        stated = numbers.stated(fact.quantity, fact.unit)
        if fact.quantity.qualifier is Qualifier.RANGE:
            return f"gives one end of a range. Write “{stated}”"
        if quantity is not None and quantity.is_bound:
            return f"reverses the hedge. The source says “{stated}”"
        return f"gives a minimum or maximum as the value. Write “{stated}”"

    @property
    def then(self) -> str:
        time = self._judgement.time
        when = dates.in_words(time) if time is not None else "the time in the sentence"
        return f" For {when} the record has {self.against}." if self.against else ""

    @property
    def there(self) -> str:
        return f" For your sentence it has {self.against}." if self.against else ""

    @property
    def yours(self) -> str:
        return f" Yours comes from {self.known}." if self._facts else ""

    @property
    def origins(self) -> str:
        return " and ".join(origin_name(origin, self._record) for origin in self._judgement.origins)

    @property
    def how(self) -> str:
        how = self._judgement.matches[0].how
        return "" if how in (How.HEDGE, How.EXACTLY) else f" {HOW[how]}"

    @property
    def newest(self) -> str:
        against = self._judgement.against
        if against and against[0] is self._facts[0]:
            return " The record has no newer figure."
        return f" The newest figure is {self.against}." if against else ""

    @property
    def perhaps(self) -> str:
        return f" They may mean “{self.label}”." if self.label else ""

    @property
    def nothing_like_it(self) -> str:
        if self._facts:
            return f"The record has this number for another time: {self.known}. Check the time and cite your source."
        text = f"The record has no comparable figure for “{self.label}”. Cite your source."
        return f"{text} The newest is {self.against}." if self.against else text

    @property
    def growth(self) -> str:
        growth = self._judgement.growth
        if growth is None:
            return f"The figures in the record differ: {self.against}."
        earlier, later = witness(growth.earlier, self._record), witness(growth.later, self._record)
        return f"From {earlier} to {later}, the change is {change_in_words(growth.percent, growth.difference)}."

    @property
    def own_numbers(self) -> str:
        change = self._judgement.statement.change
        if change is None or change.start is None or change.end is None:
            return ""
        before, after = change.start.stated[0], change.end.stated[0]
        grown = change_in_words(round(100 * (after - before) / before, 1) if before else None, after - before)
        return f"From {numbers.count(before)} to {numbers.count(after)}, the change is {grown}."


def change_in_words(percent: float | None, difference: float) -> str:
    """A change in words: "+40, or +20.4 %"."""
    amount = f"{'+' if difference > 0 else '−' if difference < 0 else '±'}{numbers.count(abs(difference))}"
    if percent is None:
        return amount
    return f"{amount}, or {'+' if percent > 0 else '−' if percent < 0 else '±'}{abs(percent):g} %"
