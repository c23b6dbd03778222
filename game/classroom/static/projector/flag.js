// The mark of a State: its flag, or for an invented State a coloured shape with its letters.
import { html } from "../vendor/preact-htm.js";

/** @typedef {{code: string, name?: string, short?: string, flag?: any}} Flagged */

const COLOURS = ["#b3402f", "#1f6fb2", "#2f7d4f", "#6a4fa3", "#a8641a", "#0f7c86", "#9c3a72", "#56636f"];
const SHAPES = ["disc", "square", "diamond", "triangle", "hexagon", "band", "cross", "ring"];
/** @type {Record<string, string>} */
const PATHS = {
  disc: "M4 -2a16 16 0 1 0 32 0a16 16 0 1 0 -32 0",
  square: "M6 1h28v28h-28z",
  diamond: "M20 -1l18 16l-18 16l-18 -16z",
  triangle: "M20 0l19 30h-38z",
  hexagon: "M11 1h18l9 14l-9 14h-18l-9 -14z",
  band: "M-4 9h48v12h-48z",
  cross: "M15 0h10v10h15v10h-15v10h-10v-10h-15v-10h15z",
  ring: "M20 0a15 15 0 1 0 .01 0zm0 8a7 7 0 1 1 -.01 0z",
};

/** Return a number that a text always leads to. @param {string} text */
function number(text) {
  let sum = 7;
  for (const each of text) sum = (sum * 31 + (each.codePointAt(0) || 0)) % 9973;
  return sum;
}

/** Return the shape, the colour and the letters of an invented State. @param {Flagged} seat */
export function shapeOf(seat) {
  const given = seat.flag && typeof seat.flag === "object" ? seat.flag : {};
  const key = number(seat.code);
  return {
    shape: PATHS[given.shape] ? given.shape : SHAPES[key % SHAPES.length],
    colour: /^#[0-9a-f]{6}$/i.test(given.colour || "") ? given.colour : COLOURS[Math.floor(key / 8) % COLOURS.length],
    letters: given.letters || (seat.short || seat.name || seat.code).slice(0, 2),
  };
}

/** Return whether a State has a flag of its own to be fetched. @param {Flagged} seat */
export function hasFlag(seat) {
  return seat.flag !== false && typeof seat.flag !== "object";
}

/** @param {string} code */
export const flagUrl = (code) => `flags/${code}.png`;

/** The shape as a part of an SVG picture, 40 by 30 from its corner. @param {{seat: Flagged}} props */
export function Shape({ seat }) {
  const { shape, colour, letters } = shapeOf(seat);
  return html`<rect width="40" height="30" rx="2" fill="#f7f3e8" />
    <path d=${PATHS[shape]} fill=${colour} transform="translate(20 15) scale(.86) translate(-20 ${shape === "disc" ? 2 : -15})" />
    <text x="20" y="20.5" text-anchor="middle" font-size="15" font-weight="700" fill="#fff" stroke="#16202e" stroke-width="2.6" paint-order="stroke" stroke-linejoin="round">${letters}</text>`;
}

/** The mark of a State within a line of text; the name stands beside it. @param {{seat: Flagged}} props */
export function Flag({ seat }) {
  if (hasFlag(seat)) return html`<img class="flag" src=${flagUrl(seat.code)} alt="" width="32" height="24" />`;
  return html`<svg class="flag" viewBox="0 0 40 30" aria-hidden="true"><${Shape} seat=${seat} /></svg>`;
}
