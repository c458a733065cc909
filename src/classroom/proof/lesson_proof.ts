/**
 * Proves a lesson in simulated worlds: that its goals are not reached before the task and are after each solution, that
 * every mistake is diagnosed as itself, that its commands do what the text says, and that nothing of it depends on what
 * else there is.
 */
import { drillLesson, drillsOf } from "../../lessons/drill_lesson.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { checkOf } from "../../lessons/teacher/step_run.ts";
import type { Classroom } from "../classroom.ts";
import { CommandFailed } from "../learner_terminal.ts";
import { makeNoise } from "./noise.ts";
import type { ProofFailure } from "./proof_failure.ts";
import { ProvedWorld, solutionsOf } from "./proved_world.ts";

export interface LessonProof {
  /** In the order of the file. */
  readonly failures: readonly ProofFailure[];
  /** What was tried: lines of checklists, … */
  readonly checks: number;
  readonly mistakes: number;
  /** Other ways than the first. */
  readonly ways: number;
  readonly drills: number;
  /** Commands, on the author's way. */
  readonly runs: number;
}

/** Opens the world of a lesson, or of a drill of it, as it is at its beginning. */
export type OpenClassroom = (lesson: Lesson) => Promise<Classroom>;

/** Worlds that are under way at a time: much of what a world does is to wait for its programs. */
const AT_A_TIME = 16;

export interface ProofOptions {
  /** What else there is, is there already: nothing is laid beside it, which on a real cluster might be somebody's. */
  readonly isReal?: boolean;
}

export async function proveLesson(
  lesson: Lesson,
  open: OpenClassroom,
  { isReal = false }: ProofOptions = {},
): Promise<LessonProof> {
  const failures: ProofFailure[] = [];
  const inWorld = async (of: Lesson, work: (world: ProvedWorld, classroom: Classroom) => Promise<void>) => {
    const world = await throughWorld(of, open, work);
    failures.push(...world.failures);
    return world;
  };
  let alone: ProvedWorld | undefined;
  let beside: ProvedWorld | undefined;
  const drills = drillsOf(lesson);
  const work: (() => Promise<unknown>)[] = [
    async () => alone = await inWorld(lesson, (world) => world.goThrough(!isReal)),
    ...isReal ? [] : [async () => {
      beside = await throughWorld(lesson, open, async (world, classroom) => {
        await makeNoise(classroom);
        await world.goThrough(false);
      });
    }],
    ...otherWays(lesson).map(({ index, solution }) => () =>
      inWorld(lesson, async (world) => {
        await world.goTo(index);
        await world.solve(solution);
      })
    ),
    ...mistakesOf(lesson).map(({ index, block, at, mistake }) => () =>
      inWorld(lesson, async (world) => {
        await world.goTo(index);
        await world.provoke(block, at, mistake, { isReal });
      })
    ),
    ...drills.map((drill, index) => () =>
      inWorld(drillLesson(lesson, drill, index + 1), (world) => world.goThrough(false))
    ),
  ];
  await each(work, AT_A_TIME);
  if (beside) failures.push(...differences(lesson, alone!, beside));
  return {
    failures: once(failures).sort((one, other) => one.line - other.line),
    checks: [...alone!.verdicts.values()].reduce((sum, { after }) => sum + after.length, 0),
    mistakes: mistakesOf(lesson).length,
    ways: otherWays(lesson).length,
    drills: drills.length,
    runs: alone!.runs,
  };
}

async function throughWorld(
  lesson: Lesson,
  open: OpenClassroom,
  work: (world: ProvedWorld, classroom: Classroom) => Promise<void>,
): Promise<ProvedWorld> {
  let classroom: Classroom | undefined;
  let world: ProvedWorld | undefined;
  try {
    classroom = await open(lesson);
    world = new ProvedWorld(lesson, classroom);
    await work(world, classroom);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    // Its own world cannot be made: there is nothing else to be seen in it.
    world ??= new ProvedWorld(lesson, classroom!);
    world.breaks(error.message);
  } finally {
    classroom?.close();
  }
  return world;
}

function otherWays({ steps }: Lesson) {
  return steps.flatMap((step, index) => solutionsOf(step).slice(1).map((solution) => ({ index, solution })));
}

function mistakesOf({ steps }: Lesson) {
  return steps.flatMap((step, index) =>
    step.blocks.flatMap((block) =>
      block.kind === "mistakes" ? block.mistakes.map((mistake, at) => ({ index, block, at, mistake })) : []
    )
  );
}

/** Where a check says something else of a world with more in it, or something goes wrong there alone. */
function differences(lesson: Lesson, alone: ProvedWorld, beside: ProvedWorld): ProofFailure[] {
  const known = new Set(alone.failures.map(({ line, text }) => `${line} ${text}`));
  const found: ProofFailure[] = beside.failures.filter(({ line, text }) => !known.has(`${line} ${text}`))
    .map((failure) => ({ ...failure, text: `${BESIDE}${failure.text}`, fix: ASK_BY_NAME }));
  for (const step of lesson.steps) {
    const check = checkOf(step);
    if (!check) continue;
    alone.verdicts.get(step.id)?.before.forEach(({ ok, title }, index) => {
      const other = beside.verdicts.get(step.id)?.before[index];
      if (!other || other.ok === ok) return;
      const text = `${BESIDE}${title} ${
        other.ok ? "holds" : "does not hold"
      } before the task (${other.found})`;
      found.push({ step: step.id, line: check.line, block: check, text, fix: ASK_BY_NAME });
    });
  }
  return found;
}

const BESIDE = "beside objects that have nothing to do with it: ";
const ASK_BY_NAME = "ask for the objects by name or by label";

/** A step that several worlds lead through tells its failure once. */
function once(failures: readonly ProofFailure[]): ProofFailure[] {
  return [...new Map(failures.map((failure) => [`${failure.line} ${failure.text}`, failure])).values()];
}

/** Does all of it, a few at a time. */
async function each(work: readonly (() => Promise<unknown>)[], atATime: number): Promise<void> {
  const rest = [...work];
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await next();
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}
