import assert from "node:assert/strict";
import type { IEphemeralContainer } from "kubernetes-models/v1/EphemeralContainer";
import type { IPod } from "kubernetes-models/v1/Pod";
import {
  validateEphemeralContainers,
  validateEphemeralUpdate,
} from "../../../../src/simulator/kubernetes/kinds/ephemeral_containers.ts";

const DEBUGGER: IEphemeralContainer = {
  name: "debugger",
  image: "busybox",
  terminationMessagePolicy: "File",
  imagePullPolicy: "Always",
};
const pod = (...ephemeralContainers: IEphemeralContainer[]): IPod => ({
  apiVersion: "v1",
  kind: "Pod",
  spec: { containers: [{ name: "c", image: "nginx" }], ephemeralContainers },
});

const CASES: [what: string, container: Partial<IEphemeralContainer>, messages: string[]][] = [
  ["nothing special", {}, []],
  ["a target", { targetContainerName: "c" }, []],
  ["no such target", { targetContainerName: "x" }, [
    'spec.ephemeralContainers[0].targetContainerName: Not found: "x"',
  ]],
  ["a name that is taken", { name: "c" }, ['spec.ephemeralContainers[0].name: Duplicate value: "c"']],
  ["ports", { ports: [{ containerPort: 80, protocol: "TCP" }] }, [
    "spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container",
  ]],
  ["resources", { resources: { limits: { cpu: "1" } } }, [
    "spec.ephemeralContainers[0].resources: Forbidden: cannot be set for an Ephemeral Container",
  ]],
];

for (const [what, container, messages] of CASES) {
  Deno.test(`an ephemeral container with ${what}`, () => {
    const errors = validateEphemeralContainers(pod({ ...DEBUGGER, ...container }).spec!);
    assert.deepEqual(errors.map(({ field, message }) => `${field}: ${message}`), messages);
  });
}

Deno.test("those that exist may be joined by others, but neither go nor change", () => {
  const texts = (now: IPod) => validateEphemeralUpdate(now, pod(DEBUGGER)).map(({ message }) => message);
  assert.deepEqual(texts(pod(DEBUGGER, { ...DEBUGGER, name: "second" })), []);
  assert.deepEqual(texts(pod()), [
    'Forbidden: existing ephemeral containers "debugger" may not be removed\n',
  ]);
  assert.deepEqual(texts(pod({ ...DEBUGGER, image: "alpine" })), [
    'Forbidden: existing ephemeral containers "debugger" may not be changed\n',
  ]);
});
