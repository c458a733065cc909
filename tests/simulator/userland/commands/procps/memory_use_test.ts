import assert from "node:assert/strict";
import { memoryUse } from "../../../../../src/simulator/userland/commands/procps/memory_use.ts";
import { runOnUbuntu, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, out] of [
    ["free", /^ {15}total {8}used {8}free {6}shared {2}buff\/cache {3}available\nMem: {9}8388608 /],
    ["free -h", /\nMem: {11}8\.0Gi {7}900Mi[^]*\nSwap: {13}0B {10}0B {10}0B\n$/],
    ["free -m -t", /\nMem: {12}8192 {9}900 [^]*\nTotal: {10}8192 /],
    ["free -s 1 -c 2", /Swap[^]*Swap/],
    ["free -c 0", /^free: failed to parse count argument: '0'\n$/],
  ] as const
) {
  Deno.test(`free: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.match(ran.out + ran.err, out);
  });
}

Deno.test("memory use: what is used and what is available is all", () => {
  const use = memoryUse(ubuntuBox().init.process);
  assert.equal(use.usedBytes + use.availableBytes, use.totalBytes);
});
