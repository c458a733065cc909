import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { newCluster, readCluster, writeCluster } from "../../../../src/simulator/images/postgres/cluster.ts";

Deno.test("databases and roles are read as they were written", () => {
  const files = new FileTree({ "/data/global/": "" });
  assert.equal(readCluster(files, "/data"), undefined);
  const cluster = newCluster("app", "pw", "shop");
  writeCluster(files, "/data", cluster);
  assert.deepEqual(readCluster(files, "/data"), cluster);
  assert.deepEqual(cluster.databases.map(({ name }) => name), ["postgres", "template0", "template1", "shop"]);
});
