// Any act that is open, put together step by step: the room asks, the page shows the questions and what would follow.
import { html, useEffect, useRef, useState } from "../vendor/preact-htm.js";
import { W } from "../shared/words.js";
import { useHere } from "./here.js";
import { Above, Fold } from "./parts.js";
import { Forecast } from "./texts.js";

/** @typedef {any} Props */
/** @typedef {Record<string, any>} Table */
const LONG = 9;
const DRAFT = "TableDraft";
const SPEAK = "Speak";

/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Return the answers with those to which there is no alternative. @param {Table[]} questions @param {Table} answers */
function forced(questions, answers) {
  const given = { ...answers };
  for (const each of questions) {
    const only = each.type === "one" && each.needed && each.choices.length === 1;
    if (only && given[each.name] === undefined) given[each.name] = each.choices[0].v;
  }
  return given;
}

/** Return the answers that are still asked for, and still among the choices. @param {Table[]} questions @param {Table} answers */
function fitting(questions, answers) {
  /** @type {Table} */
  const kept = {};
  for (const each of questions) {
    const value = answers[each.name];
    if (value === undefined) continue;
    if (each.type === "words") kept[each.name] = value;
    else if (each.type === "some") {
      const left = value.filter((/** @type {any} */ one) => each.choices.some((/** @type {any} */ choice) => same(choice.v, one)));
      if (left.length >= each.at_least) kept[each.name] = left;
    } else if (each.choices.some((/** @type {any} */ choice) => same(choice.v, value))) kept[each.name] = value;
  }
  return kept;
}

/** Ask the room for the questions after some answers, until its own answers are settled. @param {any} here @param {string} kind
 * @param {Table} answers
 */
async function settle(here, kind, answers) {
  let given = answers;
  for (let turn = 0; turn < 4; turn += 1) {
    const reply = await here.line.send({ do: "ask", kind, answers: given });
    if (reply.type !== "questions") return { refused: reply.why || W.form.gone };
    const next = forced(reply.questions, fitting(reply.questions, given));
    if (same(next, given)) return { answers: next, questions: reply.questions, complete: reply.complete, says: reply.says };
    given = next;
  }
  return { refused: W.form.gone };
}

/** An act as a page above the page. @param {Props} props */
export function ActForm({ wanted, close }) {
  const here = useHere();
  const offer = here.own("acts")?.find((/** @type {any} */ each) => each.kind === wanted.kind);
  const [form, setForm] = useState(/** @type {Table | null} */ (null));
  const [weighed, setWeighed] = useState(/** @type {Table | null} */ (null));
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);
  const title = wanted.kind === SPEAK ? W.speak.title : offer?.title || W.form.ready;

  /** @param {Table} answers */
  const answer = async (answers) => {
    const turn = (latest.current += 1);
    setForm((before) => (before && before.questions ? { ...before, answers } : before));
    const found = await settle(here, wanted.kind, answers);
    if (turn !== latest.current) return;
    setForm(found);
    const text = wanted.kind === DRAFT && found.answers && (found.answers.operative || found.answers.preambular);
    if (!found.complete && !text) return void setWeighed(null);
    const reply = await here.line.send({ do: "weigh", kind: wanted.kind, answers: found.answers });
    if (turn === latest.current) setWeighed(reply.type === "told" ? reply.value : null);
  };
  useEffect(() => void answer(wanted.answers || {}), []);

  const submit = async () => {
    if (!form) return;
    setBusy(true);
    const order = here.leads
      ? wanted.proposal && same(form.answers, wanted.answers)
        ? { do: "adopt", proposal: wanted.proposal }
        : { do: "act", kind: wanted.kind, answers: form.answers, n: here.turn?.since || 0 }
      : { do: "propose", kind: wanted.kind, answers: form.answers, words: why };
    const reply = await here.send(order);
    setBusy(false);
    if (reply.type !== "done") return;
    if (!here.leads) here.say(W.form.proposed);
    close();
  };

  return html`<${Above} title=${title} close=${close}>
    ${offer && (offer.cost || offer.note) && html`<p class="quietly">${[offer.cost && `${W.form.cost}: ${offer.cost}`, offer.note].filter(Boolean).join(". ")}.</p>`}
    ${wanted.kind === SPEAK && html`<p class="quietly">${W.speak.lead}</p>`}
    ${!form && html`<p aria-live="polite">${W.form.wait}</p>`}
    ${form?.refused && html`<p role="alert" class="warning">${form.refused}</p>`}
    ${form?.questions && html`<${Questions} form=${form} answer=${answer} kind=${wanted.kind} />`}
    ${weighed?.forecast && html`<${Forecast} found=${weighed.forecast} />`}
    ${form?.complete && html`<${Ready} weighed=${weighed} />
      ${!here.leads && html`<label>${W.form.why}<input value=${why} maxlength="400" onInput=${(/** @type {any} */ event) => setWhy(event.target.value)} /></label>`}
      <div class="foot"><p>${form.says}</p><button type="button" class="primary wide" disabled=${busy} onClick=${submit}>${busy ? W.form.sending : here.leads ? submitWord(wanted.kind) : W.form.propose(here.leader)}</button></div>`}
  <//>`;
}

/** @param {string} kind */
const submitWord = (kind) => (kind === SPEAK ? W.speak.title : W.form.submit);

/** What the act is, and what it would move. @param {Props} props */
const Ready = ({ weighed }) => weighed && html`<section class="ready" aria-live="polite">
  ${weighed.speech && html`<h3 class="eyebrow">${W.form.reads}</h3><p class="speech quote">${weighed.speech}</p>`}
  <h3 class="eyebrow">${weighed.moves.length ? W.form.moves : W.form.noMoves}</h3>
  <ul class="moves">${weighed.moves.map((/** @type {string} */ each) => html`<li key=${each}>${each}</li>`)}</ul>
</section>`;

/** The questions up to the first that is open; those with one answer only are not asked. @param {Props} props */
function Questions({ form, answer, kind }) {
  const shown = [];
  for (const each of form.questions) {
    if (each.type === "one" && each.needed && each.choices.length === 1) continue;
    shown.push(each);
    const open = form.answers[each.name] === undefined && each.needed;
    if (open && kind !== DRAFT) break;
  }
  /** @param {string} name @param {any} value */
  const give = (name, value) => {
    const next = { ...form.answers };
    if (value === undefined) delete next[name];
    else next[name] = value;
    answer(next);
  };
  return shown.map((each) => html`<${Question} key=${each.name} question=${each} value=${form.answers[each.name]}
    give=${(/** @type {any} */ value) => give(each.name, value)} kind=${kind} />`);
}

/** @param {Props} props */
function Question({ question, value, give, kind }) {
  if (question.type === "words") return html`<${Own} question=${question} value=${value || ""} give=${give} kind=${kind} />`;
  const inner = question.type === "some" ? html`<${Several} question=${question} value=${value || []} give=${give} />` : html`<${Single} question=${question} value=${value} give=${give} />`;
  return html`<fieldset class="question"><legend>${question.asks}</legend>${inner}</fieldset>`;
}

/** Own words, or none where they are spoken aloud in the room. @param {Props} props */
function Own({ question, value, give, kind }) {
  const here = useHere();
  const [words, setWords] = useState(value);
  const [aloud, setAloud] = useState(false);
  const spoken = kind === SPEAK;
  useEffect(() => {
    const timer = window.setTimeout(() => words !== value && give(words || undefined), 400);
    return () => window.clearTimeout(timer);
  }, [words]);
  if (here.self?.muted) return html`<p class="quietly">${W.notes.muted}</p>`;
  return html`<div class="question">
    ${spoken && html`<fieldset class="segments"><legend>${W.speak.how}</legend>
      <label><input type="radio" name="aloud" checked=${!aloud} onChange=${() => setAloud(false)} />${W.speak.write}</label>
      <label><input type="radio" name="aloud" checked=${aloud} onChange=${() => (setAloud(true), setWords(""))} />${W.speak.aloud}</label></fieldset>`}
    ${!aloud && html`<label><span class="asks">${question.asks}</span>
      <textarea rows="4" maxlength=${question.letters} value=${words} onInput=${(/** @type {any} */ event) => setWords(event.target.value)}></textarea>
      <span class="quietly num">${W.form.left(question.letters - words.length)}</span></label>`}
  </div>`;
}

/** Choices of which one is taken. @param {Props} props */
function Single({ question, value, give }) {
  const [find, setFind] = useState("");
  const choices = question.choices.filter((/** @type {any} */ each) => matches(question, each, find));
  /** @param {any} each */
  const row = (each) => html`<label class="choice" key=${JSON.stringify(each.v)}><input type="radio" name=${question.name} checked=${same(each.v, value)} onChange=${() => give(each.v)} />
    <${Words} each=${each} /></label>`;
  return html`<${Find} many=${question.choices.length} find=${find} setFind=${setFind} />
    ${!question.needed && html`<label class="choice"><input type="radio" name=${question.name} checked=${value === undefined} onChange=${() => give(undefined)} /><span>${W.form.none}</span></label>`}
    <${Grouped} question=${question} choices=${choices} row=${row} open=${Boolean(find)} value=${value === undefined ? [] : [value]} />`;
}

/** Choices of which several are taken; those that exclude each other stand on one line with a list. @param {Props} props */
function Several({ question, value, give }) {
  const [find, setFind] = useState("");
  const full = value.length >= question.at_most;
  const has = (/** @type {any} */ each) => value.some((/** @type {any} */ one) => same(one, each.v));
  /** @param {any} each */
  const toggle = (each) => {
    const rest = value.filter((/** @type {any} */ one) => !same(one, each.v) && !excludes(question, one, each));
    give(has(each) ? rest : [...rest, each.v]);
  };
  const choices = question.choices.filter((/** @type {any} */ each) => matches(question, each, find));
  const verbs = question.choices.every((/** @type {any} */ each) => each.v && each.v.verb);
  const row = (/** @type {any} */ each) => html`<label class="choice" key=${JSON.stringify(each.v)}><input type="checkbox" checked=${has(each)} disabled=${full && !has(each) && !replaces(question, value, each)} onChange=${() => toggle(each)} />
    <${Words} each=${each} /></label>`;
  return html`<p class="quietly" aria-live="polite">${W.form.howMany(question.at_least, question.at_most)} ${W.form.chosen}: ${value.length}.</p>
    <${Find} many=${question.choices.length} find=${find} setFind=${setFind} />
    ${verbs ? html`<${Bank} question=${question} choices=${choices} value=${value} give=${give} full=${full} open=${Boolean(find)} />`
      : html`<${Grouped} question=${question} choices=${choices} row=${row} open=${Boolean(find)} value=${value} />`}`;
}

/** @param {Table} question @param {any} one @param {any} each */
function excludes(question, one, each) {
  if (each.k === undefined) return false;
  return question.choices.find((/** @type {any} */ choice) => same(choice.v, one))?.k === each.k;
}

/** @param {Table} question @param {any[]} value @param {any} each */
const replaces = (question, value, each) => value.some((one) => excludes(question, one, each));

/** @param {Table} question @param {any} each @param {string} find */
function matches(question, each, find) {
  if (!find) return true;
  const text = [...(each.g === undefined ? [] : question.groups[each.g]), each.l].join(" ").toLowerCase();
  return find.toLowerCase().split(" ").every((word) => text.includes(word));
}

/** @param {Props} props */
const Words = ({ each }) => html`<span>${each.l}${each.d && html`<small>${each.d}</small>`}</span>`;

/** @param {Props} props */
const Find = ({ many, find, setFind }) => (many > LONG ? html`<label class="find"><span class="sr">${W.form.search}</span><input type="search" placeholder=${W.form.search} value=${find} onInput=${(/** @type {any} */ event) => setFind(event.target.value)} /></label>` : null);

/** Choices under their outermost headings; a long list is folded. @param {Props} props */
function Grouped({ question, choices, row, open, value }) {
  /** @type {Map<string, any[]>} */
  const under = new Map();
  for (const each of choices) {
    const head = each.g === undefined ? "" : question.groups[each.g][0];
    under.set(head, [...(under.get(head) || []), each]);
  }
  const few = choices.length <= LONG || under.size === 1;
  return [...under].map(([head, rows]) => {
    const inner = html`<div class="choices">${rows.map((/** @type {any} */ each) => html`<${Headed} key=${JSON.stringify(each.v)} question=${question} each=${each} rows=${rows} row=${row} />`)}</div>`;
    if (!head || under.size === 1) return inner;
    if (few) return html`<h4 class="head" key=${head}>${head}</h4>${inner}`;
    const taken = rows.filter((/** @type {any} */ each) => value.some((/** @type {any} */ one) => same(one, each.v))).length;
    return html`<${Fold} key=${head} open=${open || taken > 0} title=${`${head} (${rows.length}${taken ? `, ${W.form.chosen.toLowerCase()} ${taken}` : ""})`}>${inner}<//>`;
  });
}

/** A choice, above it its inner heading where that is another one than that of the choice before. @param {Props} props */
function Headed({ question, each, rows, row }) {
  const at = rows.indexOf(each);
  const inner = each.g === undefined ? "" : question.groups[each.g].slice(1).join(": ");
  const before = at && rows[at - 1].g !== undefined ? question.groups[rows[at - 1].g].slice(1).join(": ") : "";
  return html`${inner && inner !== before ? html`<h5 class="head inner">${inner}</h5>` : null}${row(each)}`;
}

/** Paragraphs of the bank: each once, with the list of its verbs. @param {Props} props */
function Bank({ question, choices, value, give, full, open }) {
  /** @type {Map<string, any[]>} */
  const texts = new Map();
  for (const each of choices) texts.set(each.v.paragraph, [...(texts.get(each.v.paragraph) || []), each]);
  /** @type {Map<string, any[]>} */
  const matters = new Map();
  for (const [id, rows] of texts) {
    const head = rows[0].g === undefined ? "" : question.groups[rows[0].g][0];
    matters.set(head, [...(matters.get(head) || []), { id, rows }]);
  }
  /** @param {any} text @param {string} chosen */
  const put = (text, chosen) => {
    const rest = value.filter((/** @type {any} */ one) => one.paragraph !== text.id);
    const row = text.rows[Number(chosen)];
    give(row ? [...rest, row.v] : rest);
  };
  return [...matters].map(([head, list]) => html`<${Fold} key=${head} open=${open || matters.size < 3 || list.some((/** @type {any} */ text) => value.some((/** @type {any} */ one) => one.paragraph === text.id))} title=${`${head} (${list.length})`}>
    ${list.map((/** @type {any} */ text) => html`<${BankRow} key=${text.id} text=${text} question=${question} value=${value} full=${full} put=${put} />`)}
  <//>`);
}

/** @param {Props} props */
function BankRow({ text, question, value, full, put }) {
  const at = text.rows.findIndex((/** @type {any} */ row) => value.some((/** @type {any} */ one) => same(one, row.v)));
  const first = text.rows[0];
  const words = first.g === undefined ? first.l : question.groups[first.g][1];
  return html`<label class=${at < 0 ? "bank" : "bank in"}><span class="speech">${words}</span>
    <select value=${String(at)} disabled=${full && at < 0} aria-label=${`${W.form.verbs} ${words}`} onChange=${(/** @type {any} */ event) => put(text, event.target.value)}>
      <option value="-1">${W.form.notIn}</option>
      ${text.rows.map((/** @type {any} */ row, /** @type {number} */ n) => html`<option key=${n} value=${String(n)}>${row.l}</option>`)}
    </select></label>`;
}
