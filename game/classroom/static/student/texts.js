// The texts before the Council, and how the vote on them looks from what the delegation knows.
import { html } from "../vendor/preact-htm.js";
import { W } from "../shared/words.js";
import { TEXTUAL, useHere } from "./here.js";
import { Flag, Fold, Paper, Paragraph, Part, Shares } from "./parts.js";
import { Proposals } from "./corridor.js";

/** @typedef {any} Props */
const LIVE = ["negotiation", "under-silence", "in-blue", "proposed"];

export function Texts() {
  const here = useHere();
  const papers = here.all("papers") || [];
  const live = papers.filter((/** @type {any} */ each) => LIVE.includes(each.standing));
  const past = papers.filter((/** @type {any} */ each) => !LIVE.includes(each.standing));
  const acts = (here.own("acts") || []).filter((/** @type {any} */ each) => each.group === "diplomacy" && TEXTUAL.has(each.kind));
  return html`<div class="stack">
    <h2 class="sr">${W.texts.heading}</h2>
    ${acts.length ? html`<div class="row">${acts.map((/** @type {any} */ each) => html`<button type="button" key=${each.kind} onClick=${() => here.open({ kind: each.kind })}>${each.kind === "TableDraft" ? W.texts.write : each.label}</button>`)}</div>` : null}
    <${Proposals} kinds=${TEXTUAL} />
    ${!papers.length && html`<p class="quietly">${W.texts.none}</p>`}
    ${live.reverse().map((/** @type {any} */ each) => html`<${Text} key=${each.symbol} paper=${each} />`)}
    ${past.length ? html`<${Fold} title=${W.texts.past}>${past.map((/** @type {any} */ each) => html`<${Text} key=${each.symbol} paper=${each} />`)}<//>` : null}
  </div>`;
}

/** @param {Props} props */
function Text({ paper }) {
  const here = useHere();
  const found = (here.own("forecast") || []).find((/** @type {any} */ each) => each.symbol === paper.symbol);
  const names = paper.sponsors.map((/** @type {string} */ code) => here.name(code)).join(", ");
  return html`<div class="stack text">
    <${Paper} title=${paper.title} under=${names}>
      <p class="eyebrow standing">${paper.kind === "draft" ? W.texts.draft : W.texts.statement} ${paper.symbol}. ${paper.stands}</p>
      <ol class="paragraphs">${paper.paragraphs.map((/** @type {any} */ each, /** @type {number} */ n) => html`<${Paragraph} key=${n} each=${each} />`)}</ol>
      ${paper.amendments.length ? html`<h4 class="eyebrow">${W.texts.amendments}</h4>
        <ul class="plain">${paper.amendments.map((/** @type {any} */ each) => html`<li key=${each.symbol}>${each.symbol}, ${here.name(each.by)}: ${each.text} <span class="quietly">(${each.stands})</span></li>`)}</ul>` : null}
    <//>
    ${found && html`<${Forecast} found=${found} symbol=${paper.symbol} />`}
  </div>`;
}

/** Who is likely in favour, who is open and who is not, from what the delegation knows. @param {Props} props */
export function Forecast({ found, symbol }) {
  const here = useHere();
  const needed = here.all("vote")?.needed || 9;
  const rows = [
    { id: "likely", cls: "for", label: W.texts.likely },
    { id: "open", cls: "abstain", label: W.texts.open },
    { id: "unlikely", cls: "against", label: W.texts.unlikely },
  ];
  const total = rows.reduce((sum, row) => sum + found[row.id].length, 1);
  return html`<${Part} title=${W.texts.forecast} id=${`forecast-${symbol || "new"}`}>
    <div class="forecast panel">
      <${Shares} parts=${rows.map((row) => ({ cls: row.cls, n: found[row.id].length }))} total=${total} needed=${needed} />
      ${rows.map((row) => html`<div class="likely" key=${row.id}><span class=${`key ${row.cls}`} aria-hidden="true"></span>
        <b class="num">${found[row.id].length}</b> <span>${row.label}</span>
        <span class="seats">${found[row.id].map((/** @type {string} */ code) => html`<button type="button" class="plain seat" key=${code} title=${here.of(code).name} aria-label=${here.of(code).name}
          onClick=${() => (symbol ? here.explain("ballot", `${code} ${symbol}`) : here.explain("seat", code))}><${Flag} seat=${here.of(code)} small /></button>`)}</span></div>`)}
      <p class="quietly">${W.texts.chance(found.chance)} ${symbol ? W.texts.ask : ""}</p>
    </div>
  <//>`;
}
