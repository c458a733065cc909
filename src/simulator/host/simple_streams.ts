/** Streams without anything behind them: /dev/null, a text, a function that takes what is written. */
import type { Stream } from "./stream.ts";
import { TextQueue } from "./text_queue.ts";

const nothing = (): void => {};

/** `/dev/null`. */
export const nullStream: Stream = {
  read: () => "",
  readLine: () => "",
  write: nothing,
  isFull: false,
  label: "/dev/null",
  onChange: () => nothing,
  retain: nothing,
  release: nothing,
};

/** A text to be read: a here-document, or a file as it was when it was opened. */
export function textStream(text: string, label = "/tmp/sh-thd (deleted)"): Stream {
  const rest = new TextQueue();
  rest.add(text);
  return {
    ...nullStream,
    label,
    read: (limit) => rest.take(limit),
    readLine: () => rest.takeLine() ?? rest.take(),
  };
}

/** What is written goes to `take`; there is nothing to read. `onEnd` is called when nobody holds it any more. */
export function sinkStream(take: (text: string) => void, label: string, onEnd: () => void = nothing): Stream {
  let holders = 1;
  return {
    ...nullStream,
    label,
    write: (text) => {
      if (text !== "") take(text);
    },
    retain: () => void holders++,
    release: () => {
      if (--holders === 0) onEnd();
    },
  };
}
