import assert from "node:assert/strict";
import { docker, refused } from "../scripted_engine.ts";

/** Command line and what is asked of the engine. */
const REQUESTS: [line: string, request: string][] = [
  ["stop web", "POST /containers/web/stop"],
  ["stop -t 3 -s INT web", "POST /containers/web/stop?signal=INT&t=3"],
  ["stop --time 0 web", "POST /containers/web/stop?t=0"],
  ["restart web", "POST /containers/web/restart"],
  ["kill web", "POST /containers/web/kill"],
  ["kill -s HUP web", "POST /containers/web/kill?signal=HUP"],
  ["pause web", "POST /containers/web/pause"],
  ["unpause web", "POST /containers/web/unpause"],
  ["rm -fv web", "DELETE /containers/web?force=1&v=1"],
  ["container remove web", "DELETE /containers/web"],
];

Deno.test("verbs of state ask the engine and print the name", async () => {
  for (const [line, request] of REQUESTS) {
    const { out, code, asked } = await docker(line, { [request]: "" });
    assert.deepEqual([asked[0]!.line, out, code], [request, "web\n", 0]);
  }
});

Deno.test("what is not there is told, and the rest is done", async () => {
  const gone = refused(404, "No such container: x");
  const { out, err, code } = await docker("stop x web", {
    "POST /containers/x/stop": gone,
    "POST /containers/web/stop": "",
  });
  assert.deepEqual([out, err, code], ["web\n", "Error response from daemon: No such container: x\n", 1]);
  assert.equal((await docker("rm ''")).err, "container name cannot be empty\n");
  assert.equal((await docker("stop ''")).err, "invalid container name or ID: value is empty\n");
});

Deno.test("wait prints exit codes, rename prints nothing", async () => {
  const waited = await docker("wait web", { "POST /containers/web/wait": { StatusCode: 3 } });
  assert.equal(waited.out, "3\n");
  const renamed = await docker("rename a b", { "POST /containers/a/rename": "" });
  assert.deepEqual([renamed.asked[0]!.line, renamed.out], ["POST /containers/a/rename?name=b", ""]);
});
