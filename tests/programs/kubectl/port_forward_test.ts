import assert from "node:assert/strict";
import { machineIo } from "../../../src/cli/io.ts";
import { Interrupts } from "../../../src/programs/interrupts.ts";
import { portForward } from "../../../src/programs/kubectl/port_forward.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { noFiles, testIo } from "../test_io.ts";
import { worldCluster } from "./world_cluster.ts";

/** Begins to forward to port 80 of a pod of my-service-a. */
function forwarding(cluster: ReturnType<typeof worldCluster>, interrupted: Interrupts) {
  const { io: plain, output } = testIo({ signal: interrupted.signal });
  const listening = Promise.withResolvers<number>();
  const { listen } = machineIo(interrupted);
  const io = {
    ...plain,
    wait: () => new Promise<void>(() => {}),
    listen: async (address: { host: string; port: number }) => {
      if (address.host === "::1") throw new Error("no such address");
      const listener = await listen(address);
      listening.resolve(listener.port);
      return listener;
    },
  };
  const { flags, args } = parseFlags(portForward.flags, ["deploy/my-service-a", ":80"]);
  const running = portForward.run!({
    flags,
    args,
    io,
    path: "kubectl port-forward",
    connect: () => Promise.resolve(cluster),
    kubeconfig: () => Promise.reject(new Error("none")),
    kubeconfigFiles: noFiles,
  });
  return { running, output, port: listening.promise };
}

Deno.test("a connection to the local port reaches the pod, until Ctrl-C", async () => {
  using cluster = worldCluster();
  const interrupted = new Interrupts();
  const { running, output, ...opened } = forwarding(cluster, interrupted);
  const port = await opened.port;
  const response = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /Welcome to nginx/);
  interrupted.come(130);
  assert.equal(await running, 0);
  assert.equal(output.out, `Forwarding from 127.0.0.1:${port} -> 80\nHandling connection for ${port}\n`);
});

Deno.test("it ends at the first connection that the pod does not take", async () => {
  using cluster = worldCluster();
  const { running, output, ...opened } = forwarding(cluster, new Interrupts());
  const port = await opened.port;
  const pods = "/api/v1/namespaces/default/pods?gracePeriodSeconds=0";
  await cluster.client.request(pods, {}, { method: "DELETE" });
  const ended = assert.rejects(running, /^Error: lost connection to pod$/);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  await ended;
  assert.match(output.err, /^error: an error occurred forwarding \d+ -> 80: .+ not found\n$/);
});
