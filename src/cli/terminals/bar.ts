/** The line at the bottom of a window with several terminals. */

export interface BarState {
  terminals: readonly { name: string; isNews: boolean }[];
  /** Which of them is shown, from 0. */
  shown: number;
  /** `keys`: the prefix has come; `help`: its keys are explained. */
  mode: "rest" | "keys" | "help";
  columns: number;
}

/** As long as the window is wide, with the sequences of its colours. */
export function barText({ terminals, shown, mode, columns }: BarState): string {
  const names = terminals.map(({ name, isNews }, index) => {
    const label = `${index + 1} ${name}${isNews ? "*" : ""}`;
    return index === shown ? `[${label}]` : ` ${label} `;
  }).join("");
  const text = mode === "help" ? ` ${HELP}` : `${names}  ${mode === "keys" ? KEYS : REST}`;
  return `\x1b[0;7m${text.slice(0, columns).padEnd(columns)}\x1b[0m`;
}

const REST = "Ctrl-] for keys";
const KEYS = "c new  n p 1-9 go to  x close  ? help";
const HELP = "After Ctrl-]: c new, n next, p previous, 1-9 go to, x close, Ctrl-] as typed";
