import assert from "node:assert/strict";
import { helloApp } from "../../../src/simulator/images/hello_app.ts";
import { ask, startImage } from "./machine.ts";

const start = (env: Record<string, string> = {}) => startImage(helloApp, env);

Deno.test("the sample greets with its version and name", () => {
  const ran = start(helloApp.envOfTag!("2.0") as Record<string, string>);
  assert.equal(ask(ran, 8080).body, "Hello, world!\nVersion: 2.0.0\nHostname: box\n");
});
