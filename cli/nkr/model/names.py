"""Names as people type them: one way to fold a text, and one way to find what a word names.

A name is matched in whole words, whatever its case, accents, apostrophes, hyphens and width: "UN" names the UN refugee
agency and never the Ministry of Unification.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkr.errors import NothingFound
from nkr.model.patterns import regex
from nkr.model.vocabulary import Measure, Term, Topic

FEW = 25
"""Up to this many names are all offered where none is near."""

_SIGNS = str.maketrans(dict.fromkeys("‘’‛ʼ′`´", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_VOICED = "\u3099\u309a"  # marks that make another letter of a Japanese one
_SEPARATOR = regex(r"(?<=\d)[,\u00a0\u202f'](?=\d{3}(?!\d))")
_ABBREVIATION = regex(r"\b(?:[a-z]\.){2,}")
_WORD = regex(r"\w+(?:'\w+)?")


def fold(text: str) -> str:
    """``text`` without what two spellings of it may differ in: "Élan–300,000" and "elan-300000" are folded alike."""
    text = text.translate(_SIGNS)
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        kept = "".join(sign for sign in parts if not unicodedata.combining(sign) or sign in _VOICED)
        text = unicodedata.normalize("NFC", kept).translate(_SIGNS)
    text = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text.casefold())
    return _SEPARATOR.sub("", text)


def slug(text: str) -> str:
    """``text`` as an id is written: lower-case letters and digits, with dashes between words."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, without the ending of a possessive."""
    return tuple(word.removesuffix("'s").replace("'", "") for word in _WORD.findall(fold(text)))


def holds(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Whether ``outer`` has the words of ``inner`` one after the other."""
    length = len(inner)
    return length > 0 and any(outer[at : at + length] == inner for at in range(len(outer) - length + 1))


def sought(text: str) -> list[str]:
    """What ``text`` looks for, folded: each word, and as one phrase the words within quotation marks."""
    phrases: list[str] = []
    for place, part in enumerate(fold(text).split('"')):
        found = words(part)
        phrases += [" ".join(found)] if found and place % 2 == 1 else found
    return list(dict.fromkeys(phrases))


class Found(NamedTuple):
    """The codes that a word names; ``exact`` tells that it is the whole of a name."""

    codes: tuple[str, ...]
    exact: bool


Entry = Term | Topic | Measure


def of_term(term: Entry) -> tuple[str, ...]:
    """All names of an entry of the vocabulary: code, label and aliases."""
    return term.code, term.label.removesuffix(" (unnamed)"), *getattr(term, "aliases", ())


def find(word: str, known: Mapping[str, Entry]) -> Found:
    """The codes that ``word`` names: as a whole name, as words of one in or out of order, as the start of a code."""
    if not (wanted := words(word)):
        return Found((), exact=False)
    split = {code: [way for name in of_term(entry) for way in _ways(name)] for code, entry in known.items()}
    whole = _bare(wanted)

    if exact := tuple(code for code, names in split.items() if any(_bare(name) == whole for name in names)):
        return Found(exact, exact=True)
    if inside := tuple(code for code, names in split.items() if any(holds(wanted, name) for name in names)):
        return Found(inside, exact=False)
    sought = set(wanted)
    if loose := tuple(code for code, names in split.items() if any(sought <= set(name) for name in names)):
        return Found(loose, exact=False)
    folded = fold(word.strip())
    return Found(tuple(code for code in known if fold(code).startswith(folded)), exact=False)


def _ways(name: str) -> list[tuple[str, ...]]:
    """The words of a name; "South Korea's ministry" is also typed as "South Koreas ministry"."""
    folded = fold(name)
    return [words(folded), words(folded.replace("'s", "s"))] if "'s" in folded else [words(folded)]


def _bare(name: tuple[str, ...]) -> tuple[str, ...]:
    return name[1:] if len(name) > 1 and name[0] in ("the", "a", "an") else name


def one(word: str, known: Mapping[str, Entry], what: str, *, offer_all: bool = False) -> str:
    """The one code that ``word`` names; raises ``NothingFound`` with near misses, or with all that it may mean."""
    found = find(word, known)
    if len(found.codes) == 1:
        return found.codes[0]
    if found.codes:
        raise NothingFound(f"'{word}' names more than one {what}: {_shown(found.codes)}")
    raise nothing(word, known, what, offer_all=offer_all)


def _shown(codes: Sequence[str]) -> str:
    return ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")


def several(word: str, known: Mapping[str, Entry], what: str) -> frozenset[str]:
    """All codes that ``word`` names; raises ``NothingFound`` with near misses where it names none."""
    if codes := find(word, known).codes:
        return frozenset(codes)
    raise nothing(word, known, what)


def nothing(word: str, known: Mapping[str, Entry], what: str, *, offer_all: bool = False) -> NothingFound:
    """That ``word`` names nothing, with the names that are near it, or all codes where they are few."""
    all_names = dict.fromkeys(name for entry in known.values() for name in of_term(entry))
    told = hint(word.strip(), all_names, offer_all=False) or hint(word, known, offer_all=offer_all)
    return NothingFound(f"no {what} '{word}'.{told}")


def near_misses(word: str, known: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """At most three known names that ``word`` may have been meant for, the nearest first.

    Where none is like it as a whole, those that hold it, or that have a part like it ("arivals" of
    "arrivals-south-korea").
    """
    import difflib

    names: dict[str, str] = {}
    for name in known:
        names.setdefault(fold(name), name)
    word = fold(word)
    if near := difflib.get_close_matches(word, names, n=3, cutoff=cutoff):
        return [names[name] for name in near]
    if len(word) < 3:  # fewer letters are in nearly every id
        return []
    if inside := [names[name] for name in names if word in name]:
        return inside[:3]
    if len(names) > 2_000:  # too many to compare part by part
        return []
    of_part: dict[str, list[str]] = {}
    for folded, name in names.items():
        parts = folded.split("-")
        for start in range(len(parts)):
            of_part.setdefault("-".join(parts[start : start + word.count("-") + 1]), []).append(name)
    alike = difflib.get_close_matches(word, of_part, n=3, cutoff=0.75)
    return list(dict.fromkeys(name for part in alike for name in of_part[part]))[:3]


def hint(word: str, known: Iterable[str], *, offer_all: bool = True) -> str:
    """What to say after "no such word": what may have been meant, or else all there are, if they are few."""
    candidates = list(known)
    if near := near_misses(word, candidates):
        return f" Did you mean {' or '.join(near)}?"
    if not offer_all or not 0 < len(candidates) <= FEW:
        return ""
    return f" There {'are' if len(candidates) > 1 else 'is'} {', '.join(candidates)}."


def named(word: str, known: Iterable[str], what: str, *, offer_all: bool = False) -> str:
    """The one known id that ``word`` is, or is a unique prefix of; raises ``NothingFound`` with a ``hint``."""
    candidates = sorted(set(known))
    folded = fold(word.strip())
    if folded in candidates:
        return folded
    starting = [name for name in candidates if name.startswith(folded)] if folded else []
    if len(starting) == 1:
        return starting[0]
    if starting:
        raise NothingFound(f"'{word}' begins more than one {what}: {_shown(starting)}")
    raise NothingFound(f"no {what} '{word}'.{hint(folded, candidates, offer_all=offer_all)}")
