import type { KubeconfigFiles } from "../../src/cluster/kubeconfig_edit.ts";
import type { Io } from "../../src/programs/io.ts";
import type { Machine } from "../../src/machine/machine.ts";
import { FakeMachine } from "../explorer/fake_machine.ts";

export interface TestIoOptions {
  /** What standard input holds. */
  input?: string;
  /** Path to text. */
  files?: Record<string, string>;
  env?: Record<string, string>;
  nowMs?: number;
  signal?: AbortSignal;
  /** The second Ctrl-C. */
  forced?: AbortSignal;
  /** Absent: one in memory with `files` and `env`. */
  machine?: Machine;
  /** For those who talk to something real meanwhile; absent: what is waited for is over at once. */
  wait?: Io["wait"];
}

/** Streams that a test can read. Nothing is a terminal, time stands still but for what is waited for, and nobody can be called. */
export function testIo(options: TestIoOptions = {}): { io: Io; output: { out: string; err: string } } {
  const output = { out: "", err: "" };
  let nowMs = options.nowMs ?? 0;
  const decoders = { out: new TextDecoder(), err: new TextDecoder() };
  const adds = (stream: "out" | "err") => (chunk: string | Uint8Array) => {
    output[stream] += typeof chunk === "string" ? chunk : decoders[stream].decode(chunk, { stream: true });
    return Promise.resolve();
  };
  const machine = options.machine ?? fakeMachine(options);
  const io: Io = {
    out: adds("out"),
    write: adds("out"),
    err: adds("err"),
    writeError: adds("err"),
    async *input() {
      if (options.input) yield await Promise.resolve(new TextEncoder().encode(options.input));
    },
    readInput: () => Promise.resolve(options.input ?? ""),
    readFile: async (path) => new TextDecoder().decode(await machine.readFile(path)),
    env: (name) => machine.env(name),
    now: () => nowMs,
    wait: options.wait ?? ((ms) => {
      nowMs += ms;
      return Promise.resolve();
    }),
    random: () => 0.5,
    isTerminal: () => false,
    terminal: undefined,
    machine,
    listen: ({ host, port }) => Promise.reject(new Deno.errors.AddrNotAvailable(`${host}:${port}`)),
    fetch: (url) => Promise.reject(new TypeError(`nobody answers at ${url}`)),
    signal: options.signal ?? new AbortController().signal,
    forced: () => options.forced ?? new AbortController().signal,
  };
  return { io, output };
}

function fakeMachine({ files = {}, env = {} }: TestIoOptions): FakeMachine {
  const machine = new FakeMachine();
  for (const [path, text] of Object.entries(files)) machine.files.set(path, text);
  Object.assign(machine.variables, env);
  return machine;
}

/** For programs that touch no kubeconfig. */
export const noFiles: KubeconfigFiles = {
  read: (path) => Promise.reject(new Deno.errors.NotFound(path)),
  write: (path) => Promise.reject(new Deno.errors.PermissionDenied(path)),
};
