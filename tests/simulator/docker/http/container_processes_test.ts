import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

const SHOWN: [psArguments: string, titles: string[], first: string[]][] = [
  ["", ["UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"], ["root", "701", "700"]],
  ["-o pid,comm", ["PID", "COMMAND"], ["701", "nginx"]],
  ["-eo pid,ppid,args", ["PID", "PPID", "COMMAND"], [
    "701",
    "700",
    "nginx: master process nginx -g daemon off;",
  ]],
];

for (const [psArguments, titles, first] of SHOWN) {
  Deno.test(`top ${psArguments}: the host's ps, of the container's processes alone`, async () => {
    const { ask, run } = smallEngine();
    run({ Image: "nginx" }, "web");
    run({ Image: "busybox", Cmd: ["sleep", "100"] }, "other");
    const { body } = await ask("GET", `/containers/web/top?ps_args=${encodeURIComponent(psArguments)}`);
    assert.deepEqual(body.Titles, titles);
    assert.deepEqual(body.Processes[0].slice(0, first.length), first);
    assert.doesNotMatch(JSON.stringify(body), /sleep/);
  });
}

const REFUSED: [psArguments: string, status: number, message: string][] = [
  ["-eo comm", 500, "Couldn't find PID field in ps output"],
  ["--nosuch", 500, "ps: error: unknown gnu long option"],
];

for (const [psArguments, status, message] of REFUSED) {
  Deno.test(`top ${psArguments}: ${message}`, async () => {
    const { ask, run } = smallEngine();
    run({ Image: "nginx" }, "web");
    const { status: got, body } = await ask(
      "GET",
      `/containers/web/top?ps_args=${encodeURIComponent(psArguments)}`,
    );
    assert.deepEqual([got, body.message], [status, message]);
  });
}

Deno.test("who shares the host's processes has only its own", async () => {
  const { ask, run } = smallEngine();
  run({ Image: "nginx" }, "web");
  run({ Image: "busybox", Cmd: ["sleep", "100"], HostConfig: { PidMode: "host" } }, "guest");
  const { body } = await ask("GET", "/containers/guest/top");
  assert.deepEqual(body.Processes.map((row: string[]) => row.at(-1)), ["sleep 100"]);
});
