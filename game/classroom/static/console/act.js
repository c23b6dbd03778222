// Acting for a seat: what is open to it, then one question after the other, then the act in words before it is done.
import { html, useEffect, useId, useState } from "../vendor/preact-htm.js";
import { ActingFor } from "./centre.js";
import { seatsOf } from "./parts.js";
import { BALLOT } from "../shared/words.js";
import { words } from "./words.js";

/** @typedef {Record<string, any>} Table */
/** @typedef {import("./parts.js").Desk} Desk */

const A = words.act;
const MANY = 9;
/** @type {Record<string, string>} */
const BALLOTS = BALLOT;

/** Return a key of a choice, which is a plain value of any kind. @param {any} value */
const keyOf = (value) => JSON.stringify(value);

/** @param {{desk: Desk, seat: string, one: boolean}} props */
export function Act({ desk, seat, one }) {
  const [kind, choose] = useState("");
  const section = (/** @type {string} */ name) => desk.all[`seat:${seat}:${name}`];
  const acts = section("acts") || [];
  const turn = section("turn") || {};
  useEffect(() => choose(""), [seat, turn.title]);
  const name = seatsOf(desk.all)[seat]?.name || seat;
  const open = acts.find((/** @type {Table} */ each) => each.kind === kind);
  return html`<section class="sec acting" aria-label=${A.title(name)}>
    <${ActingFor} desk=${desk} seat=${seat} one=${one} />
    <p><b>${turn.title || ""}</b> <span class="quietly">${turn.mine ? A.mine : A.notMine}</span></p>
    ${open ? html`<${Form} key=${`${seat} ${kind}`} desk=${desk} seat=${seat} name=${name} act=${open} onDone=${() => choose("")} />`
      : html`<${Menu} desk=${desk} seat=${seat} acts=${acts} turn=${turn} onChoose=${choose} />`}
  </section>`;
}

/** @param {{desk: Desk, seat: string, acts: Table[], turn: Table, onChoose: (kind: string) => void}} props */
function Menu({ desk, seat, acts, turn, onChoose }) {
  const votes = desk.all[`seat:${seat}:ballots`]?.open || [];
  const shown = acts.filter((each) => each.kind !== "Pass" && each.kind !== turn.passing && each.kind !== "CastBallot");
  const groups = Object.entries(A.groups).map(([key, title]) => ({ title, key, acts: shown.filter((each) => each.group === key) })).filter((each) => each.acts.length);
  return html`${votes.length > 0 && html`<div class="row">${votes.map((/** @type {Table} */ each) => html`<button key=${each.ballot} onClick=${() => desk.order({ do: "act", seat, kind: "CastBallot", answers: { act: each.v } })}>${BALLOTS[each.ballot] || each.ballot}${each.note && html` <small>(${each.note})</small>`}</button>`)}</div>`}
    ${turn.mine && turn.passes && html`<button onClick=${() => desk.order({ do: "pass", seat })}>${turn.passes}</button>`}
    ${!groups.length && !votes.length && !turn.passes && html`<p class="help">${A.nothing}</p>`}
    ${groups.map((group) => html`<div key=${group.key} class="group"><h3 class="eyebrow">${group.title}</h3><div class="row">${group.acts.map((each) => html`<button key=${each.kind} title=${each.note || null} onClick=${() => onChoose(each.kind)}>${each.label}${each.hours ? html` <small>${A.hours(each.hours)}</small>` : ""}</button>`)}</div></div>`)}`;
}

/** @param {{desk: Desk, seat: string, name: string, act: Table, onDone: () => void}} props */
function Form({ desk, seat, name, act, onDone }) {
  const [answers, answer] = useState(/** @type {Table} */ ({}));
  const [before, keep] = useState(/** @type {Table} */ ({}));
  const [asked, take] = useState(/** @type {Table | null} */ (null));
  const [told, tell] = useState("");
  useEffect(() => {
    let here = true;
    tell("");
    desk.ask({ do: "ask", seat, kind: act.kind, answers }).then((reply) => {
      if (!here) return;
      // An answer to a later question may not fit a new answer to an earlier one: then the later ones are asked again.
      if (reply.type !== "questions") return void (keyOf(answers) !== keyOf(before) && answer(before));
      const only = reply.questions.find((/** @type {Table} */ each) => each.type === "one" && each.needed && each.choices.length === 1 && answers[each.name] === undefined);
      if (only) answer({ ...answers, [only.name]: only.choices[0].v });
      take(reply);
    });
    return () => { here = false; };
  }, [keyOf(answers)]);
  const change = (/** @type {string} */ name, /** @type {any} */ value) => {
    const questions = asked?.questions || [];
    keep(upTo(questions, answers, name, value));
    answer(given(questions, answers, name, value));
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const reply = await desk.order({ do: "act", seat, kind: act.kind, answers });
    if (reply.type !== "refused") onDone();
  };
  const weigh = async () => {
    const reply = await desk.order({ do: "weigh", seat, kind: act.kind, answers });
    if (reply.type === "told") tell(said(reply.value));
  };
  return html`<form class="form" onSubmit=${submit}><h3>${act.asks || act.label}</h3>${act.note && html`<p class="help">${act.note}</p>`}
    ${!asked && html`<p class="help">${A.waiting}</p>`}
    ${(asked?.questions || []).map((/** @type {Table} */ each) => html`<${Question} key=${each.name} question=${each} value=${answers[each.name]} onAnswer=${(/** @type {any} */ value) => change(each.name, value)} />`)}
    ${asked?.says && html`<p class="says"><span class="eyebrow">${A.says}</span> ${asked.says}</p>`}
    ${told && html`<p class="help" aria-live="polite">${told}</p>`}
    <div class="row"><button type="button" onClick=${onDone}>${words.back}</button>${asked?.complete && html`<button type="button" onClick=${weigh}>${A.weigh}</button>`}
      <button class="primary push" disabled=${!asked?.complete}>${A.submit(name)}</button></div>
  </form>`;
}

/** Return what an act would move, in words. @param {Table} weighed */
function said(weighed) {
  const lines = [...(weighed?.moves || []), weighed?.speech, ...(weighed?.forecast?.lines || [])].filter(Boolean);
  return lines.length ? lines.join(" · ") : A.moves;
}

/** Return the answers after one was given: those of later questions may not fit any more, and are asked again. @param {Table[]} questions @param {Table} answers @param {string} name @param {any} value */
function given(questions, answers, name, value) {
  const after = { ...answers };
  const place = questions.findIndex((each) => each.name === name);
  for (const later of questions.slice(place + 1)) if (later.type === "one") delete after[later.name];
  if (value === undefined) delete after[name];
  else after[name] = value;
  return after;
}

/** Return the answers up to one question, with its new answer, and none to later ones. @param {Table[]} questions @param {Table} answers @param {string} name @param {any} value */
function upTo(questions, answers, name, value) {
  const place = questions.findIndex((each) => each.name === name);
  const earlier = questions.slice(0, place).filter((each) => answers[each.name] !== undefined);
  const kept = Object.fromEntries(earlier.map((each) => [each.name, answers[each.name]]));
  return value === undefined ? kept : { ...kept, [name]: value };
}

/** @param {{question: Table, value: any, onAnswer: (value: any) => void}} props */
function Question({ question, value, onAnswer }) {
  const id = useId();
  if (question.type === "words")
    return html`<div class="q"><label for=${id}>${question.asks}</label><textarea id=${id} rows="2" maxlength=${question.letters} aria-describedby=${`${id}-h`}
        onChange=${(/** @type {any} */ event) => onAnswer(event.currentTarget.value.trim() || undefined)}>${value || ""}</textarea><p class="help" id=${`${id}-h`}>${A.letters(question.letters)}</p></div>`;
  return html`<${Choices} question=${question} value=${value} onAnswer=${onAnswer} />`;
}

/** @param {{question: Table, value: any, onAnswer: (value: any) => void}} props */
function Choices({ question, value, onAnswer }) {
  const [sought, seek] = useState("");
  const id = useId();
  const many = question.type === "some";
  const chosen = many ? (value || []).map(keyOf) : value === undefined ? [] : [keyOf(value)];
  const all = question.choices || [];
  const found = all.filter((/** @type {Table} */ each) => chosen.includes(keyOf(each.v)) || `${each.l} ${(question.groups?.[each.g] || []).join(" ")}`.toLowerCase().includes(sought.toLowerCase()));
  const least = question.at_least ?? 1;
  const most = question.at_most ?? 1;
  return html`<fieldset class="q"><legend>${question.asks} ${many && html`<span class="quietly">${A.atMost(least, most)}</span>`}${!many && question.needed === false && html`<span class="quietly">(${A.optional})</span>`}</legend>
    ${all.length > MANY && html`<label class="sr" for=${id}>${A.search}</label><input id=${id} type="search" placeholder=${A.search} value=${sought} onInput=${(/** @type {any} */ event) => seek(event.currentTarget.value)} />`}
    <div class="picks" tabindex=${all.length > MANY ? 0 : null} role="group" aria-label=${question.asks}>${found.map((/** @type {Table} */ each, /** @type {number} */ n) => {
      const key = keyOf(each.v);
      const heading = each.g !== undefined && each.g !== found[n - 1]?.g ? (question.groups?.[each.g] || []).join(": ") : "";
      return html`${heading && html`<p class="heading" key=${`g${each.g}-${n}`}>${heading}</p>`}<label key=${key} class="pick"><input type=${many ? "checkbox" : "radio"} name=${`${id}-${question.name}`} checked=${chosen.includes(key)}
        onChange=${() => onAnswer(many ? toggled(question, value || [], each) : each.v)} /><span>${each.l}${each.d && html` <small>${each.d}</small>`}</span></label>`;
    })}</div></fieldset>`;
}

/** Return the choices after one was clicked: one of its like gives way, and where too many are chosen the first does. @param {Table} question @param {any[]} before @param {Table} choice */
function toggled(question, before, choice) {
  if (before.some((each) => keyOf(each) === keyOf(choice.v))) return left(before.filter((each) => keyOf(each) !== keyOf(choice.v)));
  const alike = new Set((question.choices || []).filter((/** @type {Table} */ each) => choice.k !== undefined && choice.k !== null && each.k === choice.k).map((/** @type {Table} */ each) => keyOf(each.v)));
  return [...before.filter((each) => !alike.has(keyOf(each))), choice.v].slice(-(question.at_most ?? 1));
}

/** @param {any[]} values */
const left = (values) => (values.length ? values : undefined);
