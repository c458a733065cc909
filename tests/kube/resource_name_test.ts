import assert from "node:assert/strict";
import { printGroupVersion } from "../../src/kube/group_version.ts";
import {
  expandCategory,
  parseResourceArguments,
  resolveResource,
  resolveResources,
  ResourceNameError,
  shortNameWarnings,
} from "../../src/kube/resource_name.ts";
import { hasFixtures } from "../fixtures.ts";
import { recordedDiscovery } from "./recorded_discovery.ts";

/** What is typed and what kubectl 1.36 asked the recorded server for; "" where there is no such resource. */
const names: [string, string][] = [
  ["po", "v1 pods"],
  ["pods", "v1 pods"],
  ["pod", "v1 pods"],
  ["Pod", "v1 pods"],
  ["PO", ""],
  ["po.", "v1 pods"],
  ["pods.v1.", "v1 pods"],
  ["pods.v2.", ""],
  ["pods.foo", ""],
  ["deploy", "apps/v1 deployments"],
  ["deploy.apps", "apps/v1 deployments"],
  ["deploy.app", "apps/v1 deployments"],
  ["deployments.v1.apps", "apps/v1 deployments"],
  ["deployments.v1beta9.apps", ""],
  ["Deployment", "apps/v1 deployments"],
  ["DEPLOYMENT", "apps/v1 deployments"],
  ["DEPLOY", ""],
  ["ev", "v1 events"],
  ["events", "v1 events"],
  ["events.events.k8s.io", "events.k8s.io/v1 events"],
  ["hpa", "autoscaling/v2 horizontalpodautoscalers"],
  ["hpa.v1.autoscaling", "autoscaling/v2 horizontalpodautoscalers"],
  ["horizontalpodautoscalers.v1.autoscaling", "autoscaling/v1 horizontalpodautoscalers"],
  ["widgets.v1beta1.example.com", "example.com/v1beta1 widgets"],
  ["widgets.example.com", "example.com/v1 widgets"],
  ["endpoints", "v1 endpoints"],
  ["Endpoints.v1", ""],
  ["cs", "v1 componentstatuses"],
  ["foo", ""],
];

Deno.test("names are resolved as kubectl resolves them", { ignore: !hasFixtures }, () => {
  const discovery = recordedDiscovery();
  for (const [typed, expected] of names) {
    if (expected === "") {
      const message = `the server doesn't have a resource type "${typed.split(".")[0]}"`;
      assert.throws(() => resolveResource(discovery, typed), { name: "ResourceNameError", message }, typed);
    } else {
      const resource = resolveResource(discovery, typed);
      assert.equal(`${printGroupVersion(resource)} ${resource.name}`, expected, typed);
    }
  }
});

Deno.test("lists and categories give each resource once", { ignore: !hasFixtures }, () => {
  const discovery = recordedDiscovery();
  assert.deepEqual(expandCategory(discovery, "all"), [
    "pods",
    "replicationcontrollers",
    "services",
    "daemonsets.apps",
    "deployments.apps",
    "replicasets.apps",
    "statefulsets.apps",
    "horizontalpodautoscalers.autoscaling",
    "cronjobs.batch",
    "jobs.batch",
    "crontabs.stable.example.com",
  ]);
  assert.deepEqual(resolveResources(discovery, "po,svc,pods").map(({ name }) => name), ["pods", "services"]);
  assert.equal(resolveResources(discovery, "all,cm").at(-1)?.name, "configmaps");
  assert.throws(() => resolveResources(discovery, "po,,svc"), /the server doesn't have a resource type ""/);
});

Deno.test("a short name of several groups is warned of", { ignore: !hasFixtures }, () => {
  const discovery = recordedDiscovery();
  assert.deepEqual(shortNameWarnings(discovery, "ev"), [
    'short name "ev" could also match lower priority resource events.events.k8s.io',
  ]);
  for (const text of ["hpa", "events", "ev.events.k8s.io", "po"]) {
    assert.deepEqual(shortNameWarnings(discovery, text), []);
  }
});

Deno.test("arguments are types with names, or pairs", () => {
  assert.deepEqual(parseResourceArguments(["po,svc", "a", "b"]), { types: "po,svc", names: ["a", "b"] });
  assert.deepEqual(parseResourceArguments(["pod/a", "svc/b"]), {
    pairs: [{ type: "pod", name: "a" }, { type: "svc", name: "b" }],
  });
});

const mistakes: [string[], RegExp][] = [
  [
    ["pod/a", "svc"],
    /^ResourceNameError: there is no need to specify a resource type as a separate argument/,
  ],
  [["pod/a,svc/b"], /arguments in resource\/name form may not have more than one slash/],
  [["pod/a/b"], /arguments in resource\/name form may not have more than one slash/],
  [["pod/"], /arguments in resource\/name form must have a single resource and name/],
  [["/a"], /arguments in resource\/name form must have a single resource and name/],
  [["po,svc/a"], /arguments in resource\/name form must have a single resource and name/],
];

Deno.test("arguments that cannot be combined are refused in kubectl's wording", () => {
  for (const [args, wording] of mistakes) {
    assert.throws(() => parseResourceArguments(args), (error) => {
      assert.ok(error instanceof ResourceNameError);
      assert.match(String(error), wording);
      return true;
    });
  }
});
