import assert from "node:assert/strict";
import {
  ipv4Number,
  ipv4Text,
  isInSubnet,
  overlaps,
  parseSubnet,
  subnetSize,
  subnetText,
} from "../../../src/simulator/host/ipv4.ts";

for (const text of ["0.0.0.0", "172.17.0.3", "255.255.255.255"]) {
  Deno.test(`${text} there and back`, () => assert.equal(ipv4Text(ipv4Number(text)!), text));
}

for (const wrong of ["", "1.2.3", "1.2.3.256", "a.b.c.d", "1.2.3.4.5"]) {
  Deno.test(`${JSON.stringify(wrong)} is no address`, () => assert.equal(ipv4Number(wrong), undefined));
}

Deno.test("a subnet loses its host bits, has a size, and holds or overlaps", () => {
  const subnet = parseSubnet("172.17.5.9/16")!;
  assert.equal(subnetText(subnet), "172.17.0.0/16");
  assert.equal(subnetSize(subnet), 65_536);
  assert.ok(isInSubnet(subnet, "172.17.255.255"));
  assert.ok(!isInSubnet(subnet, "172.18.0.0"));
  assert.ok(overlaps(subnet, parseSubnet("172.17.9.0/24")!));
  assert.ok(!overlaps(subnet, parseSubnet("172.18.0.0/24")!));
  assert.equal(parseSubnet("172.17.0.0"), undefined);
  assert.equal(parseSubnet("172.17.0.0/33"), undefined);
});
