import assert from "node:assert/strict";
import { ClusterDns } from "../../../../src/simulator/kubernetes/network/cluster_dns.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { SmallWorld } from "../small_world.ts";

function nameServer(): ClusterDns {
  const small = new SmallWorld();
  const service = (name: string, spec: Record<string, unknown>) =>
    small.create("services", {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace: "default" },
      spec,
    });
  service("web", { clusterIP: "10.96.7.7", ports: [{ name: "http", port: 80 }] });
  service("heads", { clusterIP: "None", ports: [{ name: "db", port: 1 }] });
  service("empty", { clusterIP: "None", ports: [{ port: 1 }] });
  service("ext", { type: "ExternalName", externalName: "example.com" });
  service("round", { type: "ExternalName", externalName: "round.default.svc.cluster.local" });
  small.create("endpointslices", {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "heads", namespace: "default", labels: { "kubernetes.io/service-name": "heads" } },
    addressType: "IPv4",
    endpoints: [
      { addresses: ["10.0.0.1"], hostname: "db-0" },
      { addresses: ["10.0.0.2"] },
      { addresses: ["10.0.0.3"], conditions: { ready: false } },
    ],
    ports: [{ name: "db", port: 1 }],
  }, "discovery.k8s.io");
  const dns = new ClusterDns(new Informers(small.world.registry));
  small.seconds(1);
  return dns;
}

const dns = nameServer();
const local = (name: string) => `${name}.cluster.local`;

const cases: [name: string, addresses: string[] | undefined][] = [
  [local("web.default.svc"), ["10.96.7.7"]],
  [local("WEB.default.svc") + ".", ["10.96.7.7"]],
  [local("web.other.svc"), undefined],
  [local("web.default"), undefined],
  [local("svc"), undefined],
  [local("_http._tcp.web.default.svc"), ["10.96.7.7"]],
  [local("_https._tcp.web.default.svc"), undefined],
  [local("heads.default.svc"), ["10.0.0.1", "10.0.0.2"]],
  [local("db-0.heads.default.svc"), ["10.0.0.1"]],
  [local("10-0-0-2.heads.default.svc"), ["10.0.0.2"]],
  [local("10-0-0-3.heads.default.svc"), undefined],
  [local("db-1.heads.default.svc"), undefined],
  [local("empty.default.svc"), []],
  [local("10-1-2-3.default.pod"), ["10.1.2.3"]],
  [local("10-1-2-3.nowhere.pod"), undefined],
  [local("ext.default.svc"), ["93.184.215.14"]],
  [local("round.default.svc"), undefined],
  ["example.com", ["93.184.215.14"]],
  ["nobody.example", undefined],
  ["7.7.96.10.in-addr.arpa", ["10.96.7.7"]],
  ["8.7.96.10.in-addr.arpa", undefined],
];

for (const [name, addresses] of cases) {
  Deno.test(`${name} is ${addresses ?? "unknown"}`, () => {
    const answer = dns.lookup(name);
    assert.deepEqual(answer.kind === "found" ? answer.addresses : undefined, addresses);
  });
}

Deno.test("an external name is an alias", () => {
  assert.deepEqual(dns.lookup(local("ext.default.svc")), {
    kind: "found",
    name: "example.com",
    aliases: [local("ext.default.svc")],
    addresses: ["93.184.215.14"],
  });
});

Deno.test("an address leads back to its service", () => {
  const answer = dns.lookup("7.7.96.10.in-addr.arpa");
  assert.equal(answer.kind === "found" && answer.name, local("web.default.svc"));
});
