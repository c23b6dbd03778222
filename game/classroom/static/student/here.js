// What every part of the page can reach: the sections, the line, who one is, and how forms and explanations open.
import { createContext, useContext, useEffect, useState } from "../vendor/preact-htm.js";

/** @typedef {import("../shared/line.js").Line} Line */
/** @typedef {import("../shared/line.js").Reply} Reply */
/** @typedef {Record<string, any>} Table */
/**
 * @typedef {object} Wanted What a form is opened for: a kind of act, and answers that are given already.
 * @property {string} kind
 * @property {Table} [answers]
 * @property {number} [proposal]
 */

/** The acts that are done with texts. */
export const TEXTUAL = new Set(["TableDraft", "ProposeAmendment", "Cosponsor", "AcceptAmendment", "WithdrawAmendment", "WithdrawDraft", "TakeOverDraft", "PutInBlue", "PutUnderSilence", "ProposeStatement"]);

export class Here {
  /**
   * @param {Table} sections
   * @param {Line} line
   * @param {string} person
   * @param {{open: (wanted: Wanted | null) => void, explain: (what: string, id: string) => void,
   *          say: (words: string) => void, go: (tab: string) => void, readNotes: (upTo: number) => void}} doing
   * @param {number} noted the number of the last note that was read on this device
   * @param {number} went how often a place of the page was asked for: its acts are then in front
   */
  constructor(sections, line, person, doing, noted, went) {
    this.sections = sections;
    this.line = line;
    this.person = person;
    this.open = doing.open;
    this.explain = doing.explain;
    this.say = doing.say;
    this.go = doing.go;
    this.readNotes = doing.readNotes;
    this.noted = noted;
    this.went = went;
  }

  /** Return a public section. @param {string} name @returns {any} */
  all(name) {
    return this.sections[`public:${name}`];
  }

  /** Return a section of the own seat, or undefined without one. @param {string} name @returns {any} */
  own(name) {
    return this.seat ? this.sections[`seat:${this.seat}:${name}`] : undefined;
  }

  /** @returns {any} */
  get self() {
    return this.sections[`person:${this.person}:self`];
  }

  /** @returns {string} */
  get seat() {
    return this.self?.seat || "";
  }

  /** Return how many notes from others were not read on this device. */
  get unread() {
    return (this.own("notes") || []).filter((/** @type {any} */ each) => !each.mine && each.n > this.noted).length;
  }

  get leads() {
    return Boolean(this.self?.leads) && !this.own("me")?.lent;
  }

  /** Return whoever leads the own seat, by name. @returns {string} */
  get leader() {
    return this.own("me")?.people.find((/** @type {any} */ each) => each.leads)?.name || "";
  }

  /** @returns {any} */
  get turn() {
    return this.own("turn");
  }

  /** Return a delegation as the public sees it; a guest has a name alone. @param {string} code @returns {any} */
  of(code) {
    const found = this.all("seats")?.find((/** @type {any} */ each) => each.code === code);
    if (found) return found;
    const guest = this.all("floor")?.guests.find((/** @type {any} */ each) => each.code === code);
    return { code, name: guest?.name || code, short: guest?.name || code, flag: guest?.flag || "" };
  }

  /** Return the name of a delegation, short. @param {string} code @returns {string} */
  name(code) {
    return this.of(code).short;
  }

  /** Return whether a kind of act is open. @param {string} kind @returns {boolean} */
  may(kind) {
    return Boolean(this.own("acts")?.some((/** @type {any} */ each) => each.kind === kind));
  }

  /** Send an order, and say aloud why where it is refused. @param {Table} order @returns {Promise<Reply>} */
  async send(order) {
    const reply = await this.line.send(order);
    if (reply.type === "refused") this.say(reply.why || "");
    return reply;
  }
}

const HERE = createContext(/** @type {Here} */ (/** @type {unknown} */ (null)));
export const Around = HERE.Provider;

/** Return what every part of the page can reach. @returns {Here} */
export const useHere = () => useContext(HERE);

/** Return whether the window is wide enough for three panes of 62 letters' heights, however large the letters are set. */
export function useWide() {
  const [wide, setWide] = useState(() => window.matchMedia("(min-width: 62em)").matches);
  useEffect(() => {
    const probe = document.createElement("div");
    probe.className = "probe";
    document.body.append(probe);
    const heed = () => setWide(62 * probe.offsetWidth <= window.innerWidth);
    const watch = new ResizeObserver(heed);
    watch.observe(probe);
    window.addEventListener("resize", heed);
    return () => {
      watch.disconnect();
      window.removeEventListener("resize", heed);
      probe.remove();
    };
  }, []);
  return wide;
}

/** Return a number that grows each second while `on`, so that a clock is drawn anew. @param {boolean} on */
export function useSeconds(on) {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const timer = window.setInterval(() => setTick((n) => n + 1), 1000);
    return () => window.clearInterval(timer);
  }, [on]);
  return tick;
}

/** Return a value kept in this browser under a name, and what sets it. @param {string} name @param {string} first
 * @returns {[string, (value: string) => void]}
 */
export function useKept(name, first) {
  const [value, setValue] = useState(() => read(name) ?? first);
  return [value, (next) => (keep(name, next), setValue(next))];
}

/** @param {string} name @returns {string | null} */
export function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keep a text under a name in this browser; with null forget it. @param {string} name @param {string | null} value */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Without storage the page forgets when it is closed, and plays all the same.
  }
}
