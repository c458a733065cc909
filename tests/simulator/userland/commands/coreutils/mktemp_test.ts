import assert from "node:assert/strict";
import { runIn, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, name, mode] of [
    ["mktemp", /^\/tmp\/tmp\.\w{10}$/, 0o600],
    ["mktemp -d", /^\/tmp\/tmp\.\w{10}$/, 0o700],
    ["mktemp -p /root aXXX", /^\/root\/a\w{3}$/, 0o600],
    ["mktemp --suffix=.txt /root/bXXXX", /^\/root\/b\w{4}\.txt$/, 0o600],
    ["mktemp -u /root/cXXX", /^\/root\/c\w{3}$/, undefined],
  ] as const
) {
  Deno.test(line, () => {
    const box = ubuntuBox();
    const { out } = runIn(box, line.split(" "));
    assert.match(out.trimEnd(), name);
    assert.equal(box.machine.files.facts(out.trimEnd())?.mode, mode);
  });
}

for (
  const [line, told] of [
    ["mktemp aXX", "mktemp: too few X's in template ‘aXX’\n"],
    ["mktemp -q aXX", ""],
    ["mktemp /no/aXXX", "mktemp: failed to create file via template ‘/no/aXXX’: No such file or directory\n"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runIn(ubuntuBox(), line.split(" "));
    assert.deepEqual([ran.err, ran.code], [told, 1]);
  });
}
