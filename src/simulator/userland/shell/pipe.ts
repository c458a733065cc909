/** Two commands joined by a pipe: they take turns on the one thread that a container's process is. */
import type { Run, Wait } from "../../host/process.ts";
import type { Readiness, Stream } from "../../host/stream.ts";

/** What a process ends with when nobody reads any more: 128 and SIGPIPE. */
const BROKEN_PIPE = 141;

/** Runs the consumer; whenever it waits for `pipe`, the producer goes on. The consumer's end ends both. */
export function* connected(producer: Run, pipe: { input: Stream; output: Stream }, consumer: Run): Run {
  const source = new Source(producer, pipe.input, pipe.output);
  try {
    for (;;) {
      const step = consumer.next();
      if (step.done) return step.value;
      const wait = step.value;
      if (wait.kind === "ready" && wait.of === pipe.input) yield* source.fill();
      else yield wait;
    }
  } finally {
    consumer.return(BROKEN_PIPE);
    producer.return(BROKEN_PIPE);
  }
}

class Source {
  readonly #producer: Run;
  readonly #input: Readiness;
  readonly #output: Stream;
  /** What the producer waits for, while what it wrote before is being read. */
  #owed: Wait | undefined;

  constructor(producer: Run, input: Readiness, output: Stream) {
    this.#producer = producer;
    this.#input = input;
    this.#output = output;
  }

  /** The producer goes on until it has written something, or has ended. */
  *fill(): Generator<Wait, void, void> {
    let hasChanged = false;
    const end = this.#input.onChange(() => hasChanged = true);
    while (!hasChanged) {
      if (this.#owed) yield this.#owed;
      const step = this.#producer.next();
      this.#owed = step.done ? undefined : step.value;
      if (step.done) this.#output.release();
    }
    end();
  }
}
