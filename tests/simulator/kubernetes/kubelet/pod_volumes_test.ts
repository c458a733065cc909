import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { SmallWorld, state } from "../small_world.ts";

type Volume = NonNullable<IPodSpec["volumes"]>[number];
const SLEEPER = { command: ["sleep", "1000"] };

function mounted(
  volume: Omit<Volume, "name">,
  mount: Record<string, unknown> = {},
  prepare?: (world: SmallWorld) => void,
) {
  const world = new SmallWorld();
  world.create("configmaps", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "m", namespace: "default" },
    data: { k: "one", "other.txt": "two" },
  });
  prepare?.(world);
  const volumeMounts = [{ name: "v", mountPath: "/v", ...mount }];
  world.run("p", { ...SLEEPER, volumeMounts }, { volumes: [{ name: "v", ...volume }] });
  return world;
}

const READS: [
  what: string,
  volume: Omit<Volume, "name">,
  mount: Record<string, unknown>,
  argv: string[],
  out: RegExp,
][] = [
  ["a ConfigMap's key", { configMap: { name: "m" } }, {}, ["cat", "/v/k"], /^one$/],
  ["one key as a file", { configMap: { name: "m" } }, { subPath: "k", mountPath: "/etc/k" }, [
    "cat",
    "/etc/k",
  ], /^one$/],
  [
    "links to the version in use",
    { configMap: { name: "m" } },
    {},
    ["ls", "-la", "/v"],
    /k -> \.\.data\/k\n/,
  ],
  [
    "the version's name",
    { configMap: { name: "m" } },
    {},
    ["ls", "-a", "/v"],
    /^\.\n\.\.\n\.\.2026_11_22_12_00_0\d\.\d+\n\.\.data\nk/,
  ],
  [
    "modes",
    { configMap: { name: "m", defaultMode: 0o400 } },
    {},
    ["ls", "-l", "/v/..data/"],
    /^-r--------.* k$/m,
  ],
  ["the node's files", { hostPath: { path: "/etc" } }, {}, ["cat", "/v/hostname"], /^eli0\d\n$/],
  ["another image's files", { image: { reference: "nginx" } }, {}, ["cat", "/v/etc/debian_version"], /^12/],
];

for (const [what, volume, mount, argv, out] of READS) {
  Deno.test(`a container sees ${what}`, async () => {
    const world = mounted(volume, mount);
    assert.match((await world.exec("p", argv)).out, out);
  });
}

const FAILURES: [volume: Omit<Volume, "name">, message: string][] = [
  [
    { hostPath: { path: "/nope", type: "Directory" } },
    "hostPath type check failed: /nope is not a directory",
  ],
  [{ hostPath: { path: "/etc", type: "File" } }, "hostPath type check failed: /etc is not a file"],
  [
    { hostPath: { path: "/run/x.sock", type: "Socket" } },
    "hostPath type check failed: /run/x.sock is not a socket file",
  ],
  [{ configMap: { name: "nope" } }, 'configmap "nope" not found'],
];

for (const [volume, message] of FAILURES) {
  Deno.test(`not mounted: ${message}`, () => {
    const world = mounted(volume);
    assert.equal(state(world.pod("p")!), "waiting ContainerCreating");
    const event = `FailedMount: MountVolume.SetUp failed for volume "v" : ${message}`;
    assert.ok(world.events("p").some((found) => found.startsWith(event)), world.events("p").join("\n"));
  });
}

Deno.test("a host's folder is made where it may be, and outlives the pod", async () => {
  const world = mounted({ hostPath: { path: "/data", type: "DirectoryOrCreate" } });
  await world.exec("p", ["sh", "-c", "echo kept > /v/x"]);
  const node = world.pod("p")!.spec!.nodeName!;
  world.delete("pods", "p", 0);
  const volumes = [{ name: "v", hostPath: { path: "/data" } }];
  world.run("q", { ...SLEEPER, volumeMounts: [{ name: "v", mountPath: "/v" }] }, { volumes, nodeName: node });
  assert.equal((await world.exec("q", ["cat", "/v/x"])).out, "kept\n");
});

Deno.test("a part of a ConfigMap stays as it was mounted, a whole one follows", async () => {
  const world = mounted({ configMap: { name: "m" } }, { subPath: "k", mountPath: "/etc/k" });
  const { registry } = world.world;
  const map = registry.get(registry.kind("configmaps"), "default", "m");
  registry.update(registry.kind("configmaps"), { ...map, data: { k: "changed" } });
  world.seconds(90);
  assert.equal((await world.exec("p", ["cat", "/etc/k"])).out, "one");
});

Deno.test("downward files follow the pod's labels", async () => {
  const world = mounted({
    downwardAPI: { items: [{ path: "l", fieldRef: { fieldPath: "metadata.labels" } }] },
  });
  assert.equal((await world.exec("p", ["cat", "/v/l"])).out, 'app="p"');
  const { registry } = world.world;
  registry.patch(registry.kind("pods"), "default", "p", "merge", { metadata: { labels: { tier: "x" } } });
  world.seconds(90);
  assert.equal((await world.exec("p", ["cat", "/v/l"])).out, 'app="p"\ntier="x"');
});

Deno.test("who writes more into an emptyDir than it holds is evicted", async () => {
  const world = mounted({ emptyDir: { sizeLimit: "1Ki" } });
  await world.exec("p", ["dd", "if=/dev/zero", "of=/v/x", "bs=1024", "count=2"]);
  world.seconds(45);
  const { phase, reason, message } = world.pod("p")!.status!;
  assert.deepEqual([phase, reason, message], [
    "Failed",
    "Evicted",
    'Usage of EmptyDir volume "v" exceeds the limit "1Ki". ',
  ]);
});
