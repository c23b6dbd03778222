// Dialogs of the console: news, words to a seat, going back, settings, the code, and deleting the room.
import { html, useState } from "../vendor/preact-htm.js";
import { Qr, spaced } from "../projector/papers.js";
import { Choice, Dialog, Switch, brief, listed, seatsOf } from "./parts.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Table */
/** @typedef {import("./parts.js").Desk} Desk */

const { injects: I, write: W, phases: P, settings: S, top: T, one: O } = words;

/** The director's own news, and what it moves. @param {{desk: Desk, onClose: () => void}} props */
export function InjectDialog({ desk, onClose }) {
  const [text, write] = useState("");
  const [chosen, choose] = useState(/** @type {number[]} */ ([]));
  const [sought, seek] = useState("");
  const [phase, when] = useState("-1");
  const effects = desk.all["teacher:injects"]?.effects || [];
  const found = effects.filter((/** @type {Table} */ each) => chosen.includes(each.id) || each.label.toLowerCase().includes(sought.toLowerCase()));
  const toggle = (/** @type {number} */ id) => choose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const said = text.trim();
    if (!said || !(await give(desk, said, effects.filter((/** @type {Table} */ each) => chosen.includes(each.id)), Number(phase)))) return;
    onClose();
  };
  return html`<${Dialog} title=${I.own} onClose=${onClose} wide=${true}><form onSubmit=${send}>
    <label for="news">${I.news}</label><textarea id="news" rows="3" maxlength="600" required aria-describedby="news-help" onInput=${(/** @type {any} */ event) => write(event.currentTarget.value)}>${text}</textarea><p class="help" id="news-help">${I.newsHelp}</p>
    <fieldset><legend>${I.effects}</legend><label for="seek" class="sr">${I.filter}</label><input id="seek" type="search" placeholder=${I.filter} value=${sought} onInput=${(/** @type {any} */ event) => seek(event.currentTarget.value)} />
      <div class="picks" tabindex="0" role="group" aria-label=${I.effects}>${found.map((/** @type {Table} */ each) => html`<${Switch} key=${each.id} label=${each.label} on=${chosen.includes(each.id)} onChange=${() => toggle(each.id)} />`)}</div></fieldset>
    <${Choice} label=${I.when} value=${phase} choices=${moments(desk)} onChange=${when} />
    <div class="row end"><button type="button" onClick=${onClose}>${words.cancel}</button><button class="primary" disabled=${!text.trim()}>${words.send}</button></div>
  </form><//>`;
}

/** Return when something may come: now, or with a later phase. @param {Desk} desk @returns {[string, string][]} */
function moments(desk) {
  const phases = desk.all["teacher:phases"] || { now: 0, list: [] };
  const later = phases.list.map((/** @type {Table} */ each, /** @type {number} */ n) => [String(n), I.atPhase(brief(each.title))]).slice(phases.now + 1);
  return [["-1", I.now], ...later];
}

/** Send news and its effects; return whether both were taken. @param {Desk} desk @param {string} said @param {Table[]} effects @param {number} phase */
async function give(desk, said, effects, phase) {
  const news = await desk.order({ do: "inject", kind: "GiveNews", answers: { words: said }, phase });
  if (news.type === "refused") return false;
  if (!effects.length) return true;
  const because = said.length > 120 ? `${said.slice(0, 118)}…` : said;
  const answers = { effects: effects.map((each) => ({ ...each.effect, because })), because };
  return (await desk.order({ do: "inject", kind: "ApplyEffects", answers, phase })).type !== "refused";
}

/** Words of the teacher to one seat, several, or everybody. @param {{desk: Desk, to: string[], onClose: () => void}} props */
export function WriteDialog({ desk, to, onClose }) {
  const [text, write] = useState("");
  const seats = seatsOf(desk.all);
  const whom = to.length ? listed(to.map((each) => seats[each]?.name || each)) : W.everybody;
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (text.trim() && (await desk.order({ do: "note", to, words: text.trim() })).type !== "refused") onClose();
  };
  return html`<${Dialog} title=${W.title(whom)} onClose=${onClose}><form onSubmit=${send}>
    <label for="words">${W.label}</label><textarea id="words" rows="4" maxlength="1000" required aria-describedby="words-help" onInput=${(/** @type {any} */ event) => write(event.currentTarget.value)}>${text}</textarea><p class="help" id="words-help">${W.help}</p>
    <div class="row end"><button type="button" onClick=${onClose}>${words.cancel}</button><button class="primary" disabled=${!text.trim()}>${words.send}</button></div>
  </form><//>`;
}

/** @param {{desk: Desk, onClose: () => void}} props */
export function BackDialog({ desk, onClose }) {
  const phases = desk.all["teacher:phases"]?.list || [];
  const begun = phases.map((/** @type {Table} */ each, /** @type {number} */ n) => ({ ...each, n })).filter((/** @type {Table} */ each) => each.begun);
  const go = async (/** @type {Table} */ phase) => {
    const says = { title: P.backTo(brief(phase.title)), says: `${P.backSays} ${P.backSure}`, button: P.backTo(brief(phase.title)), danger: true };
    if (!(await desk.sure(says))) return;
    await desk.order({ do: "back", phase: phase.n });
    onClose();
  };
  return html`<${Dialog} title=${P.backTitle} onClose=${onClose}><p>${P.backSays}</p>
    ${begun.length ? html`<ul class="plain">${begun.map((/** @type {Table} */ each) => html`<li key=${each.id}><button onClick=${() => go(each)}>${P.backTo(brief(each.title))}</button></li>`)}</ul>` : html`<p class="help">${P.backNone}</p>`}
  <//>`;
}

/** @param {{desk: Desk, onClose: () => void}} props */
export function SettingsDialog({ desk, onClose }) {
  const settings = desk.all["teacher:settings"] || {};
  const set = (/** @type {string} */ name, /** @type {any} */ value) => desk.order({ do: "set", name, value });
  /** @type {[string, string][]} */
  const seatings = Object.entries(S.seatings);
  const newCode = async () => {
    if (await desk.sure({ title: S.newCodeTitle, says: S.newCodeSays, button: S.newCode })) desk.order({ do: "newcode" });
  };
  return html`<${Dialog} title=${S.title} onClose=${onClose} wide=${true}>
    <${Switch} label=${S.live_ballots} help=${S.liveHelp} on=${settings.live_ballots} onChange=${(/** @type {boolean} */ on) => set("live_ballots", on)} />
    <${Switch} label=${S.holds_words} help=${S.holdsHelp} on=${settings.holds_words} onChange=${(/** @type {boolean} */ on) => set("holds_words", on)} />
    <${Switch} label=${S.waives} help=${S.waivesHelp} on=${settings.waives} onChange=${(/** @type {boolean} */ on) => set("waives", on)} />
    <div class="grid"><${Choice} label=${S.seating} value=${settings.seating} choices=${seatings} onChange=${(/** @type {string} */ value) => set("seating", value)} />
      <${Choice} label=${S.per_seat} value=${String(settings.per_seat)} choices=${numbers([1, 2, 3])} onChange=${(/** @type {string} */ value) => set("per_seat", Number(value))} />
      <${Choice} label=${S.absence} value=${String(settings.absence)} choices=${numbers([30, 60, 120, 300])} onChange=${(/** @type {string} */ value) => set("absence", Number(value))} />
      <${Choice} label=${S.pace} value=${String(settings.pace)} choices=${numbers([0, 1, 2, 5, 10])} onChange=${(/** @type {string} */ value) => set("pace", Number(value))} /></div>
    <div class="row gap"><button onClick=${newCode}>${S.newCode}</button><button class="danger push" onClick=${() => desk.open({ name: "delete" })}>${S.delete}</button></div>
  <//>`;
}

/** @param {number[]} numbers_ @returns {[string, string][]} */
const numbers = (numbers_) => numbers_.map((each) => [String(each), String(each)]);

/** @param {{desk: Desk, onClose: () => void, onDeleted: (receipt: any) => void}} props */
export function DeleteDialog({ desk, onClose, onDeleted }) {
  const [typed, type] = useState("");
  const code = desk.all["teacher:settings"]?.code || "";
  const go = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await desk.order({ do: "close", sure: typed.trim() });
    if (answer.type !== "refused") onDeleted(answer.value);
  };
  return html`<${Dialog} title=${S.deleteTitle} onClose=${onClose}><form onSubmit=${go}><p>${S.deleteSays}</p>
    <label for="sure">${S.deleteLabel(spaced(code))}</label><input id="sure" autocomplete="off" value=${typed} onInput=${(/** @type {any} */ event) => type(event.currentTarget.value)} />
    <div class="row end"><button type="button" onClick=${onClose}>${words.cancel}</button><button class="danger" disabled=${!typed.trim()}>${S.deleteTitle}</button></div></form><//>`;
}

/** Which seats the class plays aloud. @param {{desk: Desk, onClose: () => void, onStart: (seat: string) => void}} props */
export function OneScreenDialog({ desk, onClose, onStart }) {
  const seats = (desk.all["public:seats"] || []).filter((/** @type {Table} */ each) => each.machine || isClass(desk.all, each.code));
  const [chosen, choose] = useState(/** @type {string[]} */ (seats.filter((/** @type {Table} */ each) => !each.machine).map((/** @type {Table} */ each) => each.code)));
  const toggle = (/** @type {string} */ code) => choose(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  const start = async () => {
    for (const each of seats) {
      const wanted = chosen.includes(each.code);
      if (wanted === each.machine) await desk.order({ do: "machine", seat: each.code, on: !wanted });
    }
    onStart(chosen[0] || "");
  };
  const members = seats.filter((/** @type {Table} */ each) => each.member).map((/** @type {Table} */ each) => each.code);
  return html`<${Dialog} title=${O.title} onClose=${onClose}><p>${O.says}</p>
    <${Switch} label=${O.all} on=${members.length > 0 && members.every((/** @type {string} */ each) => chosen.includes(each))} onChange=${(/** @type {boolean} */ on) => choose(on ? members : [])} />
    <div class="picks" tabindex="0" role="group" aria-label=${O.title}>${seats.map((/** @type {Table} */ each) => html`<${Switch} key=${each.code} label=${each.name} on=${chosen.includes(each.code)} onChange=${() => toggle(each.code)} />`)}</div>
    <div class="row end"><button onClick=${onClose}>${words.cancel}</button><button class="primary" disabled=${!chosen.length} onClick=${start}>${O.start}</button></div><//>`;
}

/** Return whether the class plays a seat aloud. @param {Table} all @param {string} code */
const isClass = (all, code) => (all["teacher:people"] || []).some((/** @type {Table} */ each) => each.role === "class" && each.seats.includes(code));

/** @param {{desk: Desk, onClose: () => void}} props */
export function CodeDialog({ desk, onClose }) {
  const address = desk.all["teacher:address"] || { urls: [], code: "" };
  return html`<${Dialog} title=${T.join} onClose=${onClose}><div class="joining"><${Qr} qr=${address.qr} /><div>
    <p class="code">${spaced(address.code)}</p>${address.urls.map((/** @type {string} */ each) => html`<p class="num" key=${each}>${each}</p>`)}</div></div><//>`;
}

/** What is left of the room when it is deleted. @param {{receipt: any}} props */
export function Deleted({ receipt }) {
  return html`<main class="alone"><h1>${S.deleted}</h1>${(receipt?.says || []).map((/** @type {string} */ each) => html`<p key=${each}>${each}</p>`)}
    ${receipt?.left?.length > 0 && html`<p>${S.left}</p><ul class="dots">${receipt.left.map((/** @type {string} */ each) => html`<li key=${each}>${each}</li>`)}</ul>`}</main>`;
}
