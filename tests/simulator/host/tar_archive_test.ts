import assert from "node:assert/strict";
import { decodeTar, encodeTar, type TarEntry } from "../../../src/simulator/host/tar_archive.ts";

const entry = (name: string, bytes: Uint8Array = new Uint8Array(), mode = 0o644): TarEntry => ({
  name,
  mode,
  uid: 0,
  changedMs: 1_700_000_000_000,
  bytes,
});

const ENTRIES: [what: string, entries: TarEntry[]][] = [
  ["nothing", []],
  ["a file of bytes", [entry("a.bin", Uint8Array.from({ length: 1300 }, (_, at) => at % 256))]],
  ["a folder and what is in it", [entry("d/", undefined, 0o755), entry("d/x", Uint8Array.of(1))]],
  ["a name that is too long", [entry(`${"long/".repeat(40)}name`, Uint8Array.of(2))]],
  ["a link", [{ ...entry("l"), target: "..data/l" }]],
  ["a link that leads far", [{ ...entry("l"), target: "far/".repeat(40) }]],
  ["two names of one file", [entry("a"), { ...entry("b"), target: "a", special: "name" }]],
  ["a device and a pipe", [{ ...entry("n"), special: "character", device: [1, 3] }, {
    ...entry("p"),
    special: "pipe",
  }]],
  ["a group of its own", [{ ...entry("g"), uid: 5, gid: 7 }]],
];

for (const [what, entries] of ENTRIES) {
  Deno.test(`an archive of ${what} is read as it was written`, () => {
    const archive = encodeTar(entries);
    assert.equal(archive.length % 10240, 0);
    assert.deepEqual(decodeTar(archive), entries);
  });
}

Deno.test("what is no archive is refused", () => {
  assert.throws(() => decodeTar(new Uint8Array(1024).fill(65)), /invalid tar magic/);
  assert.throws(
    () => decodeTar(encodeTar([entry("a", new Uint8Array(2000))]).subarray(0, 1024)),
    /short read/,
  );
});
