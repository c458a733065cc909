import assert from "node:assert/strict";
import { jsonText } from "../../../src/go_template/functions/json_text.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { valueFlags, valuesFrom } from "../../../src/programs/helm/value_options.ts";
import { testIo } from "../test_io.ts";

function values(...argv: string[]) {
  const files = {
    "/v.yaml": "a: {b: 1, c: 2}",
    "/w.yaml": "a: {b: 3}",
    "/bad.yaml": "a: b: c",
    "/text": "line\n",
  };
  return valuesFrom(parseFlags(valueFlags, argv).flags, testIo({ files, input: "in: put" }).io);
}

Deno.test("values are laid over each other in the order of their flags", async () => {
  for (
    const [argv, wanted] of [
      [["-f", "/v.yaml,/w.yaml"], '{"a":{"b":3,"c":2}}'],
      [["-f", "-", "--set", "in=1"], '{"in":1}'],
      [["--set", "a=1", "--set-string", "a=2", "--set-json", "a=[3]"], '{"a":"2"}'],
      [["--set-json", '{"a": {"b": 1}}', "--set", "a.c=2"], '{"a":{"b":1,"c":2}}'],
      [["--set-file", "a.b=/text", "--set-literal", "c=x,y"], '{"a":{"b":"line\\n"},"c":"x,y"}'],
    ] as const
  ) assert.equal(jsonText(await values(...argv)), wanted);
});

Deno.test("what is wrong is told with the flag or the file", async () => {
  for (
    const [argv, message] of [
      [["-f", "/nope"], "open /nope: no such file or directory"],
      [["-f", "/bad.yaml"], /^failed to parse \/bad.yaml: cannot unmarshal yaml document: /],
      [["--set", "a"], 'failed parsing --set data: key "a" has no value'],
      [["--set-json", "a={"], "failed parsing --set-json data a={"],
    ] as const
  ) await assert.rejects(values(...argv), { message });
});
