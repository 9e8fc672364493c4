"""What surrounds a figure in Spanish: the commonest words."""

from __future__ import annotations

import re

from nkr.reading.words import Words

SPANISH = Words(
    clause=re.compile(r"[;()]|, (?:pero|mientras|aunque|cuando|frente)\b"),
    change_before=re.compile(r"\b(?:aument|crec|ca[íy]|baj|disminuy|sub|descend|reduj)\w* (?:en |de )?(?:un )?\Z"),
    change_behind=re.compile(r" (?:más|menos) que\b| veces\b"),
    up=re.compile("aument|crec|sub|más"),
    compared_before=re.compile(r"\b(?:frente a|comparado con|en comparación con|que|desde) (?:los |las )?\Z"),
    denied_before=re.compile(r"\bno \Z"),
    parts=re.compile("[Dd]e ell[oa]s|[Ee]ntre ell[oa]s|[Dd]e los cuales|[Dd]e las cuales"),
    planned=re.compile(r"\b(?:prev[eé]\w*|se espera\w*|planea\w*|llegarán|serán)\b"),
    counts_on=re.compile(r"\b(?:hasta ahora|hasta la fecha|hasta hoy)\b"),
    perfect=re.compile(r"\bhan (?:llegado|huido|entrado|desertado)\b"),
    in_all=re.compile(r"\ben total\b"),
    present=re.compile(r"\b(?:viven|actualmente|hay)\b"),
    average=re.compile("promedio|cada año|anual"),
    pointing=re.compile(r"\b(?:[Dd]e ell[oa]s|fueron|[Ll]a cifra|[Ee]l número)\b"),
    now=re.compile("actualmente|hoy"),
    according=re.compile(r"\b(?:[Ss]egún|[Dd]e acuerdo con) ([^,.;]{3,70}?)(?=[,.;]|\Z)"),
    told=re.compile(r"\b(?:dijo|informó|afirmó|declaró|indicó|señaló|estimó|anunció) ([^,.;]{3,70})"),
    reporting=re.compile(
        r"\b(?:dijo|dijeron|informó|afirmó|declaró|indicó|señaló|estim[aó]|calcul[aó]|anunció|denunció|asegur[aó]|reveló)\b"
    ),
)
