// The middle: the clock and the phases, what comes from outside, the draft in play, and what the projector shows.
import { html, useState } from "../vendor/preact-htm.js";
import { timeLeft } from "../shared/line.js";
import { Switch, Time, brief, listed, seatsOf, useTick } from "./parts.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Table */
/** @typedef {import("./parts.js").Desk} Desk */

const { clock: C, phases: P, injects: I, draft: D, projector: B, act: A } = words;

/** @param {{desk: Desk, children?: any}} props */
export function Centre({ desk, children }) {
  return html`<main class="col centre" id="orders" tabindex="-1">
    <${Lesson} desk=${desk} />
    <div class="scroll" tabindex="0" role="group" aria-label=${B.between}>${children || html`<${Afterwards} desk=${desk} /><${Draft} desk=${desk} /><${Injects} desk=${desk} />`}</div>
    <${Projector} desk=${desk} />
  </main>`;
}

/** Return what is under way, in words: the stage, and who speaks. @param {Table} all */
function underWay(all) {
  const floor = all["public:floor"] || {};
  if (!floor.meets) return all["public:time"]?.words || C.corridor;
  const speaker = floor.speaker && (seatsOf(all)[floor.speaker]?.short || floor.speaker);
  return [floor.words || floor.stage, speaker && C.speaks(speaker)].filter(Boolean).join(" · ");
}

/** @param {{desk: Desk}} props */
function Lesson({ desk }) {
  const { all } = desk;
  const clock = all["public:clock"] || {};
  const phases = all["teacher:phases"] || { now: 0, list: [], waits: [] };
  const over = Boolean(all["public:time"]?.over);
  const paused = !over && Boolean(all["teacher:settings"]?.paused);
  const begun = phases.list.some((/** @type {Table} */ each) => each.begun);
  return html`<section aria-label=${underWay(all)} class="lesson">
    <div class="title"><h2 class="eyebrow brass">${underWay(all)}</h2><${LessonEnds} phases=${phases} clock=${clock} now=${desk.now} />
      <button class="quiet small push" disabled=${!begun} onClick=${() => desk.open({ name: "back" })}>${P.goBack}</button></div>
    <div class="clock"><${Time} clock=${clock} now=${desk.now} /><${ClockButtons} desk=${desk} clock=${clock} phases=${phases} paused=${paused} /></div>
    <p class=${paused ? "state paused" : "state"}>${over ? C.ended : paused ? C.paused : C.running} <${Over} clock=${clock} now=${desk.now} />
      ${!paused && !over && html`<span>${phases.waits.length ? C.waits(listed(phases.waits)) : C.waitsNobody}</span>`}</p>
    <${Hint} desk=${desk} phases=${phases} />
    <${Phases} desk=${desk} phases=${phases} clock=${clock} />
  </section>`;
}

/** Where the game has gone on before the plan, the phase that fits it. @param {{desk: Desk, phases: Table}} props */
function Hint({ desk, phases }) {
  const now = phases.list[phases.now];
  const [says, wanted] = fitting(desk.all, now?.id || "");
  const last = phases.list.length - 1;
  const to = wanted === "debrief" ? (phases.now < last ? last : -1) : phases.list.findIndex((/** @type {Table} */ each, /** @type {number} */ n) => n > phases.now && each.id.startsWith(wanted));
  if (!now?.begun || !says || to < 0) return null;
  return html`<p class="row hint"><span>${says}</span><button class="small" onClick=${() => desk.order({ do: "phase", to })}>${P.begin(brief(phases.list[to].title))}</button></p>`;
}

/** Return what the game has come to, in words, and how the phase for it is called; nothing where the plan is with it. @param {Table} all @param {string} phase */
function fitting(all, phase) {
  const floor = all["public:floor"] || {};
  if (all["public:time"]?.over) return [C.ended, "debrief"];
  const chamber = phase.startsWith("corridor-") ? phase.replace("corridor", "chamber") : "debate";
  if (floor.meets && phase.startsWith("corridor")) return [C.meets, chamber];
  if (phase === "debate" && /texts|vote|separation|explanations/.test(floor.stage || "")) return [C.texts, "vote"];
  return ["", ""];
}

/** @param {{clock: Table, now: () => number}} props */
function Over({ clock, now }) {
  useTick();
  return clock.runs && timeLeft(/** @type {any} */ (clock), now()) === "0:00" ? html`<b>${C.over}</b>` : null;
}

/** @param {{phases: Table, clock: Table, now: () => number}} props */
function LessonEnds({ phases, clock, now }) {
  useTick();
  const left = clock.runs && clock.ends ? clock.ends - now() / 1000 : clock.left || 0;
  const later = phases.list.slice(phases.now + 1).reduce((/** @type {number} */ sum, /** @type {Table} */ each) => sum + each.minutes, 0);
  return html`<span class="quietly num">${C.lessonEnds(Math.max(0, Math.round(left / 60 + later)))}</span>`;
}

/** @param {{desk: Desk, clock: Table, phases: Table, paused: boolean}} props */
function ClockButtons({ desk, clock, phases, paused }) {
  const begun = phases.list.some((/** @type {Table} */ each) => each.begun);
  const next = async () => {
    if (paused) return desk.order({ do: "next" });
    const says = { title: C.nextTitle, says: C.nextSays(listed(phases.waits)), button: C.next };
    if (await desk.sure(says)) desk.order({ do: "next" });
  };
  const toVote = async () => {
    if (await desk.sure({ title: C.toVoteTitle, says: C.toVoteSays, button: C.toVote })) onToTheVote(desk);
  };
  const voting = Boolean(desk.all["public:vote"]?.open);
  const extend = (/** @type {number} */ seconds) => desk.order({ do: "clock", act: "extend", seconds });
  return html`<div class="row">
    ${begun
      ? html`<button class="primary wide-button" onClick=${() => pauseAll(desk, !paused)}>${paused ? C.run : C.pause}</button>`
      : html`<button class="primary wide-button" onClick=${() => desk.order({ do: "phase", to: 0 })}>${P.begin(brief(phases.list[0]?.title || ""))}</button>`}
    <button onClick=${() => extend(60)}>${C.minute}</button><button onClick=${() => extend(300)}>${C.five}</button>
    ${clock.runs && !paused && html`<button onClick=${() => desk.order({ do: "clock", act: "pause" })}>${C.reset}</button>`}
    <button disabled=${paused || !phases.waits.length} onClick=${next}>${C.next}</button>
    <button disabled=${paused || voting || !phases.waits.length} onClick=${toVote}>${C.toVote}</button>
  </div>`;
}

const MOST_STEPS = 80;
const BREATH = 250;

/** Let the moments go by until a vote opens; whoever acts by itself has time in between. @param {Desk} desk */
async function onToTheVote(desk) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const all = desk.latest();
    if (all["public:vote"]?.open || all["public:time"]?.over || all["teacher:settings"]?.paused) return;
    const reply = all["teacher:phases"].waits.length ? await desk.ask({ do: "next" }) : null;
    await new Promise((go) => setTimeout(go, BREATH));
    for (let wait = 0; wait < 12 && reply?.n > desk.latest()["teacher:saving"].lines; wait += 1) await new Promise((go) => setTimeout(go, BREATH));
  }
}

/** Let game and clock stand still, or go on. @param {Desk} desk @param {boolean} stand */
async function pauseAll(desk, stand) {
  await desk.order({ do: "set", name: "paused", value: stand });
  await desk.order({ do: "clock", act: stand ? "pause" : "run" });
}

/** @param {{desk: Desk, phases: Table, clock: Table}} props */
function Phases({ desk, phases, clock }) {
  const begin = async (/** @type {number} */ to) => {
    const title = brief(phases.list[to].title);
    const says = { title: P.beginTitle(title), says: P.beginSays, button: P.begin(title) };
    if (await desk.sure(says)) desk.order({ do: "phase", to });
  };
  const begun = phases.list.some((/** @type {Table} */ each) => each.begun);
  return html`<ol class="phases" aria-label=${P.title}>${phases.list.map((/** @type {Table} */ each, /** @type {number} */ n) => {
    const now = begun && n === phases.now;
    const past = each.begun && n < phases.now;
    return html`<li key=${each.id} class=${now ? "on" : past ? "past" : ""}><button title=${each.title} aria-current=${now ? "step" : null} onClick=${() => begin(n)}>
      <b>${past ? "✓ " : ""}${brief(each.title)}</b><span class="num">${now ? html`<${Gone} clock=${clock} minutes=${each.minutes} now=${desk.now} />` : each.minutes ? P.minutes(each.minutes) : ""}</span></button></li>`;
  })}</ol>`;
}

/** @param {{clock: Table, minutes: number, now: () => number}} props */
function Gone({ clock, minutes, now }) {
  useTick();
  const left = clock.runs && clock.ends ? clock.ends - now() / 1000 : clock.left || 0;
  return html`${Math.max(0, Math.min(minutes, Math.ceil(minutes - left / 60)))} of ${P.minutes(minutes)}`;
}

/** What to do with the lesson when it is over. @param {{desk: Desk}} props */
function Afterwards({ desk }) {
  const phases = desk.all["teacher:phases"];
  const path = desk.all["teacher:saving"]?.path;
  if (!path || !phases?.list[phases.now]?.begun || phases.now !== phases.list.length - 1) return null;
  return html`<section class="sec afterwards"><h2 class="eyebrow">${A.afterwards}</h2><p>${A.export}</p><code>${A.command(path)}</code></section>`;
}

/** @param {{desk: Desk}} props */
function Injects({ desk }) {
  const [whole, show] = useState(false);
  const injects = desk.all["teacher:injects"] || { happenings: [], planned: [], effects: [] };
  if (desk.all["public:time"]?.over) return html`<section class="sec"><h2 class="eyebrow">${I.title}</h2><p class="help">${I.over}</p></section>`;
  const shown = whole ? injects.happenings : injects.happenings.slice(0, 3);
  const left = injects.happenings.length - 3;
  return html`<section class="sec" aria-labelledby="events-title">
    <div class="title"><h2 class="eyebrow" id="events-title">${I.title}</h2><button class="quiet" onClick=${() => desk.open({ name: "inject" })}>${I.own}</button></div>
    ${!injects.happenings.length && html`<p class="help">${I.none}</p>`}
    <ul class="events">${shown.map((/** @type {Table} */ each) => html`<${Happening} key=${each.id} desk=${desk} event=${each} />`)}</ul>
    ${left > 0 && html`<button class="quiet small" aria-expanded=${whole} onClick=${() => show(!whole)}>${whole ? I.fewer : I.more(left)}</button>`}
    <${Planned} desk=${desk} planned=${injects.planned} />
  </section>`;
}

/** @param {{desk: Desk, event: Table}} props */
function Happening({ desk, event }) {
  const send = async () => {
    if (await desk.sure({ title: I.sendTitle, says: event.text, button: I.sendNow }))
      desk.order({ do: "inject", kind: "Happening", answers: { id: event.id } });
  };
  return html`<li><div><p>${event.text}</p><p class="help">${I.tells} ${event.moves.length ? I.moves(event.moves.join("; ")) : ""}</p></div>
    <div class="row"><button aria-label=${`${I.sendNow}: ${event.text}`} onClick=${send}>${I.sendNow}</button></div></li>`;
}

/** @param {{desk: Desk, planned: Table[]}} props */
function Planned({ desk, planned }) {
  const phases = desk.all["teacher:phases"]?.list || [];
  if (!planned?.length) return null;
  return html`<h3 class="eyebrow gap">${I.planned}</h3><ul class="plain">${planned.map((each) => html`<li key=${each.n}>${each.text} <span class="quietly">(${I.atPhase(phases[each.phase]?.title || "")})</span></li>`)}</ul>`;
}

/** @param {{desk: Desk}} props */
function Draft({ desk }) {
  const draft = desk.all["teacher:draft"];
  return html`<section class="sec" aria-labelledby="draft-title">
    <div class="title"><h2 class="eyebrow" id="draft-title">${D.title}</h2>${draft && html`<span class="quietly">${[draft.symbol, draft.standing, D.revision(draft.revision)].filter(Boolean).join(" · ")}</span>`}</div>
    ${draft ? html`<article class="paper slim"><p><b>${draft.title}.</b> <span class="quietly">${draft.sponsors}</span></p>
        ${draft.paragraphs.slice(0, 1).map((/** @type {string} */ each) => html`<p>${each}</p>`)}
        ${draft.paragraphs.length > 1 && html`<details><summary>${D.all}</summary><ol>${draft.paragraphs.map((/** @type {string} */ each, /** @type {number} */ n) => html`<li key=${n}>${each}</li>`)}</ol></details>`}</article>
      <${Forecast} forecast=${draft.forecast} />` : html`<p class="help">${D.none}</p>`}
  </section>`;
}

/** @param {{forecast: Table}} props */
function Forecast({ forecast }) {
  return html`<p class="forecast">${D.ifNow} <b class="for">${D.inFavour(forecast.likely, forecast.most)}</b> (${D.needed(forecast.needed)}), <b class="against">${D.against(forecast.against)}</b>.
    ${forecast.open.length > 0 && html` ${D.open(forecast.open.join(", "))}`} ${forecast.veto && D.veto(forecast.veto)} <span class="quietly">${D.source}</span></p>`;
}

/** @param {{desk: Desk}} props */
function Projector({ desk }) {
  const settings = desk.all["teacher:settings"] || {};
  const shows = settings.blank ? "nothing" : settings.projector;
  const show = async (/** @type {string} */ key) => {
    if (key !== "nothing") await desk.order({ do: "set", name: "projector", value: key });
    if ((key === "nothing") !== Boolean(settings.blank)) await desk.order({ do: "set", name: "blank", value: key === "nothing" });
  };
  return html`<section class="sec showing" aria-labelledby="projector-title">
    <div class="title"><h2 class="eyebrow" id="projector-title">${B.title}</h2>
      <${Switch} label=${B.live} on=${Boolean(settings.live_ballots)} onChange=${(/** @type {boolean} */ on) => desk.order({ do: "set", name: "live_ballots", value: on })} /></div>
    <div class="seg" role="group" aria-labelledby="projector-title">${Object.entries(B.shows).map(([key, text]) => html`<button key=${key} aria-pressed=${key === shows} onClick=${() => show(key)}>${text}</button>`)}</div>
  </section>`;
}

/** @param {{desk: Desk, seat: string, one: boolean}} props */
export function ActingFor({ desk, seat, one }) {
  const seats = desk.all["public:seats"] || [];
  const name = seatsOf(desk.all)[seat]?.name || seat;
  return html`<div class="title"><h2>${A.title(name)}</h2>
      <span class="row push"><label class="quietly" for="act-seat">${A.choose}</label>
      <select id="act-seat" value=${seat} onChange=${(/** @type {any} */ event) => desk.act(event.currentTarget.value)}>${seats.map((/** @type {Table} */ each) => html`<option key=${each.code} value=${each.code} selected=${each.code === seat}>${each.name}${each.waited ? ` (${words.seats.waited})` : ""}</option>`)}</select>
      <button onClick=${() => desk.act("")}>${A.overview}</button></span></div>
    <${Switch} label=${A.follow} help=${A.oneScreen} on=${one} onChange=${(/** @type {boolean} */ on) => desk.open({ name: "one", on })} />`;
}
