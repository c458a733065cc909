import assert from "node:assert/strict";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { NetworkPolicies } from "../../../../src/simulator/kubernetes/network/network_policies.ts";
import { SmallWorld } from "../small_world.ts";

const pod = (namespace: string, app: string, address: string) => ({
  address,
  namespace,
  labels: { app },
  pod: {
    apiVersion: "v1" as const,
    kind: "Pod" as const,
    spec: { containers: [{ name: "c", ports: [{ name: "http", containerPort: 8080 }] }] },
  },
});
const ends = {
  web: pod("default", "web", "10.0.0.1"),
  db: pod("default", "db", "10.0.0.2"),
  far: pod("far", "web", "10.0.1.1"),
  outside: { address: "192.168.1.7" },
};
type End = keyof typeof ends;
type Expected = [from: End, to: End, port: number, allowed: boolean][];

const app = (name: string) => ({ podSelector: { matchLabels: { app: name } } });
const inNamespace = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});
/** Denies pods `db` everything but what `rules` say. */
const db = (...rules: object[]) => ({ ...app("db"), policyTypes: ["Ingress"], ingress: rules });

const cases: [what: string, policies: Record<string, unknown>[], expected: Expected][] = [
  ["none", [], [["web", "db", 80, true], ["outside", "db", 80, true]]],
  ["default deny", [{ podSelector: {} }], [
    ["web", "db", 80, false],
    ["outside", "db", 80, false],
    ["db", "far", 80, true],
    ["db", "db", 80, true],
  ]],
  ["a selector of pods means its own namespace", [db({ from: [app("web")] })], [
    ["web", "db", 80, true],
    ["far", "db", 80, false],
    ["db", "web", 80, true],
  ]],
  ["a namespace", [db({ from: [inNamespace("far")] })], [["web", "db", 80, false], ["far", "db", 80, true]]],
  ["both in one peer", [db({ from: [{ ...inNamespace("far"), ...app("db") }] })], [["far", "db", 80, false]]],
  ["both in two peers", [db({ from: [inNamespace("far"), app("web")] })], [
    ["far", "db", 80, true],
    ["web", "db", 80, true],
  ]],
  ["a block with an exception", [
    db({ from: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.0.1.0/24"] } }] }),
  ], [
    ["web", "db", 80, true],
    ["far", "db", 80, false],
    ["outside", "db", 80, false],
  ]],
  ["ports", [db({ ports: [{ port: 80 }, { port: 90, endPort: 92 }, { port: 53, protocol: "UDP" }] })], [
    ["outside", "db", 80, true],
    ["outside", "db", 91, true],
    ["outside", "db", 93, false],
    ["outside", "db", 53, false],
  ]],
  ["a port by name", [db({ ports: [{ port: "http" }] })], [["web", "db", 8080, true], [
    "web",
    "db",
    80,
    false,
  ]]],
  ["several add up", [db(), db({ from: [app("web")] })], [["web", "db", 80, true], ["far", "db", 80, false]]],
  ["an empty rule is for everybody", [db({})], [["outside", "db", 80, true]]],
  ["what may leave", [{ ...app("web"), policyTypes: ["Egress"], egress: [{ to: [app("db")] }] }], [
    ["web", "db", 80, true],
    ["web", "far", 80, false],
    ["web", "outside", 80, false],
    ["far", "web", 80, true],
  ]],
  ["nothing may leave", [{ podSelector: {}, policyTypes: ["Egress"] }], [
    ["web", "db", 80, false],
    ["far", "db", 80, true],
  ]],
];

for (const [what, policies, expected] of cases) {
  Deno.test(`policies: ${what}`, () => {
    const small = new SmallWorld();
    small.create("namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name: "far" } });
    for (const [index, spec] of policies.entries()) {
      small.create("networkpolicies", {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: { name: `p${index}`, namespace: "default" },
        spec,
      }, "networking.k8s.io");
    }
    const rules = new NetworkPolicies(new Informers(small.world.registry));
    small.seconds(1);
    for (const [from, to, port, allowed] of expected) {
      assert.equal(rules.allows(ends[from], ends[to], port, "TCP"), allowed, `${from} to ${to}:${port}`);
    }
  });
}
