import type { KubeconfigFiles } from "../../src/cluster/kubeconfig_edit.ts";
import type { Io } from "../../src/programs/program.ts";

export interface TestIoOptions {
  /** What standard input holds. */
  input?: string;
  /** Path to text. */
  files?: Record<string, string>;
  env?: Record<string, string>;
  nowMs?: number;
  signal?: AbortSignal;
}

/** Streams that a test can read. */
export function testIo(options: TestIoOptions = {}): { io: Io; output: { out: string; err: string } } {
  const output = { out: "", err: "" };
  const io: Io = {
    out: (text) => {
      output.out += text;
      return Promise.resolve();
    },
    err: (text) => {
      output.err += text;
      return Promise.resolve();
    },
    readInput: () => Promise.resolve(options.input ?? ""),
    readFile(path) {
      const text = options.files?.[path];
      return text === undefined ? Promise.reject(new Deno.errors.NotFound(path)) : Promise.resolve(text);
    },
    env: (name) => options.env?.[name],
    now: () => options.nowMs ?? 0,
    signal: options.signal ?? new AbortController().signal,
  };
  return { io, output };
}

/** For programs that touch no kubeconfig. */
export const noFiles: KubeconfigFiles = {
  read: (path) => Promise.reject(new Deno.errors.NotFound(path)),
  write: (path) => Promise.reject(new Deno.errors.PermissionDenied(path)),
};
