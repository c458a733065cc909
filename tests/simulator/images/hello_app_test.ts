import assert from "node:assert/strict";
import { helloApp } from "../../../src/simulator/images/hello_app.ts";
import { runArgv } from "./machine.ts";

const start = (env: Record<string, string> = {}) =>
  runArgv([...helloApp.entrypoint, ...helloApp.cmd], {
    image: helloApp,
    env: { ...helloApp.env, ...env },
    cwd: helloApp.workingDir,
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

Deno.test("the sample greets with its version and name", () => {
  const ran = start(helloApp.envOfTag!("2.0") as Record<string, string>);
  assert.equal(ask(ran, 8080).body, "Hello, world!\nVersion: 2.0.0\nHostname: box\n");
});
