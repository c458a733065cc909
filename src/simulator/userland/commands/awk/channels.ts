/** The files and commands that a program reads from and writes to, by name, until it closes them. */
import { absolutePath, findProgram, type Process, type Wait } from "../../../host/process.ts";
import type { Stream } from "../../../host/stream.ts";
import type { Task } from "../../../host/task.ts";
import { FileStream } from "../../shell/file_stream.ts";
import { textFromBytes } from "./bytes.ts";
import { AwkError } from "./memory.ts";
import { Records } from "./records.ts";

interface Output {
  write(text: string): void;
  stream?: Stream;
  task?: Task;
}

interface Input {
  records: Records;
  stream: Stream;
  task?: Task;
}

export class Channels {
  readonly #process: Process;
  readonly #outputs = new Map<string, Output>();
  readonly #inputs = new Map<string, Input>();

  constructor(process: Process) {
    this.#process = process;
  }

  /** @throws {AwkError} the file cannot be opened */
  *write(kind: ">" | ">>" | "|" | undefined, name: string, text: string): Generator<Wait, void, void> {
    const output = kind === undefined ? { write: this.#process.out } : this.#output(kind, name);
    output.write(textFromBytes(text));
    const stream = kind === undefined ? this.#process.task?.descriptors.get(1) : output.stream;
    while (stream?.isFull) yield { kind: "ready", of: stream };
  }

  #output(kind: ">" | ">>" | "|", name: string): Output {
    const known = this.#outputs.get(name);
    if (known) return known;
    const made = kind === "|" ? this.#toCommand(name) : this.#toFile(kind, name);
    this.#outputs.set(name, made);
    return made;
  }

  #toCommand(command: string): Output {
    const { kernel } = this.#process.task ?? {};
    if (!kernel) throw new AwkError(`cannot open "${command}" for output`);
    const { input, output } = kernel.makePipe();
    const task = this.#start(command, 0, input);
    input.release();
    return { write: (text) => output.write(text), stream: output, task };
  }

  #toFile(kind: ">" | ">>", name: string): Output {
    const { files } = this.#process.machine;
    if (name === "-" || name === "/dev/stdout") return { write: this.#process.out };
    if (name === "/dev/stderr") return { write: this.#process.err };
    const path = absolutePath(this.#process.cwd, name);
    const refusal = files.isFolder(path) ? "Is a directory" : files.refusal(path);
    if (refusal) throw new AwkError(`cannot open "${name}" for output (${refusal})`);
    if (kind === ">" || !files.exists(path)) files.write(path, "");
    const stream = new FileStream(files, path, kind === ">>");
    return { write: (text) => stream.write(text) };
  }

  /** What reads from a file or a command; the words of strerror(3) where it cannot. */
  source(kind: "<" | "|", name: string): Records | string {
    const key = kind + name;
    const known = this.#inputs.get(key);
    if (known) return known.records;
    const opened = kind === "|" ? this.#fromCommand(name) : this.#fromFile(name);
    if (typeof opened === "string") return opened;
    this.#inputs.set(key, opened);
    return opened.records;
  }

  #fromCommand(command: string): Input | string {
    const { kernel } = this.#process.task ?? {};
    if (!kernel) return "Cannot allocate memory";
    const { input, output } = kernel.makePipe();
    const task = this.#start(command, 1, output);
    output.release();
    return { records: new Records(input, this.#process), stream: input, task };
  }

  #fromFile(name: string): Input | string {
    const stream = openInput(this.#process, name);
    return typeof stream === "string" ? stream : { records: new Records(stream, this.#process), stream };
  }

  #start(command: string, descriptor: number, stream: Stream): Task {
    const { machine, env, cwd, task } = this.#process;
    const path = findProgram(machine, env, cwd, "/bin/sh") ?? findProgram(machine, env, cwd, "sh");
    const program = path === undefined ? undefined : machine.program(path);
    return task!.kernel.spawn({
      parent: task!,
      argv: ["sh", "-c", textFromBytes(command)],
      ...(program ? { program } : {}),
      machine,
      env,
      cwd,
      descriptors: new Map(task!.descriptors).set(descriptor, stream),
    });
  }

  /** Runs a command to its end: its exit code. */
  *system(command: string): Generator<Wait, number, void> {
    const stdin = this.#process.task?.descriptors.get(0);
    if (!stdin) return -1;
    return yield* ended(this.#start(command, 0, stdin));
  }

  /** Closes what was opened by this name: the exit code of its command, 0 of a file, -1 where there is none. */
  *close(name: string): Generator<Wait, number, void> {
    let code = -1;
    const output = this.#outputs.get(name);
    if (output) {
      this.#outputs.delete(name);
      output.stream?.release();
      code = output.task ? yield* ended(output.task) : 0;
    }
    for (const key of [`<${name}`, `|${name}`]) {
      const input = this.#inputs.get(key);
      if (!input) continue;
      this.#inputs.delete(key);
      input.stream.release();
      code = input.task ? yield* ended(input.task) : 0;
    }
    return code;
  }

  *closeAll(): Generator<Wait, void, void> {
    for (const name of [...this.#outputs.keys()]) yield* this.close(name);
    for (const key of [...this.#inputs.keys()]) yield* this.close(key.slice(1));
  }
}

/** A file to read from, standard input for `-`; the words of strerror(3) where there is none. */
export function openInput(process: Process, name: string): Stream | string {
  if (name === "-" || name === "/dev/stdin") return process.input;
  const { files } = process.machine;
  const path = absolutePath(process.cwd, name);
  if (!files.isFolder(path)) {
    const refusal = files.refusalTo("read", path);
    if (refusal) return refusal;
  }
  return new FileStream(files, path);
}

function* ended(task: Task): Generator<Wait, number, void> {
  while (!task.hasEnded) yield { kind: "ready", of: task.changes };
  return task.exit?.code ?? 0;
}
