import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { runArgv } from "../../images/machine.ts";

const CASES: [argv: string[], stdin: string, out: string][] = [
  [["rev"], "abc\n", "cba\n"],
  [["tac"], "a\nb\n", "b\na\n"],
  [["nl"], "a\n\nb\n", "     1\ta\n       \n     2\tb\n"],
  [["paste", "-sd,"], "1\n2\n", "1,2\n"],
  [["od", "-c"], "a\tb\n", "0000000   a  \\t   b  \\n\n0000004\n"],
  [["od", "-An", "-tx1"], "AB", " 41 42\n"],
  [["seq", "-s,", "3"], "", "1,2,3\n"],
  [["seq", "-w", "9", "10"], "", "09\n10\n"],
  [["seq", "0.5", "0.5", "1.5"], "", "0.5\n1.0\n1.5\n"],
  [["sort", "-t,", "-k2", "-n"], "a,10\nb,9\n", "b,9\na,10\n"],
  [["sort", "-ru"], "a\nb\na\n", "b\na\n"],
  [["uniq", "-d"], "a\na\nb\n", "a\n"],
  [["uniq", "-c"], "a\na\n", "      2 a\n"],
  [["wc"], "a b\n", "      1       2       4\n"],
  [["expr", "2", "+", "3", "*", "4"], "", "14\n"],
  [["expr", "abc", ":", "a\\(.\\)"], "", "b\n"],
  [["expr", "a+b", ":", "a+b"], "", "3\n"],
  [["expr", "aab", ":", "a\\+"], "", "2\n"],
  [["expr", "éa", ":", ".*"], "", "2\n"],
  [["expr", "ab", ":", "\\(a\\|b\\)*"], "", "b\n"],
];

for (const [argv, stdin, out] of CASES) {
  Deno.test(argv.join(" "), () => assert.equal(runArgv(argv, { image: debian, stdin: [stdin] }).out, out));
}
