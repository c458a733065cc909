import assert from "node:assert/strict";
import { neighboursOf, ownersOf } from "../../../src/explorer/around/surroundings.ts";
import { firstOf, inBundled } from "./reader_of_bundled.ts";

Deno.test("owners are found up to the top", async () => {
  await inBundled("shop", async (reader) => {
    const pod = await firstOf(reader, "pods", "shop", "catalog");
    assert.deepEqual((await ownersOf(reader, pod)).map(({ reference }) => reference.kind), [
      "ReplicaSet",
      "Deployment",
    ]);
  });
});

/** `[kind, name, neighbours as they have to be among what is found]`. */
const CASES: [string, string, string[]][] = [
  ["deployments.apps", "catalog", [
    "owns ReplicaSet",
    "selected by Service catalog",
    "uses ConfigMap catalog",
    "uses Secret catalog-database",
  ]],
  ["services", "catalog", ["selects Pod", "owns EndpointSlice"]],
  ["configmaps", "catalog", ["used by Deployment catalog"]],
  ["pods", "catalog", ["selected by Service catalog", "uses Node"]],
];

Deno.test("neighbours in both directions", async () => {
  await inBundled("shop", async (reader) => {
    for (const [key, name, wanted] of CASES) {
      const object = await firstOf(reader, key, "shop", name);
      const found = (await neighboursOf(reader, object)).map(({ relation, reference }) => {
        const word = /^(used by|uses)/.exec(relation)?.[0] ?? relation;
        return `${word} ${reference.kind} ${reference.name}`;
      });
      for (const one of wanted) {
        assert.ok(found.some((line) => line.startsWith(one)), `${key}: ${one} in ${found}`);
      }
    }
    assert.deepEqual(reader.unread, []);
  });
});

Deno.test("a name without an object is missing", async () => {
  await inBundled("incident-config", async (reader) => {
    const object = await firstOf(reader, "deployments.apps", "harbor", "api");
    const found = (await neighboursOf(reader, object)).find(({ reference }) =>
      reference.name === "api-config"
    );
    assert.equal(found?.isMissing, true);
  });
});
