/** Where the explorer's memory is kept: one small file, replaced whole, so that two programs cannot break it. */
import { historyLimit, joined, type Memory, noMemory } from "../explorer/memory.ts";

/** What became of the file. */
export interface FoundMemory {
  readonly memory: Memory;
  /** Why it is not used; the program goes on without. */
  readonly problem?: string;
}

/** Larger files are none of ours. */
const sizeLimitBytes = 4_000_000;
/** Changes that come together are written once. */
const gatherMs = 1000;

/** Reads the file; one that is missing is as good as an empty one. */
export async function readMemory(path: string): Promise<FoundMemory> {
  try {
    const { size } = await Deno.stat(path);
    if (size > sizeLimitBytes) throw new Error(`it has ${size} bytes`);
    return { memory: checkedMemory(JSON.parse(await Deno.readTextFile(path))) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { memory: noMemory };
    return { memory: noMemory, problem: `${path} is not used: ${(error as Error).message}` };
  }
}

/** Writes memories, not more often than is good for a disk; `end` writes the last one at once. */
export class MemoryFile {
  #waiting: Memory | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  readonly #path: string;
  readonly #complain: (text: string) => void;

  constructor(path: string, complain: (text: string) => void = () => {}) {
    this.#path = path;
    this.#complain = complain;
  }

  /** Takes what is to be remembered from now on. */
  remember(memory: Memory): void {
    this.#waiting = memory;
    this.#timer ??= setTimeout(() => this.#write(), gatherMs);
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    this.#write();
    await this.#writing;
  }

  #write(): void {
    this.#timer = undefined;
    const memory = this.#waiting;
    this.#waiting = undefined;
    if (!memory) return;
    this.#writing = this.#writing.then(() => replaceFile(this.#path, memory))
      .catch((error) => this.#complain((error as Error).message));
  }
}

/** Another program may have written meanwhile: what it knows is kept. */
async function replaceFile(path: string, memory: Memory): Promise<void> {
  const folder = path.slice(0, path.lastIndexOf("/"));
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const whole = joined((await readMemory(path)).memory, memory);
  const draft = await Deno.makeTempFile({ dir: folder, prefix: ".memory-" });
  try {
    await Deno.writeTextFile(draft, `${JSON.stringify(whole)}\n`, { mode: 0o600 });
    await Deno.rename(draft, path);
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw error;
  }
}

/** Takes what has the right form, and nothing else: people may have edited the file. */
export function checkedMemory(value: unknown): Memory {
  const { contexts, commands, filters, columns } = record(value);
  return {
    contexts: Object.fromEntries(
      Object.entries(record(contexts)).flatMap(([place, one]) => {
        const { namespace, view, favourites, usedAt } = record(one);
        if (typeof view !== "string" || typeof usedAt !== "number") return [];
        return [[place, {
          namespace: typeof namespace === "string" ? namespace : null,
          view,
          favourites: texts(favourites),
          usedAt,
        }]];
      }),
    ),
    commands: texts(commands).slice(-historyLimit),
    filters: texts(filters).slice(-historyLimit),
    columns: Object.fromEntries(
      Object.entries(record(columns)).map(([kind, one]) => {
        const { visible, order } = record(one);
        const shown = Object.entries(record(visible)).filter(([, is]) => typeof is === "boolean");
        return [kind, { visible: Object.fromEntries(shown) as Record<string, boolean>, order: texts(order) }];
      }),
    ),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Record<string, unknown>
    : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
