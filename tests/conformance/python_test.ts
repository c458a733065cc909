/**
 * The same scripts through the real python3 and through ours: what they write to both streams and their exit code have
 * to be equal, but for the marks below the lines of a traceback, which are others in each version. It is skipped where
 * there is no python3 of 3.11 or later.
 */
import assert from "node:assert/strict";
import { filesOf } from "../../src/simulator/images/image_profile.ts";
import { python } from "../../src/simulator/images/python.ts";
import { runArgv } from "../simulator/images/machine.ts";
import { PYTHON_SCRIPTS } from "./python/scripts.ts";

const LEAST_MINOR = 11;
const isThere = await hasPython();

Deno.test({ name: "no python3 on this machine: its scripts are not compared", ignore: isThere, fn() {} });
for (const script of PYTHON_SCRIPTS) {
  Deno.test({
    name: `python3: ${script.split("\n").slice(0, 2).join(" ")}`,
    ignore: !isThere,
    fn: () => compare(script),
  });
}

async function compare(script: string): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "pequod-python-" });
  try {
    await Deno.writeTextFile(`${folder}/a.py`, script);
    const files = filesOf(python);
    files.write(`${folder}/a.py`, script);
    const { out, err, code } = runArgv(["python", "a.py"], {
      image: python,
      files,
      cwd: folder,
      env: { ...python.env },
    });
    const ours = { out: plain(out, folder), err: plain(err, folder), code };
    assert.deepEqual(ours, await byRealPython(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function byRealPython(folder: string): Promise<{ out: string; err: string; code: number }> {
  const real = await new Deno.Command("python3", {
    args: ["a.py"],
    cwd: folder,
    env: { PYTHONDONTWRITEBYTECODE: "1" },
  }).output();
  const text = (bytes: Uint8Array) => plain(new TextDecoder().decode(bytes), folder);
  return { out: text(real.stdout), err: text(real.stderr), code: real.code };
}

/**
 * Without addresses and marks; the real one names a script as it was given, or by its whole path. Whether a module is a
 * part of the program or a file beside it, and where, is another thing in each build.
 */
function plain(text: string, folder: string): string {
  const rows = text.split("\n").filter((row) => !/^\s*[~^]+\s*$/.test(row));
  return rows.join("\n").replaceAll(`${folder}/a.py`, "a.py").replace(/ at 0x[\da-f]+/g, "")
    .replace(/(cannot import name '\w+' from '\w+') \((?:unknown location|\/[^)]*)\)/g, "$1");
}

async function hasPython(): Promise<boolean> {
  try {
    const { stdout } = await new Deno.Command("python3", { args: ["--version"] }).output();
    const minor = Number(/^Python 3\.(\d+)/.exec(new TextDecoder().decode(stdout))?.[1] ?? 0);
    return minor >= LEAST_MINOR;
  } catch {
    return false;
  }
}
