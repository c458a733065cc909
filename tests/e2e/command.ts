/** The command line as a process of its own: an empty home, and only the environment that is given. */
import assert from "node:assert/strict";
import { moduleCache } from "../module_cache.ts";

/** What a process printed, and how it ended. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Standard input; without, there is none. */
  input?: string;
}

/** A home with nothing in it, which is gone after `using`. */
export class Home implements Disposable {
  readonly path: string = Deno.makeTempDirSync({ prefix: "home-" });

  /** Writes a file and answers its path. */
  file(name: string, text: string): string {
    const path = `${this.path}/${name}`;
    Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    Deno.writeTextFileSync(path, text);
    return path;
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}

/** Longer than any command takes on a busy machine. */
export const PATIENCE_MS = 40_000;

const root = new URL("../../", import.meta.url).pathname;

/** What runs the program from this checkout. */
export const PEQUOD: readonly string[] = [
  Deno.execPath(),
  "run",
  "--quiet", // Deno's own progress is none of ours
  "--no-prompt",
  "--no-check",
  "--allow-all",
  `--config=${root}deno.json`,
  `${root}mod.ts`,
];

/** All that a process sees of the environment. */
export function environmentOf(home: Home, env: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: Deno.env.get("PATH") ?? "",
    HOME: home.path,
    DENO_DIR: moduleCache,
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
    LANG: "C.UTF-8",
    ...env,
  };
}

/** Runs `pequod` with these arguments to its end. */
export function pequod(home: Home, argv: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
  return runProcess([...PEQUOD, ...argv], environmentOf(home, options.env), options.input);
}

/** Runs any process to its end, at most as long as patience lasts. */
export async function runProcess(
  [program, ...args]: readonly string[],
  env: Record<string, string>,
  input?: string,
): Promise<Outcome> {
  const child = new Deno.Command(program!, {
    args,
    env,
    clearEnv: true,
    stdin: input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  try {
    if (input !== undefined) {
      const writer = child.stdin.getWriter();
      await writer.write(new TextEncoder().encode(input)).then(() => writer.close()).catch(() => {});
    }
    const { code, signal, stdout, stderr } = await child.output();
    const outcome = { code, out: new TextDecoder().decode(stdout), err: new TextDecoder().decode(stderr) };
    assert.notEqual(
      signal,
      "SIGKILL",
      `${args.slice(PEQUOD.length - 1).join(" ")} did not end: ${JSON.stringify(outcome)}`,
    );
    return outcome;
  } finally {
    clearTimeout(late);
  }
}

/** What is expected of one command. Texts must be part of the stream; an absent one must be empty. */
export interface Expectation {
  code?: number;
  out?: string | RegExp;
  err?: string | RegExp;
}

/** Runs a command and compares. */
export async function expectCommand(
  home: Home,
  argv: readonly string[],
  { code = 0, out, err }: Expectation,
  options: CommandOptions = {},
): Promise<Outcome> {
  const outcome = await pequod(home, argv, options);
  const shown = `pequod ${argv.join(" ")}: ${JSON.stringify(outcome, null, 1)}`;
  assert.ok(isMet(outcome.out, out), `stdout of ${shown}`);
  assert.ok(isMet(outcome.err, err), `stderr of ${shown}`);
  assert.equal(outcome.code, code, `exit code of ${shown}`);
  return outcome;
}

function isMet(text: string, wish: string | RegExp | undefined): boolean {
  if (wish === undefined) return text === "";
  return typeof wish === "string" ? text.includes(wish) : wish.test(text);
}
