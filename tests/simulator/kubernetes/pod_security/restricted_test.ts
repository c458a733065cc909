import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { RESTRICTED_CHECKS } from "../../../../src/simulator/kubernetes/pod_security/restricted.ts";

const container = (securityContext: object) => ({ containers: [{ name: "c", securityContext }] });

const cases: [id: string, spec: object, detail: string | undefined][] = [
  [
    "allowPrivilegeEscalation",
    container({}),
    'container "c" must set securityContext.allowPrivilegeEscalation=false',
  ],
  ["allowPrivilegeEscalation", container({ allowPrivilegeEscalation: false }), undefined],
  ["allowPrivilegeEscalation", { ...container({}), os: { name: "windows" } }, undefined],
  [
    "capabilities_restricted",
    container({ capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }),
    undefined,
  ],
  [
    "capabilities_restricted",
    container({ capabilities: { add: ["CHOWN"] } }),
    'container "c" must set securityContext.capabilities.drop=["ALL"]; ' +
    'container "c" must not include "CHOWN" in securityContext.capabilities.add',
  ],
  [
    "procMount_restricted",
    { ...container({ procMount: "Unmasked" }), hostUsers: false },
    'container "c" must not set securityContext.procMount to "Unmasked"',
  ],
  [
    "restrictedVolumes",
    { containers: [], volumes: [{ name: "v", nfs: {} }, { name: "w", secret: {} }] },
    'volume "v" uses restricted volume type "nfs"',
  ],
  ["runAsNonRoot", container({}), 'pod or container "c" must set securityContext.runAsNonRoot=true'],
  [
    "runAsNonRoot",
    { ...container({ runAsNonRoot: false }), securityContext: { runAsNonRoot: true } },
    'container "c" must not set securityContext.runAsNonRoot=false',
  ],
  ["runAsNonRoot", { ...container({}), securityContext: { runAsNonRoot: true } }, undefined],
  ["runAsNonRoot", { ...container({}), hostUsers: false }, undefined],
  [
    "runAsUser",
    { ...container({ runAsUser: 0 }), securityContext: { runAsUser: 0 } },
    'pod and container "c" must not set runAsUser=0',
  ],
  [
    "seccompProfile_restricted",
    container({}),
    'pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"',
  ],
  ["seccompProfile_restricted", container({ seccompProfile: { type: "RuntimeDefault" } }), undefined],
];

for (const [id, spec, detail] of cases) {
  Deno.test(`restricted, ${id}: ${JSON.stringify(spec)}`, () => {
    const check = RESTRICTED_CHECKS.find((candidate) => candidate.id === id)!;
    assert.equal(check.find(spec as IPodSpec, { minor: Infinity, metadata: {} })?.detail, detail);
  });
}
