/** What a lesson that can be read has to keep to, so that it can be taken. One rule a function. */
import { GAP, isFilledIn, withLastGap } from "../gapped_text.ts";
import { expressionOf } from "../../kube/expressions/bounded_expression.ts";
import type { Path } from "../../shapes/check.ts";
import type { Block, HintsBlock, Lesson, Question, Step } from "../lesson.ts";
import { formOn } from "../lesson_form.ts";
import { namesIn, NAMESPACE } from "../teacher/substitute.ts";
import type { Problem } from "./problem.ts";
import type { LessonSource } from "./read_lesson.ts";
import { requiredNames, tells } from "./required_names.ts";

/** What breaks a rule: in which block, at which part of its YAML, and what to do. */
interface Breach {
  readonly block: Block;
  readonly path?: Path;
  readonly text: string;
}

type Rule = (step: Step, lesson: Lesson) => Iterable<Breach>;

/** All that is wrong, in the order of the file. `files`: what lies in the lesson's folder. */
export function breachedRules(source: LessonSource, file: string, files: readonly string[]): Problem[] {
  const { lesson } = source;
  const problems = breachesOf(lesson).map(({ block, path, text }) => ({
    file,
    ...source.place(block, path),
    text,
  }));
  for (const path of [...lesson.world.apply, ...lesson.world.files, ...appliedBySteps(lesson)]) {
    if (!files.includes(path)) {
      problems.push({ file, line: 1, column: 1, text: `there is no file ${path} beside it` });
    }
  }
  return problems.sort((one, other) => one.line - other.line || one.column - other.column);
}

/** A lesson keeps to the rules in each place where it is taken; what it breaks in both is told once. */
function breachesOf(lesson: Lesson): Breach[] {
  const places = lesson.backends.length > 0 ? lesson.backends : ["sim" as const];
  const all = places.map((place) => formOn(place, lesson)).flatMap((form) =>
    form.steps.flatMap((step) => RULES.flatMap((rule) => [...rule(step, form)]))
  );
  return [...new Map(all.map((one) => [`${one.block.line} ${one.path} ${one.text}`, one])).values()];
}

function appliedBySteps({ steps }: Lesson): string[] {
  return steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "world" ? block.apply : block.kind === "drill" ? block.world.apply : []
    )
  );
}

const RULES: readonly Rule[] = [
  taskIsWhole,
  freeTaskHasWays,
  goalTellsNames,
  hintsLeadToSolution,
  fillIsFilled,
  questionsCanBeAnswered,
  mistakesDiffer,
  outputFollowsRun,
  untilIsPattern,
  factsAreKnown,
];

function* taskIsWhole({ blocks }: Step): Iterable<Breach> {
  const task = blocks.find(({ kind }) => kind === "task");
  for (const kind of ["task", "check", "hints"] as const) {
    const second = blocks.filter((block) => block.kind === kind)[1];
    if (second) {
      yield { block: second, text: `a step has one lesson:${kind}; begin another step with ## Title` };
    }
  }
  const has = (kind: Block["kind"]) => blocks.some((block) => block.kind === kind);
  if (task) {
    for (const kind of ["check", "solution", "hints"] as const) {
      if (!has(kind)) yield { block: task, text: `a task needs lesson:${kind} in the same step` };
    }
  }
  for (const block of blocks) {
    if (block.kind === "check" && block.items.length === 0) {
      yield { block, text: "a check asks for something" };
    }
    if (block.kind === "solution" && !has("check")) {
      yield { block, text: "a solution needs lesson:check in the same step" };
    }
    if ((block.kind === "mistakes" || block.kind === "hints") && !task) {
      yield { block, text: `lesson:${block.kind} needs lesson:task in the same step` };
    }
  }
}

/** Three ways at least are proved to be accepted: that a check wants one of them alone is its author's blindness. */
function* freeTaskHasWays({ blocks }: Step): Iterable<Breach> {
  const task = blocks.find((block) => block.kind === "task");
  const ways = blocks.filter(({ kind }) => kind === "solution").length;
  if (!task?.isFree || ways >= WAYS || task.fewer !== undefined) return;
  yield {
    block: task,
    path: ["free"],
    text:
      `a free task has ${WAYS} solutions that differ (sh lesson:solution way=NAME), or says why not: fewer: …`,
  };
}

const WAYS = 3;

function* goalTellsNames({ blocks }: Step, { world }: Lesson): Iterable<Breach> {
  const task = blocks.find((block) => block.kind === "task");
  const check = blocks.find((block) => block.kind === "check");
  if (task && check) {
    const names = new Set(check.items.flatMap(requiredNames));
    yield* untold(task, task.goal, names, world.namespace, ["goal"]);
  }
  for (const block of blocks) {
    if (block.kind !== "drill") continue;
    yield* untold(block, block.goal, new Set(block.check.flatMap(requiredNames)), world.namespace, ["goal"]);
  }
}

function* untold(
  block: Block,
  goal: string,
  names: ReadonlySet<string>,
  home: string,
  path: Path,
): Iterable<Breach> {
  const missing = [...names].filter((name) => name !== home && !tells(goal, name));
  if (missing.length > 0) {
    yield { block, path, text: `the goal does not name ${missing.join(", ")}, which the check asks for` };
  }
}

/** The last hint is the solution with a gap, and none before it is the solution. */
function* hintsLeadToSolution({ blocks }: Step): Iterable<Breach> {
  const hints = blocks.find((block): block is HintsBlock => block.kind === "hints");
  const solution = blocks.find((block) => block.kind === "solution");
  if (!hints || !solution) return;
  for (const [index, hint] of hints.hints.entries()) {
    if (solution.lines.some((line) => hint.includes(line))) {
      yield { block: hints, path: [index], text: "a hint is not the solution: leave a gap, ____" };
    }
  }
  const last = hints.hints.at(-1);
  if (last === undefined) yield { block: hints, text: "there are no hints" };
  else if (!last.includes(GAP) || !solution.lines.some((line) => isFilledIn(line, last))) {
    yield {
      block: hints,
      path: [hints.hints.length - 1],
      text: `the last hint is a line of the solution with gaps, such as: ${
        withLastGap(solution.lines.at(-1) ?? "")
      }`,
    };
  }
}

function* fillIsFilled({ blocks }: Step): Iterable<Breach> {
  const solution = blocks.find((block) => block.kind === "solution");
  for (const block of blocks) {
    if (block.kind !== "fill") continue;
    if (!solution) yield { block, text: "lesson:fill needs lesson:solution in the same step" };
    if (!block.lines.some((line) => line.includes(GAP))) {
      yield { block, text: "there is nothing to fill in: ____" };
    }
    for (const line of block.lines) {
      if (solution && !solution.lines.some((one) => one === line || isFilledIn(one, line))) {
        yield { block, text: `${line} is no line of the solution with gaps` };
      }
    }
  }
}

function* questionsCanBeAnswered({ blocks }: Step): Iterable<Breach> {
  for (const block of blocks) {
    if (block.kind === "predict" && !Object.hasOwn(block.options, block.answer)) {
      yield { block, path: ["answer"], text: `there is no option ${block.answer}` };
    }
    if (block.kind !== "quiz") continue;
    for (const [index, question] of block.questions.entries()) {
      const problem = questionProblem(question);
      if (problem) yield { block, path: [index], text: problem };
    }
  }
}

function questionProblem(question: Question): string | undefined {
  if ("order" in question) {
    return question.order.length < 3 ? "there are three or more to be put in order" : undefined;
  }
  if ("match" in question) {
    const partners = Object.values(question.match);
    if (partners.length < 2) return "there are two or more pairs";
    return new Set(partners).size < partners.length ? "two pairs have the same partner" : undefined;
  }
  if (Object.keys(question.options).length < 2) return "there are two or more options";
  return Object.hasOwn(question.options, question.answer)
    ? undefined
    : `there is no option ${question.answer}`;
}

function* mistakesDiffer({ blocks }: Step, { concepts }: Lesson): Iterable<Breach> {
  const seen = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== "mistakes") continue;
    for (const [index, { id, review }] of block.mistakes.entries()) {
      if (seen.has(id)) yield { block, path: [index, "id"], text: `mistake ${id} is there already` };
      seen.add(id);
      if (review !== undefined && !concepts.includes(review)) {
        yield { block, path: [index, "review"], text: `${review} is none of the lesson's concepts` };
      }
    }
  }
}

function* outputFollowsRun({ blocks }: Step): Iterable<Breach> {
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== "output") continue;
    const before = blocks.slice(0, index).findLast(({ kind }) => kind !== "text" && kind !== "output");
    if (before?.kind !== "run" || before.isKeys) {
      yield { block, text: "an output follows the lesson:run that prints it" };
    }
  }
}

function* untilIsPattern({ blocks }: Step): Iterable<Breach> {
  for (const block of blocks) {
    if (block.kind !== "run" || block.until === undefined) continue;
    try {
      expressionOf(block.until, "u");
    } catch {
      yield { block, text: `until=${block.until} is no regular expression` };
    }
  }
}

function* factsAreKnown({ blocks }: Step, { facts }: Lesson): Iterable<Breach> {
  for (const block of blocks) {
    for (const text of textsOf(block)) {
      for (const name of namesIn(text)) {
        if (!Object.hasOwn(facts, name) && name !== NAMESPACE && !TEMPLATE_WORDS.has(name)) {
          yield { block, text: `{{${name}}} is none of the lesson's facts` };
        }
      }
    }
  }
}

/** `docker ps --format '{{range .}}…{{end}}'`: whole actions of Go's templates that look like a fact. */
const TEMPLATE_WORDS: ReadonlySet<string> = new Set(["end", "else", "break", "continue"]);

/** Where facts are filled in. */
function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "run":
    case "fill":
    case "solution":
      return block.lines;
    case "predict":
      return block.then;
    case "task":
      return [block.goal, block.say];
    case "mistakes":
      return block.mistakes.flatMap(({ say, look, provoke }) => [say, look, ...provoke]);
    default:
      return [];
  }
}
