import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { formatted, goJson, outputFlag, outputFormat } from "../../../src/programs/helm/output_format.ts";

Deno.test("the format is one of three", () => {
  const of = (...argv: string[]) => outputFormat(parseFlags([outputFlag], argv).flags);
  assert.deepEqual([of(), of("-o", "json"), of("--output=yaml")], ["table", "json", "yaml"]);
  assert.throws(() => of("-o", "x"), {
    message: 'invalid argument "x" for "-o, --output" flag: invalid format type',
  });
});

Deno.test("JSON is escaped as Go does it", () => {
  assert.equal(goJson({ a: "<b> & c" }), '{"a":"\\u003cb\\u003e \\u0026 c"}');
  assert.equal(formatted([1], "json"), "[1]\n");
  assert.equal(formatted({ a: 1 }, "yaml"), "a: 1\n");
});
