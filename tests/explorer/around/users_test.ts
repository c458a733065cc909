import assert from "node:assert/strict";
import { canBeUsed, usersOf } from "../../../src/explorer/around/users.ts";
import { inBundled } from "./reader_of_bundled.ts";

Deno.test("workloads that name a config map or a secret are its users, their pods are not", async () => {
  await inBundled("shop", async (reader) => {
    const USERS: [string, string, string][] = [
      ["ConfigMap", "catalog", "Deployment catalog: envFrom of app"],
      ["Secret", "catalog-database", "Deployment catalog: env DATABASE_PASSWORD of app"],
    ];
    for (const [kind, name, user] of USERS) {
      const found = await usersOf(reader, { kind, group: "", namespace: "shop", name });
      assert.deepEqual(found.map(({ object, field }) => `${object.kind} ${object.metadata.name}: ${field}`), [
        user,
      ]);
    }
  });
});

Deno.test("the pods of a claim are its users though a workload made them", async () => {
  await inBundled("incident-volume", async (reader) => {
    const target = { kind: "PersistentVolumeClaim", group: "", namespace: "harbor", name: "database" };
    assert.deepEqual((await usersOf(reader, target)).map(({ object }) => object.kind).sort(), [
      "Deployment",
      "Pod",
    ]);
  });
});

Deno.test("what nothing can name has no users", () => {
  assert.ok(canBeUsed({ kind: "Secret", group: "" }) && !canBeUsed({ kind: "Pod", group: "" }));
});
