import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

const SPEC = { restartPolicy: "Never" as const };

for (
  const [command, expected] of [
    ["hostname", /^p\n$/],
    ["hostname -i", /^192\.168\.\d+\.\d+\n$/],
    ["cat /etc/hostname", /^p\n$/],
    ["cat /etc/hosts", /192\.168\.\d+\.\d+\tp\n$/],
    ["cat /etc/resolv.conf", /^search default\.svc\.cluster\.local .*\nnameserver 10\.96\.0\.10\n/],
    ["cat /var/run/secrets/kubernetes.io/serviceaccount/namespace", /^default$/],
    [
      "echo x > /var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
      /^sh: can't create .*: Read-only file system\n$/,
    ],
    ["uname -sr", /^Linux/],
    ["date +%Y", /^2026\n$/],
  ] as const
) {
  Deno.test(`in a container: ${command}`, async () => {
    const world = new SmallWorld();
    world.script("p", command, SPEC);
    assert.match(await world.log("p"), expected);
  });
}

Deno.test("a container sees where somebody in its pod listens", async () => {
  const world = new SmallWorld();
  world.run("p", {}, {
    containers: [
      { name: "web", image: "traefik/whoami", args: ["--port", "8080"] },
      { name: "c", image: "busybox:1.28", command: ["sh", "-c", "sleep 3; netstat -tln; sleep 100"] },
    ],
  });
  assert.match(await world.log("p"), /^tcp +0 +0 0\.0\.0\.0:8080 +0\.0\.0\.0:\* +LISTEN *$/m);
});

Deno.test("a container runs as the user it is told to", async () => {
  const world = new SmallWorld();
  world.run("p", { command: ["id"], securityContext: { runAsUser: 65534 } }, SPEC);
  assert.match(await world.log("p"), /^uid=65534\(nobody\)/);
});

Deno.test("containers of a pod share an emptyDir, and it outlives their restarts", async () => {
  const world = new SmallWorld();
  const volumeMounts = [{ name: "v", mountPath: "/v" }];
  const writer = {
    name: "i",
    image: "busybox:1.28",
    command: ["sh", "-c", "echo hello > /v/x"],
    volumeMounts,
  };
  const script = "cat /v/x; echo again >> /v/x; exit 1";
  world.run("p", { command: ["sh", "-c", script], volumeMounts }, {
    initContainers: [writer],
    volumes: [{ name: "v", emptyDir: {} }],
  }, 12);
  assert.equal(world.pod("p")!.status!.containerStatuses![0]!.restartCount, 1);
  assert.equal(await world.log("p"), "hello\nagain\n");
  world.run("q", { command: ["ls", "/v"], volumeMounts }, {
    ...SPEC,
    volumes: [{ name: "v", emptyDir: {} }],
  });
  assert.equal(await world.log("q"), "");
});
