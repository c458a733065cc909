import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

async function inspected(body: Record<string, unknown>) {
  const small = smallEngine();
  small.run(body, "web");
  small.queue.advance(1000);
  const [details, [summary]] = [
    (await small.ask("GET", "/containers/web/json?size=1")).body,
    (await small.ask("GET", "/containers/json?size=1")).body,
  ];
  return { details, summary };
}

Deno.test("a container is shown with its state, its ports, its layers and its network", async () => {
  const { details, summary } = await inspected({
    Image: "nginx",
    HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "8080" }] } },
  });
  assert.equal(details.State.Status, "running");
  assert.ok(details.State.Pid > 1);
  assert.deepEqual(details.NetworkSettings.Ports, {
    "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "8080" }, { HostIp: "::", HostPort: "8080" }],
  });
  assert.equal(details.NetworkSettings.Networks.bridge.IPAddress, "172.17.0.2");
  assert.match(
    details.GraphDriver.Data.LowerDir,
    /^\/var\/lib\/docker\/overlay2\/[0-9a-f]+-init\/diff:\/var\/lib\/docker\/overlay2\/lower2\/diff:/,
  );
  assert.equal(details.Config.Hostname, details.Id.slice(0, 12));
  assert.deepEqual(details.HostConfig.RestartPolicy, { Name: "no", MaximumRetryCount: 0 });
  assert.equal(summary.Command, "/docker-entrypoint.sh nginx -g 'daemon off;'");
  assert.equal(summary.Status, "Up 1 second");
  assert.deepEqual([summary.SizeRw, summary.SizeRootFs], [7, 1007]);
});

Deno.test("one that has ended shows when, and no ports", async () => {
  const { details } = await inspected({ Image: "busybox", Cmd: ["false"] });
  assert.deepEqual([details.State.Status, details.State.ExitCode, details.State.Pid], ["exited", 1, 0]);
  assert.match(details.State.FinishedAt, /^2026-11-23T06:00:00/);
  assert.deepEqual(details.NetworkSettings.Ports, {});
});
