/** Two commands joined by a pipe: they take turns on the one thread that a container's process is. */
import type { InputText, Run, Wait } from "../../host/process.ts";

/** What a process ends with when nobody reads any more: 128 and SIGPIPE. */
const BROKEN_PIPE = 141;

/** Runs the consumer; whenever it wants more of `pipe`, the producer goes on. The consumer's end ends both. */
export function* connected(producer: Run, pipe: InputText, consumer: Run): Run {
  const source = new Source(producer, pipe);
  let value: string | undefined;
  try {
    for (;;) {
      const step = consumer.next(value);
      if (step.done) return step.value;
      const wait = step.value;
      if (wait.kind !== "line" || wait.from !== pipe) value = yield wait;
      else {
        value = undefined;
        yield* source.fill();
      }
    }
  } finally {
    consumer.return(BROKEN_PIPE);
    producer.return(BROKEN_PIPE);
  }
}

class Source {
  readonly #producer: Run;
  readonly #pipe: InputText;
  /** What the producer waits for, while what it wrote before is being read. */
  #owed: Wait | undefined;

  constructor(producer: Run, pipe: InputText) {
    this.#producer = producer;
    this.#pipe = pipe;
  }

  /** The producer goes on until it has written something, or has ended. */
  *fill(): Generator<Wait, void, string | undefined> {
    const before = this.#pipe.rest.length;
    while (this.#pipe.isOpen && this.#pipe.rest.length === before) {
      let value: string | undefined;
      if (this.#owed) value = yield this.#owed;
      const step = this.#producer.next(value);
      this.#owed = step.done ? undefined : step.value;
      if (step.done) this.#pipe.isOpen = false;
    }
  }
}
