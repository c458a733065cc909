import assert from "node:assert/strict";
import { rawRequest } from "../../../src/programs/kubectl/raw_request.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { testIo } from "../test_io.ts";

Deno.test("a path is asked as it is", async () => {
  const cluster = recordedCluster({ "/x": { a: 1 } });
  const { io, output } = testIo();
  assert.equal(
    await rawRequest({ io, connect: () => Promise.resolve(cluster) }, "POST", "/x?y=z", "body"),
    0,
  );
  assert.deepEqual(cluster.requests, ["POST /x?y=z"]);
  assert.equal(output.out, '{"a":1}');
  await assert.rejects(
    rawRequest({ io, connect: () => Promise.resolve(cluster) }, "GET", "x"),
    /must be a valid URL path/,
  );
});
