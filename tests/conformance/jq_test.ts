/**
 * The same programs through the real jq 1.6 and through ours: what they write to both streams and their exit code have to
 * be equal, and what is accepted to differ has to differ still. It is skipped where there is no jq 1.6.
 */
import assert from "node:assert/strict";
import { runOnUbuntu } from "../simulator/userland/commands/ubuntu_box.ts";
import { JQ_ACCEPTED } from "./jq/accepted.ts";
import { JQ_COMMAND_LINES } from "./jq/command_lines.ts";
import { JQ_PROGRAMS } from "./jq/programs.ts";

const VERSION = "jq-1.6";
const LIMIT_MS = 20_000;
const isThere = await hasJq();

Deno.test({ name: `no ${VERSION} on this machine: its programs are not compared`, ignore: isThere, fn() {} });
for (const [program, input] of JQ_PROGRAMS) {
  const check = Object.hasOwn(JQ_ACCEPTED, program) ? assert.notDeepEqual : assert.deepEqual;
  Deno.test({
    name: `jq '${program}' of ${input}`,
    ignore: !isThere,
    fn: () => compare(["-c", program], `${input}\n`, check),
  });
}
for (const [argv, input] of JQ_COMMAND_LINES) {
  Deno.test({
    name: `jq ${argv.join(" ")} of ${JSON.stringify(input)}`,
    ignore: !isThere,
    fn: () => compare(argv, input, assert.deepEqual),
  });
}

async function compare(
  argv: readonly string[],
  input: string,
  check: (ours: unknown, theirs: unknown) => void,
): Promise<void> {
  const ours = runOnUbuntu(["jq", ...argv], { input });
  check({ ...ours }, await byRealJq(argv, input));
}

async function byRealJq(
  argv: readonly string[],
  input: string,
): Promise<{ out: string; err: string; code: number }> {
  const child = new Deno.Command("jq", {
    args: [...argv],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(LIMIT_MS),
  }).spawn();
  const [{ stdout, stderr, code }] = await Promise.all([child.output(), send(child.stdin, input)]);
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { out: text(stdout), err: text(stderr), code };
}

/** A program that reads nothing has gone before it is given all: that is no mistake. */
async function send(stdin: WritableStream<Uint8Array>, input: string): Promise<void> {
  try {
    const writer = stdin.getWriter();
    await writer.write(new TextEncoder().encode(input));
    await writer.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

async function hasJq(): Promise<boolean> {
  try {
    const { stdout } = await new Deno.Command("jq", { args: ["--version"], stdout: "piped" }).output();
    return new TextDecoder().decode(stdout).trim() === VERSION;
  } catch {
    return false;
  }
}
