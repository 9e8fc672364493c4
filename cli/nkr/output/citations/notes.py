"""Footnotes, as the field's reference processor (citeproc-js) writes them from the styles of the MHRA and of Chicago.

The tests hold both against it, for every bundled source. Four things are ours. The plain note leaves the title's
capitals as the source has them, since a fact-checker searches for the title as printed; a publisher's name keeps its
own everywhere ("ajosshi.com"). A report has its full date, where those styles print the year alone: reports are revised
within a year. An archived address is called one ("archived at"), where those styles print two addresses side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nkr.model import Period
from nkr.model.dates import in_words
from nkr.output.citations.reference import Reference

# Articles, conjunctions and prepositions of whatever length: Chicago, 17th edition, 8.159, as its CSL style has them.
_SMALL = """
    a about above across after against al along alongside amid amidst among amongst an and around as aside astride at
    barring before behind below beneath beside besides between beyond but by ca circa de despite down during et except
    for from given in inside into lest like near next nor notwithstanding of off on onto or out over per plus pro qua
    sans since so than the through throughout till to toward towards under underneath until unto up upon versus via von
    van vs with within without yet
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_BREAKS = r"\s\-–—/.,;?!:\[\]()\"“”‘"
_WORD = re.compile(rf"[^{_BREAKS}'’][^{_BREAKS}]*")
_CLOSES = {"“": "”", "‘": "’"}
_DOUBLY_QUOTED = re.compile(r'(?<![^\s(\[—–-])"(?=\S)([^"]*)"')
_QUOTED = re.compile(r"(?<![^\s(\[—–-])'(?=\S)([^']*?)(?<=\S)'(?!\w)")


def note(references: Sequence[Reference]) -> str:
    return "\n".join(map(_plain, references))


def chicago(references: Sequence[Reference]) -> str:
    return "\n".join(map(_chicago, references))


def _plain(ref: Reference) -> str:
    cited = _joined(_work(ref, _title(ref, ref.title, "‘’", "“”"), in_words))
    ending = f" <{ref.url}>" if ref.url else ""
    remarks = [f"accessed {in_words(ref.accessed)}"] if ref.accessed else []
    remarks += [f"archived at {ref.archived}"] if ref.archived else []
    remarked = f" [{'; '.join(remarks)}]" if remarks else ""
    return f"{cited}{ending}{remarked}."


def _chicago(ref: Reference) -> str:
    cased = headline_case(ref.title) if ref.language.startswith("en") else ref.title
    title = _title(ref, cased, "“”", "‘’", comma_inside=True)
    if len(ref.authors) > 2 and not ref.agency:  # an agency is never one of the others: it wrote the report
        ref = ref._replace(authors=(f"{ref.authors[0]} et al.",))
    parts = _work(ref, title, _american)
    parts += [f"accessed {_american(ref.accessed)}"] if ref.accessed else []
    parts += [ref.url] if ref.url else []
    parts += [f"archived at {ref.archived}"] if ref.archived else []
    return f"{_joined(parts)}."


def _title(ref: Reference, text: str, outer: str, inner: str, *, comma_inside: bool = False) -> str:
    """The title: of an article in quotation marks ``outer``, and with a comma."""
    if ref.untitled:
        return ref.title if ref.form.stands_alone else f"{ref.title},"
    if ref.form.stands_alone:
        return _requoted(text, outer, inner)[0]
    quoted, quotation_ends_it = _requoted(text.rstrip(","), inner, outer)
    if comma_inside:
        quoted = f"{quoted[:-1]},{quoted[-1]}" if quotation_ends_it else f"{quoted},"
    return f"{outer[0]}{quoted}{outer[1]}" + ("" if comma_inside else ",")


def _american(period: Period) -> str:
    return in_words(period, month_first=True)


def _work(ref: Reference, title: str, written: Callable[[Period], str]) -> list[str]:
    """Authors, title, publisher, date and place; an older headline with a date of its own comes before the page that
    shows it.
    """
    parts = [ref.publisher, f"headline of {written(ref.shown)} (“… {ref.headline} …”) as shown in"] if ref.shown else []
    parts += [_listed(ref.authors)] if ref.authors else []
    issued = written(ref.issued)
    parts += [f"{title} ({ref.publisher}, {issued})"] if ref.form.stands_alone else [title, ref.publisher, issued]
    return parts + ([f"para. {ref.locator}" if ref.locator.isdigit() else ref.locator] if ref.locator else [])


def _joined(parts: Sequence[str]) -> str:
    """``parts`` with commas between them, where the one before does not bring its own or runs on."""
    text = parts[0]
    for part in parts[1:]:
        text += (" " if re.search(r",[’”]*$|as shown in$", text) else ", ") + part
    return text


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, and {names[-1]}"


def headline_case(title: str) -> str:
    """``title`` with capitals as Chicago sets English titles; words that have a capital anywhere stay as they are."""
    words = list(_WORD.finditer(title))
    cased, end = "", 0
    for index, match in enumerate(words):
        before, word, after = title[end : match.start()], match[0], title[match.end() : match.end() + 1]
        end = match.end()
        opens = index == 0 or re.search(r"[!?:]", before) is not None
        inside_word = index > 0 and before in {"'", "’"}
        large = index == len(words) - 1 or after == "-" or word.strip("'’") not in _SMALL_WORDS
        if word == word.lower() and not inside_word and (opens or (large and len(word) > 1)):
            word = word[0].upper() + word[1:]
        cased += before + word
    return cased + title[end:]


def _requoted(title: str, inner: str, outer: str) -> tuple[str, bool]:
    """``title`` for the inside of quotation marks ``outer``: its own become ``inner``, and theirs ``outer`` again.

    Also says whether it ends with such a mark. Apostrophes become round, and a mark without its partner stays.
    """
    curly = _QUOTED.sub(r"‘\1’", _DOUBLY_QUOTED.sub(r"“\1”", title)).replace("'", "’")
    chars = list(curly)
    opened: list[int] = []
    pairs: list[tuple[int, int, int]] = []
    for at, char in enumerate(chars):
        after_letter, before_letter = curly[at - 1 : at].isalnum(), curly[at + 1 : at + 2].isalnum()
        if char in _CLOSES and not (char == "‘" and after_letter):
            opened.append(at)
        elif opened and char == _CLOSES[chars[opened[-1]]] and not (after_letter and before_letter):  # no apostrophe
            pairs.append((len(opened), opened.pop(), at))
    for depth, start, end in pairs:
        chars[start], chars[end] = tuple(inner if depth % 2 else outer)
    return "".join(chars), any(end == len(chars) - 1 for _, _, end in pairs)
