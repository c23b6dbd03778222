export { h, render, Fragment, createContext } from "preact";
export { useState, useEffect, useRef, useMemo, useCallback, useReducer, useContext, useLayoutEffect, useId } from "preact/hooks";
import { h } from "preact";
import htm from "htm";
export const html = htm.bind(h);
