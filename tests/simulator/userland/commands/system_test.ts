import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { runArgv, runScript } from "../../images/machine.ts";

for (
  const [script, out] of [
    ["hostname", "box\n"],
    ["whoami; id", "root\nuid=0(root) gid=0(root) groups=0(root)\n"],
    ["date +%F", "2026-11-22\n"],
    ["date", "Sun Nov 22 11:33:04 UTC 2026\n"],
    ["uname -r", "6.8.0-60-generic\n"],
    ["uname -mr", "6.8.0-60-generic x86_64\n"],
    ["uname -so", "Linux Linux\n"],
    ["which sh", "/bin/sh\n"],
    ["ps", "PID   USER     TIME  COMMAND\n    1 root      0:00 sleep 3600\n"],
    ["A=b printenv A", "b\n"],
    ["env A=b printenv A", "b\n"],
  ] as const
) {
  Deno.test(`system: ${script}`, () => assert.equal(runScript(script).out, out));
}

Deno.test("GNU's uname names the system, and not the kernel alone", () => {
  assert.match(
    runArgv(["uname", "-a"], { image: debian }).out,
    /^Linux box 6\.8\.0-60-generic #63-Ubuntu .* x86_64 GNU\/Linux\n$/,
  );
  assert.equal(
    runArgv(["uname", "-q"], { image: debian }).err,
    "uname: invalid option -- 'q'\nTry 'uname --help' for more information.\n",
  );
});

const INHERITED: [script: string, err: RegExp][] = [
  ["uname constructor", /^uname: /],
  ["cat --constructor", /unrecognized option/],
  ["cat /proc/constructor", /No such file or directory/],
  ["echo a | tr '[:constructor:]' b", /constructor/],
];

for (const [script, err] of INHERITED) {
  Deno.test(`no name that every object inherits is known: ${script}`, () =>
    assert.match(runScript(script).err, err));
}

Deno.test("sleep sleeps as long as it says", () => {
  assert.equal(runArgv(["sleep", "1.5"]).ms, 1500);
  assert.equal(runArgv(["sleep", "2m"]).ms, 120_000);
  assert.equal(runArgv(["sleep", "infinity"]).code, undefined);
  assert.equal(runArgv(["sleep", "x"]).code, 1);
});
