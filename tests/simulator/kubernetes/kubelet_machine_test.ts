import assert from "node:assert/strict";
import { SmallWorld } from "./small_world.ts";

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

Deno.test("a container runs as the user it is told to", async () => {
  const world = new SmallWorld();
  world.run("p", { command: ["id"], securityContext: { runAsUser: 65534 } }, SPEC);
  assert.match(await world.log("p"), /^uid=65534\(nobody\)/);
});
