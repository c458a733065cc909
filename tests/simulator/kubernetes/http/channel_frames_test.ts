import assert from "node:assert/strict";
import {
  type ChannelReceiver,
  ChannelWriter,
  ERROR,
  STDOUT,
} from "../../../../src/simulator/kubernetes/http/channel_frames.ts";

function opened(): { writer: ChannelWriter; seen: string[] } {
  const seen: string[] = [];
  const receiver: ChannelReceiver = {
    receive: (channel, data) => void seen.push(`receive ${channel} ${new TextDecoder().decode(data)}`),
    end: (channel) => seen.push(`end ${channel}`),
    gone: () => seen.push("gone"),
  };
  return { writer: new ChannelWriter("v5.channel.k8s.io", receiver), seen };
}

Deno.test("the client's messages are told apart by their first byte", async () => {
  const { writer, seen } = opened();
  await writer.channel.send(Uint8Array.of(0, 0x68, 0x69));
  await writer.channel.send(Uint8Array.of());
  await writer.channel.send(Uint8Array.of(255, 0));
  writer.channel.close();
  assert.deepEqual(seen, ["receive 0 hi", "end 0", "gone"]);
});

Deno.test("what the server writes carries the channel's number", async () => {
  const { writer } = opened();
  writer.write(STDOUT, Uint8Array.of(0x61));
  writer.writeStatus({ status: "Success" });
  writer.close();
  writer.write(STDOUT, Uint8Array.of(0x62));
  const messages = await Array.fromAsync(writer.channel.incoming);
  assert.deepEqual(messages[0], Uint8Array.of(STDOUT, 0x61));
  assert.equal(messages[1]?.[0], ERROR);
  assert.equal(new TextDecoder().decode(messages[1]?.subarray(1)), '{"metadata":{},"status":"Success"}');
  assert.equal(messages.length, 2);
});

Deno.test("a client that stops reading is gone", async () => {
  const { writer, seen } = opened();
  await writer.channel.incoming.cancel();
  writer.write(STDOUT, Uint8Array.of(1));
  assert.deepEqual(seen, ["gone"]);
});

Deno.test("a channel that is nobody's is passed over; base64 that is none is refused", async () => {
  const { writer, seen } = opened();
  await writer.channel.send(Uint8Array.of(77, 1));
  assert.deepEqual(seen, ["receive 77 \u0001"]);
  const receiver: ChannelReceiver = { receive: () => {}, end: () => {}, gone: () => {} };
  const base64 = new ChannelWriter("base64.channel.k8s.io", receiver);
  await assert.rejects(base64.channel.send(new TextEncoder().encode("0***")), SyntaxError);
});
