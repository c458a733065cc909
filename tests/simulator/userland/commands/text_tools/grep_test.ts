import assert from "node:assert/strict";
import { debian } from "../../../../../src/simulator/images/debian.ts";
import { runScript } from "../../../images/machine.ts";

const SETUP =
  "mkdir /w; cd /w; printf 'one\\ntwo\\nthree\\nfour\\nfive\\nsix\\nseven\\n' > n; printf 'One two\\nab+c\\n' > m; ";

/** What is run in a folder with two files, what is shown, and the exit code. */
const CASES: [script: string, out: string, code: number][] = [
  ["grep o n", "one\ntwo\nfour\n", 0],
  ["grep -c o n", "3\n", 0],
  ["grep -n five n", "5:five\n", 0],
  ["grep nothing n", "", 1],
  ["grep -v e n", "two\nfour\nsix\n", 0],
  ["grep -i one n m", "n:one\nm:One two\n", 0],
  ["grep -h one n m", "one\n", 0],
  ["grep -l o n m", "n\nm\n", 0],
  ["grep -L one n m", "m\n", 0],
  ["grep -A1 two n", "two\nthree\n", 0],
  ["grep -B 1 two n", "one\ntwo\n", 0],
  ["grep -C1 -n four n", "3-three\n4:four\n5-five\n", 0],
  ["grep -A1 -e one -e six n", "one\ntwo\n--\nsix\nseven\n", 0],
  ["grep -m1 o n", "one\n", 0],
  ["grep -o 'e*n' n", "n\nen\n", 0],
  ["grep -w o n", "", 1],
  ["grep -x two n", "two\n", 0],
  ["grep 'one\\|six' n", "one\nsix\n", 0],
  ["grep -E 'one|six' n", "one\nsix\n", 0],
  ["egrep '^(t|f)' n", "two\nthree\nfour\nfive\n", 0],
  ["grep 'b+c' m", "ab+c\n", 0],
  ["grep -E 'b+c' m", "", 1],
  ["grep -F 'b+c' m", "ab+c\n", 0],
  ["grep '[[:upper:]]' m", "One two\n", 0],
  ["grep -E 'e{2}' n", "three\n", 0],
  ["grep 'e\\{2\\}' n", "three\n", 0],
  ["grep '\\<t' n", "two\nthree\n", 0],
  ["grep -r six .", "./n:six\n", 0],
  ["grep -q one n; echo $?", "0\n", 0],
  ["cat n | grep -n -", "", 1],
  ["echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -E '(a+)+$'", "", 1],
  ["echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -P '(a+)+$'", "", 1],
  ["echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -wE '(a+)+'", "", 1],
  ["printf 'a\\nb\\n' > p; grep -f p m", "ab+c\n", 0],
];

for (const [script, out, code] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(SETUP + script, { image: debian });
    assert.deepEqual([ran.out, ran.code], [out, code]);
  });
}

/** What is wrong, and how it is told. */
const WRONG: [script: string, err: RegExp][] = [
  [
    "grep",
    /^Usage: grep \[OPTION\]\.\.\. PATTERNS \[FILE\]\.\.\.\nTry 'grep --help' for more information\.\n$/,
  ],
  ["grep x nope", /^grep: nope: No such file or directory\n$/],
  ["grep x .", /^grep: \.: Is a directory\n$/],
  ["grep '[' n", /^grep: Unmatched \[, \[\^, \[:, \[\., or \[=\n$/],
  ["grep -E '(' n", /^grep: Unmatched \( or \\\(\n$/],
  ["grep -Z9 x n", /^grep: invalid option -- 'Z'\n/],
];

for (const [script, err] of WRONG) {
  Deno.test(`${script} says what is wrong`, () =>
    assert.match(runScript(SETUP + script, { image: debian }).err, err));
}
