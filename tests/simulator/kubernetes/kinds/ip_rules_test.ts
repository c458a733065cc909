import assert from "node:assert/strict";
import { cidrProblems, ipProblems } from "../../../../src/simulator/kubernetes/kinds/ip_rules.ts";

const noAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
const noNetwork = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

const addresses: [text: string, ...problems: string[]][] = [
  ["10.9.8.7"],
  ["2001:db8::ffff"],
  ["", noAddress],
  ["10.9.8", noAddress],
  ["10.9.8.256", noAddress],
  ["010.9.8.7", "must not have leading 0s"],
  ["2001:DB8::ffff", 'must be in canonical form ("2001:db8::ffff")'],
];
for (const [text, ...problems] of addresses) {
  Deno.test(`the address ${text}`, () => assert.deepEqual(ipProblems(text), problems));
}

const networks: [text: string, ...problems: string[]][] = [
  ["10.96.0.0/16"],
  ["2001:db8::/64"],
  ["10.96.0.0", noNetwork],
  ["10.96.0.0/33", noNetwork],
  ["10.96.0.0/016", "must not have leading 0s in IP or prefix length"],
  ["10.96.0.1/16", "must not have bits set beyond the prefix length"],
  ["2001:0db8::/64", 'must be in canonical form ("2001:db8::/64")'],
];
for (const [text, ...problems] of networks) {
  Deno.test(`the network ${text}`, () => assert.deepEqual(cidrProblems(text), problems));
}
