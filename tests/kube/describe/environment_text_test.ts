import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import { writeEnvironment } from "../../../src/kube/describe/environment_text.ts";

const resources = { limits: { memory: "64Mi" }, requests: { cpu: "1500m" } };
const fromResource = (resource: string, divisor?: string) => ({
  name: "A",
  valueFrom: { resourceFieldRef: { resource, ...(divisor ? { divisor } : {}) } },
});
const variables: [name: string, container: Partial<IContainer>, lines: string[]][] = [
  ["none", {}, ["Environment:  <none>"]],
  ["a value", { env: [{ name: "A", value: "1" }] }, ["Environment:", "A:  1"]],
  ["several lines", { env: [{ name: "A", value: "1\n2" }] }, ["Environment:", "A:  1", "2"]],
  ["a field", {
    env: [{ name: "A", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "metadata.name" } } }],
  }, [
    "Environment:",
    "A:  <metadata.name> (v1:metadata.name)",
  ]],
  ["a limit", { resources, env: [fromResource("limits.memory", "1Mi")] }, [
    "Environment:",
    "A:  64 (limits.memory)",
  ]],
  ["a request", { resources, env: [fromResource("requests.cpu")] }, ["Environment:", "A:  2 (requests.cpu)"]],
  ["no limit", { env: [fromResource("limits.cpu")] }, ["Environment:", "A:  node allocatable (limits.cpu)"]],
  [
    "a secret",
    { env: [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k", optional: true } } }] },
    [
      "Environment:",
      "A:  <set to the key 'k' in secret 's'>  Optional: true",
    ],
  ],
  ["everything of a map", { envFrom: [{ prefix: "P_", configMapRef: { name: "m" } }] }, [
    "Environment Variables from:",
    "m           ConfigMap with prefix 'P_'  Optional: false",
    "Environment:  <none>",
  ]],
];
for (const [name, container, lines] of variables) {
  Deno.test(`environment: ${name}`, () => {
    const text = new DescribeText();
    writeEnvironment(text, { name: "c", ...container }, (path) => `<${path}>`);
    assert.deepEqual(text.toString().trimEnd().split("\n").map((line) => line.trim()), lines);
  });
}
