/** All keys of a lesson, in the order in which a learner meets them. */
import type { Line } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";
import { type Leaving, leavingText } from "./leaving.ts";

export interface HelpFacts extends Leaving {
  /** There is an explorer beside the text, or something else in its place. */
  readonly hasWorld: boolean;
}

interface KeyHelp {
  /** As it is to be pressed: twice what is asked twice. */
  readonly key: string;
  /** Undefined: it does nothing there. */
  readonly text: (facts: HelpFacts) => string | undefined;
}

/** Only where time is the lesson's. */
const simulated = (text: string) => ({ isReal }: HelpFacts) => isReal ? undefined : text;

const KEYS: readonly KeyHelp[] = [
  { key: "⏎", text: () => "run what is marked; where there is nothing, go on" },
  { key: "a b c …", text: () => "answer; 1 2 3 … put in order, Backspace takes one back" },
  { key: "n →", text: () => "the next step" },
  { key: "← b", text: () => "the step before (← where b is an answer)" },
  { key: "Space ↓ ↑", text: () => "further down and up in the text" },
  { key: "h", text: () => "a hint; after the last one the solution" },
  { key: "l", text: () => "run the command that shows what is wrong" },
  { key: "c", text: () => "look at the goal now" },
  { key: "S", text: () => "pass the step by: what it would have brought is made" },
  { key: "u u", text: simulated("take the last command back") },
  {
    key: "r r",
    text: ({ isReal }) => `begin the step anew${isReal ? ": the namespace is emptied and filled again" : ""}`,
  },
  { key: "f", text: simulated("play in a copy of the world, and back") },
  { key: "p", text: simulated("pause the world; . goes on to the next write") },
  { key: "+ -", text: simulated("the world's time goes faster, slower") },
  { key: "w", text: ({ hasWorld }) => `who has written what, ${hasWorld ? "or the explorer" : "and back"}` },
  { key: "t", text: () => "another terminal (Alt-t in the shell)" },
  { key: "z", text: () => "one pane on the whole screen, and back" },
  { key: "Tab", text: ({ hasWorld }) => `to the shell${hasWorld ? "; Ctrl-] leads to the explorer" : ""}` },
  { key: "Ctrl-]", text: () => "back to the text, wherever you are" },
  { key: "q", text: (facts) => `leave: ${leavingText(facts)}` },
];

const KEY_COLUMNS = 13;

export function helpLines(facts: HelpFacts, columns: number): Line[] {
  return KEYS.flatMap(({ key, text }) => {
    const told = text(facts);
    if (told === undefined) return [];
    const spans = [{ text: ` ${key.padEnd(KEY_COLUMNS)}`, role: "key" as const }, { text: told }];
    return wrapWords({ spans }, { columns, indent: KEY_COLUMNS + 1 });
  });
}
