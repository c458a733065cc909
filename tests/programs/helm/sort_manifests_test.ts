import assert from "node:assert/strict";
import { sortManifests, splitManifests } from "../../../src/programs/helm/sort_manifests.ts";

Deno.test("objects come in the order of their kinds, hooks apart", () => {
  const { manifests, hooks } = sortManifests(
    new Map([
      ["c/templates/b.yaml", "kind: Deployment\n---\nkind: Service\n"],
      ["c/templates/a.yaml", "kind: Service\nmetadata: {name: first}"],
      [
        "c/templates/h.yaml",
        "kind: Job\nmetadata: {name: h, annotations: {helm.sh/hook: 'pre-install, test-success', helm.sh/hook-weight: '-5', helm.sh/hook-delete-policy: hook-succeeded}}",
      ],
      ["c/templates/u.yaml", "kind: Job\nmetadata: {annotations: {helm.sh/hook: nonsense}}"],
      ["c/templates/_p.tpl", "not: [yaml"],
      ["c/templates/empty.yaml", "\n\n"],
    ]),
  );
  assert.deepEqual(manifests.map(({ path, kind }) => [path, kind]), [
    ["c/templates/a.yaml", "Service"],
    ["c/templates/b.yaml", "Service"],
    ["c/templates/b.yaml", "Deployment"],
  ]);
  assert.deepEqual(
    hooks.map(({ name, events, weight, delete_policies }) => ({ name, events, weight, delete_policies })),
    [
      { name: "h", events: ["pre-install", "test"], weight: -5, delete_policies: ["hook-succeeded"] },
    ],
  );
});

Deno.test("what is no YAML is told with its template", () => {
  assert.throws(() => sortManifests(new Map([["c/a.yaml", "a: b: c"]])), {
    name: "ChartError",
    message: /^YAML parse error on c\/a.yaml: error converting YAML to JSON: yaml: mapping values/,
  });
  assert.deepEqual(splitManifests("\n---\na\n--- b\n---\n\n"), ["a", "b"]);
});
