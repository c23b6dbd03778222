/* The types of the vendored module, as far as the pages use it. */
export type Node = unknown;
export type Setter<T> = (next: T | ((before: T) => T)) => void;
export type Ref<T> = { current: T };
export function html(strings: TemplateStringsArray, ...values: unknown[]): Node;
export function h(type: unknown, props: unknown, ...children: unknown[]): Node;
export function render(node: Node, parent: Element): void;
export function Fragment(props: { children?: Node }): Node;
export function createContext<T>(value: T): { Provider: unknown; Consumer: unknown; value: T };
export function useState<T>(first: T | (() => T)): [T, Setter<T>];
export function useReducer<S, A>(reduce: (state: S, action: A) => S, first: S): [S, (action: A) => void];
export function useEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useLayoutEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useRef<T>(first: T): Ref<T>;
export function useMemo<T>(make: () => T, inputs: readonly unknown[]): T;
export function useCallback<T>(call: T, inputs: readonly unknown[]): T;
export function useContext<T>(context: { value: T }): T;
export function useId(): string;
