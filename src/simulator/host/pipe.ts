import { BrokenPipe, type Stream, Waiters } from "./stream.ts";
import { TextQueue } from "./text_queue.ts";

/** Characters that a pipe holds before its writers have to wait (pipe(7)). */
const CAPACITY = 65_536;

/** Two streams: what is written to the one is read from the other (pipe(2)). `number` is the inode that `/proc` shows. */
export function makePipe(number: number): { input: Stream; output: Stream } {
  const pipe = new Pipe(`pipe:[${number}]`);
  return { input: new ReadEnd(pipe), output: new WriteEnd(pipe) };
}

class Pipe {
  readonly text = new TextQueue();
  readonly waiters = new Waiters();
  readers = 1;
  writers = 1;

  constructor(readonly label: string) {}
}

abstract class End {
  constructor(protected readonly pipe: Pipe) {}

  get label(): string {
    return this.pipe.label;
  }

  onChange(wake: () => void): () => void {
    return this.pipe.waiters.onChange(wake);
  }
}

class ReadEnd extends End implements Stream {
  readonly isFull = false;

  read(limit?: number): string | undefined {
    const { text, writers, waiters } = this.pipe;
    if (text.length === 0) return writers === 0 ? "" : undefined;
    const taken = text.take(limit);
    waiters.wake();
    return taken;
  }

  readLine(): string | undefined {
    const { text, writers, waiters } = this.pipe;
    const line = text.takeLine();
    // A line longer than the pipe would never come whole.
    if (line === undefined && text.length < CAPACITY && writers > 0) return undefined;
    const taken = line ?? text.take();
    waiters.wake();
    return taken;
  }

  write(): void {
    throw new TypeError("Cannot write to the reading end of a pipe");
  }

  retain(): void {
    this.pipe.readers++;
  }

  release(): void {
    if (--this.pipe.readers > 0) return;
    this.pipe.text.clear();
    this.pipe.waiters.wake();
  }
}

class WriteEnd extends End implements Stream {
  get isFull(): boolean {
    return this.pipe.text.length >= CAPACITY && this.pipe.readers > 0;
  }

  read(): string {
    throw new TypeError("Cannot read from the writing end of a pipe");
  }

  readLine(): string {
    return this.read();
  }

  write(text: string): void {
    if (this.pipe.readers === 0) throw new BrokenPipe();
    if (text === "") return;
    this.pipe.text.add(text);
    this.pipe.waiters.wake();
  }

  retain(): void {
    this.pipe.writers++;
  }

  release(): void {
    if (--this.pipe.writers === 0) this.pipe.waiters.wake();
  }
}
