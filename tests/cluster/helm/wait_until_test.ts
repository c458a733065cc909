import assert from "node:assert/strict";
import { placeObjects } from "../../../src/cluster/helm/placed_object.ts";
import { type Awaited, waitUntilGone, waitUntilReady } from "../../../src/cluster/helm/wait_until.ts";
import { createObjects, deleteObjects } from "../../../src/cluster/helm/write_objects.ts";
import { objectsIn } from "../../../src/kube/helm_release.ts";
import { pod, rejectsWith, withReleases } from "./release_world.ts";

const job = (line: string) =>
  JSON.stringify({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "j" },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: "Never",
          containers: [{ name: "a", image: "busybox", command: ["sh", "-c", line] }],
        },
      },
    },
  });
const nginx = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":' +
  '[{"name":"a","image":"nginx"}]}}';

const cases: [string, string, Awaited, string | undefined][] = [
  ["a pod that serves", nginx, "ready", undefined],
  [
    "a pod that serves, as a hook",
    nginx,
    "hooks done",
    "resource Pod/default/p not ready. status: InProgress, message: Pod in progress\ncontext deadline exceeded",
  ],
  ["a pod that ends", pod("p", "exit 0"), "hooks done", undefined],
  [
    "a pod that fails",
    pod("p", "exit 1"),
    "hooks done",
    "resource Pod/default/p not ready. status: Failed, message: pod p failed",
  ],
  ["a job that goes on", job("sleep 3600"), "ready", undefined],
  [
    "a job that goes on, to its end",
    job("sleep 3600"),
    "ready and jobs done",
    "resource Job/default/j not ready. status: InProgress, message: Job in progress\ncontext deadline exceeded",
  ],
  [
    "a job that fails",
    job("exit 1"),
    "hooks done",
    "resource Job/default/j not ready. status: Failed, message: Job Failed. failed: 1/1",
  ],
];

for (const [title, manifest, awaited, problem] of cases) {
  Deno.test(`waiting until ${awaited}: ${title}`, () =>
    withReleases(async ({ acting }) => {
      const objects = await placeObjects(objectsIn(manifest), acting);
      await createObjects(objects, { isServerSide: true }, acting);
      const waited = waitUntilReady(objects, awaited, 60_000, acting);
      if (problem === undefined) await waited;
      else await rejectsWith(waited, problem);
    }));
}

Deno.test("waiting until objects are gone, or time is up", () =>
  withReleases(async ({ acting }) => {
    const objects = await placeObjects(objectsIn(nginx), acting);
    await createObjects(objects, { isServerSide: true }, acting);
    await waitUntilReady(objects, "ready", 60_000, acting);
    await assert.rejects(
      waitUntilGone(objects, 5000, acting),
      /^Error: resource Pod\/default\/p still exists. status: Current, message: Pod is Ready\ncontext deadline/,
    );
    await deleteObjects(objects, "Background", acting);
    await waitUntilGone(objects, 60_000, acting);
  }));
