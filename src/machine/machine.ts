/**
 * What the explorer and the programs ask of the machine they run on: files, other programs, an editor.
 * `cli/real_machine.ts` answers with the real one, the lab with its simulated host, tests with one of their own; a
 * script without a terminal has none of it.
 */
import type { FileTree } from "./file_tree.ts";

export interface Machine {
  /** An environment variable. */
  env(name: string): string | undefined;
  /** All of them. */
  environment(): Readonly<Record<string, string>>;
  /** Rejects with Deno's errors, such as `NotFound`. */
  readFile(path: string): Promise<Uint8Array>;
  /** Makes the folders above it. `mode` is 0600 where nothing is said. */
  writeFile(path: string, data: Uint8Array, mode?: number): Promise<void>;
  /** Does nothing where there is no such file. */
  removeFile(path: string): Promise<void>;
  /** Names in a folder, sorted; folders end with `/`. */
  listFolder(path: string): Promise<string[]>;
  /** A new empty folder that only this user can read; `remove` deletes it and what is in it. */
  temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }>;
  /** Runs a program to its end. It has the terminal only inside a `handOver`. */
  run(command: readonly string[], options?: ProgramOptions): Promise<ProgramResult>;
  /** For copies: streams, rights, links. */
  readonly tree: FileTree;
  /** Where things belong: `$XDG_STATE_HOME/pequod` and the like, without a slash at the end. */
  readonly folders: { readonly state: string; readonly configuration: string; readonly cache: string };
  /** The folder that relative paths start from. */
  readonly workingFolder: string;
  readonly home: string;
}

export interface ProgramOptions {
  /** Added to the environment. */
  env?: Readonly<Record<string, string>>;
  folder?: string;
  input?: string;
  /** The program uses the terminal itself; then nothing is captured. */
  hasTerminal?: boolean;
  signal?: AbortSignal;
}

export interface ProgramResult {
  /** 128 and the signal's number where a signal ended it. */
  code: number;
  /** What was captured; "" with `hasTerminal`. */
  output: string;
  errors: string;
}
