import assert from "node:assert/strict";
import {
  baseName,
  cleanPath,
  folderName,
  memberPrefix,
  placeOf,
} from "../../../src/cluster/copy/remote_path.ts";

/** Path, then what it is when cleaned, its last part, what is above, and what members begin with. */
const paths: [string, string, string, string, string][] = [
  ["/tmp/a", "/tmp/a", "a", "/tmp", "tmp/a"],
  ["/tmp/a/", "/tmp/a", "a", "/tmp", "tmp/a"],
  ["/", "/", "", "", ""],
  ["/a", "/a", "a", "/", "a"],
  ["a", "a", "a", "", "a"],
  ["./a//b", "a/b", "b", "./a/", "a/b"],
  [".", ".", "", "", ""],
  ["../x", "../x", "x", "..", "x"],
  ["../..", "../..", "", "..", ""],
  ["/../etc", "/etc", "etc", "/..", "etc"],
];

for (const [path, clean, base, folder, prefix] of paths) {
  Deno.test(`the parts of ${path}`, () => {
    assert.deepEqual(
      [cleanPath(path), baseName(path), folderName(path), memberPrefix(path)],
      [clean, base, folder, prefix],
    );
  });
}

const places: [member: string, prefix: string, place: string][] = [
  ["tmp/a", "tmp/a", ""],
  ["tmp/a/", "tmp/a", ""],
  ["tmp/a/b/c", "tmp/a", "b/c"],
  ["tmp/a/../a/b", "tmp/a", "outside"],
  ["tmp/a/x/../b", "tmp/a", "b"],
  ["tmp/ab", "tmp/a", "foreign"],
  ["./x", "", "x"],
  ["/x", "", "foreign"],
  ["../x", "", "outside"],
  ["a\0b", "", "outside"],
];

for (const [member, prefix, expected] of places) {
  Deno.test(`${JSON.stringify(member)} of ${prefix || "everything"} is ${expected || "the destination"}`, () => {
    const place = placeOf(member, prefix);
    assert.equal(typeof place === "string" ? place : place.below, expected);
  });
}
