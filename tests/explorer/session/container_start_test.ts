import assert from "node:assert/strict";
import { startOf } from "../../../src/explorer/session/container_start.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const one = (state: unknown) => ({ containerStatuses: [{ name: "app", state }] });
const starts: [title: string, status: unknown, start: string | undefined][] = [
  ["nothing is known", {}, undefined],
  ["it runs", one({ running: {} }), "running"],
  [
    "it runs as an ephemeral one",
    { ephemeralContainerStatuses: [{ name: "app", state: { running: {} } }] },
    "running",
  ],
  ["it is being made", one({ waiting: { reason: "ContainerCreating" } }), undefined],
  ["its image is not there", one({ waiting: { reason: "ErrImagePull", message: "no" } }), "ErrImagePull no"],
  ["it has ended", one({ terminated: { exitCode: 1 } }), "ended at once with exit code 1"],
  [
    "its node refuses it",
    { phase: "Failed", reason: "OutOfpods", message: "too many" },
    "OutOfpods too many",
  ],
];

for (const [title, status, start] of starts) {
  Deno.test(`a container of which ${title}`, () => {
    const pod = { metadata: { name: "p" }, status } as unknown as KubeObject;
    assert.equal(startOf(pod, "app"), start);
  });
}
