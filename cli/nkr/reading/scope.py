"""Of whom and where: group, place and acting state of a figure, as its words name them; else the measure's default.

A group is the figure's own noun ("12 men"), what is said of it ("198 were women"), or the word right before it
("여성 9명"). A place is one that the vocabulary has and that lies within the measure's: the nearest of the clause, else
of the sentence, else what the incident spoken of before has.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from nkr.language.scripts import is_asian
from nkr.model import Kind, Measure, Term, Vocabulary, period
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.period import MONTH, Period
from nkr.model.statement import NOT_KNOWN, Field, Known
from nkr.reading.countries import COMING, COUNTRIES, KOREAS, NORTH_KOREA, SOUTH_KOREA, countries
from nkr.reading.cues import CueBook, book
from nkr.reading.measures import OWN_KIND
from nkr.reading.names import Hit, NameBook
from nkr.reading.names import book as name_book
from nkr.reading.passages import Sentence
from nkr.reading.scenes import (
    EXCEPTED,
    FOR_EXAMPLE,
    HOLDS,
    Scenes,
    is_bound_for,
    is_of_some,
    is_seat,
    leads_in,
    scenes_in,
)

_MISSION = regex(r"\b(embassy|consulate|mission|compound|office)\b", re.IGNORECASE)
_MISSION_OF = regex(r"\b(?:[A-Z][a-z]+ )+(?:[Ee]mbassy|[Cc]onsulate)\b(?!['’]s? )")
_BE = regex(
    r"\s(?:(?:small|young|little|elderly|adult|teenage|single|unaccompanied|more|other|further|North Korean)\s){1,2}\Z"
    r"|(?:,\s(?:or|about)\s[0-9.]+\s?(?:percent|per cent|%))?"
    r"\s*(?:percent\s+)?(?:of\s+(?:them|whom|these|(?:those|the)(?:\s+[\w-]+){0,5}?)(?:\s+of\s[0-9]{4})?\s+)?[,:]?\s*(?:are|were"
    r"|was|is|being|be|had been|have been|has been)?\s*(?:(?:made|lodged"
    r"|filed)\s+by\s+)?(?:the\s+)?(?:north korean\s+)?\Z",
    re.IGNORECASE,
)
_ASIAN_BETWEEN = regex(
    r"(?:의?\s?(?:탈북민|탈북자|북한이탈주민|새터민|주민|입국자|입국 인원|인원)|の?(?:脱北者|入国者)"
    r"|的?[脱脫]北者)?\s?(?:수|비율|비중|比率|割合|比例)?(?:은|는|이|가|도|의 경우|が|は|も|为|為|占|有)?"
    r"\s*(?:약|총|모두|각각|[:=]|\()?\s*"
)


_ARE = regex(r"\s+(?:(?:people|persons|of them|of these|of whom)\s+)?(?:were|are|was|is|had been|have been|in their)\b")
"""Words behind a count that say of whom it is."""
_EVERYONE = regex(r"\s*(?:men(?:,| and| or) women|women(?:,| and| or) men|boys and girls|girls and boys)\b")
_AGED = regex(
    r"(?<![0-9])(?P<first>[1-9]0)(?:[대代]?\s?[~∼〜·・∙,-]\s?(?P<last>[1-9]0))?[대代](?:의|の)?\s?"
    r"(?P<sex>여성|남성|女性|男性)?(?:의\s?(?:비율|비중|수))?(?:이|가|은|는|도|が|は)?\s*\Z"
)


@dataclass(frozen=True)
class ScopeBook:
    """The groups and places of a vocabulary, ready to be found in sentences."""

    vocabulary: Vocabulary

    @cached_property
    def groups(self) -> NameBook:
        return name_book((name, code) for code, term in self.vocabulary.groups.items() for name in _group_names(term))

    @cached_property
    def places(self) -> NameBook:
        return name_book((name, code) for code, term in self.vocabulary.places.items() for name in _place_names(term))

    def named_in(self, text: str, codes: Collection[str]) -> set[str]:
        """Those of these groups that ``text`` names anywhere."""
        terms = {code: self.vocabulary.groups[code] for code in sorted(codes)}
        names = name_book((name, code) for code, term in terms.items() for name in _group_names(term))
        cues = book((code, term.cues) for code, term in terms.items() if term.cues)
        return {hit.code for hit in names.hits(text)} | cues.named(text)

    @cached_property
    def _cues(self) -> CueBook:
        return book((code, term.cues) for code, term in self.vocabulary.groups.items() if term.cues)

    def described(self, text: str) -> frozenset[str]:
        """The groups that words describe and do not name: "had served as soldiers", "in their twenties"."""
        return self._cues.named(text) - {*_SEX, "north-koreans"}

    # --- group ---

    def group(self, figure: Figure, sentence: Sentence, measure: Measure) -> Field[str]:
        """Who is counted; the measure's own group where the words name no one in particular."""
        if aged := self._of_an_age(figure, sentence):
            return aged
        share = measure.kinds == (Kind.SHARE,)
        shares = self._described(figure, sentence) if share or _ARE.match(sentence.text, figure.end) else []
        named = self._respectively(figure, sentence, measure.group) or self._beside(figure, sentence)
        for hit in [*named, *shares]:
            code = self._as_counted(hit.code, sentence.text[hit.start : hit.end], measure.group)
            if code == measure.group or self.vocabulary.lies_within("group", measure.group, code):
                continue
            if measure.group and not self._may_be(code, measure.group):
                continue
            return Field(code, Known.STATED, words=sentence.text[hit.start : hit.end])
        if not measure.group:
            return NOT_KNOWN
        return Field(measure.group, Known.ASSUMED)

    def _as_counted(self, code: str, words: str, default: str) -> str:
        """Of groups that a word may mean the one within those counted: of North Koreans arrested "two children" are
        such themselves, and not only those of North Koreans.
        """
        within = self.vocabulary.lies_within
        if not default or code == default or within("group", code, default):
            return code
        return min((other for other in self._cues.named(words) if within("group", other, default)), default=code)

    def _may_be(self, code: str, default: str) -> bool:
        within = self.vocabulary.lies_within
        return (
            within("group", code, default) or within("group", default, code) or code in OWN_KIND or default in OWN_KIND
        )

    def _described(self, figure: Figure, sentence: Sentence) -> list[Hit]:
        """Groups of an age or a province that a figure's clause describes: "66 percent are aged 80 or over"."""
        start, end = sentence.clause(figure.start)
        if figure.unit != "percent":  # of a count only what is said of it: "99 were teenagers"
            start, end = figure.start, min([end, *(one.start for one in sentence.figures if one.start > figure.start)])
        found = self._cues.found(sentence.text[start:end], figure.start - start, figure.end - start)
        return [Hit(entry.code, start + entry.at, end) for entry in found if entry.code not in (*_SEX, "north-koreans")]

    def _of_an_age(self, figure: Figure, sentence: Sentence) -> Field[str] | None:
        """The decades of age that are named before a figure; unknown where the vocabulary has them not, or not of one
        sex."""
        found = _AGED.search(sentence.text, max(0, figure.start - 24), figure.start)
        if found is None:
            return None
        code = f"aged-{found['first']}-{int(found['last'] or found['first']) + 9}"
        if found["sex"] or code not in self.vocabulary.groups:
            return Field("", Known.UNKNOWN, words=found.group().strip())
        return Field(code, Known.STATED, words=found.group().strip())

    def names_group(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether a figure's own words name a group."""
        return bool(self._beside(figure, sentence))

    def _respectively(self, figure: Figure, sentence: Sentence, default: str) -> list[Hit]:
        """ "Men and women were 9,550 and 24,571 respectively": the groups in the figures' order."""
        found = sentence.words.respectively.search(sentence.text)
        if found is None:
            return []
        hits = [hit for hit in self.groups.hits(sentence.text) if hit.code != default]
        figures = [
            other
            for other in sentence.figures
            if (other.unit in ("", "persons") and not sentence.words.time_first) or other.start > found.end()
        ]
        if figure not in figures or len(hits) != len(figures):
            return []
        return [hits[figures.index(figure)]]

    def _beside(self, figure: Figure, sentence: Sentence) -> list[Hit]:
        """Groups named by the figure's noun, by what is said of it, or by the word before it."""
        text = sentence.text
        if _EVERYONE.match(text, max(figure.start, figure.end - len(figure.noun))):
            return []  # "25 men, women and children"
        found = []
        share = figure.unit == "percent"
        low, high = figure.start - 70, figure.end + 60
        # Of "여성 비율은 85%(507명)" the count in brackets is of whom the share is.
        shares = [other for other in sentence.figures if other.unit == "percent" and other.end <= figure.start]
        in_brackets = bool(shares) and text[shares[-1].end : figure.start].strip() in ("(", "（", "인", "である", "の")
        begins = shares[-1].start if in_brackets and not share else figure.start
        for hit in self.groups.hits(text):
            if hit.end <= low or hit.start >= high:
                continue
            if hit.start >= figure.start and hit.end <= figure.end and hit.end - hit.start > 1:
                found.append((0, hit))
            elif hit.start >= figure.end and not share and _says_of(text[figure.end : hit.start], sentence.language):
                heads = any(_leads_to(text[hit.end : one.start], sentence.language) for one in sentence.figures)
                found += [] if heads and "," in text[figure.end : hit.start] else [(1, hit)]  # "249, Hwanghae at 99"
            elif hit.end <= begins and not share and _leads_to(text[hit.end : begins], sentence.language):
                if hit.end - hit.start == 1 and is_asian(text[hit.start - 1 : hit.start]):
                    continue  # the last sign of another word
                found.append((2, hit))
        return [hit for _, hit in sorted(found, key=lambda entry: (entry[0], -len(self._chain(entry[1].code))))]

    def _chain(self, code: str) -> str:
        term = self.vocabulary.groups[code]
        return ">" * len(term.within)

    # --- place and state ---

    def place(self, figure: Figure, sentence: Sentence, measure: Measure, scenes: Scenes) -> Field[str]:
        """Where: a named place within the measure's, the country spoken of, or the measure's own."""
        if measure.kinds == (Kind.SHARE,) and measure.place == "world" and countries(measure.label):
            return Field(measure.place, Known.ASSUMED)  # the share of one country in all
        hits = [
            hit
            for hit in self.places.hits(sentence.text)
            if self._lies_in(hit.code, measure) and hit.code != NORTH_KOREA
            if hit.start >= sentence.dateline and (_is_of_a_region(hit, sentence) or not _is_sayer(hit, sentence))
            if not (EXCEPTED.search(sentence.text, 0, hit.start) and hit.code in COUNTRIES)
            if not is_of_some(hit.start, sentence) and not self._is_of_the_label(hit.code, measure)
            if not _is_river(hit, sentence) and not _is_by_the_way(hit, figure, sentence)
            if sentence.text[hit.start : hit.end] not in _SEATS or _is_town(hit, figure, sentence)
        ]
        if scenes.stated:
            hits = [hit for hit in hits if self._country(hit.code) in ("", *scenes.codes)]
        hits = [hit for hit in hits if self._country(hit.code) != SOUTH_KOREA or not is_bound_for(hit.start, sentence)]
        acting = [hit for hit in hits if hit.code != SOUTH_KOREA]
        hits = [hit for hit in acting or hits if not _is_anothers(hit, figure, sentence)]
        if hits:
            start, end = sentence.clause(figure.start)
            near = [hit for hit in hits if _is_own(hit, figure, sentence)][:1]
            if len(near) == 1 and (common := self._common(near[0], sentence)):
                return Field(common, Known.STATED, words=sentence.text[near[0].start : near[0].end])
            near = near or [hit for hit in hits if start <= hit.start < end] or hits
            nearest = min(near, key=lambda hit: (-self._depth(hit.code), _away(hit, figure)))
            return Field(nearest.code, Known.STATED, words=sentence.text[nearest.start : nearest.end])
        mission = _MISSION_OF.search(sentence.text, figure.end, sentence.clause(figure.start)[1])
        if mission is not None and "mission" in measure.label:
            if (site := self._mission(mission.group())) and self._lies_in(site, measure):
                return Field(site, Known.STATED, words=mission.group())
            return Field("", Known.STATED, words=mission.group())  # a building that the vocabulary does not have
        end = sentence.clause(figure.start)[1]
        start = max([0, *(one.end for one in scenes_in(sentence) if one.end <= figure.start)])
        if measure.place == "world" and (everywhere := _WORLDWIDE.search(sentence.text, start, end)):
            return Field(measure.place, Known.STATED, words=everywhere.group())
        scene = self.named(scenes)
        if self._is_of_the_label(scene.value or "", measure):
            return Field(measure.place, Known.ASSUMED)
        by_the_way = scene.known is Known.CARRIED and (scene.value == SOUTH_KOREA or measure.kinds == (Kind.SHARE,))
        if scene.words or (scene.value and not by_the_way and self._lies_in(scene.value, measure)):
            return scene
        return Field(measure.place, Known.ASSUMED) if measure.place else NOT_KNOWN

    def _common(self, first: Hit, sentence: Sentence) -> str:
        """The country of all towns of a list: "31 were seized in Shenyang, Yanji and Changchun"."""
        listed = _LIST_OF_TOWNS.match(sentence.text, first.end)
        if listed is not None and (whole := self._whole_of([first.code, *self._codes(listed.group())])):
            return whole
        country = self._country(first.code)
        if listed is None or country == first.code:
            return ""
        named = [one.code for one in countries(listed.group())]
        towns = sum(word[0].isupper() for word in listed.group().split())
        return country if named == [country] * towns else ""

    def _codes(self, text: str) -> list[str]:
        return [hit.code for hit in self.places.hits(text)]

    def _whole_of(self, parts: list[str]) -> str:
        """What all places of a list are parts of: Jilin and Liaoning of the north-east."""
        wholes = {within for code in parts for within in self.vocabulary.places[code].within[:1]}
        return wholes.pop() if len(wholes) == 1 and len(set(parts)) > 1 else ""

    def _is_of_the_label(self, code: str, measure: Measure) -> bool:
        """Whether a measure's own label names a country, which then is not where it was counted."""
        return measure.place == "world" and code in {named.code for named in countries(measure.label)}

    def _mission(self, words: str) -> str:
        """The one building that words name by its country: "the American consulate" is the US one."""
        owners, kind = countries(words), words.casefold().rsplit(" ", 1)[-1]
        sites = [
            code
            for code, term in self.vocabulary.places.items()
            if term.kind == "site" and kind in term.label and owners
            if (named := countries(term.label)) and named[0].code == owners[0].code
        ]
        return sites[0] if len(sites) == 1 else ""

    def named(self, scenes: Scenes) -> Field[str]:
        """The country that a figure's words speak of; one that the vocabulary lacks has words and no value."""
        if not scenes.codes:
            return NOT_KNOWN
        known = Known.STATED if scenes.stated else Known.CARRIED
        code = scenes.codes[0]
        return Field(code, known) if code in self.vocabulary.places else Field("", known, words=code)

    def _lies_in(self, code: str, measure: Measure) -> bool:
        if not measure.place or code == measure.place:
            return False
        return Kind.SHARE in measure.kinds or self.vocabulary.lies_within("place", code, measure.place)

    def _depth(self, code: str) -> int:
        """How deep a place lies within others: a building before its town."""
        depth, seen = 0, set[str]()
        while code in self.vocabulary.places and self.vocabulary.places[code].within and code not in seen:
            seen.add(code)
            code, depth = self.vocabulary.places[code].within[0], depth + 1
        return depth

    def by(self, measure: Measure, place: Field[str]) -> Field[str]:
        """The state that acts: the measure's own; where that may be any, the country that sends, arrests or admits."""
        if not measure.by:
            return NOT_KNOWN
        if measure.by != measure.place or place.value == measure.place:
            return Field(measure.by, Known.ASSUMED)
        if not place.value:
            return place
        country = self._country(place.value)
        return Field(country, place.known, place.near, place.words) if country else Field(measure.by, Known.ASSUMED)

    def event(self, measure: Measure, kind: Kind, time: Field[Period | None], place: Field[str]) -> Field[str]:
        """The incident of the vocabulary that happened then and there: the narrowest whose date holds the figure's,
        whose place or actor fits, and whose label speaks of the measure.
        """
        when = time.value
        if kind not in (Kind.EVENT, Kind.FLOW, Kind.STOCK) or when is None or when.open_end or when.days > MONTH:
            return NOT_KNOWN
        fitting = [
            (span.days, code)
            for code, (span, about) in self._events.items()
            if (when.within(span) or when.same_span(span)) and measure.topic in about and self._fits_event(code, place)
        ]
        return Field(min(fitting)[1], Known.ASSUMED) if fitting else NOT_KNOWN

    def _fits_event(self, code: str, place: Field[str]) -> bool:
        event, within = self.vocabulary.events[code], self.vocabulary.lies_within
        named = event.place or event.actor
        if not named or not place.value:
            return not named
        return place.value == named or within("place", place.value, named) or within("place", named, place.value)

    @cached_property
    def _events(self) -> dict[str, tuple[Period, frozenset[str]]]:
        """Each dated incident with its days and the topics that its label speaks of."""
        measures = self.vocabulary.measures
        cues = book((code, measure.cues) for code, measure in measures.items() if measure.cues)
        found = {}
        for code, term in self.vocabulary.events.items():
            if term.date:
                label = f"{term.label} {term.in_sentence}"
                about = frozenset(measures[entry.code].topic for entry in cues.found(label, 0, 0))
                found[code] = (period.parse(term.date), about)
        return found

    def _country(self, code: str) -> str:
        for _ in range(5):
            if code in {named.code for named in countries(self.vocabulary.places[code].label)}:
                return code
            within = self.vocabulary.places[code].within
            if not within or within[0] not in self.vocabulary.places:
                return ""
            code = within[0]
        return ""


def _away(hit: Hit, figure: Figure) -> int:
    return hit.start - figure.end if hit.start >= figure.end else figure.start - hit.end + 10


_SEATS = ("Seoul", "Beijing")
_AT = regex(r"\b(?:in|at|from|near|outside|to|around|into|of|central|downtown)\s+(?:the\s+)?\Z")
_AS_SUBJECT = regex(r"(?:\A|[.;:,“\"(]\s*|\b(?:that|and|but|while|as|since|because|by)\s+)\Z", re.IGNORECASE)


_COMING = regex(rf"\b{COMING}\s\Z", re.IGNORECASE)


def _is_town(hit: Hit, figure: Figure, sentence: Sentence) -> bool:
    """Whether the name of a capital is the town, and not the government that sits there: "Beijing sends back …"."""
    if sentence.text[hit.start : hit.end] == "Seoul":
        return _is_own(hit, figure, sentence) and not _COMING.search(sentence.text, 0, hit.start)
    return not _AS_SUBJECT.search(sentence.text, 0, hit.start)


def _is_river(hit: Hit, sentence: Sentence) -> bool:
    """Whether a name is that of the river: "over the Tumen"."""
    return sentence.text[hit.start : hit.end] == "Tumen" and sentence.text[: hit.start].endswith(("the ", "The "))


_ASIDE = regex(r",\s(?:who|whose|which|an?|the|formerly|until)\s[^,;:0-9]*(?:(?:19|20)[0-9]{2})?,")


def _is_by_the_way(hit: Hit, figure: Figure, sentence: Sentence) -> bool:
    """Whether a place is only said of somebody: "Kim, who has a man in Dandong, says"."""
    if FOR_EXAMPLE.match(sentence.text, hit.end):
        return True
    spans = (found.span() for found in _ASIDE.finditer(sentence.text))
    return any(start <= hit.start < end and not start <= figure.start < end for start, end in spans)


_HOLDS = regex(HOLDS)
_LIST_OF_TOWNS = regex(r"(?:,\s[A-Z][\w-]+)*,?\sand\s[A-Z][\w-]+")
_IN = regex(r"(?:\s+[\w'’-]+){0,4}?\s+(?:in|at|near|from|into|outside|inside|to|through)\s+(?:the\s+)?")


_NEXT = regex(r"[^,.;·、，。0-9]{0,16}")


def _is_own(hit: Hit, figure: Figure, sentence: Sentence) -> bool:
    """Whether a place stands right behind its figure ("13 arrested in Kunming, five near Beijing"), or before it
    ("Canada (169)", "it puts Osaka at 90, Kobe at 40, Nara 12").
    """
    if hit.end <= figure.start:
        between = sentence.text[hit.end : figure.start]
        if sentence.words.time_first:  # "투먼이 352명": each place of a list before its figure
            return _NEXT.fullmatch(between) is not None
        heads = not _AT.search(sentence.text, 0, hit.start)  # and is no more than where another place is
        beside = between == " " or bool(_HOLDS.fullmatch(between))
        return bool(re.fullmatch(r"\s*[(（:]\s*", between)) or (heads and beside)
    return hit.start >= figure.end and bool(_IN.fullmatch(sentence.text[figure.end : hit.start]))


def _is_anothers(hit: Hit, figure: Figure, sentence: Sentence) -> bool:
    """Whether a place is that of another figure, in whose clause or right behind which it stands."""
    asides = [found.span() for found in _AMONG_THEM.finditer(sentence.text)]
    others = [it for it in sentence.figures if it.start != figure.start]
    others = [it for it in others if not any(start < it.start < end <= hit.start for start, end in asides)]
    if any(_is_own(hit, other, sentence) for other in others) and not _is_own(hit, figure, sentence):
        return True
    start, end = sentence.clause(hit.start)
    if hit.start < figure.end or start <= figure.start < end:
        return False
    return is_bound_for(hit.start, sentence) or any(start <= other.start < end for other in others)


_AMONG_THEM = regex(r",\s(?:among them|including)\s[^,;.]*,\s")
"""What is said of some of a figure, before its verb: "44, among them 26 women, climbed into the embassy"."""
_WORLDWIDE = regex(
    r"\b(?:[Ww]orldwide|[Gg]lobally|abroad|overseas|around the world|\A(?:All told|(?:Taken )?[Tt]ogether)"
    r"|(?:in|from|by|of|to) (?:\w+ ){0,2}(?:[0-9]{2,3}|many|all|every) (?:countries|country|states)"
    r"|(?:in|across|over|throughout) the (?:(?:whole|entire|wide|wider) )?(?:world|globe)|the world over)\b"
)
"""Words for all countries together, and no one of them: "100,000 were working abroad"."""
_SAYER = regex(
    r"\s*(?:['’]s?\b|says?\b|said\b|counted\b|recorded\b|authorit|admits?\b|denie|\.?(?:\s[\w-]+){0,3}?\s?(?:officials?|government|ministry"
    r"|department|group|newspaper|paper|daily|database|office|agency|committee|commission|ngo|organi[sz]ation|institute|activist"
    r"|charity|church|pastor|broadcaster|university)\b)",
    re.IGNORECASE,
)


_ASKED = regex(
    r"\b(?:(?:ask|tell|told|urg|press|call(?:s|ed)? on)\w*|(?:voice|bank|university|academy) of)\s+\Z", re.IGNORECASE
)


def _is_sayer(hit: Hit, sentence: Sentence) -> bool:
    """Whether a place is named as the one who speaks or owns: "Beijing says", "Seoul's ministry", "a Seoul aid
    group", "Voice of America"."""
    if leads_in(hit.start, hit.end, sentence):
        return False
    asked = _ASKED.search(sentence.text, max(0, hit.start - 15), hit.start)
    sits = is_seat(hit.start, hit.end, sentence)
    return bool(asked or sits or _SAYER.match(sentence.text, hit.end, hit.end + 45))


def _is_of_a_region(hit: Hit, sentence: Sentence) -> bool:
    """Whether a place is a part of a country whose own offices count there: "the authorities of Primorye say"."""
    office = _OFFICE_OF.search(sentence.text, max(0, hit.start - 30), hit.start)
    return office is not None and hit.code not in COUNTRIES and sentence.text[hit.start : hit.end] not in _SEATS


_OFFICE_OF = regex(r"\b(?:authorities|police|administration|governor) (?:of|in) (?:the )?\Z")


def _says_of(between: str, language: str) -> bool:
    """Whether what stands between a number and a group makes the group what is counted: "198 were women", "26 of them
    men"."""
    if language in ("ko", "ja", "zh"):
        return bool(re.fullmatch(r"(?:명|인|人|名)?\s*(?:의|の|은|이|が|は|为|為|是)?\s*", between))
    between = _SAID_BETWEEN.sub(" ", between)  # "136, the police said, were female"
    return len(between) < 45 and bool(_BE.fullmatch(between))


_SAID_BETWEEN = regex(r",\s[^,;:.]{2,40}\s(?:said|says|say|reported|added|noted|adds|notes),\s")


def _leads_to(between: str, language: str) -> bool:
    """Whether a group right before a number is what is counted: "여성 9명", "women: 198"."""
    if language in ("ko", "ja", "zh"):
        return bool(_ASIAN_BETWEEN.fullmatch(between))
    return bool(_LEADS_TO.fullmatch(between))


_LEADS_TO = regex(
    r"\s*(?:[:=(]|numbered|numbering|totall?ed|(?:alone\s+)?account(?:ed|s|ing)? for|made up|makes? up|were)\s*"
    r"|\s(?:\w+\s)?(?:made|make|making|were|are) (?:up )?(?:the|most|a)\b[^,;:.0-9]{3,60}:\s"
    rf"|{HOLDS}|,?\s"
)


def _group_names(term: Term) -> list[str]:
    return [name for name in (term.label, term.singular, *term.aliases) if name] + _SEX.get(term.code, [])


_SEX = {
    code: names.split()
    for code, names in {
        "women": "women woman female females 여성 여자 여 女性 女 Frauen mujeres perempuan wanita",
        "men": "men man male males 남성 남자 남 男性 男 Männer hombres laki-laki pria",
        "children": "children child minors 어린이 아동 子ども girl girls boy boys infant infants baby babies",
    }.items()
}
"""Words for groups that many collections have, beside those of the vocabulary."""


def _place_names(term: Term) -> list[str]:
    """How texts name a place: its label and aliases; of "Shenyang, Liaoning" the town, of an embassy its country's."""
    label = term.label.removeprefix("The ").removeprefix("the ")
    names = [label, *term.aliases]
    if ", " in label:
        names.append(label.split(", ")[0])
    site, _, _ = label.partition(" in ")
    found = _MISSION.search(site)
    if term.kind == "site" and found:
        owner = site[: found.start()].strip()
        names += [
            site,
            *(f"{owner} {word}" for word in ("embassy", "mission", "compound") if found.group(1) in ("embassy",)),
        ]
    named = countries(label)
    if len(named) == 1 and named[0].word == label and named[0].code == term.code != NORTH_KOREA:
        names += list(_COUNTRY_WORDS.get(term.code, ()))
    if term.code not in KOREAS:  # "of South Korea" is in nearly every Korean name of an office
        names.append(term.korean)
    return [name for name in names if len(name) > 1]


_COUNTRY_WORDS = {
    "china": ("Chinese authorities", "Chinese government", "Chinese police", "중국", "中国"),
    "russia": ("Russian authorities", "러시아", "ロシア"),
    "thailand": ("Thai authorities", "태국"),
    "laos": ("Laotian authorities", "라오스", "ラオス"),
    "vietnam": ("Vietnamese authorities", "베트남"),
}
