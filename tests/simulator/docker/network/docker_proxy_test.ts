import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

/** What is published, and who holds which port of the host. */
const CASES: [bindings: Record<string, { HostIp?: string; HostPort: string }[]>, held: string[]][] = [
  [{ "80/tcp": [{ HostPort: "8080" }] }, ["tcp 0.0.0.0 8080", "tcp :: 8080"]],
  [{ "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }] }, ["tcp 127.0.0.1 8080"]],
  [{ "53/udp": [{ HostPort: "5353" }] }, ["udp 0.0.0.0 5353", "udp :: 5353"]],
  [{}, []],
];

for (const [PortBindings, held] of CASES) {
  Deno.test(`docker-proxy holds ${held.join(", ") || "nothing"} while the container runs`, () => {
    const { engine, host, run } = smallEngine();
    const container = engine.containers.find(run({ Image: "nginx", HostConfig: { PortBindings } }));
    const sockets = host.sockets.filter(({ task }) => task?.name === "docker-proxy");
    assert.deepEqual(sockets.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`), held);
    container.kill("KILL");
    assert.deepEqual(host.sockets, []);
  });
}

Deno.test("its command line says which port leads where", () => {
  const { engine, run } = smallEngine();
  run({ Image: "nginx", HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "8080" }] } } });
  const [first] = [...engine.context.kernel.tasks].filter(({ name }) => name === "docker-proxy");
  assert.equal(
    first!.title,
    "/usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8080 -container-ip 172.17.0.2 -container-port 80 -use-listen-fd",
  );
});
