import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { forwardPort, freeLocalPort, type PortForward } from "../../src/cluster/port_forward.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { FakeChannel, FakeTransport } from "./fake_transport.ts";

/** A forwarding whose pod answers every message with `reply`. */
function start(reply: (channel: FakeChannel, text: string) => void): {
  forward: PortForward;
  transport: FakeTransport;
  timing: FakeTiming;
  errors: string[];
  traffic: number[];
  end: () => Promise<void>;
} {
  const transport = new FakeTransport();
  const timing = new FakeTiming();
  const stop = new AbortController();
  const errors: string[] = [];
  const traffic: number[] = [];
  for (let n = 0; n < 3; n++) {
    const channel = new FakeChannel("v4.channel.k8s.io");
    channel.push(0, [80, 0]);
    channel.push(1, [80, 0]);
    channel.onSent = (message) => reply(channel, new TextDecoder().decode(message.subarray(1)));
    transport.channels.push(channel);
  }
  const forward = forwardPort(new Client(transport, { timing }), {
    namespace: "default",
    place: () => Promise.resolve({ pod: "web-0", port: 80 }),
    onTraffic: (bytes) => traffic.push(bytes),
    signal: stop.signal,
    timing,
    onError: (error) => errors.push(error.message),
  });
  async function end(): Promise<void> {
    stop.abort();
    await forward.done;
  }
  return { forward, transport, timing, errors, traffic, end };
}

const echo = (channel: FakeChannel, text: string): void => channel.push(0, `echo ${text}`);

async function talk(port: number, text: string): Promise<[Deno.TcpConn, string]> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(text));
  return [connection, await readSome(connection)];
}

async function readSome(connection: Deno.TcpConn): Promise<string> {
  const buffer = new Uint8Array(1000);
  const read = await connection.read(buffer);
  return new TextDecoder().decode(buffer.subarray(0, read ?? 0));
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !isTrue(); turn++) await settle();
  assert.ok(isTrue());
}

Deno.test("every connection gets a stream of its own", async () => {
  const { forward, transport, errors, traffic, end } = start(echo);
  const [[one, first], [other, second]] = await Promise.all([
    talk(forward.localPort, "a"),
    talk(forward.localPort, "b"),
  ]);
  assert.deepEqual([first, second].toSorted(), ["echo a", "echo b"]);
  assert.equal(forward.connections, 2);
  assert.equal(traffic.reduce((sum, bytes) => sum + bytes, 0), 2 + 12, "both ways");
  assert.equal(transport.connects.length, 2);
  await end();
  assert.equal(await readSome(one), "");
  one.close();
  other.close();
  assert.deepEqual(errors, []);
  assert.equal(forward.connections, 0);
});

Deno.test("when the pod closes, the connection does, after all it sent", async () => {
  const { forward, end } = start((channel) => {
    channel.push(0, "bye");
    channel.end();
  });
  const [connection, text] = await talk(forward.localPort, "a");
  assert.equal(text, "bye");
  assert.equal(await readSome(connection), "");
  await until(() => forward.connections === 0);
  connection.close();
  await end();
});

Deno.test("a local program that has said all may still wait for the answer, but not for ever", async () => {
  const { forward, timing, end } = start(echo);
  const [connection] = await talk(forward.localPort, "a");
  await connection.closeWrite();
  await until(() => timing.slept.includes(5_000));
  assert.equal(forward.connections, 1);
  await timing.advance(11_000);
  await until(() => forward.connections === 0);
  connection.close();
  await end();
});

Deno.test("errors are told, and the next connection is served", async () => {
  const { forward, transport, errors, end } = start(echo);
  transport.channels.unshift(new Error("pods is forbidden"));
  (transport.channels[1] as FakeChannel).push(1, "connection refused");
  for (const expected of ["pods is forbidden", "connection refused"]) {
    const refused = await Deno.connect({ hostname: "127.0.0.1", port: forward.localPort });
    assert.equal(await readSome(refused), "");
    refused.close();
    await until(() => errors.includes(expected));
  }
  const [connection, text] = await talk(forward.localPort, "c");
  assert.equal(text, "echo c");
  connection.close();
  await end();
});

Deno.test("a port that is taken is an error at once", async () => {
  const { forward, end } = start(echo);
  const options = {
    namespace: "a",
    place: () => Promise.resolve({ pod: "b", port: 1 }),
    signal: new AbortController().signal,
    onError: () => {},
  };
  assert.throws(
    () => forwardPort(new Client(new FakeTransport()), { ...options, localPort: forward.localPort }),
    Deno.errors.AddrInUse,
  );
  await end();
});

Deno.test("a free local port: the same, one of people's habit, or any", async () => {
  const { forward, end } = start(echo);
  assert.equal(freeLocalPort(80) === 8080 || freeLocalPort(80) > 1023, true);
  assert.notEqual(freeLocalPort(forward.localPort), forward.localPort);
  await end();
  assert.equal(freeLocalPort(forward.localPort), forward.localPort);
});
