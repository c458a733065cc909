import assert from "node:assert/strict";
import { machineIo } from "../../../src/cli/io.ts";
import { Interrupts } from "../../../src/programs/interrupts.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { proxy } from "../../../src/programs/kubectl/proxy.ts";
import { noFiles, testIo } from "../test_io.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("the proxy passes requests on, and refuses what it should", async () => {
  using cluster = worldCluster();
  const interrupted = new Interrupts();
  const { io: plain, output } = testIo({ signal: interrupted.signal });
  const listening = Promise.withResolvers<number>();
  const { listen } = machineIo(interrupted);
  const io = {
    ...plain,
    listen: async (address: { host: string; port: number }) => {
      const listener = await listen(address);
      listening.resolve(listener.port);
      return listener;
    },
  };
  const { flags, args } = parseFlags(proxy.flags, [
    "--port=0",
    "--api-prefix=/k8s",
    "--reject-methods=^DELETE$",
  ]);
  const running = proxy.run!({
    flags,
    args,
    io,
    path: "kubectl proxy",
    connect: () => Promise.resolve(cluster),
    kubeconfig: () => Promise.reject(new Error("none")),
    kubeconfigFiles: noFiles,
  });
  const at = `http://127.0.0.1:${await listening.promise}`;
  const ask = async (path: string, init?: RequestInit): Promise<[number, string]> => {
    const response = await fetch(`${at}${path}`, init);
    return [response.status, await response.text()];
  };
  assert.match((await ask("/k8s/version"))[1], /"gitVersion"/);
  assert.equal((await ask("/k8s/api/v1/namespaces/default/pods/nope"))[0], 404);
  assert.equal((await ask("/other"))[0], 404);
  assert.deepEqual(await ask("/k8s/api/v1/namespaces/a", { method: "DELETE" }), [403, "<h3>Forbidden</h3>"]);
  const [code, body] = await ask("/k8s/api/v1/namespaces/default/configmaps", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ metadata: { name: "made" } }),
  });
  assert.equal(code, 201, body);
  interrupted.come(130);
  assert.equal(await running, 0);
  assert.match(output.out, /^Starting to serve on 127\.0\.0\.1:\d+\n$/);
});
