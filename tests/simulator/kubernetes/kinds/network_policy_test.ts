import assert from "node:assert/strict";
import { networkPolicy } from "../../../../src/simulator/kubernetes/kinds/network_policy.ts";
import { create, texts } from "./kind_world.ts";

const ofPort = (port: object) => ({ ingress: [{ ports: [port] }] });
const ofPeer = (peer: object) => ({ egress: [{ to: [peer] }] });
const [port, peer] = ["spec.ingress[0].ports[0]", "spec.egress[0].to[0]"];

const refusals: [what: string, spec: object, expected: string[]][] = [
  ["a port range backwards", ofPort({ port: 90, endPort: 80 }), [
    `${port}.endPort: Invalid value: 90: must be greater than or equal to \`port\``,
  ]],
  ["a range of names", ofPort({ port: "http", endPort: 80 }), [
    `${port}.endPort: Invalid value: 80: may not be specified when \`port\` is non-numeric`,
  ]],
  ["a range without start", ofPort({ endPort: 80 }), [
    `${port}.endPort: Invalid value: 80: may not be specified when \`port\` is not specified`,
  ]],
  ["a port out of range", ofPort({ port: 70000 }), [
    `${port}.port: Invalid value: 70000: must be between 1 and 65535, inclusive`,
  ]],
  ["an unknown protocol", ofPort({ port: 1, protocol: "ICMP" }), [
    `${port}.protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"`,
  ]],
  ["an empty peer", ofPeer({}), [`${peer}: Required value: must specify a peer`]],
  ["two kinds of peer", ofPeer({ podSelector: {}, ipBlock: { cidr: "10.0.0.0/8" } }), [
    `${peer}: Forbidden: may not specify both ipBlock and another peer`,
  ]],
  ["a network that is none", ofPeer({ ipBlock: { cidr: "10.0.0.0" } }), [
    `${peer}.ipBlock.cidr: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)`,
  ]],
  ["a network that names a host", ofPeer({ ipBlock: { cidr: "10.0.0.1/8" } }), [
    `${peer}.ipBlock.cidr: Invalid value: "10.0.0.1/8": must not have bits set beyond the prefix length`,
  ]],
  ["an exception from elsewhere", ofPeer({ ipBlock: { cidr: "10.0.0.0/8", except: ["11.0.0.0/16"] } }), [
    `${peer}.ipBlock.except[0]: Invalid value: "11.0.0.0/16": must be a strict subset of \`cidr\``,
  ]],
  ["an unknown type", { policyTypes: ["Sideways"] }, [
    'spec.policyTypes[0]: Unsupported value: "Sideways": supported values: "Ingress", "Egress"',
  ]],
  ["too many types", { policyTypes: ["Ingress", "Egress", "Egress"] }, [
    'spec.policyTypes: Invalid value: ["Ingress","Egress","Egress"]: may not specify more than two policyTypes',
  ]],
  ["a selector that does not fit", { podSelector: { matchExpressions: [{ key: "a", operator: "In" }] } }, [
    "spec.podSelector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
  ]],
];

for (const [what, spec, expected] of refusals) {
  Deno.test(`network policy: ${what}`, () => {
    assert.deepEqual(texts(create(networkPolicy, { metadata: { name: "n" }, spec }).errors), expected);
  });
}

const types: [spec: object, expected: string[]][] = [
  [{ podSelector: {} }, ["Ingress"]],
  [{ egress: [{}] }, ["Ingress", "Egress"]],
  [{ egress: [], policyTypes: ["Egress"] }, ["Egress"]],
];

for (const [spec, expected] of types) {
  Deno.test(`policyTypes of ${JSON.stringify(spec)}`, () => {
    assert.deepEqual(
      create(networkPolicy, { metadata: { name: "n" }, spec }).object.spec.policyTypes,
      expected,
    );
  });
}
