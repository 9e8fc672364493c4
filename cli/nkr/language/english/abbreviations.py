"""English words with a full stop of their own."""

from __future__ import annotations

from nkr.language.matching import words
from nkr.language.sentences import Abbreviations

ABBREVIATIONS = Abbreviations(
    never=(
        "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Hon|Gen|Maj|Brig|Col|Lt|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Pfc|Spc|Sen|Sens|Rep|Reps|Gov|Pres"
        "|Amb|Supt|Insp|Det|St|Mt|Ft|No|Nos|vs|v|approx|est|ca|c|cf|e\\.g|i\\.e|viz|al|fig|Fig|pp?|Art|Sec|Vol"
        "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    ),
    last="Inc|Corp|Co|Ltd|Bros|Jr|Sr|Ph\\.D|etc|Ave|Blvd|Rd|Dept|Univ|Assn",
    hours="[ap]\\.m|[AP]\\.M",
    openers=words("""
        the a an he she it they we you i his her its their our my this that these those there here in on at by for from
        with of to as but and or so yet if when while after before since until because although though about some many
        most more all both each every no not only what who how why where once then now today yesterday last next one two
        three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens hundreds thousands officials according
    """),
    openings="at|by|around|about|until|from|since|before|after|shortly before|shortly after",
)
