import assert from "node:assert/strict";
import { limitRange } from "../../../../src/simulator/kubernetes/kinds/limit_range.ts";
import { refusalOf } from "../sample_cluster.ts";
import { create, texts } from "./kind_world.ts";

const range = (...limits: object[]) => ({ metadata: { name: "l" }, spec: { limits } });

const defaulted: [what: string, given: object, stored: object][] = [
  ["limits follow from the maximum, requests from limits", { max: { cpu: "2" } }, {
    max: { cpu: "2" },
    default: { cpu: "2" },
    defaultRequest: { cpu: "2" },
  }],
  ["requests follow from the minimum", { min: { memory: "0.5Gi" } }, {
    min: { memory: "512Mi" },
    defaultRequest: { memory: "512Mi" },
  }],
  ["what is given stays", { default: { cpu: "1" }, defaultRequest: { cpu: "0.1" }, max: { cpu: "4" } }, {
    max: { cpu: "4" },
    default: { cpu: "1" },
    defaultRequest: { cpu: "100m" },
  }],
];

for (const [what, given, stored] of defaulted) {
  Deno.test(`defaults for containers: ${what}`, () => {
    const { object, errors } = create(limitRange, range({ type: "Container", ...given }));
    assert.deepEqual(errors, []);
    assert.deepEqual(object.spec.limits, [{ type: "Container", ...stored }]);
  });
}

Deno.test("pods and claims have no defaults", () => {
  const { object } = create(limitRange, range({ type: "Pod", max: { cpu: "2" } }));
  assert.deepEqual(object.spec.limits, [{ type: "Pod", max: { cpu: "2" } }]);
});

Deno.test("what is no quantity cannot be read; what contradicts itself is refused", () => {
  assert.match(
    refusalOf(() => create(limitRange, range({ type: "Pod", max: { cpu: "much" } }))),
    /^400 BadRequest: LimitRange in version "v1" cannot be handled as a LimitRange: quantities must match/,
  );
  assert.deepEqual(
    texts(create(limitRange, range({ type: "Pod", max: { cpu: 1 }, min: { cpu: 2 } })).errors),
    [
      'spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
    ],
  );
});
