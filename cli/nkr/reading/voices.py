"""Whom a sentence names as saying something: the one named beside a word of reporting, or with a figure of his own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nkr.model import Term, Vocabulary
from nkr.model.patterns import regex
from nkr.reading.countries import COUNTRIES, NORTH_KOREA, countries, names_of
from nkr.reading.names import Hit, NameBook, book
from nkr.reading.passages import Sentence
from nkr.reading.speakers import Voice

BESIDE = 80
"""Characters from a name within which a claimant is whom he speaks for; 20 more count before it."""
MAX_SUBJECT = 7
"""Words of the longest subject of a word of reporting that is taken as it stands."""
SUBJECT = 140
"""Characters before a word of reporting among which its subject is looked for."""
OPENING = 6
"""Characters of a line before the name of one who speaks of himself: "The "."""
UNATTRIBUTED = "unattributed"


@dataclass(frozen=True)
class VoiceBook:
    """The claimants of a vocabulary, ready to be found in sentences."""

    vocabulary: Vocabulary

    @cached_property
    def names(self) -> NameBook:
        return book(
            (name, code)
            for code, term in self.vocabulary.claimants.items()
            if code != UNATTRIBUTED
            for name in _names(term)
        )

    def is_paper(self, code: str) -> bool:
        return code in self.vocabulary.claimants and self.vocabulary.claimants[code].kind == "media"

    def in_english(self, sentence: Sentence, hits: list[Hit]) -> list[Voice]:
        words, text = sentence.words, sentence.text
        found: list[Voice] = []
        for match in (*words.citing.finditer(text), *words.according.finditer(text)):
            found += self._in_phrase(text, match.start(1), match.end(1), hits, sentence)
        found += [Voice(UNATTRIBUTED, "", *match.span()) for match in words.hearsay.finditer(text)]
        for match in words.told.finditer(text):
            found += [
                Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end, passes_on=self.is_paper(hit.code))
                for hit in hits
                if match.start(1) <= hit.start < match.end(1)
            ]
        for match in words.reporting.finditer(text):
            if found and match.group() == "saying":
                continue  # the one who spoke before in the sentence speaks on
            if match.group() in _NOUNS and _BEFORE_A_NOUN.search(text, max(0, match.start() - 12), match.start()):
                continue
            if text.endswith(" to ", 0, match.start()) and not text.startswith(" that", match.end()):
                continue  # "they learned to say"
            if match.start() and words.passive.search(text, max(0, match.start() - 25), match.end()):
                continue
            found += self._subject(text, match.start(), match.end(), hits, sentence)
        found += [Voice("", match[1], match.start(1), match.end(1)) for match in _GAPPED.finditer(text)]
        for match in words.recording.finditer(text):
            found += [
                voice
                for voice in self._subject(text, match.start(), match.end(), hits, sentence)
                if voice.code
                or bare_name(voice.words) in _LANDS
                or _OFFICE_WORD.search(voice.words)
                or (match.group().startswith(_COUNTING) and any(self.persons(voice.words)))
                or (voice.back and voice.words.split(" ")[-1].casefold() in _COUNTERS)
            ]
        for match in words.source_noun.finditer(text):
            low = max(0, match.start() - 80)
            own = [
                Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end)
                for hit in hits
                if low <= hit.start and 0 <= match.end() - hit.end <= 60 and hit.end <= match.start() + 12
            ]
            office = _OFFICE.search(text, low, match.end()) if not own else None
            land = next((one for one in countries(text[low : match.start()]) if low + one.end == match.start()), None)
            covered = any(one.code and one.at > sentence.figures[-1].end for one in found if sentence.figures)
            if not own and land is not None and not covered:
                own = [Voice("", land.word, low + land.start, low + land.end)]  # "Seoul's count is 3,835"
            found += own or ([Voice("", office.group(1), office.start(1), office.end(1))] if office else [])
        return distinct(found)

    def cited(self, text: str) -> Iterator[Voice]:
        """Authors as papers cite them: "Smith (2005) puts it at 50,000"."""
        for match in _CITATION.finditer(text):
            codes = self._scholars.get(match["who"].split(" ")[0], ())
            yield Voice(next(iter(codes)) if len(codes) == 1 else "", match.group(), match.start(), match.end())

    @cached_property
    def _scholars(self) -> dict[str, set[str]]:
        """Scholars of the vocabulary by surname."""
        found: dict[str, set[str]] = {}
        for code, term in self.vocabulary.claimants.items():
            if term.kind == "academic" and (person := PERSON.match(term.label)) is not None:
                found.setdefault(person.group().split(" ")[-1], set()).add(code)
        return found

    def _in_phrase(self, text: str, start: int, end: int, hits: list[Hit], sentence: Sentence) -> list[Voice]:
        """The one named in a phrase such as that behind "according to"."""
        inside = [hit for hit in hits if start <= hit.start and hit.end <= end + 1]
        if _ONE_OF_A_KIND.match(text, start):  # "a group in Seoul, Justice for North Korea"
            inside = inside or [hit for hit in hits if text[end : hit.start] in (", ", ", the ")]
        if inside:
            # "a report from the ministry that Yonhap obtained": the first that is no paper, else the first
            chosen = next((hit for hit in inside if not self.is_paper(hit.code)), inside[0])
            papers = [hit for hit in inside if self.is_paper(hit.code) and hit is not chosen]
            return [
                Voice(chosen.code, text[chosen.start : chosen.end], chosen.start, chosen.end),
                *(Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end, passes_on=True) for hit in papers),
            ]
        if any(start <= figure.start <= start + 2 for figure in sentence.figures):
            return []  # "published a figure of approximately 50,000"
        phrase = _BE.split(text[start:end], maxsplit=1)[0].strip()  # "those registered with the office were alive"
        if FIRST_PERSON.search(phrase):  # "according to information I have received"
            return [Voice("", "we", start, end, back=True)]
        if pointer := sentence.words.pronoun.match(phrase):
            return [Voice("", pointer.group().strip(), start, end, back=True)]
        if office := _DATA_OF.search(phrase):
            return [Voice("", f"the {office[1]}", start, end, back=True)]
        return [Voice("", phrase[:80], start, end)] if phrase and not _NO_SUBJECT.match(phrase) else []

    def _subject(self, text: str, at: int, behind: int, hits: list[Hit], sentence: Sentence) -> list[Voice]:
        """The subject of a word of reporting: before it in its clause, or right behind it ("said Kim")."""
        low = max(0, at - SUBJECT)
        low = max([low, *(match.end() for match in _SUBJECT_BORDER.finditer(text, low, at))])
        if _OWN_CLAUSE.match(text, low, at):  # "a delegation that visited reported"
            at = max(text.rfind(f" {word} ", 0, low) for word in ("who", "which", "that"))
            low = max([0, at - SUBJECT, *(match.end() for match in _SUBJECT_BORDER.finditer(text, 0, at))])
        relative = _RELATIVE.search(text, max(0, low - 60), low)
        closed = _AUXILIARY.sub("", text[low:at].rstrip()).endswith(",")
        if relative and closed:  # "Kim, who works for them, said"
            low = max([0, *(match.end() for match in _SUBJECT_BORDER.finditer(text, 0, relative.start()))])
        low = max([low, *(one.end for one in sentence.moments if _LEADS_UP.fullmatch(text, low, one.start))])
        low = max(
            [low, *(low + one.end for one in countries(text[low:at]) if _IN.fullmatch(text, low, low + one.start))]
        )
        before = text[low:at]
        turned = 0 if text.startswith(("put", "sp", "kn", "h", "work", "told"), at) else _turned(text, before, behind)
        if any(behind <= figure.start < behind + turned for figure in sentence.figures):
            turned = 0  # "a driver, whom we met, says the camp held 30,000"
        if not turned and (inserted := _INSERTED.search(text, 0, at)):  # "his office, adding more of them, thinks"
            at = inserted.start()
            low = max([0, at - SUBJECT, *(match.end() for match in _SUBJECT_BORDER.finditer(text, 0, at))])
            before, closed = text[low:at], False
        subject = _noun_phrase(f"{text[low : relative.start()].rstrip(' ,')}," if closed and relative else before)
        first = low + before.rfind(subject)
        last = first + len(subject)
        counts = [one for one in sentence.figures if one.quantity.stated and max(one.quantity.stated) > 1]
        counted = any(first <= figure.start < last for figure in counts)
        subject = _WHEN.sub("", _AUXILIARY.sub("", subject))
        if counted or _DIGITS.search(subject) or _CLAUSE.search(subject) or _NO_SUBJECT.match(subject):
            subject = ""
        if subject in ("and", "but"):
            return []  # "he put it at 29, and said": the same
        inside = [hit for hit in hits if low <= hit.start and hit.end <= (last if closed and relative else at)]
        own = [hit for hit in inside if hit.end > first]
        if inside and not turned and (own or not subject.strip(_QUOTES) or len(subject.split()) > MAX_SUBJECT):
            chosen = next((hit for hit in reversed(own or inside) if not self.is_paper(hit.code)), inside[-1])
            if text.startswith(",", inside[0].end) and inside[0].start == first:
                chosen = inside[0]  # "Matsegora, Moscow's envoy in Pyongyang"
            return [Voice(chosen.code, text[chosen.start : chosen.end], chosen.start, at)]
        if turned:
            inside = [hit for hit in hits if behind <= hit.start and hit.end <= behind + turned]
            if inside:
                return [Voice(inside[0].code, text[inside[0].start : inside[0].end], behind, inside[0].end)]
            words = text[behind : behind + turned].strip()
            if code := self._unnamed(words):
                return [Voice(code, words, behind, behind + turned)]
            known = _PROPER.match(words) or words.startswith(("the ", "a ", "an ", "one of ", "another "))
            return [Voice("", words, behind, behind + turned)] if known else []
        pronoun = sentence.words.pronoun.search(subject or before) or _THEY.search(before)
        if pronoun:
            return [Voice("", pronoun.group().strip(' ,;:“"('), first, at, back=True)]
        return [Voice(self._unnamed(subject), subject[:80], first, at)] if subject.strip(_QUOTES) else []

    def in_korean(self, sentence: Sentence, hits: list[Hit]) -> list[Voice]:
        """Claimants that a sentence with a word of reporting names; else its subject, or a pointer."""
        words, text = sentence.words, sentence.text
        hits = [hit for hit in hits if not _IS_POINTED_AT.search(text, 0, hit.start) or not self._is_unnamed(hit.code)]
        named = [hit for hit in hits if not self._is_unnamed(hit.code)]  # of "통일부 당국자" the first is the name
        apart = [
            hit
            for hit in hits
            if hit in named
            or not any(-1 <= hit.start - one.end <= 1 or -1 <= one.start - hit.end <= 1 for one in named)
        ]
        sayers = [hit for hit in apart if words.sayer_behind.match(text, hit.end)]
        pointer = words.pronoun.search(text) if not sayers else None
        if pointer is not None and pointer.start() == 0:
            return [Voice("", pointer.group().strip(' ,.“"'), pointer.start(), pointer.end(), back=True)]
        if not sayers and (subject := _SUBJECT_IN_KOREAN.search(text)):
            office = next((hit.code for hit in hits if subject.start() - 1 <= hit.end <= subject.end()), "")
            who = subject["who"] or subject["body"]
            noun = next((english for korean, english in words.unnamed.items() if who.endswith(korean)), "")
            land = "".join(one.code for one in countries(text[: subject.start()], "ko")[:1])
            return [Voice(office or self._unnamed(f"{noun} {land}"), who, subject.start(), subject.end())]
        if not hits and pointer is not None:
            return [Voice("", pointer.group().strip(' ,.“"'), pointer.start(), pointer.end(), back=True)]
        return distinct([Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end) for hit in sayers or apart])

    def _is_unnamed(self, code: str) -> bool:
        return code in self.vocabulary.claimants and self.vocabulary.claimants[code].unnamed

    def _unnamed(self, phrase: str) -> str:
        """The unnamed claimant of whom a phrase speaks: "multiple sources working in China"."""
        words = {word.casefold() for word in re.findall(r"\w+", phrase)} | {one.code for one in countries(phrase)}
        words |= {_SAME[word] for word in words & _SAME.keys()}
        bare = {word.removesuffix("s") for word in words}
        for code, wanted in self._descriptions:
            if wanted <= words:
                return code
        one = phrase.casefold().startswith(("a ", "an ", "one ", "another "))
        for code, wanted in self._descriptions if one else ():
            if {word.removesuffix("s") for word in wanted} <= bare:
                return code  # "a diplomat": one of the diplomats
        return ""

    @cached_property
    def _descriptions(self) -> list[tuple[str, frozenset[str]]]:
        found = []
        for code, term in self.vocabulary.claimants.items():
            if term.unnamed and code != UNATTRIBUTED:
                label = re.sub(r"\(.*?\)", "", term.label).casefold()
                found.append((code, frozenset(re.findall(r"\w+", label)) - {"in", "on", "the", "an", "a", "at"}))
        return sorted(found, key=lambda entry: -len(entry[1]))

    def persons(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The persons whom a text names in full, and where."""
        hits = self.names.hits(text)
        for person in PERSON.finditer(text):
            start, end = person.span()
            over = [hit for hit in hits if hit.start < end and start < hit.end and (hit.start, hit.end) != (start, end)]
            longer = text[end : end + 2].strip().isupper()  # "North Human Rights Union"
            thing = text[max(0, start - 4) : start].casefold() == "the "  # "the Suan Phlu centre"
            thing = thing or _NO_SUBJECT.match(person.group()) is not None  # "In January"
            if not (over or longer or thing or countries(person.group()) or BODY.search(person.group().casefold())):
                yield person.group(), start, end


_SAME = {"rights": "human", **dict.fromkeys(("partners", "friends", "contacts", "informants"), "sources")}
"""Words that say of an unnamed claimant what its label says: "rights groups", "friends in Beijing"."""
_PROPER = regex(r"\b[A-Z][\w.'’&-]+(?:\s+(?:of|for|the|and|on|in|to)\b(?=\s+[A-Z])|\s+[A-Z][\w.'’&-]+)*")
NAME = regex(r"\b[A-Z][a-z]+(?:-[A-Za-z]+)?\b")


def bare_name(words: str) -> str:
    """A name without its article and what is said of it: "The Republic of Korea, for its part"."""
    return words.partition(",")[0].removeprefix("The ").removeprefix("the ")


_LANDS = frozenset(name for code in COUNTRIES for name in names_of(code))
_OFFICE_WORD = regex(r"\b(?:[Gg]overnment|[Mm]inistry|[Pp]olice|[Aa]gency|[Bb]ureau)\b")
_INSERTED = regex(
    r",\s(?:adding|citing|quoting|counting|including|speaking|writing|working|drawing|using|relying|based|from"
    r" (?:interviews|its|his|her|their))\b[^,;:.]*,\s*\Z"
)
_NOUNS = frozenset({"report", "reports", "estimate", "estimates", "claim", "claims", "states", "notes"})
"""Words of reporting that are nouns as well."""
_BEFORE_A_NOUN = regex(
    r"\b(?:an?|the|its|their|h[ei][rs]|our|last|latest|new|annual|interim|final|official|joint|own|\w+['’]s|of|in|for|with|by|to|most)\s+\Z",
    re.IGNORECASE,
)
_GAPPED = regex(r"\bthat\s[^;:.]{5,80}[,;]\s(?:and\s)?((?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)*)\sthat\s")
"""One whose verb is that of the one before: "Kuwait reported that 12 had left, Qatar that eight had"."""
FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_BE = regex(r"\s(?:was|were|is|are|had|has|have)\s")
_ONE_OF_A_KIND = regex(r"an?\s")
_DATA_OF = regex(r"\b(?<!its )(?:the )?(ministry|government|agency|commission)\b(?! of\b)")
BODY = regex(
    r"\b(?:government|ministry|police|military|embassy|parliament|agency|commission|institute|mission|group|watch"
    r"|foundation|committee|cent(?:er|re)|council|alliance|network|association|university|union|church|party"
    r"|news|times|post|daily|herald|journal|radio|press)\Z"
)
_QUOTES = " '’”\""
_OFFICE = regex(
    r"((?:[A-Z][\w-]+\s+)+(?:government|police|ministry|military|army|department|agency))(?:['’]s)?\s+[\w ]{0,30}\Z"
)
_RELATIVE = regex(r",?\s+(?:who|whose|which|that)\s\Z")
_DIGITS = regex(r"\b(?!(?<=\bin )(?:19|20)[0-9]{2}\Z)[0-9]")
_AUXILIARY = regex(
    r"(?:\s(?:was|were|is|are|been|has|have|had|also|now|since|only|never|itself|then|later|earlier|once"
    r"|so far|still|ever|even|already|just|\w+ly))+\Z"
)
_OWN_CLAUSE = regex(
    r"(?:(?<=\bwho\s)|(?<=\bthat\s)|(?<=\bwhich\s))(?!(?:the|an?|its|their|some|many|most|several|it|they|we|he|she)\b)"
    r"(?:has |have |had )?[a-z]+(?:ed|s|d|t|me|w)\b[^,;:“”\"]*\Z"
)
"""What follows "who", "that" or "which" with a verb of its own."""
_THEY = regex(r"\b(?:he|she|it|they)\s*\Z")
"""A pronoun right before its verb: "from what he was handed he concludes"."""
_WHEN = regex(
    r"\A,?\s*(?:(?:[Tt]hen|[Nn]ow|[Ll]ater|[Mm]eanwhile|[Aa]t present|[Ww]orldwide|[Gg]lobally|[Oo]verall)\s+)?(?=\S)"
)
_LEADS_UP = regex(
    r"[\s“\"]*(?:(?:[Ii]n|[Bb]y|[Ss]ince|[Oo]n|[Ff]rom|[Dd]uring|[Aa]s of|[Uu]ntil|[Aa]t|[Bb]etween)"
    r"\s+(?:[\w’'-]+\s+){0,6}|[Tt]he\s+|[Ee]arly\s+|[Ll]ate\s+)?"
)
"""What may come before a time that leads up to a subject: "in 2007 the ministry believed"."""
_IN = regex(r"\s*(?:[Ii]n|[Aa]t)\s+")
_NO_SUBJECT = regex(
    r"(?:[Bb]etween|[Aa]bout|[Aa]round|[Ss]ome|[Mm]ore|[Ff]ewer|[Ll]ess|[Nn]early|[Oo]ver|[Aa]t|[Uu]p|[Ww]ith|[Ii]n|[Bb]y|[Ff]or|[Oo]f|[Oo]n|[Ff]rom"
    r"|[Aa]mong|[Dd]uring|[Ss]ince|[Ww]here|[Ww]hen|[Aa]s|[Ii]f)\s|[0-9]"
)
"""What begins a number, a time or a place, not a name."""
_CLAUSE = regex(r"\b(?:were|was|are|is|had|have|has|in the \w+ period)\b")
_FINITE = regex(
    r"\bto be\b|\b(?:number|figure|total|toll|share)\b|\b(?:would|will|were|was|are|is|had|have|has|could|can"
    r"|should|may|might|did|does|do)\b"
)


def _turned(text: str, before: str, behind: int) -> int:
    """How long the subject is that stands behind its verb ("…, said Kim"); 0 where none does: "Kim, a colonel, said the
    refugees were …".
    """
    leads = before.strip(f".,{_QUOTES}").casefold() not in ("", "so", "thus")
    if leads and not before.rstrip().endswith((",", "”", '"', "'", "’")):
        return 0
    if not re.match(r"\s+(?:[A-Z]|the\s|an?\s|one of|another)", text[behind : behind + 9]):
        return 0
    stop = re.search(r"[,.;:](?=\s|\Z)|\s(?:who|which|that)\s", text[behind : behind + 90])
    length = stop.start() if stop else 90
    return 0 if _FINITE.search(text, behind, behind + length) else length


_WOULD = regex(r"(?<=,)\s(?:would|will|could|has|had|have)\Z")


def _noun_phrase(before: str) -> str:
    """The end of the words before a verb that is its subject: behind the last comma, or between two ("Kim, a
    pastor,")."""
    words = _WOULD.sub("", before.strip(' “”"'))
    if words.endswith(","):
        parts = [part.strip() for part in words.rstrip(",").split(",")]
        parts = [part for part in parts if not _NO_SUBJECT.match(part)] or parts  # "the police, for their part,"
        return ", ".join(parts[-2:]) if len(parts) > 1 else parts[-1]
    return words.rpartition(",")[2].strip(f"{_QUOTES}“")


_CITATION = regex(
    r"(?P<who>[A-Z][\w’'-]+(?: (?:and|&) [A-Z][\w’'-]+| et al\.?)?) \((?:19|20)[0-9]{2}[a-z]?(?:[:,]\s?[^()]{1,20})?\)"
)
_COUNTING = ("count", "record", "document", "identif", "list", "log", "trac")
"""How words of recording begin that a person may do."""
_COUNTERS = frozenset({"ministry", "government", "agency", "office", "commission", "department", "group"}) | {
    *("organization", "report", "survey", "study", "we", "i")
}
"""Who counts, where a sentence points back to who was named before: not "it" nor "they"."""
_SUBJECT_BORDER = regex(
    r"[;:]\s|(?<!\b[A-Z])(?<!\bRep)(?<!\bSen)(?<!\bGen)(?<!\bCol)(?<!\bPol)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)"
    r"[.!?]\s(?![0-9])|[,—–]\s(?=(?:and|but|while|whereas|although|as)\s)|\b(?:while|whereas|that|but"
    r"|which|who|whose|whom)\s|[“\"]"
)
PERSON = regex(
    r"\b[A-Z][a-z]+(?:-[A-Za-z]+)?\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+(?:-[a-z]+)?(?:\s+[A-Z][a-z]+(?:-[a-z]+)?)?\b"
)


def distinct(found: list[Voice]) -> list[Voice]:
    """Each once: what one rule found with its code, another does not need to name without."""
    made: list[Voice] = []
    for voice in found:
        covered = any(
            other.at < voice.end and voice.at < other.end and (other.code or not voice.code) for other in made
        )
        if not covered:
            made.append(voice)
    return made


def persons_in_korean(text: str) -> dict[str, str]:
    """The persons whom a Korean text names with a title, by surname and title: "이 의원" is "이석현 의원"."""
    found = (match for match in _PERSON_IN_KOREAN.finditer(text) if len(match["name"]) > 1)
    return {f"{match['name'][0]} {match['title']}": match["who"] for match in found}


_PERSON_IN_KOREAN = regex(
    r"(?<![가-힣])(?P<who>(?P<name>[가-힣]{1,4}) (?P<title>의원|목사|교수|대표|소장|국장|과장|차관|장관|연구위원|연구원"
    r"|선교사|변호사|씨|회장|이사장|사무총장|대변인|신부|박사))"
)
_BODY_IN_KOREAN = (
    r"[가-힣]{2,20}(?:연합|협회|센터|재단|연구소|위원회|본부|네트워크|연대|선교회|교회|모임)"
    r"|[가-힣]{0,8}(?:소식통|활동가|전문가|외교관|단체 관계자)(?=들?[은는이가])"
)
_SUBJECT_IN_KOREAN = regex(
    rf"(?:{_PERSON_IN_KOREAN.pattern}|(?<![가-힣])(?P<body>{_BODY_IN_KOREAN}))들?(?:은|는|이|가|도)(?=\s)"
)
_IS_POINTED_AT = regex(r"(?<![가-힣])(?:이|그|해당) \Z")


def by_name(sentence: Sentence, hits: Sequence[Hit]) -> Iterator[Voice]:
    """Those whom a clause names with its figure and no word of reporting: "the agency has 150", "the office's ledger",
    "Lee Suk 815,000"; and words that point back to them.
    """
    text = sentence.text
    for figure in sentence.figures:
        start, end = sentence.clause(figure.start)
        for hit in hits:
            owns = _OWNS.match(text, hit.end - 2 * text[: hit.end].endswith(("'s", "’s")))
            owned = owns is not None and (owns["count"] or owns.end() == figure.start)
            named = countries(text[hit.start : hit.end])  # "Belgium 31, the United States 29"
            place = any(one.start == 0 or one.code != NORTH_KOREA for one in named)
            beside = hit.end <= figure.start and not place and _BESIDE.fullmatch(text, hit.end, figure.start)
            aside = _ASIDE.match(text, hit.end, figure.start)
            surveyed = _SURVEYED.match(text, hit.end, figure.start)
            estimate = hit.start < OPENING and _ESTIMATE_OF.search(text, hit.end, figure.start)
            with_it = _WHICH_HAS.match(text, hit.end) if figure.start - hit.end <= BESIDE else None
            leads = _LEADS_IN.fullmatch(text, sentence.clause(hit.start)[0] if aside else start, hit.start)
            counts = leads and not place and _HAS.match(text, aside.end() if aside else hit.end, figure.start)
            says = (start <= hit.start or aside) and hit.end <= end and (owned or beside or counts)
            says = says or (not place and _IN_BRACKETS.fullmatch(text, figure.end, hit.end + 1) is not None)
            if says or surveyed or estimate or (with_it is not None and with_it.end() >= figure.start - len("about ")):
                yield Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end)
        for ours in _OURS.finditer(text, 0, end):
            yield Voice("", f"our {ours['who'] or 'count'}", ours.start(), ours.end(), back=True)
        for pointer in _POINTS_BACK.finditer(text, start, end):
            if _LEADS_IN.fullmatch(text, start, pointer.start()):
                yield Voice("", pointer["who"], pointer.start(), pointer.end(), back=True)


_NO_OFFICE = (
    r"(?:institutes?|groups?|newspapers?|papers?|professors?|scholars?|researchers?|think tanks?"
    r"|charit(?:y|ies)|church(?:es)?|organi[sz]ations?|lawyers?|activists?|brokers?|diplomats?"
    rf"|{'|'.join(_SAME)})"
)
OF_A_TOWN = regex(rf"\s{_NO_OFFICE}\b")
"""What is only of the place that a name is: "a Beijing institute" is no government."""
IN_A_TOWN = regex(rf"\b{_NO_OFFICE}\s(?:based\s)?(?:in|inside)\s\Z", re.IGNORECASE)
"""What is only in the place that a name is: "friends in Beijing"."""
_OURS = regex(
    r"\b[Oo]ur (?:own )?(?:(?:latest|local|internal) )?(?:(?P<who>[a-z]+)['’]s (?:own )?)?(?:counts?|records?"
    r"|archives?|tally|files|estimates?|figures|survey|sums|lists?|respondents|interviewees|informants|researchers|sample)\b"
)
_ASIDE = regex(r",\s[^,;:.]{3,80},(?=\s)|\s\([A-Z][\w-]+\)(?=\s)")
"""What is said of a subject before its verb: ", abolished last April,", " (NKDB)"."""
_IN_BRACKETS = regex(r"(?:\s(?!and\b|or\b)[A-Za-z][\w-]*){0,5}\s\((?:[Tt]he\s)?[A-Z][\w'’ ]+[),;]")
"""A figure's noun and who gives it: "nearly 900 refugees (National Intelligence Service)"."""
_BESIDE = regex(r"[\s,:“\"]*(?:(?:about|some|around|nearly|roughly)\s+)?")
_OWNS = regex(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}?(?:(?P<count>office|reckoning|count|sums|arithmetic|estimates?|data|records?|accounts?|ledgers?|books|lists?|tally|registers?|files|numbers?"
    r"|total|surveys?|tables?|quarters?|interim report|team|people)\b|[“\"]?(?=[0-9]))"
)
"""What a claimant has: "by the ministry's count", "the commission's 80,000"."""
_LEADS_IN = regex(
    r"[\s,;:–—“\"(]*(?:(?:and|but|while|yet|then|so|whereas|[Yy]et|[Bb]ut|[Aa]nd)\s+)?"
    r"(?:(?:[Ii]n|[Ff]or|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Oo]f|[Aa]t|[Oo]ver|[Bb]etween)\s[^,;]{2,60}?,?\s+)?(?:[Tt]he\s+|an?\s+|[Ii]ts\s+|[A-Z]\w+['’]s\s+)?"
)
"""What may stand before the subject of a clause."""
_ESTIMATE_OF = regex(
    r"\b(?:an?|its|their) (?:\w+ )?(?:estimate|figure|count|tally|total|list|range"
    r"|number) of\s*(?:between |about |some )?\Z"
)
"""Words before the figure of the subject of a sentence: "sent its people and came back with an estimate of"."""
_SURVEYED = regex(
    r"\s(?:did|made|ran|held|conducted|carried out)\s(?:its|an?|the|another)\s(?:[\w-]+\s){0,3}"
    r"(?:survey|poll|study|census)\b"
)
"""What one did who asked people: "the board did a survey in 2015, and 20 percent answered"."""
_WHICH_HAS = regex(
    r",\s(?:which|who)\s(?:now |still )?(?:ha[sd]|have|found|counts?|keeps?|lists?|put|puts|gives?"
    r"|names?)\b\s*(?:about |some )?"
)
"""Words behind a name of one who has a figure: "the commission, which has about 470"."""
_HAS = regex(
    r",?\s+(?:(?:still|also|now|itself|alone|only|even|once|later|had|has|have)\s+)*(?:ha[sd]|have|makes?|made|gives?|gave|given|knows?|knew|finds?|found|thinks?"
    r"|thought|speaks?|spoke|spoken|sees?|saw|registered|welcomed|admitted|took|granted|issued|received|recogni[sz]ed|accepted|refused"
    r"|rejected|offers?|offered|shows?|showed|names?|named|starts?|settles?|settled|reckons?|holds?|held|stands?|counts?"
    r"|worked(?: for \w+)? with|counted|keeps?|kept|logs?|logged|works?|comes?|came|arrives?|arrived"
    r"|puts?|goes|went|stays?|stayed)\b"
)
"""Verbs by which an office has a figure: "has 408", "thought of roughly 3.5 million", "granted 115"."""
_POINTS_BACK = regex(
    r"\b(?P<who>[Tt]he (?:same |UN )?(?:ministry|agency|office|government|commission|institute|group|bureau"
    r"|department|committee|foundation|board)|[Ii]t)(?:['’]s\b|(?=\s+(?:ha[sd]|makes?|made|gives?|gave"
    r"|knows?|knew|found|finds|welcomed|registered|speaks?|spoke|counts?|counted|puts?|saw|sees|admitted|granted|accepted"
    r"|recogni[sz]ed|recorded|logged|named|names|lists?|listed|refused|received)\b))"
)
_TWO_AUTHORS = regex(r"[A-Z]\w+ ([A-Z]\w+) and [A-Z]\w+ ([A-Z]\w+)")


def _names(term: Term) -> list[str]:
    """The names under which texts cite a claimant: label, aliases, and the words for one that is not named."""
    label = re.sub(r"\s*\((?:unnamed|[A-Z]{2,6})\)", "", term.label)
    label = re.sub(r"\A(?:The|An?)\s+", "", label)
    names = [label, label.split(",")[0], re.sub(r"\s*\([^)]*\)", "", term.korean), *term.aliases]
    if found := re.search(r"\(([A-Z]{2,6})\)", term.label):
        names.append(found.group(1))
    if label.startswith("South Korea's "):
        own = label.removeprefix("South Korea's ")
        bare = own.removeprefix("National ")
        names.append(own)
        names += [bare] if len(bare.split()) > 2 else []  # "the Human Rights Commission"
    seoul = "South Korea's "
    owned = [name.removeprefix(seoul) for name in (label, *term.aliases) if name.startswith(seoul)]
    names += [name for own in owned for name in (f"The South's {own}", f"Seoul's {own}", f"{own} in Seoul")]
    if found := re.match(r"(\w+) National (.+)", label):
        names.append(f"{found.group(1)}'s {found.group(2)}")  # "China's tourism administration"
    if found := re.search(r"\bMinistry of (?:the )?([A-Z]\w+)\Z", label):
        state = label[: found.start()].removeprefix("South Korea's ")
        names.append(f"{state}{found.group(1)} Ministry")
    names += [label.replace("'s National ", "'s ")] if "'s National " in label else []
    if (found := _TWO_AUTHORS.fullmatch(label)) and term.kind == "academic":
        names.append(f"{found.group(1)} and {found.group(2)}")
    return [name for name in dict.fromkeys(names) if len(name) > 1 and not name.isdigit()]
