import assert from "node:assert/strict";
import { negotiate, wantsIndented } from "../../../../src/simulator/kubernetes/http/negotiation.ts";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const PROTOBUF = "application/vnd.kubernetes.protobuf";

const FORMS: [accept: string | null, as: string, version: string, media: string][] = [
  [null, "object", "v1", "json"],
  ["*/*", "object", "v1", "json"],
  ["application/json, */*", "object", "v1", "json"],
  ["application/yaml", "object", "v1", "yaml"],
  [`${TABLE},application/json`, "table", "v1", "json"],
  ["application/json;as=Table;v=v1beta1;g=meta.k8s.io", "table", "v1beta1", "json"],
  ["application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1", "metadata", "v1", "json"],
  [
    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
    "metadata",
    "v1",
    "json",
  ],
  [`${PROTOBUF},application/json`, "object", "v1", "json"],
  ["application/json;as=Gizmo;g=meta.k8s.io;v=v1,application/json", "object", "v1", "json"],
  [`application/json;q=0.5,${TABLE}`, "table", "v1", "json"],
];

for (const [accept, as, version, media] of FORMS) {
  Deno.test(`accept ${accept}`, () => assert.deepEqual(negotiate(accept), { as, version, media }));
}

const REFUSED: [accept: string, message: RegExp][] = [
  ["application/xml", /^406: Not Acceptable/],
  [PROTOBUF, /^only the following media types are accepted/],
  ["application/json;as=Gizmo", /^only the following media types are accepted/],
];

for (const [accept, message] of REFUSED) {
  Deno.test(`refused: ${accept}`, () => assert.throws(() => negotiate(accept), { message }));
}

const INDENTED: [query: string, userAgent: string | null, boolean][] = [
  ["", null, false],
  ["", "kubectl/v1.36.0", false],
  ["", "curl/8.5", true],
  ["", "Mozilla/5.0 (X11)", true],
  ["pretty=true", "kubectl/v1.36.0", true],
  ["pretty=false", "curl/8.5", false],
];

for (const [query, userAgent, expected] of INDENTED) {
  Deno.test(`indented for ${userAgent} ?${query}`, () => {
    assert.equal(wantsIndented(new URLSearchParams(query), userAgent), expected);
  });
}
