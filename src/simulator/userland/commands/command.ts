/** What a program of the host is: a record, from which its command line, `--help`, `man` and completion come. */
import { absolutePath, type Process, type Program, type Run } from "../../host/process.ts";
import type { FileTree } from "../../host/file_tree.ts";
import {
  CommandLine,
  type Option,
  type OptionTable,
  parseCommandLine,
  parseOptionTable,
  UsageError,
} from "./options.ts";

export interface CommandRecord {
  name: string;
  /** One sentence, without a full stop. */
  about: string;
  /** What follows the name, a line each: `[OPTION]... [FILE]...`. */
  usage: readonly string[];
  options: OptionTable;
  /** Its words are its own business: `dd`, `find`, `ip`. */
  readsOwnWords?: boolean;
  /** What follows the first operand belongs to another program. */
  stopsAtOperand?: boolean;
  /** Exit code of a wrong command line; 1 where nothing is said. */
  usageCode?: number;
  /** More for the page of the manual. */
  notes?: string;
  /** Turns old spellings such as `-5` into options before they are read. */
  rewrite?(words: string[]): string[];
  run(call: Call): Run | number;
}

/** One run of a command. */
export class Call {
  readonly process: Process;
  readonly name: string;
  readonly line: CommandLine;
  /** What it ends on if nothing worse happens: `complain` raises it. */
  status = 0;

  constructor(process: Process, name: string, line: CommandLine) {
    this.process = process;
    this.name = name;
    this.line = line;
  }

  get files(): FileTree {
    return this.process.machine.files;
  }

  get operands(): string[] {
    return this.line.operands;
  }

  has(...keys: string[]): boolean {
    return this.line.has(...keys);
  }

  value(key: string): string | undefined {
    return this.line.value(key);
  }

  out(text: string): void {
    this.process.out(text);
  }

  path(name: string): string {
    // The kernel takes the `..` of links apart; only the start is ours.
    if (name === "") return "";
    return name.startsWith("/") ? name : `${this.process.cwd === "/" ? "" : this.process.cwd}/${name}`;
  }

  /** The same without `.` and `..`. */
  plainPath(name: string): string {
    return absolutePath(this.process.cwd, name);
  }

  /** Says what is wrong, and goes on. */
  complain(message: string, status = 1): number {
    this.process.err(`${this.name}: ${message}\n`);
    this.status = Math.max(this.status, status);
    return this.status;
  }

  /** Says what is wrong with the command line. */
  misused(message: string, status = 1): number {
    this.complain(message, status);
    this.process.err(`Try '${this.name} --help' for more information.\n`);
    return status;
  }
}

/** The program of a record. */
export function programOf(record: CommandRecord): Program {
  const options = record.readsOwnWords ? [] : parseOptionTable(record.options);
  return (process) => {
    const words = process.argv.slice(1);
    if (words.includes("--help") && !isAfterOperand(words, record)) {
      process.out(helpOf(record));
      return 0;
    }
    let line = new CommandLine();
    try {
      if (record.readsOwnWords) line.operands.push(...words);
      else line = parseCommandLine(record.rewrite?.(words) ?? words, options, record.stopsAtOperand);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return new Call(process, record.name, line).misused(error.message, record.usageCode ?? 1);
    }
    return answered(record, new Call(process, record.name, line));
  };
}

/** A program may throw what is wrong with the command line, too: a value that is no word of its option. */
function answered(record: CommandRecord, call: Call): Run | number {
  try {
    const result = record.run(call);
    return typeof result === "number" ? result : answeredLater(result, call);
  } catch (error) {
    return misuse(error, call);
  }
}

function* answeredLater(run: Run, call: Call): Run {
  try {
    return yield* run;
  } catch (error) {
    return misuse(error, call);
  }
}

function misuse(error: unknown, call: Call): number {
  if (error instanceof UsageError) return call.misused(error.message);
  throw error;
}

/** Programs by name. */
export function programsOf(records: readonly CommandRecord[]): Readonly<Record<string, Program>> {
  return Object.fromEntries(records.map((record) => [record.name, programOf(record)]));
}

/** What `--help` prints. */
export function helpOf(record: CommandRecord): string {
  const usage = record.usage.map((line, at) => `${at === 0 ? "Usage:" : "  or: "} ${record.name} ${line}\n`);
  const options = parseOptionTable(record.options).map(optionLine).join("");
  return `${usage.join("")}${record.about}.\n${options === "" ? "" : `\n${options}`}`;
}

/** `  -a, --all            what it does` */
export function optionLine({ letter, long, value, isValueOptional, about }: Option): string {
  const shown = value === undefined ? "" : isValueOptional ? `[=${value}]` : long ? `=${value}` : ` ${value}`;
  const names = [letter ? `-${letter}` : "   ", long ? `--${long}` : undefined].filter((one) => one);
  const left = `  ${letter || !long ? names.join(", ") : `    --${long}`}${shown}`;
  return left.length < OPTION_COLUMNS
    ? `${left.padEnd(OPTION_COLUMNS)}${about}\n`
    : `${left}\n${" ".repeat(OPTION_COLUMNS)}${about}\n`;
}

const OPTION_COLUMNS = 27;

function isAfterOperand(words: readonly string[], { stopsAtOperand, readsOwnWords }: CommandRecord): boolean {
  if (!stopsAtOperand && !readsOwnWords) {
    return words.indexOf("--") >= 0 && words.indexOf("--") < words.indexOf("--help");
  }
  return words[0] !== "--help";
}
