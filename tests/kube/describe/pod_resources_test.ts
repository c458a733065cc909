import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { podAmounts, qosClass } from "../../../src/kube/describe/pod_resources.ts";

const asking = (cpu: string, more: Partial<IContainer> = {}): IContainer => ({
  name: "c",
  resources: { requests: { cpu } },
  ...more,
});
const requests: [name: string, spec: IPodSpec, cpu: string | undefined][] = [
  ["containers add up", { containers: [asking("1"), asking("500m")] }, "1500m"],
  ["the largest init container counts", {
    containers: [asking("1")],
    initContainers: [asking("2"), asking("1")],
  }, "2"],
  ["sidecars add up", {
    containers: [asking("1")],
    initContainers: [asking("1", { restartPolicy: "Always" })],
  }, "2"],
  ["overhead adds up", { containers: [asking("1")], overhead: { cpu: "250m" } }, "1250m"],
  [
    "the pod's own replace the sum",
    { containers: [asking("1")], resources: { requests: { cpu: "3" } } },
    "3",
  ],
  ["nothing", { containers: [] }, undefined],
];
for (const [name, spec, cpu] of requests) {
  Deno.test(`requests of a pod: ${name}`, () => assert.equal(podAmounts({ spec }, "requests").cpu, cpu));
}

const full = { cpu: "1", memory: "1Gi" };
const classes: [name: string, container: IContainer, qos: string][] = [
  ["nothing", { name: "c" }, "BestEffort"],
  ["a request", asking("1"), "Burstable"],
  ["limits alone", { name: "c", resources: { limits: full } }, "Guaranteed"],
  ["limits that are the requests", {
    name: "c",
    resources: { limits: full, requests: { ...full, cpu: "1000m" } },
  }, "Guaranteed"],
  [
    "limits above the requests",
    { name: "c", resources: { limits: full, requests: { cpu: "1m" } } },
    "Burstable",
  ],
];
for (const [name, container, qos] of classes) {
  Deno.test(`a pod with ${name} is ${qos}`, () =>
    assert.equal(qosClass({ spec: { containers: [container] } }), qos));
}
