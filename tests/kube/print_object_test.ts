import assert from "node:assert/strict";
import type { Json } from "../../src/kube/object.ts";
import { asList, printObject, printObjectName } from "../../src/kube/print_object.ts";
import { fixture, fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";

const pod = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "web", managedFields: [{ manager: "kubectl" }], annotations: { note: "<a & b>" } },
  spec: { containers: [], nodeSelector: {} },
};

const json = `{
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {
        "annotations": {
            "note": "\\u003ca \\u0026 b\\u003e"
        },
        "name": "web"
    },
    "spec": {
        "containers": [],
        "nodeSelector": {}
    }
}
`;

const yaml = `apiVersion: v1
kind: Pod
metadata:
  annotations:
    note: <a & b>
  name: web
spec:
  containers: []
  nodeSelector: {}
`;

Deno.test("objects are printed as kubectl prints them", () => {
  assert.equal(printObject(pod, "json"), json);
  assert.equal(printObject(pod, "yaml"), yaml);
  assert.match(
    printObject(pod, "yaml", { showManagedFields: true }),
    /managedFields:\n {2}- manager: kubectl\n/,
  );
  assert.match(printObject(asList([pod]), "json"), /^\{\n {4}"apiVersion": "v1",\n {4}"items": \[\n {8}\{/);
  assert.doesNotMatch(printObject(asList([pod]), "yaml"), /managedFields/);
  assert.ok(pod.metadata.managedFields.length > 0);
});

Deno.test("objects are named by kind and group", () => {
  assert.equal(printObjectName(pod), "pod/web");
  assert.equal(
    printObjectName({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } }),
    "deployment.apps/web",
  );
});

/** Recorded names that are not those of the recorded list, with the reason. */
const moved: Record<string, string> = {
  "componentstatuses.name.txt": "the server lists its components in any order",
};

Deno.test("recorded lists give the recorded names", { ignore: !hasFixtures }, () => {
  let compared = 0;
  for (const file of fixtureNames("get").filter((name) => name.endsWith(".name.txt") && !(name in moved))) {
    const [plural, ...group] = file.replace(".name.txt", "").split(".");
    const list = fixtureNames("lists").find((name) =>
      new RegExp(`^${group.join(".") || "core"}_v[^_]*_${plural}\\.json$`).test(name)
    );
    const { apiVersion, kind, items } = fixtureJson(`lists/${list}`) as {
      apiVersion: string;
      kind: string;
      items: { metadata: { name: string } }[];
    };
    const names = items.map((item) =>
      printObjectName({ apiVersion, kind: kind.replace(/List$/, ""), ...item })
    );
    const expected = fixture(`get/${file}`).split("\n").slice(1).filter((line) =>
      /^[a-z0-9.]+\/\S+$/.test(line)
    );
    assert.deepEqual(names, expected, file);
    compared++;
  }
  assert.equal(compared, 29);
});

Deno.test("printing loses nothing", { ignore: !hasFixtures }, () => {
  for (
    const file of fixtureNames("objects").filter((name) =>
      name.endsWith(".json") && !name.endsWith(".meta.json")
    )
  ) {
    const object = fixtureJson(`objects/${file}`) as Json;
    assert.deepEqual(JSON.parse(printObject(object, "json", { showManagedFields: true })), object, file);
  }
});
