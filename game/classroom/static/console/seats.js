// The seats at the left, who sits there and who does not, and all that can be done with a seat and its people.
import { html } from "../vendor/preact-htm.js";
import { Flag } from "../projector/flag.js";
import { Choice, Dialog, since, useTick } from "./parts.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Table */
/** @typedef {import("./parts.js").Desk} Desk */

const { seats: W, seat: S } = words;
const BARS = [1, 2, 3, 4, 5];

/** Return the people of the room. @param {Table} all @returns {Table[]} */
const peopleOf = (all) => all["teacher:people"] || [];

/** Return the people of a seat, who leads first. @param {Table} all @param {string} code */
export function sitting(all, code) {
  const found = peopleOf(all).filter((each) => (each.seats || [each.seat]).includes(code) && !each.removed);
  return found.sort((one, other) => Number(other.leads) - Number(one.leads));
}

/** @param {{desk: Desk}} props */
export function Seats({ desk }) {
  useTick();
  const { all } = desk;
  const seats = all["public:seats"] || [];
  const counts = all["teacher:counts"] || {};
  const most = Math.max(5, ...peopleOf(all).map((each) => each.acts));
  return html`<section class="col seats" aria-labelledby="seats-title">
    <div class="title"><h2 class="eyebrow" id="seats-title">${W.title}</h2><span class="quietly">${W.counts({ live: 0, away: 0, machine: 0, ...counts })}</span></div>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="seats-title">
      <${Loose} desk=${desk} />
      <ul class="rows">${seats.map((/** @type {Table} */ seat) => html`<${Row} key=${seat.code} desk=${desk} seat=${seat} most=${most} />`)}</ul>
      <${Others} desk=${desk} />
    </div>
  </section>`;
}

/** @param {{desk: Desk, seat: Table, most: number}} props */
function Row({ desk, seat, most }) {
  const people = sitting(desk.all, seat.code);
  const away = people.length > 0 && !seat.machine && people.every((each) => !each.here && each.role !== "class");
  const acts = people.reduce((sum, each) => sum + each.acts, 0);
  const kind = away ? "away" : seat.machine ? "game" : "";
  return html`<li class=${`seat ${kind} ${seat.waited ? "waited" : ""}`}>
    <${Flag} seat=${seat} />
    <div class="who"><b>${seat.name.length < 25 ? seat.name : seat.short}</b>
      <small>${told(people, seat, away, desk.now())}${seat.waited && html` <em>${W.waited}</em>`}</small></div>
    ${people.length > 0 && html`<${Meter} acts=${acts} most=${most} />`}
    <button class="more" aria-label=${W.actions(seat.name)} onClick=${() => desk.open({ name: "seat", seat: seat.code })}>⋯</button>
  </li>`;
}

/** @param {Table[]} people @param {Table} seat @param {boolean} away @param {number} now */
function told(people, seat, away, now) {
  if (!people.length) return W.empty;
  const names = people.map((each) => each.name + (each.hand ? ` (${W.hand})` : "")).join(" · ");
  if (seat.machine) return `${names} (${W.lent})`;
  const last = Math.max(...people.map((each) => each.last || 0));
  return away ? `${names} (${W.away}${last ? ` ${since(last, now)}` : ""})` : names;
}

/** @param {{acts: number, most: number}} props */
function Meter({ acts, most }) {
  const level = acts ? Math.max(1, Math.round((5 * acts) / most)) : 0;
  return html`<span class="meter" role="img" aria-label=${W.acts(acts)} title=${W.acts(acts)}>
    ${BARS.map((bar) => html`<i key=${bar} class=${bar <= level ? `b${bar} on` : `b${bar}`}></i>`)}</span>`;
}

/** Who has no seat yet: first, since they wait. @param {{desk: Desk}} props */
function Loose({ desk }) {
  const people = peopleOf(desk.all);
  const loose = people.filter((each) => !each.seat && each.role === "student" && !each.removed);
  if (!people.some((each) => each.role !== "class")) return html`<p class="help pad">${W.nobody}</p>`;
  if (!loose.length) return null;
  return html`<div class="loose"><div class="row"><h3 class="eyebrow">${W.loose(loose.length)}</h3>
      <button class="push" onClick=${() => desk.order({ do: "lot" })}>${W.lot}</button></div>
    <ul>${loose.map((each) => html`<li key=${each.person} class="row"><span>${each.name}</span><${GiveSeat} desk=${desk} person=${each} /></li>`)}</ul></div>`;
}

/** @param {{desk: Desk, person: Table}} props */
function GiveSeat({ desk, person }) {
  const seats = desk.all["public:seats"] || [];
  /** @type {[string, string][]} */
  const choices = [["", person.seat ? W.noSeat : W.choose], ...seats.map((/** @type {Table} */ each) => [each.code, each.name])];
  return html`<${Choice} label=${W.give(person.name)} hidden=${true} value=${person.seat} choices=${choices}
    onChange=${(/** @type {string} */ seat) => desk.order({ do: "seat", person: person.person, seat })} />`;
}

/** @param {{desk: Desk}} props */
function Others({ desk }) {
  const people = peopleOf(desk.all);
  const looking = people.filter((each) => each.role !== "student" && each.role !== "class" && !each.removed);
  const removed = people.filter((each) => each.removed);
  return html`${looking.length > 0 && html`<div class="loose"><h3 class="eyebrow">${W.looking}</h3>
      <ul>${looking.map((each) => html`<li key=${each.person} class="row"><span>${each.name}</span><button class="push" onClick=${() => desk.order({ do: "role", person: each.person, role: "student" })}>${S.student}</button></li>`)}</ul></div>`}
    ${removed.length > 0 && html`<div class="loose"><h3 class="eyebrow">${W.removed}</h3>
      <ul>${removed.map((each) => html`<li key=${each.person} class="row"><span>${each.name}</span><button class="push" onClick=${() => desk.order({ do: "return", person: each.person })}>${W.comeBack}</button></li>`)}</ul></div>`}
    <div class="pad"><button onClick=${() => desk.open({ name: "write", to: [] })}>${W.everyone}</button></div>`;
}

/** All that can be done with one seat. @param {{desk: Desk, code: string, onClose: () => void}} props */
export function SeatDialog({ desk, code, onClose }) {
  const seat = (desk.all["public:seats"] || []).find((/** @type {Table} */ each) => each.code === code);
  if (!seat) return null;
  const people = sitting(desk.all, code);
  return html`<${Dialog} title=${seat.name} onClose=${onClose} wide=${true}>
    <div class="row"><button class="primary" onClick=${() => desk.act(code)}>${S.act}</button>
      <button onClick=${() => desk.open({ name: "write", to: [code] })}>${S.write}</button>
      <${Machine} desk=${desk} seat=${seat} people=${people} /></div>
    <h3 class="eyebrow gap">${S.people}</h3>
    ${people.some((each) => each.role === "class") ? html`<p class="help">${S.class}</p>` : people.length ? html`<ul class="people">${people.map((each) => html`<${Person} key=${each.person} desk=${desk} person=${each} />`)}</ul>` : html`<p class="help">${S.none}</p>`}
    <${Secrets} all=${desk.all} code=${code} />
  <//>`;
}

/** @param {{desk: Desk, seat: Table, people: Table[]}} props */
function Machine({ desk, seat, people }) {
  const lend = async () => {
    const says = { title: S.machineTitle(seat.name), says: S.machineSays, button: S.machine };
    if (await desk.sure(says)) desk.order({ do: "machine", seat: seat.code, on: true });
  };
  /** @type {[string, string][]} */
  const skills = S.skills.map((each, n) => [String(n), each]);
  if (people.some((each) => each.role === "class")) return html`<button onClick=${() => desk.order({ do: "machine", seat: seat.code, on: true })}>${S.machine}</button>`;
  return html`${!people.length && html`<button onClick=${() => desk.order({ do: "machine", seat: seat.code, on: false })}>${S.whole}</button>`}${people.length > 0 && (seat.machine
      ? html`<button onClick=${() => desk.order({ do: "machine", seat: seat.code, on: false })}>${S.give}</button>`
      : html`<button onClick=${lend}>${S.machine}</button>`)}
    ${seat.machine && html`<${Choice} label=${S.skill} value=${String(seat.skill ?? 1)} choices=${skills}
      onChange=${(/** @type {string} */ skill) => desk.order({ do: "machine", seat: seat.code, on: true, skill: Number(skill) })} />`}`;
}

/** @param {{desk: Desk, person: Table}} props */
function Person({ desk, person }) {
  const send = (/** @type {Table} */ more) => desk.order({ person: person.person, ...more });
  const remove = async () => {
    const says = { title: S.removeTitle(person.name), says: S.removeSays, button: S.remove, danger: true };
    if (await desk.sure(says)) send({ do: "remove" });
  };
  const is = [person.leads && S.leads, person.here ? S.here : S.gone, person.muted && S.muted, person.hand && S.hand, W.acts(person.acts)];
  return html`<li><p><b>${person.name}</b> <span class="quietly">${is.filter(Boolean).join(" · ")}</span></p>
    <div class="row">
      ${!person.leads && html`<button onClick=${() => send({ do: "lead" })}>${S.lead}</button>`}
      <button onClick=${() => send({ do: "mute", on: !person.muted })}>${person.muted ? S.unmute : S.mute}</button>
      <${GiveSeat} desk=${desk} person=${person} />
      <button onClick=${() => send({ do: "role", role: "observer" })}>${S.observer}</button>
      <button onClick=${() => send({ do: "role", role: "press" })}>${S.press}</button>
      <button onClick=${() => send({ do: "return" })}>${W.return}</button>
      <button class="danger" onClick=${remove}>${S.remove}</button>
    </div></li>`;
}

/** What only the teacher may see of a seat. @param {{all: Table, code: string}} props */
function Secrets({ all, code }) {
  const every = all["teacher:everything"];
  const own = every?.seats?.[code];
  if (!own) return null;
  const ballot = every.ballots?.[code];
  return html`<details class="private"><summary>${S.look}</summary><article class="paper secrets"><p class="stamp">${S.teacherOnly}</p><h3>${own.name}</h3>
    <p>${[S.hours(own.hours), S.influence(own.influence)].join(" · ")}</p>
    <h4>${S.instructions}</h4><ul>${own.objectives.map((/** @type {Table} */ each, /** @type {number} */ n) => html`<li key=${n}>${each.text} <i>(${each.done ? S.carried : S.open})</i></li>`)}</ul>
    ${own.line && html`<h4>${S.redLine}</h4><p class="red">${own.line}</p>`}
    ${own.evidence.length > 0 && html`<h4>${S.evidence}</h4><ul>${own.evidence.map((/** @type {string} */ each, /** @type {number} */ n) => html`<li key=${n}>${each}</li>`)}</ul>`}
    ${ballot && html`<h4>${S.ballot}</h4><p>${ballot}</p>`}
    <${Lines} title=${S.truths} lines=${every.truths} /><${Lines} title=${S.agreed} lines=${every.agreed} />
    ${every.terms && html`<h4>${S.terms}</h4><p>${every.terms}</p>`}
  </article></details>`;
}

/** @param {{title: string, lines: string[]}} props */
function Lines({ title, lines }) {
  if (!lines?.length) return null;
  return html`<details><summary>${title}</summary><ul>${lines.map((each, n) => html`<li key=${n}>${each}</li>`)}</ul></details>`;
}
