/** The keys that leave a container alone: `ctrl-p,ctrl-q`, or others (github.com/moby/term). */
import { ownEntry } from "../../../kube/own_entry.ts";
import { DockerFailure } from "../engine_errors.ts";

const USUAL = "ctrl-p,ctrl-q";
const CONTROL: Record<string, number> = { "@": 0, "[": 27, "\\": 28, "]": 29, "^": 30, "_": 31 };

/** Finds the keys in what is typed. */
export class DetachKeys {
  readonly #keys: readonly number[];
  #found = 0;

  /** Throws DockerFailure for names of keys that are none. */
  constructor(text: string) {
    this.#keys = keyCodes(text || USUAL);
  }

  /** What of the chunk is for the container: not what may become the keys, until it is clear that it does not. */
  read(chunk: Uint8Array): { pass: Uint8Array; isDetached: boolean } {
    const pass: number[] = [];
    for (const byte of chunk) {
      if (byte === this.#keys[this.#found]) {
        this.#found += 1;
        if (this.#found === this.#keys.length) return { pass: new Uint8Array(pass), isDetached: true };
        continue;
      }
      pass.push(...this.#keys.slice(0, this.#found));
      this.#found = byte === this.#keys[0] ? 1 : 0;
      if (!this.#found) pass.push(byte);
    }
    return { pass: new Uint8Array(pass), isDetached: false };
  }
}

function keyCodes(text: string): number[] {
  return text.split(",").map((key) => {
    if (key.length === 1) return key.charCodeAt(0);
    const name = /^ctrl-(.)$/i.exec(key)?.[1]?.toLowerCase();
    const code = name === undefined
      ? undefined
      : /[a-z]/.test(name)
      ? name.charCodeAt(0) - 96
      : ownEntry(CONTROL, name);
    if (code === undefined) throw new DockerFailure(`Unknown character: '${key}'`);
    return code;
  });
}
