// The small parts of which the page is made.
import { html, useEffect, useRef, useState } from "../vendor/preact-htm.js";
import { MARK, SIGN, W } from "../shared/words.js";
import { useHere } from "./here.js";

/** @typedef {any} Props */

/** A flag beside a name, so it says nothing by itself. @param {Props} props */
export function Flag({ seat, small }) {
  const size = small ? "flag small" : "flag";
  if (!seat.flag) return html`<span class=${`${size} none`} aria-hidden="true">${seat.code.slice(0, 3)}</span>`;
  return html`<img class=${size} src=${seat.flag} alt="" width="160" height="120" loading="lazy" />`;
}

/** A delegation: flag and name, which opens what is known of it. @param {Props} props */
export function Delegation({ code, note }) {
  const here = useHere();
  const seat = here.of(code);
  return html`<button type="button" class="delegation" onClick=${() => here.explain("seat", code)}>
    <${Flag} seat=${seat} small /><span>${seat.short}${note && html` <small>${note}</small>`}</span>
  </button>`;
}

/** The sign of a ballot: shape and colour; the word stands beside it. @param {Props} props */
export const Mark = ({ ballot }) => html`<span class=${`mark ${MARK[ballot] || "none"}`} aria-hidden="true">${SIGN[ballot] || ""}</span>`;

/** A paragraph of a text, its verb in italics. @param {Props} props */
export const Paragraph = ({ each }) => html`<li class=${each.n ? "" : "preamble"}>
  ${each.n ? html`<span class="number">${each.n}</span>` : null}<span>${each.verb && html`<i>${each.verb}</i> `}${each.text}</span>
</li>`;

/** Paper, with a heading and whatever stands on it. @param {Props} props */
export const Paper = ({ title, under, stamp, children, level = 3 }) => html`<article class="paper">
  ${stamp && html`<p class="stamp">${stamp}</p>`}
  ${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
  ${under && html`<p class="quietly under">${under}</p>`}
  ${children}
</article>`;

/** A part of a pane under a small heading. @param {Props} props */
export const Part = ({ title, children, more, id }) => html`<section class="part" aria-labelledby=${id}>
  <div class="row"><h3 class="eyebrow" id=${id}>${title}</h3>${more && html`<span class="push">${more}</span>`}</div>
  ${children}
</section>`;

/** A text that opens under its heading. @param {Props} props */
export const Fold = ({ title, children, open }) => html`<details class="fold" open=${open}><summary>${title}</summary><div class="inside">${children}</div></details>`;

/** Tabs with panels, moved through with the arrows. @param {Props} props */
export function Tabs({ tabs, chosen, choose, label, cls, prefix }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  /** @param {KeyboardEvent} event */
  const move = (event) => {
    const ids = tabs.map((/** @type {any} */ each) => each.id);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = event.key === "Home" ? 0 : event.key === "End" ? ids.length - 1 : step ? (ids.indexOf(chosen) + step + ids.length) % ids.length : -1;
    if (at < 0) return;
    event.preventDefault();
    choose(ids[at]);
    /** @type {HTMLElement | undefined} */ (list.current?.querySelectorAll('[role="tab"]')[at])?.focus();
  };
  return html`<div class=${cls} role="tablist" aria-label=${label} ref=${list} onKeyDown=${move}>
    ${tabs.map((/** @type {any} */ each) => html`<button type="button" role="tab" key=${each.id} id=${`${prefix}-tab-${each.id}`}
      aria-selected=${String(each.id === chosen)} aria-controls=${`${prefix}-${each.id}`} tabindex=${each.id === chosen ? 0 : -1}
      onClick=${() => choose(each.id)}>
      ${each.icon && html`<${Icon} name=${each.icon} />`}<span>${each.label}</span>
      ${each.turn && html`<span class="badge brass-badge"><span class="sr">, ${W.now.yours}</span></span>`}
      ${!each.turn && each.count ? html`<span class="badge">${each.count}<span class="sr"> ${W.new}</span></span>` : null}
    </button>`)}
  </div>`;
}

/** A window above the page, which takes the focus and gives it back. @param {Props} props */
export function Above({ title, close, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [id] = useState(() => `above-${Math.round(Math.random() * 1e9)}`);
  const gone = useRef(false);
  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const own = dialog.current;
    if (own && !own.open) own.showModal();
    return () => {
      gone.current = true;
      own?.close();
      (before?.isConnected ? before : document.getElementById("main"))?.focus();
    };
  }, []);
  return html`<dialog class="above" ref=${dialog} aria-labelledby=${id} onClose=${() => gone.current || close()}
    onCancel=${(/** @type {Event} */ event) => (event.preventDefault(), close())}>
    <header class="row"><h2 id=${id}>${title}</h2><button type="button" class="quiet push" onClick=${close}>${W.form.close}</button></header>
    <div class="body">${children}</div>
  </dialog>`;
}

/** @type {Record<string, string>} */
const PATHS = {
  briefing: "M6 3h9l4 4v14H6zM9 11h7M9 15h7",
  floor: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6",
  texts: "M4 20l4-1L19 8l-3-3L5 16zM13 20h7",
  corridor: "M4 6h16v12H4zM4 7l8 6 8-6",
  leave: "M14 4h-8v16h8M10 12h11M17 8l4 4-4 4",
  vote: "M4 13h16v7H4zM9 13V4h6v9M10.5 8l1.3 1.3L14 7",
};

/** @param {Props} props */
export const Icon = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;

/** Our mark: a horseshoe table and whoever speaks in it. */
export const Glyph = () => html`<svg class="glyph" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
  <path d="M5 23V13a9 9 0 0 1 18 0v10" /><circle cx="14" cy="17" r="2.6" /></svg>`;

/** A bar of shares of a whole, each with its word beside it elsewhere. @param {Props} props */
export function Shares({ parts, total, needed }) {
  let at = 0;
  const drawn = parts.map((/** @type {any} */ each) => html`<rect class=${each.cls} key=${each.cls} x=${(at += each.n * 10) - each.n * 10} y="2" width=${each.n * 10} height="10" />`);
  return html`<svg class="shares" viewBox=${`0 0 ${total * 10} 14`} preserveAspectRatio="none" aria-hidden="true">
    <rect class="rest" x="0" y="2" width=${total * 10} height="10" />${drawn}
    ${needed ? html`<rect class="bar" x=${needed * 10 - 0.75} y="0" width="1.5" height="14" />` : null}
  </svg>`;
}
