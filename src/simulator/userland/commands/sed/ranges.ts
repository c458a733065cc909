/** To which lines a command applies. */
import type { Wait } from "../../../host/process.ts";
import type { Address, Command } from "./syntax.ts";

interface Position {
  lineNumber: number;
  isLast(): Generator<Wait, boolean, void>;
}

type Running<T> = Generator<Wait, T, void>;

export class Ranges {
  readonly #position: Position;
  readonly #known: (pattern: RegExp | undefined) => RegExp;
  /** Ranges that have begun, and the line that ends each where one does. */
  readonly #open = new Map<Command, number>();
  /** `0,/…/` may end at the first line, and begins only once. */
  readonly #begun = new Set<Command>();

  constructor(position: Position, known: (pattern: RegExp | undefined) => RegExp) {
    this.#position = position;
    this.#known = known;
  }

  /** The range of this command goes on after this line. */
  isInside(command: Command): boolean {
    return this.#open.has(command);
  }

  /** Whatever `!` says. */
  *applies(command: Command, text: string): Running<boolean> {
    const { from, to } = command;
    if (!from) return true;
    if (!to) return yield* this.#fits(from, text);
    if (from.kind === "line" && from.number === 0 && !this.#begun.has(command)) {
      this.#begun.add(command);
      this.#open.set(command, Infinity);
    }
    const line = this.#position.lineNumber;
    const end = this.#open.get(command);
    if (end !== undefined) {
      if (to.kind === "pattern" || to.kind === "last" || to.kind === "step") {
        if (yield* this.#fits(to, text)) this.#open.delete(command);
        return true;
      }
      if (line >= end) this.#open.delete(command);
      if (line <= end) return true;
    }
    if (!(yield* this.#fits(from, text))) return false;
    const until = endOf(to, line);
    if (until > line && !(to.kind === "last" && (yield* this.#position.isLast()))) {
      this.#open.set(command, until);
    }
    return true;
  }

  *#fits(address: Address, text: string): Running<boolean> {
    const { lineNumber } = this.#position;
    switch (address.kind) {
      case "line":
        return lineNumber === address.number;
      case "step":
        return lineNumber >= address.first && (lineNumber - address.first) % address.step === 0;
      case "last":
        return yield* this.#position.isLast();
      case "pattern":
        return this.#known(address.pattern).test(text);
      default:
        return false;
    }
  }
}

/** The last line of a range that begins here; without end where that is not known yet. */
function endOf(to: Address, line: number): number {
  if (to.kind === "line") return to.number;
  if (to.kind === "more") return line + to.count;
  if (to.kind === "multiple") return to.count === 0 ? line : line + to.count - line % to.count;
  return Infinity;
}
