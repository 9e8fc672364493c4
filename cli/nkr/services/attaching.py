"""Attaching articles' texts: each file is read, recognised, and kept in the user's own database and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from nkr.analysis.prove.recognition import Ground, Recognition, Shelf
from nkr.curation.records import Entries
from nkr.documents import article_files
from nkr.documents.article_files import ArticleFile
from nkr.documents.decoding import LANGUAGES, Unreadable
from nkr.errors import NothingFound, WrongUsage
from nkr.model import Source, article
from nkr.model.names import hint
from nkr.model.prose import Prose
from nkr.output import terminal

Row = dict[str, Any]


class Attachment:
    """``load`` calls it with all entries and the texts attached so far, and gets the texts to keep.

    Afterwards ``kept`` has the file of each source's text, ``warnings`` what a user must know about those, ``unknown``
    what was not attached and why. Raises ``WrongUsage`` where a folder is not there.
    """

    def __init__(self, folders: Sequence[Path], detach: Sequence[str] = ()) -> None:
        for folder in folders:
            if not folder.exists():
                raise WrongUsage(f"--articles: there is no file or folder {folder}.")
        self._folders = folders
        self._detach = detach
        self.kept: dict[str, str] = {}
        self.warnings: list[str] = []
        self.unknown: list[str] = []
        self.detached: list[str] = []

    def __call__(self, entries: Entries, held: Sequence[Row]) -> list[Row]:
        texts: dict[str, Row] = {row["source"]: row for row in held}
        for identifier in self._detach:
            self._take_out(identifier, texts, entries)
        if self._folders:
            self._read(entries, texts)
        return [texts[identifier] for identifier in sorted(texts)]

    def _take_out(self, identifier: str, texts: dict[str, Row], entries: Entries) -> None:
        if identifier != "all" and identifier not in texts:
            offered = [known for known in texts if known in entries.sources and not entries.sources[known].restricted]
            raise NothingFound(f"--detach: no text is attached to '{identifier}'.{hint(identifier, offered)}")
        for source in list(texts) if identifier == "all" else [identifier]:
            del texts[source]
            self.detached.append(source)

    def _read(self, entries: Entries, texts: dict[str, Row]) -> None:
        found: list[ArticleFile] = []
        for folder in self._folders:
            files, problems = article_files.files(folder)
            found += files
            self.unknown += [f"{problem.file}: {problem.message}" for problem in problems]
        shelf = Shelf(entries.sources.values(), entries.facts.values())
        new: dict[str, tuple[Row, list[str]]] = {}
        for file in terminal.progress(found, "Reading articles"):
            for row, doubts in self._recognised(file, shelf):
                self._keep(row, doubts, new, file)
        for identifier, (row, doubts) in new.items():
            if identifier in texts and texts[identifier]["recorded_edition"] and not row["recorded_edition"]:
                reason = f"another edition of {identifier}; not attached, as the recorded one is already"
                self.unknown.append(f"{row['file']}: {reason}")
                del self.kept[identifier]
                continue
            self.warnings += doubts
            texts[identifier] = row

    def _keep(self, row: Row, doubts: list[str], new: dict[str, tuple[Row, list[str]]], file: ArticleFile) -> None:
        """Put a text among the new ones: of two files with one article the recorded edition stays, else the first."""
        identifier = row["source"]
        if identifier in new:
            other, _ = new[identifier]
            if other["fingerprint"] == row["fingerprint"]:
                self.warnings.append(f"{file.shown}: the same text as {other['file']}")
                return
            stays = other["recorded_edition"] or not row["recorded_edition"]
            gone, beside = (file.shown, other["file"]) if stays else (other["file"], file.shown)
            self.unknown.append(f"{gone}: another text of {identifier}, beside that of {beside}; not attached")
            if stays:
                return
        new[identifier] = (row, doubts)
        self.kept[identifier] = file.shown

    def _recognised(self, file: ArticleFile, shelf: Shelf) -> Iterator[tuple[Row, list[str]]]:
        """The texts that a file is of, each with what makes that doubtful: told only of a text that is attached."""
        try:
            read, recognition = _best(file.readings(), shelf)
        except Unreadable as reason:
            self.unknown.append(f"{file.shown}: {reason}")
            return
        if not recognition.recognised:
            self.unknown.append(f"{file.shown}: {_why_not(recognition)}")
            return
        for source in recognition.sources:
            exact = recognition.ground is Ground.FINGERPRINT
            doubts = [] if exact else [f"{file.shown}: {_difference(recognition, source)}"]
            if read.replaced:
                encoding = read.encoding.upper()
                doubts.append(f"{file.shown}: {read.replaced} characters are not {encoding}, shown as \ufffd")
            row = {
                "source": source.id,
                "text": read.plain,
                "fingerprint": article.fingerprint(read.plain),
                "recorded_edition": int(exact),
                "file": file.path.name.encode("utf-8", "replace").decode(),  # a file's name need not be text
            }
            yield row, doubts


def _best(readings: Iterable[Prose], shelf: Shelf) -> tuple[Prose, Recognition]:
    """The reading under which a file is recognised: by its fingerprint, else its title, the source's language first."""
    found: list[tuple[Prose, Recognition]] = []
    for read in readings:
        recognition = shelf.recognise(read.plain)
        if recognition.ground is Ground.FINGERPRINT:
            return read, recognition
        found.append((read, recognition))
    recognised = [(read, recognition) for read, recognition in found if recognition.recognised]
    for read, recognition in recognised:
        language = LANGUAGES.get(read.encoding)
        if language and recognition.sources[0].language.startswith(language):
            return read, recognition
    return (recognised or found)[0]


def _why_not(recognition: Recognition) -> str:
    names = ", ".join(source.id for source in recognition.sources)
    if recognition.ground is Ground.SEVERAL:
        title = f"its title is that of several sources ({names})"
        return f"not attached: {title}, and it does not name the publisher of one"
    if recognition.ground is Ground.NO_FIGURE:
        return f"not attached: it bears the title of {names}, but none of its figures"
    return "not recognised: no source has this fingerprint or this title"


def _difference(recognition: Recognition, source: Source) -> str:
    by = "its title" if recognition.ground is Ground.TITLE else "its title but for a number in it"
    publisher = "" if recognition.publisher_named else f", and does not name {source.publisher}"
    recorded = bool(source.fingerprint)
    differs = "its text differs from the recorded edition" if recorded else "no edition on record to compare it with"
    return f"taken for {source.id} by {by}; {differs}{publisher}. See nkr verify {source.id}"
