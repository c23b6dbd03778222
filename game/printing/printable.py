"""A document as a page for a browser that prints well: no script, no font, no picture and no address outside itself."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.hypertext import Markup, joined, tag
from game.printing.documents import (
    SIMULATION,
    AnyBlock,
    Bullets,
    Card,
    Document,
    Heading,
    Lines,
    Masthead,
    Para,
    Part,
    Run,
    Seated,
    Table,
)

_STYLE = """
:root{--ink:#16202e;--second:#4c5666;--rule:#b9b29f;--mark:#123a63;--tint:#f3eee0;--other:#9a4a1c}
*{box-sizing:border-box}
body{margin:0;background:#e9e5da;color:var(--ink);font:1rem/1.5 "Noto Serif","Times New Roman",serif}
table.sheet{border-collapse:collapse;width:100%;max-width:54rem;margin:0 auto;background:#fffdf8;table-layout:fixed}
.sheet>*>tr>td{padding:0 clamp(1rem,4vw,3.2rem)}
.top{display:flex;justify-content:space-between;align-items:center;gap:1rem;border-bottom:.16rem solid var(--mark);
color:var(--mark);padding:1.4rem 0 .3rem;font-weight:bold}
.stamp{font-size:.72rem;letter-spacing:.09em;border:.07rem solid currentColor;padding:.1rem .45rem;white-space:nowrap}
.foot{border-top:.06rem solid var(--rule);color:var(--second);font-size:.78rem;margin:1.2rem 0 1rem;padding-top:.3rem;
display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1.5rem}
section{padding:.9rem 0 1.4rem}
h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0 .3rem}
h2{font-size:1.16rem;margin:1.3rem 0 .35rem}
h3{font-size:1rem;margin:1rem 0 .2rem}
p{margin:.35rem 0}
.note{font-style:italic}
.small,.under{color:var(--second);font-size:.88rem}
.paper{padding-left:1.2rem}
blockquote{margin:.4rem 0 .4rem .2rem;padding-left:.8rem;border-left:.15rem solid var(--rule)}
ul,ol{margin:.35rem 0;padding-left:1.5rem}
li{margin:.2rem 0}
.two{columns:2;column-gap:2rem;hyphens:auto}
.two h2{font-size:1.02rem;margin-top:.2rem}
.two .text{text-indent:1.1em}
.two table,.two .card,.two h2{text-align:left;hyphens:none}
table.rows{border-collapse:collapse;width:100%;margin:.5rem 0 .9rem;font-size:.92rem;border-top:.1rem solid var(--mark);
border-bottom:.1rem solid var(--mark)}
.rows caption{text-align:left;font-weight:bold;padding:.2rem 0}
.rows th,.rows td{padding:.25rem .45rem .25rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
.rows tr+tr>*{border-top:.05rem solid var(--tint)}
.rows thead th{border-bottom:.06rem solid var(--rule);overflow-wrap:normal}
.rows .right{text-align:right;font-variant-numeric:tabular-nums}
.card{border:.1rem solid var(--mark);border-radius:.3rem;background:var(--tint);padding:.5rem .9rem;margin:.8rem 0}
.card strong{color:var(--mark)}
.head{display:grid;grid-template-columns:minmax(13rem,2fr) 3fr;gap:1.2rem;border-bottom:.06rem solid var(--rule);
padding-bottom:.7rem}
.head h1{margin-top:.1rem}
.head .line{margin:.1rem 0}
.seats{columns:2;column-gap:1.3rem;margin:.2rem 0;padding:0;list-style:none;font-size:.86rem}
.seats li,.chair{display:flex;justify-content:space-between;gap:.5rem;border-bottom:.06rem dotted var(--rule);
break-inside:avoid;margin:.12rem 0;font-size:.86rem}
.chair i{margin-right:.4rem}.chair span{flex:1}
.wide{overflow-x:auto}.wide table{min-width:46rem;font-size:.85rem}
.seats li span+span,.chair span+span{text-align:right;color:var(--second)}
.agenda{border-bottom:.06rem solid var(--rule);padding:.4rem 0;margin:0 0 .7rem}
.agenda b{margin-right:1.2rem}
svg{width:100%;height:auto;display:block;margin:.3rem 0;max-width:38rem}
.first,.second{fill:none;stroke-width:2.5}.first{stroke:var(--mark)}
.second{stroke:var(--other);stroke-dasharray:7 4}.axis{stroke:var(--rule)}
svg text{font:11px sans-serif;fill:var(--second)}
@media(max-width:44rem){.head{grid-template-columns:1fr}.two,.seats{columns:1}}
@media print{.wide{overflow:visible}.wide table{min-width:0;font-size:7.5pt}
@page{size:A4;margin:12mm 17mm}body,table.sheet{background:#fff;font-size:9.5pt;line-height:1.36}
table.sheet{max-width:none}.sheet>*>tr>td{padding:0}.top{padding-top:0;margin-bottom:2.5mm}.foot{margin:3mm 0 0}
.two{text-align:justify}.two h2{font-size:10.5pt}h1{font-size:17pt}
section{padding:2mm 0 4mm}
.sheet>tbody>tr+tr{break-before:page}.head{grid-template-columns:2fr 3fr}.two,.seats{columns:2}
table.rows tr,.card,svg,li{break-inside:avoid}h1,h2,h3{break-after:avoid}.two{column-gap:8mm}a{color:inherit}}
"""
_WIDE = 7
"""The most columns of a table that a phone can show; a wider one is moved sideways by itself."""
WIDE, HIGH, PAD = 640, 170, 10
"""A drawing's own units; the page scales it."""


def printable(document: Document) -> str:
    """Return the document as a whole HTML page in UTF-8; when it is printed, every sheet says that it is a simulation.

    The page stands in a table because browsers repeat the head and the foot of a table on every sheet.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        tag("title", f"{document.title} (simulation)"),
        tag("style", Markup(_STYLE)),
    )
    top = tag("div", tag("span", document.banner), tag("span", "SIMULATION", class_="stamp"), class_="top")
    foot = tag("div", tag("span", SIMULATION), tag("span", document.foot), class_="foot")
    rows = (tag("tr", tag("td", _part(each))) for each in document.parts)
    sheet = tag("table", _sheet("thead", top), _sheet("tfoot", foot), tag("tbody", *rows),
                class_="sheet", role="presentation")  # fmt: skip
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', tag('main', sheet)), lang='en-GB')}\n"


def _sheet(name: str, inner: Markup) -> Markup:
    return tag(name, tag("tr", tag("td", inner)))


def _part(part: Part) -> Markup:
    head = _masthead(part.masthead, part.symbol) if part.masthead else tag("h1", part.title)
    note = (tag("p", part.note, class_="under"),) if part.note else ()
    blocks = joined(map(_block, part.blocks))
    return tag("section", head, *note, tag("div", blocks, class_="two") if part.columns == 2 else blocks)


def _masthead(masthead: Masthead, symbol: str) -> Markup:
    lines = (tag("p", each, class_="line") for each in masthead.lines)
    left = tag("div", tag("p", symbol, class_="line"), tag("h1", masthead.title), *lines)
    chair = tag("p", tag("i", "President: "), _seat(masthead.president), class_="chair")
    members = tag("ul", *(tag("li", _seat(each)) for each in masthead.members), class_="seats")
    right = tag("div", chair, tag("p", tag("i", "Members:"), class_="line"), members)
    agenda = tag("p", tag("b", "Agenda"), masthead.agenda, class_="agenda")
    return joined([tag("div", left, right, class_="head"), agenda])


def _seat(seated: Seated) -> Markup:
    return joined([tag("span", seated.name), tag("span", tag("bdi", seated.who))])


def _block(block: AnyBlock) -> Markup:
    match block:
        case Heading():
            return tag("h2" if block.level == 1 else "h3", block.text)
        case Para():
            inner = tag("p", _runs(block.runs), class_="quoted" if block.kind == "quote" else block.kind)
            return tag("blockquote", inner) if block.kind == "quote" else inner
        case Bullets():
            return tag("ol" if block.numbered else "ul", *(tag("li", _runs(each)) for each in block.items))
        case Table():
            return _table(block)
        case Card():
            lines = (tag("p", each) for each in block.lines)
            return tag("div", tag("strong", block.title), *lines, class_="card")
    return _lines(block)


def _runs(runs: tuple[Run, ...]) -> Markup:
    """Return the words, each run by itself where a script that runs from right to left may follow."""
    kinds = {"strong": "b", "soft": "i", "": "bdi"}
    return joined(tag(kinds[each.style], each.text) for each in runs)


def _table(table: Table) -> Markup:
    widths = [f"width:{100 * each // sum(table.widths)}%" for each in table.widths]
    parts = [tag("caption", table.title)]
    if table.head:
        cells = (_cell("th", text, n, table, scope="col", style=widths[n]) for n, text in enumerate(table.head))
        parts.append(tag("thead", tag("tr", *cells)))
    made = tag("table", *parts, tag("tbody", *(_row(each, table, widths) for each in table.rows)), class_="rows")
    if len(table.widths) <= _WIDE:
        return made
    return tag("div", made, class_="wide", tabindex="0", role="region", aria_label=table.title)


def _row(row: tuple[str, ...], table: Table, widths: list[str]) -> Markup:
    style = {} if table.head else {"style": widths[0]}
    first = _cell("th", row[0], 0, table, scope="row", **style)
    return tag("tr", first, *(_cell("td", text, n, table) for n, text in enumerate(row[1:], 1)))


def _cell(name: str, text: str, place: int, table: Table, **attributes: str) -> Markup:
    side = {"class_": "right"} if place in table.right else {}
    return tag(name, text, **side, **attributes)


def _lines(lines: Lines) -> Markup:
    """Return the two courses as SVG, with a title and a description for readers who cannot see it."""
    every = [*lines.values[0], *lines.values[1]]
    low, high = min(every, default=0.0), max(every, default=0.0)
    names = " and ".join(lines.names)
    drawn = (
        tag("polyline", points=_points(values, len(lines.days), low, high), class_=kind)
        for values, kind in zip(lines.values, ("first", "second"), strict=True)
    )
    return tag(
        "svg",
        tag("title", f"{lines.title}: {names}"),
        tag("desc", "; ".join(_told(lines))),
        tag("line", x1="0", y1=str(HIGH - 1), x2=str(WIDE), y2=str(HIGH - 1), class_="axis"),
        *drawn,
        tag("text", f"{high:.1f}", x="0", y="11"),
        tag("text", f"{low:.1f}", x="0", y=str(HIGH - 5)),
        tag("text", f"{lines.names[0]}: unbroken; {lines.names[1]}: broken", x="44", y="11"),
        viewBox=f"0 0 {WIDE} {HIGH}", role="img",
    )  # fmt: skip


def _points(values: tuple[float, ...], days: int, low: float, high: float) -> str:
    span = (high - low) or 1.0
    across = (WIDE - 5 * PAD) / max(1, days - 1)
    return " ".join(
        f"{4 * PAD + across * n:.1f},{PAD + (HIGH - 2 * PAD) * (high - value) / span:.1f}"
        for n, value in enumerate(values)
    )


def _told(lines: Lines) -> Iterator[str]:
    for name, values in zip(lines.names, lines.values, strict=True):
        yield f"{name}: " + ", ".join(f"{day} {value:g}" for day, value in zip(lines.days, values, strict=False))
