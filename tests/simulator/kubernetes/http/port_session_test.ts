import assert from "node:assert/strict";
import { PortSession } from "../../../../src/simulator/kubernetes/http/port_session.ts";
import { pod, pods, sampleCluster } from "../sample_cluster.ts";
import { sampleNodes } from "../sample_nodes.ts";

Deno.test("with the pod the connections end", async () => {
  let leave = () => {};
  const nodes = {
    ...sampleNodes,
    onGone: (_pod: unknown, listener: () => void) => {
      leave = listener;
      return () => {};
    },
  };
  const object = sampleCluster().registry.create(pods, pod("p"));
  const { channel } = new PortSession("v4.channel.k8s.io", nodes, object, [80]);
  leave();
  assert.equal((await Array.fromAsync(channel.incoming)).length, 2);
});
