/**
 * Where a log that was cut off is joined again: what the server sends a second time is left out. It starts to read
 * again at the second of the newest line (times in requests have no fractions on their way to the kubelet), so the
 * lines of that second, and no others, may come twice.
 */
import type { TimedLine } from "./timed_line.ts";

export class LogSeam {
  #newestUs = NaN;
  #second = NaN;
  /** Lines of the newest second, and how often each of them was there. */
  #seen = new Map<string, number>();
  /** Of those, what a new reading has not brought yet; undefined: all that comes is new. */
  #expected: Map<string, number> | undefined;
  /** The line that a piece without a time belongs to is one that was there already. */
  #isDropping = false;

  /** RFC 3339: from when to read on; undefined before the first line. */
  get sinceTime(): string | undefined {
    if (Number.isNaN(this.#second)) return undefined;
    return `${new Date(this.#second * 1000).toISOString().slice(0, 19)}Z`;
  }

  /** A new reading begins at `sinceTime`. */
  reopen(): void {
    this.#expected = new Map(this.#seen);
    this.#isDropping = false;
  }

  /** The lines that are new. */
  take(lines: readonly TimedLine[]): TimedLine[] {
    return lines.filter((line) => this.#isNew(line));
  }

  #isNew({ timeUs, stamp, text }: TimedLine): boolean {
    if (Number.isNaN(timeUs)) return !this.#isDropping;
    this.#isDropping = this.#wasThere(timeUs, `${stamp} ${text}`);
    if (!this.#isDropping) this.#remember(timeUs, `${stamp} ${text}`);
    return !this.#isDropping;
  }

  #wasThere(timeUs: number, key: string): boolean {
    if (!this.#expected || !(timeUs <= this.#newestUs)) return false;
    const left = this.#expected.get(key);
    // Of a second with too many lines to remember, those up to the newest are taken to be the same ones.
    if (left === undefined) return this.#expected.size >= mostRemembered;
    if (left === 1) this.#expected.delete(key);
    else this.#expected.set(key, left - 1);
    return true;
  }

  #remember(timeUs: number, key: string): void {
    const second = Math.floor(timeUs / 1e6);
    if (Number.isNaN(this.#second) || second > this.#second) {
      this.#second = second;
      this.#seen = new Map();
    }
    if (!(timeUs <= this.#newestUs)) this.#newestUs = timeUs;
    if (second === this.#second && this.#seen.size < mostRemembered) {
      this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
    }
  }
}

const mostRemembered = 50_000;
