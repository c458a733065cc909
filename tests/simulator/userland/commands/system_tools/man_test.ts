import assert from "node:assert/strict";
import { lastFrame, passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, out, code] of [
    [
      "man ls",
      /^LS\(1\) +Manual +LS\(1\)\n\nNAME\n {7}ls - lists what is in folders[^]*SYNOPSIS\n {7}ls \[OPTION\][^]*-a, --all/,
      0,
    ],
    ["man 7 namespaces", /^NAMESPACES\(7\)[^]*lsns\(8\)/, 0],
    ["man clone", /^CLONE\(2\)[^]*CLONE_NEWPID/, 0],
    ["man docker", /^DOCKER\(1\)[^]*docker run IMAGE/, 0],
    ["man apt", /^APT\(8\)[^]*sudo apt update/, 0],
    ["man 1 clone", /^No manual entry for clone in section 1\n$/, 16],
    ["man nope", /^No manual entry for nope\n$/, 16],
    ["man -k tree", /^findmnt [^]*\npstree \(1\) +- Draws the processes as a tree\ntree \(1\)/, 0],
    ["man", /^What manual page do you want\?\n/, 1],
  ] as const
) {
  Deno.test(`man: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.match(ran.out + ran.err, out);
    assert.equal(ran.code, code);
  });
}

Deno.test("man: on a terminal the page is shown as less does", () => {
  const box = ubuntuBox();
  const task = startOnTerminal(box, ["man", "ps"]);
  assert.equal(lastFrame(box).at(-1), " Manual page ps (press q to quit)");
  box.terminal.type("q");
  passTime(box, 10);
  assert.equal(task.exit?.code, 0);
});
