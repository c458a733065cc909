import { colourDepth } from "../terminal/style.ts";
import type { Finding } from "./doctor.ts";

export interface TerminalFacts {
  env(name: string): string | undefined;
  isTerminal: boolean;
  /** Throws where there is no terminal. */
  size(): { columns: number; rows: number };
}

/** What the explorer needs at least, and where all of it is shown. */
const SMALLEST = { columns: 80, rows: 24 };

/** What the explorer would find: size, colours, characters. */
export function describeTerminal({ env, isTerminal, size }: TerminalFacts): Finding {
  const term = env("TERM") ?? "";
  if (!isTerminal || term === "dumb") {
    const text = isTerminal ? "TERM=dumb" : "standard output is no terminal";
    return { about: "terminal", verdict: "note", text, advice: "the explorer prints a plain table here" };
  }
  const { columns, rows } = size();
  const depth = colourDepth(env);
  const colours = depth === "true" ? "true colour" : depth === "none" ? "no colours" : `${depth} colours`;
  const isUtf8 = /utf-?8/i.test(env("LC_ALL") || env("LC_CTYPE") || env("LANG") || "");
  const facts = `${columns}x${rows}, ${term || "TERM is not set"}, ${colours}${isUtf8 ? ", UTF-8" : ""}`;
  const advice = columns < SMALLEST.columns || rows < SMALLEST.rows
    ? `make it at least ${SMALLEST.columns}x${SMALLEST.rows} to see all that matters`
    : isUtf8
    ? undefined
    : "set LANG to a UTF-8 locale, such as C.UTF-8, if lines and signs look wrong";
  return { about: "terminal", verdict: advice ? "note" : "ok", text: facts, ...(advice ? { advice } : {}) };
}
