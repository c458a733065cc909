/** The terminal while a program has it: raw bytes both ways. */
export interface HandedTerminal {
  /** What is typed, in raw mode, until `signal` ends. */
  input(signal: AbortSignal): AsyncIterable<Uint8Array>;
  write(data: Uint8Array): void;
  readonly size: { columns: number; rows: number };
  /** Called when the size changes; returns what ends that. */
  onResize(listener: () => void): () => void;
  /** Aborted when the terminal is taken away for good, because the explorer was told to end. */
  readonly ended: AbortSignal;
}

/** What is needed of `process.stdin`. */
export interface RawInput {
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  setRawMode(isRaw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** Chunks as they are typed. Raw mode lasts as long as they are read: then the terminal is as it was. */
export async function* rawInput(stdin: RawInput, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let wake = (): void => {};
  const onData = (chunk: Uint8Array): void => {
    // The buffer is the stream's: it may be used again.
    chunks.push(chunk.slice());
    wake();
  };
  const onAbort = (): void => wake();
  stdin.on("data", onData);
  signal.addEventListener("abort", onAbort);
  stdin.setRawMode(true);
  stdin.resume();
  try {
    while (!signal.aborted) {
      const chunk = chunks.shift();
      if (chunk) yield chunk;
      else await new Promise<void>((resolve) => wake = resolve);
    }
  } finally {
    stdin.off("data", onData);
    signal.removeEventListener("abort", onAbort);
    stdin.pause();
    stdin.setRawMode(false);
  }
}
