import { SIGNALS } from "../../host/process.ts";

/** `SIGTERM`, `term` and `15` are TERM; 0 is EXIT. */
export function signalName(text: string): string {
  if (text === "0") return "EXIT";
  const byNumber = Object.entries(SIGNALS).find(([, number]) => String(number) === text);
  return byNumber ? byNumber[0] : text.toUpperCase().replace(/^SIG/, "");
}

/** Undefined: there is no such signal. */
export function signalNumber(name: string): number | undefined {
  return name === "EXIT" ? 0 : SIGNALS[name];
}

/** As `compgen -A signal` shows them. */
export const SIGNAL_NAMES = Object.keys(SIGNALS).map((name) => `SIG${name}`);

/** All signals, as `kill -l` and `trap -l` show them. */
export function signalTable(): string {
  const plain = Object.entries(SIGNALS).map(([name, number]) => [number, name] as const)
    .toSorted(([a], [b]) => a - b);
  const cells = [...plain, ...realTime()].map(([number, name]) =>
    `${String(number).padStart(2)}) SIG${name}`
  );
  let text = "";
  for (let at = 0; at < cells.length; at += CELLS_A_ROW) {
    const row = cells.slice(at, at + CELLS_A_ROW);
    text += row.join("\t") + (row.length < CELLS_A_ROW ? "\t\n" : "\n");
  }
  return text;
}

const CELLS_A_ROW = 5;
/** SIGRTMIN and SIGRTMAX of Linux. */
const [FIRST_REAL_TIME, LAST_REAL_TIME] = [34, 64];

/** Counted from whichever end is nearer. */
function realTime(): [number, string][] {
  const numbers = Array.from(
    { length: LAST_REAL_TIME - FIRST_REAL_TIME + 1 },
    (_, at) => FIRST_REAL_TIME + at,
  );
  return numbers.map((number) => {
    const [up, down] = [number - FIRST_REAL_TIME, LAST_REAL_TIME - number];
    if (up <= down) return [number, up === 0 ? "RTMIN" : `RTMIN+${up}`];
    return [number, down === 0 ? "RTMAX" : `RTMAX-${down}`];
  });
}
