"""The debrief as one self-contained page: no script, no font, no picture and no address outside itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.debrief.charts import chart
from game.debrief.debrief import Debrief
from game.debrief.hypertext import Markup, joined, tag
from game.debrief.other_chair import Chair
from game.debrief.sections import BY_A_PERSON, Block, Line, Section, sections
from game.debrief.turning import Course
from game.debrief.warnings import Tried
from game.record.tallies import SeatBallot, VoteSheet
from game.words.figures import signed

SIMULATION = "Simulation, written for the game. Not a document of the United Nations, nor endorsed by it."
_STYLE = """
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1d2430;--second:#4d5666;--rule:#c9c3b2;--mark:#8a2b22;
--tint:#f1ede1}
@media(prefers-color-scheme:dark){:root{--paper:#14181f;--ink:#e8e6df;--second:#aeb4bf;--rule:#3c434f;--mark:#e58a7c;
--tint:#1d232c}}
body{background:var(--paper);color:var(--ink);font:1rem/1.55 serif;margin:0}
header,nav,main,footer{max-width:52rem;margin:0 auto;padding:1rem 1.2rem}
h1{font-size:1.7rem;line-height:1.25;margin:.4rem 0}
h2{font-size:1.3rem;border-bottom:1px solid var(--rule);margin:2.2rem 0 .6rem}
h3{font-size:1.05rem;margin:1.3rem 0 .3rem}
.stamp{color:var(--mark);font-weight:bold;margin:0}
.note,.unit{color:var(--second)}
nav ol{columns:2;padding-left:1.4rem}
a{color:inherit}
blockquote{margin:.4rem 0;padding:.2rem 1rem;border-left:3px solid var(--rule)}
table{border-collapse:collapse;width:100%;margin:.4rem 0;font-size:.95rem}
caption{text-align:left;color:var(--second)}
/* the heading above says it already; it is for those who move from table to table */
caption.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border-bottom:1px solid var(--rule);padding:.3rem .5rem;text-align:left;vertical-align:top}
th{font-weight:600;width:32%}
td p{margin:0}
td.figure{text-align:right;white-space:nowrap;width:4.5rem}
section#toll{background:var(--tint);padding:.2rem 1rem 1rem}
section#toll h2{border:0}
svg{width:100%;height:auto;display:block;margin:.4rem 0}
.course{fill:none;stroke:var(--mark);stroke-width:2.5}
.axis{stroke:var(--rule)}
.dot{fill:var(--ink)}
details summary{cursor:pointer}
@page{margin:15mm;@bottom-left{content:"Simulation. Not a document of the United Nations.";font:8pt serif}}
@media print{:root{--paper:#fff;--ink:#000;--second:#333;--tint:#fff}body{font-size:10pt}nav{display:none}
table,svg,blockquote{break-inside:avoid-page}h2,h3{break-after:avoid}a{text-decoration:none}}
@media(max-width:34rem){nav ol{columns:1}th{width:40%}}
"""


def webpage(told: Debrief, tried: Tried | None = None, chair: Chair | None = None) -> str:
    """Return the debrief as a whole HTML document in UTF-8, which says of itself that it is a simulation."""
    parts = sections(told, tried, chair)
    title = f"{told.title}: the debrief"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        tag("title", f"{title} (simulation)"),
        tag("style", Markup(_STYLE)),
    )
    body = tag(
        "body", _header(told, title), _contents(parts),
        tag("main", *(_section(each, told) for each in parts)),
        tag("footer", tag("p", SIMULATION, class_="stamp"), tag("p", told.notice, class_="note")),
    )  # fmt: skip
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en-GB')}\n"


def _header(told: Debrief, title: str) -> Markup:
    seed = f"Seed {told.seed}. " if told.seed is not None else ""
    words = f"{seed}Nothing in it was said by any person; facts carry their sources."
    stamp = tag("p", SIMULATION, class_="stamp")
    return tag("header", stamp, tag("h1", title), tag("p", words, class_="note"))


def _contents(parts: Iterable[Section]) -> Markup:
    rows = (tag("li", tag("a", each.title, href=f"#{each.id}")) for each in parts)
    return tag("nav", tag("ol", *rows), aria_label="Contents")


def _section(section: Section, told: Debrief) -> Markup:
    note = (tag("p", section.note, class_="note"),) if section.note else ()
    if section.id == "figures":
        inner: Iterable[Markup] = map(_figure, told.courses, section.blocks)
    elif section.id == "votes":
        inner = map(_vote, told.votes, section.blocks)
    else:
        inner = (_block(each, section.title) for each in section.blocks)
    heading = tag("h2", section.title, id=f"{section.id}-title")
    return tag("section", heading, *note, *inner, id=section.id, aria_labelledby=f"{section.id}-title")


def _block(block: Block, title: str) -> Markup:
    return joined(_block_parts(block, title))


def _block_parts(block: Block, title: str) -> Iterator[Markup]:
    if block.head:
        yield tag("h3", block.head)
    if block.said:
        yield tag("blockquote", f"“{block.said}”")
    plain = [each for each in block.lines if not each.head]
    yield from (tag("p", each.text) for each in plain)
    headed = [each for each in block.lines if each.head]
    if headed:
        yield tag("table", tag("caption", block.head or title, class_="heard"), tag("tbody", *map(_row, headed)))


def _row(line: Line) -> Markup:
    return tag("tr", tag("th", line.head, scope="row"), tag("td", line.text))


def _figure(course: Course, block: Block) -> Markup:
    unit = f"In {course.unit}. " if course.unit else ""
    turned = [each for each in block.lines if each.head]
    caption = tag("caption", "Turning points: what moved it most in one day")
    table = (tag("table", caption, tag("tbody", *map(_row, turned))),) if turned else ()
    plain = (tag("p", each.text) for each in block.lines if not each.head)
    words = f"{unit}From the start to the end, a point for each morning; dots are the mornings after turning points."
    return tag("div", tag("h3", block.head), tag("p", words, class_="unit"), chart(course), *plain, *table)


def _vote(vote: VoteSheet, block: Block) -> Markup:
    plain = (tag("p", each.text) for each in block.lines if not each.head)
    columns = tag("tr", *(tag("th", name, scope="col") for name in ("Member", "Ballot", "Reasons")))
    rows = tag("tbody", *map(_ballot, vote.seats))
    table = tag("table", tag("caption", f"{block.head}: every seat"), tag("thead", columns), rows)
    return tag("div", tag("h3", block.head), *plain, table)


def _ballot(seat: SeatBallot) -> Markup:
    name = f"{seat.name}{' (permanent)' if seat.permanent else ''}"
    return tag("tr", tag("th", name, scope="row"), tag("td", seat.ballot), tag("td", *_reasons(seat)))


def _reasons(seat: SeatBallot) -> Iterator[Markup]:
    """Yield the reasons with their points, which sum to the last line; or their words, if no terms are kept."""
    if not seat.reasons:
        yield tag("p", seat.because or BY_A_PERSON)
        return
    terms = (tag("tr", tag("td", each.text), tag("td", signed(each.value), class_="figure")) for each in seat.reasons)
    total = tag("tr", tag("th", "In all", scope="row"), tag("td", signed(seat.value), class_="figure"))
    yield tag(
        "details", tag("summary", seat.because),
        tag("table", tag("caption", "Every term, with its points"), tag("tbody", *terms, total)),
    )  # fmt: skip
