import assert from "node:assert/strict";
import { parseToml } from "../../../src/go_template/functions/toml_document.ts";
import { jsonText } from "../../../src/go_template/functions/json_text.ts";

/** A document, and the JSON that Helm 4.2.3 makes of it. */
const DOCUMENTS: [document: string, json: string][] = [
  ["# only\n\n  \n", "{}"],
  ["a = 1 # c\r\nb = 2\r\n", '{"a":1,"b":2}'],
  ["\"a b\" = 1\n'c d' = 2\na-b_c = 3", '{"a b":1,"a-b_c":3,"c d":2}'],
  ["a.b.c = 1\na.b.d = 2", '{"a":{"b":{"c":1,"d":2}}}'],
  ["a.b = 1\n[a]\nc = 2", '{"a":{"b":1,"c":2}}'],
  ["[a.b]\nx=1\n[a]\ny=2", '{"a":{"b":{"x":1},"y":2}}'],
  ["[[a]]\n[a.b]\nx=1\n[[a]]\n[a.b]\nx=2", '{"a":[{"b":{"x":1}},{"b":{"x":2}}]}'],
  ["a = [1, 2,]\nb = [\n 1, # c\n [2]\n]", '{"a":[1,2],"b":[1,[2]]}'],
  ["a = {b = 1, c.d = {}}\na.e = 2", '{"a":{"b":1,"c":{"d":{}},"e":2}}'],
  ["a = [{b = 1}, {b = 2}]", '{"a":[{"b":1},{"b":2}]}'],
  ["a.b = 1\na = 2", '{"a":{"b":1}}'],
  ["constructor = 1\n__proto__ = 2", '{"__proto__":2,"constructor":1}'],
];

for (const [document, json] of DOCUMENTS) {
  Deno.test(`TOML: ${JSON.stringify(document)}`, () => assert.equal(jsonText(parseToml(document)), json));
}

/** A document, and what Helm 4.2.3 says of it after `toml: line `. */
const WRONG: [document: string, message: string][] = [
  ["a", "1: unexpected EOF; expected key separator '='"],
  ["a = ", '1 (last key "a"): unexpected EOF; expected value'],
  ["a\n= 1", "1: expected '.' or '=', but got '\\n' instead"],
  ["a: 1", "1: expected '.' or '=', but got ':' instead"],
  ["a = 1\n=2", "2: unexpected '=': key name appears blank"],
  [".a = 1", "1: unexpected '.': keys cannot start with a '.'"],
  ["a..b = 1", "1: unexpected '.'"],
  ["a = 1 b = 2", "1: expected a top-level item to end with a newline, comment, or EOF, but got 'b' instead"],
  ["a = 1\na = 2", "2 (last key \"a\"): Key 'a' has already been defined."],
  ["[t]\nx = 1\nx = 2", "3 (last key \"t.x\"): Key 't.x' has already been defined."],
  ["a = {b = 1, b = 2}", "1 (last key \"a.b\"): Key 'a.b' has already been defined."],
  ["a = 1\na.b = 2", "2 (last key \"a.b\"): Key 'a' has already been defined."],
  ["[a]\n[a]", "2: Key 'a' has already been defined."],
  ["[a]\n[[a]]", "2: Key 'a' was already created and cannot be used as an array."],
  ["[]", "1: unexpected end of table name (table names cannot be empty)"],
  ["[a\nb = 1", "2: expected '.' or ']' to end table name, but got '\\n' instead"],
  ["[[a]", "1: expected end of table array name delimiter ']', but got '\\x00' instead"],
  ["a = [1 2]", "1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got '2'"],
  ["a = [1", "1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got end of file"],
  [
    "a = {b = 1 c = 2}",
    "1 (last key \"a.b\"): expected a comma or an inline table terminator '}', but got 'c' instead",
  ],
  ["a = [,]", '1 (last key "a"): unexpected comma'],
];

for (const [document, message] of WRONG) {
  Deno.test(`TOML that is none: ${JSON.stringify(document)}`, () => {
    assert.throws(() => parseToml(document), { name: "TomlError", message: `toml: line ${message}` });
  });
}
