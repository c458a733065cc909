import assert from "node:assert/strict";
import { nginx } from "../../../src/simulator/images/nginx.ts";
import { runArgv, runScript } from "./machine.ts";

const start = (...argv: string[]) => runArgv([...nginx.entrypoint, ...argv], { image: nginx });

Deno.test("nginx serves its welcome page and logs the request", () => {
  const ran = start(...nginx.cmd);
  assert.equal(ran.code, undefined);
  const ask = (path: string) =>
    ran.ports.get(80)!({
      method: "GET",
      path,
      headers: { "User-Agent": "curl/8" },
      body: "",
      from: "10.0.0.1",
    });
  assert.match(ask("/").body, /<h1>Welcome to nginx!<\/h1>/);
  assert.equal(ask("/nope").status, 404);
  assert.deepEqual(ran.process.termination.handler, { exitCode: 0, afterMs: 40 });
});

Deno.test("the entrypoint becomes other commands", () => {
  const ran = start("sh", "-c", "echo hi; exit 5");
  assert.deepEqual([ran.out, ran.code], ["hi\n", 5]);
});

Deno.test("nginx -v tells the version of the tag", () => {
  assert.equal(
    runScript("nginx -v", { image: nginx, env: nginx.envOfTag!("1.14.2") }).err,
    "nginx version: nginx/1.14.2\n",
  );
});

Deno.test("bash and dash word a missing program differently", () => {
  assert.equal(runArgv(["bash", "-c", "ps"], { image: nginx }).err, "bash: ps: command not found\n");
  assert.equal(runArgv(["sh", "-c", "ps"], { image: nginx }).err, "sh: 1: ps: not found\n");
});
