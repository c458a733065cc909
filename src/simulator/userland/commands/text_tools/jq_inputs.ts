/** What jq reads: values or lines, of files or of standard input, each as it comes. */
import type { Json } from "../../../../kube/object.ts";
import { readSome, type Wait } from "../../../host/process.ts";
import type { Call } from "../command.ts";
import { readFile } from "../lines.ts";
import { JsonReader } from "./json_values.ts";

export class JqInputs {
  readonly #call: Call;
  readonly #isRaw: boolean;
  readonly #status: number;
  readonly #reader = new JsonReader();
  readonly #names: string[];
  #text = "";
  #lines = 0;
  #hasEnded = false;
  /** The file that is read; null: standard input. */
  name: string | null = null;
  /** Why there is no value any more. */
  problem: string | undefined;

  /** `status`: the exit code where a file cannot be read. */
  constructor(call: Call, names: readonly string[], isRaw: boolean, status: number) {
    this.#call = call;
    this.#isRaw = isRaw;
    this.#status = status;
    this.#names = names.length > 0 ? [...names] : ["-"];
  }

  /** Where the last value was read, as errors tell it. */
  get place(): string {
    return `${this.name ?? "<stdin>"}:${this.line}`;
  }

  get line(): number {
    return this.#isRaw ? this.#lines : this.#reader.line;
  }

  /** The next value; undefined at the end. */
  *next(): Generator<Wait, Json | undefined, void> {
    for (;;) {
      const value = this.taken();
      if (value !== undefined || this.problem !== undefined || this.#hasEnded) return value;
      yield* this.#more();
    }
  }

  /** Reads to the end: after it, `taken` knows all values. */
  *whole(): Generator<Wait, void, void> {
    while (!this.#hasEnded) yield* this.#more();
  }

  /** All that is left as one text. */
  *text(): Generator<Wait, string, void> {
    yield* this.whole();
    return this.#text;
  }

  /** The next value of what was read. */
  taken(): Json | undefined {
    if (this.problem !== undefined) return undefined;
    if (this.#isRaw) return this.#line();
    const found = this.#reader.next(this.#hasEnded);
    if (!found || "value" in found) return found?.value;
    this.problem = found.problem;
    return undefined;
  }

  #line(): string | undefined {
    const end = this.#text.indexOf("\n");
    if (end < 0 && (!this.#hasEnded || this.#text === "")) return undefined;
    const line = end < 0 ? this.#text : this.#text.slice(0, end);
    this.#text = end < 0 ? "" : this.#text.slice(end + 1);
    this.#lines++;
    return line;
  }

  *#more(): Generator<Wait, void, void> {
    const [name] = this.#names;
    if (name === undefined) {
      this.#hasEnded = true;
      return;
    }
    this.name = name === "-" ? null : name;
    const piece = name === "-"
      ? yield* readSome(this.#call.process)
      : readFile(this.#call, name, this.#status);
    if (name !== "-" || piece === undefined) this.#names.shift();
    if (this.#isRaw) this.#text += piece ?? "";
    else this.#reader.push(piece ?? "");
  }
}
