"""What surrounds a figure in Indonesian: the commonest words."""

from __future__ import annotations

import re

from nkr.reading.words import Words

INDONESIAN = Words(
    clause=re.compile(r"[;()]|, (?:tetapi|namun|sementara|sedangkan|setelah)\b"),
    change_before=re.compile(r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang) (?:sebesar |sebanyak )?\Z"),
    change_behind=re.compile(r" (?:lebih banyak|lebih sedikit)\b| kali lipat\b"),
    up=re.compile("naik|meningkat|bertambah|lebih banyak"),
    compared_before=re.compile(r"\b(?:dibandingkan(?: dengan)?|dari|daripada) \Z"),
    denied_before=re.compile(r"\b(?:bukan|tidak) \Z"),
    parts=re.compile("[Tt]ermasuk|[Dd]i antaranya|[Dd]ari jumlah (?:itu|tersebut)"),
    planned=re.compile(r"\b(?:akan|diperkirakan akan|direncanakan|diharapkan)\b"),
    counts_on=re.compile(r"\b(?:sejauh ini|hingga kini|sampai sekarang|hingga saat ini)\b"),
    in_all=re.compile(r"\b(?:total|secara keseluruhan)\b"),
    present=re.compile(r"\b(?:saat ini|kini|tinggal)\b"),
    average=re.compile("rata-rata|setiap tahun|per tahun"),
    pointing=re.compile(r"\b(?:jumlahnya|jumlah itu|[Tt]ermasuk|[Dd]i antaranya)\b"),
    now=re.compile("saat ini|kini|sekarang"),
    according=re.compile(r"\b(?:[Mm]enurut|[Bb]erdasarkan data) ([^,.;]{3,70}?)(?=[,.;]|\Z)"),
    told=re.compile(r"\b(?:kata|ujar|ungkap|demikian) ([^,.;]{3,70})"),
    reporting=re.compile(
        r"\b(?:kata|ujar|mengatakan|menyatakan|melaporkan|memperkirakan|mengumumkan|menyebutkan|mengungkapkan)\b"
    ),
)
