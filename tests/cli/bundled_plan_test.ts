import assert from "node:assert/strict";
import { bundledContext, bundledContexts, planBundled } from "../../src/cli/bundled_plan.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { parseFlags } from "../../src/programs/flags.ts";

const flagsOf = (line: string) => parseFlags(connectionFlags, line.split(" ").filter(Boolean)).flags;

const plans: [string, ReturnType<typeof planBundled>][] = [
  ["", { scenario: "lecture", seed: 1 }],
  ["--seed 7", { scenario: "lecture", seed: 7 }],
  ["--pods 0 --nodes 3", { scenario: "lecture", seed: 1, pods: 0, nodes: 3 }],
];
for (const [line, plan] of plans) {
  Deno.test(`the plan for "${line}"`, () => assert.deepEqual(planBundled("lecture", flagsOf(line)), plan));
}

Deno.test("what makes no cluster is refused before anything is built", () => {
  assert.throws(
    () => planBundled("sea", flagsOf("")),
    /scenario "sea" does not exist \(known scenarios: lecture, empty, shop, incident-/,
  );
  assert.throws(() => planBundled("empty", flagsOf("--pods=-1")), /"--pods" flag: must be 0 or more/);
});

Deno.test("the context is the first one, or the one that was asked for", () => {
  assert.deepEqual(bundledContext("lecture", flagsOf("")), bundledContexts("lecture")[0]);
  assert.equal(bundledContext("lecture", flagsOf("--context cool-app")).namespace, "cool-app");
  assert.equal(bundledContext("shop", flagsOf("")).namespace, "shop");
  assert.equal(bundledContext("empty", flagsOf("")).namespace, "default");
  assert.throws(
    () => bundledContext("lecture", flagsOf("--context prod")),
    /context "prod" does not exist \(known contexts: default, cool-app\)/,
  );
});
