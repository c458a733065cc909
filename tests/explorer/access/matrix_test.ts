import assert from "node:assert/strict";
import type { RowsChange } from "../../../src/cluster/table_watch.ts";
import { matrixSource } from "../../../src/explorer/access/matrix.ts";
import type { ClusterPort } from "../../../src/explorer/cluster_port.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { FakeMachine } from "../fake_machine.ts";
import type { PolicyRule } from "../../../src/kube/policies.ts";

/** Rules, and the cells of their lines: name, group, eight verbs, extras, names. */
const cases: [PolicyRule, string[]][] = [
  [{ verbs: ["get", "list", "watch"], apiGroups: ["apps"], resources: ["deployments"] }, [
    "deployments apps ✓✓✓·····  ",
  ]],
  [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }, ["* * ✓✓✓✓✓✓✓✓ every verb "]],
  [{ verbs: ["get", "impersonate", "bind"], apiGroups: [""], resources: ["users"] }, [
    "users  ✓······· bind,impersonate ",
  ]],
  [{ verbs: ["delete"], apiGroups: [""], resources: ["pods"], resourceNames: ["a", "b"] }, [
    "pods  ······✓·  a,b",
  ]],
];

for (const [rule, expected] of cases) {
  Deno.test(`matrix of ${JSON.stringify(rule)}`, async () => {
    let told: RowsChange | undefined;
    const source = matrixSource({
      name: "rules",
      title: "Rules",
      kubectl: () => "",
      rules: () => Promise.resolve([{ rules: [rule], via: "", namespace: "" }]),
      empty: "",
    });
    await source.read(
      {} as ClusterPort,
      (change) => told = change,
      new AbortController().signal,
      {} as PaneContext,
      new FakeMachine(),
    );
    const lines = told!.added.map(({ cells }) => {
      const [name, group, ...rest] = cells;
      return `${name} ${group} ${rest.slice(0, 8).join("")} ${rest[8]} ${rest[9]}`;
    });
    assert.deepEqual(lines, expected);
  });
}
