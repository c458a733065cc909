/** One world of a proof: a lesson is gone through in it as its author means it, and what does not hold is noted. */
import { evaluate } from "../../lessons/checks/evaluate.ts";
import type { Verdict } from "../../lessons/checks/world_view.ts";
import type { Block, Lesson, Mistake, RunBlock, SolutionBlock, Step } from "../../lessons/lesson.ts";
import { checkOf } from "../../lessons/teacher/step_run.ts";
import { substitute } from "../../lessons/teacher/substitute.ts";
import type { Path } from "../../shapes/check.ts";
import { doLines, type DoneCommand, doRunBlock, isLaid, layBlock } from "../authors_way.ts";
import type { Classroom } from "../classroom.ts";
import { outputMismatch } from "./expected_output.ts";
import { addNoise } from "./noise.ts";
import type { ProofFailure } from "./proof_failure.ts";

/** What a step's check said of the world. */
export interface StepVerdicts {
  readonly before: readonly Verdict[];
  readonly after: readonly Verdict[];
}

const NOT_ALLOWED = /User "system:serviceaccount:\S+" cannot /;
/** How long what was laid beside it may take to be seen. */
const NOISE_MS = 1000;
const BACK_OFF_MS = 30_000;

export class ProvedWorld {
  readonly failures: ProofFailure[] = [];
  /** By the ids of steps. */
  readonly verdicts = new Map<string, StepVerdicts>();
  /** Commands that were run. */
  runs = 0;
  readonly #lesson: Lesson;
  readonly #classroom: Classroom;
  #step: Step;
  /** What of the step is under way. */
  #block: Block | undefined;

  constructor(lesson: Lesson, classroom: Classroom) {
    this.#lesson = lesson;
    this.#classroom = classroom;
    this.#step = lesson.steps[0]!;
  }

  /** The whole lesson. `hasText`: what is printed on the way is held against the text. */
  async goThrough(hasText: boolean): Promise<void> {
    for (const step of this.#lesson.steps) {
      await this.#prepare(step, hasText);
      const check = checkOf(step);
      const [first] = solutionsOf(step);
      const before = check && first ? await this.#look(step) : [];
      if (check && first && before.every(({ ok }) => ok)) {
        this.fails(
          check,
          "the check holds before anything is done",
          "ask for what only the task brings about",
        );
      }
      const after = first ? await this.#solve(step, first) : check ? await this.#reached(step) : [];
      this.verdicts.set(step.id, { before, after });
    }
  }

  /** Up to where that step's task begins. */
  async goTo(index: number): Promise<void> {
    for (const step of this.#lesson.steps.slice(0, index)) {
      await this.#prepare(step, false);
      for (const solution of solutionsOf(step).slice(0, 1)) await this.#solve(step, solution);
    }
    await this.#prepare(this.#lesson.steps[index]!, false);
  }

  /** Another way to the goal of the step that it has come to. */
  async solve(solution: SolutionBlock): Promise<void> {
    await this.#solve(this.#step, solution);
  }

  /** The mistake's own diagnosis and no other; and the same with something else beside it. */
  async provoke(
    block: Block,
    index: number,
    mistake: Mistake,
    { isReal }: { isReal: boolean },
  ): Promise<void> {
    const { id, provoke, look, say } = mistake;
    const { facts } = this.#lesson;
    const done = await doLines(this.#classroom, provoke, facts);
    // What the lesson's account may not do, nobody there does wrong.
    if (isReal && done.some(({ status, output }) => status !== 0 && NOT_ALLOWED.test(output))) return;
    const found = await this.#diagnosis(mistake);
    if (found.length !== 1 || found[0] !== id) {
      this.fails(
        block,
        `mistake ${id} is diagnosed as ${found.join(" and ") || "nothing"}`,
        `its provoke has to lead to its own when, and to that of no other mistake`,
        [index, "when"],
      );
    }
    const [looked] = await doLines(this.#classroom, [look], facts);
    if (looked?.output.trim() === "") {
      this.fails(block, `${look} of mistake ${id} shows nothing`, "name a command that shows the cause", [
        index,
        "look",
      ]);
    }
    const said = await substitute(say, facts, this.#classroom.view);
    if (/\{\{/.test(said)) {
      this.fails(
        block,
        `mistake ${id} says ${JSON.stringify(said)}`,
        "leave out the fact that is not there then",
        [index, "say"],
      );
    }
    if (!isReal) await this.#provokedBesideNoise(block, index, id, found);
  }

  async #provokedBesideNoise(
    block: Block,
    index: number,
    id: string,
    found: readonly string[],
  ): Promise<void> {
    await addNoise(this.#classroom);
    await this.#classroom.paced.pass(NOISE_MS);
    let beside: string[] = [];
    const isSame = async (): Promise<boolean> => {
      beside = await this.#diagnosed();
      return beside.join() === found.join();
    };
    // Back-offs come and go by themselves.
    if (await this.#classroom.paced.until(isSame, BACK_OFF_MS)) return;
    this.fails(
      block,
      `beside objects that have nothing to do with it, mistake ${id} is diagnosed as ${
        beside.join(" and ") || "nothing"
      }`,
      "ask for the objects by name or by label",
      [index, "when"],
    );
  }

  fails(block: Block, text: string, fix: string, path?: Path, line = block.line): void {
    this.failures.push({ step: this.#step.id, line, block, ...(path ? { path } : {}), text, fix });
  }

  /** The world does not go on. */
  breaks(text: string): void {
    const fix = "the commands before it have to lead where it can be done";
    const { line } = this.#block ?? this.#step;
    this.failures.push({ step: this.#step.id, line, text, fix });
  }

  /** What stands before the task: files, the world, what is broken, commands to run, predictions to see. */
  async #prepare(step: Step, hasText: boolean): Promise<void> {
    this.#step = step;
    this.#block = undefined;
    this.#classroom.beginStep(step.id);
    let output = "";
    for (const block of step.blocks) {
      this.#block = block;
      if (isLaid(block)) await layBlock(this.#classroom, block);
      if (block.kind === "predict") await this.#runAll(block, block.then);
      if (block.kind === "run") output = await this.#runBlock(block);
      if (block.kind === "output" && hasText) {
        const mismatch = outputMismatch(block.lines, output);
        if (mismatch) {
          const { at, text } = mismatch;
          const fix =
            "write what it prints, with … for what is not the same each time; wait for what comes later";
          this.fails(block, text, fix, undefined, block.line + 1 + at);
        }
      }
    }
  }

  async #runBlock(block: RunBlock): Promise<string> {
    const done = await doRunBlock(this.#classroom, block, this.#lesson.facts);
    const last = done.at(-1);
    for (const one of done) this.#ended(block, one, one === last ? block.exit : 0);
    return done.map(({ output }) => output).join("");
  }

  async #runAll(block: Block, lines: readonly string[]): Promise<void> {
    for (const one of await doLines(this.#classroom, lines, this.#lesson.facts)) this.#ended(block, one, 0);
  }

  #ended(block: Block, { command, status, output }: DoneCommand, expected: number): void {
    this.runs++;
    if (status === undefined || status === expected) return;
    const fix = block.kind === "run"
      ? `mend the command; where it is to end so, write exit=${status} after lesson:run`
      : "mend the command";
    this.fails(block, `${command} ends with ${status}, not ${expected}: ${output.trim().slice(-300)}`, fix);
  }

  async #solve(step: Step, solution: SolutionBlock): Promise<readonly Verdict[]> {
    this.#block = solution;
    await this.#runAll(solution, solution.lines);
    return checkOf(step) ? await this.#reached(step) : [];
  }

  /** The check holds in time and stays so, and no mistake fires. */
  async #reached(step: Step): Promise<readonly Verdict[]> {
    const check = checkOf(step)!;
    const { paced } = this.#classroom;
    let verdicts: readonly Verdict[] = [];
    let holdsSinceMs: number | undefined;
    const isStable = async (): Promise<boolean> => {
      verdicts = await this.#look(step);
      holdsSinceMs = verdicts.every(({ ok }) => ok) ? holdsSinceMs ?? paced.now() : undefined;
      return holdsSinceMs !== undefined && paced.now() - holdsSinceMs >= check.stableMs;
    };
    await paced.until(isStable, check.withinMs + check.stableMs);
    const open = verdicts.filter(({ ok }) => !ok);
    const fix = solutionsOf(step).length > 0
      ? "the solution has to do what the check asks for"
      : "nothing that comes before it does it: write a lesson:solution";
    for (const { title, found } of open) this.fails(check, `not reached: ${title} (${found})`, fix);
    if (open.length > 0) return verdicts;
    for (const id of await this.#diagnosed()) {
      const text = `mistake ${id} is diagnosed although the goal is reached`;
      this.fails(check, text, "its when must not hold where the goal is reached");
    }
    return verdicts;
  }

  #look(step: Step): Promise<Verdict[]> {
    return Promise.all(checkOf(step)!.items.map((item) => evaluate(item, this.#classroom.view)));
  }

  async #diagnosis({ id }: Mistake): Promise<string[]> {
    let found: string[] = [];
    const isFound = async (): Promise<boolean> => {
      found = await this.#diagnosed();
      return found.includes(id);
    };
    await this.#classroom.paced.until(isFound, checkOf(this.#step)?.withinMs ?? 0);
    return found;
  }

  async #diagnosed(): Promise<string[]> {
    const mistakes = this.#step.blocks.flatMap((block) => block.kind === "mistakes" ? block.mistakes : []);
    const found = await Promise.all(mistakes.map(async ({ id, when }) => {
      const { ok } = await evaluate(when, this.#classroom.view);
      return ok ? [id] : [];
    }));
    return found.flat();
  }
}

export function solutionsOf({ blocks }: Step): SolutionBlock[] {
  return blocks.filter((block) => block.kind === "solution");
}
