import assert from "node:assert/strict";
import { docker, refused } from "./scripted_engine.ts";

const answers = {
  "GET /containers/web/json": { Id: "abc", State: { Pid: 12345678, Running: true } },
  "GET /networks/net": { Name: "net" },
  "GET /images/a/b:1/json": { Id: "sha256:1" },
  "GET /volumes/v": { Name: "v" },
  "GET /images/Odd/json": refused(400, "invalid reference format: repository name must be lowercase"),
  "GET /containers/net/json": refused(404, "No such container: net"),
};

Deno.test("objects are found by name, whatever they are", async () => {
  const { out, code } = await docker("inspect web net a/b:1", answers);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), [
    { Id: "abc", State: { Pid: 12345678, Running: true } },
    { Name: "net" },
    { Id: "sha256:1" },
  ]);
  assert.equal(out.slice(0, 24), '[\n    {\n        "Id": "a');
});

Deno.test("templates and JSON on one line", async () => {
  assert.equal(
    (await docker("inspect -f '{{.State.Pid}} {{.State.Running}}' web", answers)).out,
    "12345678 true\n",
  );
  assert.equal((await docker("volume inspect -f json v", answers)).out, '[{"Name":"v"}]\n');
});

Deno.test("what is not there is told after what is", async () => {
  const { out, err, code } = await docker("inspect web nothing", answers);
  assert.deepEqual([code, err, JSON.parse(out).length], [1, "Error: No such object: nothing\n", 1]);
  assert.equal((await docker("inspect Odd", answers)).err, "Error: No such object: Odd\n");
  const missing = await docker("inspect nothing", answers);
  assert.deepEqual([missing.out, missing.err], ["[]\n", "Error: No such object: nothing\n"]);
});

Deno.test("what is asked wrongly is refused", async () => {
  assert.equal(
    (await docker("inspect --type foo x", answers)).err,
    'unknown type: "foo": must be one of "config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"\n',
  );
  const { code, err } = await docker("inspect -f '{{.a' web", answers);
  assert.deepEqual([code, err], [64, "template parsing error: template: :1: unclosed action\n"]);
});
