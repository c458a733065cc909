/** What a learner says to the teacher where everything goes by lines: a word after a colon. */

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

/** In the order in which help tells them. A word is known by its beginning; the first one that fits is meant. */
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
  ["quit", "", "leave: the lesson goes on here another time"],
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

export function plainHelp(): string[] {
  return [
    "Lines go to the shell, but for these:",
    ...PLAIN_WORDS.map(([word, place, text]) => `  ${`:${word} ${place}`.padEnd(14)}${text}`),
    "A word may be cut short: :n is :next.",
  ];
}
