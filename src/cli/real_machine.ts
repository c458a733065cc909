/** The machine that the program runs on. */
import type { Machine, ProgramOptions, ProgramResult } from "../machine/machine.ts";
import { realFileTree } from "./real_file_tree.ts";

export const realMachine: Machine = {
  env: (name) => Deno.env.get(name),
  environment: () => Deno.env.toObject(),
  readFile: (path) => Deno.readFile(path),
  writeFile: async (path, data, mode = 0o600) => {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (folder) await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
    await Deno.writeFile(path, data, { mode });
  },
  removeFile: async (path) => {
    try {
      await Deno.remove(path);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  },
  listFolder: async (path) => {
    const names: string[] = [];
    for await (const { name, isDirectory } of Deno.readDir(path)) names.push(isDirectory ? `${name}/` : name);
    return names.sort();
  },
  temporaryFolder: async () => {
    const path = await Deno.makeTempDir({ prefix: "pequod-" });
    return { path, remove: () => Deno.remove(path, { recursive: true }) };
  },
  run: runProgram,
  tree: realFileTree,
  get folders() {
    const folder = (variable: string, otherwise: string): string =>
      `${Deno.env.get(variable) || `${this.home}/${otherwise}`}/pequod`;
    return {
      state: folder("XDG_STATE_HOME", ".local/state"),
      configuration: folder("XDG_CONFIG_HOME", ".config"),
      cache: folder("XDG_CACHE_HOME", ".cache"),
    };
  },
  get workingFolder() {
    return Deno.cwd();
  },
  get home() {
    return Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE") ?? "";
  },
};

async function runProgram(command: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  const { env, folder, input, hasTerminal, signal } = options;
  const [program, ...args] = command;
  const child = new Deno.Command(program!, {
    args,
    ...(env ? { env: { ...env } } : {}),
    ...(folder === undefined ? {} : { cwd: folder }),
    ...(signal ? { signal } : {}),
    stdin: hasTerminal ? "inherit" : input === undefined ? "null" : "piped",
    stdout: hasTerminal ? "inherit" : "piped",
    stderr: hasTerminal ? "inherit" : "piped",
  }).spawn();
  if (hasTerminal) return { ...exit(await child.status), output: "", errors: "" };
  const [{ stdout, stderr, ...status }] = await Promise.all([
    child.output(),
    input === undefined ? undefined : send(child.stdin, input),
  ]);
  const decoder = new TextDecoder();
  return { ...exit(status), output: decoder.decode(stdout), errors: decoder.decode(stderr) };
}

function exit({ code }: Deno.CommandStatus): { code: number } {
  return { code };
}

/** A program that ends without reading everything has not failed by that. */
async function send(stdin: WritableStream<Uint8Array>, text: string): Promise<void> {
  const writer = stdin.getWriter();
  try {
    await writer.write(new TextEncoder().encode(text));
    await writer.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}
