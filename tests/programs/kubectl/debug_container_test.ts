import assert from "node:assert/strict";
import {
  debugContainer,
  type DebugWish,
  nodePod,
  podCopy,
  type Profile,
} from "../../../src/programs/kubectl/debug_container.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const wish: DebugWish = {
  name: "tools",
  image: "busybox",
  imagePullPolicy: "",
  command: [],
  isArguments: false,
  env: [],
  stdin: false,
  tty: false,
  profile: "general",
};

const profiles: [Profile, "ephemeral" | "node", object | undefined][] = [
  ["general", "ephemeral", { capabilities: { add: ["SYS_PTRACE"] } }],
  ["general", "node", undefined],
  ["baseline", "ephemeral", undefined],
  ["netadmin", "node", { capabilities: { add: ["NET_ADMIN", "NET_RAW"] } }],
  ["sysadmin", "node", { privileged: true }],
];

for (const [profile, place, expected] of profiles) {
  Deno.test(`what a container for debugging may do: ${profile}, ${place}`, () => {
    assert.deepEqual(debugContainer({ ...wish, profile }, place).securityContext, expected);
  });
}

Deno.test("words after -- are the command, or the arguments", () => {
  assert.deepEqual(debugContainer({ ...wish, command: ["sh"] }, "copy").command, ["sh"]);
  assert.deepEqual(debugContainer({ ...wish, command: ["sh"], isArguments: true }, "copy").args, ["sh"]);
});

Deno.test("a pod on a node sees the host, unless its profile forbids it", () => {
  const spec = (profile: Profile) =>
    nodePod("n1", { name: "d", namespace: "default" }, { ...wish, profile }).spec as Record<string, unknown>;
  assert.equal(spec("general").hostPID, true);
  assert.deepEqual(spec("general").volumes, [{ name: "host-root", hostPath: { path: "/" } }]);
  assert.equal(spec("restricted").hostPID, undefined);
  assert.equal(spec("restricted").volumes, undefined);
});

Deno.test("a copy is nobody's, without probes and node unless they are wanted", () => {
  const pod = {
    metadata: { name: "web", namespace: "shop", labels: { app: "web" }, ownerReferences: [{}], uid: "1" },
    spec: {
      nodeName: "n1",
      containers: [{ name: "app", image: "a", livenessProbe: {}, readinessProbe: {} }],
    },
  } as unknown as KubeObject;
  const wishes = {
    name: "copy",
    images: new Map([["*", "b"]]),
    sameNode: false,
    shareProcesses: true,
    keepAnnotations: false,
    keepLabels: false,
    keepLiveness: true,
    keepReadiness: false,
    keepStartup: false,
    keepInitContainers: true,
  };
  assert.deepEqual(podCopy(pod, wishes, (containers) => containers), {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "copy", namespace: "shop" },
    spec: { shareProcessNamespace: true, containers: [{ name: "app", image: "b", livenessProbe: {} }] },
  });
});
