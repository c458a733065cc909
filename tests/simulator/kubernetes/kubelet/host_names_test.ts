import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { hostNameOf, hostsText } from "../../../../src/simulator/kubernetes/kubelet/host_names.ts";

const pod = (spec: Partial<IPodSpec>) => ({
  apiVersion: "v1" as const,
  kind: "Pod" as const,
  metadata: { name: "web-0", namespace: "ns" },
  spec: { containers: [], ...spec },
});
const NODE = { name: "n1", address: "192.168.0.1" };

const NAMES: [spec: Partial<IPodSpec>, name: string, hosts: RegExp][] = [
  [{}, "web-0", /^10\.0\.0\.1\tweb-0\n/m],
  [{ hostname: "h" }, "h", /^10\.0\.0\.1\th\n/m],
  [{ subdomain: "s" }, "web-0", /^10\.0\.0\.1\tweb-0\.s\.ns\.svc\.cluster\.local\tweb-0\n/m],
  [{ hostname: "h", subdomain: "s", setHostnameAsFQDN: true }, "h.s.ns.svc.cluster.local", /\th$/m],
  [{ hostNetwork: true }, "web-0", /\(host network\)\.\n127\.0\.0\.1\tlocalhost\n192\.168\.0\.1\tn1\n/],
  [
    { hostAliases: [{ ip: "1.2.3.4", hostnames: ["a", "b"] }] },
    "web-0",
    /\n\n# Entries added by HostAliases\.\n1\.2\.3\.4\ta\tb\n$/,
  ],
];

for (const [spec, name, hosts] of NAMES) {
  Deno.test(`a pod with ${JSON.stringify(spec)} is ${name}`, () => {
    assert.equal(hostNameOf(pod(spec)), name);
    assert.match(hostsText(pod(spec), "10.0.0.1", NODE), hosts);
  });
}
