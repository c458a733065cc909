import assert from "node:assert/strict";
import { contextsOf, SCENARIOS } from "../../../src/simulator/scenarios/catalogue.ts";

Deno.test("scenarios have names of their own and say what they are", () => {
  const names = SCENARIOS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(SCENARIOS.every(({ name, summary }) => /^[a-z][a-z-]*$/.test(name) && summary !== ""));
});

for (const scenario of SCENARIOS) {
  Deno.test(`${scenario.name} has the namespaces that its contexts name`, () => {
    const namespaces = scenario.history.flatMap(({ objects }) => objects)
      .filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name);
    for (const { namespace = "default" } of contextsOf(scenario)) assert.ok(namespaces.includes(namespace));
  });
}
