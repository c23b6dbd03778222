// What one reads: the secret paper, the situation, the news, the ledger, the rules and words.
import { html, useState } from "../vendor/preact-htm.js";
import { W } from "../shared/words.js";
import { useHere, useKept } from "./here.js";
import { Delegation, Fold, Paper, Part, Tabs } from "./parts.js";

/** @typedef {any} Props */

export function Briefing() {
  const here = useHere();
  const ids = here.seat ? ["role", "situation", "news", "ledger", "codex"] : ["situation", "news", "ledger", "codex"];
  const [chosen, choose] = useState(ids[0]);
  const at = ids.includes(chosen) ? chosen : ids[0];
  const Shown = { role: Role, situation: Situation, news: News, ledger: Ledger, codex: Codex }[at];
  const tabs = ids.map((id) => ({ id, label: /** @type {any} */ (W.sub)[id] }));
  return html`<h2 class="sr">${W.role.heading}</h2>
    <${Tabs} tabs=${tabs} chosen=${at} choose=${choose} label=${W.subLabel} cls="subtabs" prefix="sub" />
    <div class="scroll" role="tabpanel" id=${`sub-${at}`} aria-labelledby=${`sub-tab-${at}`} tabindex="0" key=${at}><div class="stack"><${Shown} /></div></div>`;
}

/** The card at the beginning, until it was read. */
function Card() {
  const here = useHere();
  const [read, setRead] = useKept(`horseshoe.card.${here.person}`, "");
  if (read) return null;
  return html`<section class="panel card first" aria-labelledby="card"><h3 id="card">${W.role.card}</h3>
    ${W.role.cardText.map((each) => html`<p key=${each}>${each}</p>`)}
    <button type="button" class="primary" onClick=${() => setRead("1")}>${W.role.cardDone}</button></section>`;
}

function Role() {
  const here = useHere();
  const [me, role] = [here.own("me"), here.own("role")];
  if (!role || !me) return html`<p aria-live="polite">${W.form.wait}</p>`;
  return html`<${Card} />
    <${Paper} level=${2} title=${role.title} under=${here.of(here.seat).tag || W.role.from} stamp=${W.role.stamp(me.short)}>
      ${role.instructions && html`<p>${role.instructions}</p>`}
      <h3>${W.role.want}</h3>
      <ol class="wants">${role.objectives.map((/** @type {any} */ each, /** @type {number} */ n) => html`<li key=${each.id}><span class="number">${n + 1}</span>
        <span>${each.text} <small class=${each.done ? "done" : ""}>${each.done ? W.role.done : W.role.open}; ${W.role.weight.toLowerCase()} ${each.weight}</small></span></li>`)}</ol>
      ${role.red_lines.length ? html`<h3>${W.role.red}</h3>${role.red_lines.map((/** @type {any} */ each, /** @type {number} */ n) => html`<p class=${each.true ? "red true" : "red"} key=${n}>${each.text}${each.true && html` <small>${W.role.true}</small>`}</p>`)}` : null}
      <h3>${W.role.know}</h3>
      ${!role.knows.length && html`<p class="quietly">${W.role.nothing}</p>`}
      ${role.knows.map((/** @type {any} */ each) => html`<div key=${each.code}><h4>${here.name(each.code)}</h4>${each.lines.map((/** @type {string} */ line, /** @type {number} */ n) => html`<p key=${n}>${line}</p>`)}</div>`)}
      ${role.evidence.length ? html`<h3>${W.role.hold}</h3><ul>${role.evidence.map((/** @type {any} */ each, /** @type {number} */ n) => html`<li key=${n}>${each.title} <small>${each.about}</small></li>`)}</ul>` : null}
      ${role.doors.length ? html`<h3>${W.role.doors}</h3><ul>${role.doors.map((/** @type {string} */ each) => html`<li key=${each}>${each}.</li>`)}</ul>` : null}
      ${role.stance && html`<h3>${W.role.stance}</h3><p>${role.stance}</p>`}
      ${role.lines.length ? html`<h3>${W.role.lines}</h3><ul>${role.lines.map((/** @type {string} */ each) => html`<li key=${each}>${each}</li>`)}</ul>` : null}
    <//>
    <${People} me=${me} />`;
}

/** @param {Props} props */
function People({ me }) {
  const here = useHere();
  return html`<${Part} title=${W.role.people} id="people">
    <p class="quietly">${me.lent ? W.role.lent : here.leads ? W.role.youLead : W.role.theyLead(here.leader)}</p>
    <ul class="plain people">${me.people.map((/** @type {any} */ each) => html`<li class="row" key=${each.person}><span><bdi>${each.name}</bdi>${each.person === here.person && ` (${W.you})`}${each.leads && `, ${W.role.leads}`}${!each.here && `, ${W.role.away}`}</span>
      ${here.leads && each.person !== here.person && html`<button type="button" class="quiet push" onClick=${() => here.send({ do: "lead", person: each.person })}>${W.role.pass}<span class="sr"> ${each.name}</span></button>`}</li>`)}</ul>
  <//>`;
}

function Situation() {
  const here = useHere();
  const [time, about] = [here.all("time"), here.all("about")];
  return html`<${Part} title=${time?.date || ""} id="situation-date"><p>${time?.words}</p><p class="quietly">${about?.summary}</p>${about?.note && html`<${Fold} title=${W.about}><p>${about.note}</p><//>`}<//>
    ${(here.all("situation") || []).map((/** @type {any} */ each) => html`<button type="button" class=${each.main ? "figure main" : "figure"} key=${each.id} onClick=${() => here.explain("figure", each.id)}>
      <span class="label">${each.label}</span><span class="value num">${each.value}<small> ${each.unit}</small></span>
      <svg class="gauge" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="4" rx="2" /><rect class=${each.better === false ? "worse" : each.better ? "better" : ""} width=${Math.max(1, Math.min(100, each.share * 100))} height="4" rx="2" /></svg>
      <small>${[each.band, each.moved, each.better === null ? "" : each.better ? W.figures.better : W.figures.worse].filter(Boolean).join(", ")}</small></button>`)}`;
}

function News() {
  const here = useHere();
  const pages = [...(here.all("news") || [])].reverse();
  if (!pages.length) return html`<p class="quietly">${W.news.none}</p>`;
  return pages.map((/** @type {any} */ each, /** @type {number} */ n) => html`<${Paper} key=${`${each.day}${each.today}`} title=${each.headline || W.news.today} under=${each.date}>
    ${n === 0 && html`<p class="eyebrow masthead">${W.news.title}</p>`}
    ${each.items.filter((/** @type {string} */ item) => item !== `${each.headline}.`).map((/** @type {string} */ item, /** @type {number} */ at) => html`<p key=${at}>${item}</p>`)}
    ${each.corridor.length ? html`<h3>${W.news.corridor}</h3>${each.corridor.map((/** @type {string} */ item) => html`<p key=${item}>${item}</p>`)}` : null}
  <//>`);
}

function Ledger() {
  const here = useHere();
  const [which, setWhich] = useState("all");
  const rows = [...(here.all("ledger") || [])].reverse().filter((/** @type {any} */ each) => which === "all" || (which === "mine" ? each.by === here.seat : each.about === here.seat));
  const options = here.seat ? ["all", "mine", "about"] : ["all"];
  return html`<${Part} title=${W.ledger.title} id="ledger"><p class="quietly">${W.ledger.lead}</p>
    ${options.length > 1 && html`<div class="segments" role="group" aria-label=${W.ledger.filter}>${options.map((id) => html`<button type="button" key=${id} aria-pressed=${String(which === id)} onClick=${() => setWhich(id)}>${/** @type {any} */ (W.ledger)[id]}</button>`)}</div>`}
    ${!rows.length && html`<p class="quietly">${W.ledger.none}</p>`}<//>
    <ul class="cards">${rows.map((/** @type {any} */ each) => html`<li class="panel card claim" key=${each.n}>
      <p class="row"><${Delegation} code=${each.by} note=${each.name} /><span class="state">${each.state}</span></p><p>${each.words}</p>
      <p class="quietly">${each.made}${each.due && `; ${W.ledger.due.toLowerCase()} ${each.due}`}</p>
      ${each.moved.map((/** @type {string} */ line, /** @type {number} */ n) => html`<p class="quietly" key=${n}>${line}</p>`)}</li>`)}</ul>`;
}

function Codex() {
  const here = useHere();
  const entries = here.all("codex") || [];
  const groups = [...new Set(entries.map((/** @type {any} */ each) => each.group))];
  return groups.map((group) => html`<${Part} key=${group} title=${group} id=${`codex-${group}`}><ul class="codex">${entries.filter((/** @type {any} */ each) => each.group === group).map((/** @type {any} */ each) => html`<li key=${each.id}><button type="button" class="plain entry" onClick=${() => here.explain("codex", each.id)}>${each.title}</button></li>`)}</ul><//>`);
}
