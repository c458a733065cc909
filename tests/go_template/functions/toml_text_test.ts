import assert from "node:assert/strict";
import { checkFunctions, evaluated } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. */
const CASES: [expression: string, value: string][] = [
  [
    'toToml (dict "b" 1 "a" (dict "x" 1.5 "l" (list 1 2)))',
    "string b = 1\n\n[a]\n  l = [1, 2]\n  x = 1.5\n",
  ],
  [
    'toToml (dict "l" (list (dict "x" 1) (dict "y" true)) "n" nil "a b" (dict) "c" (dict "d" (dict "e" 1)))',
    'string ["a b"]\n\n[c]\n  [c.d]\n    e = 1\n\n[[l]]\n  x = 1\n\n[[l]]\n  y = true\n',
  ],
  ['toToml (dict "m" (list 1 (dict "a" 1)) "g" 2.0)', "string g = 2.0\nm = [1, {a = 1}]\n"],
  ["toToml 1", "string 1"],
  ['(fromToml "[a]\\nb = 1").a.b', "int64 1"],
  ['(fromToml "a").Error', "string toml: line 1: unexpected EOF; expected key separator '='"],
  ['toToml (list (dict "a" 1))', "string toml: top-level values must be Go maps or structs"],
  ['toToml (dict "a" (list 1 nil))', "string toml: cannot encode array with nil element"],
];

checkFunctions("TOML", CASES);

Deno.test("nothing at all is no TOML", () => {
  assert.throws(() => evaluated("toToml nil"), {
    message: /error calling toToml: reflect: call of reflect.Value.Type on zero Value$/,
  });
});
