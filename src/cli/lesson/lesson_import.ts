/** `pequod lesson import`. */
import { asId } from "../../lessons/lesson_id.ts";
import { LessonError, type Problem, problemText } from "../../lessons/format/problem.ts";
import { breachedRules } from "../../lessons/format/author_rules.ts";
import { readLessonSource } from "../../lessons/format/read_lesson.ts";
import {
  type ImportedLesson,
  importScenario,
  type StepCounts,
} from "../../lessons/killercoda/import_scenario.ts";
import type { Machine } from "../../machine/machine.ts";
import { UsageError } from "../../programs/flags.ts";
import type { Call, Program } from "../../programs/program.ts";
import { harmless } from "../harmless.ts";
import { quote } from "../../kube/shell_quote.ts";
import { namedFolder } from "./named_folder.ts";
import { folderFiles, type LessonFiles } from "./lesson_files.ts";

export const lessonImport: Program = {
  name: "import",
  summary: "Make lessons of Killercoda's scenarios, and say what could not be taken",
  description:
    "Make lessons of Killercoda's scenarios (Katacoda's, too): of a folder with an index.json, or of all below it. Texts\n" +
    "become steps, clickable commands become commands of the lesson, and what a verify script asks of the state becomes\n" +
    "checks, where it is understood. Whatever could not be taken is told as FILE:LINE:COLUMN. Nothing that is there\n" +
    "already is written over; no script is run.",
  usage: ["DIR [--to DIR]"],
  flags: [{
    name: "to",
    kind: "string",
    default: "lessons",
    placeholder: "DIR",
    check: namedFolder,
    usage: "The folder that the lessons' own are made in.",
  }],
  examples: [["All scenarios of a checkout", "pequod lesson import ./scenarios --to ./lessons"]],
  async run({ args, flags, io }) {
    const [folder] = args;
    if (folder === undefined || args.length > 1) throw new UsageError("one folder of scenarios is needed");
    const path = folder.replace(/(?<=.)\/+$/, "");
    const files = await folderFiles(io.machine, path, `${path}/`, MAX_FILES);
    const scenarios = files.paths.filter((path) => /(^|\/)index\.json$/.test(path))
      .map((path) => path.slice(0, -"index.json".length));
    if (scenarios.length === 0) throw new Error(`there is no scenario in ${folder}: no index.json`);
    const to = flags.string("to").replace(/(?<=.)\/+$/, "");
    const totals: Totals = {
      taken: 0,
      unfinished: 0,
      refused: 0,
      steps: { checked: 0, partly: 0, unchecked: 0, plain: 0 },
    };
    const ids = new Set<string>();
    for (const below of scenarios) await take(io, files, below, { to, folder, ids, totals });
    await io.out(`\n${totalText(totals, to)}`);
    return totals.taken > 0 ? 0 : 1;
  },
};

interface Totals {
  taken: number;
  /** Of those: not to be taken by anybody before they are mended. */
  unfinished: number;
  refused: number;
  readonly steps: StepCounts;
}

interface Work {
  readonly to: string;
  readonly folder: string;
  readonly ids: Set<string>;
  readonly totals: Totals;
}

async function take(io: Call["io"], files: LessonFiles, below: string, work: Work): Promise<void> {
  const { to, totals } = work;
  const id = freeId(below === "" ? work.folder : below, work.ids);
  const tell = (problems: readonly Problem[]) =>
    io.out(harmless(problems.map((one) => `${problemText(one)}\n`).join("")));
  try {
    const made = await importScenario(id, {
      prefix: `${files.prefix}${below}`,
      paths: files.paths.filter((path) => path.startsWith(below)).map((path) => path.slice(below.length)),
      read: (path) => orNotTaken(() => files.read(`${below}${path}`)),
    });
    const file = `${to}/${id}/lesson.md`;
    const breached = breachedRules(readLessonSource(made.files.get(TEXT)!, file), file, [
      ...made.files.keys(),
    ]);
    await tell([...made.remarks, ...breached]);
    await write(io.machine, `${to}/${id}`, made);
    totals.taken++;
    if (breached.length > 0) totals.unfinished++;
    for (const kind of ["checked", "partly", "unchecked", "plain"] as const) {
      totals.steps[kind] += made.steps[kind];
    }
    const unfinished = breached.length > 0 ? "; it can be taken when what is wrong with it is mended" : "";
    await io.out(`${to}/${id}: ${stepsText(made.steps)}${unfinished}\n`);
  } catch (error) {
    if (!(error instanceof LessonError) && !(error instanceof NotTaken)) throw error;
    totals.refused++;
    if (error instanceof LessonError) await tell(error.problems);
    const why = error instanceof NotTaken ? `: ${harmless(error.message)}` : "";
    await io.out(`${to}/${id}: not taken${why}\n`);
  }
}

class NotTaken extends Error {
  override name = "NotTaken";
}

/** A scenario whose files cannot be read or written does not keep the others from being taken. */
async function orNotTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof NotTaken
      ? error
      : new NotTaken(error instanceof Error ? error.message : String(error));
  }
}

/** The lesson's text comes last: without it, what was broken off can be begun again. */
function write(machine: Machine, folder: string, { files }: ImportedLesson): Promise<void> {
  return orNotTaken(async () => {
    if (await machine.tree.facts(`${folder}/${TEXT}`)) {
      throw new NotTaken("it is there already; nothing was written");
    }
    const last = [...files].sort(([one], [other]) => Number(one === TEXT) - Number(other === TEXT));
    for (const [path, text] of last) {
      if (await isInTheWay(machine, `${folder}/${path}`, text)) {
        throw new NotTaken(`${path} is there already; nothing was written`);
      }
    }
    for (const [path, text] of last) {
      await machine.writeFile(`${folder}/${path}`, new TextEncoder().encode(text), FOR_ALL);
    }
  });
}

/** What says the same is what an import that was broken off has left. */
async function isInTheWay(machine: Machine, path: string, text: string): Promise<boolean> {
  const facts = await machine.tree.facts(path);
  if (facts === undefined) return false;
  return facts.kind !== "file" || new TextDecoder().decode(await machine.readFile(path)) !== text;
}

const TEXT = "lesson.md";
/** Some hundred scenarios. */
const MAX_FILES = 20_000;
const FOR_ALL = 0o644;

/** The folder's name as an id, and another one where that is given. */
function freeId(path: string, ids: Set<string>): string {
  const slug = asId(path.replace(/\/+$/, "").replace(/^.*\//, "")) || "scenario";
  let id = slug;
  for (let number = 2; ids.has(id); number++) id = `${slug}-${number}`;
  ids.add(id);
  return id;
}

function stepsText({ checked, partly, unchecked, plain }: StepCounts): string {
  const parts = [
    [checked, "checked"],
    [partly, "checked in part"],
    [unchecked, "to be read and run, for its check is not understood"],
    [plain, "without a check"],
  ] as const;
  const count = checked + partly + unchecked + plain;
  const told = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return `${count} ${count === 1 ? "step" : "steps"}${told.length > 0 ? `: ${told.join(", ")}` : ""}`;
}

function totalText({ taken, unfinished, refused, steps }: Totals, to: string): string {
  const mend = unfinished > 0 ? ` (${unfinished} to be mended first)` : "";
  const lessons = `${taken} ${taken === 1 ? "scenario is a lesson" : "scenarios are lessons"} now${mend}`;
  const left = refused > 0 ? `, ${refused} could not be taken` : "";
  const next = taken > 0 ? `Next: pequod lesson test ${quote(`${to}/`)}\n` : "";
  return `${lessons}${left}; ${stepsText(steps)}.\n${next}`;
}
