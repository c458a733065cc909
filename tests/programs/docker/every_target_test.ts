import assert from "node:assert/strict";
import { DockerFailure } from "../../../src/programs/docker/engine_errors.ts";
import { containerPath, everyTarget } from "../../../src/programs/docker/every_target.ts";
import { testIo } from "../test_io.ts";

Deno.test("what fails does not stop the rest, and is told at the end", async () => {
  const { io, output } = testIo();
  const act = (name: string) =>
    name.startsWith("x") ? Promise.reject(new DockerFailure(`no ${name}`)) : Promise.resolve();
  await assert.rejects(everyTarget(io, ["a", "x1", "b", "x2"], act), { message: "no x1\nno x2" });
  assert.equal(output.out, "a\nb\n");
});

Deno.test("names are safe in a path, and never empty", () => {
  assert.equal(containerPath("/web"), "/containers/web");
  assert.equal(containerPath("a/../b"), "/containers/a%2F..%2Fb");
  assert.throws(() => containerPath(""), { message: "invalid container name or ID: value is empty" });
});
