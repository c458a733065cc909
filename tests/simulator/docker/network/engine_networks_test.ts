import assert from "node:assert/strict";
import type { FetchOutcome, HttpTarget } from "../../../../src/simulator/host/process.ts";
import type { NetworkCaller } from "../../../../src/simulator/docker/network/engine_networks.ts";
import { smallEngine } from "../small_engine.ts";

const target = (host: string, port = 80): HttpTarget => ({
  host,
  port,
  request: { method: "GET", path: "/", headers: {}, body: "" },
});

/** `web` on the bridge with a published port, `api` and `client` on `app`, `alone` on none, `inner` on an internal one. */
function world() {
  const outside = {
    fetch: (_: string, { host }: HttpTarget): FetchOutcome => ({
      kind: "answer",
      address: host,
      answer: { status: 204, headers: {}, body: "" },
    }),
    lookup: (name: string) =>
      name === "example.com"
        ? { kind: "found" as const, name, aliases: [], addresses: ["93.184.215.14"] }
        : { kind: "unknown" as const },
  };
  const small = smallEngine(outside);
  const { networks } = small.engine.context;
  networks.create({ name: "app" });
  networks.create({ name: "inside", isInternal: true });
  small.run({ Image: "nginx", HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "8080" }] } } }, "web");
  small.run({
    Image: "busybox",
    Cmd: ["sleep", "1000"],
    HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "9000" }] } },
  }, "deaf");
  small.run({
    Image: "nginx",
    HostConfig: { NetworkMode: "app" },
    NetworkingConfig: { EndpointsConfig: { app: { Aliases: ["backend"] } } },
  }, "api");
  small.run({ Image: "busybox", Cmd: ["sleep", "1000"], HostConfig: { NetworkMode: "app" } }, "client");
  small.run({ Image: "busybox", Cmd: ["sleep", "1000"], HostConfig: { NetworkMode: "none" } }, "alone");
  small.run({ Image: "busybox", Cmd: ["sleep", "1000"], HostConfig: { NetworkMode: "inside" } }, "inner");
  small.queue.advance(1000);
  const callerOf = (name: string): NetworkCaller => {
    if (name === "host") return { stack: small.host, hosts: () => "" };
    const { root, running } = small.engine.containers.find(name);
    return { stack: running.stack, hosts: () => root.files.read("/etc/hosts") ?? "" };
  };
  return (from: string, host: string, port?: number, isProbe = false) => {
    const outcome = networks.fetch(callerOf(from), { ...target(host, port), isProbe });
    return outcome.kind === "answer" ? outcome.answer.status : outcome.kind;
  };
}

const ROADS: [what: string, from: string, host: string, port: number, outcome: number | string][] = [
  ["a published port", "host", "localhost", 8080, 200],
  ["a published port by the host's address", "host", "192.168.122.1", 8080, 200],
  ["a port that nobody published", "host", "localhost", 80, "refused"],
  ["docker-proxy takes what nobody behind it does", "host", "localhost", 9000, "reset"],
  ["without docker-proxy it is refused", "host", "192.168.122.1", 9000, "refused"],
  ["a container by its address", "host", "172.17.0.2", 80, 200],
  ["a container's name means nothing to the host", "host", "web", 80, "unknown-host"],
  ["names on a network of one's own", "client", "api", 80, 200],
  ["an alias there", "client", "backend", 80, 200],
  ["nobody listens there", "client", "api", 81, "refused"],
  ["names do not cross networks", "client", "web", 80, "unknown-host"],
  ["addresses of other networks are cut off", "client", "172.17.0.2", 80, "timeout"],
  ["a published port by the gateway", "client", "172.18.0.1", 8080, 200],
  ["localhost is the container itself", "client", "localhost", 8080, "refused"],
  ["no names on the default bridge", "web", "api", 80, "unknown-host"],
  ["oneself by one's own name", "web", "localhost", 80, 200],
  ["the internet", "client", "example.com", 80, 204],
  ["the internet from the host", "host", "example.com", 80, 204],
  ["nothing without a network", "alone", "example.com", 80, "unknown-host"],
  ["an internal network does not lead out", "inner", "example.com", 80, "unknown-host"],
];

for (const [what, from, host, port, outcome] of ROADS) {
  Deno.test(`${what}: ${from} to ${host}:${port}`, () => assert.equal(world()(from, host, port), outcome));
}

Deno.test("who only connects is answered nothing", () => {
  const connect = world();
  assert.equal(connect("client", "api", 80, true), 0);
  assert.equal(connect("client", "api", 81, true), "refused");
  assert.equal(connect("host", "localhost", 8080, true), 0);
});

Deno.test("networks get subnets one after another, and one that is used stays", () => {
  const { engine, host, run } = smallEngine();
  const { networks } = engine.context;
  assert.equal(networks.create({ name: "a" }).subnetText, "172.18.0.0/16");
  assert.equal(networks.create({ name: "b", subnet: "10.5.0.0/24" }).gateway, "10.5.0.1");
  assert.equal(networks.create({ name: "c" }).subnetText, "172.19.0.0/16");
  assert.throws(() => networks.create({ name: "a" }), /network with name a already exists/);
  assert.throws(
    () => networks.create({ name: "d", subnet: "10.5.0.128/25" }),
    /Pool overlaps with other one on this address space/,
  );
  run({ Image: "nginx", HostConfig: { NetworkMode: "a" } }, "web");
  assert.throws(
    () => networks.remove("a"),
    /network a has active endpoints \(name:"web" id:"[0-9a-f]{12}"\)/,
  );
  assert.throws(() => networks.remove("bridge"), /bridge is a pre-defined network and cannot be removed/);
  const bridge = networks.remove("b").bridge;
  assert.ok(!host.interfaces.some(({ name }) => name === bridge));
});

Deno.test("a container is a cable in the bridge, which then has a carrier", () => {
  const { engine, host, run } = smallEngine();
  const docker0 = () => host.interfaces.find(({ name }) => name === "docker0")!;
  assert.equal(docker0().hasCarrier, false);
  const id = run({ Image: "nginx" });
  assert.equal(docker0().hasCarrier, true);
  const { stack } = engine.containers.find(id).running;
  const inside = stack.interfaces.find(({ name }) => name === "eth0")!;
  const outside = host.interfaces.find(({ index }) => index === inside.peer)!;
  assert.deepEqual([outside.master, outside.peer, inside.mac], [
    "docker0",
    inside.index,
    "02:42:ac:11:00:02",
  ]);
  engine.containers.remove(id, { isForced: true });
  assert.equal(docker0().hasCarrier, false);
});

/** Who is asked, and whom the host and the container on the bridge know then. */
const MET: [host: string, port: number, ofHost: string[], ofWeb: string[]][] = [
  ["172.17.0.2", 80, ["172.17.0.2 docker0 02:42:ac:11:00:02"], ["172.17.0.1 eth0 02:42:ac:11:00:01"]],
  ["127.0.0.1", 8080, ["172.17.0.2 docker0 02:42:ac:11:00:02"], ["172.17.0.1 eth0 02:42:ac:11:00:01"]],
  ["127.0.0.1", 9, [], []],
];

for (const [host, port, ofHost, ofWeb] of MET) {
  Deno.test(`after http://${host}:${port} from the host both know the next hop`, () => {
    const small = smallEngine();
    const HostConfig = { PortBindings: { "80/tcp": [{ HostPort: "8080" }] } };
    const web = small.engine.containers.find(small.run({ Image: "nginx", HostConfig }, "web")).running.stack;
    small.queue.advance(1000);
    small.engine.context.networks.fetch({ stack: small.host, hosts: () => "" }, target(host, port));
    const known = (stack: typeof web) =>
      [...stack.neighbours.values()].map(({ address, device, mac }) => `${address} ${device} ${mac}`);
    assert.deepEqual([known(small.host), known(web)], [ofHost, ofWeb]);
  });
}
