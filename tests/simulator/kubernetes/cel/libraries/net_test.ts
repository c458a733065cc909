import assert from "node:assert/strict";
import { type Case, evaluate } from "./evaluate.ts";

const cases: Case[] = [
  ['ip("10.0.0.1").family()', 4],
  ['ip("::1").isLoopback()', true],
  ['ip("169.254.1.1").isLinkLocalUnicast()', true],
  ['ip("10.0.0.1").isGlobalUnicast()', true],
  ['ip.isCanonical("2001:DB8::1")', false],
  ['string(ip("2001:DB8::1"))', "2001:db8::1"],
  ['ip("::1") == ip("0:0:0:0:0:0:0:1")', true],
  ['isIP("10.0.0")', false],
  ['cidr("10.0.0.0/8").containsIP("10.1.2.3")', true],
  ['cidr("10.0.0.0/8").containsIP(ip("11.0.0.0"))', false],
  ['cidr("10.0.0.0/8").containsCIDR("10.1.0.0/16")', true],
  ['cidr("10.1.0.0/16").containsCIDR(cidr("10.0.0.0/8"))', false],
  ['cidr("10.1.2.3/8").prefixLength()', 8],
  ['string(cidr("10.1.2.3/8").masked())', "10.0.0.0/8"],
  ['isCIDR("10.0.0.0/40")', false],
];

for (const [expression, value] of cases) {
  Deno.test(expression, () => assert.deepEqual(evaluate(expression), value));
}
