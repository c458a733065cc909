/** All keys of a lesson, in the order in which a learner meets them. */
import type { Line } from "../../terminal/line.ts";

const KEYS: readonly (readonly [key: string, text: string])[] = [
  ["⏎", "run what is marked; where there is nothing, go on"],
  ["a b c …", "answer what is asked; 1 2 3 … to put in order"],
  ["n →", "the next step"],
  ["← b", "the step before"],
  ["Space ↓ ↑", "further down and up in the text"],
  ["h", "a hint; after the last one the solution"],
  ["l", "run the command that shows what is wrong"],
  ["c", "look at the goal now"],
  ["S", "pass the step by: what it would have brought is made"],
  ["u u", "take the last command back"],
  ["r r", "begin the step anew"],
  ["f", "play in a copy of the world, and back"],
  ["p", "pause the world; . goes on to the next write"],
  ["+ -", "the world's time goes faster, slower"],
  ["w", "who has written what, or the explorer"],
  ["t", "another terminal (Alt-t in the shell)"],
  ["z", "one pane on the whole screen, and back"],
  ["Tab", "to the shell; Ctrl-] leads to the explorer"],
  ["Ctrl-]", "back to the text, wherever you are"],
  ["q", "leave: nothing is lost, the lesson goes on here"],
];

/** On a real cluster. */
const REAL: Readonly<Record<string, string | undefined>> = {
  u: undefined,
  f: undefined,
  p: undefined,
  "+ -": undefined,
  r: "begin the step anew: the namespace is emptied and filled again",
  q: "leave: what the lesson has made on the cluster is removed",
};

const KEY_COLUMNS = 13;

export function helpLines(isReal: boolean): Line[] {
  const keys = isReal
    ? KEYS.flatMap(([key, text]) => {
      const told = Object.hasOwn(REAL, key) ? REAL[key] : text;
      return told === undefined ? [] : [[key, told] as const];
    })
    : KEYS;
  return [
    { spans: [{ text: " Keys", role: "title", bold: true }, { text: "   any key goes back", role: "dim" }] },
    { spans: [] },
    ...keys.map(([key, text]): Line => ({
      spans: [{ text: ` ${key.padEnd(KEY_COLUMNS)}`, role: "key" }, { text }],
    })),
  ];
}
