"""Whether a curated phrase says what was recorded, so that a mistyped digit is rejected."""

from __future__ import annotations

from nkr.language import phrases
from nkr.model.quantity import Qualifier, Quantity


def read_phrase(phrase: str, quantity: Quantity, language: str, unit: str) -> Quantity | str:
    """The recorded quantity, with its size word where it is vague; or a sentence that says what does not fit.

    A phrase in a language that the grammar does not know, or of which it knows only a part and reads nothing, is taken
    as it is.
    """
    if not phrases.understood(language) or phrases.unread(phrase, language):
        return quantity
    if quantity.qualifier is Qualifier.VAGUE:
        read = phrases.reading(phrase, language)
        if read is not None and read.qualifier is Qualifier.VAGUE:
            return read
    elif phrases.states(phrase, quantity, language, unit):
        return quantity
    counted = phrases.counts(phrase, quantity, language)
    if counted:
        return f"'{phrase}' counts {counted.replace('-', ' ')}, not {unit.replace('-', ' ')}; the figure itself agrees"
    found = [figure.quantity for figure in phrases.figures(phrase, language)]
    reads = f"it reads as {' and '.join(map(_stated, found))}" if found else "no figure is found in it"
    return f"'{phrase}' does not say {_stated(quantity)}; {reads}"


def _stated(quantity: Quantity) -> str:
    """Qualifier and stored numbers, as a curator writes them in the file."""
    ends = {"low": quantity.low, "high": quantity.high}
    values = ", ".join(f"{name} {value:,}" for name, value in ends.items() if value is not None)
    return f"{quantity.qualifier}" + (f" ({values})" if values else f" '{quantity.word}'" if quantity.word else "")
