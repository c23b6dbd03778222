// The right side: what asks for the teacher, the log, notes to oneself, and whether all is saved.
import { html, useState } from "../vendor/preact-htm.js";
import { Flag } from "../projector/flag.js";
import { hour, seatsOf, useTick } from "./parts.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Table */
/** @typedef {import("./parts.js").Desk} Desk */

const { queue: Q, log: L, saving: V, help: H } = words;
const SHOWN = 60;

/** @param {{desk: Desk, lonely: boolean, onHide: () => void, onOneScreen: () => void}} props */
export function Side({ desk, lonely, onHide, onOneScreen }) {
  return html`<aside class="col side" aria-label=${`${Q.title}, ${L.title}`}>
    <${Queue} desk=${desk} lonely=${lonely} onHide=${onHide} onOneScreen=${onOneScreen} />
    <${Log} desk=${desk} />
    <${Saving} desk=${desk} />
  </aside>`;
}

/** @param {{desk: Desk, lonely: boolean, onHide: () => void, onOneScreen: () => void}} props */
function Queue({ desk, lonely, onHide, onOneScreen }) {
  const queue = desk.all["teacher:queue"] || [];
  return html`<section class="queue" aria-labelledby="queue-title"><div class="title"><h2 class="eyebrow" id="queue-title">${Q.title}</h2><span class="quietly">${queue.length || ""}</span></div>
    <div role="log" aria-live="polite">
      ${lonely && html`<${Lonely} desk=${desk} onHide=${onHide} onOneScreen=${onOneScreen} />`}
      ${!queue.length && !lonely && html`<p class="help">${Q.none}</p>`}
      ${queue.map((/** @type {Table} */ each, /** @type {number} */ n) => html`<${Asking} key=${each.id} desk=${desk} asking=${each} first=${n === 0} />`)}
    </div></section>`;
}

/** @param {{desk: Desk, asking: Table, first: boolean}} props */
function Asking({ desk, asking, first }) {
  const seat = seatsOf(desk.all)[asking.seat];
  /** @type {Record<string, string>} */
  const kinds = Q;
  const who = [asking.name, asking.seat_name && `(${asking.seat_name})`].filter(Boolean).join(" ");
  return html`<article class=${first ? "asking first" : "asking"}>
    <p>${seat && html`<${Flag} seat=${seat} />`}<b>${who}</b> ${kinds[asking.kind] || ""}</p>
    ${asking.text && html`<p class="said">${asking.kind === "words" ? `“${asking.text}”` : asking.text}</p>`}
    <div class="row"><${Answers} desk=${desk} asking=${asking} /></div>
  </article>`;
}

/** @param {{desk: Desk, asking: Table}} props */
function Answers({ desk, asking }) {
  const settle = html`<button onClick=${() => desk.order({ do: "settle", asking: asking.id })}>${asking.kind === "offline" ? Q.wait : Q.seen}</button>`;
  const write = asking.seat && html`<button class="quiet" onClick=${() => desk.open({ name: "write", to: [asking.seat] })}>${Q.write}</button>`;
  if (asking.kind === "words")
    return html`<button onClick=${() => desk.order({ do: "release", record: asking.record })}>${Q.through}</button>
      <button onClick=${() => desk.order({ do: "strike", record: asking.record })}>${Q.strike}</button>${write}`;
  if (asking.kind === "join") return html`<button onClick=${() => desk.order({ do: "return", person: asking.person })}>${Q.back}</button>${settle}`;
  if (asking.kind === "offline") return html`${settle}<button onClick=${() => desk.order({ do: "machine", seat: asking.seat, on: true })}>${Q.machine}</button>`;
  return html`${settle}${asking.kind !== "leader" && asking.kind !== "trouble" && write}`;
}

/** Why nobody arrives, and the ways out. @param {{desk: Desk, onHide: () => void, onOneScreen: () => void}} props */
function Lonely({ desk, onHide, onOneScreen }) {
  const urls = desk.all["teacher:address"]?.urls || [];
  return html`<article class="asking first"><p><b>${H.title}</b></p><p>${H.says}</p>
    <ul class="dots">${H.causes.map((each) => html`<li key=${each}>${each}</li>`)}</ul>
    ${urls.length > 1 && html`<p class="num">${urls.join(" · ")}</p>`}
    <p>${H.ways}</p><ul class="dots">${H.out.map((each) => html`<li key=${each}>${each}</li>`)}</ul>
    <div class="row"><button class="primary" onClick=${onOneScreen}>${H.oneScreen}</button><button class="quiet" onClick=${onHide}>${H.hide}</button></div></article>`;
}

/** @param {{desk: Desk}} props */
function Log({ desk }) {
  const [whole, show] = useState(false);
  const [kind, choose] = useState("");
  const every = desk.all["teacher:log"] || [];
  const log = kind ? every.filter((/** @type {Table} */ each) => each.kind === kind) : every;
  const shown = (whole ? log : log.slice(-SHOWN)).slice().reverse();
  const filters = [["", L.all], ["act", L.acts], ["note", L.notes]];
  return html`<section class="logging" aria-labelledby="log-title"><div class="title"><h2 class="eyebrow" id="log-title">${L.title}</h2><span class="quietly num">${L.entries(every.length)}</span></div>
    <div class="seg small" role="group" aria-label=${L.show}>${filters.map(([key, text]) => html`<button key=${key} aria-pressed=${key === kind} onClick=${() => choose(key)}>${text}</button>`)}</div>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="log-title"><ol class="log">${shown.map((/** @type {Table} */ each) => html`<${Entry} key=${`${each.n}-${each.text}`} desk=${desk} entry=${each} />`)}</ol>
      ${!whole && log.length > SHOWN && html`<button class="quiet small" onClick=${() => show(true)}>${L.older}</button>`}</div>
    <${Remember} desk=${desk} />
  </section>`;
}

/** @param {{desk: Desk, entry: Table}} props */
function Entry({ desk, entry }) {
  const strike = async () => {
    const says = { title: L.strikeTitle, says: `${entry.text}. ${L.strikeSays}`, button: L.strike, danger: true };
    if (await desk.sure(says)) desk.order({ do: "strike", record: entry.n });
  };
  return html`<li><time class="num">${hour(entry.at)}</time><span>${entry.text}${entry.own && html` <button class="link" onClick=${strike} aria-label=${`${L.strike}: ${entry.text}`}>${L.strike}</button>`}</span></li>`;
}

/** @param {{desk: Desk}} props */
function Remember({ desk }) {
  const [text, write] = useState("");
  const keep = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!text.trim()) return;
    const answer = await desk.order({ do: "remember", words: text.trim() });
    if (answer.type !== "refused") write("");
  };
  return html`<form class="remember" onSubmit=${keep}><label for="remember" class="sr">${L.noteLabel}</label>
    <input id="remember" value=${text} placeholder=${L.noteLabel} maxlength="1000" onInput=${(/** @type {any} */ event) => write(event.currentTarget.value)} /><button>${L.note}</button></form>`;
}

/** @param {{desk: Desk}} props */
function Saving({ desk }) {
  useTick();
  const saving = desk.all["teacher:saving"] || { saved: true };
  const ago = desk.wrote ? V.fine(V.ago((Date.now() - desk.wrote) / 1000)) : V.never;
  return html`<footer class=${saving.saved ? "saving" : "saving bad"}>
    ${saving.saved ? html`<p><span class="dot" aria-hidden="true"></span>${ago}</p>` : html`<p role="alert"><span class="dot off" aria-hidden="true"></span><b>${V.bad}</b> ${saving.why}</p>`}
    <p>${V.local} ${saving.file && V.file(saving.file)}</p></footer>`;
}

