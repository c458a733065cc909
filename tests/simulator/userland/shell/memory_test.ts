import assert from "node:assert/strict";
import { smallEngine } from "../../docker/small_engine.ts";

/** Scripts in a container that may have 7 MB, and what they end on. */
const CASES: [script: string, code: number][] = [
  ["x=$(head -c 9000000 /dev/zero | tr '\\0' a); sleep 1", 137],
  ["x=aaaaaaaa; while :; do x=$x$x; done", 137],
  ["x=aaaaaaaa; while :; do x=$x$x; a=$x; [ ${#x} -gt 1500000 ] && break; done; unset x a", 0],
  ["for i in 1 2 3 4 5; do x=$(head -c 1600000 /dev/zero | tr '\\0' a); done", 0],
  ["f() { local x=$(head -c 2500000 /dev/zero | tr '\\0' a); }; f; f; f", 0],
  [
    "(x=$(head -c 2500000 /dev/zero | tr '\\0' a); sleep 1); (x=$(head -c 2500000 /dev/zero | tr '\\0' a))",
    0,
  ],
];

for (const [script, code] of CASES) {
  Deno.test(`memory of a shell: ${script}`, () => {
    const { engine, queue, run } = smallEngine();
    const id = run({ Image: "busybox", Cmd: ["sh", "-c", script], HostConfig: { Memory: 7_000_000 } });
    queue.advance(60_000);
    const { status, exitCode, isOutOfMemory } = engine.containers.find(id).state;
    assert.deepEqual([status, exitCode, isOutOfMemory], ["exited", code, code === 137]);
  });
}
