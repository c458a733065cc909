import assert from "node:assert/strict";
import { TomlReader } from "../../../src/go_template/functions/toml_reader.ts";

const STRINGS: [written: string, text: string][] = [
  ['"a\\"b\\\\\\t"', 'a"b\\\t'],
  ['"\\u00e9\\U0001F600\\e\\x41"', "é😀\x1bA"],
  ["'C:\\x'", "C:\\x"],
  ['"""\nx\n"""', "x\n"],
  ['"""a\\\n   b"""', "ab"],
  ['""""a""b"""""', '"a""b""'],
  ["'''\nx\ny'''", "x\ny"],
];

for (const [written, text] of STRINGS) {
  Deno.test(`a string of TOML: ${JSON.stringify(written)}`, () => {
    const reader = new TomlReader(written);
    assert.deepEqual([reader.string(), reader.isEnd], [text, true]);
  });
}

const WRONG: [written: string, message: string][] = [
  ['"x', "unexpected EOF; expected '\"'"],
  ["'x", 'unexpected EOF; expected "\'"'],
  ['"""x', 'unexpected EOF; expected \'"""\''],
  ['"x\ny"', "strings cannot contain newlines"],
  ['"\x01"', "TOML files cannot contain control characters: '0x01'"],
  ['"\\q"', "invalid escape in string '\\q'"],
  ['"\\u12"', 'expected four hexadecimal digits after \'\\u\', but got "\\\\u12\\"" instead'],
  ['"\\uD800"', "Escaped character '\\uD800' is not valid UTF-8."],
];

for (const [written, message] of WRONG) {
  Deno.test(`a string of TOML that is none: ${JSON.stringify(written)}`, () => {
    assert.throws(() => new TomlReader(written).string(), { name: "TomlError", message });
  });
}

Deno.test("lines are counted as they are read", () => {
  const reader = new TomlReader("a # b\n\n c");
  assert.equal(reader.keyPart(), "a");
  reader.gap();
  assert.deepEqual([reader.line, reader.shown(), reader.shown()], [3, "'c'", "'\\x00'"]);
});
