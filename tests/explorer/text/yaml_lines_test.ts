import assert from "node:assert/strict";
import { lineText } from "../../../src/terminal/line.ts";
import { yamlLines } from "../../../src/explorer/text/yaml_lines.ts";

Deno.test("lines in colours, each with its path", () => {
  const told = yamlLines({ a: [{ b: 1 }], c: {} }).map(({ path, line }) => [path.join("."), lineText(line)]);
  assert.deepEqual(told, [["a", "a:"], ["a.0.b", "- b: 1"], ["c", "c: {}"]]);
});
