/** Requests that mean no good: each gets the real server's refusal, and the server goes on. */
import assert from "node:assert/strict";
import { IN_DEFAULT, sampleServer } from "../simulator/kubernetes/sample_cluster.ts";

const PATH = `${IN_DEFAULT}/configmaps`;
const JSON_TYPE = { "content-type": "application/json" };
const YAML = { "content-type": "application/yaml" };
const APPLY = { "content-type": "application/apply-patch+yaml" };
const MERGE = { "content-type": "application/merge-patch+json" };
const STRATEGIC = { "content-type": "application/strategic-merge-patch+json" };
const JSON_PATCH = { "content-type": "application/json-patch+json" };
const PROTOBUF = { "content-type": "application/vnd.kubernetes.protobuf" };
const named = (metadata: object, more: object = {}) =>
  JSON.stringify({ metadata: { name: "x", ...metadata }, ...more });
const deep = (depth: number) =>
  `{"metadata":{"name":"x"},"data":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;

const REQUESTS: [
  name: string,
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string>,
  code: number,
  message: RegExp,
][] = [
  [
    "a body above the limit",
    "POST",
    PATH,
    " ".repeat(3 * 1024 * 1024 + 1),
    JSON_TYPE,
    413,
    /limit is 3145728$/,
  ],
  ["JSON that nests too deep", "POST", PATH, deep(50_000), JSON_TYPE, 400, /exceeded max depth/],
  ["JSON that ends early", "POST", PATH, '{"metadata":', JSON_TYPE, 400, /unexpected end of JSON input/],
  ["a list for an object", "POST", PATH, "[]", JSON_TYPE, 400, /cannot unmarshal array into Go value/],
  ["YAML that is none", "POST", PATH, "a: [", YAML, 400, /^error/],
  ["YAML that nests too deep", "POST", PATH, "[".repeat(20_000), YAML, 400, /./],
  ["YAML of a text", "POST", PATH, "hello", YAML, 400, /cannot unmarshal string/],
  ["protobuf that is none", "POST", PATH, "hello", PROTOBUF, 400, /does not appear to be a protobuf message/],
  ["protobuf that ends early", "POST", PATH, "k8s\0\x0a\xff", PROTOBUF, 400, /unexpected EOF/],
  ["another media type", "POST", PATH, "x", { "content-type": "text/csv" }, 415, /unknown format/],
  [
    "a name with a slash",
    "POST",
    PATH,
    named({ name: "a/b" }),
    JSON_TYPE,
    422,
    /a lowercase RFC 1123 subdomain/,
  ],
  ["a name of dots", "POST", PATH, named({ name: ".." }), JSON_TYPE, 422, /a lowercase RFC 1123 subdomain/],
  [
    "a name that is too long",
    "POST",
    PATH,
    named({ name: "x".repeat(300) }),
    JSON_TYPE,
    422,
    /no more than 253/,
  ],
  [
    "a huge label value",
    "POST",
    PATH,
    named({ labels: { a: "x".repeat(100_000) } }),
    JSON_TYPE,
    422,
    /no more than 63/,
  ],
  [
    "a label with odd signs",
    "POST",
    PATH,
    named({ labels: { "a b": "c" } }),
    JSON_TYPE,
    422,
    /name part must consist of/,
  ],
  [
    "annotations above the limit",
    "POST",
    PATH,
    named({ annotations: { a: "x".repeat(262_145) } }),
    JSON_TYPE,
    422,
    /may not be more than 262144 bytes/,
  ],
  [
    "a name that inherits",
    "POST",
    PATH,
    '{"metadata":{"name":"x","labels":{"__proto__":"y"}}}',
    JSON_TYPE,
    422,
    /name part must consist of/,
  ],
  [
    "a label selector that is none",
    "GET",
    `${PATH}?labelSelector=a in (`,
    undefined,
    {},
    400,
    /^unable to parse requirement/,
  ],
  [
    "a field that cannot be selected",
    "GET",
    `${PATH}?fieldSelector=spec.x=y`,
    undefined,
    {},
    400,
    /field label not supported: spec.x/,
  ],
  ["a field selector that is none", "GET", `${PATH}?fieldSelector=x`, undefined, {}, 400, /invalid selector/],
  ["a limit that is no number", "GET", `${PATH}?limit=many`, undefined, {}, 400, /invalid syntax/],
  [
    "a continue token that is none",
    "GET",
    `${PATH}?continue=%00`,
    undefined,
    {},
    400,
    /continue key is not valid/,
  ],
  [
    "a continue token of another form",
    "GET",
    `${PATH}?continue=e30`,
    undefined,
    {},
    400,
    /does not recognize this encoded version/,
  ],
  [
    "a version that is no number",
    "GET",
    `${PATH}?resourceVersion=x`,
    undefined,
    {},
    400,
    /strconv.ParseUint/,
  ],
  [
    "a version of the future",
    "GET",
    `${PATH}?resourceVersion=999999999`,
    undefined,
    {},
    504,
    /Too large resource version/,
  ],
  [
    "a match without a version",
    "GET",
    `${PATH}?resourceVersionMatch=Exact`,
    undefined,
    {},
    422,
    /forbidden unless resourceVersion is provided/,
  ],
  ["a path above the root", "GET", "/api/v1/../../etc/passwd", undefined, {}, 404, /./],
  ["a path with a broken escape", "GET", `${PATH}/%zz`, undefined, {}, 404, /not found/],
  ["a merge patch that is none", "PATCH", `${PATH}/seed`, "{", MERGE, 400, /./],
  ["a merge patch of a list", "PATCH", `${PATH}/seed`, "[]", MERGE, 400, /./],
  ["a strategic patch of a text", "PATCH", `${PATH}/seed`, '"x"', STRATEGIC, 400, /./],
  ["a JSON patch of an object", "PATCH", `${PATH}/seed`, "{}", JSON_PATCH, 400, /./],
  ["an apply of a text", "PATCH", `${PATH}/seed?fieldManager=a`, "hello", APPLY, 400, /./],
  ["a patch of another type", "PATCH", `${PATH}/seed`, "{}", JSON_TYPE, 415, /./],
];

for (const [name, method, path, body, headers, code, message] of REQUESTS) {
  Deno.test(`hostile: ${name}`, async () => {
    const { server, send } = sampleServer();
    await send("POST", PATH, { metadata: { name: "seed" } });
    const bytes = body === undefined ? null : Uint8Array.from(body, (char) => char.charCodeAt(0));
    const answer = await server.request(path, { method, headers, body: bytes });
    const text = await answer.text();
    const said = text.startsWith("{") ? JSON.parse(text).message ?? "" : text;
    assert.equal(answer.status, code, said.slice(0, 300));
    assert.match(said, message);
    assert.equal((await send("GET", `${PATH}/seed`)).code, 200, "the server goes on");
  });
}
