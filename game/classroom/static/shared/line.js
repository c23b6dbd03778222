// The line to the room: one WebSocket, one store of sections, orders that are sent until they are answered.

/** @typedef {Record<string, any>} Table */
/** @typedef {{type: string, cid?: string, n?: number, why?: string, [more: string]: any}} Reply */
/** @typedef {{cid: string, [more: string]: any}} Order */
/** @typedef {"connecting" | "connected" | "reconnecting" | "saving" | "saved" | "closed"} State */
/** @typedef {{state: State, waiting: number, why: string, code: number}} Status */

export const VERSION = "1";
const SILENCE = 12000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
/** These ask for words only: they are asked again while the page is open, and not after it was closed. */
const ASKING = new Set(["ask", "weigh", "read", "look"]);
/** Codes with which the room closes a page that it will not let in again; after any other one the page comes back. */
const FINAL = new Set([4400, 4401, 4409, 4426]);
export const UNKNOWN = 4401;

/** Return a new id for an order. `crypto.randomUUID` is absent on plain http, `getRandomValues` is there. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

/**
 * Return the value that a change leads to, as `game/wire/deltas.py` reads it; what has not changed stays the same object.
 * @param {any} before
 * @param {any} how
 * @returns {any}
 */
export function changed(before, how) {
  if (!how) return before;
  if (how.type === "put") return how.value;
  if (how.type === "altered") return altered(before, how);
  if (how.type === "grown") return grown(before, how);
  throw new Error(`a change of an unknown type: ${how.type}`);
}

/** @param {any} before @param {any} how */
function altered(before, how) {
  if (before === null || typeof before !== "object" || Array.isArray(before)) throw new Error("a change does not fit");
  const after = { ...before };
  for (const key of how.gone || []) delete after[key];
  for (const [key, each] of Object.entries(how.at || {})) after[key] = changed(before[key], each);
  return after;
}

/** @param {any} before @param {any} how */
function grown(before, how) {
  if (!Array.isArray(before)) throw new Error("a change does not fit");
  const after = [...before];
  for (const [place, each] of Object.entries(how.at || {})) {
    if (Number(place) >= before.length) throw new Error("a change does not fit");
    after[Number(place)] = changed(before[Number(place)], each);
  }
  return after.concat(how.more || []);
}

/**
 * Return the sections after a page from the room.
 * @param {Table} sections @param {Table} page
 * @returns {Table}
 */
export function folded(sections, page) {
  const after = { ...sections, ...(page.put || {}) };
  for (const [name, value] of Object.entries(page.put || {})) if (value === null) delete after[name];
  for (const [name, how] of Object.entries(page.change || {})) after[name] = changed(sections[name], how);
  return after;
}

/** The orders that no answer has come to yet, kept in the browser so that a closed page sends them when it is back. */
class Waiting {
  /** @param {string} token */
  constructor(token) {
    this.key = `horseshoe.orders.${token.slice(0, 8)}`;
    /** @type {Map<string, Order>} */
    this.orders = new Map();
    /** @type {Map<string, (reply: Reply) => void>} */
    this.answers = new Map();
    for (const each of this.#read()) this.orders.set(each.cid, each);
  }

  /** Return how many acts wait to be saved. */
  get acts() {
    return [...this.orders.values()].filter((each) => !ASKING.has(each.do)).length;
  }

  /** @param {Order} order @returns {Promise<Reply>} */
  add(order) {
    this.orders.set(order.cid, order);
    this.#write();
    return new Promise((answer) => this.answers.set(order.cid, answer));
  }

  /** @param {Reply} reply */
  answered(reply) {
    const cid = reply.cid || "";
    const answer = this.answers.get(cid);
    this.orders.delete(cid);
    this.answers.delete(cid);
    this.#write();
    if (answer) answer(reply);
  }

  forget() {
    this.orders.clear();
    this.answers.clear();
    this.#write();
  }

  /** @returns {Order[]} */
  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) || "[]");
      return Array.isArray(kept) ? kept.filter((each) => each && typeof each.cid === "string") : [];
    } catch {
      return [];
    }
  }

  #write() {
    const acts = [...this.orders.values()].filter((each) => !ASKING.has(each.do));
    try {
      if (acts.length) localStorage.setItem(this.key, JSON.stringify(acts));
      else localStorage.removeItem(this.key);
    } catch {
      // A browser without storage still plays; it only forgets what was not answered when it is closed.
    }
  }
}

/** A line to the room. It comes back by itself until the room says that it may not. */
export class Line {
  /** @type {WebSocket | null} */
  #socket = null;
  #heard = 0;
  #wait = FIRST_WAIT;
  #fresh = true;
  #open = false;
  #ended = false;
  #timer = 0;
  #pulse = 0;
  #why = "";

  /**
   * @param {string} token
   * @param {(sections: Table, page: Table) => void} onPage
   * @param {(status: Status) => void} onStatus
   * @param {string} [path]
   */
  constructor(token, onPage, onStatus, path = "ws") {
    this.token = token;
    this.onPage = onPage;
    this.onStatus = onStatus;
    this.path = path;
    /** @type {Table} */
    this.sections = {};
    /** How far the clock of the room is before the clock of this device, in milliseconds. */
    this.ahead = 0;
    this.waiting = new Waiting(token);
    this.#tell("connecting");
    this.#dial();
    this.#pulse = window.setInterval(() => this.#check(), 1000);
    window.addEventListener("online", this.#awake);
    document.addEventListener("visibilitychange", this.#awake);
  }

  /** Return the time of the room in milliseconds. */
  now() {
    return Date.now() + this.ahead;
  }

  /**
   * Send an order, and again after each break until it is answered; return its answer. An order without a `cid` gets one.
   * @param {Table} order
   * @returns {Promise<Reply>}
   */
  send(order) {
    const whole = { ...order, cid: order.cid || newId() };
    const answer = this.waiting.add(/** @type {Order} */ (whole));
    if (this.#open) this.#socket?.send(JSON.stringify(whole));
    this.#tell(this.#open ? "saving" : "reconnecting");
    return answer;
  }

  /** Hang up for good. With `forget`, orders that were not answered are dropped. */
  close(forget = false) {
    this.#ended = true;
    window.clearInterval(this.#pulse);
    window.clearTimeout(this.#timer);
    window.removeEventListener("online", this.#awake);
    document.removeEventListener("visibilitychange", this.#awake);
    this.#socket?.close();
    if (forget) this.waiting.forget();
  }

  #awake = () => {
    if (document.visibilityState === "hidden" || this.#ended) return;
    if (!this.#socket || Date.now() - this.#heard > SILENCE / 2) this.#again(0);
  };

  #check() {
    if (this.#socket && Date.now() - this.#heard > SILENCE) this.#again(0);
  }

  #dial() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const folder = location.pathname.replace(/[^/]*$/, "");
    const socket = new WebSocket(`${scheme}://${location.host}${folder}${this.path}`);
    this.#socket = socket;
    this.#heard = Date.now();
    this.#fresh = true;
    socket.onopen = () => socket.send(JSON.stringify({ do: "hello", token: this.token, version: VERSION }));
    socket.onmessage = (event) => socket === this.#socket && this.#take(event.data);
    socket.onclose = (event) => socket === this.#socket && this.#lost(event.code, event.reason);
  }

  /** @param {string} text */
  #take(text) {
    this.#heard = Date.now();
    const frame = JSON.parse(text);
    if (frame.type === "page") this.#page(frame);
    else if (frame.type === "bye") this.#why = frame.why || "";
    else if (frame.cid) {
      this.waiting.answered(frame);
      if (this.#open) this.#tell(this.waiting.acts ? "saving" : frame.type === "done" ? "saved" : "connected");
    }
  }

  /** @param {Table} page */
  #page(page) {
    const first = this.#fresh;
    try {
      this.sections = folded(first ? {} : this.sections, page);
    } catch {
      this.#again(0);
      return;
    }
    if (page.time) this.ahead = page.time - Date.now();
    this.#fresh = false;
    if (first) this.#greeted();
    this.onPage(this.sections, page);
  }

  /** The room has let this device in: what was not answered is sent again, with the same ids. */
  #greeted() {
    this.#open = true;
    this.#wait = FIRST_WAIT;
    this.#why = "";
    for (const each of this.waiting.orders.values()) this.#socket?.send(JSON.stringify(each));
    this.#tell(this.waiting.acts ? "saving" : "connected");
  }

  /** @param {number} code @param {string} reason */
  #lost(code, reason) {
    this.#socket = null;
    this.#open = false;
    if (FINAL.has(code)) {
      this.close();
      this.#tell("closed", this.#why || reason, code);
    } else if (!this.#ended) {
      this.#again(this.#wait * (0.5 + Math.random()));
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    }
  }

  /** @param {number} wait in milliseconds */
  #again(wait) {
    const old = this.#socket;
    this.#socket = null;
    this.#open = false;
    old?.close();
    window.clearTimeout(this.#timer);
    this.#tell("reconnecting", this.#why);
    this.#timer = window.setTimeout(() => this.#ended || this.#dial(), wait);
  }

  /** @param {State} state @param {string} [why] @param {number} [code] */
  #tell(state, why = "", code = 0) {
    this.onStatus({ state, waiting: this.waiting.acts, why, code });
  }
}

/**
 * Connect to the room with a token; return the line. `onPage` gets all sections after each page, `onStatus` how it stands.
 * @param {string} token
 * @param {(sections: Table, page: Table) => void} onPage
 * @param {(status: Status) => void} onStatus
 */
export function connect(token, onPage, onStatus) {
  return new Line(token, onPage, onStatus);
}

/**
 * Post one request to the room and return its answer; an answer without a connection is a `why`.
 * @param {string} path @param {Table} body
 * @returns {Promise<Table>}
 */
export async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { why: "" };
  }
}

/** Return the seconds that a clock has left at `now` (milliseconds of the room), as m:ss; nothing for one that was not set.
 * @param {{label: string, left: number, runs: boolean, ends: number | null} | null | undefined} clock @param {number} now
 */
export function timeLeft(clock, now) {
  if (!clock || (!clock.label && !clock.runs && !clock.left)) return "";
  const left = clock.runs && clock.ends ? Math.max(0, clock.ends - now / 1000) : clock.left;
  const whole = Math.ceil(left);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
