import assert from "node:assert/strict";
import { IN_DEFAULT, sampleServer } from "../sample_cluster.ts";

const PATH = `${IN_DEFAULT}/configmaps`;
const NAMED = '"metadata":{"name":"x"}';

const REFUSED: [body: string, contentType: string, code: number, message: string][] = [
  [
    "{not json",
    "application/json",
    400,
    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: " +
    "invalid character 'n' looking for beginning of object key string ({not json)",
  ],
  [
    `{"apiVersion":"v2",${NAMED}}`,
    "application/json",
    400,
    'ConfigMap in version "v2" cannot be handled as a ConfigMap: no kind "ConfigMap" is registered for version "v2" ' +
    'in scheme "pkg/api/legacyscheme/scheme.go:30"',
  ],
  [
    "k8s\0protobuf",
    "application/vnd.kubernetes.protobuf",
    400,
    "the object provided is unrecognized (must be of type ConfigMap): proto: illegal wireType 7 (6b38730070726f746f627566)",
  ],
  [
    "hello",
    "application/vnd.kubernetes.protobuf",
    400,
    "the object provided is unrecognized (must be of type ConfigMap): provided data does not appear to be a protobuf " +
    "message, expected prefix [107 56 115 0] (68656c6c6f)",
  ],
  [
    "k8s\0\n\x0f\n\x02v1\x12\tConfigMap\x12\x01\x0a",
    "application/vnd.kubernetes.protobuf",
    400,
    'ConfigMap in version "v1" cannot be handled as a ConfigMap: unexpected EOF',
  ],
  [
    "x",
    "text/csv",
    415,
    "the body of the request was in an unknown format - accepted media types include: " +
    "application/json, application/yaml, application/vnd.kubernetes.protobuf",
  ],
  [
    "",
    "application/json",
    400,
    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: " +
    "unexpected end of JSON input (<empty>)",
  ],
  [
    "[".repeat(100_000),
    "application/json",
    400,
    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: " +
    `exceeded max depth (${"5b".repeat(30)} ...)`,
  ],
  [
    "[1]",
    "application/json",
    400,
    "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: " +
    "json: cannot unmarshal array into Go value of type struct { APIVersion string " +
    '"json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (5b315d)',
  ],
];

for (const [body, contentType, code, message] of REFUSED) {
  Deno.test(`refused body ${body.slice(0, 40)} ${contentType}`, async () => {
    const answer = await sampleServer().send("POST", PATH, body, { "content-type": contentType });
    assert.deepEqual([answer.code, answer.body.message], [code, message]);
  });
}

Deno.test("another kind is refused", async () => {
  const { body } = await sampleServer().send("POST", PATH, { kind: "Secret", metadata: { name: "x" } });
  assert.match(body.message, /^Secret in version "v1" cannot be handled as a ConfigMap/);
});

Deno.test("bodies may be YAML, and need not say their kind", async () => {
  const { send } = sampleServer();
  const yaml = "metadata:\n  name: x\ndata:\n  a: 'on'\n";
  const { code, body } = await send("POST", PATH, yaml, { "content-type": "application/yaml" });
  assert.deepEqual([code, body.kind, body.data], [201, "ConfigMap", { a: "on" }]);
  const bad = await send("POST", PATH, "a: [", { "content-type": "application/yaml" });
  assert.equal(bad.code, 400);
});

Deno.test("of repeated fields the last counts, unless that is forbidden", async () => {
  const { send } = sampleServer();
  const body = `{${NAMED},"data":{"a":"1"},"data":{"b":"2"}}`;
  const strict = await send("POST", `${PATH}?fieldValidation=Strict`, body);
  assert.match(strict.body.message, /strict decoding error: duplicate field "data"$/);
  const warned = await send("POST", PATH, body);
  assert.deepEqual(warned.body.data, { b: "2" });
  assert.equal(warned.headers.get("warning"), '299 - "duplicate field \\"data\\""');
});

Deno.test("without schemas nothing is checked, and everything can be written, with a warning", async () => {
  const openapi = { document: () => Promise.reject(new Error("offline")) };
  const { send } = sampleServer({ openapi });
  const warning = '299 - "fields were not checked: offline"';
  for (const [validation, warned] of [["Strict", warning], ["Warn", warning], ["Ignore", null]]) {
    const answer = await send("POST", `${PATH}?fieldValidation=${validation}`, {
      metadata: { name: `x-${validation}`.toLowerCase() },
      dataa: 1,
    });
    assert.deepEqual([answer.code, answer.body.dataa, answer.headers.get("warning")], [201, 1, warned]);
  }
  const headers = { "content-type": "application/merge-patch+json" };
  const patched = await send("PATCH", `${PATH}/x-warn`, { dataa: 2 }, headers);
  assert.deepEqual([patched.code, patched.headers.get("warning")], [200, warning]);
  assert.match((await send("GET", "/openapi/v3/api/v1")).body.message, /offline$/);
});
