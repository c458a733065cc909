/** What a learner does in the lesson of `killed_lesson_test.ts`, one thing after another. */

export type Act =
  /** One key of a command line; the last one is Enter, and done when the prompt is there again. */
  | { readonly do: "key"; readonly key: string; readonly isFirst: boolean }
  | { readonly do: "line" | "next" | "undo" | "hint" | "answer" };

/** Single letters of each line, so that it can end between any two of them. */
function typed(line: string): Act[] {
  return [...`${line}\r`].map((key, index) => ({ do: "key", key, isFirst: index === 0 }));
}

export const ACTS: readonly Act[] = [
  { do: "line" },
  { do: "next" },
  ...typed("docker volume create mien"),
  { do: "undo" },
  { do: "hint" },
  ...typed("kubectl create configmap kept --from-literal=a=b; echo kept >> note"),
  ...typed("docker volume create other"),
  { do: "undo" },
  ...typed("docker volume create mine"),
  { do: "answer" },
  { do: "next" },
];

/** What has to be kept after so many acts. */
export interface Expected {
  /** All that was typed, apart from what was taken back. */
  readonly typed: string;
  readonly step: number;
  readonly hints: number;
  readonly answers: number;
}

export function expectedAfter(count: number): Expected {
  let [text, step, hints, answers] = ["", 0, 0, 0];
  for (const act of ACTS.slice(0, count)) {
    if (act.do === "key") text += act.key;
    if (act.do === "line") text += "docker volume ls -q\r";
    if (act.do === "undo") text = text.slice(0, text.slice(0, -1).lastIndexOf("\r") + 1);
    // After the last step there is none.
    if (act.do === "next") step = 1;
    if (act.do === "hint") hints++;
    if (act.do === "answer") answers++;
  }
  return { typed: text, step, hints, answers };
}
