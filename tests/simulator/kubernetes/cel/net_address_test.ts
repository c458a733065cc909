import assert from "node:assert/strict";
import {
  formatAddress,
  isWithin,
  maskedAddress,
  parseAddress,
  parsePrefix,
} from "../../../../src/simulator/kubernetes/cel/net_address.ts";

const addresses: [text: string, canonical: string | undefined][] = [
  ["10.0.0.1", "10.0.0.1"],
  ["10.0.0.256", undefined],
  ["010.0.0.1", undefined],
  ["2001:DB8::1", "2001:db8::1"],
  ["::", "::"],
  ["::1", "::1"],
  ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
  ["1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"],
  ["1::2::3", undefined],
  ["fe80::1%eth0", undefined],
];

for (const [text, canonical] of addresses) {
  Deno.test(`address ${text}`, () => {
    const address = parseAddress(text);
    assert.equal(address && formatAddress(address), canonical);
  });
}

Deno.test("prefixes: what is in them, and their first address", () => {
  const prefix = parsePrefix("10.1.2.3/20")!;
  assert.equal(formatAddress(maskedAddress(prefix)), "10.1.0.0");
  assert.equal(isWithin(prefix, parseAddress("10.1.15.1")!), true);
  assert.equal(isWithin(prefix, parseAddress("10.1.16.1")!), false);
  assert.equal(isWithin(prefix, parseAddress("::1")!), false);
  assert.equal(parsePrefix("10.0.0.0/33"), undefined);
  assert.equal(parsePrefix("10.0.0.0"), undefined);
});
