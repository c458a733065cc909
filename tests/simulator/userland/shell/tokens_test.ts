import assert from "node:assert/strict";
import { tokenize } from "../../../../src/simulator/userland/shell/tokens.ts";

Deno.test("words, operators and redirections come apart", () => {
  const kinds = tokenize("a=1 b 'c d'>>f 2>&1 && x|y #z").map((token) =>
    token.kind === "word" ? "w" : token.kind === "operator" ? token.text : token.mode
  );
  assert.deepEqual(kinds, ["w", "w", "w", ">>", "w", ">&", "w", "&&", "w", "|", "w"]);
});

Deno.test("a quote that does not end asks for more", () => {
  for (const script of ["echo 'a", 'echo "a', "echo $(a", "echo `a"]) {
    assert.throws(() => tokenize(script), { name: "ShellSyntaxError", incomplete: true });
  }
});
