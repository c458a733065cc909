import assert from "node:assert/strict";
import { splitEnvironmentFile } from "../../../src/programs/kubectl/environment_file.ts";

const lines: [text: string, pairs: [string, string][]][] = [
  ["A=1\n# no\n\nB=2 3\r\n", [["A", "1"], ["B", "2 3"]]],
  ["  A=b=c ", [["A", "b=c "]]],
  ["SEA\nNOWHERE\n", [["SEA", "deep"]]],
  ["\uFEFFA=", [["A", ""]]],
];

for (const [text, pairs] of lines) {
  Deno.test(`a file of variables: ${JSON.stringify(text)}`, () => {
    const read = splitEnvironmentFile(new TextEncoder().encode(text), "f", (name) => ({ SEA: "deep" })[name]);
    assert.deepEqual(read, pairs);
  });
}

Deno.test("bytes that are no text are told with their line", () => {
  const bytes = new Uint8Array([65, 61, 49, 10, 255, 254]);
  assert.throws(() => splitEnvironmentFile(bytes, "f", () => ""), {
    message: "env file f contains invalid utf8 bytes at line 2: [255 254]",
  });
});

Deno.test("a key that is no name is told", () => {
  assert.throws(() => splitEnvironmentFile(new TextEncoder().encode("1x=2"), "f", () => ""), {
    message: /^"1x" is not a valid key name: a valid environment variable name must/,
  });
});
