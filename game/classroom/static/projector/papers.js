// What stands beside the chamber or in its place: speech, draft, vote, newspaper, situation, and how to join.
import { html } from "../vendor/preact-htm.js";
import { shown as words } from "../console/words.js";
import { Flag } from "./flag.js";
import { BESIDE, useFit } from "./fit.js";

/** @typedef {Record<string, any>} Table */

/** Return the seat of a code, or one that has but its code. @param {Table[]} seats @param {string} code @returns {any} */
export function seatOf(seats, code) {
  return seats.find((each) => each.code === code) || { code, name: code, short: code, flag: "" };
}

/** Return the paragraphs of a text. @param {string} text */
export const paragraphs = (text) => (text || "").split(/\n+/).filter((each) => each.trim());

/** Return the vote that is open, or was taken last: until another meeting opens or another day comes. @param {Table} all @returns {any} */
export function currentVote(all) {
  const vote = all["public:vote"];
  if (!vote || !vote.result || all["public:time"].over) return vote || null;
  const record = all["public:record"] || [];
  for (let n = record.length - 1; n >= 0; n -= 1) {
    if (record[n].kind === "vote") return record[n].day === all["public:time"].day ? vote : null;
    if (record[n].kind === "meeting") return null;
  }
  return null;
}

/** Return the last entry of the record that somebody said. @param {Table[]} record */
export function lastSaid(record) {
  for (let n = record.length - 1; n >= 0; n -= 1) {
    const each = record[n];
    if ((each.kind === "speech" || each.kind === "briefing") && !each.struck && !each.held && each.text) return each;
  }
  return null;
}

/** Return the last line of the record that is no speech, or with `speeches` whatever was said last, in a line. @param {Table[]} record @param {boolean} [speeches] */
export function lastNoted(record, speeches = false) {
  for (let n = record.length - 1; n >= 0; n -= 1) {
    if (speeches && record[n].kind === "speech" && record[n].line) return { ...record[n], text: record[n].line };
    if (["chair", "note", "vote", "paper", "meeting", "news"].includes(record[n].kind) && record[n].text && !record[n].formal) return record[n];
  }
  return null;
}

/** @param {{floor: Table, seats: Table[], record: Table[], wide?: boolean}} props */
export function SpeechPaper({ floor, seats, record, wide }) {
  const said = lastSaid(record);
  const code = said?.by || floor.speaker || "";
  const seat = code ? seatOf(seats, code) : null;
  const now = Boolean(floor.speaker) && floor.speaker === code;
  const box = useFit([said?.n, said?.text, wide], () => "…", wide ? 0 : BESIDE);
  const known = seat && seats.includes(seat);
  return html`<section class="paper" ref=${box} aria-label=${now ? words.speaking : words.lastSaid}>
    ${seat
      ? html`<p class="eyebrow">${now ? words.speaking : words.lastSaid}</p>
        <h2>${known && html`<${Flag} seat=${seat} />`}${known ? seat.name : said?.name || seat.name}</h2>
        <p class="who">${[...(seat.people || []), /\((.+)\)$/.exec(said?.name || "")?.[1]].filter(Boolean).join(" · ")}</p>
        ${paragraphs(said?.text).map((each, n) => html`<p class="said" data-fit key=${n}>${each}</p>`)}
        <p class="left" data-left></p>`
      : html`<p class="eyebrow">${words.lastSaid}</p><p class="said">${words.noSpeech}</p>`}
  </section>`;
}

/** A paragraph of a text, its verb in italics, as the United Nations print it. @param {{part: any}} props */
export function Clause({ part }) {
  return html`<p class="clause" data-fit>${part.n ? html`<b class="n">${part.n}</b>` : null}${part.verb ? html`<i>${part.verb}</i> ` : null}${part.text}</p>`;
}

/** Return the draft that is nearest to its vote, or else the last. @param {Table[]} papers */
export function draftInPlay(papers) {
  const open = papers.filter((each) => !/adopted|fallen|withdrawn|referred/.test(each.standing || ""));
  const near = open.filter((each) => /blue/.test(each.standing || ""));
  return (near.length ? near : open).at(-1) || papers.at(-1) || null;
}

/** Return a paragraph's text, whichever way it is given. @param {any} each @returns {string} */
const textOf = (each) => (typeof each === "string" ? each : each.text);

/** @param {{papers: Table[], seats: Table[]}} props */
export function DraftPaper({ papers, seats }) {
  const draft = draftInPlay(papers);
  const box = useFit([draft?.symbol, draft?.paragraphs?.length], words.moreParagraphs, 0);
  if (!draft) return html`<section class="paper"><p class="eyebrow">${words.draft}</p><p class="said">${words.noDraft}</p></section>`;
  return html`<section class="paper" ref=${box}>
    <p class="eyebrow">${words.draft} ${draft.symbol}${draft.stands ? html` · ${draft.stands}` : ""}</p>
    <h2>${draft.title}</h2>
    <p class="who">${words.sponsors(sponsors(draft.sponsors, seats))}</p>
    ${(draft.paragraphs || []).map((/** @type {any} */ each, /** @type {number} */ n) => html`<${Clause} key=${n} part=${each} />`)}
    <p class="left" data-left></p>
  </section>`;
}

/** @param {any} given @param {Table[]} seats */
function sponsors(given, seats) {
  const names = (Array.isArray(given) ? given : [given]).map((each) => seats.find((seat) => seat.code === each)?.short || String(each || ""));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** @param {{vote: Table}} props */
export function VotePaper({ vote }) {
  const result = vote.result;
  const counts = figures(vote);
  const box = useFit([vote.subject, vote.title, Boolean(result), JSON.stringify(counts)], words.moreParagraphs, BESIDE + 1);
  return html`<section class="paper vote" ref=${box} aria-label=${words.voteOpen}>
    <p class="eyebrow">${result ? words.result : words.voteOpen}${vote.heading && vote.heading !== vote.title ? html` · ${vote.title}` : ""}</p>
    <h2>${vote.heading || vote.title}</h2>
    <p class="who">${vote.rule}</p>
    ${!result && html`<${Text} vote=${vote} />`}
    ${!result && html`<p class="left" data-left></p>`}
    ${counts && html`<${Bar} counts=${counts} needed=${vote.needed} total=${vote.total} />`}
    ${result ? html`<${Result} result=${result} />` : html`<p class="how">${vote.ballots ? words.live : words.open}</p>`}
    ${result && html`<div class="below"><${Text} vote=${vote} /><p class="left" data-left></p></div>`}
  </section>`;
}

/** @param {{vote: Table}} props */
function Text({ vote }) {
  return html`${(vote.paragraphs || []).map((/** @type {any} */ each, /** @type {number} */ n) => html`<${Clause} key=${n} part=${each} />`)}`;
}

/** @param {{result: Table}} props */
function Result({ result }) {
  const veto = result.ground === "veto";
  return html`<p class="verdict">${result.words}</p>
    ${result.because && html`<p class=${veto ? "band veto" : "band"}>${veto && html`<span class="mark against" aria-hidden="true">✕</span>`}<span>${result.because}</span></p>`}`;
}

/** Return how many ballots of each kind are shown, or null while none is. @param {Table} vote */
export function figures(vote) {
  if (vote.result) return { for: vote.result.for, against: vote.result.against, abstaining: vote.result.abstaining, rest: vote.result.absent || 0 };
  if (!vote.ballots) return null;
  const cast = Object.values(vote.ballots);
  const count = (/** @type {string} */ kind) => cast.filter((each) => each === kind).length;
  return { for: count("in_favour"), against: count("against"), abstaining: count("abstaining"), rest: 0 };
}

/** @param {{counts: Table, needed: number, total: number}} props */
function Bar({ counts, needed, total }) {
  const all = total || 15;
  const share = (/** @type {number} */ n) => ({ width: `${(100 * n) / all}%` });
  const label = `${counts.for} ${words.figures.for}, ${counts.against} ${words.figures.against}, ${counts.abstaining} ${words.figures.abstaining}; ${words.needed(needed)}`;
  return html`<div class="bar" role="img" aria-label=${label}>
    <i class="for" style=${share(counts.for)}></i><i class="against" style=${share(counts.against)}></i><i class="abstain" style=${share(counts.abstaining)}></i>
    <b style=${{ left: `${(100 * needed) / all}%` }}><span>${words.needed(needed)}</span></b>
  </div>`;
}

/** @param {{news: Table[], wide?: boolean}} props */
export function NewsPaper({ news, wide }) {
  const page = news?.filter((each) => !each.today).at(-1) || news?.at(-1);
  const later = news?.at(-1)?.today && page !== news.at(-1) ? news.at(-1)?.items || [] : [];
  const box = useFit([page?.headline, page?.items?.length, page?.day, later.join(), wide], () => "", wide ? 0 : BESIDE + 1);
  if (!page) return html`<section class="paper"><p class="eyebrow">${words.news}</p><p class="said">${words.noNews}</p></section>`;
  return html`<section class=${wide ? "paper news wide" : "paper news"} ref=${box}>
    <p class="eyebrow masthead"><span>${words.news}</span><span>${page.date}</span></p>
    ${page.headline && html`<h2>${page.headline}</h2>`}
    <div class="items">${later.length > 0 && html`<h3>${words.since}</h3>${later.map((/** @type {string} */ each, /** @type {number} */ n) => html`<p class="said" data-fit key=${`l${n}`}>${each}</p>`)}<h3>${words.morning}</h3>`}
      ${(page.items || []).map((/** @type {any} */ each, /** @type {number} */ n) => html`<p class="said" data-fit key=${n}>${textOf(each)}</p>`)}</div>
    <p class="who notice">${words.notice}</p>
  </section>`;
}

/** @param {{situation: Table[]}} props */
export function Situation({ situation }) {
  if (!situation?.length) return html`<section class="paper"><p class="said">${words.noSituation}</p></section>`;
  return html`<section class="situation" aria-label=${words.situation}>
    <h2>${words.situation}</h2>
    <div class="gauges">${situation.map((each) => html`<${Gauge} key=${each.id} gauge=${each} />`)}</div>
  </section>`;
}

/** @param {{gauge: Table}} props */
function Gauge({ gauge }) {
  const share = Math.min(100, Math.max(0, 100 * (gauge.share || 0)));
  const moved = Number.parseFloat(gauge.moved) || 0;
  const way = moved > 0 ? `▲ ${words.moved.up}` : moved < 0 ? `▼ ${words.moved.down}` : words.moved.same;
  const tail = moved ? `${way} ${Math.abs(Math.round(moved * 10) / 10)}` : way;
  return html`<div class="gauge">
    <p class="label">${gauge.label}</p>
    <p class="value"><b>${gauge.value}</b> ${gauge.unit}</p>
    <div class="track" aria-hidden="true"><i style=${{ width: `${share}%` }}></i></div>
    <p class="band">${gauge.band ? html`<strong>${gauge.band}</strong> · ` : ""}${tail}</p>
  </div>`;
}

/** @param {{qr: any, label?: string}} props */
export function Qr({ qr, label }) {
  if (!qr?.size) return null;
  return html`<svg class="qr" viewBox=${`0 0 ${qr.size} ${qr.size}`} role="img" aria-label=${label || words.qr} shape-rendering="crispEdges">
    <rect width=${qr.size} height=${qr.size} fill="#fff" /><path d=${qr.path} fill="#0b1d36" />
  </svg>`;
}

/** Return the code in two halves, as it is read aloud. @param {string} code */
export const spaced = (code) => (code || "").replace(/^(.{3})(.{3})$/, "$1 $2");

/** @param {{join: Table, about: Table}} props */
export function JoinPage({ join, about }) {
  return html`<section class="joining">
    <div class="steps">
      <p class="eyebrow">${about.title}</p>
      <h2>${words.joinTitle}</h2>
      ${join.locked
        ? html`<p class="said">${words.locked}</p>`
        : html`<ol>${words.joinSteps.map((each, n) => html`<li key=${n}><span>${each}</span>
            ${n === 1 && html`<b class="url">${join.url ? join.url.replace(/^https?:\/\//, "").replace(/\/$/, "") : words.noAddress}</b>`}
            ${n === 2 && html`<b class="code">${spaced(join.code)}</b>`}</li>`)}</ol>`}
    </div>
    ${!join.locked && html`<${Qr} qr=${join.qr} />`}
  </section>`;
}

/** How the simulation ended, and how the last vote did. @param {{ending: Table, vote: Table | null}} props */
export function EndPaper({ ending, vote }) {
  const box = useFit([ending.title, vote?.id], () => "");
  return html`<section class="paper" ref=${box}><p class="eyebrow">${words.ended}</p><h2>${ending.title}</h2>
    ${paragraphs(ending.text).map((each, n) => html`<p class="said" data-fit key=${n}>${each}</p>`)}
    ${vote?.result && html`<div class="below"><p class="eyebrow">${words.lastVote}</p><p class="who">${vote.title}</p><${Result} result=${vote.result} /></div>`}</section>`;
}
