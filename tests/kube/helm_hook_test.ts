import assert from "node:assert/strict";
import {
  hasDeletePolicy,
  hasEvent,
  type HelmHook,
  hooksFor,
  lastRunOf,
  withHook,
} from "../../src/kube/helm_hook.ts";
import { releaseFrom } from "../../src/kube/helm_release.ts";
import type { JsonObject } from "../../src/kube/object.ts";

function hook(name: string, kind: string, more: JsonObject = {}): HelmHook {
  return { name, kind, path: "web/templates/hooks.yaml", manifest: "", events: ["pre-install"], ...more };
}

const release = releaseFrom({
  name: "a",
  version: 1,
  info: { status: "deployed" },
  hooks: [
    hook("late", "Pod", { weight: 5 }),
    hook("b", "Job"),
    hook("a", "Job"),
    hook("c", "ConfigMap"),
    hook("first", "Job", { weight: -5 }),
    hook("other", "Job", { events: ["post-install", "test"] }),
  ],
});

Deno.test("hooks run by weight, then kind, then name", () => {
  assert.deepEqual(hooksFor(release, "pre-install").map(({ name }) => name), [
    "first",
    "c",
    "a",
    "b",
    "late",
  ]);
  assert.deepEqual(hooksFor(release, "test").map(({ name }) => name), ["other"]);
  assert.deepEqual(hooksFor(release, "pre-delete"), []);
});

const policies: [JsonObject, string[]][] = [
  [{}, ["before-hook-creation"]],
  [{ delete_policies: [] }, ["before-hook-creation"]],
  [{ delete_policies: ["hook-succeeded", "hook-failed"] }, ["hook-succeeded", "hook-failed"]],
];
for (const [more, expected] of policies) {
  Deno.test(`delete policies of ${JSON.stringify(more)}`, () => {
    const all = ["before-hook-creation", "hook-succeeded", "hook-failed"] as const;
    assert.deepEqual(
      all.filter((policy) => hasDeletePolicy(hook("a", "Pod", more), policy)).sort(),
      expected.sort(),
    );
  });
}

Deno.test("an old name for tests is one", () => {
  assert.ok(hasEvent(hook("a", "Pod", { events: ["test-success"] }), "test"));
});

Deno.test("a hook is changed in its release alone", () => {
  const changed = withHook(release, hook("a", "Job"), { last_run: { phase: "Failed" } });
  assert.equal(lastRunOf(hooksFor(changed, "pre-install")[2]!).phase, "Failed");
  assert.equal(lastRunOf(hooksFor(release, "pre-install")[2]!).phase, "");
});
