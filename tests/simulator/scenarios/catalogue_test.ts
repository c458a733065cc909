import assert from "node:assert/strict";
import { CLUSTER_FACTS, SCENARIOS } from "../../../src/simulator/scenarios/catalogue.ts";

Deno.test("scenarios have names of their own and say what they are", () => {
  const names = SCENARIOS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(SCENARIOS.every(({ name, summary }) => /^[a-z][a-z-]*$/.test(name) && summary !== ""));
});

Deno.test("the default scenario has the namespaces that the contexts name", () => {
  const [lecture] = SCENARIOS;
  const namespaces = lecture!.history.flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name);
  for (const context of CLUSTER_FACTS.contexts) {
    assert.ok(namespaces.includes("namespace" in context ? context.namespace : "default"));
  }
});
