import assert from "node:assert/strict";
import { docker, refused } from "../scripted_engine.ts";

const stats = (name: string) => ({
  name: `/${name}`,
  id: name,
  pids_stats: { current: 3 },
  memory_stats: {},
});

Deno.test("once, for those that are named or for all that run", async () => {
  const answers = {
    "GET /containers/json": [{ Id: "webwebwebweb" }],
    "GET /containers/webwebwebweb/stats": stats("web"),
    "GET /containers/db/stats": stats("db"),
  };
  assert.equal((await docker("stats --no-stream --format {{.Name}}", answers)).out, "web\n");
  assert.equal((await docker("stats --no-stream --format '{{.Name}} {{.PIDs}}' db", answers)).out, "db 3\n");
});

Deno.test("again and again, until the container has gone", async () => {
  const lines = [stats("web"), stats("web")].map((one) => JSON.stringify(one)).join("\n");
  const { code, out } = await docker("stats --format {{.Name}} web", { "GET /containers/web/stats": lines });
  assert.equal(code, 0);
  // deno-lint-ignore no-control-regex
  assert.match(out, /^\x1b\[H/);
  const gone = await docker("stats none", {
    "GET /containers/none/stats": refused(404, "No such container: none"),
  });
  assert.deepEqual([gone.code, gone.err], [1, "Error response from daemon: No such container: none\n"]);
});

Deno.test("of all, who starts meanwhile is asked for, too", async () => {
  const event = (Action: string, ID: string) => JSON.stringify({ Action, Actor: { ID } });
  const { asked, code } = await docker("stats", {
    "GET /containers/json": [{ Id: "webwebwebweb" }],
    "GET /containers/webwebwebweb/stats": JSON.stringify(stats("web")),
    "GET /events": [event("start", "newnewnewnew00"), event("die", "oldoldoldold00")].join("\n"),
    "GET /containers/newnewnewnew/stats": JSON.stringify(stats("new")),
  });
  assert.equal(code, 0);
  const lines = asked.map(({ line }) => line.split("?")[0]);
  assert.ok(lines.indexOf("GET /events") < lines.indexOf("GET /containers/json"));
  assert.deepEqual(lines.filter((line) => line!.endsWith("/stats")).sort(), [
    "GET /containers/newnewnewnew/stats",
    "GET /containers/webwebwebweb/stats",
  ]);
});
