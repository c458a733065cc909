/** What a learner says to the teacher where everything goes by lines: a word after a colon. */
import { type Leaving, leavingText } from "./leaving.ts";

export type PlainWord =
  | "next"
  | "back"
  | "run"
  | "answer"
  | "hint"
  | "look"
  | "check"
  | "wait"
  | "skip"
  | "undo"
  | "reset"
  | "play"
  | "text"
  | "terminal"
  | "key"
  | "help"
  | "quit";

/** What help says of each, in its order. A word is known by its beginning; the first one that fits is meant. */
export const PLAIN_WORDS: readonly (readonly [word: PlainWord, place: string, text: string])[] = [
  ["run", "", "run the next command of the text"],
  ["answer", "b", "answer what is asked: a letter, or numbers in their order"],
  ["next", "", "the next step"],
  ["back", "", "the step before"],
  ["text", "", "the step's text again, as it stands now"],
  ["hint", "", "a hint; after the last one the solution"],
  ["look", "", "run the command that shows what is wrong"],
  ["check", "", "look at the goal now"],
  ["wait", "60", "wait until the goal is reached, at most so many seconds"],
  ["skip", "", "pass the step by: what it would have brought is made"],
  ["undo", "", "take the last command back"],
  ["reset", "", "begin the step anew"],
  ["play", "", "play in a copy of the world, and back"],
  ["terminal", "2", "type in another terminal from now on"],
  ["key", "Ctrl-C", "press a key in the shell"],
  ["help", "", "these words"],
  ["quit", "", "leave"],
];

export type PlainLine =
  /** For the shell. */
  | { readonly kind: "shell"; readonly text: string }
  | { readonly kind: "teacher"; readonly word: PlainWord; readonly rest: string }
  | { readonly kind: "unknown"; readonly word: string };

/** A space before the colon makes it the shell's own. */
export function readPlainLine(line: string): PlainLine {
  const [, said, rest = ""] = /^:([a-z]+)(?:\s+(.*))?$/i.exec(line.trimEnd()) ?? [];
  if (said === undefined) return { kind: "shell", text: line };
  const found = PLAIN_WORDS.find(([word]) => word.startsWith(said.toLowerCase()));
  return found ? { kind: "teacher", word: found[0], rest } : { kind: "unknown", word: said };
}

/** On a real cluster there is no copy, and no past to go back to. */
const SIMULATED: ReadonlySet<PlainWord> = new Set(["undo", "play"]);

export function plainHelp(leaving: Leaving): string[] {
  const { isReal } = leaving;
  const more: Readonly<Partial<Record<PlainWord, string>>> = {
    ...(isReal ? { reset: "the namespace is emptied and filled again" } : {}),
    quit: leavingText(leaving),
  };
  return [
    "Lines go to the shell, but for these:",
    ...PLAIN_WORDS.filter(([word]) => !isReal || !SIMULATED.has(word)).map(([word, place, text]) =>
      `  ${`:${word} ${place}`.padEnd(14)}${text}${more[word] === undefined ? "" : `: ${more[word]}`}`
    ),
    "A word may be cut short: :n is :next.",
  ];
}
