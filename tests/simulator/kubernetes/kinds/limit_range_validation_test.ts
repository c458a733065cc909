import assert from "node:assert/strict";
import type { ILimitRangeItem } from "kubernetes-models/v1/LimitRangeItem";
import { validateLimits } from "../../../../src/simulator/kubernetes/kinds/limit_range_validation.ts";
import { texts } from "./kind_world.ts";

const cases: [what: string, limits: ILimitRangeItem[], expected: string[]][] = [
  ["nothing wrong", [{ type: "Container", max: { cpu: "1" }, maxLimitRequestRatio: { memory: "2" } }], []],
  ["an unknown type", [{ type: "Node" }], [
    'l[0].type: Invalid value: "Node": must be a standard limit type or fully qualified',
  ]],
  ["a type twice", [{ type: "Pod" }, { type: "Pod" }], ['l[1].type: Duplicate value: "Pod"']],
  ["an unknown resource", [{ type: "Pod", max: { disk: "1" } }], [
    'l[0].max[disk]: Invalid value: "disk": must be a standard resource type or fully qualified',
    'l[0].max[disk]: Invalid value: "disk": must be a standard resource for containers',
  ]],
  ["defaults for pods", [{ type: "Pod", default: { cpu: "1" } }], [
    "l[0].default: Forbidden: may not be specified when `type` is 'Pod'",
  ]],
  ["claims without bounds", [{ type: "PersistentVolumeClaim" }], [
    "l[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided",
  ]],
  [
    "a request above the limit",
    [{ type: "Container", default: { cpu: "1" }, defaultRequest: { cpu: "2" } }],
    [
      'l[0].defaultRequest[cpu]: Invalid value: "2": default request value 2 is greater than default limit value 1',
    ],
  ],
  ["a default above the maximum", [{ type: "Container", default: { cpu: "2" }, max: { cpu: "1" } }], [
    'l[0].default[cpu]: Invalid value: "1": default value 2 is greater than max value 1',
  ]],
  ["a ratio below one", [{ type: "Pod", maxLimitRequestRatio: { cpu: "500m" } }], [
    'l[0].maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1',
  ]],
  [
    "a ratio that cannot be",
    [{ type: "Pod", maxLimitRequestRatio: { cpu: "4" }, min: { cpu: "1" }, max: { cpu: "2" } }],
    ['l[0].maxLimitRequestRatio[cpu]: Invalid value: "4": ratio 4 is greater than max/min = 2.000000'],
  ],
  [
    "devices that differ",
    [{ type: "Container", default: { "a.io/gpu": "2" }, defaultRequest: { "a.io/gpu": "1" } }],
    [
      'l[0].defaultRequest[a.io/gpu]: Invalid value: "1": ' +
      "default value 2 must equal to defaultRequest value 1 in a.io/gpu",
    ],
  ],
];

for (const [what, limits, expected] of cases) {
  Deno.test(`limits: ${what}`, () => assert.deepEqual(texts(validateLimits(limits, "l")), expected));
}
