import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "x = 3\nprint(f'{x!r:>4}{{}} {x + 1} {\"a\" + \"b\"}', r'a\\n', 'tab\\t|', '\\u00e9', b'a\\xff')",
    "   3{} 4 ab a\\n tab\t| é b'a\\xff'\n",
  ],
]);

testFailures([
  ["f'{}'", "SyntaxError: f-string: valid expression required before '}'"],
]);
