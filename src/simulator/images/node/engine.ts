/**
 * The JavaScript of `node` in a container: QuickJS as WebAssembly, so that a script has a world of its own and cannot
 * reach the program around it. Strings alone go in and out.
 */
import type {
  QuickJSContext,
  QuickJSHandle,
  QuickJSRuntime,
  QuickJSWASMModule,
} from "quickjs-emscripten-core";

/** In pages of 64 KiB: the engine's own limit does not count texts. */
const PAGE_BYTES = 65_536;
const NEARLY_ALL = 0.8;
const MEMORY_PAGES = { initial: 256, maximum: 2560 };
/** Well below what V8 itself bears: where its stack ends first, the engine is left in pieces. */
const MAX_STACK_BYTES = 192 * 1024;
/** The engine looks up about every 0.6 ms; a turn of a script that takes more of them never ends. */
const MAX_LOOKS = 2500;

/** Instances that no process uses. Each has its own memory: a script that fills it harms no other. */
const spares: Instance[] = [];

interface Instance {
  module: QuickJSWASMModule;
  memory: WebAssembly.Memory;
}

/** An instance is there; else wait for `loadEngine()`. It is large, and most never start node. */
export function isEngineLoaded(): boolean {
  return spares.length > 0;
}

/** One instance more, if none is left. */
export async function loadEngine(): Promise<void> {
  if (spares.length > 0) return;
  const [{ newQuickJSWASMModuleFromVariant, newVariant }, variant] = await Promise.all([
    import("quickjs-emscripten-core"),
    import("@jitl/quickjs-singlefile-mjs-release-sync"),
  ]);
  const memory = new WebAssembly.Memory(MEMORY_PAGES);
  const own = newVariant(variant.default, { wasmMemory: memory });
  spares.push({ module: await newQuickJSWASMModuleFromVariant(own), memory });
}

/** What a script's call of the system does: a name and arguments as JSON; the answer as JSON. */
export type SystemCall = (name: string, given: readonly unknown[]) => unknown;

/** How a turn ended. `endless`: it would have gone on for ever. */
export type Turn =
  | { kind: "done" }
  | { kind: "endless" }
  | { kind: "out of memory" }
  | { kind: "failed"; message: string };

/** One process' JavaScript. */
export class Engine {
  readonly #instance: Instance;
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  #looks = 0;
  #isDisposed = false;
  #isFull = false;
  /** Times the engine has looked up since `takeLooks`: the measure of the time that it computes. */
  #spent = 0;

  /** @throws {Error} the engine is not loaded */
  constructor(system: SystemCall) {
    const instance = spares.pop();
    if (!instance) throw new Error("the engine of node is not loaded");
    this.#instance = instance;
    this.#runtime = instance.module.newRuntime({ maxStackSizeBytes: MAX_STACK_BYTES });
    this.#runtime.setInterruptHandler(() => {
      this.#spent++;
      return ++this.#looks > MAX_LOOKS;
    });
    this.#context = this.#runtime.newContext();
    this.#bind(system);
  }

  /** It computes for ever, or its memory is full: nothing that it does counts any more. */
  get isOver(): boolean {
    return this.#looks > MAX_LOOKS || this.#isFull;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Runs a script whose global functions and variables stay. */
  evaluate(source: string, name: string): Turn {
    this.#looks = 0;
    return this.#turn(this.#context.evalCode(source, name, { strict: false, type: "global" }));
  }

  /** Runs a script within a turn; its value, or what it throws (true), is the global `__value` then. */
  run(source: string, name: string): boolean {
    const context = this.#context;
    const result = context.evalCode(source, name, { strict: false, type: "global" });
    if (result.error) this.#failureOf(result.error);
    const handle = result.error ?? result.value;
    context.setProp(context.global, "__value", handle);
    handle.dispose();
    return result.error !== undefined;
  }

  /** Calls a global function with texts, then everything that it has promised. */
  call(name: string, ...given: string[]): Turn {
    this.#looks = 0;
    const context = this.#context;
    const callee = context.getProp(context.global, name);
    const handles = given.map((text) => context.newString(text));
    const turn = this.#turn(context.callFunction(callee, context.undefined, ...handles));
    for (const handle of [callee, ...handles]) handle.dispose();
    return turn;
  }

  /** Does one thing after the other that was promised. */
  settle(): Turn {
    while (this.#runtime.alive && this.#runtime.hasPendingJob()) {
      const done = this.#runtime.executePendingJobs();
      if (done.error) return this.#failure(done.error);
      done.dispose();
    }
    return this.#ending ?? { kind: "done" };
  }

  get usedBytes(): number {
    const handle = this.#runtime.computeMemoryUsage();
    const used = this.#context.dump(handle) as { memory_used_size?: number };
    handle.dispose();
    return Number(used.memory_used_size ?? 0);
  }

  takeLooks(): number {
    const spent = this.#spent;
    this.#spent = 0;
    return spent;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    // What has lost its memory cannot be taken apart, nor used again.
    if (this.#isFull) return;
    try {
      this.#context.dispose();
      this.#runtime.dispose();
    } catch (error) {
      // It has aborted itself, which is its own affair: it is left, and the lab goes on.
      if (error instanceof WebAssembly.RuntimeError) return;
      throw error;
    }
    spares.push(this.#instance);
  }

  #bind(system: SystemCall): void {
    const context = this.#context;
    const host = context.newFunction("host", (name, given) => {
      const answer = system(context.getString(name), JSON.parse(context.getString(given)) as unknown[]);
      return context.newString(JSON.stringify(answer) ?? "null");
    });
    context.setProp(context.global, "__host", host);
    host.dispose();
  }

  #turn(result: { value: QuickJSHandle; error?: undefined } | { error: QuickJSHandle }): Turn {
    if (result.error) return this.#failure(result.error);
    result.value.dispose();
    return this.#ending ?? { kind: "done" };
  }

  get #ending(): Turn | undefined {
    if (this.#isFull) return { kind: "out of memory" };
    return this.#looks > MAX_LOOKS ? { kind: "endless" } : undefined;
  }

  #failure(error: QuickJSHandle): Turn {
    const message = this.#failureOf(error);
    error.dispose();
    return this.#ending ?? { kind: "failed", message };
  }

  /** The words of an error; those of the engine itself end everything. */
  #failureOf(error: QuickJSHandle): string {
    const told = this.#context.dump(error) as { name?: string; message?: string } | null | undefined;
    if (told?.name === "InternalError" && told.message === "out of memory") this.#isFull = true;
    // Without memory there is not even an error.
    const usedPages = this.#instance.memory.buffer.byteLength / PAGE_BYTES;
    if (!told?.name && usedPages > MEMORY_PAGES.maximum * NEARLY_ALL) this.#isFull = true;
    return `${told?.name ?? "Error"}: ${told?.message ?? String(told)}`;
  }
}
