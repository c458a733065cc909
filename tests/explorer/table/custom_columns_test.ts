import assert from "node:assert/strict";
import { enrichmentOf } from "../../../src/explorer/table/custom_columns.ts";

/** Group and name, and whether the kind has columns of Pequod's own. */
const kinds: [string, string, boolean][] = [
  ["", "pods", true],
  ["", "nodes", true],
  ["metrics.k8s.io", "pods", false],
  ["apps", "deployments", false],
];

for (const [group, name, isEnriched] of kinds) {
  Deno.test(`${name} of ${group || "the core"} ${isEnriched ? "has" : "has no"} columns of Pequod's own`, () => {
    assert.equal(enrichmentOf({ group, name }, undefined) !== undefined, isEnriched);
  });
}
