import assert from "node:assert/strict";
import fc from "fast-check";
import { findMisfit, KUBECONFIG_SHAPE, namedItem } from "../../src/cluster/kubeconfig_schema.ts";

Deno.test("unknown fields and nulls fit everywhere", () => {
  assert.equal(
    findMisfit({ clusters: null, future: [1], users: [{ name: "a", user: null, x: 1 }] }, KUBECONFIG_SHAPE),
    undefined,
  );
});

/** value, where, what */
const misfits: [unknown, (string | number)[], RegExp][] = [
  [{ "current-context": 7 }, ["current-context"], /expected a string, found a number: put it in quotes/],
  [{ "current-context": {} }, ["current-context"], /expected a string, found a mapping$/],
  [
    { users: [{ name: "a", user: { "as-user-extra": { k: "v" } } }] },
    ["users", 0, "user", "as-user-extra", "k"],
    /expected a list, found a string/,
  ],
  [{ extensions: [{ name: "a" }, { name: "a" }] }, ["extensions", 1, "name"], /as in item 1/],
  [{ clusters: ["a"] }, ["clusters", 0], /expected a mapping, found a string/],
];

Deno.test("the first misfit is found", () => {
  for (const [value, path, problem] of misfits) {
    const found = findMisfit(value, KUBECONFIG_SHAPE);
    assert.deepEqual(found?.path, path);
    assert.match(found?.problem ?? "", problem);
  }
});

Deno.test("any JSON is judged without failing", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const found = findMisfit({ clusters: value }, KUBECONFIG_SHAPE);
    assert.ok(found === undefined || found.problem.startsWith("expected "));
  }));
});

Deno.test("an item of a named list has a name and the thing itself", () => {
  assert.deepEqual(Object.keys(namedItem({ named: "cluster", of: "any" }).fields), ["name", "cluster"]);
});
