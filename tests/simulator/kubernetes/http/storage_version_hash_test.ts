import assert from "node:assert/strict";
import { storageVersionHash } from "../../../../src/simulator/kubernetes/http/storage_version_hash.ts";

const hashes: [group: string, version: string, kind: string, hash: string][] = [
  ["", "v1", "Event", "r2yiGXH7wu8="],
  ["autoscaling", "v2", "HorizontalPodAutoscaler", "qwQve8ut294="],
];
for (const [group, version, kind, hash] of hashes) {
  Deno.test(`the storage of ${kind} is ${hash}`, async () => {
    assert.equal(await storageVersionHash(group, version, kind), hash);
  });
}
