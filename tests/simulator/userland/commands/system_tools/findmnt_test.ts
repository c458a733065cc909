import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

for (
  const [line, out, code] of [
    [
      "findmnt",
      /^TARGET +SOURCE +FSTYPE +OPTIONS\n\/ +overlay overlay rw,relatime\n└─\/proc proc +proc +rw,relatime\n$/,
      0,
    ],
    ["findmnt -n -o SOURCE /proc", /^proc\n$/, 0],
    ["findmnt -T /etc/passwd -n -o TARGET", /^\/\n$/, 0],
    ["findmnt -t tmpfs", /^$/, 1],
    ["findmnt -o nope", /^findmnt: unknown column: nope\n$/, 1],
  ] as const
) {
  Deno.test(`findmnt: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.match(ran.out + ran.err, out);
    assert.equal(ran.code, code);
  });
}
