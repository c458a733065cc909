/** Where sed writes to: a line without its newline gets it only when something follows. */
import { absolutePath, type Process } from "../../../host/process.ts";
import { FileStream } from "../../shell/file_stream.ts";
import { ScriptError } from "./script_text.ts";

export class Output {
  #lacksEnd = false;
  readonly #write: (text: string) => void;
  readonly #end: string;

  constructor(write: (text: string) => void, end: string) {
    this.#write = write;
    this.#end = end;
  }

  line(text: string, isEnded = true): void {
    this.raw(text + (isEnded ? this.#end : ""));
    this.#lacksEnd = !isEnded;
  }

  /** As it is. */
  raw(text: string): void {
    if (text === "") return;
    this.#write((this.#lacksEnd ? this.#end : "") + text);
    this.#lacksEnd = false;
  }
}

/** The files of `w`, which are emptied before the first line is read. */
export class WrittenFiles {
  readonly #process: Process;
  readonly #end: string;
  readonly #outputs = new Map<string, Output>();

  constructor(process: Process, end: string) {
    this.#process = process;
    this.#end = end;
  }

  /** @throws {ScriptError} it cannot be opened */
  open(name: string): void {
    if (this.#outputs.has(name) || name === "/dev/stdout") return;
    const { files } = this.#process.machine;
    const path = absolutePath(this.#process.cwd, name);
    if (name === "/dev/stderr") {
      this.#outputs.set(name, new Output(this.#process.err, this.#end));
      return;
    }
    const refusal = files.isFolder(path) ? "Is a directory" : files.refusal(path);
    if (refusal) throw new ScriptError(`couldn't open file ${name}: ${refusal}`, 4);
    files.write(path, "");
    const stream = new FileStream(files, path);
    this.#outputs.set(name, new Output((text) => stream.write(text), this.#end));
  }

  /** Undefined: it is standard output. */
  output(name: string): Output | undefined {
    return this.#outputs.get(name);
  }
}
