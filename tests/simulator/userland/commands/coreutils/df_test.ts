import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/t": "a\tb\n\tc\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["df --output=target,fstype .", "Mounted on Type\n/          overlay\n"],
  ["df -hT / | head -n 1", "Filesystem     Type     Size  Used Avail Use% Mounted on\n"],
  ["df -t tmpfs", "", "df: no file systems processed\n"],
  ["df --total --output=source / | tail -n 1", "total\n"],
  ["touch k; df -i --output=iused / > x; rm k; df -i --output=iused / | cmp -s x - || echo fewer", "fewer\n"],
  ["df -Bx .", "", "df: invalid -B argument 'x'\n"],
  ["df nope", "", "df: nope: No such file or directory\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`df: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
