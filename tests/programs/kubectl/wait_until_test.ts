import assert from "node:assert/strict";
import { PODS } from "../../../src/kube/discovery.ts";
import { waitUntil } from "../../../src/programs/kubectl/wait_until.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { testIo } from "../test_io.ts";

const connection = recordedCluster({ "/api/v1/namespaces/shop/pods/web": { metadata: { name: "web" } } });
const target = (name: string) => ({
  resource: PODS,
  namespace: "shop",
  name,
  source: "",
  live: () => Promise.reject(new Error("nobody asks for it")),
});

Deno.test("what is as wanted is given, and what is not there can be wanted", async () => {
  const { io } = testIo();
  const found = await waitUntil({
    connection,
    io,
    target: target("web"),
    deadlineMs: 0,
    isDone: (one) => !!one,
  });
  assert.equal(found?.metadata.name, "web");
  assert.equal(
    await waitUntil({ connection, io, target: target("x"), deadlineMs: 0, isDone: (one) => !one }),
    undefined,
  );
});

Deno.test("a wait ends at its deadline, and after the last look", async () => {
  const { io } = testIo();
  let looks = 0;
  const isDone = () => ++looks < 0;
  const wait = waitUntil({ connection, io, target: target("web"), deadlineMs: 3000, isDone });
  await assert.rejects(wait, { message: "timed out waiting for the condition on pods/web" });
  assert.equal(io.now(), 3000);
  assert.ok(looks > 3);
});
