import assert from "node:assert/strict";
import { untilAborted, untilEnd } from "../../../src/programs/kubectl/watch_end.ts";
import { type Flag, parseFlags } from "../../../src/programs/flags.ts";
import type { Call } from "../../../src/programs/program.ts";
import { testIo } from "../test_io.ts";

const FLAGS: Flag[] = [{ name: "request-timeout", kind: "string", usage: "" }];

/** A watch at which nothing happens, as `kubectl` ends it. */
function ended(line: string, signal = new AbortController().signal): Promise<number> {
  const { io } = testIo({ signal });
  const call = { ...parseFlags(FLAGS, line.split(" ").filter(Boolean)), io } as unknown as Call;
  return untilEnd(call, async (limited) => {
    for await (const _ of untilAborted(nothing(), limited.signal)) assert.fail();
    return 2;
  });
}

async function* nothing(): AsyncGenerator<number> {
  yield await new Promise<number>(() => {});
}

Deno.test("a watch ends with the time that a request may take", async () => {
  assert.equal(await ended("--request-timeout 10ms"), 0);
});

Deno.test("or with Ctrl-C, and then it is code 1", async () => {
  const interrupted = new AbortController();
  const code = ended("", interrupted.signal);
  interrupted.abort();
  assert.equal(await code, 1);
});

Deno.test("what a watch brings is handed on until it ends by itself", async () => {
  const batches = async function* (): AsyncGenerator<number> {
    yield* [1, 2];
  };
  const got = await Array.fromAsync(untilAborted(batches(), new AbortController().signal));
  assert.deepEqual(got, [1, 2]);
});
