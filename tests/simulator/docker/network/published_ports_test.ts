import assert from "node:assert/strict";
import { type PortWish, PublishedPorts } from "../../../../src/simulator/docker/network/published_ports.ts";
import { NetworkStack } from "../../../../src/simulator/host/network_stack.ts";

const wish = (hostPort: number, change: Partial<PortWish> = {}): PortWish => ({
  hostIp: "0.0.0.0",
  hostPort,
  containerPort: 80,
  protocol: "tcp",
  ...change,
});

Deno.test("a port of the host leads into one container", () => {
  const ports = new PublishedPorts(new NetworkStack());
  const stack = new NetworkStack();
  ports.publish([wish(8080)], "a", stack);
  assert.equal(ports.find("127.0.0.1", 8080)?.stack, stack);
  assert.equal(ports.find("127.0.0.1", 8081), undefined);
  ports.release("a");
  assert.equal(ports.find("127.0.0.1", 8080), undefined);
});

/** What is bound already, what is asked for, and the port or the refusal. */
const CASES: [before: PortWish, asked: PortWish, result: number | RegExp][] = [
  [wish(80), wish(80), /^EngineError: Bind for 0\.0\.0\.0:80 failed: port is already allocated$/],
  [wish(80), wish(80, { hostIp: "127.0.0.1" }), /Bind for 127\.0\.0\.1:80 failed/],
  [wish(80, { hostIp: "10.0.0.1" }), wish(80, { hostIp: "127.0.0.1" }), 80],
  [wish(53), wish(53, { protocol: "udp" }), 53],
  [wish(8000), wish(8000, { lastHostPort: 8010 }), 8001],
  [wish(80), wish(0), 32_768],
  [wish(80), wish(22), /failed to bind host port for 0\.0\.0\.0:22: address already in use/],
];

for (const [before, asked, result] of CASES) {
  Deno.test(`${JSON.stringify(asked)} beside ${before.hostIp}:${before.hostPort}`, () => {
    const host = new NetworkStack();
    host.listen({ port: 22, address: "0.0.0.0", handler: () => ({ status: 200, headers: {}, body: "" }) });
    const ports = new PublishedPorts(host);
    ports.publish([before], "a", new NetworkStack());
    const publish = () => ports.publish([wish(9999), asked], "b", new NetworkStack());
    if (typeof result === "number") assert.equal(publish()[1]!.hostPort, result);
    else {
      assert.throws(publish, result);
      assert.equal(ports.all.length, 1, "all or none");
    }
  });
}
