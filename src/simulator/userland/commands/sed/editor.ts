/** Runs a script over lines. */
import { absolutePath, type Process, type Wait } from "../../../host/process.ts";
import { sinkStream, textStream } from "../../../host/simple_streams.ts";
import { runChild } from "../child_process.ts";
import { type InputFiles, textToInsert } from "./input_files.ts";
import { type Line, StreamLines } from "./lines.ts";
import type { Output, WrittenFiles } from "./outputs.ts";
import { Ranges } from "./ranges.ts";
import { ScriptError } from "./script_text.ts";
import { substituted } from "./substitute.ts";
import type { Command, Script } from "./syntax.ts";
import { visible } from "./visible.ts";

export interface EditorOptions {
  isQuiet: boolean;
  isPosix: boolean;
  lineLength: number;
  end: string;
}

type Running<T> = Generator<Wait, T, void>;
/** `restart`: the cycle begins again with what is left. `drop`: nothing is printed. */
type Outcome = "end" | "drop" | "restart" | "quit" | "quit quietly" | undefined;
/** What is printed at the end of a cycle. */
type Due = { text: string } | { file: string } | { line: Line };

/** Steps that never wait, and the time that they take. */
const STEPS = 20000;
const STEPS_MS = 1;

export class Editor {
  readonly #process: Process;
  readonly #script: Script;
  readonly #input: InputFiles;
  readonly #written: WrittenFiles;
  readonly #options: EditorOptions;
  readonly #ranges: Ranges;
  readonly #readers = new Map<string, StreamLines>();
  #pattern = "";
  #isEnded = true;
  #hold = "";
  #isHoldEnded = true;
  #due: Due[] = [];
  #hasReplaced = false;
  #lastPattern: RegExp | undefined;
  #code = 0;
  #steps = 0;

  constructor(
    process: Process,
    script: Script,
    input: InputFiles,
    written: WrittenFiles,
    options: EditorOptions,
  ) {
    this.#process = process;
    this.#script = script;
    this.#input = input;
    this.#written = written;
    this.#options = options;
    this.#ranges = new Ranges(input, (pattern) => this.#known(pattern));
  }

  /** The exit code. */
  *run(): Running<number> {
    let isAgain = false;
    while (isAgain || (yield* this.#read())) {
      const outcome = yield* this.#cycle();
      const isQuiet = this.#options.isQuiet || this.#script.isQuiet;
      if (!isQuiet && (outcome === undefined || outcome === "end" || outcome === "quit")) this.#print();
      if (outcome !== "quit quietly") yield* this.#payDue();
      if (outcome === "quit" || outcome === "quit quietly") break;
      isAgain = outcome === "restart";
    }
    this.#input.finish();
    return this.#code || this.#input.status;
  }

  get #output(): Output {
    return this.#input.output;
  }

  #print(): void {
    this.#output.line(this.#pattern, this.#isEnded);
  }

  /** Answers whether there was a line. */
  *#read(append = false): Running<boolean> {
    const line = yield* this.#input.next();
    if (!line) return false;
    this.#pattern = append ? `${this.#pattern}${this.#options.end}${line.text}` : line.text;
    this.#isEnded = line.isEnded;
    this.#hasReplaced = append ? this.#hasReplaced : false;
    return true;
  }

  *#payDue(): Running<void> {
    const due = this.#due;
    this.#due = [];
    for (const one of due) {
      if ("text" in one) this.#output.raw(one.text);
      else if ("line" in one) this.#output.raw(one.line.text + (one.line.isEnded ? this.#options.end : ""));
      else this.#output.raw((yield* textToInsert(this.#process, one.file)) ?? "");
    }
  }

  #known(pattern: RegExp | undefined): RegExp {
    const known = pattern ?? this.#lastPattern;
    if (!known) throw new ScriptError("-e expression #1, char 0: no previous regular expression");
    this.#lastPattern = known;
    known.lastIndex = 0;
    return known;
  }

  *#cycle(): Running<Outcome> {
    const { commands } = this.#script;
    for (let at = 0; at < commands.length; at++) {
      const command = commands[at]!;
      if (++this.#steps % STEPS === 0) yield { kind: "busy", ms: STEPS_MS };
      const applies = (yield* this.#ranges.applies(command, this.#pattern)) !== command.isNegated;
      if (command.letter === "{") {
        if (!applies) at = command.target - 1;
        continue;
      }
      if (!applies) continue;
      if ("btT".includes(command.letter)) {
        if (this.#leaps(command.letter)) at = command.target - 1;
        continue;
      }
      const outcome = yield* this.#execute(command);
      if (outcome !== undefined) return outcome;
    }
    return undefined;
  }

  #leaps(letter: string): boolean {
    if (letter === "b") return true;
    const before = this.#hasReplaced;
    this.#hasReplaced = false;
    return before === (letter === "t");
  }

  *#execute(command: Command): Running<Outcome> {
    switch (command.letter) {
      case "s":
        return yield* this.#substitute(command);
      case "d":
        return "drop";
      case "D":
        if (!this.#pattern.includes(this.#options.end)) return "drop";
        this.#pattern = this.#pattern.slice(this.#pattern.indexOf(this.#options.end) + 1);
        return "restart";
      case "n":
      case "N":
        return yield* this.#more(command.letter);
      case "c":
        if (!command.to || command.isNegated || !this.#ranges.isInside(command)) {
          this.#output.raw(command.text);
        }
        return "drop";
      case "e":
      case "R":
        yield* command.letter === "e" ? this.#runCommand(command.text) : this.#queueLine(command.text);
        return undefined;
      case "q":
      case "Q":
        this.#code = command.number ?? 0;
        return command.letter === "q" ? "quit" : "quit quietly";
      default:
        this.#simple(command);
        return undefined;
    }
  }

  #simple({ letter, text, letters, number }: Command): void {
    const first = () => this.#pattern.split(this.#options.end, 1)[0]!;
    switch (letter) {
      case "p":
        return this.#print();
      case "P":
        return this.#output.line(first());
      case "=":
        return this.#output.raw(`${this.#input.lineNumber}\n`);
      case "F":
        return this.#output.raw(`${this.#input.name}\n`);
      case "h":
        this.#hold = this.#pattern;
        this.#isHoldEnded = this.#isEnded;
        return;
      case "H":
        this.#hold += this.#options.end + this.#pattern;
        this.#isHoldEnded = this.#isEnded;
        return;
      case "g":
        this.#pattern = this.#hold;
        this.#isEnded = this.#isHoldEnded;
        return;
      case "G":
        this.#pattern += this.#options.end + this.#hold;
        this.#isEnded = this.#isHoldEnded;
        return;
      case "x":
        [this.#pattern, this.#hold] = [this.#hold, this.#pattern];
        [this.#isEnded, this.#isHoldEnded] = [this.#isHoldEnded, this.#isEnded];
        return;
      case "z":
        this.#pattern = "";
        return;
      case "a":
        this.#due.push({ text });
        return;
      case "i":
        return this.#output.raw(text);
      case "r":
        this.#due.push({ file: text });
        return;
      case "w":
        return this.#to(text).line(this.#pattern, this.#isEnded);
      case "W":
        return this.#to(text).line(first());
      case "l":
        return this.#output.raw(visible(this.#pattern, number ?? this.#options.lineLength));
      case "y":
        this.#pattern = [...this.#pattern].map((char) => letters!.get(char) ?? char).join("");
    }
  }

  #to(file: string): Output {
    return this.#written.output(file) ?? this.#input.standard;
  }

  /** At the end GNU's prints what is there; POSIX drops it. */
  *#more(letter: "n" | "N"): Running<Outcome> {
    if (yield* this.#input.hasEnded()) return letter === "N" && this.#options.isPosix ? "drop" : "end";
    if (letter === "n" && !this.#options.isQuiet && !this.#script.isQuiet) this.#print();
    yield* this.#payDue();
    yield* this.#read(letter === "N");
    return undefined;
  }

  *#substitute({ substitution }: Command): Running<undefined> {
    const made = substituted(this.#pattern, this.#known(substitution!.pattern), substitution!);
    if (made === undefined) return;
    this.#hasReplaced = true;
    this.#pattern = made;
    if (substitution!.executes) this.#pattern = (yield* this.#outputOf(made)).replace(/\n$/, "");
    if (substitution!.prints) this.#print();
    if (substitution!.file !== undefined) this.#to(substitution!.file).line(this.#pattern, this.#isEnded);
  }

  /** Without a command the line is one, and what it prints takes its place. */
  *#runCommand(command: string): Running<void> {
    if (command === "") this.#pattern = (yield* this.#outputOf(this.#pattern)).replace(/\n$/, "");
    else this.#output.raw(yield* this.#outputOf(command));
  }

  *#outputOf(command: string): Running<string> {
    let text = "";
    const { task } = this.#process;
    if (!task) return text;
    const take = sinkStream((more) => void (text += more), "pipe:[0]");
    const descriptors = new Map(task.descriptors).set(1, take);
    yield* runChild(this.#process, ["sh", "-c", command], { descriptors });
    return text;
  }

  *#queueLine(name: string): Running<void> {
    let reader = this.#readers.get(name);
    if (!reader) {
      const text = this.#process.machine.files.read(absolutePath(this.#process.cwd, name)) ?? "";
      const stream = name === "/dev/stdin" ? this.#process.input : textStream(text);
      reader = new StreamLines(stream, this.#process, this.#options.end);
      this.#readers.set(name, reader);
    }
    const line = yield* reader.next();
    if (line) this.#due.push({ line });
  }
}
