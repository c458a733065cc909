import assert from "node:assert/strict";
import { StoredEntry } from "../../../src/simulator/kubernetes/stored_entry.ts";
import { configMap, configMaps, sampleCluster } from "./sample_cluster.ts";

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

Deno.test("an object is encoded once: whole, as an item of a list, and its metadata", () => {
  const { registry } = sampleCluster();
  const object = registry.create(configMaps, configMap("a", { k: "ü" }));
  const entry = new StoredEntry(configMaps, object, 2);
  assert.equal(entry.key, "default/a");
  assert.equal(decode(entry.bytes), JSON.stringify(object));
  assert.equal(entry.bytes, entry.bytes);
  const { kind: _kind, apiVersion: _version, ...item } = object;
  assert.deepEqual(JSON.parse(`{${decode(entry.itemBytes)}`), item);
  assert.deepEqual(JSON.parse(decode(entry.metadataBytes)), {
    kind: "PartialObjectMetadata",
    apiVersion: "meta.k8s.io/v1",
    metadata: object.metadata,
  });
  const bytes = entry.bytes;
  entry.release();
  assert.notEqual(entry.bytes, bytes);
  assert.deepEqual(entry.bytes, bytes);
  assert.notEqual(entry.bytes, entry.bytes, "what is superseded keeps nothing, whoever reads it late");
  assert.notEqual(entry.metadataBytes, entry.metadataBytes);
});
