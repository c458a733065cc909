import assert from "node:assert/strict";
import { edit, editFormat } from "../../../src/programs/kubectl/edit.ts";
import { hasFixtures } from "../../fixtures.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const POD = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", uid: "1" }, spec: { a: "b" } };

function machine(change: (text: string) => string): FakeMachine {
  const fake = new FakeMachine();
  fake.variables["EDITOR"] = "ed";
  fake.programs.set("ed", ([path]) => {
    fake.files.set(path!, change(fake.files.get(path!)!));
    return {};
  });
  return fake;
}

const lines: [argv: string, change: (text: string) => string, out: RegExp, err: RegExp][] = [
  [
    "pod web --output-patch",
    (text) => text.replace("a: b", "a: c"),
    /^Patch: \{"spec":\{"a":"c"\}\}\npod\/web edited\n$/,
    /^$/,
  ],
  ["pod web", (text) => text, /^$/, /^Edit cancelled, no changes made\.\n$/],
  [
    "pod web",
    (text) => text.replace("name: web", "name: db"),
    /^$/,
    /At least one of apiVersion, kind and name was changed/,
  ],
  ["pod web", (text) => text.replace('uid: "1"', 'uid: "2"'), /^$/, /no original object found for/],
  ["pod nope", (text) => text, /^$/, /NotFound/],
];

for (const [line, change, out, err] of lines) {
  Deno.test(`edit ${line}: ${change}`, { ignore: !hasFixtures }, async () => {
    const cluster = recordedCluster({ "/api/v1/namespaces/default/pods/web": POD });
    const result = await runVerb(edit, line.split(" "), cluster, { machine: machine(change) });
    assert.match(result.out, out);
    assert.match(result.err, err);
  });
}

Deno.test("an editor shows YAML or JSON", () => {
  assert.deepEqual([editFormat(""), editFormat("json")], ["yaml", "json"]);
  assert.throws(
    () => editFormat("name"),
    /suitable for the output format "name", allowed formats are: json,kyaml,yaml/,
  );
});
