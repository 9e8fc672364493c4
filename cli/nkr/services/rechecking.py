"""A check of a text that can be repeated: what was found, on what evidence, and what a person decided about it.

The file is JSON. A person writes his decision into ``decision`` of a figure; it is kept as long as the figure stands in
the same sentence. Run again, the check answers with what is different: in the text, in the record, or in nkr.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import nkr
from nkr.analysis.check.judgements import Judgement
from nkr.errors import WrongUsage
from nkr.model.identity import digest, digest_of
from nkr.model.prose import Prose
from nkr.output import files
from nkr.output.views import check
from nkr.services.session import Session

MARK = "nkr check"
"""The ``made_by`` of such a file: another file is not written over."""


class Repeated(NamedTuple):
    """What is new or different since the check before, which figures are gone, and what a person has decided."""

    different: Sequence[Judgement]
    gone: Sequence[str]
    accepted: Sequence[Judgement]
    note: str


def repeat(ask: Session, text: Prose, judgements: Sequence[Judgement], path: Path) -> Repeated:
    """Write the record of a check to ``path`` and compare it with the one that stood there, if one did."""
    before = _read(path)
    earlier = before.get("figures", {}) if before else {}
    figures = dict(zip(_keys(judgements), (_figure(ask, one) for one in judgements), strict=True))
    changed = []
    for key, figure in figures.items():
        old = earlier.get(key, {})
        figure["decision"] = old.get("decision", "")
        if any(figure[name] != old.get(name) for name in ("verdict", "measure", "time", "evidence")):
            changed.append(key)
    by_key = dict(zip(figures, judgements, strict=True))
    kept = {
        "made_by": MARK,
        "version": nkr.__version__,
        "date": date.today().isoformat(),
        "edition": ask.database.about.get("edition", ""),
        "record": digest_of(ask.record.facts),
        "text": {"name": text.name, "sha256": hashlib.sha256(text.text.encode()).hexdigest()},
        "figures": figures,
    }
    files.write_file(path, files.json_writer(kept), force=before is not None, private=ask.restricted)
    return Repeated(
        [by_key[key] for key in changed],
        [f"{figure['text']} ({figure['verdict']})" for key, figure in earlier.items() if key not in figures],
        [by_key[key] for key, figure in figures.items() if figure["decision"] and key not in changed],
        _since(before, len(changed)),
    )


def _since(before: Mapping[str, Any] | None, changed: int) -> str:
    if before is None:
        return ""
    found = "nothing is" if not changed else "1 figure is" if changed == 1 else f"{changed} figures are"
    return f"nkr: {found} different since the check of {before['date']} (edition {before['edition'] or 'none'})."


def _keys(judgements: Iterable[Judgement]) -> list[str]:
    """A key a figure: its sentence and its words, so that a paragraph that moves changes nothing."""
    counted: Counter[str] = Counter()
    keys = []
    for judgement in judgements:
        mention = judgement.statement.mention
        words = " ".join(mention.words.split()) if mention else ""
        key = hashlib.sha256(f"{words}|{mention.figure.text if mention else ''}".encode()).hexdigest()[:12]
        counted[key] += 1
        keys.append(f"{key}.{counted[key]}")
    return keys


def _figure(ask: Session, judgement: Judgement) -> dict[str, Any]:
    found = check.value(judgement, ask.record)
    sides = {match.fact.id: match.fact for match in judgement.matches} | {one.id: one for one in judgement.against}
    kept = ("text", "line", "column", "sentence", "verdict", "fault", "measure", "time", "sure", "say")
    evidence = {name: digest(fact) for name, fact in sorted(sides.items())}
    return {name: found[name] for name in kept} | {"evidence": evidence}


def _read(path: Path) -> dict[str, Any] | None:
    """The check that stands at ``path``; raises ``WrongUsage`` for a file that is none."""
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        sound = found["made_by"] == MARK and all(isinstance(one, dict) for one in found["figures"].values())
        found["date"], found["edition"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise WrongUsage(f"{path} is not the record of a check: give another name.")
    return dict(found)
