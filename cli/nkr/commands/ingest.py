"""``nkr ingest``: load the bundled facts, or the user's own files beside them."""

from __future__ import annotations

from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Annotated

from nkr import locations
from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.verdicts import ENUMERATED, Comparison, Verdict
from nkr.analysis.suspicions import suspicions
from nkr.commands.options import DbOption, argument, given_id, option
from nkr.errors import InvalidData
from nkr.model import Dataset, Vocabulary
from nkr.output import escaping, numbers, terminal
from nkr.output.views import conflicts
from nkr.services.attaching import Attachment
from nkr.services.loading import BUNDLED, Loaded, Request, load
from nkr.store.database import Database, OfAnotherVersion, exists

MAX_CONFLICTS = 10


def command(
    paths: Annotated[
        list[Path] | None, argument(metavar="[PATH]...", help="Curated files or folders: TOML, CSV, JSON lines.")
    ] = None,
    collection: Annotated[str, option(help="A name for the facts of PATH. The default is the name of PATH.")] = "",
    select: Annotated[
        list[str] | None,
        option("--with", metavar="COLLECTION", help="Answer from this bundled collection from now on."),
    ] = None,
    remove: Annotated[
        list[str] | None,
        option(metavar="COLLECTION", help="Delete a collection of your own, or stop answering from a bundled one."),
    ] = None,
    articles: Annotated[
        list[Path] | None,
        option(metavar="DIR", help="Attach articles from this folder. Each is recognised by its text, not its name."),
    ] = None,
    detach: Annotated[
        list[str] | None, option(metavar="SOURCE", help="Delete an attached text ('all': every text).")
    ] = None,
    withhold_below: Annotated[
        int | None, option(metavar="N", min=0, help="Withhold figures of fewer than N people from now on (0: none).")
    ] = None,
    restricted: Annotated[bool, option(help="Name in the report what is restricted or withheld.")] = False,
    unreviewed: Annotated[
        bool, option(help="Load proposals of nkr draft that have not been reviewed, marked as such.")
    ] = False,
    db: DbOption = None,
) -> None:
    """Load curated files into the database.

    The bundled files, or your own files and folders beside them. Either all are loaded, or none.

    Prints what was added, changed, unchanged and removed (removed: from that PATH only), and conflicts that are new.

    With --articles, the articles that you hold are attached, for nkr source and nkr verify: text files and saved web
    pages. They stay in your own database. Files that are not recognised are listed and left alone.

    With --withhold-below, figures for fewer people are left out of every answer, like restricted ones.

    Example: nkr ingest my-facts/ --articles my-articles/
    """
    path = locations.database(db)
    before, _ = _open_conflicts(path)
    attachment = Attachment(articles or (), detach or ()) if articles or detach else None
    asked = Request(
        paths=paths or (),
        collection=given_id("--collection", collection),
        select=select or (),
        remove=remove or (),
        attach=attachment,
        withhold_below=withhold_below,
        unreviewed=unreviewed,
    )
    try:
        loaded = load(path, asked)
    except InvalidData as error:
        raise error.disclosed() if restricted else error from None
    _tell_changes(path, loaded, restricted)
    if attachment is not None:
        withheld = {source.id for source in loaded.entries.sources.values() if source.restricted and not restricted}
        _tell_texts(attachment, bool(articles), withheld)
    now, record = _open_conflicts(path)
    facts = loaded.entries.facts
    came = (*loaded.moved["added"], *loaded.moved["changed"])
    mine = {code for code in came if facts[code].collection not in BUNDLED}
    _tell_conflicts(before, now, record, mine)
    _tell_about_own(record, mine)


def _tell_changes(path: Path, loaded: Loaded, restricted: bool) -> None:
    """What a load changed, without the facts that are withheld."""
    for warning in loaded.warnings:
        terminal.note(str(warning))
    withheld = frozenset[str]() if restricted else loaded.withheld
    ids = {what: [code for code in codes if code not in withheld] for what, codes in loaded.moved.items()}
    lines = [f"{path}: " + ", ".join(f"{len(codes)} {what}" for what, codes in ids.items()) + "."]
    counts = Counter(fact.collection for fact in loaded.entries.facts.values() if fact.id not in withheld)
    for code, count in counts.items():
        state = "" if code in loaded.selected else f" (not answered from: add --with {code})"
        lines.append(f"  {code}: {numbers.counted(count, 'fact')}{state}")
    lines += [f"  {what}: {code}" for what in ("changed", "removed") for code in ids[what][:MAX_CONFLICTS]]
    terminal.write("\n".join(map(escaping.printable, lines)))
    if withheld:
        terminal.note("nkr: restricted and withheld figures are in no answer, and not counted here; --restricted does.")


def _tell_texts(report: Attachment, asked: bool, withheld: set[str]) -> None:
    """Which texts are attached now, and what a user must know of the other files. No line names what is withheld."""
    lines = [f"  attached: {source} ({file})" for source, file in sorted(report.kept.items()) if source not in withheld]
    lines += [f"  detached: {source}" for source in report.detached if source not in withheld]
    if asked and not report.kept:
        lines.append("  attached: none of the files was recognised as a source of this database")
    if lines:
        terminal.write("\n".join(map(escaping.printable, lines)))
    secret = {file for source, file in report.kept.items() if source in withheld} | withheld
    for line in (*(f"warning: {line}" for line in report.warnings), *report.unknown):
        if not any(name in line for name in secret):
            terminal.note(line)


def _tell_about_own(record: Dataset, mine: set[str]) -> None:
    """What the facts that were loaded agree with and repeat, and what a careful curator would look at twice."""
    facts = [fact for fact in record.facts if fact.id in mine]
    if not 0 < len(facts) <= 500:  # of more, comparing each with the record takes too long
        return
    comparer = Comparer(record)
    pairs = {(pair.a.id, pair.b.id): pair.verdict for fact in facts for pair in comparer.against(fact)}
    counts = Counter(pairs.values())
    if told := [f"{counts[verdict]} {what}" for verdict, what in _QUIET.items() if counts[verdict]]:
        terminal.write(f"Pairs with figures on record: {', '.join(told)}.")
    found = [one for one in suspicions(facts, record, comparer.origins) if one.severity == "warning"]
    for one in found[:MAX_CONFLICTS]:
        terminal.note(f"warning: {one.fact.id}: {one.field}: {one.text}")
    if len(found) > MAX_CONFLICTS:
        terminal.note(f"warning: {len(found) - MAX_CONFLICTS} more: nkr lint PATH lists them.")


_QUIET = {Verdict.AGREE: "agree", Verdict.ECHO: "repeat an original source", Verdict.REVISION: "are other releases"}
_Conflicts = dict[frozenset[str], Comparison]
"""The conflicts of a record, by the two ids."""


def _open_conflicts(path: Path) -> tuple[_Conflicts, Dataset]:
    """The conflicts of a database, and its record; none where it is too large to compare pair by pair."""
    with suppress(OfAnotherVersion):
        if exists(path):
            with closing(Database(path)) as database:
                if max(database.count(database.scope()).values(), default=0) <= ENUMERATED:
                    record = database.record()
                    judged = Comparer(record).disagreements(record.facts)
                    found = (pair for pair in judged if pair.verdict is Verdict.CONFLICT)
                    return {frozenset((pair.a.id, pair.b.id)): pair for pair in found}, record
    return {}, Dataset((), {}, Vocabulary())


def _tell_conflicts(before: _Conflicts, now: _Conflicts, record: Dataset, mine: set[str]) -> None:
    """Conflicts that this load's own figures bring, then how many come with collections, and how many are settled."""
    new = {ids: pair for ids, pair in now.items() if ids not in before}
    if own := [pair for ids, pair in new.items() if ids & mine]:
        title = numbers.counted(len(own), "new conflict")
        terminal.show([conflicts.verdicts(own, record, MAX_CONFLICTS, title)], terminal.Format.TABLE)
    if others := len(new) - len(own):
        what = "more conflict" if own else "conflict"
        terminal.write(f"{numbers.counted(others, what)} in the collections searched by default: nkr conflicts")
    if settled := len(before.keys() - now.keys()):
        terminal.write(f"{numbers.counted(settled, 'conflict')} settled.")
