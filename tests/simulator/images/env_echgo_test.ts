import assert from "node:assert/strict";
import { envEchgo } from "../../../src/simulator/images/env_echgo.ts";
import { runArgv } from "./machine.ts";

const env = {
  ECHGO_POD_NAME: "p",
  ECHGO_CLUSTER: "c=d",
  ECHGO_MESSAGE: "x",
  ECHGO_ECHGO_X: "y",
  PATH: "/bin",
};

function serve() {
  const ran = runArgv(["./env_echgo"], { image: envEchgo, env, cwd: "/root" });
  const ask = (path: string) =>
    ran.ports.get(8080)!({
      method: "GET",
      path,
      headers: { "User-Agent": "curl/7.68.0" },
      body: "",
      from: "10.0.0.1",
    });
  return { ran, ask };
}

Deno.test("env-echgo answers its variables as sorted JSON on one line", () => {
  const { ran, ask } = serve();
  assert.equal(ran.code, undefined);
  assert.equal(ask("/").body, '{"cluster":"c","message":"Hello from Ecgho Server","pod_name":"p"}');
  assert.equal(ask("/").headers["Content-Type"], "application/json");
});

Deno.test("env-echgo knows no other path", () => {
  const answer = serve().ask("/x");
  assert.deepEqual([answer.status, answer.body], [
    404,
    `{"message":"Hey what're you doing use the default route: /"}`,
  ]);
});

Deno.test("env-echgo counts requests", () => {
  const { ask } = serve();
  ask("/");
  ask("/");
  assert.match(ask("/metrics").body, /root_requests_total\{status="success"\} 2/);
});

Deno.test("env-echgo logs as Go does", () => {
  const { ran } = serve();
  const lines = ran.err.split("\n");
  assert.equal(
    lines[0],
    "2026/11/22 11:33:04 Processed envar [ECHGO_POD_NAME=p] as key: [pod_name], value: [p]",
  );
  assert.match(lines[2]!, /Registered: \{/);
});
