"""The files that a new collection begins with: a vocabulary to add to, and what to do next, with an example."""

from __future__ import annotations

VOCABULARY = """\
# What your collection adds to the vocabulary. Remove the # in front of what you need. All fields: docs/curation.md.
#
# A claimant: who gives a figure. `unnamed = true` where a source names no one in particular.
#
# [[claimant]]
# code = "harbour-aid-workers"
# label = "Harbour aid workers (unnamed)"
# kind = "person"                     # government, un, ngo, media, academic, person
# aliases = ["aid workers in the harbour"]
# unnamed = true
#
# A measure: what is counted. `kinds`: stock, flow, cumulative, event, share, length. `cues` are the words by which
# nkr check and nkr draft see what a figure in running text counts: parts joined by +, ways of saying one by |, any
# ending by *, and a part that begins with - must not be near it.
#
# [[topic]]
# code = "schools"
# label = "Schooling"
#
# [[measure]]
# code = "pupils"
# label = "Pupils"
# definition = "Children from the North who go to school in the South, at a date."
# topic = "schools"
# kinds = ["stock"]
# place = "south-korea"
# group = "children"
# cues = ["pupil*|schoolchild*|enrol* + school*"]
#
# Places and groups say what they lie within:
#
# [[place]]
# code = "harbour-town"
# label = "Harbour Town"
# within = ["south-korea"]
"""

README = """\
# A collection for nkr

    nkr draft ARTICLE -o {name}/NAME.toml   # propose records for a new article
    nkr lint {name}                         # find errors and likely slips
    nkr ingest {name}                       # add it beside the bundled record
    nkr conflicts                           # what it contradicts
    nkr ingest --remove {code}              # delete it again, with every trace

A file holds a source and its facts. This one is invented:

    [source]
    id = "example-gazette-2012-03-05"
    title = "Fewer arrive from the North"
    publisher = "The Example Gazette"
    published = "2012-03-05"
    language = "en"

    [[fact]]
    id = "example-gazette-2012-03-05.arrivals-2010"
    paragraph = 3                         # 0 is the headline
    phrase = "some 2,400 came in 2010"    # the few words around the number: they must say value and qualifier
    measure = "arrivals-south-korea"
    value = 2400                          # a minimum has low instead, a maximum high, a range both
    qualifier = "about"                   # exact, about, nearly, at-least, more-than, up-to, less-than, range, vague
    period = "2010"                       # a stock has as_of = "2010-12-31"
    claimant = "unattributed"             # who gives the figure
    reviewed = false                      # take this line away when a person has checked all of it

`vocabulary.toml` is for claimants, measures, places and groups of your own: ingest it before you draft, so that
nkr draft knows them. The files are the source of truth; the
database is made from them. To have every commit judged, put this into `.pre-commit-config.yaml`, with the address of
nkr's repository:

    repos:
      - repo: ADDRESS
        rev: VERSION
        hooks:
          - id: nkr-lint
            args: [{name}]
"""


def files(name: str, code: str) -> dict[str, str]:
    """The files of a new collection by name. ``code`` is what ``nkr`` will call it."""
    return {
        "README.md": README.replace("{name}", name).replace("{code}", code),
        "vocabulary.toml": VOCABULARY,
    }
