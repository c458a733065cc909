import assert from "node:assert/strict";
import { smallHost } from "./small_host.ts";

Deno.test("an image is needed before there can be a container, and stays while there is one", async () => {
  const host = smallHost();
  assert.deepEqual((await host.ask("POST", "/containers/create", { Image: "busybox" })).json, {
    message: "No such image: busybox:latest",
  });
  await host.pull("busybox");
  await host.ask("POST", "/containers/create?name=box", { Image: "busybox" });
  assert.match(
    (await host.ask("DELETE", "/images/busybox")).json.message,
    /^conflict: unable to remove repository reference "busybox" \(must force\) - container [0-9a-f]{12} is using its referenced image/,
  );
});

Deno.test("a container has its own processes, devices and control group in its files", async () => {
  const host = smallHost();
  await host.pull("busybox");
  const { container } = host.engine.containers.create({
    Image: "busybox",
    Cmd: ["sleep", "100"],
    HostConfig: { Memory: 64 * 1024 * 1024 },
  }, "");
  container.start();
  const { files } = container.root;
  assert.equal(files.read("/proc/1/cmdline"), "sleep\x00100\x00");
  assert.ok(files.exists("/dev/null"));
  assert.equal(files.read("/sys/fs/cgroup/memory.max"), "67108864\n");
  container.kill("KILL");
});
