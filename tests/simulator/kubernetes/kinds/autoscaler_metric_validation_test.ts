import assert from "node:assert/strict";
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import { validateMetrics } from "../../../../src/simulator/kubernetes/kinds/autoscaler_metric_validation.ts";
import { texts } from "./kind_world.ts";

const TYPES = 'supported values: "ContainerResource", "External", "Object", "Pods", "Resource"';
const value = { type: "AverageValue", averageValue: "1" };

const cases: [what: string, metric: object, expected: string[]][] = [
  ["a resource", { type: "Resource", resource: { name: "cpu", target: value } }, []],
  ["no type", { resource: { name: "cpu", target: value } }, [
    "m[0].type: Required value: must specify a metric source type",
    `m[0].type: Unsupported value: "": ${TYPES}`,
    `m[0].type: Unsupported value: "": ${TYPES}`,
  ]],
  ["another source than the type's", { type: "Pods", resource: { name: "cpu", target: value } }, [
    "m[0].pods: Required value: must populate information for the given metric source",
  ]],
  ["two sources", { type: "Resource", resource: { name: "cpu", target: value }, object: {} }, [
    "m[0].object: Forbidden: must populate the given metric source only",
  ]],
  ["neither value nor utilization", { type: "Resource", resource: { name: "", target: { type: "Some" } } }, [
    "m[0].resource.name: Required value: must specify a resource name",
    'm[0].resource.target.type: Invalid value: "Some": must be either Utilization, Value, or AverageValue',
    "m[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization",
  ]],
  [
    "value and utilization",
    { type: "Resource", resource: { name: "cpu", target: { ...value, averageUtilization: 0 } } },
    [
      "m[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0",
      "m[0].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization",
    ],
  ],
  ["a container without a name", {
    type: "ContainerResource",
    containerResource: { name: "disk", target: value },
  }, [
    'm[0].containerResource.name: Invalid value: "disk": must be a standard resource type or fully qualified',
    'm[0].containerResource.name: Invalid value: "disk": must be a standard resource for containers',
    "m[0].containerResource.container: Required value: must specify a container",
  ]],
  ["pods without an average", {
    type: "Pods",
    pods: { metric: { name: "a/b" }, target: { type: "Value", value: "0" } },
  }, [
    "m[0].pods.metric.name: Invalid value: \"a/b\": may not contain '/'",
    'm[0].pods.target.value: Invalid value: "0": must be positive',
    "m[0].pods.target.averageValue: Required value: must specify a positive target averageValue",
  ]],
  ["an object unnamed", {
    type: "Object",
    object: { describedObject: { kind: "Service" }, target: { type: "Value" } },
  }, [
    "m[0].object.describedObject.name: Required value",
    "m[0].object.metric.name: Required value: must specify a metric name",
    "m[0].object.target.averageValue: Required value: must set either a target value or averageValue",
  ]],
  ["too much of something external", {
    type: "External",
    external: { metric: { name: "q" }, target: { ...value, value: "2" } },
  }, [
    "m[0].external.target.value: Forbidden: may not set both a target value for metric and a per-pod target",
  ]],
];

for (const [what, metric, expected] of cases) {
  Deno.test(`a metric: ${what}`, () => {
    const found = texts(validateMetrics([metric as IMetricSpec], "m", 1));
    // Of two sources the server looks into the first alone.
    assert.deepEqual(what === "two sources" ? found.slice(-1) : found, expected);
  });
}

Deno.test("nothing that is measured in pods can bring them back from zero", () => {
  const resource: IMetricSpec = { type: "Resource", resource: { name: "cpu", target: value } };
  const why = "must specify at least one Object or External metric to support scaling to zero replicas";
  assert.deepEqual(texts(validateMetrics([resource], "m", 0)), [`m: Forbidden: ${why}`]);
});
