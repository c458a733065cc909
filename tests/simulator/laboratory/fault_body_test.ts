import assert from "node:assert/strict";
import { parseFault } from "../../../src/simulator/laboratory/fault_body.ts";
import type { Fault } from "../../../src/simulator/laboratory/faults.ts";

const GOOD: [given: Record<string, unknown>, fault: Fault][] = [
  [{ kind: "latency", delay: "1.5s" }, { kind: "latency", delayMs: 1500 }],
  [{ kind: "error", code: 429, verbs: ["list"] }, { kind: "error", code: 429, verbs: ["list"] }],
  [{ kind: "drop", percent: 5, count: 3 }, { kind: "drop", percent: 5, count: 3 }],
  [
    { kind: "drop", resources: ["pods"], namespaces: ["a"], users: ["jane"] },
    { kind: "drop", resources: ["pods"], namespaces: ["a"], users: ["jane"] },
  ],
];

for (const [given, fault] of GOOD) {
  Deno.test(`a fault: ${JSON.stringify(given)}`, () => assert.deepEqual(parseFault(given), fault));
}

const BAD: [given: Record<string, unknown>, complaint: string][] = [
  [{}, 'kind: undefined is none of "latency", "error", "drop"'],
  [{ kind: "latency", delay: "soon" }, 'delay: "soon" is no duration such as "500ms"'],
  [{ kind: "latency", delay: "-1s" }, 'delay: "-1s" is no duration such as "500ms"'],
  [{ kind: "error", code: 418 }, "code: 418 is none of 429, 500, 503"],
  [{ kind: "drop", percent: 0 }, "percent: expected a number above 0 and up to 100"],
  [{ kind: "drop", count: "3" }, "count: expected a number above 0"],
  [{ kind: "drop", verbs: "list" }, "verbs: expected a list of texts"],
  [{ kind: "drop", verb: ["list"] }, 'unknown field "verb"'],
];

for (const [given, message] of BAD) {
  Deno.test(`no fault: ${JSON.stringify(given)}`, () => {
    assert.throws(() => parseFault(given), { name: "SyntaxError", message });
  });
}
