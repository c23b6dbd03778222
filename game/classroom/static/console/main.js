// The teacher's console: enters by the one-time link, keeps the line to the room, and lays out the page.
import { html, render, useEffect, useRef, useState } from "../vendor/preact-htm.js";
import { connect, post } from "../shared/line.js";
import { number } from "../projector/flag.js";
import { spaced } from "../projector/papers.js";
import { Act } from "./act.js";
import { Centre } from "./centre.js";
import { BackDialog, CodeDialog, DeleteDialog, Deleted, InjectDialog, OneScreenDialog, SettingsDialog, WriteDialog } from "./dialogs.js";
import { Sure } from "./parts.js";
import { SeatDialog, Seats } from "./seats.js";
import { Side } from "./side.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Table */
/** @typedef {import("./parts.js").Desk} Desk */

const TOKEN = "horseshoe.teacher";
const LONELY = 60000;
const T = words.top;

/** Return the teacher's token: that of a one-time link in the address, or the one of this browser; else why there is none. */
async function entered() {
  const once = location.hash.slice(1);
  if (!once) return { token: localStorage.getItem(TOKEN) || "", why: words.noLink };
  history.replaceState(null, "", location.pathname);
  const answer = await post("api/teacher", { once });
  if (answer.token) {
    localStorage.setItem(TOKEN, answer.token);
    return { token: answer.token, why: "" };
  }
  return { token: localStorage.getItem(TOKEN) || "", why: answer.why || words.noAnswer };
}

/** @param {{desk: Desk, status: Table}} props */
function Top({ desk, status }) {
  const about = desk.all["public:about"] || {};
  const settings = desk.all["teacher:settings"] || {};
  const counts = desk.all["teacher:counts"] || {};
  const address = desk.all["teacher:address"] || {};
  const phases = desk.all["teacher:phases"]?.list || [];
  const set = (/** @type {string} */ name, /** @type {any} */ value) => desk.order({ do: "set", name, value });
  const end = async () => {
    if (await desk.sure({ title: T.endTitle, says: T.endSays, button: T.end })) desk.order({ do: "phase", to: phases.length - 1 });
  };
  return html`<header class="top"><a class="skip" href="#orders">${words.skip}</a>
    <svg class="glyph" viewBox="0 0 28 28" aria-hidden="true"><path d="M5 23V13a9 9 0 0 1 18 0v10" fill="none" stroke="#ecbc55" stroke-width="3.4" stroke-linecap="round" /><circle cx="14" cy="17" r="2.6" fill="#6cbcf5" /></svg>
    <h1>${about.title || words.title}</h1><span class="quietly">${T.students(counts.students || 0)}</span>
    <span class="push line-state" role="status">${/** @type {Record<string, string>} */ (words.status)[status.state] || ""}</span>
    <button class="quiet code" onClick=${() => desk.open({ name: "code" })}><span class="quietly">${T.join}</span> <b>${spaced(settings.code || "")}</b></button>
    <button class="quiet" aria-pressed=${Boolean(settings.locked)} onClick=${() => set("locked", !settings.locked)}>${settings.locked ? T.unlock : T.lock}</button>
    <button class="quiet" aria-pressed=${Boolean(settings.blank)} onClick=${() => set("blank", !settings.blank)}>${settings.blank ? T.unblank : T.blank}</button>
    ${address.projector && html`<a class="button" href=${address.projector} target="_blank" rel="noopener">${T.projector}</a>`}
    <button class="quiet" onClick=${() => desk.open({ name: "oneScreen" })}>${T.one}</button>
    <button class="quiet" onClick=${() => desk.open({ name: "settings" })}>${T.settings}</button>
    <button class="danger" onClick=${end}>${T.end}</button>
  </header>`;
}

/** @param {{dialog: Table | null, desk: Desk, onDeleted: (receipt: any) => void, onOneScreen: (seat: string) => void}} props */
function Dialogs({ dialog, desk, onDeleted, onOneScreen }) {
  const close = () => desk.open(null);
  if (!dialog) return null;
  if (dialog.name === "seat") return html`<${SeatDialog} key=${dialog.seat} desk=${desk} code=${dialog.seat} onClose=${close} />`;
  if (dialog.name === "inject") return html`<${InjectDialog} desk=${desk} onClose=${close} />`;
  if (dialog.name === "write") return html`<${WriteDialog} desk=${desk} to=${dialog.to} onClose=${close} />`;
  if (dialog.name === "back") return html`<${BackDialog} desk=${desk} onClose=${close} />`;
  if (dialog.name === "settings") return html`<${SettingsDialog} desk=${desk} onClose=${close} />`;
  if (dialog.name === "oneScreen") return html`<${OneScreenDialog} desk=${desk} onClose=${close} onStart=${onOneScreen} />`;
  if (dialog.name === "code") return html`<${CodeDialog} desk=${desk} onClose=${close} />`;
  return html`<${DeleteDialog} desk=${desk} onClose=${close} onDeleted=${onDeleted} />`;
}

/** Return whether nobody has come for a minute, and how to put that out of sight. @param {Table} all @returns {[boolean, () => void]} */
function useLonely(all) {
  const [since] = useState(Date.now());
  const [hidden, hide] = useState(false);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => tick(1), LONELY + 100);
    return () => clearTimeout(timer);
  }, []);
  const nobody = all["teacher:counts"] && !all["teacher:counts"].people;
  return [Boolean(nobody) && !hidden && Date.now() - since > LONELY, () => hide(true)];
}

/** @param {{line: import("../shared/line.js").Line, all: Table, status: Table, wrote: number, visits: number}} props */
function Console({ line, all, status, wrote, visits }) {
  const [dialog, open] = useState(/** @type {Table | null} */ (null));
  const [asking, ask] = useState(/** @type {Table | null} */ (null));
  const [trouble, say] = useState("");
  const [acting, act] = useState("");
  const [one, follow] = useState(false);
  const [deleted, erase] = useState(/** @type {any} */ (null));
  const [lonely, hide] = useLonely(all);
  const seat = one ? (all["public:seats"] || []).find((/** @type {Table} */ each) => each.waited)?.code || acting : acting;
  const looked = useRef("");
  useEffect(() => {
    let over = false;
    // Whoever presses quickly is told to wait: the room is asked again, or the page would show another seat's past.
    const look = async () => {
      const reply = await line.send({ do: "look", seat });
      if (reply.type === "refused" && !over) window.setTimeout(() => over || look(), 1000);
    };
    if (seat || looked.current) look();
    looked.current = seat;
    return () => void (over = true);
  }, [seat, visits]);
  /** @type {Desk} */
  const desk = {
    all, wrote, now: () => line.now(),
    order: async (order) => {
      say("");
      const answer = await line.send(order);
      if (answer.type === "refused") say(answer.why || "");
      return answer;
    },
    ask: (order) => line.send(order),
    latest: () => line.sections,
    sure: (sure) => new Promise((answer) => ask({ ...sure, answer })),
    open: (found) => (found?.name === "one" ? follow(found.on) : open(found)),
    act: (code) => { open(null); act(code); if (!code) follow(false); },
  };
  const oneScreen = (/** @type {string} */ first) => { open(null); follow(true); act(first); hide(); };
  number(all["public:seats"] || []);
  if (deleted) return html`<${Deleted} receipt=${deleted} />`;
  return html`<${Top} desk=${desk} status=${status} />
    <${Seats} desk=${desk} />
    <${Centre} desk=${desk}>${seat && html`<${Act} desk=${desk} seat=${seat} one=${one} />`}<//>
    <${Side} desk=${desk} lonely=${lonely} onHide=${hide} onOneScreen=${() => open({ name: "oneScreen" })} />
    <${Dialogs} dialog=${dialog} desk=${desk} onDeleted=${erase} onOneScreen=${oneScreen} />
    ${asking && html`<${Sure} sure=${asking} onAnswer=${(/** @type {boolean} */ yes) => { ask(null); asking.answer(yes); }} />`}
    <div class="toast" role="alert">${trouble && html`<p>${trouble} <button class="quiet" onClick=${() => say("")}>${words.close}</button></p>`}</div>`;
}

async function start() {
  const page = /** @type {Element} */ (document.getElementById("page"));
  const alone = (/** @type {string} */ text) => render(html`<main class="alone"><h1>${words.title}</h1><p role="status">${text}</p></main>`, page);
  alone(words.entering);
  const { token, why } = await entered();
  if (!token) return alone(why);
  /** @type {Table} */
  let sections = {};
  /** @type {Table} */
  let status = { state: "connecting" };
  let wrote = 0;
  let last = 0;
  let ended = false;
  /** How often this page has come to the room: a room that is new to it does not know at which seat it looks. */
  let visits = 0;
  let due = false;
  const paint = () => {
    due = false;
    if (!ended) render(html`<${Console} line=${line} all=${sections} status=${status} wrote=${wrote} visits=${visits} />`, page);
  };
  /** Draw once for all that comes together; an order that a part of the page sends tells its status at once. */
  const draw = () => {
    if (!due) queueMicrotask(paint);
    due = true;
  };
  const line = connect(token, (found, news) => {
    sections = found;
    if (news.n !== last) [last, wrote] = [news.n, Date.now()];
    draw();
  }, (found) => {
    const away = status.state === "connecting" || status.state === "reconnecting";
    if (away && !["connecting", "reconnecting", "closed"].includes(found.state)) visits += 1;
    status = found;
    if (found.state === "closed" && !document.querySelector("main.alone h1")) {
      ended = true;
      localStorage.removeItem(TOKEN);
      alone(found.why || why || words.closed);
    } else if (sections["teacher:settings"]) draw();
  });
}

start();
