/** `pequod lesson progress`. */
import { alignColumns } from "../../kube/table_text.ts";
import { metConcepts, PAUSES_DAYS, reviewStates } from "../../lessons/progress/review.ts";
import type { Outcome } from "../../lessons/teacher/step_run.ts";
import type { Program } from "../../programs/program.ts";
import { harmless } from "../harmless.ts";
import { type CourseStanding, courseStanding } from "./course_standing.ts";
import { lessonsFlag } from "./lesson_library.ts";
import { noArguments } from "./no_arguments.ts";
import { isJson, outputFlag } from "./output_flag.ts";

export const lessonProgress: Program = {
  name: "progress",
  summary: "Show what you have done, what you master, and what is to be asked again",
  description:
    "Show what you have done, what you master, and what is to be asked again. Mastered is what was solved without a hint;\n" +
    "what was learned is asked again after 1, 3, 7 and 21 days, and from the beginning when it was forgotten.",
  usage: ["[--lessons DIR] [-o json]"],
  flags: [lessonsFlag, outputFlag],
  async run(call) {
    noArguments(call.args);
    const json = isJson(call.flags);
    const summary = summaryOf(await courseStanding(call), call.io.now());
    await call.io.out(json ? `${JSON.stringify(summary, null, 2)}\n` : harmless(summaryText(summary)));
    return 0;
  },
};

interface Summary {
  readonly lessons: { readonly all: number; readonly finished: number; readonly underWay: readonly string[] };
  /** Ids of lessons in which nothing was shown, hinted or passed by. */
  readonly mastered: readonly string[];
  /** Steps by how they were done. */
  readonly steps: Readonly<Record<Exclude<Outcome, "open">, number>>;
  readonly concepts: readonly ConceptSummary[];
}

interface ConceptSummary {
  readonly concept: string;
  /** Of the boxes, the first being 1. */
  readonly box: number;
  readonly boxes: number;
  /** Days from now; 0: due. */
  readonly dueInDays: number;
}

const DAY_MS = 86_400_000;

function summaryOf({ lessons, progress }: CourseStanding, nowMs: number): Summary {
  const steps = { solved: 0, hinted: 0, shown: 0, skipped: 0, read: 0 };
  for (const { id, lesson } of lessons) {
    const outcomes = progress.lessons.get(id)?.steps ?? {};
    for (const step of lesson?.steps ?? []) {
      const outcome = Object.hasOwn(outcomes, step.id) ? outcomes[step.id] : undefined;
      if (outcome) steps[outcome]++;
    }
  }
  const known = lessons.flatMap(({ lesson }) => lesson ?? []);
  const states = reviewStates(progress, metConcepts(known, progress));
  return {
    lessons: {
      all: lessons.length,
      finished: lessons.filter(({ state }) => state !== "new" && state !== "under way").length,
      underWay: lessons.filter(({ state }) => state === "under way").map(({ id }) => id),
    },
    mastered: lessons.filter(({ state }) => state === "solved").map(({ id }) => id),
    steps,
    concepts: states.map(({ concept, box, dueAt }) => ({
      concept,
      box: box + 1,
      boxes: PAUSES_DAYS.length,
      dueInDays: Math.max(0, Math.ceil((dueAt - nowMs) / DAY_MS)),
    })),
  };
}

function summaryText({ lessons, mastered, steps, concepts }: Summary): string {
  if (lessons.finished === 0 && lessons.underWay.length === 0 && concepts.length === 0) {
    return "Nothing is done yet. Begin with: pequod lesson start\n";
  }
  const due = concepts.filter(({ dueInDays }) => dueInDays === 0).length;
  const lines = [
    `Lessons: ${lessons.finished} of ${lessons.all} finished` +
    (lessons.underWay.length > 0 ? `, under way: ${lessons.underWay.join(", ")}` : ""),
    `Mastered: ${mastered.join(", ") || "no lesson yet"}`,
    `Steps: ${steps.solved} solved, ${steps.hinted} with hints, ${steps.shown} shown, ${steps.skipped} skipped, ${steps.read} read`,
    due === 0
      ? "Nothing is due to be asked again."
      : `Due to be asked again: ${due} ${due === 1 ? "concept" : "concepts"}; pequod lesson review`,
  ];
  const rows = concepts.map(({ concept, box, boxes, dueInDays }) => [
    concept,
    `${box}/${boxes}`,
    dueInDays === 0 ? "now" : dueInDays === 1 ? "in a day" : `in ${dueInDays} days`,
  ]);
  const table = rows.length === 0 ? "" : `\n${alignColumns([["CONCEPT", "BOX", "ASKED AGAIN"], ...rows])}`;
  return `${lines.join("\n")}\n${table}`;
}
