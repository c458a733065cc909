/** A machine in memory, for tests of the explorer: files, and programs that are functions. */
import { FakeFileTree } from "./fake_file_tree.ts";
import type { Machine, ProgramOptions, ProgramResult } from "../../src/machine/machine.ts";

export class FakeMachine implements Machine {
  readonly files = new Map<string, string>();
  readonly tree = new FakeFileTree(this.files);
  readonly variables: Record<string, string> = {};
  /** By name; what is not here does not exist. */
  readonly programs = new Map<
    string,
    (
      argv: readonly string[],
      options: ProgramOptions,
    ) => Partial<ProgramResult> | Promise<Partial<ProgramResult>>
  >();
  readonly folders = { state: "/state", configuration: "/configuration", cache: "/cache" };
  readonly workingFolder = "/here";
  readonly home = "/home";
  #folders = 0;

  env(name: string): string | undefined {
    return this.variables[name];
  }

  environment(): Record<string, string> {
    return this.variables;
  }

  readFile(path: string): Promise<Uint8Array> {
    const text = this.files.get(path);
    return text === undefined
      ? Promise.reject(new Deno.errors.NotFound(`No such file or directory: ${path}`))
      : Promise.resolve(new TextEncoder().encode(text));
  }

  writeFile(path: string, data: Uint8Array): Promise<void> {
    this.files.set(path, new TextDecoder().decode(data));
    return Promise.resolve();
  }

  removeFile(path: string): Promise<void> {
    this.files.delete(path);
    return Promise.resolve();
  }

  async listFolder(path: string): Promise<string[]> {
    const facts = await this.tree.facts(path);
    if (facts?.kind === "file") throw new Deno.errors.NotADirectory(`Not a directory: ${path}`);
    if (facts?.kind !== "folder") throw new Deno.errors.NotFound(`No such file or directory: ${path}`);
    const below = [...this.files.keys()].filter((file) => file.startsWith(`${path}/`))
      .map((file) => file.slice(path.length + 1).replace(/\/.*/, "/"));
    return [...new Set(below)].sort();
  }

  temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
    const path = `/tmp/${++this.#folders}`;
    this.tree.folders.add(path);
    return Promise.resolve({ path, remove: () => this.tree.remove(path) });
  }

  async run(command: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
    const program = this.programs.get(command[0]!);
    if (!program) throw new Deno.errors.NotFound(`No such file or directory: ${command[0]}`);
    return { code: 0, output: "", errors: "", ...await program(command.slice(1), options) };
  }
}
