/** A lesson as it was read from its file. */
import type { Predicate } from "./checks/predicate.ts";

export type Backend = "sim" | "real";

export interface Lesson {
  /** The folder's name without its number: `services`. */
  readonly id: string;
  readonly title: string;
  /** About how long it takes. */
  readonly minutes: number;
  /** Sections of the lecture, by the numbers of its cards. */
  readonly cards: readonly number[];
  /** What is learned, for the review: `service.selector`. */
  readonly concepts: readonly string[];
  /** Lessons that come first, by id. */
  readonly requires: readonly string[];
  readonly backends: readonly Backend[];
  /** Resources outside of its namespace that its commands read, such as `nodes`: a real cluster has to allow it. */
  readonly reads: readonly string[];
  readonly world: WorldSpec;
  /** Names that texts and commands may use as `{{name}}`. */
  readonly facts: Readonly<Record<string, Fact>>;
  readonly steps: readonly Step[];
  /** A broken world to be mended: what is wrong is not said. */
  readonly isIncident: boolean;
}

/** In what the learner begins. */
export interface WorldSpec {
  /** Of the simulator. */
  readonly scenario: string;
  /** Of the cluster; made where it does not exist. */
  readonly namespace: string;
  /** Manifests of the lesson's folder. */
  readonly apply: readonly string[];
  /** Files of the lesson's folder, by their paths there, laid into the home folder. */
  readonly files: readonly string[];
  /** Command lines, run unseen. */
  readonly run: readonly string[];
}

/** A value of the world: where it is, as a predicate says it, and which part of it. */
export interface Fact {
  readonly of: Predicate;
  /** The JSONPath of the part; absent: the name. */
  readonly path?: string;
}

/** A section of the file: a heading of the second level and what stands below it. */
export interface Step {
  /** After the heading: `{#demo}`; else made of its words. */
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly blocks: readonly Block[];
}

interface Placed {
  /** Of the file, counted from 1. */
  readonly line: number;
  /** Absent: on both. */
  readonly only?: Backend;
}

export type Block =
  | TextBlock
  | RunBlock
  | OutputBlock
  | FillBlock
  | PredictBlock
  | TaskBlock
  | CheckBlock
  | MistakesBlock
  | HintsBlock
  | SolutionBlock
  | QuizBlock
  | FileBlock
  | WorldBlock
  | BreakBlock
  | DrillBlock;

/** Markdown. */
export interface TextBlock extends Placed {
  readonly kind: "text";
  readonly text: string;
}

/** Command lines that are run as they stand, one key each. */
export interface RunBlock extends Placed {
  readonly kind: "run";
  /** Each with its continuation lines; for `keys`: names of keys, such as Ctrl-C. */
  readonly lines: readonly string[];
  readonly isKeys: boolean;
  /** The terminal to type in, counted from 1. */
  readonly terminal: number;
  /** What the last one exits with. */
  readonly exit: number;
  /** It goes on running; this is shown when the next command may come. */
  readonly until?: string;
}

/** What the block before it prints: these lines, in this order; `…` stands for anything. */
export interface OutputBlock extends Placed {
  readonly kind: "output";
  readonly lines: readonly string[];
}

/** Command lines with `____` for what the learner puts in. */
export interface FillBlock extends Placed {
  readonly kind: "fill";
  readonly lines: readonly string[];
}

export interface PredictBlock extends Placed {
  readonly kind: "predict";
  readonly ask: string;
  readonly options: Readonly<Record<string, string>>;
  readonly answer: string;
  readonly why: string;
  /** Command lines that show it. */
  readonly then: readonly string[];
}

export interface TaskBlock extends Placed {
  readonly kind: "task";
  readonly goal: string;
  /** Said when it is reached. */
  readonly say: string;
  /** To be done before any hint or example of it was shown: those who can may skip what comes before. */
  readonly isFree: boolean;
  /** Why a free task can be done in fewer than three ways. */
  readonly fewer?: string;
}

export interface CheckBlock extends Placed {
  readonly kind: "check";
  readonly items: readonly Predicate[];
  /** How long it must hold. */
  readonly stableMs: number;
  /** How long the solution may take to bring it about. */
  readonly withinMs: number;
}

export interface Mistake {
  readonly id: string;
  readonly when: Predicate;
  /** What is wrong and why. */
  readonly say: string;
  /** The command that shows it. */
  readonly look: string;
  /** A concept. */
  readonly review?: string;
  /** Number of the misconception, where it is one of the twenty. */
  readonly misconception?: number;
  /** Command lines that make it. */
  readonly provoke: readonly string[];
}

export interface MistakesBlock extends Placed {
  readonly kind: "mistakes";
  readonly mistakes: readonly Mistake[];
}

export interface HintsBlock extends Placed {
  readonly kind: "hints";
  readonly hints: readonly string[];
}

/** A way to the goal. The first is the one that is shown. */
export interface SolutionBlock extends Placed {
  readonly kind: "solution";
  readonly lines: readonly string[];
  /** How it goes: `imperative`, `manifest`, `edit`. */
  readonly way?: string;
}

export interface QuizBlock extends Placed {
  readonly kind: "quiz";
  readonly questions: readonly Question[];
}

export type Question = ChoiceQuestion | OrderQuestion | MatchQuestion;

interface Asked {
  readonly ask: string;
  readonly why: string;
  readonly concept?: string;
}

export interface ChoiceQuestion extends Asked {
  readonly options: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** To be put in order; they stand in the right one. */
export interface OrderQuestion extends Asked {
  readonly order: readonly string[];
}

/** To be put together; they stand as they belong. */
export interface MatchQuestion extends Asked {
  readonly match: Readonly<Record<string, string>>;
}

/** A file that the step lays on the host. */
export interface FileBlock extends Placed {
  readonly kind: "file";
  readonly path: string;
  readonly text: string;
}

/** What is made unseen when the step begins. */
export interface WorldBlock extends Placed {
  readonly kind: "world";
  readonly apply: readonly string[];
  readonly run: readonly string[];
}

/** What is broken unseen when the step begins. */
export interface BreakBlock extends Placed {
  readonly kind: "break";
  readonly run: readonly string[];
}

/** One minute for the review, in a world of its own. */
export interface DrillBlock extends Placed {
  readonly kind: "drill";
  readonly concept: string;
  readonly world: Pick<WorldSpec, "apply" | "run">;
  readonly goal: string;
  readonly check: readonly Predicate[];
  readonly hint: string;
  readonly solution: readonly string[];
}
