import assert from "node:assert/strict";
import { docker, frames, refused } from "../scripted_engine.ts";

const details = (Tty: boolean) => ({ Id: "abc", Config: { Tty } });

Deno.test("both streams go where they belong", async () => {
  const { out, err } = await docker("logs web", {
    "GET /containers/web/json": details(false),
    "GET /containers/abc/logs": frames(["out", "ready\n"], ["err", "oops\n"], ["out", "done\n"]),
  });
  assert.deepEqual([out, err], ["ready\ndone\n", "oops\n"]);
});

Deno.test("a terminal's output has no frames", async () => {
  const { out } = await docker("logs web", {
    "GET /containers/web/json": details(true),
    "GET /containers/abc/logs": "plain\r\n",
  });
  assert.equal(out, "plain\r\n");
});

Deno.test("what is asked of the engine", async () => {
  const answers = {
    "GET /containers/web/json": details(false),
    "GET /containers/abc/logs": new Uint8Array(),
  };
  for (
    const [line, query] of [
      ["logs web", "stderr=1&stdout=1&tail=all"],
      ["logs -ft --tail 5 web", "follow=1&stderr=1&stdout=1&tail=5&timestamps=1"],
      ["logs --since 10m web", "since=3400.000000000&stderr=1&stdout=1&tail=all"],
    ] as const
  ) {
    const { asked } = await docker(line, answers, { nowMs: 4_000_000 });
    assert.equal(asked[1]!.line, `GET /containers/abc/logs?${query}`);
  }
});

Deno.test("what is wrong is told", async () => {
  const gone = { "GET /containers/x/json": refused(404, "No such container: x") };
  assert.equal((await docker("logs x", gone)).err, "Error response from daemon: No such container: x\n");
  const answers = { "GET /containers/web/json": details(false) };
  assert.equal(
    (await docker("logs --since x web", answers)).err,
    'invalid value for "since": failed to parse value as time or duration: "x"\n',
  );
});
