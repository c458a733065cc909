import assert from "node:assert/strict";
import { hpaExample } from "../../../src/simulator/images/hpa_example.ts";
import { runArgv } from "./machine.ts";

const start = (env: Record<string, string> = {}) =>
  runArgv([...hpaExample.entrypoint, ...hpaExample.cmd], {
    image: hpaExample,
    env: { ...hpaExample.env, ...env },
    cwd: hpaExample.workingDir,
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

Deno.test("every request is fine, and takes its time", () => {
  assert.equal(ask(start(), 80).body, "OK!");
  assert.ok(hpaExample.load!.requestCpuMs > 5);
});
