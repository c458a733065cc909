/**
 * Requests that checks make. They leave traces in the world, in somebody's log for one. So a request is made again only
 * when something has changed, or when the answer before was none; and every one is written down, for the world is the
 * same again only if it was asked the same.
 */
import type { FetchAnswer } from "../lessons/checks/world_view.ts";

export interface Question {
  readonly url: string;
  /** `host`, `cluster`, `pod/NAME`, or `container/NAME`. */
  readonly from: string;
  /** In the cluster. */
  readonly namespace?: string;
}

export interface AskingOptions {
  /** Of the world. */
  readonly now: () => number;
  /** Makes the request, and writes it down. */
  readonly put: (question: Question) => Promise<FetchAnswer>;
  /** An answer has come. */
  readonly onAnswer: () => void;
}

interface Answer {
  readonly askedMs: number;
  /** How often the world had changed by then. */
  readonly changes: number;
  /** Undefined: it has not come yet. */
  value?: FetchAnswer;
}

/** What was not answered well is asked again after so long. */
const AGAIN_MS = 1000;
/** Turns of the event loop in which what needs no time is answered. */
const TURNS = 10;

export class Asking {
  readonly #options: AskingOptions;
  readonly #answers = new Map<string, Answer>();
  #changes = 0;

  constructor(options: AskingOptions) {
    this.#options = options;
  }

  /** Something may have changed: answers so far are old. */
  changed(): void {
    this.#changes++;
  }

  /** The newest answer. */
  async ask(question: Question): Promise<FetchAnswer> {
    const key = JSON.stringify(question);
    const known = this.#answers.get(key);
    const answer = known && !this.#isOld(known) ? known : this.#put(key, question);
    for (let turn = 0; turn < TURNS && !answer.value; turn++) {
      await new Promise<void>((go) => setTimeout(go, 0));
    }
    return answer.value ?? { failure: "no answer has come yet" };
  }

  #isOld({ value, askedMs, changes }: Answer): boolean {
    if (!value) return false;
    const isGood = "status" in value && value.status < 400;
    return changes !== this.#changes || (!isGood && this.#options.now() - askedMs >= AGAIN_MS);
  }

  #put(key: string, question: Question): Answer {
    const { now, put, onAnswer } = this.#options;
    const answer: Answer = { askedMs: now(), changes: this.#changes };
    this.#answers.set(key, answer);
    void put(question).catch((error: Error): FetchAnswer => ({ failure: error.message })).then((value) => {
      answer.value = value;
      onAnswer();
    });
    return answer;
  }
}
