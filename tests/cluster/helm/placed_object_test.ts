import assert from "node:assert/strict";
import { kindText, placedKey, placeObjects } from "../../../src/cluster/helm/placed_object.ts";
import { objectsIn } from "../../../src/kube/helm_release.ts";
import { configMap, rejectsWith, withReleases } from "./release_world.ts";

const cases: [string, string, string][] = [
  [configMap("a"), "/api/v1/namespaces/default/configmaps/a", "/v1, Kind=ConfigMap"],
  [
    configMap("a", {}, { namespace: "other" }),
    "/api/v1/namespaces/other/configmaps/a",
    "/v1, Kind=ConfigMap",
  ],
  [
    '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}',
    "/api/v1/namespaces/n",
    "/v1, Kind=Namespace",
  ],
  [
    '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"}}',
    "/apis/apps/v1/namespaces/default/deployments/d",
    "apps/v1, Kind=Deployment",
  ],
];
for (const [manifest, path, kind] of cases) {
  Deno.test(`an object's place: ${path}`, () =>
    withReleases(async ({ acting }) => {
      const [placed] = await placeObjects(objectsIn(manifest), acting);
      assert.deepEqual([placed!.path, kindText(placed!)], [path, kind]);
    }));
}

Deno.test("a list is its items", () =>
  withReleases(async ({ acting }) => {
    const items = [...objectsIn(configMap("a")), ...objectsIn(configMap("b"))];
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items });
    const placed = await placeObjects(objectsIn(list), acting);
    assert.deepEqual(placed.map(placedKey), ["/ConfigMap/default/a", "/ConfigMap/default/b"]);
  }));

Deno.test("kinds that the server does not know are told, all of them", () =>
  withReleases(async ({ acting }) => {
    const widget = '{"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"w"}}';
    const text =
      'resource mapping not found for name: "w" namespace: "" from "": no matches for kind "Widget" in ' +
      'version "example.org/v1"\nensure CRDs are installed first';
    await rejectsWith(placeObjects(objectsIn(widget), acting), text);
    await rejectsWith(placeObjects(objectsIn(`${widget}\n---\n${widget}`), acting), `[${text}, ${text}]`);
  }));
