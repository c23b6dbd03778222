// Whose turn it is, and what can be done with it.
import { html } from "../vendor/preact-htm.js";
import { timeLeft } from "../shared/line.js";
import { W } from "../shared/words.js";
import { TEXTUAL, useHere, useSeconds } from "./here.js";
import { Flag, Fold, Mark } from "./parts.js";

/** @typedef {any} Props */

/** Return the tab in which the turn is taken. @param {import("./here.js").Here} here */
export function tabOfTurn(here) {
  if (here.turn?.votes || here.all("floor")?.stage?.startsWith("explanations")) return "vote";
  return here.all("floor")?.meets ? "floor" : "corridor";
}

/** The line under the head: what goes on, the clock, and unmistakably when it is the own turn. */
export function Now() {
  const here = useHere();
  const turn = here.turn;
  const clock = here.all("clock");
  useSeconds(Boolean(clock?.runs));
  const left = timeLeft(clock, here.line.now());
  const screen = here.all("screen");
  const mine = Boolean(turn?.mine) && !screen?.paused;
  return html`<section class=${mine ? "now mine" : "now"} aria-label=${W.now.label}>
    ${mine ? html`<${Mine} />` : html`<${Others} />`}
    ${left && html`<span class="time num" role="timer" aria-label=${W.now.clock} title=${W.now.clock}>${left}</span>`}
    ${screen?.paused && html`<p class="strip">${W.now.paused}</p>`}
    ${screen?.halted && html`<p class="strip warning" role="alert">${screen.halted}</p>`}
    ${here.all("about")?.practice && html`<p class="strip">${W.practice}</p>`}
  </section>`;
}

function Mine() {
  const here = useHere();
  return html`<span class="lamp" aria-hidden="true"></span><p><span class="eyebrow">${W.now.yours}</span><span class="what">${here.turn.title}</span></p>
    <button type="button" class="go" onClick=${() => here.go(tabOfTurn(here))}>${W.now.go}</button>`;
}

function Others() {
  const here = useHere();
  const floor = here.all("floor");
  const vote = here.all("vote");
  if (!floor) return null;
  if (vote?.open) return html`<${Mark} ballot="" /><p><span class="eyebrow">${W.now.vote}</span><span class="what">${vote.heading}</span></p>`;
  if (floor.speaker) {
    const seat = here.of(floor.speaker);
    return html`<${Flag} seat=${seat} /><p><span class="eyebrow">${W.now.speaking}</span><span class="what">${seat.name}</span></p>`;
  }
  const head = floor.meets ? W.now.chamber : here.all("time")?.over ? W.now.over : W.now.corridor;
  const what = floor.meets ? floor.words : here.all("time")?.words;
  return html`<p><span class="eyebrow">${head}</span><span class="what">${what}</span></p>`;
}

/** What is asked now, the way to let it go by, and the acts that are open in a place of the page. @param {Props} props */
export function Turn({ place }) {
  const here = useHere();
  const turn = here.turn;
  if (!turn) return null;
  const acts = (here.own("acts") || []).filter((/** @type {any} */ each) => belongs(each, place, here));
  const asked = turn.mine && tabOfTurn(here) === place;
  return html`<section class=${asked ? "turn asked" : "turn"} aria-label=${asked ? W.turn.heading : undefined}>
    ${asked && html`<h3>${turn.title}</h3>`}
    ${!turn.mine && !acts.length && !here.all("time")?.over && html`<p class="quietly">${W.turn.wait}</p>`}
    <div class="acts">
      ${acts.filter((/** @type {any} */ each) => !each.seldom).map((/** @type {any} */ each) => html`<${Do} key=${each.kind} each=${each} first=${asked && each.kind === "Speak"} />`)}
      ${asked && turn.passing && html`<${Pass} turn=${turn} />`}
    </div>
    ${acts.some((/** @type {any} */ each) => each.seldom) && html`<${Fold} title=${W.turn.more}><div class="acts">${acts.filter((/** @type {any} */ each) => each.seldom).map((/** @type {any} */ each) => html`<${Do} key=${each.kind} each=${each} />`)}</div><//>`}
    ${turn.takeback && here.leads && place !== "vote" && html`<div class="row"><span class="quietly">${W.turn.takebackLead}</span><button type="button" class="quiet" onClick=${() => here.send({ do: "takeback" })}>${W.turn.takeback}</button></div>`}
  </section>`;
}

/** Return whether an act is offered in this place of the page. @param {any} act @param {string} place @param {import("./here.js").Here} here */
function belongs(act, place, here) {
  if (act.kind === "CastBallot" || act.kind === here.turn?.passing || act.kind === "Pass" || act.kind === "EndDay") return false;
  if (act.answers) return false;
  if (place === "vote") return act.kind === "ExplainVote";
  if (place === "floor") return here.all("floor")?.meets && !TEXTUAL.has(act.kind) && act.kind !== "ExplainVote";
  return !here.all("floor")?.meets && !TEXTUAL.has(act.kind);
}

/** @param {Props} props */
function Do({ each, first }) {
  const here = useHere();
  return html`<button type="button" class=${first ? "primary do" : "do"} onClick=${() => here.open({ kind: each.kind })}>
    <span>${each.title}</span>${each.cost && html`<small>${each.cost}</small>`}</button>`;
}

/** @param {Props} props */
function Pass({ turn }) {
  const here = useHere();
  if (!here.leads) return html`<p class="quietly">${W.turn.proposePass(here.leader)}</p>`;
  const alone = !(here.own("acts") || []).some((/** @type {any} */ each) => each.kind === "Speak" || each.kind === "ExplainVote");
  return html`<button type="button" class=${alone && here.all("floor")?.meets ? "do pass primary" : "do pass"} onClick=${() => here.send({ do: "pass", n: turn.since })}>
    <span>${W.turn.pass(turn.passes)}</span><small>${turn.agrees ? W.turn.agrees : W.turn.passNote}</small></button>`;
}
