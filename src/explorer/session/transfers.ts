/**
 * The copies of files to and from containers. They belong to no pane: each is `work` of the runner. This is the one
 * list of them, those that have ended included; it changes by itself, and whoever shows it subscribes.
 */
import type { CopyWish } from "../../cluster/copy/copy.ts";
import type { Target } from "../target.ts";

/** What is to be copied, and which way. */
export interface TransferWish extends CopyWish {
  readonly direction: "download" | "upload";
  /** The pod. */
  readonly target: Target;
}

export interface Transfer {
  readonly id: number;
  readonly wish: TransferWish;
  readonly context: string;
  readonly kubectl: string;
  readonly state: "Copying" | "Done" | "Failed" | "Cancelled";
  readonly files: number;
  readonly bytes: number;
  /** Bytes of all files; undefined: not known. */
  readonly total: number | undefined;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number | undefined;
  /** Why it failed; "" otherwise. */
  readonly problem: string;
  /** What was left out, and what `tar` had to say. */
  readonly remarks: readonly string[];
}

export class Transfers {
  readonly #entries = new Map<number, { transfer: Transfer; cancel: () => void }>();
  readonly #listeners = new Set<() => void>();
  #next = 1;

  /** The oldest first. */
  get list(): readonly Transfer[] {
    return [...this.#entries.values()].map(({ transfer }) => transfer);
  }

  /** Enters one; answers with its number and how its state is changed. */
  add(
    transfer: Omit<Transfer, "id">,
    cancel: () => void,
  ): { id: number; change(news: Partial<Transfer>): Transfer } {
    const id = this.#next++;
    this.#forgetOld();
    this.#entries.set(id, { transfer: { ...transfer, id }, cancel });
    this.#tell();
    const change = (news: Partial<Transfer>): Transfer => {
      const entry = this.#entries.get(id)!;
      entry.transfer = { ...entry.transfer, ...news };
      this.#tell();
      return entry.transfer;
    };
    return { id, change };
  }

  cancel(id: number): void {
    this.#entries.get(id)?.cancel();
  }

  /** Calls after every change, until the signal ends. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
  }

  #forgetOld(): void {
    const past = this.list.filter(({ state }) => state !== "Copying");
    for (const { id } of past.slice(0, Math.max(0, past.length - keptPast))) this.#entries.delete(id);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const keptPast = 50;
