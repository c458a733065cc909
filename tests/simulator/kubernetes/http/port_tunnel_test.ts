import assert from "node:assert/strict";
import { type SpdyFrame, SpdyReader } from "../../../../src/simulator/kubernetes/http/spdy_frames.ts";
import { PortTunnel } from "../../../../src/simulator/kubernetes/http/port_tunnel.ts";
import { pod, pods, sampleCluster } from "../sample_cluster.ts";
import { sampleNodes } from "../sample_nodes.ts";
import { SpdyClient } from "../spdy_client.ts";

const DATA = 3;
const ERROR = 1;

async function tunnel(
  port: string,
): Promise<{ client: SpdyClient; next: () => Promise<string>; opened: PortTunnel }> {
  const object = sampleCluster().registry.create(pods, pod("p"));
  const opened = new PortTunnel(sampleNodes, object);
  const client = new SpdyClient();
  for (const [stream, streamtype] of [[ERROR, "error"], [DATA, "data"]] as const) {
    await opened.channel.send(client.open(stream, { streamtype, port, requestid: "0" }));
  }
  const reader = opened.channel.incoming.getReader();
  const frames = new SpdyReader();
  const next = async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return "end";
      const [frame] = frames.read(value);
      if (frame) return told(frame);
    }
  };
  return { client, next, opened };
}

function told(frame: SpdyFrame): string {
  if (frame.type !== "data") return frame.type;
  return `${frame.stream}: ${new TextDecoder().decode(frame.data)}${frame.isLast ? " (last)" : ""}`;
}

Deno.test("data goes both ways until both sides have ended", async () => {
  const { next, opened } = await tunnel("80");
  await opened.channel.send(SpdyClient.data(DATA, new TextEncoder().encode("ping")));
  assert.equal(await next(), "3: ping");
  await opened.channel.send(SpdyClient.data(DATA, new Uint8Array(), true));
  assert.deepEqual([await next(), await next()], ["3:  (last)", "1:  (last)"]);
  opened.channel.close();
  assert.equal(await next(), "end");
});

Deno.test("a port where nobody listens is told on the error stream", async () => {
  const { next } = await tunnel("81");
  assert.deepEqual([await next(), await next()], ["1: connection refused (last)", "3:  (last)"]);
});

Deno.test("pings are answered", async () => {
  const { next, opened } = await tunnel("80");
  await opened.channel.send(SpdyClient.ping(1));
  assert.equal(await next(), "ping");
});
