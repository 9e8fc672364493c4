"""Learn which words speak for which measure, from passages of which it is known: ``python scripts/learn_measures.py``.

Each line of benchmarks/passages.tsv is the code of a measure ("-": none counts it), a tab, and an invented passage with
one figure in double square brackets. What is learned, by a logistic regression of scikit-learn (which has to be
installed), goes to cli/nkr/reading/words/measures.tsv, which the reader reads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nkr.documents import prose
from nkr.reading.likely import features
from nkr.reading.passages import paragraphs

TOP = Path(__file__).parent.parent
PASSAGES = TOP / "benchmarks" / "passages.tsv"
LEARNED = TOP / "cli" / "nkr" / "reading" / "words" / "measures.tsv"
OFTEN = 3
"""Passages in which a feature must stand."""
LEAST = 0.2
"""Weights nearer to zero are left out: they are most of the file and tell little."""
_MARK = re.compile(r"\[\[(.*?)\]\]")


def passages(path: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """The code of each passage and the features of its figure, read as the reader reads them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code, _, marked = line.partition("\t")
        mark = _MARK.search(marked)
        if mark is None:
            raise SystemExit(f"{path.name}: no figure in double square brackets: {line[:80]}")
        text = f"{marked[: mark.start()]}{mark[1]}{marked[mark.end() :]}"
        start, end = mark.start(), mark.start() + len(mark[1])
        read = (one for found in paragraphs(prose.read(text.encode(), "-"), language="en") for one in found)
        sentence = next((one for one in read if one.at <= start < one.at + len(one.text)), None)
        if sentence is None:
            continue
        figures = [one for one in sentence.figures if one.start < end - sentence.at and one.end > start - sentence.at]
        at = (figures[0].start, figures[0].end) if figures else (start - sentence.at, end - sentence.at)
        yield code, features(sentence.text, *at, sentence.before, figures[0].unit if figures else "")


def learned(examples: list[tuple[str, dict[str, float]]]) -> Iterator[str]:
    """The lines of the file: the codes, then each feature with its weights in hundredths."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(feature for _, found in examples for feature in found)
    kept = [{name: value for name, value in found.items() if often[name] >= OFTEN} for _, found in examples]
    vectors = DictVectorizer()
    model: Any = LogisticRegression(C=5, max_iter=400)
    model.fit(vectors.fit_transform(kept), [code for code, _ in examples])
    yield " ".join(model.classes_)
    names = ["bias", *vectors.get_feature_names_out()]
    for name, row in zip(names, [model.intercept_, *model.coef_.T], strict=True):
        written = " ".join(f"{at}:{round(weight * 100)}" for at, weight in enumerate(row) if abs(weight) >= LEAST)
        if written:
            yield f"{name}\t{written}"


if __name__ == "__main__":
    LEARNED.write_text("\n".join(learned(list(passages(PASSAGES)))) + "\n", encoding="utf-8")
