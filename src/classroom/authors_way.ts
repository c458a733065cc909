/** A lesson's commands done as its author meant them, as quickly as the world can. */
import { expressionOf } from "../kube/expressions/bounded_expression.ts";
import { evaluate } from "../lessons/checks/evaluate.ts";
import type { Verdict } from "../lessons/checks/world_view.ts";
import type { Block, Lesson, RunBlock, Step } from "../lessons/lesson.ts";
import { checkOf } from "../lessons/teacher/step_run.ts";
import { substitute } from "../lessons/teacher/substitute.ts";
import type { Classroom } from "./classroom.ts";
import { sequenceOf } from "../terminal/key_sequence.ts";
import type { CommandResult } from "./learner_terminal.ts";

export interface DoneCommand extends CommandResult {
  /** With the values of the world. */
  readonly command: string;
}

/** Types command lines, one after another. @throws {CommandFailed} one does not end */
export async function doLines(
  classroom: Classroom,
  lines: readonly string[],
  facts: Lesson["facts"],
): Promise<DoneCommand[]> {
  const done: DoneCommand[] = [];
  for (const line of lines) {
    const command = await substitute(line, facts, classroom.view);
    done.push({ command, ...await classroom.run(command) });
  }
  return done;
}

/** Types what a run block says, keys too. @throws {CommandFailed} a line does not end */
export async function doRunBlock(
  classroom: Classroom,
  { lines, isKeys, terminal, until }: RunBlock,
  facts: Lesson["facts"],
): Promise<DoneCommand[]> {
  if (isKeys) {
    for (const name of lines) await classroom.type(sequenceOf(name), terminal);
    return [];
  }
  const done: DoneCommand[] = [];
  for (const [index, line] of lines.entries()) {
    const command = await substitute(line, facts, classroom.view);
    const goesOn = until !== undefined && index === lines.length - 1;
    const result = await classroom.run(command, {
      terminal,
      ...(goesOn ? { until: expressionOf(until, "u") } : {}),
    });
    done.push({ command, ...result });
  }
  return done;
}

/**
 * Does a whole step, the first of its solutions in the end, and waits for its goal: the next step builds on it.
 * @throws {CommandFailed}
 */
export async function doStep(
  classroom: Classroom,
  step: Step,
  facts: Lesson["facts"],
): Promise<void> {
  classroom.beginStep(step.id);
  const solution = step.blocks.find((block) => block.kind === "solution");
  for (const block of step.blocks) {
    if (isLaid(block)) await layBlock(classroom, block);
    if (block.kind === "run") await doRunBlock(classroom, block, facts);
    if (block.kind === "predict") await doLines(classroom, block.then, facts);
    if (block === solution) await doLines(classroom, solution.lines, facts);
  }
  await notReached(classroom, step);
}

/** What of a step's goal does not hold, when it has had the time that its solution may take. */
export async function notReached(classroom: Classroom, step: Step): Promise<readonly Verdict[]> {
  const check = checkOf(step);
  if (!check) return [];
  let open: readonly Verdict[] = [];
  await classroom.paced.until(async () => {
    const verdicts = await Promise.all(check.items.map((item) => evaluate(item, classroom.view)));
    open = verdicts.filter(({ ok }) => !ok);
    return open.length === 0;
  }, check.withinMs);
  return open;
}

/** Lays what a step brings: a file, things of the world, what is broken in it. @throws {CommandFailed} */
export async function layBlock(classroom: Classroom, block: Block): Promise<void> {
  if (block.kind === "file") classroom.layFile(block.path, block.text);
  if (block.kind === "world" || block.kind === "break") await classroom.seed(block);
}

/** Whether the block lays something ready, rather than to be seen or done. */
export function isLaid({ kind }: Block): boolean {
  return kind === "file" || kind === "world" || kind === "break";
}
