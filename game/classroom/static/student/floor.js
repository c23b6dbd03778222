// The floor: the record as it grows, the list of speakers, and what can be done in the meeting.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/preact-htm.js";
import { W } from "../shared/words.js";
import { useHere } from "./here.js";
import { Above, Delegation, Flag, Fold } from "./parts.js";
import { Turn } from "./turn.js";

/** @typedef {any} Props */

export function Floor() {
  const here = useHere();
  return html`<div class="floor">
    <${Record} rows=${here.all("record") || []} />
    <div class="compose">
      ${here.all("time")?.over && html`<${Ended} />`}
      <${Speakers} />
      ${here.seat && html`<${Turn} place="floor" />`}
      <${Teacher} />
    </div>
  </div>`;
}

function Ended() {
  const ending = useHere().all("time").ending;
  return html`<section class="ended"><h3>${ending?.title || W.end.title}</h3>${ending && html`<p>${ending.text}</p>`}<p class="quietly">${W.end.lead}</p></section>`;
}

/** The record. It is filled before it is live, so that a reader of screens hears only what is new. @param {Props} props */
function Record({ rows }) {
  const here = useHere();
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [live, setLive] = useState(false);
  const [foot, setFoot] = useState(true);
  useEffect(() => {
    const timer = window.setTimeout(() => setLive(true), 800);
    return () => window.clearTimeout(timer);
  }, []);
  const seen = useRef({ top: 0, height: 0 });
  const down = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(() => void (foot && down()), [rows, foot]);
  useEffect(() => {
    if (!foot || !box.current) return undefined;
    const watch = new ResizeObserver(down);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [foot]);
  // Only whoever scrolls up stays there: what grows or is taken off above moves nobody.
  const scrolled = () => {
    const at = box.current;
    if (!at) return;
    const near = at.scrollHeight - at.scrollTop - at.clientHeight < 80;
    const up = at.scrollTop < seen.current.top - 2 && at.scrollHeight === seen.current.height;
    seen.current = { top: at.scrollTop, height: at.scrollHeight };
    if (near) setFoot(true);
    else if (up) setFoot(false);
  };
  const first = rows[0];
  const day = here.all("time")?.day || 1;
  return html`<div class="record" role="log" aria-live=${live ? "polite" : "off"} aria-label=${W.floor.record} tabindex="0" ref=${box} onScroll=${scrolled}>
      ${first && first.n > 1 && html`<${Earlier} first=${first} day=${day} />`}
      ${!rows.length && html`<p class="quietly">${W.floor.empty}</p>`}
      ${rows.map((/** @type {any} */ each) => html`<${Row} key=${each.n} each=${each} />`)}
    </div>
    ${!foot && html`<button type="button" class="latest" onClick=${() => setFoot(true)}>${W.floor.last}</button>`}`;
}

/** @param {Props} props */
export function Row({ each }) {
  const here = useHere();
  if (each.kind === "meeting") return html`<h3 class="meeting">${each.text}</h3>`;
  if (each.kind === "quotation") return html`<p class="event quoted">${each.name && html`<b>${each.name}: </b>`}${each.text}${each.source && html` <small>[${each.source}]</small>`}</p>`;
  if (!each.by) return html`<p class=${each.kind === "vote" ? "event voted" : "event"}>${each.kind === "chair" && each.name ? html`<b>${each.name}: </b>` : null}${each.text}</p>`;
  return html`<div class=${each.struck || each.held ? "say shut" : "say"}>
    <${Flag} seat=${here.of(each.by)} small />
    <div><p class="who"><b>${each.name}</b>${each.own && html` <small>${W.floor.own}</small>`}</p><p class="speech">${each.text}</p></div>
  </div>`;
}

/** @param {Props} props */
function Earlier({ first, day }) {
  const here = useHere();
  const days = Array.from({ length: Math.min(day, first.day) }, (_, n) => n + 1);
  const [shown, setShown] = useState(/** @type {any} */ (null));
  /** @param {number} one */
  const read = async (one) => {
    const reply = await here.send({ do: "read", what: "record", id: String(one) });
    if (reply.type === "told") setShown(reply.value);
  };
  return html`<${Fold} title=${W.floor.earlier}><div class="row">${days.map((one) => html`<button type="button" key=${one} onClick=${() => read(one)}>${one}</button>`)}</div><//>
    ${shown && html`<${Above} title=${shown.title} close=${() => setShown(null)}>${shown.rows.map((/** @type {any} */ each) => html`<${Row} key=${each.n} each=${each} />`)}<//>`}`;
}

function Speakers() {
  const here = useHere();
  const floor = here.all("floor");
  if (!floor?.meets || !(floor.list.length || floor.speaker)) return null;
  const at = floor.list.indexOf(here.seat);
  return html`<div class="speakers">
    ${at >= 0 && floor.speaker !== here.seat && html`<p class="place">${W.floor.place(at + 1)}</p>`}
    <${Fold} title=${`${W.floor.list} (${floor.list.length})`}>
      <ol class="list">${floor.speaker && html`<li><${Delegation} code=${floor.speaker} note=${W.floor.now} /></li>`}
        ${floor.list.filter((/** @type {string} */ code) => code !== floor.speaker).map((/** @type {string} */ code) => html`<li key=${code}><${Delegation} code=${code} /></li>`)}
        ${floor.guests.map((/** @type {any} */ each) => html`<li key=${each.code}><${Delegation} code=${each.code} note=${`${W.floor.guest}, ${each.role}`} /></li>`)}</ol>
    <//>
  </div>`;
}

/** The hand, and a word to the teacher. */
function Teacher() {
  const here = useHere();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const up = Boolean(here.self?.hand);
  const send = async () => {
    const reply = await here.send({ do: "report", words });
    if (reply.type !== "done") return;
    setOpen(false);
    setWords("");
    here.say(W.floor.reportDone);
  };
  return html`<div class="row teacher"><button type="button" class="quiet" aria-pressed=${String(up)} onClick=${() => here.send({ do: "hand", up: !up })}>${up ? W.floor.handDown : W.floor.hand}</button>
    <button type="button" class="quiet" onClick=${() => setOpen(true)}>${W.floor.report}</button>
    ${open && html`<${Above} title=${W.floor.report} close=${() => setOpen(false)}>
      <label>${W.floor.reportLabel}<textarea rows="4" maxlength="1000" value=${words} onInput=${(/** @type {any} */ event) => setWords(event.target.value)}></textarea></label>
      <button type="button" class="primary wide" disabled=${!words.trim()} onClick=${send}>${W.floor.reportSend}</button><//>`}
  </div>`;
}
