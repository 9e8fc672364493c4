"""What no reader sees in a text: control codes, direction marks, zero-width marks, tag characters.

None of it may reach a terminal, a page or a file that nkr writes: it moves the cursor, reorders a line, or tells an
assistant what no one reads. Two zero-width marks are kept: Persian and Indic words need them.
"""

UNSEEN = (
    "\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""For the inside of a regular expression's brackets; without the control codes below the space, of which some part
lines and columns.
"""
