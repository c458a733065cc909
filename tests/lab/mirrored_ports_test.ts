import assert from "node:assert/strict";
import { mirrorPorts } from "../../src/lab/mirrored_ports.ts";
import { smallEngine } from "../simulator/docker/small_engine.ts";

/** A port that nobody has now. */
function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  return port;
}

const publishing = (port: number) => ({
  Image: "nginx",
  HostConfig: { PortBindings: { "80/tcp": [{ HostPort: String(port) }] } },
});

Deno.test("a published port answers on this machine while its container runs", async () => {
  const { engine, host, queue, run } = smallEngine();
  const { networks } = engine.context;
  const machine = { fetch: networks.fetch.bind(networks, { stack: host, hosts: () => "" }) };
  let syncs = 0;
  const close = mirrorPorts({ engine, machine, sync: () => void syncs++, tell: assert.fail });
  const port = freePort();
  const id = run(publishing(port));
  queue.advance(2000);
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  assert.match(await answer.text(), /Welcome to nginx!/);
  assert.equal(syncs, 1);
  engine.containers.find(id).kill("KILL");
  queue.advance(1000);
  await assert.rejects(async () => await (await fetch(`http://127.0.0.1:${port}/`)).text());
  await close();
});

Deno.test("a port that is taken is told of, and the container runs all the same", async () => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr as Deno.NetAddr;
  const { engine, run } = smallEngine();
  const told: string[] = [];
  const close = mirrorPorts({
    engine,
    machine: { fetch: () => assert.fail() },
    sync: () => {},
    tell: (text) => void told.push(text),
  });
  const id = run(publishing(port));
  assert.equal(engine.containers.find(id).isRunning, true);
  assert.equal(told.length, 1);
  assert.match(told[0]!, new RegExp(`^Port ${port} of this machine cannot be used \\(`));
  taken.close();
  await close();
});
