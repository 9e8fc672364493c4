"""What Datasette gets: tables, what each column means, facets, questions that are asked often, licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from nkr.model import dates
from nkr.model.period import parse
from nkr.output import serialize
from nkr.output.export.datapackage import LICENCE
from nkr.output.export.material import Material, Row, Table, tables
from nkr.output.fields import Column

_WORDS = ("stated", "phrase", "translation", "note", "term", "title", "publisher", "measure_label", "claimant_name")
SEARCHED = {"facts": _WORDS, "sources": ("title", "publisher", "author", "agency", "note")}
"""The columns that full-text search looks through."""

_STYLE = """dl.column-descriptions { max-height: 3.4em; overflow-y: auto; border: 1px solid #ccc; padding: 0.3em 1em; }
td { max-width: 28em; }
body.table td.col-label, body.table td.col-title, body.table td.col-note { min-width: 20em }
body.table-facts td.col-caveats { min-width: 40em }
body.table-facts td.col-against { min-width: 60em }
body.query td.col-reasons { min-width: 26em }
div.facet-results { max-height: 5.5em; overflow-y: auto }
body.row thead { display: none }
body.row tbody td { display: block; max-width: 50em; margin-left: 11em; border: 0 }
body.row tbody td::before { float: left; margin-left: -11em; color: #666 }
"""
"""Fifty columns are explained above each table: in a box of its own that scrolls, so that the figures are in sight.
What is long has a wide column, or one row would fill the screen. The page of one row has its columns below each other,
each after its name."""

RENAMED = {"group": "counted_group", "by": "acting_country"}
"""Columns whose names are words of SQL: no one should have to quote them."""
FIGURES = "figures"
_FIGURES = {
    "title": "Figures",
    "description": "Every figure in ten columns; follow its id for the rest.",
    "columns": {
        "stated": "The figure as published, with its hedge",
        "measure_label": "What is counted",
        "about_when": "The day it is for, the period it covers, or the day of print",
        "claimant_name": "Who gives the figure",
        "publisher": "Who printed it",
        "published": "When it was printed",
        "verdict": "The worst verdict on it",
        "against": "The figures that disagree with it",
        "phrase": "The few words around it in the source",
        "id": "The fact: its page has everything else",
    },
    "facets": ["measure_label", "claimant_name", "verdict"],
    "size": 25,
}
VIEWS = {
    FIGURES: "select stated, measure_label, coalesce(as_of, period, published) as about_when, claimant_name, "
    "publisher, published, verdict, against, phrase, id from facts order by first_day desc"
}
"""What stands first: ten columns, so that the figures are within the first screen; a row's page has the rest."""

_RANK = Column("rank", "integer", "1 is the worst: conflicts first, then by ratio", True)
_LABEL = Column("label", "text", "The figure in a few words: as stated, who says it, where, when", True)
_ABOUT = (Column("key", "text", "Name", True), Column("value", "text", "Value", True))
_FACETS = {
    "facts": ["topic", "measure", "kind", "qualifier", "verdict", "claimant"],
    "sources": ["publisher", "language", "kind"],
    "comparisons": ["verdict"],
    "claimants": ["kind"],
    "measures": ["topic"],
}
_LABELS = {"facts": "label", "sources": "title", "about": "key"}
_ORDER = {"facts": {"sort": "first_day"}, "sources": {"sort": "number"}, "comparisons": {"sort": "rank"}}

_WHOLE_YEARS = "period glob '[0-9][0-9][0-9][0-9]' order by period, published"
_FIGURE = "stated, qualifier, claimant_name, publisher, published, caveats, verdict, against, id from facts"
_QUERIES: dict[str, tuple[str, str, str]] = {
    "arrivals_by_year": (
        "Arrivals in South Korea by year",
        "Every figure for a whole year, with who says it. Several counts for one year are earlier and later releases.",
        f"select period as year, {_FIGURE} where measure = 'arrivals-south-korea' and kind = 'flow' and {_WHOLE_YEARS}",
    ),
    "by_year": (
        "A measure by year",
        "Every figure for a whole year. Part of a measure's name is enough, such as “arrivals”, or its code.",
        f"select measure_label, period as year, {_FIGURE} where :measure <> '' and "
        f"(measure = :measure or measure_label like '%' || :measure || '%') and {_WHOLE_YEARS}",
    ),
    "in_china_compared": (
        "North Koreans in China, side by side",
        "Estimates from the lowest to the highest. A stock and a cumulative total are different things: see the kind.",
        "select kind, measure_label, stated, low, high, qualifier, coalesce(as_of, period, published) as about_when, "
        "claimant_name, publisher, caveats, verdict, against, id from facts where topic = 'in-china' "
        "order by kind, coalesce(interval_low, 0), coalesce(interval_high, 9e15)",
    ),
    "open_conflicts": (
        "Open conflicts",
        "Pairs that cannot both be true, and figures for different things that headlines quote against each other.",
        "select c.verdict, round(c.ratio, 2) as ratio, a.measure_label, a.label as one, b.label as other, c.reasons, "
        "c.a, c.b from comparisons c join facts a on a.id = c.a join facts b on b.id = c.b "
        "where c.verdict in ('conflict', 'discrepancy') "
        "order by c.rank",
    ),
    "by_claimant": (
        "Figures by claimant",
        "Each claimant with the number of figures, the years that they are about, and how many are in conflict.",
        "select claimant_name, count(*) as figures, count(distinct source) as documents, "
        "min(substr(first_day, 1, 4)) as from_year, max(substr(last_day, 1, 4)) as to_year, "
        "sum(verdict is 'conflict') as in_conflict, claimant from facts group by claimant "
        "order by figures desc, claimant",
    ),
    "figures_of_a_claimant": (
        "Everything that one claimant says",
        "Part of a claimant's name is enough.",
        f"select measure_label, coalesce(as_of, period, published) as about_when, {_FIGURE} "
        "where :claimant <> '' and claimant_name like '%' || :claimant || '%' order by measure, first_day",
    ),
}


def style(made: Iterable[Table]) -> str:
    """The style sheet for these tables. Names of columns are ours, and need no escape."""
    names = dict.fromkeys(column.name for table in made for column in table.columns)
    return _STYLE + "".join(f'body.row td.col-{name}::before {{ content: "{name}" }}\n' for name in names)


def shown(material: Material) -> list[Table]:
    """The tables that are shown: those of an export, a label for each fact, and what the data says of itself."""
    facts, sources, comparisons, *vocabulary = tables(material)
    told = [{"key": key, "value": value} for key, value in material.about.items()]
    described = "Edition, digest, licence and how to cite it."
    about = Table("about", "About this record", described, _ABOUT, ("key",), lambda: told)
    ranked = comparisons._replace(
        columns=(_RANK, *comparisons.columns),
        key=("rank",),
        rows=lambda: ({"rank": rank, **row} for rank, row in enumerate(comparisons.rows(), start=1)),
    )
    return [_labelled(facts), sources, ranked, *vocabulary, about]


def _labelled(facts: Table) -> Table:
    def rows() -> Iterator[Row]:
        for row in facts.rows():
            printed = f"{row['publisher']}, {dates.in_words(parse(row['published']))}"
            said = f"{row['stated']}: {row['claimant_name']}, in {printed}"
            yield {RENAMED.get(name, name): value for name, value in row.items()} | {"label": said}

    columns = [column._replace(name=RENAMED.get(column.name, column.name)) for column in facts.columns]
    points = {RENAMED.get(name, name): target for name, target in facts.points.items()}
    return facts._replace(columns=(columns[0], _LABEL, *columns[1:]), rows=rows, points=points)


def metadata(material: Material, made: Sequence[Table], database: str) -> serialize.Value:
    """Datasette's metadata (of 0.65) for a database of the tables ``made``.

    Licence and edition are said of each table and question too: Datasette hands them down to some pages only.
    """
    about, links = material.about, f'<li><a href="/{database}/{FIGURES}"><b>All figures</b></a>, in ten columns</li>'
    for name, (title, description, _) in _QUERIES.items():
        links += f'<li><a href="/{database}/{name}">{title}</a>: {description}</li>'
    terms = {
        "license": LICENCE["title"],
        "license_url": LICENCE["path"],
        "about": f"edition {about['edition']}" if "edition" in about else "nkr",
    }
    return {
        "title": about.get("title", "nkr"),
        "description_html": (
            "<p>Every figure as its source states it, with its hedge, its caveats and the figures that contradict it. "
            f"Never average them. {escape(about.get('cite', ''))}</p><h2>Questions</h2><ul>{links}</ul>"
        ),
        "extra_css_urls": ["/static/nkr.css"],
        **terms,
        "databases": {
            database: {
                "title": "The record",
                "description": "Facts, sources, judgements and the words that they use.",
                **terms,
                "tables": {FIGURES: _FIGURES | terms} | {table.name: _table(table) | terms for table in made},
                "queries": {
                    name: {"title": title, "description": description, "sql": sql, "hide_sql": True, **terms}
                    for name, (title, description, sql) in _QUERIES.items()
                },
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "description": table.description,
        "columns": {column.name: column.meaning for column in table.columns},
        **_ORDER.get(table.name, {}),
        **({"label_column": _LABELS.get(table.name, "label")} if table.name != "comparisons" else {}),
        **({"facets": _FACETS[table.name]} if table.name in _FACETS else {}),
        **({"fts_table": f"{table.name}_fts", "fts_pk": "rowid"} if table.name in SEARCHED else {}),
    }
