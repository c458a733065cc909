import assert from "node:assert/strict";
import { helpOf } from "../../../../src/simulator/userland/commands/command.ts";
import {
  ESSENTIAL_PROGRAMS,
  PACKAGES,
  programsOfPackage,
  RECORDS,
  UBUNTU_PROGRAMS,
} from "../../../../src/simulator/userland/commands/ubuntu.ts";

Deno.test("ubuntu: no two packages bring the same program", () => {
  const names = Object.values(PACKAGES).flat().map(({ name }) => name);
  assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
  assert.equal(RECORDS.size, names.length);
});

Deno.test("ubuntu: images have the essential packages, ps is to be installed", () => {
  assert.ok(ESSENTIAL_PROGRAMS["/usr/bin/ls"]);
  assert.equal(ESSENTIAL_PROGRAMS["/usr/bin/ps"], undefined);
  assert.equal(UBUNTU_PROGRAMS["/usr/bin/ps"], programsOfPackage("procps")["/usr/bin/ps"]);
});

for (const record of RECORDS.values()) {
  Deno.test(`ubuntu: ${record.name} tells how it is used`, () => {
    assert.match(helpOf(record), new RegExp(`^Usage: ${record.name.replace(/[.[+]/g, "\\$&")}`));
    assert.doesNotMatch(record.about, /\.$/);
    for (const about of Object.values(record.options)) assert.notEqual(about, "");
  });
}
