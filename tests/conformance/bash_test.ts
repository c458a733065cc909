/**
 * The same scripts through the real bash and through ours: what they write to both streams and their exit code have to
 * be equal. A script is a text in one of the tables in bash_scripts/, or what stands between two lines `#== TITLE` of one
 * of the files there; each runs in an empty folder. It is skipped where there is no bash 5.
 */
import assert from "node:assert/strict";
import { debian } from "../../src/simulator/images/debian.ts";
import { filesOf } from "../../src/simulator/images/image_profile.ts";
import { runArgv } from "../simulator/images/machine.ts";
import { BUILTINS } from "./bash_scripts/builtins.ts";
import { CONTROL } from "./bash_scripts/control.ts";
import { EXPANSIONS } from "./bash_scripts/expansions.ts";
import { PROGRAMS } from "./bash_scripts/programs.ts";
import { REDIRECTS } from "./bash_scripts/redirects.ts";

const TABLES = { EXPANSIONS, CONTROL, REDIRECTS, BUILTINS, PROGRAMS };
const FILES = ["completion", "language", "learners", "operators", "traps"];
const ENVIRONMENT = { HOME: "/root", PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" };
/** What a script may take of real time. */
const LIMIT_MS = 20_000;

/** Scripts of the files that differ, and why that is accepted. */
const ACCEPTED: Readonly<Record<string, string>> = {
  "complete, compgen, compopt, help": "help -d has words of its own",
  "name references": "one that refers to itself is not refused",
  "printf in full": "no %a; \\c in the format ends it",
  "double brackets that are wrong": "the parser words it in its own way",
  "syntax error in double brackets": "the parser ends the script, bash only the line",
  "syntax error in arithmetic for": "bash tells it in a second line, too",
  "syntax error in eval goes on": "an open bracket is told as the end of the script",
  "errors carry their line": "in a here-document the line is its own, not that of the command",
};

const version = await bashVersion();

Deno.test({
  name: "no bash 5 on this machine: its scripts are not compared",
  ignore: version !== undefined,
  fn() {},
});
for (const [table, scripts] of Object.entries(TABLES)) {
  for (const [index, script] of scripts.entries()) {
    const name = `${table.toLowerCase()} ${index}: ${script.split("\n")[0]!.slice(0, 60)}`;
    Deno.test({ name, ignore: !version, fn: () => compare(script) });
  }
}
for (const file of FILES) {
  const text = Deno.readTextFileSync(new URL(`bash_scripts/${file}.sh`, import.meta.url));
  for (const part of text.split(/^#== /m).slice(1)) {
    const [title, ...lines] = part.trimEnd().split("\n");
    const script = lines.join("\n");
    const reason = ACCEPTED[title!];
    const name = reason === undefined ? `${file}: ${title}` : `still differs: ${title} (${reason})`;
    const differs = () => assert.rejects(() => compare(script), assert.AssertionError);
    Deno.test({ name, ignore: !version, fn: reason === undefined ? () => compare(script) : differs });
  }
}

async function compare(script: string): Promise<void> {
  const real = await byRealBash(script);
  const files = filesOf(debian);
  files.makeFolder("/w/work");
  files.write("/w/script", `${script}\n`);
  const { out, err, code } = runArgv(["bash", "../script"], {
    image: debian,
    files,
    cwd: "/w/work",
    env: ENVIRONMENT,
  });
  assert.deepEqual({ out, err: withoutPids(err), code }, { ...real, err: withoutPids(real.err) });
}

/** `line 4:   123 Killed`: numbers of processes are others each time. */
function withoutPids(text: string): string {
  return text.replace(/(line \d+:) +\d+ (?=[A-Z])/g, "$1 PID ");
}

async function byRealBash(script: string): Promise<{ out: string; err: string; code: number }> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/work`);
    await Deno.writeTextFile(`${folder}/script`, `${script}\n`);
    const output = await new Deno.Command("/bin/bash", {
      args: ["../script"],
      cwd: `${folder}/work`,
      clearEnv: true,
      env: { ...ENVIRONMENT, LC_ALL: "C.UTF-8" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
      signal: AbortSignal.timeout(LIMIT_MS),
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { out: text(output.stdout), err: text(output.stderr), code: output.code };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function bashVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await new Deno.Command("/bin/bash", { args: ["--version"], stdout: "piped" }).output();
    return /version (5\.\S+)/.exec(new TextDecoder().decode(stdout))?.[1];
  } catch {
    return undefined;
  }
}
