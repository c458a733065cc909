import assert from "node:assert/strict";
import { fromPath } from "../../../../src/simulator/kubernetes/http/api_request.ts";
import { attributesOf } from "../../../../src/simulator/kubernetes/http/request_attributes.ts";
import { parseResourcePath } from "../../../../src/simulator/kubernetes/http/resource_path.ts";

/** What is asked: `VERB GROUP RESOURCE[/SUBRESOURCE] NAMESPACE NAME`, "-" for nothing, or `VERB PATH`. */
const CASES: [request: string, asked: string][] = [
  ["GET /api/v1/namespaces/shop/pods", "list - pods shop -"],
  ["GET /api/v1/namespaces/shop/pods/web", "get - pods shop web"],
  ["GET /api/v1/namespaces/shop/pods?watch=1", "watch - pods shop -"],
  ["GET /api/v1/watch/namespaces/shop/pods/web", "watch - pods shop web"],
  ["GET /api/v1/namespaces/shop/pods?fieldSelector=metadata.name%3Dweb", "list - pods shop web"],
  ["GET /api/v1/namespaces/shop/pods?fieldSelector=metadata.name!%3Dweb", "list - pods shop -"],
  ["GET /api/v1/namespaces/shop/pods?fieldSelector=metadata.name", "list - pods shop -"],
  ["DELETE /api/v1/namespaces/shop/pods", "deletecollection - pods shop -"],
  ["POST /api/v1/namespaces/shop/pods/web/exec", "create - pods/exec shop web"],
  ["PATCH /apis/apps/v1/namespaces/shop/deployments/web/scale", "patch apps deployments/scale shop web"],
  ["PUT /api/v1/namespaces/shop", "update - namespaces shop shop"],
  ["GET /api/v1/namespaces", "list - namespaces - -"],
  ["GET /apis/nothing/v1/things", "list nothing things - -"],
  ["GET /apis/apps/v1", "get /apis/apps/v1"],
  ["POST /healthz", "post /healthz"],
];

for (const [request, asked] of CASES) {
  Deno.test(`${request} asks ${asked}`, () => {
    const [method = "", path = ""] = request.split(" ");
    const parsed = fromPath(path, { method }, { name: "jane", groups: [] });
    const attributes = attributesOf(parsed, parseResourcePath(parsed.segments));
    if ("path" in attributes) return assert.equal(`${attributes.verb} ${attributes.path}`, asked);
    const { verb, group, resource, subresource, namespace, name } = attributes;
    const place = subresource ? `${resource}/${subresource}` : resource;
    assert.equal([verb, group || "-", place, namespace || "-", name || "-"].join(" "), asked);
  });
}
