import assert from "node:assert/strict";
import { forwardedPorts } from "../../../src/programs/kubectl/forwarded_ports.ts";
import type { NamedObject } from "../../../src/programs/kubectl/pod_target.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { PODS } from "../../../src/kube/discovery.ts";

const pod = {
  metadata: { name: "web" },
  spec: { containers: [{ name: "app", ports: [{ name: "http", containerPort: 8080 }] }] },
} as unknown as KubeObject;
const service = {
  metadata: { name: "front" },
  spec: {
    ports: [{ name: "web", port: 80, targetPort: "http" }, { port: 90, targetPort: 9090 }, { port: 70 }],
  },
} as unknown as KubeObject;
const named: Record<string, NamedObject> = {
  pod: { resource: PODS, object: pod },
  service: { resource: { ...PODS, kind: "Service", name: "services" }, object: service },
};

const cases: [of: string, text: string, expected: [local: number, remote: number] | string][] = [
  ["pod", "5000", [5000, 5000]],
  ["pod", "8888:5000", [8888, 5000]],
  ["pod", ":5000", [0, 5000]],
  ["pod", "http", [8080, 8080]],
  ["pod", "9000:http", [9000, 8080]],
  ["pod", "nope", "Pod 'web' does not have a named port 'nope'"],
  ["pod", "0", "remote port must be > 0"],
  ["pod", "x:80", `error parsing local port 'x': strconv.ParseUint: parsing "x": invalid syntax`],
  ["service", "80", [80, 8080]],
  ["service", "1234:web", [1234, 8080]],
  ["service", "90", [90, 9090]],
  ["service", "70", [70, 70]],
  ["service", "1", "Service front does not have a service port 1"],
  ["service", "nope", "Service 'front' does not have a named port 'nope'"],
];

for (const [of, text, expected] of cases) {
  Deno.test(`ports to forward: ${text} of a ${of}`, () => {
    const read = () => forwardedPorts(named[of]!, pod, [text]);
    if (typeof expected === "string") assert.throws(read, { message: expected });
    else assert.deepEqual(read(), [{ local: expected[0], remote: expected[1] }]);
  });
}
