// The student's page: who one is, the line to the room, and the panes.
import { html, render, useCallback, useEffect, useMemo, useRef, useState } from "../vendor/preact-htm.js";
import { UNKNOWN, connect } from "../shared/line.js";
import { STATUS, W } from "../shared/words.js";
import { Briefing } from "./briefing.js";
import { Corridor, waiting } from "./corridor.js";
import { Floor } from "./floor.js";
import { ActForm } from "./form.js";
import { Around, Here, keep, read, useHere, useWide } from "./here.js";
import { Gone, Join, Still, Waiting } from "./join.js";
import { Above, Flag, Glyph, Icon, Tabs } from "./parts.js";
import { Texts } from "./texts.js";
import { Now, tabOfTurn } from "./turn.js";
import { Vote } from "./vote.js";

/** @typedef {any} Props */
/** @typedef {import("./join.js").Kept} Kept */
/** @typedef {import("../shared/line.js").Status} Status */
const KEPT = "horseshoe.seat";
const SURE = "horseshoe.sure";

/** @returns {Kept | null} */
function remembered() {
  try {
    const kept = JSON.parse(read(KEPT) || "null");
    return kept && typeof kept.token === "string" && typeof kept.person === "string" ? kept : null;
  } catch {
    return null;
  }
}

/** Whether this very tab has said already who it is; it is asked again when the browser was closed. @param {Kept | null} kept */
function sure(kept) {
  try {
    return Boolean(kept) && sessionStorage.getItem(SURE) === kept?.token.slice(0, 12);
  } catch {
    return false;
  }
}

/** @param {Kept} kept */
function beSure(kept) {
  try {
    sessionStorage.setItem(SURE, kept.token.slice(0, 12));
  } catch {
    // Then it is asked each time.
  }
}

function App() {
  const [kept, setKept] = useState(remembered);
  const [known, setKnown] = useState(() => sure(kept));
  const [told, setTold] = useState("");
  const enter = (/** @type {Kept} */ one) => {
    keep(KEPT, JSON.stringify(one));
    beSure(one);
    setTold("");
    setKept(one);
    setKnown(true);
  };
  const leave = (/** @type {string} */ why) => {
    keep(KEPT, null);
    setTold(why);
    setKept(null);
    setKnown(false);
  };
  useEffect(() => {
    if (!kept) document.title = `${W.app}: ${W.join.title}`;
  }, [kept]);
  if (!kept) return html`<${Join} joined=${enter} told=${told} />`;
  if (!known) return html`<${Still} kept=${kept} yes=${() => (beSure(kept), setKnown(true))} no=${() => leave("")} />`;
  return html`<${Inside} kept=${kept} leave=${leave} key=${kept.token} />`;
}

/** @param {Props} props */
function Inside({ kept, leave }) {
  const [sections, setSections] = useState(/** @type {Record<string, any>} */ ({}));
  const [status, setStatus] = useState(/** @type {Status} */ ({ state: "connecting", waiting: 0, why: "", code: 0 }));
  const [wanted, open] = useState(/** @type {any} */ (null));
  const [told, setTold] = useState(/** @type {any} */ (null));
  const [said, say] = useState("");
  const [tab, go] = useState("briefing");
  const [right, goRight] = useState("vote");
  const line = useMemo(() => connect(kept.token, (all) => setSections(all), setStatus), [kept.token]);
  useEffect(() => () => line.close(), [line]);
  useEffect(() => {
    if (!said) return undefined;
    const timer = window.setTimeout(() => say(""), 7000);
    return () => window.clearTimeout(timer);
  }, [said]);
  const [went, count] = useState(0);
  const goTo = useCallback((/** @type {string} */ to) => {
    go(to);
    count((before) => before + 1);
    if (["vote", "texts", "corridor"].includes(to)) goRight(to);
  }, []);
  const explain = useCallback(async (/** @type {string} */ what, /** @type {string} */ id) => {
    const reply = await line.send({ do: "read", what, id });
    if (reply.type === "told") setTold(reply.value);
    else say(reply.why || "");
  }, [line]);
  const noteKey = `horseshoe.notes.${kept.token.slice(0, 8)}`;
  const [noted, setNoted] = useState(() => Number(read(noteKey)) || 0);
  const readNotes = useCallback((/** @type {number} */ upTo) => (keep(noteKey, String(upTo)), setNoted(upTo)), [noteKey]);
  const here = useMemo(() => new Here(sections, line, kept.person, { open, explain, say, go: goTo, readNotes }, noted, went), [sections, line, noted, went]);
  useTitle(here);
  useTurn(here, goTo);
  if (status.state === "closed") return html`<${Gone} why=${status.why} reload=${status.code !== UNKNOWN} again=${() => (line.close(true), leave(""))} />`;
  const out = () => (line.close(true), leave(""));
  return html`<${Around} value=${here}>
    <a class="skip" href="#main">${W.skip}</a>
    <${Head} status=${status} leave=${out} />
    <${Now} />
    <${Panes} tab=${tab} go=${goTo} right=${right} goRight=${goRight} />
    ${said && html`<div class="said" aria-live="polite"><p>${said}</p><button type="button" class="quiet" onClick=${() => say("")}>${W.form.close}</button></div>`}
    ${wanted && html`<${ActForm} wanted=${wanted} close=${() => open(null)} key=${JSON.stringify(wanted)} />`}
    ${told && html`<${Above} title=${told.title} close=${() => setTold(null)}>${told.lines.map((/** @type {string} */ each, /** @type {number} */ n) => html`<p key=${n}>${each}</p>`)}${told.authority && html`<p class="quietly">${told.authority}</p>`}<//>`}
  <//>`;
}

/** Say in the title of the tab whose turn it is. @param {Here} here */
function useTitle(here) {
  const name = here.own("me")?.short || here.self?.name || W.app;
  const title = here.turn?.mine ? W.now.title(name) : W.now.idle(name);
  useEffect(() => void (document.title = title), [title]);
}

/** Lead to the place of the turn when it begins; whoever reads something else then stays there. @param {Here} here
 * @param {(tab: string) => void} go
 */
function useTurn(here, go) {
  const turn = here.turn?.votes ? here.own("ballots")?.vote : here.turn?.mine ? here.turn.title : "";
  const seen = useRef("");
  useEffect(() => {
    if (turn && turn !== seen.current && here.turn?.votes) go(tabOfTurn(here));
    seen.current = turn;
  }, [turn]);
}

/** Who one is, and how the line stands. @param {Props} props */
function Head({ status, leave }) {
  const here = useHere();
  const [asks, setAsks] = useState(false);
  const me = here.own("me");
  const names = me?.people.map((/** @type {any} */ each) => each.name).join(" · ");
  const dot = { connecting: "wait", reconnecting: "off", saving: "wait", closed: "off" }[/** @type {string} */ (status.state)] || "";
  return html`<header class="top"><${Glyph} />
    <div class="me"><h1>${me ? html`<${Flag} seat=${me} small />${me.name}` : here.all("about")?.title || W.app}</h1>
      <p><bdi>${names || here.self?.name}</bdi>${me?.president && `, ${W.president}`}</p></div>
    <p class="status" role="status"><span class=${`dot ${dot}`} aria-hidden="true"></span>${STATUS[status.state]}</p>
    <button type="button" class="quiet leave" aria-label=${W.leave} title=${W.leave} onClick=${() => setAsks(true)}><${Icon} name="leave" /></button>
    ${asks && html`<${Above} title=${W.leave} close=${() => setAsks(false)}><p>${W.leaveSure}</p><div class="row"><button type="button" class="danger" onClick=${leave}>${W.leave}</button><button type="button" onClick=${() => setAsks(false)}>${W.stay}</button></div><//>`}
  </header>`;
}

/** The panes: three beside one another where there is room, else one at a time with five tabs. @param {Props} props */
function Panes({ tab, go, right, goRight }) {
  const here = useHere();
  const wide = useWide();
  const turn = here.turn?.mine ? tabOfTurn(here) : "";
  if (here.all("screen")?.blank) return html`<main id="main" class="blank"><h2>${W.blank}</h2><p>${W.blankLead}</p></main>`;
  const counts = { corridor: waiting(here).length + here.unread };
  const ids = wide ? ["vote", "texts", "corridor"] : ["briefing", "floor", "texts", "corridor", "vote"];
  const tabs = ids.map((id) => ({ id, label: /** @type {any} */ (W.tabs)[id], icon: wide ? "" : id, turn: turn === id, count: /** @type {any} */ (counts)[id] }));
  if (wide) {
    return html`<main id="main" class="panes" tabindex="-1">
      <section class="pane" aria-label=${W.tabs.briefing}><${Pane} id="briefing" /></section>
      <section class="pane" aria-label=${W.tabs.floor}><${Pane} id="floor" /></section>
      <section class="pane" aria-label=${W.right}><${Tabs} tabs=${tabs} chosen=${right} choose=${goRight} label=${W.right} cls="subtabs" prefix="pane" />
        <div class="inner-pane" role="tabpanel" id=${`pane-${right}`} aria-labelledby=${`pane-tab-${right}`} key=${right}><${Pane} id=${right} /></div></section></main>`;
  }
  return html`<main id="main" class="panes one" tabindex="-1"><div class="pane" role="tabpanel" id=${`pane-${tab}`} aria-labelledby=${`pane-tab-${tab}`} key=${tab}><${Pane} id=${tab} /></div></main>
    <nav class="bottom" aria-label=${W.panels}><${Tabs} tabs=${tabs} chosen=${tab} choose=${go} label=${W.panels} cls="five" prefix="pane" /></nav>`;
}

/** @param {Props} props */
function Pane({ id }) {
  const here = useHere();
  if (id === "briefing") return html`${!here.seat && html`<div class="waiting"><${Waiting} /></div>`}<${Briefing} key=${here.seat} />`;
  if (id === "floor") return html`<h2 class="pane-title eyebrow">${W.floor.heading}</h2><${Floor} />`;
  if (id === "corridor") return html`<${Corridor} />`;
  if (id === "vote") return html`<${Vote} />`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${W.tabs.texts}><${Texts} /></div>`;
}

render(html`<${App} />`, /** @type {Element} */ (document.getElementById("app")));
