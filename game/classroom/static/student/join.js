// Coming in: the code, a name, and whether one is still whoever joined with this device.
import { html, useState } from "../vendor/preact-htm.js";
import { newId, post } from "../shared/line.js";
import { FIRST, NO_ANSWER, SECOND, SIMULATION, W } from "../shared/words.js";
import { useHere } from "./here.js";
import { Flag, Glyph } from "./parts.js";

/** @typedef {any} Props */
/** @typedef {{token: string, person: string, name: string}} Kept */

/** @param {string[]} words */
const drawn = (words) => words[crypto.getRandomValues(new Uint32Array(1))[0] % words.length];
const invented = () => `${drawn(FIRST)} ${drawn(SECOND)}`;

/** @param {Props} props */
const Page = ({ children }) => html`<main class="alone" id="main"><div class="mark-line"><${Glyph} /><span>${W.app}</span></div>${children}<p class="quietly small">${SIMULATION}</p></main>`;

/** The form with the code and the name. @param {Props} props */
export function Join({ joined, told }) {
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)).slice(0, 12));
  const [name, setName] = useState("");
  const [offer, setOffer] = useState(invented);
  const [why, setWhy] = useState(told || "");
  const [busy, setBusy] = useState(false);
  const [cid] = useState(newId);
  /** @param {Event} event */
  const send = async (event) => {
    event.preventDefault();
    const wrong = !code.trim() ? W.join.noCode : !name.trim() ? W.join.noName : "";
    setWhy(wrong);
    if (wrong) return;
    setBusy(true);
    const reply = await post("api/join", { code: code.trim(), name: name.trim(), cid });
    setBusy(false);
    if (!reply.token) return void setWhy(reply.why || NO_ANSWER);
    history.replaceState(null, "", location.pathname + location.search);
    joined({ token: reply.token, person: reply.person, name: name.trim() });
  };
  return html`<${Page}><h1>${W.join.title}</h1><p class="lead">${W.join.lead}</p>
    <form class="join" onSubmit=${send} novalidate>
      <div class="field"><label for="code">${W.join.code}</label>
        <input id="code" name="code" class="code" value=${code} autocomplete="off" autocapitalize="characters" spellcheck=${false} maxlength="12" aria-describedby="code-help" onInput=${(/** @type {any} */ event) => setCode(event.target.value)} />
        <p class="quietly" id="code-help">${W.join.codeHelp}</p></div>
      <div class="field"><label for="name">${W.join.name}</label>
        <input id="name" name="name" value=${name} autocomplete="off" maxlength="40" aria-describedby="name-help" onInput=${(/** @type {any} */ event) => setName(event.target.value)} />
        <p class="quietly" id="name-help">${W.join.nameHelp}</p>
        <div class="row"><button type="button" class="quiet" onClick=${() => setName(offer)}>${W.join.offered(offer)}</button>
          <button type="button" class="quiet" onClick=${() => setOffer(invented())}>${W.join.another}</button></div></div>
      ${why && html`<p role="alert" class="warning">${why}</p>`}
      <button type="submit" class="primary wide" disabled=${busy}>${busy ? W.join.joining : W.join.button}</button>
    </form>
    <p class="quietly small">${W.join.honest}</p><//>`;
}

/** Asked on a device that knows somebody, before anything secret is shown. @param {Props} props */
export const Still = ({ kept, yes, no }) => html`<${Page}><h1>${W.back.title(kept.name)}</h1><p class="lead">${W.back.lead}</p>
  <div class="stack"><button type="button" class="primary wide" onClick=${yes}>${W.back.yes(kept.name)}</button>
  <button type="button" class="quiet wide" onClick=${no}>${W.back.no}</button></div><//>`;

/** When the room does not let this page in again. @param {Props} props */
export const Gone = ({ why, again, reload }) => html`<${Page}><h1>${why || W.gone}</h1>
  <button type="button" class="primary wide" onClick=${reload ? () => location.reload() : again}>${reload ? W.reload : W.again}</button><//>`;

/** In the room without a seat: where students choose, the free seats. */
export function Waiting() {
  const here = useHere();
  const self = here.self;
  const seats = here.all("seats") || [];
  if (!self) return html`<p aria-live="polite">${W.form.wait}</p>`;
  if (self.role !== "student") return html`<section class="panel card"><p>${self.role === "press" ? W.wait.press : W.wait.observer}</p></section>`;
  return html`<section class="panel card"><h2>${W.wait.title}</h2><p>${W.wait.hello(self.name)}</p>${!self.may_sit && html`<p class="quietly">${W.wait.lead}</p>`}
    ${self.may_sit && html`<h3 class="eyebrow">${W.wait.choose}</h3><ul class="seats-free">${seats.map((/** @type {any} */ each) => html`<li key=${each.code}>
      <button type="button" disabled=${each.people.length >= self.per_seat} aria-label=${W.wait.sit(each.name)} onClick=${() => here.send({ do: "sit", seat: each.code })}><${Flag} seat=${each} small /><span>${each.short}${each.tag && html`<small>${each.tag}</small>`}<small>${each.people.length ? W.wait.taken(each.people.length) : W.wait.free}</small></span></button></li>`)}</ul>`}
  </section>`;
}
