import assert from "node:assert/strict";
import { SmallWorld, state } from "../small_world.ts";

const CASES: [image: string, securityContext: Record<string, unknown>, message: string | undefined][] = [
  ["busybox:1.28", { runAsNonRoot: true }, "container has runAsNonRoot and image will run as root"],
  ["busybox:1.28", { runAsNonRoot: true, runAsUser: 0 }, "container's runAsUser breaks non-root policy"],
  [
    "curlimages/curl:8.14.1",
    { runAsNonRoot: true },
    "container has runAsNonRoot and image has non-numeric user (curl_user), cannot verify user is non-root",
  ],
  ["busybox:1.28", { runAsNonRoot: true, runAsUser: 1000 }, undefined],
  ["registry.k8s.io/pause:3.10", { runAsNonRoot: true }, undefined],
];

for (const [image, securityContext, message] of CASES) {
  Deno.test(`${image} with ${JSON.stringify(securityContext)}`, () => {
    const world = new SmallWorld();
    const command = image.includes("pause") ? {} : { command: ["sleep", "600"] };
    const pod = world.run("p", { image, ...command, securityContext });
    const { waiting } = pod.status!.containerStatuses![0]!.state!;
    if (message === undefined) return assert.equal(state(pod), "running");
    assert.equal(waiting!.reason, "CreateContainerConfigError");
    assert.equal(waiting!.message, `${message} (pod: "p_default(${pod.metadata.uid})", container: c)`);
  });
}
