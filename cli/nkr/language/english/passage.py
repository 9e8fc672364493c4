"""The words of one passage: cut by one regular expression, so that all that follows looks a fixed way around itself."""

from __future__ import annotations

from nkr.language.text import Text
from nkr.model.patterns import regex
from nkr.model.quantity import Qualifier

_TOKEN = regex(
    r"[0-9]{1,3}(?:(?:\u00a0[0-9]{3}){1,5}|(?:'[0-9]{3}){1,5})(?![0-9\u00a0])"  # 1 400 with a space that does not break
    r"|\ue000+"  # an address
    r"|[^\W\d_]{1,4}(?=[0-9]{1,3},[0-9]{3})"  # US55,931
    r"|[0-9](?:[0-9.,:/]*[0-9])?"
    r"|[^\W\d_]\w*(?:'[^\W\d_]+)*"
    r"|\S"
)
PAD = 12


class Passage:
    """One passage, word by word, with ``PAD`` empty words around it.

    ``low`` are the words in lower case, ``starts`` and ``ends`` their offsets in the folded text. ``curated`` phrases
    are a few words chosen by a person, and are read more freely; with ``years`` also as counts that look like years.
    What was read last is remembered, since some readings go on from it.
    """

    def __init__(self, text: Text, start: int, end: int, *, curated: bool, years: bool = False) -> None:
        self.text = text
        self.curated = curated
        self.years = years
        folded = text.folded
        spans = [match.span() for match in _TOKEN.finditer(folded, start, end)]
        self.raw = [""] * PAD + [folded[a:b] for a, b in spans] + [""] * PAD
        self.low = [word.lower() for word in self.raw]
        self.starts = [start] * PAD + [a for a, _ in spans] + [end] * PAD
        self.ends = [start] * PAD + [b for _, b in spans] + [end] * PAD
        self.date_end = -1  # behind the last date: "June 10 and 11"
        self.age_end = -1  # behind the last age: "aged 4 and 12"
        self.name_end = -1  # behind the last number of a name: "Exhibits 3, 6 and 7"
        self.unread = -1  # behind the last number that was not understood
        self.hedges: list[Qualifier] = []  # of the last number, which ends at ``hedged_end``
        self.hedged_end = -1

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the token ``at`` and the one before it."""
        return self.starts[at] == self.ends[at - 1] and bool(self.raw[at]) and bool(self.raw[at - 1])

    def ties(self, at: int) -> bool:
        """Whether the sign ``at`` ties a number to the word before it."""
        return self.glued(at) and self.glued(at + 1) and self.is_number(at + 1)

    def is_number(self, at: int) -> bool:
        return "0" <= self.raw[at][:1] <= "9"

    def capital(self, at: int) -> bool:
        return self.raw[at][:1].isupper()

    def sentence_start(self, at: int) -> bool:
        return self.raw[at - 1] in {"", ".", "!", "?", ":", '"', "-", "—"} and not self.glued(at)

    def year_at(self, at: int) -> int | None:
        raw, hyphen = self.raw[at], self.low[at + 1] == "-" and self.glued(at + 1)
        return int(raw) if len(raw) == 4 and raw.isdigit() and 1800 <= int(raw) <= 2099 and not hyphen else None
