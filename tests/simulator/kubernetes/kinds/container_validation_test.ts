import assert from "node:assert/strict";
import {
  validateContainers,
  validateImageBlanks,
  validateInitContainers,
} from "../../../../src/simulator/kubernetes/kinds/container_validation.ts";
import { setPodSpecDefaults } from "../../../../src/simulator/kubernetes/kinds/pod_spec_defaults.ts";
import { texts } from "./kind_world.ts";

function filled(containers: object[]): Parameters<typeof validateContainers>[0] {
  const spec = { containers: structuredClone(containers) as { name: string }[] };
  setPodSpecDefaults(spec, { kind: "Pod", version: "v1" });
  return spec.containers;
}

const c = { name: "c", image: "x" };

const cases: [what: string, containers: object[], expected: string[]][] = [
  ["no name", [{ image: "x" }], ["f[0].name: Required value"]],
  ["no image", [{ name: "c" }], ["f[0].image: Required value"]],
  ["one name twice", [c, c], ['f[1].name: Duplicate value: "c"']],
  [
    "a port out of range",
    [{ ...c, ports: [{ containerPort: 70000 }] }],
    ["f[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive"],
  ],
  [
    "two ports of one name",
    [{ ...c, ports: [{ name: "a", containerPort: 1 }, { name: "a", containerPort: 2 }] }],
    ['f[0].ports[1].name: Duplicate value: "a"'],
  ],
  [
    "one port of the node for two",
    [{ ...c, ports: [{ containerPort: 1, hostPort: 9 }] }, {
      name: "d",
      image: "x",
      ports: [{ containerPort: 2, hostPort: 9 }],
    }],
    ['f[1].ports[0].hostPort: Duplicate value: "TCP//9"'],
  ],
  [
    "an unknown pull policy",
    [{ ...c, imagePullPolicy: "Often" }],
    ['f[0].imagePullPolicy: Unsupported value: "Often": supported values: "Always", "IfNotPresent", "Never"'],
  ],
  [
    "a restart policy of its own",
    [{ ...c, restartPolicy: "Sometimes" }],
    ['f[0].restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "Never", "OnFailure"'],
  ],
  [
    "readiness with its own grace",
    [{ ...c, readinessProbe: { exec: { command: ["x"] }, terminationGracePeriodSeconds: 3 } }],
    ["f[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 3: must not be set for readinessProbes"],
  ],
  [
    "privileged without escalation",
    [{ ...c, securityContext: { privileged: true, allowPrivilegeEscalation: false } }],
    [
      'f[0].securityContext: Invalid value: {"privileged":true,"allowPrivilegeEscalation":false}: ' +
      "cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
    ],
  ],
];

for (const [what, containers, expected] of cases) {
  Deno.test(`containers: ${what}`, () => {
    assert.deepEqual(texts(validateContainers(filled(containers), [], "f")), expected);
  });
}

const probe = { exec: { command: ["x"] } };
const initCases: [what: string, init: object, expected: string[]][] = [
  ["the name of a container", c, ['f[0].name: Duplicate value: "c"']],
  [
    "a probe",
    { name: "i", image: "x", livenessProbe: probe },
    ["f[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always"],
  ],
  [
    "a probe of one that runs on",
    { name: "i", image: "x", restartPolicy: "Always", livenessProbe: probe },
    [],
  ],
  [
    "another restart policy",
    { name: "i", image: "x", restartPolicy: "Sometimes" },
    ['f[0].restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "Never", "OnFailure"'],
  ],
];

for (const [what, init, expected] of initCases) {
  Deno.test(`init containers: ${what}`, () => {
    assert.deepEqual(texts(validateInitContainers(filled([init]), filled([c]), [], "f")), expected);
  });
}

Deno.test("blanks around images", () => {
  assert.deepEqual(texts(validateImageBlanks([{ name: "c", image: "x " }, c], "f")), [
    'f[0].image: Invalid value: "x ": must not have leading or trailing whitespace',
  ]);
});
