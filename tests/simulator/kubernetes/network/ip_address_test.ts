import assert from "node:assert/strict";
import {
  isWithin,
  parseIpAddress,
  parseIpNetwork,
} from "../../../../src/simulator/kubernetes/network/ip_address.ts";

const addresses: [text: string, value: bigint | undefined][] = [
  ["10.0.0.1", 0x0a000001n],
  ["10.0.0.01", undefined],
  ["10.0.0.256", undefined],
  ["10.0.0", undefined],
  ["::1", 1n],
  ["1:2:3:4:5:6:7:8", 0x00010002000300040005000600070008n],
  ["2001:db8::ffff", 0x20010db800000000000000000000ffffn],
  ["1::2::3", undefined],
  ["1:2:3", undefined],
  ["1:2:3:4:5:6:7:8:9", undefined],
  ["", undefined],
];

for (const [text, value] of addresses) {
  Deno.test(`address "${text}"`, () => assert.equal(parseIpAddress(text)?.value, value));
}

const networks: [network: string, address: string, expected: boolean | undefined][] = [
  ["10.0.0.0/8", "10.200.3.4", true],
  ["10.0.0.0/8", "11.0.0.0", false],
  ["0.0.0.0/0", "255.255.255.255", true],
  ["10.1.2.3/32", "10.1.2.3", true],
  ["::/0", "10.1.2.3", false],
  ["fd00::/8", "fd12::1", true],
  ["10.0.0.0/33", "10.0.0.0", undefined],
  ["10.0.0.0/08", "10.0.0.0", undefined],
  ["10.0.0.0", "10.0.0.0", undefined],
];

for (const [text, address, expected] of networks) {
  Deno.test(`${address} within ${text}`, () => {
    const network = parseIpNetwork(text);
    assert.equal(network && isWithin(parseIpAddress(address)!, network), expected);
  });
}

Deno.test("a network knows whether its text named a host", () => {
  assert.equal(parseIpNetwork("10.1.0.0/8")?.hasHostBits, true);
  assert.equal(parseIpNetwork("10.0.0.0/8")?.hasHostBits, false);
});
