/** The files of the command line, one after another; those that are edited in place are written back at their end. */
import { absolutePath, type Process, readAll, type Wait } from "../../../host/process.ts";
import { textStream } from "../../../host/simple_streams.ts";
import { type Line, StreamLines } from "./lines.ts";
import { Output } from "./outputs.ts";
import { ScriptError } from "./script_text.ts";

export interface InputOptions {
  names: readonly string[];
  /** Each file for itself. */
  isSeparate: boolean;
  /** Files are edited in place; a copy is kept by this suffix, or with this for the `*` in it. */
  suffix?: string;
  end: string;
}

export class InputFiles {
  readonly #process: Process;
  readonly #options: InputOptions;
  readonly #names: string[];
  readonly #standard: Output;
  #lines: StreamLines | undefined;
  #edited: { path: string; text: string; output: Output } | undefined;
  /** `-` is standard input. */
  name = "-";
  lineNumber = 0;
  /** What the program ends on. */
  status = 0;

  constructor(process: Process, options: InputOptions) {
    this.#process = process;
    this.#options = options;
    this.#names = options.names.length > 0 ? [...options.names] : ["-"];
    this.#standard = new Output(process.out, options.end);
  }

  /** Where lines go to now. */
  get output(): Output {
    return this.#edited?.output ?? this.#standard;
  }

  get standard(): Output {
    return this.#standard;
  }

  *next(): Generator<Wait, Line | undefined, void> {
    for (;;) {
      const line = yield* this.#lines?.next() ?? nothing();
      if (line) {
        this.lineNumber++;
        return line;
      }
      if (!this.#open()) return undefined;
    }
  }

  /** No line comes after this one. */
  *isLast(): Generator<Wait, boolean, void> {
    for (;;) {
      if (this.#lines && (yield* this.#lines.hasMore())) return false;
      if (this.#options.isSeparate && this.#lines) return true;
      if (!this.#open()) return true;
    }
  }

  /** No more lines come at all, of no file. */
  *hasEnded(): Generator<Wait, boolean, void> {
    return (yield* this.isLast()) && this.#names.length === 0;
  }

  /** Writes what was edited in place: what was not read by then is lost, as with GNU's. */
  finish(): void {
    this.#writeBack();
  }

  #writeBack(): void {
    const { suffix } = this.#options;
    if (!this.#edited || suffix === undefined) return;
    const { files } = this.#process.machine;
    const { path, text } = this.#edited;
    if (suffix !== "") {
      const [, folder = "", name = ""] = /^(.*\/)([^/]*)$/.exec(path)!;
      const copy = suffix.includes("*") ? suffix.replaceAll("*", name) : name + suffix;
      files.write(copy.includes("/") ? absolutePath(folder, copy) : folder + copy, files.read(path) ?? "");
    }
    files.write(path, text);
    this.#edited = undefined;
  }

  #open(): boolean {
    this.#writeBack();
    for (let name = this.#names.shift(); name !== undefined; name = this.#names.shift()) {
      if (!this.#use(name)) continue;
      this.name = name;
      if (this.#options.isSeparate) this.lineNumber = 0;
      return true;
    }
    this.#lines = undefined;
    return false;
  }

  #use(name: string): boolean {
    const { end, suffix } = this.#options;
    if (name === "-" && suffix === undefined) {
      this.#lines = new StreamLines(this.#process.input, this.#process, end);
      return true;
    }
    const { files } = this.#process.machine;
    const path = absolutePath(this.#process.cwd, name);
    if (name === "/dev/stdin") {
      this.#lines = new StreamLines(this.#process.input, this.#process, end);
      return true;
    }
    if (files.isFolder(path)) {
      if (suffix === undefined) throw new ScriptError(`read error on ${name}: Is a directory`, 4);
      return this.#refuse(`couldn't edit ${name}: not a regular file`, 4);
    }
    const problem = files.refusalTo("read", path) ?? (suffix === undefined ? undefined : files.refusal(path));
    if (problem !== undefined) return this.#refuse(`can't read ${name}: ${problem}`, 2);
    this.#lines = new StreamLines(textStream(files.read(path) ?? ""), this.#process, end);
    if (suffix !== undefined) {
      const edited = { path, text: "", output: this.#standard };
      edited.output = new Output((text) => void (edited.text += text), end);
      this.#edited = edited;
    }
    return true;
  }

  #refuse(message: string, status: number): boolean {
    this.#process.err(`sed: ${message}\n`);
    this.status = status;
    return false;
  }
}

function* nothing(): Generator<Wait, undefined, void> {}

/** All of a file that `r` names; undefined: there is none. */
export function* textToInsert(process: Process, name: string): Generator<Wait, string | undefined, void> {
  if (name === "/dev/stdin") return yield* readAll(process);
  return process.machine.files.read(absolutePath(process.cwd, name));
}
