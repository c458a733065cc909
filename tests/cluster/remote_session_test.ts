import assert from "node:assert/strict";
import { Client, type Query } from "../../src/cluster/client.ts";
import {
  type ExitStatus,
  openSession,
  type RemoteSession,
  type SessionOptions,
} from "../../src/cluster/remote_session.ts";
import { settle } from "./fake_timing.ts";
import { FakeChannel, FakeTransport } from "./fake_transport.ts";

const V5 = "v5.channel.k8s.io";
const V4 = "v4.channel.k8s.io";

/** An opened session, the channel's other side, and what was printed. */
async function open(
  protocol = V5,
  options: Partial<SessionOptions> = {},
  query: Query = {},
): Promise<{ session: RemoteSession; channel: FakeChannel; transport: FakeTransport; printed: string[] }> {
  const transport = new FakeTransport();
  const channel = new FakeChannel(protocol);
  transport.channels.push(channel);
  const printed: string[] = [];
  const decode = (chunk: Uint8Array): string => new TextDecoder().decode(chunk);
  const session = await openSession(new Client(transport), "exec", query, {
    namespace: "default",
    pod: "web-0",
    output: {
      stdout: (chunk) => void printed.push(`out ${decode(chunk)}`),
      stderr: (chunk) => void printed.push(`err ${decode(chunk)}`),
    },
    ...options,
  });
  return { session, channel, transport, printed };
}

const urls: [Partial<SessionOptions>, string][] = [
  [{}, "stdout=true&stderr=true"],
  [{ container: "app", stdin: true }, "container=app&stdin=true&stdout=true&stderr=true"],
  [{ container: "app", stdin: true, tty: true }, "container=app&stdin=true&stdout=true&tty=true"],
];

for (const [options, query] of urls) {
  Deno.test(`a session with ${JSON.stringify(options)} asks for ?${query}`, async () => {
    const { transport } = await open(V5, options);
    assert.deepEqual(transport.connects.map(({ url, protocols }) => ({ url, protocols })), [
      { url: `/api/v1/namespaces/default/pods/web-0/exec?${query}`, protocols: [V5, V4] },
    ]);
  });
}

const failure = (reason: string, message: string, causes: unknown[] = []): string =>
  JSON.stringify({ metadata: {}, status: "Failure", reason, message, details: { causes } });

const endings: [string, string | undefined, Partial<ExitStatus> & Record<string, unknown>][] = [
  ["success", '{"metadata":{},"status":"Success"}', { kind: "exited", code: 0 }],
  [
    "an exit code",
    failure("NonZeroExitCode", "command terminated with non-zero exit code: exit status 3", [
      { reason: "ExitCode", message: "3" },
    ]),
    { kind: "exited", code: 3 },
  ],
  [
    "a command that could not start",
    failure("InternalError", 'exec: "foo": executable file not found in $PATH'),
    { kind: "failed", message: 'exec: "foo": executable file not found in $PATH' },
  ],
  [
    "an exit code that is none",
    failure("NonZeroExitCode", "odd", [{ reason: "ExitCode", message: "x" }]),
    { kind: "failed", message: "odd" },
  ],
  ["a text", "container not found", { kind: "failed", message: "container not found" }],
  ["nothing", undefined, {
    kind: "failed",
    message: "the connection ended before the command's exit status arrived",
  }],
];

for (const [name, status, expected] of endings) {
  Deno.test(`how it ended: ${name}`, async () => {
    const { session, channel } = await open();
    channel.push(3, ""); // the opening message
    if (status !== undefined) channel.push(3, status);
    channel.end();
    const { status: _, ...finished } = await session.finished as ExitStatus & { status?: unknown };
    assert.deepEqual(finished, expected);
  });
}

Deno.test("output goes where it belongs, in order", async () => {
  const { session, channel, printed } = await open();
  for (const stream of [0, 1, 2, 3]) channel.push(stream, "");
  channel.push(1, "one");
  channel.push(2, "two");
  channel.push(1, "three");
  channel.push(9, "unknown");
  channel.push(3, '{"status":"Success"}');
  channel.end();
  await session.finished;
  assert.deepEqual(printed, ["out one", "err two", "out three"]);
});

Deno.test("the next message waits for the one before", async () => {
  let release: () => void = () => {};
  const order: string[] = [];
  const { session, channel } = await open(V5, {
    output: {
      stdout: () => new Promise<void>((resolve) => release = resolve),
      stderr: () => void order.push("err"),
    },
  });
  channel.push(1, "slow");
  channel.push(2, "next");
  await settle();
  assert.deepEqual(order, []);
  release();
  channel.push(3, '{"status":"Success"}');
  channel.end();
  await session.finished;
  assert.deepEqual(order, ["err"]);
});

Deno.test("input, its end, and the terminal's size", async () => {
  const { session, channel } = await open();
  await session.write(Uint8Array.of(104, 105));
  await session.resize({ columns: 80, rows: 24 });
  await session.endInput();
  assert.deepEqual(channel.sent[0], Uint8Array.of(0, 104, 105));
  assert.equal(channel.sent[1]?.[0], 4);
  assert.equal(new TextDecoder().decode(channel.sent[1]?.subarray(1)), '{"Width":80,"Height":24}');
  assert.deepEqual(channel.sent[2], Uint8Array.of(255, 0));
});

Deno.test("version 4 cannot end the input", async () => {
  const { session, channel } = await open(V4);
  await session.endInput();
  assert.deepEqual(channel.sent, []);
});

Deno.test("much input goes in several messages", async () => {
  const { session, channel } = await open();
  await session.write(new Uint8Array(70_000));
  assert.deepEqual(channel.sent.map((message) => message.length - 1), [32768, 32768, 4464]);
});

Deno.test("a server that chose no protocol we know is refused", async () => {
  await assert.rejects(open(""), /expected one of v5.* the server chose ""/);
});

Deno.test("abort closes the session", async () => {
  const stop = new AbortController();
  const { session, channel } = await open(V5, { signal: stop.signal });
  stop.abort();
  assert.equal((await session.finished).kind, "failed");
  assert.ok(channel.isClosed);
});

Deno.test("what breaks is how it ended", async () => {
  const { session, channel } = await open();
  const error = new Error("connection reset");
  channel.fail(error);
  assert.deepEqual(await session.finished, { kind: "failed", message: "connection reset", error });
});

Deno.test("an output that cannot be written ends the session", async () => {
  const { session, channel } = await open(V5, {
    output: { stdout: () => Promise.reject(new Error("broken pipe")), stderr: () => {} },
  });
  channel.push(1, "x");
  assert.equal((await session.finished as { message: string }).message, "broken pipe");
  assert.ok(channel.isClosed);
});
