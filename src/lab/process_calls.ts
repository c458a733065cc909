/**
 * What the asynchronous work of a program asks of its process, in order. The process does it when it has its turn, so
 * that one that is stopped or frozen reads and writes nothing.
 */
import { type Readiness, Waiters } from "../simulator/host/stream.ts";

interface PendingCall {
  /** True: it is done. */
  attempt(): boolean;
  /** What has to change where it is not. */
  readonly of: Readiness;
  /** Ctrl-C ends the process while it waits for this: nobody has said what else would end it. */
  readonly isInterruptible: boolean;
}

export class ProcessCalls {
  /** Something was asked for. */
  readonly asked = new Waiters();
  #pending: PendingCall[] = [];

  /**
   * Calls `work` at the process's turn, again at each change of `of` while it answers undefined; resolves with its
   * value and rejects with what it throws. Ends with undefined when `signal` does.
   */
  ask<T>(
    work: () => T | undefined,
    of: Readiness,
    { signal, isInterruptible = false }: { signal?: AbortSignal | undefined; isInterruptible?: boolean } = {},
  ): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return resolve(undefined);
      const settle = (end: () => void): true => {
        signal?.removeEventListener("abort", onAbort);
        end();
        return true;
      };
      const call: PendingCall = {
        of,
        isInterruptible,
        attempt: () => {
          try {
            const value = work();
            return value === undefined ? false : settle(() => resolve(value));
          } catch (error) {
            return settle(() => reject(error));
          }
        },
      };
      const onAbort = (): void => {
        this.#pending = this.#pending.filter((other) => other !== call);
        resolve(undefined);
        this.asked.wake();
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#pending.push(call);
      this.asked.wake();
    });
  }

  get isInterruptible(): boolean {
    return this.#pending.some((call) => call.isInterruptible);
  }

  /** Does what can be done now; answers what the others wait for. */
  serve(): Readiness[] {
    this.#pending = this.#pending.filter((call) => !call.attempt());
    return this.#pending.map(({ of }) => of);
  }
}
