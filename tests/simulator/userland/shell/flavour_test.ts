import assert from "node:assert/strict";
import { BASH } from "../../../../src/simulator/userland/shell/flavour.ts";
import { runScript } from "../../images/machine.ts";
import { runArgv } from "../../images/machine.ts";
import { debian } from "../../../../src/simulator/images/debian.ts";

const SCRIPTS: [script: string, dash: string, ash: string][] = [
  ["nosuch", "sh: 1: nosuch: not found", "sh: nosuch: not found"],
  ["cat < nosuch", "sh: 1: cannot open nosuch: No such file", "sh: can't open nosuch: no such file"],
  ["cd nosuch", "sh: 1: cd: can't cd to nosuch", "sh: cd: can't cd to nosuch: No such file or directory"],
  [
    "if",
    'sh: 1: Syntax error: end of file unexpected (expecting "then")',
    'sh: syntax error: unexpected end of file (expecting "then")',
  ],
  ["set -u; echo $x", "sh: 1: x: parameter not set", "sh: x: parameter not set"],
];

for (const [script, dash, ash] of SCRIPTS) {
  Deno.test(`dash and ash word ${script} in their own way`, () => {
    assert.equal(runArgv(["sh", "-c", script], { image: debian }).err, `${dash}\n`);
    assert.equal(runScript(script).err, `${ash}\n`);
  });
}

Deno.test("at a prompt bash tells no line", () => {
  const place = { name: "bash", line: 3, inFunction: false };
  assert.equal(BASH.prefix({ ...place, source: "prompt" }), "bash: ");
  assert.equal(BASH.prefix({ ...place, source: "input" }), "bash: line 3: ");
});
