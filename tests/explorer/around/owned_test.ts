import assert from "node:assert/strict";
import { kindOf, ownedTree } from "../../../src/explorer/around/owned.ts";
import { firstOf, inBundled } from "./reader_of_bundled.ts";

Deno.test("a deployment owns its replica sets and those their pods, by two lists with its selector", async () => {
  await inBundled("shop", async (reader, asked) => {
    const root = await firstOf(reader, "deployments.apps", "shop", "catalog");
    asked.length = 0;
    const { children } = await ownedTree(reader, root);
    assert.deepEqual(children.map(({ object }) => object.kind), ["ReplicaSet"]);
    assert.equal(children[0]!.children.length, 2);
    assert.equal(asked.length, 2);
    assert.ok(asked.every((path) => path.includes("labelSelector=app=catalog")), asked.join("\n"));
  });
});

Deno.test("a kind that owns nothing is not looked for", async () => {
  await inBundled("shop", async (reader, asked) => {
    const root = await firstOf(reader, "configmaps", "shop", "catalog");
    asked.length = 0;
    assert.deepEqual((await ownedTree(reader, root)).children, []);
    assert.deepEqual(asked, []);
    assert.deepEqual(kindOf(root), { kind: "ConfigMap", group: "" });
  });
});
