// The mark of a State: its flag as the room gives it, or where it has none a coloured shape with its letters.
import { html } from "../vendor/preact-htm.js";

/** @typedef {{code: string, name?: string, short?: string, flag?: string}} Flagged */

/** Pairs of shape and colour, each dark enough for white letters; the next State takes the next of both. */
const COLOURS = ["#b3402f", "#1f6fb2", "#2f7d4f", "#6a4fa3", "#9a5a12", "#0d717b", "#9c3a72"];
/** @type {Record<string, string>} Paths about the middle of a field of 40 by 30. */
const PATHS = {
  disc: "M20 1a14 14 0 1 0 .01 0z",
  square: "M7 2h26v26h-26z",
  diamond: "M20 -2l21 17l-21 17l-21 -17z",
  band: "M0 6h40v18h-40z",
  shield: "M6 1h28v13q0 10 -14 15q-14 -5 -14 -15z",
  hexagon: "M11 1h18l9 14l-9 14h-18l-9 -14z",
  pile: "M0 0h40l-20 30z",
  half: "M0 0h40l-40 30z",
};
const SHAPES = Object.keys(PATHS);
/** @type {Map<string, number>} */
const numbers = new Map();

/** Number States in the order in which they are met, so that no two of a room have the same mark. @param {Flagged[]} seats */
export function number(seats) {
  for (const each of seats) if (!numbers.has(each.code)) numbers.set(each.code, numbers.size);
}

/** Return the shape, the colour and the letters of a State without a flag. @param {Flagged} seat */
export function shapeOf(seat) {
  number([seat]);
  const key = numbers.get(seat.code) || 0;
  const letters = (seat.short || seat.name || seat.code).slice(0, 2);
  return { shape: SHAPES[key % SHAPES.length], colour: COLOURS[key % COLOURS.length], letters };
}

/** The shape as a part of an SVG picture, 40 by 30 from its corner. @param {{seat: Flagged}} props */
export function Shape({ seat }) {
  const { shape, colour, letters } = shapeOf(seat);
  const high = shape === "pile" ? 14 : shape === "half" ? 15 : 20.5;
  return html`<rect width="40" height="30" fill="#f7f3e8" /><path d=${PATHS[shape]} fill=${colour} />
    <text x=${shape === "half" ? 13 : 20} y=${high} text-anchor="middle" font-family="Source Sans 3, sans-serif" font-size="15" font-weight="700" fill="#fff">${letters}</text>`;
}

/** The mark of a State within a line of text; the name stands beside it. @param {{seat: Flagged}} props */
export function Flag({ seat }) {
  if (seat.flag) return html`<img class="flag" src=${seat.flag} alt="" width="32" height="24" />`;
  return html`<svg class="flag" viewBox="0 0 40 30" aria-hidden="true"><${Shape} seat=${seat} /></svg>`;
}
