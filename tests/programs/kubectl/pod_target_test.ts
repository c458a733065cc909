import assert from "node:assert/strict";
import {
  attachablePod,
  firstPod,
  goType,
  namedObject,
  podSelector,
  withinLimit,
} from "../../../src/programs/kubectl/pod_target.ts";
import { testIo } from "../test_io.ts";
import { worldCluster } from "./world_cluster.ts";

const signal = new AbortController().signal;

Deno.test("what stands behind a name is found, and its first pod", async () => {
  using cluster = worldCluster();
  const { io } = testIo();
  const pods = cluster.pods("env-echgo");
  for (
    const [argument, selector] of [
      ["deploy/env-echgo", "app=env-echgo"],
      ["svc/env-echgo", "app=env-echgo"],
      [pods[0]!, undefined],
      [`pod/${pods[0]}`, undefined],
      ["node/eli01", undefined],
    ] as const
  ) {
    const named = await namedObject(cluster, argument, signal);
    assert.equal(podSelector(named), selector, argument);
    if (argument.startsWith("node/")) {
      assert.equal(goType(named), "*v1.Node");
      await assert.rejects(attachablePod(cluster, named, { io, timeoutMs: 10 }), {
        message: "cannot attach to *v1.Node: selector for *v1.Node not implemented",
      });
    } else {
      const pod = await attachablePod(cluster, named, { io, timeoutMs: 10 });
      assert.ok(pods.includes(pod.metadata.name!), argument);
    }
  }
  await assert.rejects(namedObject(cluster, "frobs/x", signal), /doesn't have a resource type "frobs"/);
});

Deno.test("a pod that never comes is not waited for longer than was said", async () => {
  using cluster = worldCluster();
  const { io } = testIo();
  const search = { namespace: "default", labelSelector: "app=nope", io, timeoutMs: 20_000 };
  await assert.rejects(firstPod(cluster, search), { message: "timed out waiting for the condition" });
});

Deno.test("what is in time keeps its own end", async () => {
  const { io } = testIo();
  const patient = { ...io, wait: () => new Promise<void>(() => {}) };
  assert.equal(await withinLimit(patient, 1000, () => Promise.resolve(3)), 3);
  await assert.rejects(withinLimit(patient, 1000, () => Promise.reject(new Error("its own"))), /its own/);
});
