import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { runArgv } from "../../images/machine.ts";

for (
  const [stdin, out] of [
    ['read x\nline\necho "got $x"\n', "got line\n"],
    ["if true\nthen echo y\nfi\n", "y\n"],
    ["cat <<E\nhd\nE\necho z", "hd\nz\n"],
    ["echo a \\\n b\n", "a b\n"],
    ["echo 'cat <<E'\necho b\n", "cat <<E\nb\n"],
    ["bash -c 'cat <<E\nin\nE'\n", "in\n"],
    ["cat <<E\nopen\n", "open\n"],
  ] as const
) {
  Deno.test(`bash reads ${JSON.stringify(stdin)} as it needs it`, () => {
    assert.equal(runArgv(["bash"], { image: debian, stdin: [stdin] }).out, out);
  });
}
