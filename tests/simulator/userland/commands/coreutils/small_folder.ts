/** Command lines of bash in a folder with a few files: `a`, `b`, `d/x`, `d/e/y`, and the empty folder `s`. */
import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

export type FolderCase = readonly [line: string, out: string, err?: string];

const FILES = {
  "/root/a": "one\n",
  "/root/b": "two\n",
  "/root/d/x": "x\n",
  "/root/d/e/y": "y\n",
  "/root/s/": "",
};

/** A test each, under the name of what is tested. */
export function checkInFolder(name: string, cases: readonly FolderCase[]): void {
  for (const [line, out, err = ""] of cases) {
    Deno.test(`${name}: ${line}`, () => {
      const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
      assert.deepEqual([ran.out, ran.err], [out, err]);
    });
  }
}
