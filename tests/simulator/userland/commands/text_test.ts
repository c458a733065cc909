import assert from "node:assert/strict";
import { runScript } from "../../images/machine.ts";

for (
  const [script, out] of [
    ["echo -n a; echo -e 'b\\tc'", "ab\tc\n"],
    ["printf '%5s|%-3s|%%' ab c", "   ab|c  |%"],
    ["seq 3 | head -n 2", "1\n2\n"],
    ["seq 5 | tail -2", "4\n5\n"],
    ["printf abcdef | tail -c 2", "ef"],
    ["printf abcdef | tail -c +3", "cdef"],
    ["seq 12 | grep -c 1", "4\n"],
    ["echo Abc | grep -i abc", "Abc\n"],
    ["echo abc | base64", "YWJjCg==\n"],
    ["echo YWJjCg== | base64 -d", "abc\n"],
    ["echo one two | wc -w", "2\n"],
    ["echo x | tee /tmp/t > /dev/null; cat /tmp/t", "x\n"],
    ["printf 'b\\na\\nb\\n' | sort -u", "a\nb\n"],
  ] as const
) {
  Deno.test(`text: ${script}`, () => assert.equal(runScript(script).out, out));
}

Deno.test("a missing file is told in busybox' words", () => {
  const ran = runScript("cat /nope");
  assert.deepEqual([ran.err, ran.code], ["cat: can't open '/nope': No such file or directory\n", 1]);
});

Deno.test("malformed patterns and encodings are told, not thrown", () => {
  assert.deepEqual(
    runScript("echo a | grep '['").err,
    "grep: bad regex '[': Unmatched [, [^, [:, [., or [=\n",
  );
  assert.equal(runScript("echo '?' | base64 -d").err, "base64: truncated input\n");
});
