"""What surrounds a figure in German: the commonest words."""

from __future__ import annotations

import re

from nkr.reading.words import Words

GERMAN = Words(
    clause=re.compile(r"[;()]|, (?:aber|während|wobei|nachdem|doch|als|nach)\b"),
    change_before=re.compile(r"\b(?:um|Rückgang|Anstieg|Zunahme) (?:von )?\Z"),
    change_behind=re.compile(r" (?:mehr|weniger) als\b|-?mal\b|-?fach"),
    up=re.compile("stieg|gestiegen|mehr|zu(?:nahm|genommen)|Anstieg|Zunahme|wuchs"),
    compared_before=re.compile(r"\b(?:gegenüber|nach|verglichen mit|im Vergleich zu|von|als) (?:noch |den )?\Z"),
    denied_before=re.compile(r"\b(?:nicht|keine) \Z"),
    parts=re.compile("[Dd]avon|[Dd]arunter|von ihnen"),
    planned=re.compile(r"\b(?:erwarte\w*|geplant|voraussichtlich|soll(?:en)?|werden \w+ werden|rechnet mit)\b"),
    counts_on=re.compile(r"\b(?:bislang|bisher|seit jeher|bis heute)\b"),
    in_all=re.compile(r"\binsgesamt\b"),
    present=re.compile(r"\b(?:leben|derzeit|gegenwärtig|halten sich)\b"),
    average=re.compile("durchschnittlich|im Schnitt|pro Jahr|jährlich"),
    pointing=re.compile(r"\b(?:[Dd]avon|[Dd]arunter|es|[Dd]iese|[Dd]ie Zahl)\b"),
    now=re.compile("heute|derzeit|gegenwärtig"),
    according=re.compile(
        r"\b(?:[Ll]aut|[Nn]ach Angaben|[Nn]ach Schätzungen?|[Nn]ach Einschätzung|[Gg]emäß) ((?!Angaben)[^,.;]{3,70}?)"
        r"(?= (?:wurden?|sind|waren|kamen|haben|leben|hat|ist)\b|[,.;]|\Z)"
    ),
    told=re.compile(
        r"\b(?:teilten?|sagten?|erklärten?|berichteten?|meldeten?|schätzt(?:e|en)?|gab|gaben) ([^,.;]{3,70})"
    ),
    reporting=re.compile(
        r"\b(?:sagten?|erklärten?|berichtet(?:e|en)?|meldet(?:e|en)?|schätzt(?:e|en)?|beziffer\w+|teilten?)\b"
    ),
)
