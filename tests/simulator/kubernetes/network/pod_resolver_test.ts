import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import {
  candidateNames,
  resolverOf,
  resolverText,
} from "../../../../src/simulator/kubernetes/network/pod_resolver.ts";

const resolver = (spec: Partial<IPodSpec> = {}) =>
  resolverOf({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { namespace: "ns" },
    spec: { containers: [], ...spec },
  });
const SEARCH = "search ns.svc.cluster.local svc.cluster.local cluster.local\n";

const texts: [spec: Partial<IPodSpec>, expected: string][] = [
  [{}, `${SEARCH}nameserver 10.96.0.10\noptions ndots:5\n`],
  [{ dnsPolicy: "Default" }, "nameserver 192.168.122.1\n"],
  [{ hostNetwork: true }, "nameserver 192.168.122.1\n"],
  [
    { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" },
    `${SEARCH}nameserver 10.96.0.10\noptions ndots:5\n`,
  ],
  [
    { dnsConfig: { options: [{ name: "ndots", value: "1" }, { name: "edns0" }], searches: ["a.b"] } },
    `${SEARCH.trimEnd()} a.b\nnameserver 10.96.0.10\noptions ndots:1 edns0\n`,
  ],
  [{ dnsPolicy: "None", dnsConfig: { nameservers: ["1.1.1.1"] } }, "nameserver 1.1.1.1\n"],
];

for (const [spec, expected] of texts) {
  Deno.test(`resolv.conf of ${JSON.stringify(spec)}`, () =>
    assert.equal(resolverText(resolver(spec)), expected));
}

Deno.test("few dots: the search domains come first; a final dot ends the search", () => {
  const one = resolver({ dnsConfig: { options: [{ name: "ndots", value: "1" }] } });
  assert.equal(candidateNames("web", resolver())[0], "web.ns.svc.cluster.local");
  assert.equal(candidateNames("a.b", resolver()).at(-1), "a.b");
  assert.equal(candidateNames("a.b", one)[0], "a.b");
  assert.deepEqual(candidateNames("a.b.", resolver()), ["a.b"]);
});
