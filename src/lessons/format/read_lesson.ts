/** Reads a lesson's file. */
import { HOME } from "../home_folder.ts";
import { asId, ID } from "../lesson_id.ts";
import { parseDuration } from "../../kube/duration.ts";
import type { Predicate } from "../checks/predicate.ts";
import type { Backend, Block, Lesson, Question, Step } from "../lesson.ts";
import type { Shape } from "../../shapes/shape.ts";
import { check, type Path, pathText } from "../../shapes/check.ts";
import { nearName } from "../../shapes/near_name.ts";
import { readWithPlaces } from "../../shapes/placed_source.ts";
import { type Place, SourceError } from "../../shapes/source.ts";
import { frontMatter, HOLDS_MS, WITHIN_MS, yamlBlocks } from "./block_shapes.ts";
import { commandLines } from "./command_lines.ts";
import { type FenceInfo, readFenceInfo } from "./fence_info.ts";
import { LessonError, type Problem } from "./problem.ts";
import { type Fence, type Part, readSections, type Section } from "./sections.ts";

/** A lesson, and where in its file things stand. */
export interface LessonSource {
  readonly lesson: Lesson;
  /** Of a part of a block, by its path in the block's YAML. */
  place(block: Block, path?: Path): Place;
}

/** @throws {LessonError} with all that is wrong */
export function readLesson(text: string, file: string): Lesson {
  return readLessonSource(text, file).lesson;
}

/** @throws {LessonError} with all that is wrong */
export function readLessonSource(text: string, file: string): LessonSource {
  return new Reading(file).read(text);
}

/** A block's content. */
interface Read {
  readonly value: unknown;
  readonly place?: (path: Path) => Place;
}

interface FrontMatter {
  id: string;
  title: string;
  minutes: number;
  cards: number[];
  concepts: string[];
  requires?: string[];
  backends?: Backend[];
  reads?: string[];
  incident?: boolean;
  world?: { scenario?: string; namespace?: string; apply?: string[]; files?: string[]; run?: string };
  facts?: Record<string, { of: Predicate; path?: string }>;
}

class Reading {
  readonly #file: string;
  readonly #problems: Problem[] = [];
  readonly #places = new Map<Block, (path: Path) => Place>();

  constructor(file: string) {
    this.#file = file;
  }

  read(text: string): LessonSource {
    const { frontMatter: front, preamble, sections } = readSections(text);
    const head = this.#head(front);
    for (const part of preamble) {
      if (part.kind === "fence" && readFenceInfo(part.info).kind !== undefined) {
        this.#wrong(part.line, 1, "a typed block stands below a heading of the second level: ## Title");
      }
    }
    if (sections.length === 0) {
      this.#wrong(1, 1, "a lesson has steps: headings of the second level, ## Title");
    }
    const steps = sections.map((section) => this.#step(section));
    this.#checkIds(steps);
    if (!head || this.#problems.length > 0) {
      throw new LessonError(this.#problems.sort((one, other) => one.line - other.line));
    }
    return {
      lesson: this.#lesson(head, steps),
      place: (block, path = []) =>
        path.length > 0 && this.#places.get(block)?.(path) || { line: block.line, column: 1 },
    };
  }

  #lesson({ world = {}, incident = false, ...head }: FrontMatter, steps: readonly Step[]): Lesson {
    return {
      ...head,
      requires: head.requires ?? [],
      backends: head.backends ?? ["sim"],
      reads: head.reads ?? [],
      isIncident: incident,
      facts: head.facts ?? {},
      world: {
        scenario: world.scenario ?? "empty",
        namespace: world.namespace ?? "default",
        apply: world.apply ?? [],
        files: world.files ?? [],
        run: commandLines(world.run ?? ""),
      },
      steps,
    };
  }

  #head(front: { text: string; line: number } | undefined): FrontMatter | undefined {
    if (!front) {
      this.#wrong(
        1,
        1,
        "a lesson begins with its front matter: ---, then format: lesson/1 and so on, then ---",
      );
      return undefined;
    }
    return this.#yaml(front.text, front.line, frontMatter)?.value as FrontMatter | undefined;
  }

  #step(section: Section): Step {
    const id = section.id ?? asId(section.title);
    if (!ID.test(id)) {
      this.#wrong(section.line, 1, `${JSON.stringify(id)} is no name for a step; write ## Title {#name}`);
    }
    return {
      id,
      title: section.title,
      line: section.line,
      blocks: section.parts.flatMap((part) => this.#block(part)),
    };
  }

  #checkIds(steps: readonly Step[]): void {
    const seen = new Map<string, Step>();
    for (const step of steps) {
      const first = seen.get(step.id);
      if (first) this.#wrong(step.line, 1, `step ${step.id} is there already, in line ${first.line}`);
      else seen.set(step.id, step);
    }
  }

  #block(part: Part): Block[] {
    if (part.kind === "prose") return [{ kind: "text", text: part.text, line: part.line }];
    const info = readFenceInfo(part.info);
    if (part.isOpen) this.#wrong(part.line, 1, "nothing closes this block");
    if (info.kind === undefined) {
      return [{ kind: "text", text: `\`\`\`${part.language}\n${part.text}\n\`\`\``, line: part.line }];
    }
    if (info.wrong !== undefined) {
      const column = part.infoColumn + part.info.indexOf(info.wrong);
      this.#wrong(part.line, column, `expected name=value, found ${info.wrong}`);
    }
    const kind = KINDS.get(info.kind);
    if (!kind) {
      const near = nearName(info.kind, KINDS.keys());
      this.#wrong(
        part.line,
        1,
        `there is no block lesson:${info.kind}` +
          (near === undefined
            ? `; known are ${[...KINDS.keys()].join(", ")}`
            : `: did you mean lesson:${near}?`),
      );
      return [];
    }
    const attributes = this.#attributes(part, info, kind);
    const shape = kind.shape;
    const read: Read | undefined = shape ? this.#yaml(part.text, part.line + 1, shape) : { value: part.text };
    if (read === undefined || attributes === undefined) return [];
    const only = attributes.get("only") as Backend | undefined;
    const made = kind.make(read.value as never, attributes, part);
    const block = { ...made, line: part.line, ...(only ? { only } : {}) } as Block;
    if (read.place) this.#places.set(block, read.place);
    return [block];
  }

  #attributes(
    part: Fence,
    { kind, attributes }: FenceInfo,
    known: Kind,
  ): ReadonlyMap<string, string> | undefined {
    const rules: Record<string, RegExp> = { only: /^(sim|real)$/, ...known.attributes };
    let isGood = true;
    for (const [name, value] of attributes) {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      if (rule?.test(value)) continue;
      isGood = false;
      const at = part.info.search(new RegExp(`(?<=\\s)${name}=`));
      this.#wrong(
        part.line,
        part.infoColumn + Math.max(0, at),
        rule
          ? `${name}=${value} of lesson:${kind} is not as it should be: ${
            known.expected?.[name] ?? rule.source
          }`
          : `lesson:${kind} has no ${name}; it may have ${Object.keys(rules).join(", ")}`,
      );
    }
    for (const name of known.required ?? []) {
      if (attributes.has(name)) continue;
      isGood = false;
      this.#wrong(part.line, 1, `lesson:${kind} needs ${name}=…`);
    }
    return isGood ? attributes : undefined;
  }

  /** Undefined: something is wrong with it. */
  #yaml(text: string, line: number, shape: Shape): Read | undefined {
    try {
      const source = readWithPlaces(text);
      const { value, mistakes } = check(source.value, shape);
      for (const { path, isName, text } of mistakes) {
        const place = source.place(path, isName);
        this.#wrong(
          line + place.line - 1,
          place.column,
          path.length > 0 ? `${pathText(path)}: ${text}` : text,
        );
      }
      if (mistakes.length > 0) return undefined;
      return {
        value,
        place(path) {
          const place = source.place(path);
          return { line: line + place.line - 1, column: place.column };
        },
      };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      this.#wrong(line + error.place.line - 1, error.place.column, error.message);
      return undefined;
    }
  }

  #wrong(line: number, column: number, text: string): void {
    this.#problems.push({ file: this.#file, line, column, text });
  }
}

type Attributes = ReadonlyMap<string, string>;

/** How a kind of block is read. */
interface Kind {
  /** Absent: its text is no YAML. */
  readonly shape?: Shape;
  readonly attributes?: Readonly<Record<string, RegExp>>;
  /** In words, where a pattern would say too little. */
  readonly expected?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  make(value: never, attributes: Attributes, fence: Fence): object;
}

const NUMBER = /^\d{1,3}$/;
/** Elsewhere a learner may not write; and no way leads out of it. */
const BELOW_HOME = new RegExp(`^${HOME}(?:/(?!\\.{1,2}(?:/|$))[^\\s/]+)+$`);

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["run", {
    attributes: { terminal: /^[1-4]$/, exit: NUMBER, until: /^.+$/ },
    make: (text: string, attributes, { language }) => ({
      kind: "run",
      lines: language === "keys" ? text.split(/\s+/).filter(Boolean) : commandLines(text),
      isKeys: language === "keys",
      terminal: Number(attributes.get("terminal") ?? 1),
      exit: Number(attributes.get("exit") ?? 0),
      ...(attributes.has("until") ? { until: attributes.get("until") } : {}),
    }),
  }],
  ["output", { make: (text: string) => ({ kind: "output", lines: text.split("\n") }) }],
  ["fill", { make: (text: string) => ({ kind: "fill", lines: commandLines(text) }) }],
  ["predict", {
    shape: yamlBlocks.predict,
    make: (value: { then?: string }) => ({ ...value, kind: "predict", then: commandLines(value.then ?? "") }),
  }],
  ["task", {
    shape: yamlBlocks.task,
    make: ({ free = false, ...value }: { free?: boolean }) => ({ ...value, kind: "task", isFree: free }),
  }],
  ["check", { shape: yamlBlocks.check, make: makeCheck }],
  ["mistakes", {
    shape: yamlBlocks.mistakes,
    make: (list: { provoke: string }[]) => ({
      kind: "mistakes",
      mistakes: list.map((mistake) => ({ ...mistake, provoke: commandLines(mistake.provoke) })),
    }),
  }],
  ["hints", { shape: yamlBlocks.hints, make: (hints: string[]) => ({ kind: "hints", hints }) }],
  ["solution", {
    attributes: { way: /^[a-z-]+$/ },
    make: (text: string, attributes) => ({
      kind: "solution",
      lines: commandLines(text),
      ...(attributes.has("way") ? { way: attributes.get("way") } : {}),
    }),
  }],
  ["quiz", { shape: yamlBlocks.quiz, make: (questions: Question[]) => ({ kind: "quiz", questions }) }],
  ["file", {
    attributes: { path: BELOW_HOME },
    expected: { path: `expected a path below ${HOME}, such as ${HOME}/web.yaml` },
    required: ["path"],
    make: (text: string, attributes) => ({ kind: "file", path: attributes.get("path"), text: `${text}\n` }),
  }],
  ["world", { shape: yamlBlocks.world, make: makeSeed("world") }],
  ["break", { shape: yamlBlocks.break, make: makeSeed("break") }],
  ["drill", {
    shape: yamlBlocks.drill,
    make: (
      { apply = [], run = "", solution, ...value }: { apply?: string[]; run?: string; solution: string },
    ) => ({
      ...value,
      kind: "drill",
      world: { apply, run: commandLines(run) },
      solution: commandLines(solution),
    }),
  }],
]);

function makeCheck(value: Predicate[] | { items: Predicate[]; stable?: string; within?: string }): object {
  const { items, stable, within } = Array.isArray(value) ? { items: value } : value;
  return {
    kind: "check",
    items,
    stableMs: stable === undefined ? HOLDS_MS : parseDuration(stable),
    withinMs: within === undefined ? WITHIN_MS : parseDuration(within),
  };
}

function makeSeed(kind: "world" | "break"): Kind["make"] {
  return ({ apply = [], run = "" }: { apply?: string[]; run?: string }) => ({
    kind,
    apply,
    run: commandLines(run),
  });
}
