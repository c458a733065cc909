import assert from "node:assert/strict";
import { runIn, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, after] of [
    ["truncate -s 2 /a", "éx"[0]],
    ["truncate -s +2 /a", "éx\n\0\0"],
    ["truncate -s -1 /a", "éx"],
    ["truncate -s %8 /a", "éx\n\0\0\0\0"],
    ["truncate -r /b /a", "éx\n\0\0\0"],
    ["truncate -s >1 /a", "éx\n"],
    ["truncate -s x /a", "truncate: Invalid number: ‘x’\n"],
    ["truncate -r /no /a", "truncate: cannot stat '/no': No such file or directory\n"],
  ] as const
) {
  Deno.test(line, () => {
    const box = ubuntuBox({ files: { "/a": "éx\n", "/b": "1234567" } });
    const { err } = runIn(box, line.split(" "));
    assert.equal(err || box.machine.files.read("/a"), after);
  });
}
