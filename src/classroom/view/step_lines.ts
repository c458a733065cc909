/** A step of a lesson as lines: texts, commands, questions, the checklist, and what has come of them so far. */
import type { Block, PredictBlock, QuizBlock, Step } from "../../lessons/lesson.ts";
import {
  type BlockCommands,
  type CommandBlock,
  commandsOf,
  hasCommands,
} from "../../lessons/teacher/block_commands.ts";
import { type Holding, isDone, type StepRun } from "../../lessons/teacher/step_run.ts";
import { withValues } from "../../lessons/teacher/substitute.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";
import { checkLines } from "./check_lines.ts";
import { markdownLines } from "./markdown_lines.ts";
import { isHidden, type Item } from "./next_item.ts";
import { optionLines, questionLines } from "./question_lines.ts";

export interface StepLinesOptions {
  readonly step: Step;
  readonly run: StepRun;
  /** Values of the world for texts. */
  readonly values: ReadonlyMap<string, string>;
  /** Lines of run blocks that were typed, as they were, by the index of the block. */
  readonly typed: ReadonlyMap<number, readonly string[]>;
  /** What was typed last has not come to its end. */
  readonly isBusy?: boolean;
  /** The shell is not seen beside the text: what commands print stays in it. */
  readonly isAlone?: boolean;
  /** What the checks have found is for the learner to find out. */
  readonly isIncident?: boolean;
  /** The goal holds, and has to for a while. */
  readonly holding?: Holding;
  /** It is time for help. */
  readonly offersHelp?: boolean;
  /** What is to be done next is marked. */
  readonly current: Item | undefined;
  readonly columns: number;
}

export interface StepLines {
  readonly lines: readonly Line[];
  /** The rows of the current item, or else of the checklist: the first and the one after the last. */
  readonly currentRows?: readonly [number, number];
  /** The rows that tell why, of each question that is answered: by its key. */
  readonly answerRows: ReadonlyMap<string, readonly [number, number]>;
}

export function stepLines(options: StepLinesOptions): StepLines {
  const lines: Line[] = [];
  let currentRows: readonly [number, number] | undefined;
  const answerRows = new Map<string, readonly [number, number]>();
  for (const [index, block] of options.step.blocks.entries()) {
    if (isHidden(options.step, index, options.run)) continue;
    for (const part of partsOf(block, index, options)) {
      if (part.lines.length === 0) continue;
      if (lines.length > 0 && !part.isClose) lines.push(EMPTY);
      const isCurrent = part.item !== undefined && isSame(part.item, options.current);
      const from = lines.length;
      for (const { spans, fill } of part.lines) {
        lines.push({ spans: [isCurrent ? MARK : NO_MARK, ...spans], ...(fill ? { fill } : {}) });
      }
      if (isCurrent || (part.isGoal && !options.current)) {
        currentRows = [currentRows?.[0] ?? from, lines.length];
      }
      if (part.answers) answerRows.set(keyOf(part.answers), [from, lines.length]);
    }
  }
  return { lines, answerRows, ...(currentRows ? { currentRows } : {}) };
}

const EMPTY: Line = { spans: [] };
const MARK: Span = { text: "▌", role: "accent" };
const NO_MARK: Span = { text: " " };
const MARK_COLUMNS = 1;

interface Part {
  readonly lines: readonly Line[];
  readonly item?: Item;
  /** No empty line before it. */
  readonly isClose?: boolean;
  /** What is looked at while there is nothing else to be done. */
  readonly isGoal?: boolean;
  /** It tells why that answer is right. */
  readonly answers?: Item;
}

function partsOf(block: Block, index: number, options: StepLinesOptions): Part[] {
  const columns = options.columns - MARK_COLUMNS;
  const { run, values } = options;
  const text: ToLines = (markdown, less = 0) => markdownLines(withValues(markdown, values), columns - less);
  switch (block.kind) {
    case "text":
      return [{ lines: text(block.text) }];
    case "run":
      return [commandPart(block, index, options, columns)];
    case "output":
      return [{ lines: outputLines(block.lines, index, options, columns), isClose: true }];
    case "fill":
      return [{ lines: block.lines.flatMap((one) => commandLines(withValues(one, values), columns)) }];
    case "predict":
      return predictParts(block, index, options, columns, text);
    case "task":
      return [{ lines: [{ spans: [{ text: "Your turn", role: "heading" }] }, ...text(block.goal)] }];
    case "check":
      return [
        {
          lines: checkLines({ ...options, count: block.items.length, columns }),
          isClose: true,
          isGoal: true,
        },
        { lines: saidLines(run, options, text), isClose: true, isGoal: true },
        { lines: options.offersHelp ? OFFER : [], isGoal: true },
      ];
    case "mistakes":
      return [{ lines: mistakeLines(block, run, text, columns, values), isGoal: true }];
    case "hints":
      return [{
        lines: block.hints.slice(0, run.hintsShown).flatMap((hint, at) =>
          hint.includes(GAP) ? withGaps(`${at + 1}. `, hint, columns) : hinted(`${at + 1}. `, hint, text)
        ),
        isGoal: true,
      }];
    case "solution":
      return [{
        lines: run.solutionShown && isFirstSolution(options.step, index)
          ? solutionLines(block.lines, values, columns)
          : [],
        isGoal: true,
      }];
    case "quiz":
      return quizParts(block, index, run, columns, text);
    case "file":
      return [{ lines: [{ spans: [{ text: block.path, role: "key" }] }, ...fileLines(block.text)] }];
    case "world":
    case "break":
    case "drill":
      return [];
  }
}

/** `less`: so many columns are for something else. */
type ToLines = (markdown: string, less?: number) => Line[];

function wrapped(spans: Span[], columns: number, indent = 0): Line[] {
  return wrapWords({ spans }, { columns, indent });
}

/** What is to be filled in stands out. */
function command(line: string): Span[] {
  return [{ text: "$ ", role: "dim" }, ...gapped(line)];
}

/** What is to be filled in stands out. */
function gapped(line: string): Span[] {
  return line.split(/(_{3,})/).filter(Boolean).map((text): Span =>
    /^_{3,}$/.test(text) ? { text, role: "warn", bold: true } : { text, role: "key" }
  );
}

/** A command of one line, or of several with its here-document. */
function commandLines(text: string, columns: number): Line[] {
  const [first = "", ...rest] = text.split("\n");
  return [
    ...wrapped(command(first), columns, 2),
    ...rest.flatMap((line) => wrapped([{ text: "  " }, ...gapped(line)], columns, 4)),
  ];
}

/** How many lines of a block have been typed, and whether the last of them goes on; or it is over. */
type RunSigns = "run" | { readonly typed: number; readonly isBusy: boolean };

function signsOf(index: number, { typed, isBusy = false }: StepLinesOptions): RunSigns {
  return { typed: typed.get(index)?.length ?? 0, isBusy };
}

/** Of a command of several lines: what is shown besides the first. */
const MOST_MORE_LINES = 12;
const MORE: Span = { text: " …", role: "dim" };

function runLines(
  block: BlockCommands,
  signs: RunSigns,
  columns: number,
): Line[] {
  return block.lines.flatMap((one, at) => {
    const where: Span[] = block.terminal > 1 ? [{ text: `[${block.terminal}] `, role: "dim" }] : [];
    const last = block.lines.length - 1;
    const head: Span[] = [runSign(at, last, signs), { text: " " }, ...where];
    if (block.isKeys) return wrapped([...head, { text: one, role: "key" }], columns, 4);
    const [first = "", ...rest] = one.split("\n");
    const isLong = rest.length > MOST_MORE_LINES;
    return [
      ...wrapped([...head, ...command(first), ...(isLong ? [MORE] : [])], columns, 4),
      ...(isLong ? [] : rest.flatMap((line) => wrapped([{ text: "    " }, ...gapped(line)], columns, 6))),
    ];
  });
}

/** A line that was typed has its tick when it is over. */
function runSign(at: number, last: number, signs: RunSigns): Span {
  if (signs === "run") return { text: "✓", role: "ok" };
  const { typed, isBusy } = signs;
  if (at === typed && !isBusy) return { text: "▶", role: "accent" };
  // The shell has something else to end first.
  if (at === 0 && typed === 0) return { text: "…", role: "busy" };
  if (at >= typed) return { text: " " };
  const isUnderWay = at === typed - 1 && (isBusy || at === last);
  return isUnderWay ? { text: "…", role: "busy" } : { text: "✓", role: "ok" };
}

/** The question; once it is answered what is true, and the commands that show it. */
function predictParts(
  block: PredictBlock,
  index: number,
  options: StepLinesOptions,
  columns: number,
  text: ToLines,
): Part[] {
  const chosen = options.run.predictions[index];
  const item = { block: index };
  const ask: Line[] = [
    { spans: [{ text: "What do you think?", role: "heading" }] },
    ...text(block.ask),
    ...optionLines(block.options, chosen, block.answer, columns),
  ];
  if (chosen === undefined) return [{ lines: ask, item }];
  const why: Part = { lines: text(block.why), isClose: true, answers: item };
  return hasCommands(block)
    ? [{ lines: ask }, why, commandPart(block, index, options, columns)]
    : [{ lines: ask }, why];
}

function commandPart(
  block: CommandBlock,
  index: number,
  options: StepLinesOptions,
  columns: number,
): Part {
  const { run, typed, values } = options;
  const commands = commandsOf(block);
  const signs = run.ran.includes(index) ? "run" : signsOf(index, options);
  // What was typed stays as it was, whatever the world says since.
  const before = run.ranLines[index] ?? typed.get(index) ?? [];
  const lines = commands.lines.map((one, at) => before[at] ?? withValues(one, values));
  return { lines: runLines({ ...commands, lines }, signs, columns), item: { block: index } };
}

/** What is to be expected; once it has been run, the shell shows it, where it is seen. */
function outputLines(
  lines: readonly string[],
  index: number,
  { step, run, isAlone = false }: StepLinesOptions,
  columns: number,
): Line[] {
  const of = step.blocks.findLastIndex((block, at) => at < index && hasCommands(block));
  if (run.ran.includes(of) && !isAlone) return [];
  return lines.flatMap((one) => wrapped([{ text: `  ${one}`, role: "dim" }], columns, 2));
}

const OFFER: readonly Line[] = [{
  spans: [{ text: "Stuck? ", role: "warn" }, { text: "h", role: "key" }, { text: " helps a step further." }],
}];

/** The goal is reached: which fact it was. */
function saidLines(run: StepRun, { step }: StepLinesOptions, text: ToLines): Line[] {
  const task = step.blocks.find((block) => block.kind === "task");
  if (!task || !isDone(run) || run.outcome === "skipped" || run.outcome === "read") return [];
  // What it says is about the world as it is now, which may have gone on.
  const holds = run.verdicts.every(({ ok, isUnknown }) => ok || isUnknown);
  return hinted(
    "✓ ",
    holds ? task.say : "You have reached the goal. Since then the world has changed.",
    text,
    "ok",
  );
}

function mistakeLines(
  { mistakes }: Extract<Block, { kind: "mistakes" }>,
  run: StepRun,
  text: ToLines,
  columns: number,
  values: ReadonlyMap<string, string>,
): Line[] {
  const mistake = mistakes.find(({ id }) => id === run.mistake);
  if (!mistake) return [];
  return [
    ...hinted("✗ ", mistake.say, text, "bad"),
    ...wrapped(
      [
        { text: "  l ", role: "key" },
        { text: "shows it: ", role: "dim" },
        ...command(withValues(mistake.look, values)),
      ],
      columns,
      4,
    ),
  ];
}

function solutionLines(
  lines: readonly string[],
  values: ReadonlyMap<string, string>,
  columns: number,
): Line[] {
  return [
    { spans: [{ text: "One way:", role: "heading" }] },
    ...lines.flatMap((one) => commandLines(withValues(one, values), columns)),
  ];
}

function isFirstSolution({ blocks }: Step, index: number): boolean {
  return blocks.findIndex(({ kind }) => kind === "solution") === index;
}

function quizParts(block: QuizBlock, index: number, run: StepRun, columns: number, text: ToLines): Part[] {
  return block.questions.map((question, at): Part => {
    const answer = run.answers[`${index}.${at}`];
    const after = answer
      ? hinted(answer.isRight ? "✓ " : "✗ ", question.why, text, answer.isRight ? "ok" : "bad")
      : [];
    return {
      lines: [...text(question.ask), ...questionLines(question, answer?.given, columns), ...after],
      item: { block: index, question: at },
      ...(answer ? { answers: { block: index, question: at } } : {}),
    };
  });
}

/** A text with a sign before its first line. */
function hinted(sign: string, markdown: string, text: ToLines, role: Span["role"] = "accent"): Line[] {
  return text(markdown, sign.length).map(({ spans }, row) => ({
    spans: [row === 0 ? { text: sign, role } : { text: " ".repeat(sign.length) }, ...spans],
  }));
}

/** A command with something to fill in stands as it is to be typed: it is no Markdown. */
function withGaps(sign: string, hint: string, columns: number): Line[] {
  return hint.split("\n").flatMap((line, row) =>
    wrapped(
      [{ text: row === 0 ? sign : " ".repeat(sign.length), role: "accent" }, ...gapped(line)],
      columns,
      5,
    )
  );
}

const GAP = "____";

function fileLines(text: string): Line[] {
  return text.replace(/\n$/, "").split("\n").map((one) => ({ spans: [{ text: `  ${one}`, role: "dim" }] }));
}

/** Of an item, in a map. */
function keyOf({ block, question }: Item): string {
  return `${block}.${question ?? ""}`;
}

function isSame(one: Item, other: Item | undefined): boolean {
  return other !== undefined && one.block === other.block && one.question === other.question;
}
