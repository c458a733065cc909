import assert from "node:assert/strict";
import { containerFlags } from "../../../../src/programs/docker/run/container_flags.ts";

Deno.test("the flags that people type most are there with their letters", () => {
  const letters = Object.fromEntries(
    containerFlags.flatMap(({ short, name }) => short ? [[short, name]] : []),
  );
  assert.deepEqual(letters, {
    a: "attach",
    c: "cpu-shares",
    e: "env",
    h: "hostname",
    i: "interactive",
    l: "label",
    m: "memory",
    p: "publish",
    P: "publish-all",
    q: "quiet",
    t: "tty",
    u: "user",
    v: "volume",
    w: "workdir",
  });
});
