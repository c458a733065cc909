import assert from "node:assert/strict";
import { treesOf } from "../../../src/explorer/around/forest.ts";
import { inBundled } from "./reader_of_bundled.ts";

Deno.test("all objects of a kind come with what they own, by one list a kind", async () => {
  await inBundled("shop", async (reader, asked) => {
    const trees = await treesOf(reader, {
      resource: reader.resource("deployments.apps")!,
      namespace: "shop",
    });
    assert.deepEqual(trees.map(({ reference }) => reference.name), ["catalog", "front"]);
    const [set] = trees[0]!.below!;
    assert.equal(set!.reference.kind, "ReplicaSet");
    assert.equal(set!.below!.length, 2);
    assert.equal(asked.length, 3);
  });
});

Deno.test("kinds that own nothing stand alone", async () => {
  await inBundled("shop", async (reader) => {
    const trees = await treesOf(reader, { resource: reader.resource("nodes")!, namespace: undefined });
    assert.deepEqual(trees.map(({ reference, below }) => [reference.name, below]), [["eli01", undefined], [
      "eli02",
      undefined,
    ]]);
  });
});
