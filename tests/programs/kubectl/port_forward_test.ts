import assert from "node:assert/strict";
import { machineIo } from "../../../src/cli/io.ts";
import { Interrupts } from "../../../src/programs/interrupts.ts";
import { portForward } from "../../../src/programs/kubectl/port_forward.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { noFiles, testIo } from "../test_io.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("a connection to the local port reaches the pod, until Ctrl-C", async () => {
  using cluster = worldCluster();
  const interrupted = new Interrupts();
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
  const port = await listening.promise;
  const response = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /Welcome to nginx/);
  interrupted.come(130);
  assert.equal(await running, 0);
  assert.equal(output.out, `Forwarding from 127.0.0.1:${port} -> 80\nHandling connection for ${port}\n`);
});
