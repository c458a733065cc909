import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import type { Applied } from "../../../src/programs/kubectl/applying.ts";
import { applyPrinter } from "../../../src/programs/kubectl/apply_printer.ts";
import { outcomeFlags } from "../../../src/programs/kubectl/outcome.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { testIo } from "../test_io.ts";

function applied(name: string): Applied {
  const object = { apiVersion: "v1", kind: "Pod", metadata: { name } };
  return { manifest: { object, resource: PODS, name, source: "" }, object, operation: "created" };
}

const cases: [argv: string[], names: string[], text: RegExp][] = [
  [[], ["a", "b"], /^pod\/a created\npod\/b created\n$/],
  [["-oname"], ["a", "b"], /^pod\/a\npod\/b\n$/],
  [["-ojson"], ["a"], /^\{\n {4}"apiVersion": "v1",\n {4}"kind": "Pod",/],
  [
    ["-ojson"],
    ["a", "b"],
    /^\{\n {4}"kind": "List",\n {4}"apiVersion": "v1",\n {4}"metadata": \{\},\n {4}"items": \[/,
  ],
  [["-oyaml"], ["a", "b"], /^apiVersion: v1\nitems:\n- apiVersion[^]*\nkind: List\nmetadata: \{\}\n$/],
];

for (const [argv, names, text] of cases) {
  Deno.test(`apply ${argv.join(" ")} of ${names}`, async () => {
    const { io, output } = testIo();
    const printer = await applyPrinter({ ...parseFlags(outcomeFlags, argv), io } as never, "none");
    for (const name of names) await printer.each(applied(name));
    await printer.end(names.map(applied));
    assert.match(output.out, text);
  });
}
