"""Whether the record supports a statement: a figure with its fields, one of a draft, or a bare number.

A statement becomes a hypothetical fact (``hypothesis``) and is compared with the facts of the record by the one
comparer (``case``); ``rules`` turns verdicts and reasons into judgements, one function each, in order;
``explanations`` finds what a wrong figure was meant for, ``growth`` calculates what words of growth say. ``checker``
judges the statements of a text together; ``numbers`` answers where there is nothing but a number.
"""
