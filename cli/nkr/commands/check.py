"""``nkr check``: what the record has for a number, for a statement in fields, or for every figure of a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from nkr.analysis.check.judgements import Judgement
from nkr.analysis.check.matching import How
from nkr.commands.options import Force, argument, complete_measure, complete_topic, option, query_command
from nkr.errors import CheckFailed, NothingFound, WrongUsage
from nkr.model import Qualifier
from nkr.model.figure import Figure
from nkr.model.prose import Prose
from nkr.output import terminal
from nkr.output.views import check, check_number
from nkr.services.checking import Fields, figure_of, judged, judged_text, number_answer, prose_of, refuse_unclear
from nkr.services.session import Session, wanted_period


@query_command(own_formats=True)
def command(
    ask: Session,
    words: Annotated[
        list[str] | None,
        argument(
            metavar="NUMBER|SENTENCE|FILE", help="A figure ('as many as 300,000'), a sentence, a file, or - for stdin."
        ),
    ] = None,
    topic: Annotated[str | None, option(help="Only figures of this topic.", autocompletion=complete_topic)] = None,
    measure: Annotated[str | None, option(help="What the figure counts.", autocompletion=complete_measure)] = None,
    year: Annotated[str | None, option(metavar="YEAR", help="The year or period of the figure.")] = None,
    place: Annotated[str | None, option(help="Where, if not the measure's own place.")] = None,
    group: Annotated[str | None, option(help="Who is counted: women, men, …")] = None,
    by: Annotated[str | None, option(help="Which state acted.")] = None,
    event: Annotated[str | None, option(help="In which incident.")] = None,
    claimant: Annotated[str | None, option(help="Who is said to give the figure.")] = None,
    written: Annotated[str | None, option("--date", metavar="DATE", help="When the text was written.")] = None,
    language: Annotated[str, option(metavar="CODE", help="The text's language, if it is not recognised.")] = "",
    encoding: Annotated[str, option(metavar="NAME", help="The text's encoding, if it is read wrongly.")] = "",
    strict: Annotated[bool, option(help="End with status 10 if a figure is judged ✗.")] = False,
    history: Annotated[bool, option(help="Who printed the number, and after whom.")] = False,
    record: Annotated[
        Path | None, option(metavar="FILE", help="Keep the check in FILE; the next run shows what is new.")
    ] = None,
    comments: Annotated[
        Path | None, option(metavar="FILE", help="Write a Word file with comments at its figures.")
    ] = None,
    force: Force = False,
) -> None:
    """Check a number, a sentence or a text.

    Who supports it, who contradicts it, and what to print instead. With --measure the figure is compared with the
    record as a statement. A text is plain, Markdown or HTML. --history: who printed a number (or a fact's) when, after
    whom, and what changed on the way.

    Examples: nkr check 2,941 --measure arrivals-south-korea --year 2009 · nkr check draft.md --strict
    """
    if not (what := " ".join(words or ())).strip():
        raise WrongUsage("nothing to check: give a number, a sentence, a file, or - for what is piped in.")
    if history:
        _history(ask, what, topic)
        return
    if measure == "":
        raise WrongUsage("--measure is empty: give a name, or leave it out.")
    fields = Fields(measure or "", year, place, group, by, event, claimant, written)
    given = [f"--{name}" for name, value in fields._asdict().items() if value is not None]
    given += [name for name, value in (("--record", record), ("--comments", comments)) if value is not None]
    given += [f"--format {ask.form}"] if ask.form not in terminal.FORMATS else []
    if measure:
        _refuse("statement", given)
        _check_statement(ask, judged(ask, what, fields), strict)
        return
    code = ask.topic(topic) if topic is not None else ""
    refuse_unclear(what)
    if (number := figure_of(what)) is not None:  # 229 is a number, and ./229 a file
        _refuse("number", given)
        _check_number(ask, what, number, code, year, strict)
        return
    _refuse("text", given)
    file = Path(what) if what != "-" and _is_file(what) else None
    if file is None and what != "-" and not _is_sentence(what):
        raise NothingFound(f"there is no file '{what}', and it is not a number or a sentence.")
    text = _text(what, file, encoding)
    judgements = judged_text(ask, text, topic=code, written=wanted_period(written, "--date"), language=language)
    if comments is not None:
        _comment(ask, file, judgements, comments, force=force)
    _check_text(ask, text, judgements, record, strict=strict, name="the text" if file is None else what)


_OF_FIELDS = dict.fromkeys(
    ("--place", "--group", "--by", "--event", "--claimant"), "goes with --measure: say what the figure counts"
)
_OF_TEXTS = dict.fromkeys(
    ("--record", "--comments", "--format sarif", "--format jsonld"), "goes with a text: give a file or a sentence"
)
_MISPLACED = {
    "statement": _OF_TEXTS,
    "number": _OF_FIELDS | _OF_TEXTS | {"--date": "goes with a text; give a number its --year"},
    "text": _OF_FIELDS | {"--year": "goes with a number; a text names its years"},
}
"""The options that do not go with what is checked, and why."""


def _refuse(checked: str, given: Sequence[str]) -> None:
    for name in given:
        if name in _MISPLACED[checked]:
            raise WrongUsage(f"{name} {_MISPLACED[checked][name]}.")


def _comment(ask: Session, file: Path | None, judgements: list[Judgement], out: Path, *, force: bool) -> None:
    from nkr.analysis.check.judgements import Why
    from nkr.documents import prose, word
    from nkr.output import files

    data = prose.bytes_of(file) if file is not None else b""
    if not word.is_word(data):
        raise WrongUsage("--comments goes with a Word file: nkr check draft.docx --comments checked.docx.")
    found = [check.value(one, ask.record) for one in judgements if one.why is not Why.NO_MEASURE]
    placed = (one for one in found if one["line"])
    notes = [word.Comment(one["line"], one["column"], len(one["text"]), check.comment(one)) for one in placed]
    files.write_file(out, lambda handle: word.commented(data, notes, handle), force=force, private=ask.restricted)


def _text(what: str, file: Path | None, encoding: str) -> Prose:
    from nkr.documents import prose

    if file is None and what != "-":
        return prose_of(what)
    data = prose.bytes_of(file) if file is not None else prose.piped()
    text = prose.read(data, str(file or "-"), encoding)
    for remark in prose.remarks(text):
        terminal.note(f"nkr: {remark}")
    return text


def _is_sentence(what: str) -> bool:
    """Whether what is no file is a sentence: of three words, since "draft .md" is a file's name mistyped."""
    unspaced = any("\u3041" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in what)
    return len(what.split()) >= 3 or (unspaced and any(sign.isdigit() for sign in what))


def _is_file(what: str) -> bool:
    try:
        return Path(what).is_file()
    except (OSError, ValueError):  # a sentence is too long for a name, or has signs that none may have
        return False


def _check_statement(ask: Session, judgement: Judgement, strict: bool) -> None:
    ask.answer(
        value=lambda: check.value(judgement, ask.record),
        tables=lambda: check.single(judgement, ask.record),
        columns=check.COLUMNS,
    )
    if strict and judgement.is_fault:
        raise CheckFailed(f"the record does not support it: {judgement.kind}.")


def _check_number(ask: Session, asked: str, figure: Figure, topic: str, year: str | None, strict: bool) -> None:
    answer = number_answer(ask, figure, topic, year)
    if not any(match.how is How.EXACTLY for group in answer.groups for match in group.matches):
        numbers = [str(number) for number in figure.quantity.stated]
        ask.look(ask.wanted._replace(topic=topic), [], " ".join(numbers))
    ask.answer(
        value=lambda: check_number.value(answer, ask.record, topic),
        rows=lambda: check_number.rows(answer),
        tables=lambda: check_number.sheets(answer, ask.record, asked),
        columns=check_number.COLUMNS,
    )
    supported = any(group.supports and group.role != "other-time" and not group.replaced_by for group in answer.groups)
    if strict and not supported:
        raise CheckFailed(f"nothing in the record supports {asked}.")


def _check_text(
    ask: Session, text: Prose, judgements: list[Judgement], record: Path | None, *, strict: bool, name: str
) -> None:
    """Answer with the judgements, or with those that are new since ``record``; then faults that no one accepted."""
    shown: Sequence[Judgement] = judgements
    left, notes = judgements, list[str]()
    if record is not None:
        from nkr.services import rechecking

        repeated = rechecking.repeat(ask, text, judgements, record)
        shown = repeated.different if repeated.note else judgements
        left = [judgement for judgement in judgements if judgement not in repeated.accepted]
        notes = [repeated.note] if repeated.note else []
        notes += [f"nkr: no longer in the text: {', '.join(repeated.gone)}."] if repeated.gone else []
    if ask.form not in terminal.FORMATS:
        from nkr.output import sarif

        is_log = ask.form is terminal.Format.SARIF
        terminal.write_json(sarif.log(shown, ask.record, name) if is_log else sarif.reviews(shown, ask.record))
    else:
        if not shown:
            terminal.note(f"nkr: no figure in {name}: there is nothing to check.")
        ask.answer(
            value=lambda: [check.value(judgement, ask.record) for judgement in shown],
            tables=lambda: check.sheets(shown, ask.record, name),
            columns=check.COLUMNS,
        )
    for line in notes:
        terminal.note(line)
    count = sum(judgement.is_fault for judgement in left)
    if strict and count:
        raise CheckFailed(f"{count} figure{'s are' if count != 1 else ' is'} not supported by the record.")


def _history(ask: Session, wanted: str, topic: str | None) -> None:
    """The dated chain of who printed a number (or a fact's), after whom, and what changed on the way."""
    from nkr.analysis.coverage import appearances
    from nkr.output import serialize, views

    code = ask.topic(topic) if topic is not None else None
    figure = figure_of(wanted)
    if figure is not None and figure.quantity.qualifier is not Qualifier.VAGUE:
        numbers = list(figure.quantity.stated)
    else:
        fact = ask.fact(wanted)
        numbers, code = list(fact.quantity.stated), code or fact.topic
    chain = [found for number in numbers for found in appearances(ask.record, ask.comparer.origins, number, code)]
    if not chain:
        raise NothingFound(f"no source in the record prints {wanted}. Try --with wider, or nkr facts.")
    ask.answer(
        value=lambda: [serialize.appearance_value(found, ask.record) for found in chain],
        rows=lambda: [serialize.appearance_row(found, ask.record) for found in chain],
        tables=lambda: [views.facts.appearances(chain, ask.record)],
        columns=["published", "stated", "fact", "source", "claimant", "origin", "after", "changed", "collection"],
    )
