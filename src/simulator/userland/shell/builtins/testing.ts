/** `test` and `[` as builtins. */
import { testContext, unaryTest } from "../condition.ts";
import { compareFiles } from "../file_tests.ts";
import type { Shell } from "../shell.ts";
import { ASH_WORDING, BASH_WORDING, DASH_WORDING, evaluateTest, TestError } from "../test_expression.ts";

export function test(shell: Shell, words: readonly string[]): number {
  const name = words[0]!;
  const { isBash, kind } = shell.flavour;
  const isAsh = kind === "ash";
  const arguments_ = words.slice(1);
  if (name === "[" && arguments_.pop() !== "]") {
    shell.complain(isBash ? "[: missing `]'" : isAsh ? "missing ]" : "[: missing ]");
    return 2;
  }
  try {
    return Number(
      !evaluateTest(arguments_, {
        unary: (operator, text) => unaryTest(shell, operator, text),
        files: (left, operator, right) => compareFiles(testContext(shell), left, operator, right),
        wording: isBash ? BASH_WORDING : isAsh ? ASH_WORDING : DASH_WORDING,
      }),
    );
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    shell.complain(isAsh ? error.message : `${name}: ${error.message}`);
    return 2;
  }
}
