import assert from "node:assert/strict";
import { endpointSliceQuery, formatEndpoints } from "../../../src/kube/describe/endpoint_addresses.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const slice = (hosts: string[], ports?: { name: string; port: number }[], ready?: boolean): KubeObject => ({
  metadata: {},
  endpoints: hosts.map((host) => ({
    addresses: [host],
    ...(ready === undefined ? {} : { conditions: { ready } }),
  })),
  ...(ports ? { ports } : {}),
});
const web = [{ name: "web", port: 80 }, { name: "tls", port: 443 }];
const lists: [name: string, slices: KubeObject[], text: string][] = [
  ["no slices", [], "<none>"],
  ["addresses at the port of that name", [slice(["1.1.1.1", "2.2.2.2"], web)], "1.1.1.1:80,2.2.2.2:80"],
  ["more than three", [slice(["1", "2", "3", "4", "5"], web)], "1:80,2:80,3:80 + 2 more..."],
  ["what is not ready is left out", [slice(["1"], web, false), slice(["2"], web, true)], "2:80"],
  ["no ports", [slice(["1"])], "1"],
  ["IPv6", [slice(["fd00::1"], web)], "[fd00::1]:80"],
];
for (const [name, slices, text] of lists) {
  Deno.test(`endpoints: ${name}`, () => assert.equal(formatEndpoints(slices, "web"), text));
}

Deno.test("slices are found by the service's name", () => {
  assert.equal(endpointSliceQuery("k", "n", "s").labelSelector, "kubernetes.io/service-name=s");
});
