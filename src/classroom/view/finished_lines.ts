/** The end of a lesson: what has come of its steps, and how to go on. */
import { isDone, type Outcome } from "../../lessons/teacher/step_run.ts";
import { type Line, type Span } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";
import type { SessionState } from "../session/session_state.ts";
import { nextText, type PlaceInRow, placeText } from "./place_in_row.ts";

const WORDS: Readonly<Record<Exclude<Outcome, "open">, string>> = {
  solved: "solved on your own",
  hinted: "solved with hints",
  shown: "solved with the solution",
  read: "read",
  skipped: "passed by",
};

/** `place`: where it stands among others; absent: it stands alone. */
export function finishedLines(
  { lesson, runs }: SessionState,
  columns: number,
  place?: PlaceInRow,
): Line[] {
  const counts = new Map<string, number>();
  for (const { outcome } of runs.filter(isDone)) {
    if (outcome !== "open") counts.set(WORDS[outcome], (counts.get(WORDS[outcome]) ?? 0) + 1);
  }
  const told = [...counts].map(([words, count]) => `${count} ${words}`).join(", ");
  const text: Span[] = place?.unit === "Question"
    ? [{ text: `That was ${placeText(place).toLowerCase()}: `, role: "ok" }, {
      text: `${[...counts.keys()].join(", ")}.`,
    }]
    : [{ text: "That was the last step. ", role: "ok" }, { text: `Steps: ${told}.` }];
  const next = nextText(place);
  const keys: readonly (readonly [key: string, text: string])[] = [
    ["⏎", next ?? "leave"],
    ["b", "back"],
    ...(next === undefined ? [] : [["q", "leave"] as const]),
  ];
  return [
    { spans: [{ text: ` ${lesson.title}`, role: "title", bold: true }] },
    { spans: [] },
    ...wrapWords({ spans: text }, { columns: columns - 2, indent: 0 }).map(indented),
    { spans: [] },
    indented({
      spans: keys.flatMap(([key, text]): Span[] => [{ text: key, role: "key" }, { text: ` ${text}   ` }]),
    }),
  ];
}

function indented({ spans }: Line): Line {
  return { spans: [{ text: " " }, ...spans] };
}
