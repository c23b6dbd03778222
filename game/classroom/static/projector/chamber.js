// The chamber from above: the horseshoe, a seat with flag and plate for each member, the President at its head.
import { html } from "../vendor/preact-htm.js";
import { Shape } from "./flag.js";
import { shown as words } from "../console/words.js";

const CENTRE = { x: 640, y: 596 };
const TABLE = { x: 520, y: 424 };
const SEATS = { x: 572, y: 474 };
const [FIRST, LAST] = [201, -21];
const STEPS = 720;
const RAD = Math.PI / 180;

/** @typedef {{x: number, y: number}} Point */
/** @typedef {import("./flag.js").Flagged & {name: string, short: string, [more: string]: any}} Seat */

/** Return a point of an ellipse about the middle of the chamber. @param {number} degrees @param {Point} radius @returns {Point} */
function at(degrees, radius) {
  return { x: CENTRE.x + radius.x * Math.cos(degrees * RAD), y: CENTRE.y - radius.y * Math.sin(degrees * RAD) };
}

/** Return a curve along an ellipse as the points of a path. @param {number} share @param {boolean} [back] */
function curve(share, back = false) {
  const radius = { x: TABLE.x * share, y: TABLE.y * share };
  const found = [];
  for (let n = 0; n <= 60; n += 1) found.push(at(FIRST + ((LAST - FIRST) * n) / 60, radius));
  if (back) found.reverse();
  return found.map((each) => `${each.x.toFixed(1)} ${each.y.toFixed(1)}`).join("L");
}

/** Return the places of so many seats, from left to right, as far from one another along the table as they can be. @param {number} count */
export function places(count) {
  /** @type {(Point & {length: number})[]} */
  const along = [];
  let length = 0;
  let before = at(FIRST, SEATS);
  for (let n = 0; n <= STEPS; n += 1) {
    const here = at(FIRST + ((LAST - FIRST) * n) / STEPS, SEATS);
    length += Math.hypot(here.x - before.x, here.y - before.y);
    along.push({ ...here, length });
    before = here;
  }
  return Array.from({ length: count }, (_, place) => {
    const wanted = count === 1 ? length / 2 : (length * place) / (count - 1);
    return along.find((each) => each.length >= wanted - 1e-6) || along[STEPS];
  });
}

/** Return the seats from left to right: the President in the middle, and from there clockwise in English alphabetical order. @param {Seat[]} seats */
export function seated(seats) {
  const members = seats.filter((each) => each.member !== false);
  const sorted = [...members].sort((one, other) => one.name.localeCompare(other.name, "en"));
  const head = Math.max(0, sorted.findIndex((each) => each.president));
  const middle = Math.floor(sorted.length / 2);
  return sorted.map((_, place) => sorted[(place - middle + head + sorted.length) % sorted.length]);
}

/** @type {Record<string, {sign: string, colour: string, shape: string}>} */
export const MARKS = {
  in_favour: { sign: "✓", colour: "#45cf9f", shape: "M38 -47a19 19 0 1 0 .01 0z" },
  against: { sign: "✕", colour: "#ff8a69", shape: "M23 -47h30q4 0 4 4v30q0 4 -4 4h-30q-4 0 -4 -4v-30q0 -4 4 -4z" },
  abstaining: { sign: "–", colour: "#c3b4f4", shape: "M30 -42h16a14 14 0 0 1 0 28h-16a14 14 0 0 1 0 -28z" },
};

/** @param {{seat: Seat, x: number, y: number, speaks: boolean, ballot: string, voting: boolean}} props */
function Place({ seat, x, y, speaks, ballot, voting }) {
  const mark = MARKS[ballot];
  const edge = mark ? mark.colour : speaks ? "#ecbc55" : "#4b6d9c";
  const waiting = voting && !mark && !seat.voted;
  const faint = (waiting && !speaks) || seat.away;
  const width = Math.max(124, seat.short.length * 11.4 + 22);
  return html`<g transform=${`translate(${x.toFixed(1)} ${y.toFixed(1)})`} class=${speaks ? "seat speaks" : "seat"}>
    ${speaks && html`<circle r="94" fill="url(#glow)" class="glow" />`}
    <rect x="-41" y="-31" width="82" height="62" rx="9" fill="#0a1930" stroke=${edge} stroke-width=${mark || speaks ? 5 : 2.5}
      stroke-dasharray=${waiting ? "7 6" : "none"} />
    <g opacity=${faint ? 0.5 : 1}>
      ${seat.flag
        ? html`<image href=${seat.flag} x="-34" y="-25.5" width="68" height="51" preserveAspectRatio="xMidYMid slice" />`
        : html`<g transform="translate(-34 -25.5) scale(1.7)"><${Shape} seat=${seat} /></g>`}
    </g>
    ${seat.president && html`<g transform="translate(0 -60)">
      <rect x="-72" y="-16" width="144" height="29" rx="14.5" fill="#ecbc55" />
      <text y="6" text-anchor="middle" font-size="18.5" font-weight="700" letter-spacing="1.4" fill="#1c1505">${words.president}</text>
    </g>`}
    <rect x=${-width / 2} y="37" width=${width} height="31" rx="5" fill=${speaks ? "#ecbc55" : "#f7f3e8"} />
    <text y="60" text-anchor="middle" font-size="21" font-weight="650" fill="#16202e">${seat.short}</text>
    ${seat.permanent && html`<rect x=${-width / 2} y="65" width=${width} height="4.5" rx="2" fill="#6cbcf5" />`}
    ${seat.machine && html`<g transform="translate(-40 -28)">
      <circle r="15.5" fill="#0a1930" stroke="#aac1de" stroke-width="2" />
      <text y="6.5" text-anchor="middle" font-size="18.5" font-weight="700" fill="#d3dfee">${words.machineTag}</text>
    </g>`}
  </g>`;
}

/** @param {{ballot: string, x: number, y: number}} props */
function Mark({ ballot, x, y }) {
  const mark = MARKS[ballot];
  return html`<g transform=${`translate(${x.toFixed(1)} ${y.toFixed(1)})`} class="cast">
    <path d=${mark.shape} fill=${mark.colour} stroke="#0a1930" stroke-width="4" />
    <text x="38" y="-19" text-anchor="middle" font-size="26" font-weight="800" fill="#06111f">${mark.sign}</text>
  </g>`;
}

/** @type {Record<string, string>} */
const SAID = { in_favour: words.inFavour, against: words.against, abstaining: words.abstain, absent: words.absent };

/** Return what a seat is, in words, for whoever hears the page. @param {Seat} seat @param {string} ballot @param {boolean} speaks */
function told(seat, ballot, speaks) {
  const more = [
    seat.president && words.president.toLowerCase(),
    seat.permanent && words.permanent,
    seat.machine && words.machine,
    speaks && words.speaking.toLowerCase(),
    SAID[ballot],
  ].filter(Boolean);
  return words.seat(seat.name, /** @type {string[]} */ (more));
}

/** @param {{seats: Seat[], speaker: string, voting: boolean, ballots: Record<string, string>, children?: any}} props */
export function Chamber({ seats, speaker, voting, ballots, children }) {
  const order = seated(seats);
  const spots = places(order.length);
  return html`<figure class="chamber">
    <svg viewBox="0 0 1280 850" role="img" aria-label=${words.chamber(order.length)}>
      <defs>
        <linearGradient id="wood" x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" stop-color="#a87a41" /><stop offset=".55" stop-color="#7b5329" /><stop offset="1" stop-color="#55371a" />
        </linearGradient>
        <radialGradient id="pool" cx=".5" cy=".45" r=".58">
          <stop offset="0" stop-color="#1b4478" /><stop offset="1" stop-color="#0b1d36" stop-opacity="0" />
        </radialGradient>
        <linearGradient id="carpet" x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" stop-color="#1c477c" /><stop offset="1" stop-color="#0b1d36" />
        </linearGradient>
        <radialGradient id="glow"><stop offset="0" stop-color="#ecbc55" stop-opacity=".75" /><stop offset="1" stop-color="#ecbc55" stop-opacity="0" /></radialGradient>
      </defs>
      <ellipse cx=${CENTRE.x} cy="560" rx="640" ry="540" fill="url(#pool)" />
      <path d=${`M${curve(1.24)}z`} fill="url(#carpet)" opacity=".5" />
      <path d=${`M${curve(0.99)}L${curve(0.8, true)}z`} fill="#04101f" opacity=".55" transform="translate(0 16)" />
      <path d=${`M${curve(0.99)}L${curve(0.8, true)}z`} fill="url(#wood)" stroke="#f0cf86" stroke-opacity=".5" stroke-width="2" />
      <path d=${`M${curve(0.815)}`} fill="none" stroke="#0a1930" stroke-width="10" opacity=".45" />
      <path d=${`M${curve(0.97)}`} fill="none" stroke="#fff" stroke-opacity=".18" stroke-width="2" />
      ${order.map((seat, place) => html`<${Place} key=${seat.code} seat=${seat} ...${spots[place]} speaks=${seat.code === speaker}
        ballot=${ballots[seat.code] || ""} voting=${voting} />`)}
      ${order.map((seat, place) => MARKS[ballots[seat.code]] && html`<${Mark} key=${seat.code} ballot=${ballots[seat.code]} ...${spots[place]} />`)}
    </svg>
    <div class="well">${children}</div>
    <ul class="hidden">${order.map((seat) => html`<li key=${seat.code}>${told(seat, ballots[seat.code], seat.code === speaker)}</li>`)}</ul>
  </figure>`;
}
