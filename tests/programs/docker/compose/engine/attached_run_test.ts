import assert from "node:assert/strict";
import { AttachedRun } from "../../../../../src/programs/docker/compose/engine/attached_run.ts";
import { ComposeWorld } from "../compose_world.ts";

const two = {
  "compose.yaml":
    "services:\n  a: {image: busybox, command: sh -c 'echo one; sleep 2; echo two >&2; exit 3'}\n" +
    "  long: {image: busybox, command: sh -c 'echo up; sleep 1000', depends_on: [a], stop_grace_period: 1s}\n",
};

Deno.test("output of all until Ctrl-C, which stops them", async () => {
  const world = new ComposeWorld(two);
  const { code, out, err } = await world.compose("up", { interruptMs: 20_000 });
  assert.equal(code, 130);
  assert.match(out, /^Attaching to a-1, long-1\na-1 {5}\| one\n/);
  assert.match(out, /\nlong-1 {2}\| up\n/);
  assert.match(out, /\na-1 exited with code 3\n/);
  assert.match(err, /\na-1 {5}\| two\n/);
  assert.match(
    err,
    /Gracefully Stopping... press Ctrl\+C again to force\n Container here-long-1 {2}Stopping\n Container here-long-1 {2}Stopped\n/,
  );
  assert.equal((await world.docker("ps -q")).out, "");
});

Deno.test("a second Ctrl-C kills what takes its time to stop", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services:\n  slow: {image: busybox, command: sleep 1000, stop_grace_period: 1h}\n",
  });
  const { code, out, err } = await world.compose("up", { interruptMs: [20_000, 22_000] });
  assert.equal(code, 130);
  assert.match(out, /slow-1 exited with code 137\n/);
  assert.match(
    err,
    /to force\n Container here-slow-1 {2}Stopping\n Container here-slow-1 {2}Killing\n( Container here-slow-1 {2}(Killed|Stopped)\n){2}$/,
  );
});

Deno.test("the end of one is the end of all, where that is asked for", async () => {
  const cases: [line: string, code: number][] = [
    ["up --abort-on-container-exit", 3],
    ["up --abort-on-container-failure", 3],
    ["up --exit-code-from a", 3],
  ];
  for (const [line, code] of cases) {
    const run = await new ComposeWorld(two).compose(line);
    assert.equal(run.code, code, line);
    assert.match(run.out, /Aborting on container exit...\n/);
    assert.match(run.err, /Container here-long-1 {2}Stopped/);
  }
  assert.match(
    (await new ComposeWorld(two).compose("up --exit-code-from z")).err,
    /^no such service: z: not found\n$/,
  );
});

Deno.test("only the output that is wanted", async () => {
  const world = new ComposeWorld(two);
  const { out } = await world.compose("up --no-attach a --no-log-prefix --abort-on-container-exit", {
    interruptMs: 20_000,
  });
  assert.match(out, /^Attaching to long-1\nup\n/);
  assert.equal(typeof AttachedRun, "function");
});
