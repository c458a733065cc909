import assert from "node:assert/strict";
import { targetPortOf } from "../../../../src/simulator/kubernetes/controllers/service_ports.ts";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  spec: { containers: [{ name: "c", ports: [{ name: "web", containerPort: 8080 }] }] },
} as const;

for (
  const [target, expected] of [[undefined, 80], [8443, 8443], ["web", 8080], ["9000", 9000], [
    "nope",
    undefined,
  ]] as const
) {
  Deno.test(`port 80 to target ${target} is ${expected}`, () => {
    const port = target === undefined ? { port: 80 } : { port: 80, targetPort: target };
    assert.equal(
      targetPortOf(port, structuredClone(pod) as unknown as Parameters<typeof targetPortOf>[1]),
      expected,
    );
  });
}
