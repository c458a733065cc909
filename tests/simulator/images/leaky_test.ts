import assert from "node:assert/strict";
import { leaky } from "../../../src/simulator/images/leaky.ts";
import { ask, startImage } from "./machine.ts";

const start = (env: Record<string, string> = {}) => startImage(leaky, env);

Deno.test("a leaky application serves what it holds", () => {
  assert.match(
    ask(start({ LEAK_PER_REQUEST: "1M", LEAK_PER_SECOND: "0", LEAK_LIMIT: "3M" }), 8080).body,
    /^holding 1048576 bytes/,
  );
});
