// The projector: it shows what is public, large, and has no buttons.
import { html, render, useEffect, useState } from "../vendor/preact-htm.js";
import { shown as words } from "../console/words.js";
import { connect, timeLeft } from "../shared/line.js";
import { Chamber } from "./chamber.js";
import { Flag, number } from "./flag.js";
import { DraftPaper, EndPaper, JoinPage, NewsPaper, Qr, Situation, SpeechPaper, VotePaper, currentVote, figures, lastNoted, seatOf, spaced } from "./papers.js";

/** @typedef {Record<string, any>} Table */
/** @typedef {import("../shared/line.js").Status} Status */

const TOKEN = "horseshoe.projector";
const EMPTY = { "public:about": {}, "public:time": {}, "public:floor": {}, "public:clock": {}, "public:screen": {}, "projector:join": {} };

/** Return the token from the address, which then loses it, or from the last time. */
function token() {
  const given = location.hash.slice(1);
  if (given) {
    localStorage.setItem(TOKEN, given);
    history.replaceState(null, "", location.pathname);
  }
  return given || localStorage.getItem(TOKEN) || "";
}

/** Return whether nothing has happened that could be shown instead of the code. @param {Table} all */
function quiet(all) {
  return !all["public:floor"].meets && !(all["public:record"] || []).length && !all["public:vote"] && all["public:screen"].paused;
}

/** @param {{now: () => number, clock: Table}} props */
function Time({ now, clock }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const left = timeLeft(/** @type {any} */ (clock), now());
  const over = clock.runs && left === "0:00";
  return html`<p class="time" role="timer" aria-live="off">${left}</p>
    <p class="state">${over ? words.over : clock.runs ? "" : words.paused}</p>`;
}

/** @param {{all: Table, now: () => number}} props */
function Well({ all, now }) {
  const [vote, clock, seats] = [all["public:vote"], all["public:clock"], all["public:seats"] || []];
  const counts = vote && figures(vote);
  if (vote?.result) return html`<p class="eyebrow">${words.result}</p><${Counts} counts=${counts} big=${true} />`;
  const running = clock.label || clock.runs;
  return html`${running && html`<p class="eyebrow">${all["public:floor"].meets && clock.label === words.corridor ? words.clock : (clock.label || words.clock).replace(/\s*\([^)]*\)$/, "")}</p><${Time} now=${now} clock=${clock} />`}
    ${vote && !counts && html`<p class="eyebrow">${words.voted}</p><p class="count">${words.votedOf((vote.voted || []).length, vote.total || seats.length)}</p>`}
    ${counts && html`<${Counts} counts=${counts} />`}`;
}

/** @param {{counts: any, big?: boolean}} props */
function Counts({ counts, big }) {
  return html`<dl class=${big ? "counts big" : "counts"}>
    <div class="for"><dt>${words.figures.for}</dt><dd>${counts.for}</dd></div>
    <div class="against"><dt>${words.figures.against}</dt><dd>${counts.against}</dd></div>
    <div class="abstain"><dt>${words.figures.abstaining}</dt><dd>${counts.abstaining}</dd></div>
    ${counts.rest > 0 && html`<div><dt>${words.figures.rest}</dt><dd>${counts.rest}</dd></div>`}
  </dl>`;
}

/** @param {{title: string, count: string, codes: string[], seats: Table[], most?: number}} props */
function Listed({ title, count, codes, seats, most = 6 }) {
  return html`<section class="next"><p class="eyebrow"><span>${title}</span><span>${count}</span></p>
    <ol>${codes.slice(0, most).map((code) => html`<li key=${code}><${Flag} seat=${seatOf(seats, code)} />${seatOf(seats, code).short}</li>`)}</ol>
    ${codes.length > most && html`<p class="more">${words.more(codes.length - most)}</p>`}</section>`;
}

/** @param {{all: Table}} props */
function Beside({ all }) {
  const seats = all["public:seats"] || [];
  const floor = all["public:floor"];
  const record = all["public:record"] || [];
  const vote = all["public:vote"];
  const ending = all["public:time"].ending;
  if (ending) return html`<${EndPaper} ending=${ending} vote=${vote} /><${RecordLine} record=${record} />`;
  if (vote) {
    const voted = new Set(vote.voted || []);
    const left = seats.filter((/** @type {Table} */ each) => each.member !== false && !voted.has(each.code)).map((/** @type {Table} */ each) => each.code);
    return html`<${VotePaper} vote=${vote} />
      ${!vote.result && html`<${Listed} title=${left.length ? words.stillToVote : words.allVoted} count=${words.votedOf(left.length, vote.total || seats.length)} codes=${left} seats=${seats} />`}
      ${vote.result && html`<${RecordLine} record=${record} speeches=${true} but=${vote.result.because} />`}`;
  }
  if (floor.meets) {
    const list = floor.list || [];
    return html`<${SpeechPaper} floor=${floor} seats=${seats} record=${record} />
      ${list.length > 0 && html`<${Listed} title=${words.speakers} count=${list.length > 6 ? words.more(list.length - 6) : ""} codes=${list} seats=${seats} />`}
      <${RecordLine} record=${record} />`;
  }
  const waits = floor.waits || seats.filter((/** @type {Table} */ each) => each.waited).map((/** @type {Table} */ each) => each.code);
  return html`<${NewsPaper} news=${all["public:news"]} />
    ${waits.length > 0 && html`<${Listed} title=${words.waits} count=${String(waits.length)} codes=${waits} seats=${seats} />`}`;
}

/** @param {{record: Table[], speeches?: boolean, but?: string}} props */
function RecordLine({ record, speeches, but = "" }) {
  const noted = lastNoted(record, speeches);
  if (!noted || noted.text === but) return null;
  const text = noted.text.length > 170 ? `${noted.text.slice(0, 168)}…` : noted.text;
  return html`<p class="recorded" aria-label=${words.record}>${text}</p>`;
}

/** @param {{all: Table, now: () => number}} props */
function Main({ all, now }) {
  const shows = quiet(all) ? "code" : all["public:screen"].shows || all["projector:join"].shows || "chamber";
  const seats = all["public:seats"] || [];
  const papers = all["public:papers"] || [];
  if (shows === "code") return html`<main class="one"><${JoinPage} join=${all["projector:join"]} about=${all["public:about"]} /></main>`;
  if (shows === "newspaper") return html`<main class="one"><${NewsPaper} news=${all["public:news"]} wide=${true} /></main>`;
  if (shows === "map" || shows === "situation") return html`<main class="one"><${Situation} situation=${all["public:situation"]} /></main>`;
  if (shows === "draft") return html`<main class="one"><${DraftPaper} papers=${papers} seats=${seats} /></main>`;
  if (shows === "speech") return html`<main class="one"><${SpeechPaper} floor=${all["public:floor"]} seats=${seats} record=${all["public:record"] || []} wide=${true} /></main>`;
  const vote = all["public:vote"];
  return html`<main class="two">
    <${Chamber} seats=${seats} speaker=${vote || !all["public:floor"].meets ? "" : all["public:floor"].speaker || ""} voting=${Boolean(vote && !vote.result)} ballots=${ballots(vote)}>
      <${Well} all=${all} now=${now} />
    <//>
    <aside>
      <${Beside} all=${all} />
    </aside>
  </main>`;
}

/** Return each ballot that may be shown, by seat. @param {Table | null} vote @returns {Record<string, string>} */
function ballots(vote) {
  if (!vote) return {};
  if (vote.result?.cards) return Object.fromEntries(vote.result.cards.map((/** @type {Table} */ each) => [each.code, each.ballot]));
  return vote.ballots || {};
}

/** @param {{all: Table, shows: boolean}} props */
function Foot({ all, shows }) {
  const seats = (all["public:seats"] || []).filter((/** @type {Table} */ each) => each.member !== false);
  const machines = seats.filter((/** @type {Table} */ each) => each.machine).length;
  const join = all["projector:join"];
  return html`<footer>
    ${shows && !join.locked && html`<${Qr} qr=${join.qr} /><div><p class="code">${spaced(join.code)}</p><p class="u">${(join.url || "").replace(/^https?:\/\//, "").replace(/\/$/, "")}</p></div>`}
    <ul class="legend">
      ${all["public:vote"] && html`<li><span class="mark for" aria-hidden="true">✓</span>${words.inFavour}</li><li><span class="mark against" aria-hidden="true">✕</span>${words.against}</li><li><span class="mark abstain" aria-hidden="true">–</span>${words.abstain}</li>`}
      <li><span class="line" aria-hidden="true"></span>${words.permanent}</li>
      ${machines > 0 && html`<li><span class="game" aria-hidden="true">${words.machineTag}</span>${words.machine}</li>`}
    </ul>
    <p class="st"><b>${words.delegations(seats.length - machines)}</b>, ${words.students(join.students || 0)}<br /><span>${words.simulation}</span></p>
  </footer>`;
}

/** @param {{status: Status | null}} props */
function Connection({ status }) {
  const state = status?.state || "connecting";
  const said = state === "reconnecting" ? words.reconnecting : state === "closed" ? words.closed : state === "connecting" ? words.connecting : words.connected;
  return html`<p class=${state === "reconnecting" || state === "closed" ? "line-state bad" : "line-state"} role="status">${said}</p>`;
}

/** @param {{all: Table, status: Status | null, now: () => number}} props */
function Page({ all, status, now }) {
  number(all["public:seats"] || []);
  all = { ...all, "public:vote": currentVote(all) };
  if (all["public:screen"].blank) return html`<main class="blanked"><h1 class="hidden">${words.title}</h1><p>${words.blank}</p></main>`;
  const floor = all["public:floor"];
  const stage = all["public:time"].over ? all["public:time"].words : all["public:vote"] ? (all["public:vote"].result ? words.result : words.voteOpen) : floor.meets ? floor.words || floor.stage : all["public:time"].words || words.corridor;
  return html`<header>
      <svg class="glyph" viewBox="0 0 28 28" aria-hidden="true"><path d="M5 23V13a9 9 0 0 1 18 0v10" fill="none" stroke="#ecbc55" stroke-width="3.4" stroke-linecap="round" /><circle cx="14" cy="17" r="2.6" fill="#6cbcf5" /></svg>
      <h1>${words.council}</h1><p class="ag">${(floor.meets && floor.item) || all["public:about"].title}</p>
      <p class="ph">${stage}</p><${Connection} status=${status} />
    </header>
    <${Main} all=${all} now=${now} />
    <${Foot} all=${all} shows=${!quiet(all) && (all["public:screen"].shows || "chamber") !== "code"} />`;
}

function start() {
  const page = /** @type {Element} */ (document.getElementById("page"));
  const mine = token();
  if (!mine) {
    render(html`<main class="blanked"><h1 class="hidden">${words.title}</h1><p>${words.noToken}</p></main>`, page);
    return;
  }
  /** @type {Table} */
  let sections = EMPTY;
  /** @type {Status | null} */
  let status = null;
  /** @type {import("../shared/line.js").Line | null} */
  let line = null;
  const now = () => (line ? line.now() : Date.now());
  const draw = () => render(html`<${Page} all=${{ ...EMPTY, ...sections }} status=${status} now=${now} />`, page);
  line = connect(mine, (found) => { sections = found; draw(); }, (found) => { status = found; draw(); });
}

start();
