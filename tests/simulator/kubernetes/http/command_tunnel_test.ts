import assert from "node:assert/strict";
import {
  CommandTunnel,
  type CommandWants,
} from "../../../../src/simulator/kubernetes/http/command_tunnel.ts";
import { SpdyReader } from "../../../../src/simulator/kubernetes/http/spdy_frames.ts";
import { pod, pods, sampleCluster } from "../sample_cluster.ts";
import { sampleNodes } from "../sample_nodes.ts";
import { SpdyClient } from "../spdy_client.ts";

const STREAMS = { error: 1, stdin: 3, stdout: 5, stderr: 7, resize: 9 };
const ALL: CommandWants = { stdin: false, stdout: true, stderr: true, tty: false };
const encoder = new TextEncoder();

interface Run {
  version?: string;
  wants?: CommandWants;
  command?: string[];
  input?: Uint8Array[];
}

/** What came on each stream, for a client that opens those that it wants. */
async function told(
  { version = "v4.channel.k8s.io", wants = ALL, command = ["ls"], input = [] }: Run,
): Promise<string[]> {
  const object = sampleCluster().registry.create(pods, pod("p"));
  const { channel } = new CommandTunnel(
    version,
    wants,
    (streams) => sampleNodes.exec(object, { container: "c", tty: wants.tty, command }, streams),
  );
  const client = new SpdyClient();
  const types = ["error", ...(["stdin", "stdout", "stderr"] as const).filter((type) => wants[type])] as const;
  const opened = wants.tty ? [...types.filter((type) => type !== "stderr"), "resize" as const] : types;
  for (const type of opened) {
    await channel.send(client.open(STREAMS[type as keyof typeof STREAMS], { streamtype: type }));
  }
  for (const piece of input) await channel.send(piece);
  const frames = new SpdyReader();
  const texts: string[] = [];
  for await (const message of channel.incoming) {
    for (const frame of frames.read(message)) {
      if (frame.type !== "data" || frame.data.length === 0) continue;
      const name = Object.entries(STREAMS).find(([, stream]) => stream === frame.stream)?.[0];
      texts.push(`${name}: ${new TextDecoder().decode(frame.data)}`);
    }
  }
  return texts;
}

Deno.test("output, warnings and the end, each on its stream", async () => {
  assert.deepEqual(await told({}), [
    "stdout: ls\n",
    "stderr: warned\n",
    'error: {"metadata":{},"status":"Success"}',
  ]);
});

Deno.test("input until its end", async () => {
  const input = [
    SpdyClient.data(STREAMS.stdin, encoder.encode("hi")),
    SpdyClient.data(STREAMS.stdin, new Uint8Array(), true),
  ];
  const texts = await told({ wants: { ...ALL, stdin: true, stderr: false }, command: ["cat"], input });
  assert.deepEqual(texts.slice(0, 2), ["stdout: cat\n", "stdout: hi"]);
});

Deno.test("a terminal has sizes", async () => {
  const input = [SpdyClient.data(STREAMS.resize, encoder.encode('{"Width":80,"Height":24}'))];
  const end = SpdyClient.data(STREAMS.stdin, new Uint8Array(), true);
  const texts = await told({
    wants: { ...ALL, stdin: true, tty: true },
    command: ["sh"],
    input: [...input, end],
  });
  assert.deepEqual(texts.slice(0, 2), ["stdout: sh (tty)\n", "stdout: 80x24\n"]);
});

Deno.test("before v4 a failure is a bare text", async () => {
  const texts = await told({ version: "v2.channel.k8s.io", command: ["false"] });
  assert.equal(texts.at(-1), "error: command terminated with non-zero exit code: exit status 3");
});

const HOSTILE: [what: string, bytes: (client: SpdyClient) => Uint8Array][] = [
  ["a stream of no known type", (client) => client.open(1, { streamtype: "door" })],
  ["a stream without a type", (client) => client.open(1, {})],
  ["a version that is not 3", () => Uint8Array.of(0x80, 2, 0, 1, 0, 0, 0, 0)],
  ["headers that are no zlib", () => Uint8Array.of(0x80, 3, 0, 1, 0, 0, 0, 14, ...Array(14).fill(0xff))],
  ["a frame too short for its type", () => Uint8Array.of(0x80, 3, 0, 1, 0, 0, 0, 0)],
  ["a reset too short for its type", () => Uint8Array.of(0x80, 3, 0, 3, 0, 0, 0, 0)],
];

for (const [what, bytes] of HOSTILE) {
  Deno.test(`hostile SPDY: ${what} is refused`, async () => {
    const { channel } = new CommandTunnel("v4.channel.k8s.io", ALL, () => new Promise(() => {}));
    await assert.rejects(async () => {
      await channel.send(bytes(new SpdyClient()));
      await channel.send(SpdyClient.ping(1));
    });
    channel.close();
  });
}
