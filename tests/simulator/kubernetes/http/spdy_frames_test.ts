import assert from "node:assert/strict";
import {
  type SpdyFrame,
  SpdyReader,
  SpdyWriter,
} from "../../../../src/simulator/kubernetes/http/spdy_frames.ts";
import { SpdyClient } from "../spdy_client.ts";

Deno.test("streams are opened with compressed headers, one compressor for all", () => {
  const client = new SpdyClient();
  const reader = new SpdyReader();
  const headers = { streamtype: "data", port: "80", requestid: "0" };
  const frames = [
    ...reader.read(client.open(1, headers)),
    ...reader.read(client.open(3, { ...headers, streamtype: "error" })),
  ];
  assert.deepEqual(frames, [
    { type: "open", stream: 1, headers, isLast: false },
    { type: "open", stream: 3, headers: { ...headers, streamtype: "error" }, isLast: false },
  ]);
});

/** Two blocks of one connection, as zlib compresses them with the dictionary. */
const BLOCKS = [
  "78f9e3c6a7c202253a703a2b294a4dcc851625aca9a0808614cb45e01c6061606100a4398b20d198094ade8c0600000000ffff",
  "c2aa19540e2512d60b000000ffff",
];

Deno.test("headers may be compressed with the dictionary", () => {
  const reader = new SpdyReader();
  const types = BLOCKS.map((hex, index) => {
    const block = hex.match(/../g)!.map((byte) => parseInt(byte, 16));
    const start = [0x80, 3, 0, 1, 0, 0, 0, block.length + 10, 0, 0, 0, 2 * index + 1, 0, 0, 0, 0, 0, 0];
    const [frame] = reader.read(Uint8Array.of(...start, ...block));
    return frame?.type === "open" ? frame.headers : undefined;
  });
  assert.deepEqual(types, [
    { streamtype: "error", port: "8080", requestid: "0" },
    { streamtype: "data", port: "8080", requestid: "0" },
  ]);
});

Deno.test("frames may come in pieces of any size", () => {
  const bytes = [...new SpdyWriter().data(5, Uint8Array.of(1, 2, 3), true), ...SpdyClient.ping(7)];
  const reader = new SpdyReader();
  const frames: SpdyFrame[] = [];
  for (const byte of bytes) frames.push(...reader.read(Uint8Array.of(byte)));
  assert.deepEqual(frames[0], { type: "data", stream: 5, data: Uint8Array.of(1, 2, 3), isLast: true });
  assert.deepEqual(frames[1], { type: "ping", bytes: SpdyClient.ping(7) });
  assert.equal(frames.length, 2);
});

Deno.test("what needs no answer is passed over", () => {
  const settings = Uint8Array.of(0x80, 3, 0, 4, 0, 0, 0, 4, 0, 0, 0, 0);
  const goaway = Uint8Array.of(0x80, 3, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0);
  const reset = Uint8Array.of(0x80, 3, 0, 3, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0, 1);
  assert.deepEqual(new SpdyReader().read(Uint8Array.of(...settings, ...goaway, ...reset)), [
    { type: "goaway" },
    { type: "reset", stream: 9 },
  ]);
});

Deno.test("replies can be inflated with the dictionary", async () => {
  const writer = new SpdyWriter();
  const blocks = [writer.reply(1), writer.reply(3)].map((frame) => frame.slice(12));
  assert.equal(await SpdyClient.inflate(blocks), "\0\0\0\0\0\0\0\0");
});
