// Text that fits its paper: smaller letters first, then fewer paragraphs, never one that is cut in its middle.
import { useLayoutEffect, useRef } from "../vendor/preact-htm.js";

/** Letters in rem of the projector, where one rem is 16 of 1080 lines; none is under 18 lines. */
const SIZES = [2.7, 2.3, 1.9, 1.7, 1.5, 1.32, 1.18];
/** Where beside the chamber the sizes begin: a page of its own begins with the largest. */
export const BESIDE = 2;

/**
 * Return a ref for a box whose `[data-fit]` children shall fit into it. What is left out is counted into `[data-left]`.
 * @param {readonly unknown[]} inputs @param {(left: number) => string} told @param {number} [largest]
 */
export function useFit(inputs, told, largest = BESIDE) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const fit = () => box.current && fitted(box.current, told, largest);
    fit();
    document.fonts?.ready.then(fit);
    const watch = new ResizeObserver(fit);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, inputs);
  return box;
}

/** @param {HTMLElement} box @param {(left: number) => string} told @param {number} largest */
function fitted(box, told, largest) {
  const parts = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-fit]")]);
  const note = /** @type {HTMLElement | null} */ (box.querySelector("[data-left]"));
  for (const each of parts) each.hidden = false;
  if (note) note.textContent = "";
  for (const size of SIZES.slice(largest)) {
    box.style.setProperty("--fit", `${size}rem`);
    if (box.scrollHeight <= box.clientHeight + 1) return;
  }
  for (let left = 1; left < parts.length; left += 1) {
    parts[parts.length - left].hidden = true;
    if (note) note.textContent = told(left);
    if (box.scrollHeight <= box.clientHeight + 1) return;
  }
}
