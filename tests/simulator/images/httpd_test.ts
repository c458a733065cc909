import assert from "node:assert/strict";
import { httpd } from "../../../src/simulator/images/httpd.ts";
import { runArgv } from "./machine.ts";

const start = (env: Record<string, string> = {}) =>
  runArgv([...httpd.entrypoint, ...httpd.cmd], {
    image: httpd,
    env: { ...httpd.env, ...env },
    cwd: httpd.workingDir,
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

Deno.test("Apache says that it works, and what it does not find", () => {
  const ran = start();
  assert.equal(ran.code, undefined);
  assert.match(ran.err, /AH00558: httpd: Could not reliably determine/);
  assert.match(ask(ran, 80).body, /<h1>It works!<\/h1>/);
  assert.equal(ask(ran, 80, "/nope").status, 404);
});
