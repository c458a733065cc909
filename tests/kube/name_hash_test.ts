import assert from "node:assert/strict";
import { nameHash } from "../../src/kube/name_hash.ts";
import type { KubeObject } from "../../src/kube/object.ts";

/** What kubectl 1.36.3 ends the names with. */
const hashes: [object: Record<string, unknown>, hash: string][] = [
  [{ kind: "ConfigMap", metadata: { name: "cm" }, data: { a: "b" } }, "5k62mh6dh9"],
  [{ kind: "Secret", metadata: { name: "x" }, data: { a: "MQ==" } }, "hbhk6tkb4h"],
  [{ kind: "Secret", metadata: { name: "x" }, type: "foo/bar" }, "25dthkm75k"],
];

for (const [object, hash] of hashes) {
  Deno.test(`the hash of ${JSON.stringify(object)}`, async () =>
    assert.equal(await nameHash(object as unknown as KubeObject), hash));
}
