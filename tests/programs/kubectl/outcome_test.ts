import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import type { DryRun } from "../../../src/programs/kubectl/dry_run.ts";
import { outcomeFlags, outcomePrinter } from "../../../src/programs/kubectl/outcome.ts";
import { testIo } from "../test_io.ts";

const web = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", managedFields: [] } };
const list = {
  apiVersion: "v1",
  kind: "List",
  metadata: {},
  items: [web, { ...web, metadata: { name: "db" } }],
};

const cases: [argv: string[], dryRun: DryRun, text: string][] = [
  [[], "none", "deployment.apps/web created\n"],
  [[], "client", "deployment.apps/web created (dry run)\n"],
  [[], "server", "deployment.apps/web created (server dry run)\n"],
  [["-oname"], "server", "deployment.apps/web\n"],
  [["-ojsonpath={.metadata.name}"], "none", "web"],
  [["-oyaml"], "none", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n"],
];

for (const [argv, dryRun, text] of cases) {
  Deno.test(`created with ${argv.join(" ") || "no format"}, dry run ${dryRun}`, async () => {
    const print = await outcomePrinter({ ...parseFlags(outcomeFlags, argv), ...testIo() }, dryRun);
    assert.equal(print(web, "created"), text);
  });
}

Deno.test("YAML documents are parted, lists are told item by item, and who has no name is said to have none", async () => {
  const yaml = await outcomePrinter({ ...parseFlags(outcomeFlags, ["-oyaml"]), ...testIo() });
  assert.match(yaml(web, "") + yaml(web, ""), /^apiVersion[^-]*---\napiVersion[^-]*$/);
  const plain = await outcomePrinter({ ...parseFlags(outcomeFlags, []), ...testIo() });
  assert.equal(plain(list, "scaled"), "deployment.apps/web scaled\ndeployment.apps/db scaled\n");
  assert.equal(plain({ ...web, metadata: {} }, "made"), "deployment.apps/<unknown> made\n");
});

Deno.test("what makes columns is refused", async () => {
  const call = { ...parseFlags(outcomeFlags, ["-owide"]), ...testIo() };
  await assert.rejects(
    outcomePrinter(call),
    /suitable for the output format "wide", allowed formats are: go-template,/,
  );
});
