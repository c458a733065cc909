import assert from "node:assert/strict";
import { hpaExample } from "../../../src/simulator/images/hpa_example.ts";
import { ask, startImage } from "./machine.ts";

const start = (env: Record<string, string> = {}) => startImage(hpaExample, env);

Deno.test("every request is fine, and takes its time", () => {
  assert.equal(ask(start(), 80).body, "OK!");
  assert.ok(hpaExample.load!.requestCpuMs > 5);
});
