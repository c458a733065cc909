import assert from "node:assert/strict";
import { decodeProtobuf } from "../../../../src/simulator/kubernetes/http/protobuf_body.ts";
import { coreMessages } from "../../../../src/simulator/kubernetes/http/protobuf_facts/core.ts";
import { machineryMessages } from "../../../../src/simulator/kubernetes/http/protobuf_facts/machinery.ts";
import { indexMessages } from "../../../../src/simulator/kubernetes/http/protobuf_facts/notation.ts";
import { storageMessages } from "../../../../src/simulator/kubernetes/http/protobuf_facts/storage.ts";
import { workloadsMessages } from "../../../../src/simulator/kubernetes/http/protobuf_facts/workloads.ts";
import { ProtobufError } from "../../../../src/simulator/kubernetes/http/protobuf_wire.ts";
import { fixtureJson, fixtureNames } from "../../../fixtures.ts";
import { body, encodeMessage, message } from "./protobuf_encoder.ts";
import { IN_DEFAULT, sampleServer } from "../sample_cluster.ts";

const OBJECTS: [name: string, apiVersion: string, kind: string, raw: Uint8Array, expected: object][] = [
  [
    "maps, and zero values that are left out",
    "v1",
    "ConfigMap",
    message([1, message([1, "a"], [2, ""], [8, message()])], [2, message([1, "k"], [2, "v"])], [4, 0]),
    { metadata: { name: "a" }, data: { k: "v" }, immutable: false },
  ],
  [
    "bytes are base64",
    "v1",
    "Secret",
    message([2, message([1, "k"], [2, "hi"])], [3, "Opaque"]),
    { data: { k: "aGk=" }, type: "Opaque" },
  ],
  [
    "lists, flags, texts or numbers",
    "v1",
    "Service",
    message([
      2,
      message(
        [1, message([1, "http"], [3, 80], [4, message([1, 0], [2, 8080])])],
        [1, message([3, 81], [4, message([1, 1], [3, "web"])])],
        [13, 1],
        [18, "None"],
      ),
    ]),
    {
      spec: {
        ports: [{ name: "http", port: 80, targetPort: 8080 }, { port: 81, targetPort: "web" }],
        publishNotReadyAddresses: true,
        clusterIPs: ["None"],
      },
    },
  ],
  [
    "pointers keep their zero, numbers may be negative, times are seconds",
    "apps/v1",
    "Deployment",
    message([1, message([8, message([1, 1767225600])])], [2, message([1, 0], [5, -1])]),
    { metadata: { creationTimestamp: "2026-01-01T00:00:00Z" }, spec: { replicas: 0, minReadySeconds: -1 } },
  ],
  [
    "field sets are JSON",
    "v1",
    "Namespace",
    message([1, message([17, message([1, "me"], [7, message([1, '{"f:a":{}}'])])])]),
    { metadata: { managedFields: [{ manager: "me", fieldsV1: { "f:a": {} } }] } },
  ],
];

for (const [name, apiVersion, kind, raw, expected] of OBJECTS) {
  Deno.test(`protobuf: ${name}`, () => {
    assert.deepEqual(decodeProtobuf(body(apiVersion, kind, raw)), { apiVersion, kind, ...expected });
  });
}

const REFUSED: [name: string, body: Uint8Array, message: string][] = [
  [
    "no envelope",
    new TextEncoder().encode("{}"),
    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]",
  ],
  ["nothing", new Uint8Array(), "empty data"],
  [
    "an unknown message",
    body("v1", "Gizmo", message()),
    'no kind "Gizmo" is registered for version "v1" in scheme "pkg/api/legacyscheme/scheme.go:30"',
  ],
  ["an early end", body("v1", "ConfigMap", Uint8Array.of(10, 50)), "unexpected EOF"],
  ["an unknown wire type", body("v1", "ConfigMap", Uint8Array.of(14)), "proto: illegal wireType 6"],
  [
    "a number for a text",
    body("v1", "ConfigMap", message([1, 5])),
    "proto: wrong wireType = 0 for field Metadata",
  ],
  ["field 0", body("v1", "ConfigMap", Uint8Array.of(2, 0)), "proto: illegal tag 0 (wire type 2)"],
];

for (const [name, bytes, expected] of REFUSED) {
  Deno.test(`refused protobuf: ${name}`, () => {
    assert.throws(
      () => decodeProtobuf(bytes),
      (error) => error instanceof ProtobufError && error.message === expected,
    );
  });
}

Deno.test("fields that are not known are passed over", () => {
  const raw = message([99, "x"], [2, message([1, "k"], [2, "v"])]);
  assert.deepEqual(decodeProtobuf(body("v1", "ConfigMap", raw)).data, { k: "v" });
});

const lines = indexMessages([coreMessages, workloadsMessages, storageMessages, machineryMessages]);
const objects = fixtureNames("objects").filter((name) =>
  /^[\w.]*_v\d_\w+\.json$/.test(name) && !/\.(meta|table|partial)\./.test(name) && !/example\.com/.test(name)
);
for (const name of objects) {
  Deno.test(`a recorded object goes through protobuf and comes back: ${name}`, () => {
    const object = fixtureJson(`objects/${name}`);
    const { apiVersion, kind, ...rest } = object;
    // They are objects within an object, whose kind protobuf has no place for.
    for (const claim of object.spec?.volumeClaimTemplates ?? []) {
      delete claim.apiVersion;
      delete claim.kind;
    }
    const [group = "", version] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
    const raw = encodeMessage(lines, `${group.split(".")[0]}.${version}.${kind}`, rest);
    assert.deepEqual(withoutEmpty(decodeProtobuf(body(apiVersion, kind, raw))), withoutEmpty(object));
  });
}

/** What JSON leaves out or writes as null or empty, protobuf may do otherwise: the meaning is the same. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).map(([key, item]) => [key, withoutEmpty(item)] as const).filter((
    [, item],
  ) =>
    item !== null && item !== "" && item !== 0 && item !== false &&
    !(typeof item === "object" && Object.keys(item as object).length === 0)
  );
  return Object.fromEntries(kept);
}

Deno.test("objects and options of a deletion may be sent as protobuf", async () => {
  const { server, send } = sampleServer();
  const headers = { "content-type": "application/vnd.kubernetes.protobuf" };
  const created = await server.request(`${IN_DEFAULT}/configmaps`, {
    method: "POST",
    headers,
    body: body("v1", "ConfigMap", message([1, message([1, "a"])])),
  });
  assert.equal(created.status, 201);
  const options = body("v1", "DeleteOptions", message([4, "Foreground"]));
  await server.request(`${IN_DEFAULT}/configmaps/a`, { method: "DELETE", headers, body: options });
  const { body: marked } = await send("GET", `${IN_DEFAULT}/configmaps/a`);
  assert.deepEqual(marked.metadata.finalizers, ["foregroundDeletion"]);
});
