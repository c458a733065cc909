/** The records of the files of the command line, one after another; `NAME=VALUE` between them assigns. */
import type { Process, Wait } from "../../../host/process.ts";
import { openInput } from "./channels.ts";
import { textFromBytes } from "./bytes.ts";
import type { Memory } from "./memory.ts";
import { Records } from "./records.ts";
import { unescaped } from "./tokens.ts";
import { fromInput, toNumber, toText } from "./value.ts";

export class MainInput {
  readonly #process: Process;
  readonly #memory: Memory;
  #records: Records | undefined;
  #argument = 1;
  #hasFile = false;
  /** A file could not be read: the program ends with 2. */
  hasFailed = false;

  constructor(process: Process, memory: Memory) {
    this.#process = process;
    this.#memory = memory;
  }

  /** The next record of the files; it counts NR and FNR. */
  *next(): Generator<Wait, string | undefined, void> {
    for (;;) {
      if (!this.#records && !this.#open()) return undefined;
      const record = yield* this.#records!.next(this.#memory.text("RS"));
      if (record !== undefined) {
        for (const name of ["NR", "FNR"]) this.#memory.set(name, toNumber(this.#memory.get(name)) + 1);
        return record;
      }
      this.#records = undefined;
    }
  }

  /** The rest of this file is not read. */
  skipFile(): void {
    this.#records = undefined;
  }

  #open(): boolean {
    const words = this.#memory.table("ARGV");
    const count = toNumber(this.#memory.get("ARGC"));
    while (this.#argument < count) {
      const word = toText(words.get(String(this.#argument++)), this.#memory.format);
      if (word === "") continue;
      if (assign(this.#memory, word)) continue;
      if (!this.#use(word)) return false;
      return true;
    }
    if (this.#hasFile || this.hasFailed) return false;
    return this.#use("-");
  }

  #use(name: string): boolean {
    this.#hasFile = true;
    const stream = openInput(this.#process, textFromBytes(name));
    const path = textFromBytes(name);
    if (typeof stream === "string") {
      this.#process.err(`awk: cannot open ${path} (${stream})\n`);
      this.hasFailed = true;
      return false;
    }
    if (name !== "-") this.#memory.set("FILENAME", name);
    this.#memory.set("FNR", 0);
    this.#records = new Records(stream, this.#process);
    return true;
  }
}

/** `NAME=VALUE`; false: it is none. */
export function assign(memory: Memory, word: string): boolean {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
  if (name === undefined) return false;
  memory.set(name, fromInput(unescaped(value!)));
  return true;
}
