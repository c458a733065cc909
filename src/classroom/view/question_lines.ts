/** Questions as lines: their options, what is to be put in order or together, and what was answered. */
import type { Question } from "../../lessons/lesson.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";

export function questionLines(question: Question, given: string | undefined, columns: number): Line[] {
  if ("options" in question) return optionLines(question.options, given, question.answer, columns);
  if (given !== undefined) return rightLines(question, given, columns);
  const { left, right } = shuffled(question);
  const numbered = right.flatMap((text, at) =>
    wrapped([{ text: `    ${at + 1}  `, role: "key" }, { text }], columns, 7)
  );
  return [
    ...left.flatMap((text, at) =>
      wrapped([{ text: `  ${LETTERS[at]}  `, role: "heading" }, { text }], columns, 5)
    ),
    ...numbered,
    ...wrapped([{ text: `    ${howToAnswer(left.length)}`, role: "dim" }], columns, 4),
  ];
}

/** How a question without options is shown: what is to be numbered, or put to what. Always the same for the same question. */
export function shuffled(
  question: Exclude<Question, { options: unknown }>,
): { left: string[]; right: string[]; order: number[] } {
  const [left, right] = "order" in question
    ? [[], [...question.order]]
    : [Object.keys(question.match), Object.values(question.match)];
  const order = right.map((_, index) => index)
    .toSorted((one, other) => scatter(right[one]!) - scatter(right[other]!) || one - other);
  // In the right order already, it would be no question.
  if (order.every((value, index) => value === index)) order.reverse();
  return { left, right: order.map((index) => right[index]!), order };
}

/** Numbers in a row say nothing by themselves. */
function howToAnswer(lettered: number): string {
  return lettered === 0
    ? "Press all the numbers, the first one first."
    : `Press a number for each letter: first that of a, then that of b${lettered > 2 ? ", and so on" : ""}.`;
}

/** A number that has little to do with the text (FNV-1a). */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}

/** What is right, and for each line whether it was answered so. */
function rightLines(
  question: Exclude<Question, { options: unknown }>,
  given: string,
  columns: number,
): Line[] {
  const numbers = given.split(" ");
  const texts = "order" in question
    ? question.order.map((text, at) => `${at + 1}. ${text}`)
    : Object.entries(question.match).map(([one, other]) => `${one} – ${other}`);
  return texts.flatMap((text, at) => {
    const isRight = numbers[at] === `${at + 1}`;
    const sign: Span = { text: `  ${isRight ? "✓" : "✗"} `, role: isRight ? "ok" : "bad" };
    return wrapped([sign, { text }], columns, 6);
  });
}

/** Before an answer only the letters, after it which one was right. */
export function optionLines(
  options: Readonly<Record<string, string>>,
  chosen: string | undefined,
  answer: string,
  columns: number,
): Line[] {
  return Object.entries(options).flatMap(([letter, option]) => {
    const isRight = letter === answer;
    const sign = chosen === undefined ? " " : isRight ? "✓" : letter === chosen ? "✗" : " ";
    const role = sign === "✓" ? "ok" as const : sign === "✗" ? "bad" as const : undefined;
    return wrapped(
      [
        { text: `  ${sign} `, ...(role ? { role } : {}) },
        { text: `${letter}  `, role: "key" },
        { text: option },
      ],
      columns,
      7,
    );
  });
}

function wrapped(spans: Span[], columns: number, indent = 0): Line[] {
  return wrapWords({ spans }, { columns, indent });
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
