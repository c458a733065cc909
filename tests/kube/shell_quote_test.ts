import assert from "node:assert/strict";
import { quote } from "../../src/kube/shell_quote.ts";

Deno.test("words are quoted for a shell where they need it", () => {
  const words: [string, string][] = [["app=web", "app=web"], ["a b", "'a b'"], ["it's", `'it'\\''s'`], [
    "$x",
    "'$x'",
  ]];
  for (const [word, quoted] of words) assert.equal(quote(word), quoted);
});
