import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import {
  environmentOf,
  expand,
  podField,
  type Sources,
} from "../../../../src/simulator/kubernetes/kubelet/environment.ts";

const pod: IPod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p", namespace: "ns", uid: "u", labels: { app: "web" } },
  spec: { nodeName: "n1", serviceAccountName: "default", containers: [] },
  status: { podIP: "10.0.0.1", hostIP: "192.168.0.1" },
};
const sources: Sources = {
  configMap: (_, name) =>
    name === "map" ? { apiVersion: "v1", kind: "ConfigMap", data: { lives: "3", ui: "dark" } } : undefined,
  secret: (_, name) =>
    name === "secret" ? { apiVersion: "v1", kind: "Secret", data: { password: btoa("hunter2") } } : undefined,
  services: () => ({ WEB_SERVICE_HOST: "10.96.0.9" }),
  token: (_pod, audience, seconds) => `token-${audience ?? "api"}-${seconds}`,
  onChange: () => () => {},
  allocatable: { cpu: "4", memory: "8Gi" },
};
type Source = NonNullable<NonNullable<IContainer["env"]>[number]["valueFrom"]>;

const VALUES: [source: Source, value: string | undefined][] = [
  [{ fieldRef: { fieldPath: "metadata.name" } }, "p"],
  [{ fieldRef: { fieldPath: "status.podIP" } }, "10.0.0.1"],
  [{ fieldRef: { fieldPath: "metadata.labels['app']" } }, "web"],
  [{ configMapKeyRef: { name: "map", key: "lives" } }, "3"],
  [{ configMapKeyRef: { name: "map", key: "nope", optional: true } }, undefined],
  [{ secretKeyRef: { name: "secret", key: "password" } }, "hunter2"],
  [{ resourceFieldRef: { resource: "limits.cpu" } }, "2"],
  [{ resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } }, "64"],
];
const PROBLEMS: [source: Source, message: string][] = [
  [{ configMapKeyRef: { name: "nosuch", key: "a" } }, 'configmap "nosuch" not found'],
  [{ configMapKeyRef: { name: "map", key: "a" } }, "couldn't find key a in ConfigMap ns/map"],
  [{ secretKeyRef: { name: "nosuch", key: "a" } }, 'secret "nosuch" not found'],
  [{ secretKeyRef: { name: "secret", key: "a" } }, "couldn't find key a in Secret ns/secret"],
];
const withSource = (valueFrom: Source): IContainer => ({
  name: "c",
  env: [{ name: "A", valueFrom }],
  resources: { limits: { cpu: "1500m", memory: "64Mi" } },
});

for (const [source, value] of VALUES) {
  Deno.test(`${JSON.stringify(source)} is ${value}`, () => {
    assert.equal(environmentOf(pod, withSource(source), {}, sources)["A"], value);
  });
}

for (const [source, message] of PROBLEMS) {
  Deno.test(`${JSON.stringify(source)} cannot be made`, () => {
    assert.throws(() => environmentOf(pod, withSource(source), {}, sources), {
      name: "ContainerConfigError",
      message,
    });
  });
}

Deno.test("the image's variables, the host name, services, whole maps and own values, in that order", () => {
  const container: IContainer = {
    name: "c",
    envFrom: [{ prefix: "G_", configMapRef: { name: "map" } }],
    env: [{ name: "A", value: "$(G_lives) of $(NOPE) $$(x)" }],
  };
  assert.deepEqual(environmentOf(pod, container, { PATH: "/bin" }, sources), {
    PATH: "/bin",
    HOSTNAME: "p",
    WEB_SERVICE_HOST: "10.96.0.9",
    G_lives: "3",
    G_ui: "dark",
    A: "3 of $(NOPE) $(x)",
  });
});

Deno.test("expansion and fields", () => {
  assert.equal(expand("$(A)$(B)", { A: "1" }), "1$(B)");
  assert.equal(podField(pod, "metadata.labels"), 'app="web"');
});
