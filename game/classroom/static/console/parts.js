// Small parts of the console: a dialog, a question before what cannot be taken back, a switch, the time.
import { html, useEffect, useId, useRef, useState } from "../vendor/preact-htm.js";
import { timeLeft } from "../shared/line.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Table */
/**
 * What every part of the console is given: all sections, orders to the room, dialogs, and the room's time.
 * @typedef {object} Desk
 * @property {Table} all
 * @property {(order: Table) => Promise<any>} order sends; a refusal is shown; returns the answer
 * @property {() => Table} latest returns all sections as they are by then
 * @property {(order: Table) => Promise<any>} ask sends a question; a refusal is only returned
 * @property {(sure: {title: string, says?: string, button: string, danger?: boolean}) => Promise<boolean>} sure
 * @property {(dialog: Table | null) => void} open
 * @property {(seat: string) => void} act
 * @property {() => number} now
 * @property {number} wrote when the room wrote last, in milliseconds of this page
 */

/** @param {{title: string, onClose: () => void, children?: any, wide?: boolean}} props */
export function Dialog({ title, onClose, children, wide }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const cancel = (/** @type {Event} */ event) => {
    event.preventDefault();
    onClose();
  };
  return html`<dialog ref=${box} class=${wide ? "wide" : ""} aria-labelledby=${id} onCancel=${cancel}>
    <div class="head"><h2 id=${id}>${title}</h2><button class="quiet" onClick=${onClose}>${words.close}</button></div>
    <div class="body">${children}</div>
  </dialog>`;
}

/** @param {{sure: Table, onAnswer: (yes: boolean) => void}} props */
export function Sure({ sure, onAnswer }) {
  return html`<${Dialog} title=${sure.title} onClose=${() => onAnswer(false)}>
    ${sure.says && html`<p>${sure.says}</p>`}
    <div class="row end"><button onClick=${() => onAnswer(false)}>${words.cancel}</button>
      <button class=${sure.danger ? "danger" : "primary"} onClick=${() => onAnswer(true)}>${sure.button}</button></div>
  <//>`;
}

/** @param {{label: string, help?: string, on: boolean, onChange: (on: boolean) => void}} props */
export function Switch({ label, help, on, onChange }) {
  const id = useId();
  return html`<div class="switch"><input id=${id} type="checkbox" checked=${on} aria-describedby=${help ? `${id}-h` : null}
      onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.checked)} />
    <label for=${id}>${label}</label>${help && html`<p class="help" id=${`${id}-h`}>${help}</p>`}</div>`;
}

/** @param {{label: string, value: any, choices: [string, string][], onChange: (value: string) => void, hidden?: boolean}} props */
export function Choice({ label, value, choices, onChange, hidden }) {
  const id = useId();
  return html`<div class="choice"><label for=${id} class=${hidden ? "sr" : ""}>${label}</label>
    <select id=${id} value=${value} onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}>
      ${choices.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
    </select></div>`;
}

/** Let a part be drawn anew each half second, and return nothing. */
export function useTick() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, []);
}

/** @param {{clock: Table, now: () => number}} props */
export function Time({ clock, now }) {
  useTick();
  return html`<span class="time num" role="timer" aria-live="off">${timeLeft(/** @type {any} */ (clock), now()) || "–"}</span>`;
}

/** Return the seats of the room by their codes. @param {Table} all @returns {Table} */
export const seatsOf = (all) => Object.fromEntries((all["public:seats"] || []).map((/** @type {Table} */ each) => [each.code, each]));

/** Return names as a list in running text. @param {string[]} names */
export const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

/** Return the title of a phase without what stands in brackets at its end. @param {string} title */
export const brief = (title) => title.replace(/\s*\([^)]*\)$/, "");

/** Return the time of day of a line, "10:42". @param {string} at */
export function hour(at) {
  const when = new Date(at);
  return at && !Number.isNaN(when.getTime()) ? `${String(when.getHours()).padStart(2, "0")}:${String(when.getMinutes()).padStart(2, "0")}` : "";
}

/** Return how long ago a time (unix seconds) is, as m:ss. @param {number | null} last @param {number} now in milliseconds */
export function since(last, now) {
  if (!last) return "";
  const gone = Math.max(0, Math.round(now / 1000 - last));
  return `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, "0")}`;
}
