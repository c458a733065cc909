import assert from "node:assert/strict";
import { Tokens, unescaped } from "../../../../../src/simulator/userland/commands/awk/tokens.ts";

Deno.test("names, calls, numbers, strings and signs", () => {
  const tokens = new Tokens('x f(1.5e2) >= "a\\tb" # more\nfunc');
  const all: string[] = [];
  for (; tokens.token.kind !== "end"; tokens.next()) all.push(`${tokens.token.kind}:${tokens.token.text}`);
  assert.deepEqual(all, [
    "name:x",
    "call:f",
    "sign:(",
    "number:1.5e2",
    "sign:)",
    "sign:>=",
    "string:a\tb",
    "newline:\n",
    "word:function",
    "newline:\n",
  ]);
});

Deno.test("a slash begins a pattern where the parser says so", () => {
  assert.equal(new Tokens("/[/]a\\/b/ x").pattern(), "[/]a\\/b");
  assert.throws(() => new Tokens("/[/").pattern(), /runaway regular expression/);
});

Deno.test("what is open or unknown is said", () => {
  assert.throws(() => new Tokens('"x'), { message: 'line 1: runaway string constant "x ...' });
  assert.throws(() => new Tokens("@"), { message: "1: unexpected character '@'" });
});

Deno.test("escapes", () => assert.equal(unescaped('a\\tb\\101\\"\\q\\/'), 'a\tbA"\\q\\/'));
