/** What a course teaches, as tables: card by card, and in how many ways its free tasks can be done. */
import { alignColumns } from "../../kube/table_text.ts";
import type { Lesson, Mistake, Step } from "../../lessons/lesson.ts";
import { checkOf, taskOf } from "../../lessons/teacher/step_run.ts";
import type { FolderProof } from "./prove_folder.ts";

export interface TestedCourse {
  /** Titles of the lecture's sections. */
  readonly cards: readonly string[];
  readonly lessons: FolderProof[];
}

/** A task that is done without an example before it. */
export interface FreeTask {
  readonly lesson: string;
  readonly step: string;
  /** How it can be done: `manifest`; one without a name is told by its number. */
  readonly ways: readonly string[];
  /** Why there are fewer than three. */
  readonly fewer?: string;
}

export function freeTasks(lessons: readonly Lesson[]): FreeTask[] {
  return lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) => {
      const task = taskOf(step);
      if (!task?.isFree) return [];
      return [{
        lesson: lesson.id,
        step: step.id,
        ways: solutionsOf(step),
        ...(task.fewer === undefined ? {} : { fewer: task.fewer }),
      }];
    })
  );
}

function solutionsOf({ blocks }: Step): string[] {
  return blocks.filter((block) => block.kind === "solution").map(({ way }, index) =>
    way ?? `way ${index + 1}`
  );
}

/** Empty where there is no free task. */
export function waysText({ lessons }: TestedCourse): string {
  const tasks = freeTasks(read(lessons));
  if (tasks.length === 0) return "";
  const rows = tasks.map(({ lesson, step, ways, fewer }) => [
    `${lesson}#${step}`,
    String(ways.length),
    ways.join(", ") + (fewer === undefined ? "" : ` (${fewer})`),
  ]);
  return `${alignColumns([["FREE TASK", "WAYS", "HOW"], ...rows])}\n`;
}

/** `isWhole`: cards without a lesson are told, too. */
export function courseTable({ cards, lessons }: TestedCourse, isWhole: boolean): string {
  const known = read(lessons);
  const numbers = new Set(known.flatMap((lesson) => lesson.cards));
  if (isWhole) cards.forEach((_, index) => numbers.add(index + 1));
  if (numbers.size === 0) return "";
  const rows = [...numbers].sort((one, other) => one - other).map((card) => {
    const teaching = known.filter((lesson) => lesson.cards.includes(card));
    const checks = teaching.reduce((sum, lesson) => sum + checksOf(lesson), 0);
    const mistakes = teaching.flatMap(mistakesOf);
    return [
      String(card),
      cards[card - 1] ?? "",
      teaching.map(({ id }) => id).join(", ") || "no lesson",
      String(checks),
      mistakesText(mistakes),
    ];
  });
  return `${alignColumns([["CARD", "SECTION", "LESSONS", "CHECKS", "MISTAKES"], ...rows])}\n`;
}

function read(lessons: readonly FolderProof[]): Lesson[] {
  return lessons.flatMap(({ lesson }) => lesson ? [lesson] : []);
}

function checksOf({ steps }: Lesson): number {
  return steps.reduce((sum, step) => sum + (checkOf(step)?.items.length ?? 0), 0);
}

function mistakesOf({ steps }: Lesson): Mistake[] {
  return steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => block.kind === "mistakes" ? block.mistakes : [])
  );
}

/** `5 (m13, m14)`: how many, and which of the twenty misconceptions are among them. */
function mistakesText(mistakes: readonly Mistake[]): string {
  const numbers = [...new Set(mistakes.flatMap(({ misconception }) => misconception ?? []))];
  const named = numbers.sort((one, other) => one - other).map((number) => `m${number}`).join(", ");
  return named === "" ? String(mistakes.length) : `${mistakes.length} (${named})`;
}
