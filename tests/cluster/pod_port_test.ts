import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { openPodPort, type PodPort } from "../../src/cluster/pod_port.ts";
import { FakeChannel, FakeTransport } from "./fake_transport.ts";

async function open(): Promise<{ port: PodPort; channel: FakeChannel; transport: FakeTransport }> {
  const transport = new FakeTransport();
  const channel = new FakeChannel("v4.channel.k8s.io");
  transport.channels.push(channel);
  const port = await openPodPort(new Client(transport), { namespace: "default", pod: "web-0", port: 8080 });
  return { port, channel, transport };
}

Deno.test("a connection asks for its port", async () => {
  const { transport } = await open();
  assert.equal(transport.connects[0]?.url, "/api/v1/namespaces/default/pods/web-0/portforward?ports=8080");
  assert.deepEqual(transport.connects[0]?.protocols, ["v4.channel.k8s.io"]);
});

Deno.test("data both ways, without the port that each stream begins with", async () => {
  const { port, channel } = await open();
  channel.push(0, [0x90, 0x1f]);
  channel.push(1, [0x90, 0x1f]);
  channel.push(0, "hello");
  channel.push(7, "not ours");
  channel.push(0, " world");
  channel.end();
  assert.equal(await new Response(port.incoming).text(), "hello world");
});

Deno.test("what is sent goes to the data stream, in messages of bounded size", async () => {
  const { port, channel } = await open();
  await port.send(new Uint8Array(40_000).fill(7));
  assert.deepEqual(channel.sent.map((message) => [message[0], message[1], message.length]), [
    [0, 7, 32_769],
    [0, 7, 7_233],
  ]);
});

Deno.test("the kubelet's error ends the data", async () => {
  const { port, channel } = await open();
  channel.push(0, [0x90, 0x1f]);
  channel.push(1, [0x90, 0x1f]);
  channel.push(1, "dial tcp4 127.0.0.1:8080: connect: connection refused\n");
  await assert.rejects(
    new Response(port.incoming).text(),
    /dial tcp4 127.0.0.1:8080: connect: connection refused/,
  );
  assert.ok(channel.isClosed);
});

Deno.test("cancelling and closing close the channel", async () => {
  const [one, other] = [await open(), await open()];
  await one.port.incoming.cancel();
  other.port.close();
  assert.ok(one.channel.isClosed && other.channel.isClosed);
});
