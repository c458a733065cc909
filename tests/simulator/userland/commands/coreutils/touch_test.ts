import assert from "node:assert/strict";
import { runIn, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, changed] of [
    ["touch -d @86400 /data/a", "1970-01-02"],
    ["touch -t 202611221133.04 /data/a", "2026-11-22"],
    ["touch -r /data/old /data/a", "1970-01-01"],
    ["touch -r /data/old -d tomorrow /data/a", "1970-01-02"],
    ["touch -c /data/none", undefined],
    ["touch -d nonsense /data/a", "touch: invalid date format ‘nonsense’\n"],
    ["touch /nope/a", "touch: cannot touch '/nope/a': No such file or directory\n"],
    ["touch", "touch: missing file operand\nTry 'touch --help' for more information.\n"],
  ] as const
) {
  Deno.test(line, () => {
    const box = ubuntuBox({ files: { "/data/a": "x", "/data/old": "y" } });
    box.machine.files.change("/data/old", { changedMs: 0 });
    const { err } = runIn(box, line.split(" "));
    const target = line.split(" ").at(-1)!;
    const facts = err === "" ? box.machine.files.facts(target) : undefined;
    assert.equal(err || (facts && new Date(facts.changedMs).toISOString().slice(0, 10)), changed);
  });
}
