// The vote: what is put, three ballots, and the result with the reasons that members gave.
import { html, useState } from "../vendor/preact-htm.js";
import { BALLOT, CAST, W } from "../shared/words.js";
import { useHere } from "./here.js";
import { Flag, Fold, Mark, Paper, Paragraph, Shares } from "./parts.js";
import { Turn } from "./turn.js";

/** @typedef {any} Props */
const THREE = ["in_favour", "against", "abstaining"];

export function Vote() {
  const here = useHere();
  const vote = here.all("vote");
  const floor = here.all("floor");
  const coming = !vote?.open && floor?.stage === "explanations-before" && (here.all("papers") || []).find((/** @type {any} */ each) => each.symbol === floor.draft);
  const explains = here.may("ExplainVote");
  return html`<h2 class="sr">${W.vote.heading}</h2>
    <div class="scroll" tabindex="0" role="group" aria-label=${W.vote.heading} key=${`${vote?.id}${vote?.open}`}><div class="stack">
      ${!vote && !coming && html`<p class="quietly">${W.vote.none}</p>`}
      ${coming ? html`<p class="eyebrow">${W.vote.coming}</p><${Put} vote=${{ ...coming, heading: coming.title, title: coming.symbol, paper: coming.symbol }} />` : vote && html`<${Shown} vote=${vote} />`}
    </div></div>
    ${vote?.open && here.seat && html`<div class="ballot-foot"><${Ballots} vote=${vote} /></div>`}
    ${!vote?.open && explains && html`<div class="ballot-foot"><h3 class="eyebrow">${W.vote.explain}</h3><p class="quietly">${W.vote.explainLead}</p><${Turn} place="vote" /></div>`}`;
}

/** @param {Props} props */
const Shown = ({ vote }) => html`${!vote.open && html`<p class="eyebrow">${W.vote.last}</p>`}
  ${vote.result && html`<${Result} vote=${vote} />`}
  <${Put} vote=${vote} />
  ${vote.open && html`<p class="quietly">${vote.rule}</p>
    <p class="quietly num" aria-live="polite">${W.vote.progress(vote.voted.length, vote.total)} ${!vote.ballots && W.vote.closed}</p>`}`;

/** What is put to the vote, on paper. @param {Props} props */
function Put({ vote }) {
  const here = useHere();
  const names = vote.sponsors.map((/** @type {string} */ code) => here.name(code)).join(", ");
  return html`<${Paper} title=${vote.heading} under=${names && `${W.vote.sponsors} ${names}`}>
    ${vote.paper && html`<p class="eyebrow standing">${vote.title}</p>`}
    ${vote.paragraphs.length ? html`<ol class="paragraphs">${vote.paragraphs.map((/** @type {any} */ each, /** @type {number} */ n) => html`<${Paragraph} key=${n} each=${each} />`)}</ol>` : null}
  <//>`;
}

/** The three ballots, and the seldom ones below. @param {Props} props */
function Ballots({ vote }) {
  const here = useHere();
  const own = here.own("ballots");
  const [sent, setSent] = useState("");
  const member = here.own("me")?.member;
  if (!member) return html`<p class="quietly">${W.vote.nonMember}</p>`;
  const cast = own?.vote === vote.id ? own.cast : "";
  const open = own?.open || [];
  /** @param {any} each */
  const tap = async (each) => {
    setSent(each.ballot);
    const answers = { act: each.v };
    if (here.leads) await here.send({ do: "act", kind: "CastBallot", answers, n: here.turn?.since || 0 });
    else if ((await here.send({ do: "propose", kind: "CastBallot", answers, words: BALLOT[each.ballot] })).type === "done") here.say(W.form.proposed);
    setSent("");
  };
  const rest = open.filter((/** @type {any} */ each) => !THREE.includes(each.ballot));
  return html`
    ${own?.must_abstain && html`<p class="warning">${W.vote.must}</p>`}
    <div class="ballots" role="group" aria-label=${W.vote.yours}>${THREE.map((ballot) => html`<${Ballot} key=${ballot} ballot=${ballot} found=${open.find((/** @type {any} */ each) => each.ballot === ballot)} cast=${cast} sent=${sent} tap=${tap} />`)}</div>
    ${!here.leads && open.length ? html`<p class="quietly">${W.vote.leader(here.leader)}</p>` : null}
    ${rest.length ? html`<${Fold} title=${W.vote.other}><div class="row">${rest.map((/** @type {any} */ each) => html`<button type="button" key=${each.ballot} onClick=${() => tap(each)}>${BALLOT[each.ballot]}</button>`)}</div><//>` : null}
    ${cast && html`<p class="quietly">${here.turn?.takeback ? W.vote.change : W.vote.final}</p>`}
    ${cast && here.turn?.takeback && here.leads && html`<button type="button" class="quiet" onClick=${() => here.send({ do: "takeback" })}>${W.vote.takeback}</button>`}`;
}

/** @param {Props} props */
function Ballot({ ballot, found, cast, sent, tap }) {
  const here = useHere();
  const [me, vote] = [here.own("me"), here.all("vote")];
  const vetoes = ballot === "against" && me?.permanent && vote?.substantive;
  const note = cast === ballot ? W.vote.saved : sent === ballot ? W.vote.sending : found?.note || (vetoes ? W.vote.veto : "");
  return html`<button type="button" class=${`ballot ${ballot}`} aria-pressed=${String(cast === ballot)} disabled=${!found || Boolean(sent)} aria-describedby=${note ? `note-${ballot}` : undefined} onClick=${() => tap(found)}>
    <${Mark} ballot=${ballot} /><span class="word">${BALLOT[ballot]}</span>${note && html`<small id=${`note-${ballot}`} aria-hidden="true">${note}</small>`}</button>`;
}

/** @param {Props} props */
function Result({ vote }) {
  const here = useHere();
  const result = vote.result;
  const counts = [
    { cls: "for", ballot: "in_favour", n: result.for, word: W.vote.for },
    { cls: "against", ballot: "against", n: result.against, word: W.vote.against },
    { cls: "abstain", ballot: "abstaining", n: result.abstaining, word: W.vote.abstaining },
  ];
  return html`<section class=${`panel result ${result.ground}`} aria-label=${W.vote.last} aria-live="polite">
    <h3>${result.words}</h3>
    <${Shares} parts=${counts} total=${vote.total} needed=${vote.needed} />
    <ul class="counts">${counts.map((each) => html`<li key=${each.cls}><${Mark} ballot=${each.ballot} /><b class="num">${each.n}</b> ${each.word}</li>`)}</ul>
    ${result.absent ? html`<p class="quietly num">${result.absent} ${W.vote.absent}</p>` : null}
    <p>${result.because}</p>
    <${Fold} title=${W.vote.reasons}><ul class="plain cast">${result.cards.map((/** @type {any} */ each) => html`<li key=${each.code}><${Flag} seat=${here.of(each.code)} small /><${Mark} ballot=${each.ballot} />
      <div><b>${here.name(each.code)}</b> <span class="quietly">${CAST[each.ballot]}</span>
      ${each.reason && html`<p class="speech">${each.reason}</p>`}${each.why && html`<p class="quietly">${each.why}</p>`}</div></li>`)}</ul><//>
  </section>`;
}
