import assert from "node:assert/strict";
import { leaky } from "../../../src/simulator/images/leaky.ts";
import { runArgv } from "./machine.ts";

const start = (env: Record<string, string> = {}) =>
  runArgv([...leaky.entrypoint, ...leaky.cmd], {
    image: leaky,
    env: { ...leaky.env, ...env },
    cwd: leaky.workingDir,
  });

function ask(ran: ReturnType<typeof start>, port: number, path = "/") {
  const request = {
    method: "GET",
    path,
    headers: { Host: "h", "User-Agent": "curl/8" },
    body: "",
    from: "10.0.0.1",
  };
  return ran.ports.get(port)!(request);
}

Deno.test("a leaky application serves what it holds", () => {
  assert.match(
    ask(start({ LEAK_PER_REQUEST: "1M", LEAK_PER_SECOND: "0", LEAK_LIMIT: "3M" }), 8080).body,
    /^holding 1048576 bytes/,
  );
});
