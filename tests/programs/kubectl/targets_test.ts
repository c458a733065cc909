import assert from "node:assert/strict";
import type { Flag } from "../../../src/programs/flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { manifestFlags } from "../../../src/programs/kubectl/manifest_flags.ts";
import { findTargets, targetPath, type TargetQuery } from "../../../src/programs/kubectl/targets.ts";
import { hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { testIo } from "../test_io.ts";

const pods = {
  items: [{ metadata: { name: "a", namespace: "default" } }, {
    metadata: { name: "b", namespace: "default" },
  }],
};
const cluster = () =>
  recordedCluster({ "/api/v1/namespaces/default/pods": { kind: "PodList", metadata: {}, ...pods } });
const flags: Flag[] = [...manifestFlags("Files."), { name: "namespace", kind: "string", usage: "" }];
const files = { "/m": "apiVersion: v1\nkind: Pod\nmetadata: {name: c, namespace: x}\n" };
const find = (query: TargetQuery, argv: string[] = []) =>
  findTargets({ ...parseFlags(flags, argv), ...testIo({ files }) }, cluster(), query);

const found: [query: TargetQuery, argv: string[], paths: string[]][] = [
  [{ args: ["pod", "x", "y"] }, [], [
    "/api/v1/namespaces/default/pods/x",
    "/api/v1/namespaces/default/pods/y",
  ]],
  [{ args: ["pod/x", "node/y"] }, [], ["/api/v1/namespaces/default/pods/x", "/api/v1/nodes/y"]],
  [{ args: ["pods"], isAll: true }, [], [
    "/api/v1/namespaces/default/pods/a",
    "/api/v1/namespaces/default/pods/b",
  ]],
  [{ args: ["pods"], isAllDefault: true }, [], [
    "/api/v1/namespaces/default/pods/a",
    "/api/v1/namespaces/default/pods/b",
  ]],
  [{ args: [] }, ["-f", "/m"], ["/api/v1/namespaces/x/pods/c"]],
];

for (const [query, argv, paths] of found) {
  Deno.test(`targets ${JSON.stringify(query)} ${argv.join(" ")}`, { ignore: !hasFixtures }, async () => {
    const { targets, problem } = await find(query, argv);
    assert.deepEqual(targets.map((target) => targetPath(target)), paths);
    assert.equal(problem, undefined);
  });
}

const refused: [query: TargetQuery, argv: string[], message: RegExp][] = [
  [{ args: [] }, [], /^You must provide one or more resources by argument or filename\./],
  [{ args: ["pods"] }, [], /^resource\(s\) were provided, but no name was specified$/],
  [{ args: ["pods", "x"], selector: "a=b" }, [], /^name cannot be provided when a selector is specified$/],
  [{ args: ["pods/x"], selector: "a=b" }, [], /^selectors and the all flag cannot be used when passing/],
  [
    { args: ["pods"], selector: "a=b", isAll: true },
    [],
    /^setting 'all' parameter but found a non empty selector\. $/,
  ],
  [
    { args: ["pods", "x"], allNamespaces: true },
    [],
    /^a resource cannot be retrieved by name across all namespaces$/,
  ],
  [{ args: [], selector: "a=b" }, [], /^at least one resource must be specified to use a selector$/],
  [{ args: ["pod"] }, ["-f", "/m"], /^when paths, URLs, or stdin is provided as input/],
  [{ args: ["frobs", "x"] }, [], /^the server doesn't have a resource type "frobs"$/],
];

for (const [query, argv, message] of refused) {
  Deno.test(`no targets ${JSON.stringify(query)} ${argv.join(" ")}`, { ignore: !hasFixtures }, async () => {
    await assert.rejects(find(query, argv), (error: Error) => message.test(error.message));
  });
}

Deno.test("an object that was listed is not asked for again", { ignore: !hasFixtures }, async () => {
  const { targets: [first] } = await find({ args: ["pods"], isAll: true });
  assert.equal((await first!.live()).metadata.name, "a");
  const { targets: [other] } = await find({ args: ["pod", "a"] });
  await assert.rejects(other!.live(), /404|could not find/);
});

Deno.test("a list that is refused is told after the others", { ignore: !hasFixtures }, async () => {
  const { targets, problem } = await find({ args: ["pods,services"], isAll: true });
  assert.equal(targets.length, 2);
  assert.match(problem?.errors[0].message, /^Unable to list "\/v1, Resource=services": /);
});
