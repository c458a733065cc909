/** The lessons of the course, as somebody knows them who has taken them before. */
import { LessonLibrary, readLessonFolder } from "../../../src/cli/lesson/lesson_library.ts";
import { realMachine } from "../../../src/cli/real_machine.ts";
import type { Lesson, Question, Step } from "../../../src/lessons/lesson.ts";
import { shuffled } from "../../../src/classroom/view/question_lines.ts";

const library = await LessonLibrary.open(realMachine, "");

/** In the order of the course. */
export const LESSONS: readonly Lesson[] = (await Promise.all(library.folders.map(readLessonFolder)))
  .map(({ lesson }) => lesson);

/** Longer than any step takes on a busy machine. */
export const STEP_PATIENCE_MS = 30_000;

/**
 * Somebody who types faster than a busy machine paints may lose the way: then the lesson is begun once more, with all that
 * it must show. What goes wrong twice is wrong, and what went wrong once is told.
 */
export async function onceMore(take: () => Promise<void>): Promise<void> {
  try {
    await take();
  } catch (error) {
    // deno-lint-ignore no-console -- it is for whoever reads why the run took longer
    console.warn(`begun once more, for: ${(error as Error).message}`);
    await take();
  }
}

/** What is pressed for the right answer: a letter, or the numbers under which the right texts stand. */
export function rightKeys(question: Question): string {
  if ("options" in question) return question.answer;
  const { order } = shuffled(question);
  return order.map((_, place) => order.indexOf(place) + 1).join("");
}

/** Lines of the first way to the goal. */
export function solutionLines(step: Step): readonly string[] {
  const solution = step.blocks.find((block) => block.kind === "solution" && block.only !== "real");
  return solution?.kind === "solution" ? solution.lines : [];
}

/** Words that a reader of the step must have seen whole. */
export function wordsOf(step: Step): Set<string> {
  const texts = step.blocks.flatMap((block): string[] => {
    if (block.only === "real") return [];
    if (block.kind === "text") return [block.text];
    if (block.kind === "task") return [block.goal];
    if (block.kind === "predict") return [block.ask, block.why, ...Object.values(block.options)];
    return block.kind === "quiz" ? block.questions.flatMap(({ ask, why }) => [ask, why]) : [];
  });
  // Places of links, and of values of the world, are not read.
  const read = texts.join("\n").replaceAll("*", "").replace(/\]\([^)]*\)|<[^>]*>|\{\{[^}]*\}\}|```\w*/g, " ");
  return seenWords(read);
}

export function seenWords(text: string): Set<string> {
  return new Set(text.match(/[A-Za-z]{4,}/g) ?? []);
}

const FACT = /\{\{\s*([\w-]+)\s*\}\}/g;

/** Whether the line has values of the world, by names that the lesson has given them. */
export function hasFacts(line: string, { facts }: Lesson): boolean {
  return [...line.matchAll(FACT)].some(([, name]) => Object.hasOwn(facts, name!));
}

/** The line as it stands on a screen, which may have broken it anywhere between two words. Undefined: it is not there. */
export function lineOnScreen(line: string, screen: string): string | undefined {
  const parts = line.split(FACT).map((part, index) =>
    index % 2 === 1 ? "(\\S+)" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")
  );
  const found = new RegExp(parts.join("")).exec(screen.replace(/\s*\n[▌\s]*/g, " "));
  if (!found) return undefined;
  let value = 0;
  return line.replaceAll(FACT, () => found[++value]!);
}
