import assert from "node:assert/strict";
import type { ApiChannel } from "../../../../src/simulator/kubernetes/http/channel_frames.ts";
import { IN_DEFAULT, pod } from "../sample_cluster.ts";
import { sampleNodes } from "../sample_nodes.ts";
import { countedSignal } from "../sample_signal.ts";
import { podServer } from "../sample_pods.ts";

const V5 = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const encoder = new TextEncoder();

function connect(path: string, protocols = V5): Promise<ApiChannel> {
  return podServer({ nodes: sampleNodes }).server.connect(`${IN_DEFAULT}/pods/p/${path}`, protocols);
}

/** What came, as `channel: text`. */
async function read(channel: ApiChannel): Promise<string[]> {
  const messages = await Array.fromAsync(channel.incoming);
  return messages.map((message) => `${message[0]}: ${new TextDecoder().decode(message.subarray(1))}`);
}

Deno.test("exec: an empty message, output, errors, and how it ended", async () => {
  const channel = await connect("exec?command=ls&command=-l&stdout=true&stderr=true");
  assert.equal(channel.protocol, "v5.channel.k8s.io");
  assert.deepEqual(await read(channel), [
    "1: ",
    "1: ls -l\n",
    "2: warned\n",
    '3: {"metadata":{},"status":"Success"}',
  ]);
});

Deno.test("exec: input goes in until it is ended", async () => {
  const channel = await connect("exec?command=cat&stdin=true&stdout=true");
  await channel.send(Uint8Array.of(0, ...encoder.encode("hello")));
  await channel.send(Uint8Array.of(255, 0));
  assert.deepEqual((await read(channel)).slice(1, 3), ["1: cat\n", "1: hello"]);
});

Deno.test("exec: a terminal has sizes and no stderr", async () => {
  const channel = await connect("exec?command=sh&stdin=true&stdout=true&stderr=true&tty=true");
  await channel.send(Uint8Array.of(4, ...encoder.encode('{"Width":80,"Height":24}')));
  await channel.send(Uint8Array.of(4, ...encoder.encode('{"Width":0,"Height":0}')));
  await channel.send(Uint8Array.of(4, ...encoder.encode("nonsense")));
  await channel.send(Uint8Array.of(255, 0));
  assert.deepEqual((await read(channel)).slice(1, 3), ["1: sh (tty)\n", "1: 80x24\n"]);
});

Deno.test("exec: a failing command and one that cannot be started", async () => {
  const failing = (await read(await connect("exec?command=false&stdout=true"))).at(-1) ?? "";
  assert.match(failing, /"reason":"NonZeroExitCode".*exit status 3.*\{"reason":"ExitCode","message":"3"\}/);
  const missing = (await read(await connect("exec?command=nosuch&stdout=true"))).at(-1) ?? "";
  assert.match(missing, /"reason":"InternalError".*executable file not found/);
});

Deno.test("a client that leaves ends its command", async () => {
  const abort = new AbortController();
  const { server } = podServer({ nodes: sampleNodes });
  const path = `${IN_DEFAULT}/pods/p/exec?command=cat&stdin=true&stdout=true`;
  const channel = await server.connect(path, V5, abort.signal);
  abort.abort();
  assert.deepEqual(await read(channel), ["1: ", "1: cat\n"]);
});

Deno.test("a channel that is closed is not held by the client's signal", async () => {
  const { server } = podServer({ nodes: sampleNodes });
  const { signal, listening } = countedSignal();
  const channel = await server.connect(`${IN_DEFAULT}/pods/p/exec?command=cat&stdin=true`, V5, signal);
  assert.equal(listening(), 1);
  channel.close();
  assert.equal(listening(), 0);
});

Deno.test("attach joins a container", async () => {
  assert.ok((await read(await connect("attach?stdout=true"))).includes("1: attached to c\n"));
});

Deno.test("port-forward: each port has two channels that begin with its number", async () => {
  const channel = await connect("portforward?ports=8080,81", ["v4.channel.k8s.io"]);
  await channel.send(Uint8Array.of(0, ...encoder.encode("ping")));
  const reader = channel.incoming.getReader();
  const messages: number[][] = [];
  while (messages.length < 6) messages.push([...(await reader.read()).value ?? []]);
  assert.deepEqual(messages.slice(0, 4), [[0, 0x90, 0x1f], [1, 0x90, 0x1f], [2, 81, 0], [3, 81, 0]]);
  const texts = messages.slice(4).map(([channel, ...data]) =>
    `${channel}: ${new TextDecoder().decode(Uint8Array.from(data))}`
  );
  assert.deepEqual(texts.sort(), ["0: ping", "3: connection refused"]);
  channel.close();
});

const REFUSED: [path: string, protocols: string[], message: RegExp][] = [
  ["portforward?ports=80", ["v5.channel.k8s.io"], /unable to negotiate protocol/],
  ["exec?stdout=true", V5, /^you must specify at least one command for the container$/],
  ["exec?command=ls&container=x", V5, /^container x is not valid for pod p$/],
  [
    "exec?command=ls&stdout=true",
    ["v1.x"],
    /unable to negotiate protocol: client supports \[v1.x\], server accepts \[channel.k8s.io base64.channel.k8s.io v4/,
  ],
  ["exec?command=ls", V5, /^you must specify at least 1 of stdin, stdout, stderr$/],
  [
    "exec?command=ls&stdout=true",
    ["SPDY/3.1+v9.x"],
    /^unable to upgrade: unable to negotiate protocol: client supports \[v9.x\], server accepts \[v4.channel.k8s.io v3/,
  ],
  [
    "portforward",
    ["SPDY/3.1+v4.channel.k8s.io"],
    /client supports \[v4.channel.k8s.io\], server accepts \[portforward.k8s.io\]$/,
  ],
  ["portforward", ["v4.channel.k8s.io"], /^query parameter "port" is required$/],
  ["portforward?ports=0", ["v4.channel.k8s.io"], /^port "0" must be > 0$/],
  ["status", V5, /^Cannot open a stream to status$/],
];

for (const [path, protocols, message] of REFUSED) {
  Deno.test(`refused stream: ${path} ${protocols[0]}`, async () => {
    await assert.rejects(connect(path, protocols), { message });
  });
}

Deno.test("before v4 a failure is a bare text, and success is nothing", async () => {
  for (const protocols of [[], ["channel.k8s.io"]]) {
    const connected = await connect("exec?command=false&stdout=true", protocols);
    assert.equal(
      (await read(connected)).at(-1),
      "3: command terminated with non-zero exit code: exit status 3",
    );
    assert.equal((await read(await connect("exec?command=ls&stdout=true", protocols))).at(-1), "1: ls\n");
  }
});

Deno.test("base64 channels begin with a digit", async () => {
  const channel = await connect("exec?command=cat&stdin=true&stdout=true", ["v4.base64.channel.k8s.io"]);
  await channel.send(encoder.encode(`0${btoa("hello")}`));
  const messages: string[] = [];
  for await (const message of channel.incoming) {
    messages.push(new TextDecoder().decode(message));
    if (messages.length === 3) channel.close();
  }
  assert.deepEqual(messages, ["1", `1${btoa("cat\n")}`, `1${btoa("hello")}`]);
});

Deno.test("a pod without a node has no streams", async () => {
  const { server, registry } = podServer({ nodes: sampleNodes });
  registry.create(registry.kind("pods"), pod("homeless", { nodeName: "" }));
  await assert.rejects(
    server.connect(`${IN_DEFAULT}/pods/homeless/exec?command=ls&stdout=true`, V5),
    { message: "pod homeless does not have a host assigned" },
  );
});
