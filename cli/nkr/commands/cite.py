"""``nkr cite``: the reference, or the sentence to print, for sources and facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from nkr.analysis.compare.registers import to_cite
from nkr.analysis.compare.verdicts import Verdict
from nkr.commands.options import InLanguage, Language, argument, complete_id, option, query_command
from nkr.errors import WrongUsage
from nkr.model import Fact, Source
from nkr.output import citations, escaping, labels, sentences, terminal
from nkr.output.citations import StyleName
from nkr.output.sentences import Length
from nkr.output.tables import Sheet, columns
from nkr.services.session import Session

COLUMNS = ("id", "style", "text")


@query_command()
def command(
    ask: Session,
    identifiers: Annotated[
        list[str] | None,
        argument(metavar="ID...", help="Ids of facts and sources, or a source's number.", autocompletion=complete_id),
    ] = None,
    style: Annotated[StyleName, option(show_default=True, help="How to write the reference.")] = StyleName.NOTE,
    styles: Annotated[bool, option(help="List the styles.")] = False,
    sentence: Annotated[bool, option(help="Write the sentence to print instead.")] = False,
    length: Annotated[Length | None, option(help="How long the sentence may be: 35 words, 60, or any.")] = None,
    language: InLanguage = Language.EN,
    everything: Annotated[
        bool, option("--all", help="Every source of the collections asked, as one bibliography.")
    ] = False,
    all_sides: Annotated[bool, option(help="A figure with all that agree with it or contradict it.")] = False,
) -> None:
    """References, and sentences to print.

    The reference to a figure or a source, or the sentence to print, which keeps the hedge, names the claimant, the
    publisher and the date, and says who differs; with --language ko it is written in Korean.

    Examples: nkr cite the-star-2006-03-23 --style bibtex · nkr cite korea-herald-2011-arrested-35 --sentence
    """
    if styles:
        listed = [{"style": name, "description": one.description} for name, one in citations.STYLES.items()]
        ask.answer(value=lambda: listed, columns=("style", "description"))
        return
    words = list(dict.fromkeys(identifiers or (ask.record.sources if everything else ())))
    if not words:
        raise WrongUsage("name a fact or a source to cite: nkr cite ID (nkr facts and nkr source list them).")
    ask.focus_on_named(words if not everything else ())
    found = [ask.fact_or_source(word) for word in words]
    if all_sides:
        _cite_sides(ask, _facts(found, "--all-sides"), style)
    elif sentence or length is not None or language is not Language.EN:
        _say(ask, _facts(found, "--sentence"), length or Length.SHORT, language)
    else:
        _refer(ask, found, style)


def _facts(found: Sequence[Fact | Source], name: str) -> list[Fact]:
    if sources := [one.id for one in found if isinstance(one, Source)]:
        raise WrongUsage(
            f"'{sources[0]}' is a source: {name} takes facts (nkr facts --source {sources[0]} lists them)."
        )
    return [one for one in found if isinstance(one, Fact)]


_SIDES = {
    Verdict.CONFLICT: "contradicts it",
    Verdict.DISCREPANCY: "set against it, counts something else",
    Verdict.UNRESOLVED: "may contradict it",
    Verdict.REVISION: "another release",
    Verdict.AGREE: "agrees",
    Verdict.ECHO: "repeats it",
    Verdict.SLIP: "likely error",
}
"""What another figure is to the one that is cited; parts, and figures of other things and times, are no side."""
_SIDE_COLUMNS = ("id", "side", "fact", "stated", "claimant", "paragraph", "locator", "accessed", "style", "text")


def _cite_sides(ask: Session, found: Sequence[Fact], name: StyleName) -> None:
    """Each figure with every other side: what it is to it, the figure as stated, its reference with date of access."""
    record = ask.record
    sheet = Sheet(columns("side", "figure!", "who says it", "reference"), ruled=True)
    rows = []
    for one in found:
        pairs = [pair for pair in ask.comparer.against(one) if pair.verdict in _SIDES]
        for side, fact in [("this figure", one), *((_SIDES[pair.verdict], pair.other(one)) for pair in pairs)]:
            source = record.source_of(fact)
            values = (one.id, side, fact.id, labels.figure(fact), record.claimant_label(fact), fact.paragraph)
            where = (fact.locator or None, source.accessed or None, name.value)
            text = citations.written(fact, record, name).strip()
            rows.append(dict(zip(_SIDE_COLUMNS, (*values, *where, text), strict=True)))
            sheet.row(side, labels.figure(fact), record.claimant_label(fact), text)
    ask.answer(value=lambda: rows, tables=lambda: [sheet], columns=_SIDE_COLUMNS)


def _refer(ask: Session, found: Sequence[Fact | Source], name: StyleName) -> None:
    style, record = citations.STYLES[name], ask.record
    references = [citations.cited(one, record) for one in found]
    if name is StyleName.CSL_JSON and ask.form is terminal.Format.JSON:
        terminal.write(style.written(references))  # already the JSON that was asked for
        return
    texts = [(ref.key, style.written([ref])) for ref in references]
    _answer(ask, texts, name, style.written(references), style.fence)
    for one in found:
        if isinstance(one, Fact) and (better := to_cite(ask.comparer.registers.prints(one), record)) not in (None, one):
            terminal.note(f"nkr: a better print of this figure is {better.id} ({record.source_of(better).publisher}).")


def _say(ask: Session, found: Sequence[Fact], length: Length, language: Language) -> None:
    texts, newer = [], list[Fact | None]()
    for one in found:
        judged = ask.comparer.against(one)
        echoes = [pair.other(one) for pair in judged if pair.verdict is Verdict.ECHO]
        newer.append(ask.replaced_by(one))
        texts.append((one.id, sentences.sentence(one, ask.record, judged, length, echoes, newer[-1], language)))
    _answer(ask, texts, f"sentence-{length}", "\n\n".join(text for _, text in texts), "")
    for told in filter(None, (ask.unasked(newer), ask.aged(found))):
        terminal.note(told)


def _answer(ask: Session, texts: Sequence[tuple[str, str]], style: str, together: str, fence: str) -> None:
    """Text as it is, where text was asked for; else one value a reference."""
    if ask.form is terminal.Format.TABLE:
        terminal.write(escaping.printable(together))
    elif ask.form is terminal.Format.MD and fence:
        terminal.write(f"```{fence}\n{escaping.printable(together)}\n```")
    elif ask.form is terminal.Format.MD:
        terminal.write("\n\n".join(escaping.markdown(text) for _, text in texts))
    else:
        values = [dict(zip(COLUMNS, (key, style, text), strict=True)) for key, text in texts]
        ask.answer(value=lambda: values, columns=COLUMNS)
