import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import {
  BASELINE_CHECKS,
  seccomp,
  unmaskedProc,
} from "../../../../src/simulator/kubernetes/pod_security/baseline.ts";

const container = (securityContext: object, more: object = {}) => ({
  containers: [{ name: "c", securityContext, ...more }],
});

const bad: [id: string, spec: object, expected: string, minor?: number][] = [
  [
    "appArmorProfile",
    container({ appArmorProfile: { type: "Unconfined" } }),
    'forbidden AppArmor profile: container "c" must not set AppArmor profile type to "Unconfined"',
  ],
  [
    "capabilities_baseline",
    container({ capabilities: { add: ["NET_RAW", "CHOWN", "SYS_ADMIN"] } }),
    'non-default capabilities: container "c" must not include "NET_RAW", "SYS_ADMIN" in securityContext.capabilities.add',
  ],
  [
    "hostNamespaces",
    { containers: [], hostNetwork: true, hostIPC: true },
    "host namespaces: hostNetwork=true, hostIPC=true",
  ],
  [
    "hostPathVolumes",
    { containers: [], volumes: [{ name: "v", hostPath: { path: "/" } }] },
    'hostPath volumes: volume "v"',
  ],
  [
    "hostPorts",
    container({}, { ports: [{ containerPort: 1, hostPort: 80 }, { containerPort: 2, hostPort: 443 }] }),
    'hostPort: container "c" uses hostPorts 443, 80',
  ],
  [
    "hostProbesAndHostLifecycle",
    container({}, { livenessProbe: { httpGet: { host: "h", port: 80 } } }),
    'probe or lifecycle host: container "c" uses probe or lifecycle host "h"',
  ],
  [
    "privileged",
    container({ privileged: true }),
    'privileged: container "c" must not set securityContext.privileged=true',
  ],
  [
    "procMount",
    container({ procMount: "Unmasked" }),
    'procMount: container "c" must not set securityContext.procMount to "Unmasked"',
  ],
  [
    "seLinuxOptions",
    container({ seLinuxOptions: { type: "spc_t", user: "u" } }),
    'seLinuxOptions: container "c" set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set',
  ],
  [
    "seccompProfile_baseline",
    { containers: [], securityContext: { seccompProfile: { type: "Unconfined" } } },
    'seccompProfile: pod must not set securityContext.seccompProfile.type to "Unconfined"',
  ],
  [
    "sysctls",
    { containers: [], securityContext: { sysctls: [{ name: "kernel.msgmax", value: "1" }] } },
    "forbidden sysctls: kernel.msgmax",
  ],
  [
    "sysctls",
    { containers: [], securityContext: { sysctls: [{ name: "net.ipv4.tcp_rmem", value: "1" }] } },
    "forbidden sysctls: net.ipv4.tcp_rmem",
    31,
  ],
  [
    "windowsHostProcess",
    container({ windowsOptions: { hostProcess: true } }),
    'hostProcess: container "c" must not set securityContext.windowsOptions.hostProcess=true',
  ],
];

for (const [id, spec, expected, minor = Infinity] of bad) {
  Deno.test(`baseline, ${expected}`, () => {
    const check = BASELINE_CHECKS.find((candidate) => candidate.id === id)!;
    const found = check.find(spec as IPodSpec, { minor, metadata: {} });
    assert.equal(`${found?.reason}: ${found?.detail}`, expected);
    assert.equal(check.find({ containers: [{ name: "c" }] }, { minor, metadata: {} }), undefined);
  });
}

Deno.test("annotations of former days count, too", () => {
  const annotations = { "container.apparmor.security.beta.kubernetes.io/c": "unconfined" };
  const [check] = BASELINE_CHECKS;
  const found = check!.find({ containers: [{ name: "c" }] }, { minor: Infinity, metadata: { annotations } });
  assert.match(found!.detail, /^annotation must not set AppArmor profile type to ".*=\\?"unconfined\\?""$/);
});

Deno.test("what the restricted level shares", () => {
  const spec = container({ procMount: "Unmasked", seccompProfile: { type: "Unconfined" } }) as IPodSpec;
  assert.equal(unmaskedProc(spec)!.reason, "procMount");
  assert.equal(seccomp(spec)!.reason, "seccompProfile");
});
