// The corridor: what waits for the delegation, what it can do with others, notes, undertakings and what came of its acts.
import { html, useEffect, useState } from "../vendor/preact-htm.js";
import { W, listed } from "../shared/words.js";
import { useHere } from "./here.js";
import { Flag, Fold, Part, Tabs } from "./parts.js";
import { Turn } from "./turn.js";

/** @typedef {any} Props */

/** The parts of the corridor, one at a time: on a phone a note must not stand below everything else. */
export function Corridor() {
  const here = useHere();
  const meets = here.all("floor")?.meets;
  const waits = waiting(here).length;
  const [chosen, choose] = useState("");
  // Whoever goes where the turn leads finds what is open there, and not the notes that were read last.
  useEffect(() => choose(""), [here.went]);
  const at = chosen || (waits ? "inbox" : meets ? "notes" : "do");
  const ids = ["inbox", "do", "notes", "past"];
  const counts = /** @type {any} */ ({ inbox: waits, notes: here.unread });
  const tabs = ids.map((id) => ({ id, label: /** @type {any} */ (W.corridor.sub)[id], count: counts[id] }));
  return html`<h2 class="sr">${W.corridor.heading}</h2>
    <${Tabs} tabs=${tabs} chosen=${at} choose=${choose} label=${W.corridor.heading} cls="subtabs inner" prefix="corridor" />
    <div class="scroll" role="tabpanel" id=${`corridor-${at}`} aria-labelledby=${`corridor-tab-${at}`} tabindex="0" key=${at}><div class="stack">
      ${at === "inbox" && html`<${Inbox} /><${Proposals} />`}
      ${at === "do" && html`<${Figures} />${meets && html`<p class="quietly">${W.corridor.notNow}</p>`}<${Turn} place="corridor" />`}
      ${at === "notes" && html`<${Notes} />`}
      ${at === "past" && html`<${Undertakings} /><${Outcomes} />`}
    </div></div>`;
}

/** Return what waits for the word of the delegation. @param {import("./here.js").Here} here @returns {any[]} */
export const waiting = (here) => (here.own("inbox") || []).filter((/** @type {any} */ each) => each.kind !== "told");

function Figures() {
  const hours = useHere().own("hours");
  if (!hours) return null;
  return html`<dl class="tally"><div><dt>${W.figures.hours}</dt><dd class="num">${hours.left}</dd></div><div><dt>${W.figures.influence}</dt><dd class="num">${hours.influence}</dd></div><div><dt>${W.figures.credibility}</dt><dd class="num">${hours.credibility}</dd></div></dl>`;
}

/** What others put to the delegation, each with its choices. */
function Inbox() {
  const here = useHere();
  const inbox = here.own("inbox") || [];
  const waits = waiting(here);
  const told = inbox.filter((/** @type {any} */ each) => each.kind === "told");
  return html`<${Part} title=${W.corridor.inbox} id="inbox">
    ${!waits.length && html`<p class="quietly">${W.corridor.inboxNone}</p>`}
    <ul class="cards">${waits.map((/** @type {any} */ each) => html`<li class="panel card" key=${each.n}>
      <p class="row">${each.from && html`<${Flag} seat=${here.of(each.from)} small />`}<b>${each.words}</b></p>
      ${each.points.length ? html`<ul class="plain">${each.points.map((/** @type {string} */ point, /** @type {number} */ n) => html`<li key=${n}>${point}</li>`)}</ul>` : null}
      ${each.asks && html`<p class="quietly">${each.asks}.</p>`}
      <div class="row">${each.choices.map((/** @type {any} */ choice, /** @type {number} */ n) => html`<button type="button" key=${n} onClick=${() => here.open({ kind: choice.kind, answers: choice.answers })}>${choice.l}</button>`)}</div>
    </li>`)}</ul>
    ${told.length ? html`<${Fold} title=${`${W.corridor.told} (${told.length})`}><ul class="plain">${told.map((/** @type {any} */ each) => html`<li key=${each.n}>${each.words}</li>`)}</ul><//>` : null}
  <//>`;
}

/** What members of the delegation propose to whoever leads it. @param {Props} props */
export function Proposals({ kinds }) {
  const here = useHere();
  const all = here.own("proposals") || [];
  const found = kinds ? all.filter((/** @type {any} */ each) => kinds.has(each.kind)) : all;
  if (!found.length) return null;
  const label = (/** @type {string} */ kind) => (here.own("acts") || []).find((/** @type {any} */ each) => each.kind === kind)?.label || kind;
  return html`<${Part} title=${W.corridor.proposals} id=${kinds ? "proposals-texts" : "proposals"}>
    <ul class="cards">${found.map((/** @type {any} */ each) => html`<li class="panel card" key=${each.id}>
      <p><b>${label(each.kind)}</b> <span class="quietly">${W.corridor.by(each.name)}</span></p>
      ${each.words && html`<p class="speech">${each.words}</p>`}
      <div class="row">${here.may(each.kind) && html`<button type="button" onClick=${() => here.open({ kind: each.kind, answers: each.answers, proposal: each.id })}>${W.corridor.open}</button>`}
        ${(here.leads || each.person === here.person) && html`<button type="button" class="quiet" onClick=${() => here.send({ do: "drop", proposal: each.id })}>${W.corridor.drop}</button>`}</div>
    </li>`)}</ul>
  <//>`;
}

function Notes() {
  const here = useHere();
  const [to, setTo] = useState(/** @type {string[]} */ ([]));
  const [words, setWords] = useState("");
  const [why, setWhy] = useState("");
  const notes = here.own("notes") || [];
  const last = notes.length ? notes[notes.length - 1].n : 0;
  useEffect(() => here.readNotes(last), [last]);
  const seats = (here.all("seats") || []).filter((/** @type {any} */ each) => each.code !== here.seat);
  /** @param {string} code */
  const toggle = (code) => setTo((now) => (now.includes(code) ? now.filter((one) => one !== code) : [...now, code]));
  /** @param {Event} event */
  const send = async (event) => {
    event.preventDefault();
    const wrong = !to.length ? W.notes.pick : !words.trim() ? W.notes.empty : "";
    setWhy(wrong);
    if (wrong) return;
    const reply = await here.send({ do: "note", to, words });
    if (reply.type === "done") setWords("");
  };
  const who = (/** @type {any} */ note) => (note.mine ? W.notes.you : note.from === "teacher" ? W.notes.fromTeacher : here.name(note.from));
  return html`<${Part} title=${W.corridor.notes} id="notes">
    <p class="open-note">${W.notes.teacher}</p>
    ${here.self?.muted ? html`<p class="quietly">${W.notes.muted}</p>` : html`<form class="note" onSubmit=${send}>
      <fieldset><legend>${W.notes.to}</legend><div class="chips">${seats.map((/** @type {any} */ each) => html`<label class=${to.includes(each.code) ? "chip on" : "chip"} key=${each.code}>
        <input type="checkbox" checked=${to.includes(each.code)} onChange=${() => toggle(each.code)} /><${Flag} seat=${each} small />${each.short}</label>`)}</div></fieldset>
      <label>${W.notes.words}<textarea rows="3" maxlength="1000" value=${words} onInput=${(/** @type {any} */ event) => setWords(event.target.value)}></textarea></label>
      ${why && html`<p role="alert" class="warning">${why}</p>`}
      <button type="submit">${W.notes.send}</button></form>`}
    ${!notes.length && html`<p class="quietly">${W.notes.none}</p>`}
    <ul class="cards">${[...notes].reverse().slice(0, 60).map((/** @type {any} */ each) => html`<li class=${each.mine ? "panel card mine" : "panel card"} key=${each.n}>
      <p class="quietly"><b>${who(each)}</b> ${W.notes.toWhom(listed(each.to.map((/** @type {string} */ code) => (code === here.seat ? W.you : here.name(code)))))}</p>
      <p class="speech"><bdi>${each.words}</bdi></p></li>`)}</ul>
  <//>`;
}

function Undertakings() {
  const here = useHere();
  const found = here.own("undertakings") || [];
  if (!found.length) return null;
  return html`<${Part} title=${W.corridor.undertakings} id="undertakings"><ul class="cards">${found.map((/** @type {any} */ each) => html`<li class="panel card" key=${each.n}><p>${each.words}</p><p class="quietly">${each.state}; ${W.corridor.due} ${each.due}</p></li>`)}</ul><//>`;
}

/** What came of the delegation's own acts: whom they concerned, what was told, what they moved and why. */
function Outcomes() {
  const here = useHere();
  const found = here.own("outcomes") || [];
  return html`<${Part} title=${W.corridor.outcomes} id="outcomes">
    ${!found.length && html`<p class="quietly">${W.corridor.none}</p>`}
    <ul class="cards">${[...found].reverse().map((/** @type {any} */ each) => html`<li class="panel card" key=${each.n}>
      <p class="row">${each.who.slice(0, 3).map((/** @type {string} */ code) => html`<${Flag} key=${code} seat=${here.of(code)} small />`)}<b>${each.act}</b></p>
      ${each.what.map((/** @type {string} */ line, /** @type {number} */ n) => html`<p key=${n}>${line}</p>`)}
      ${each.moved.length ? html`<ul class="moves">${each.moved.map((/** @type {string} */ line, /** @type {number} */ n) => html`<li key=${n}>${line}</li>`)}</ul>` : null}
      ${each.why && html`<p class="quietly">${each.why}.</p>`}
    </li>`)}</ul>
  <//>`;
}
