import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import { device, DEVICE_LINKS, DEVICES } from "../../../src/simulator/host/devices.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";

const READS: [name: string, text: RegExp][] = [
  ["null", /^$/],
  ["zero", /^\0{100,}$/],
  ["full", /^\0{100,}$/],
  ["urandom", /[^\0]{100,}/],
];

for (const [name, text] of READS) {
  Deno.test(`/dev/${name} says ${text}`, () => {
    assert.match(device(DEVICES[name]!).read(new Random(1)), text);
  });
}

Deno.test("what is written to null is gone, and full is full", () => {
  assert.equal(refusalOf(() => device(DEVICES["null"]!).write("x")), undefined);
  assert.equal(refusalOf(() => device(DEVICES["full"]!).write("x")), "No space left on device");
  assert.equal(refusalOf(() => device([9, 9])), "No such device or address");
  assert.equal(DEVICE_LINKS["stdout"], "/proc/self/fd/1");
});
