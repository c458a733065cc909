import assert from "node:assert/strict";
import { decodeProtobuf, ProtobufError } from "../../../../src/simulator/kubernetes/http/protobuf_body.ts";
import { IN_DEFAULT, sampleServer } from "../sample_cluster.ts";

type Value = number | string | Uint8Array;
const encoder = new TextEncoder();

/** A message from pairs of number and value; numbers become varints, the rest is length-delimited. */
function message(...fields: [number: number, value: Value][]): Uint8Array {
  return Uint8Array.from(fields.flatMap(([number, value]) => {
    if (typeof value === "number") return [...varint(number << 3), ...varint(value)];
    const bytes = typeof value === "string" ? encoder.encode(value) : value;
    return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
  }));
}

function varint(value: number): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}

function body(apiVersion: string, kind: string, raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const envelope = message([1, message([1, apiVersion], [2, kind])], [2, raw]);
  return Uint8Array.of(0x6b, 0x38, 0x73, 0, ...envelope);
}

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

const REFUSED: [name: string, body: Uint8Array, message: RegExp][] = [
  ["no envelope", encoder.encode("{}"), /envelope is missing/],
  ["an unknown message", body("v1", "Gizmo", message()), /message Gizmo is not known/],
  ["an unknown field", body("v1", "ConfigMap", message([99, "x"])), /field 99 of ConfigMap is not known/],
  ["an early end", body("v1", "ConfigMap", Uint8Array.of(10, 50)), /ends too early/],
  ["an unknown wire type", body("v1", "ConfigMap", Uint8Array.of(13)), /wire type 5 is not known/],
];

for (const [name, bytes, expected] of REFUSED) {
  Deno.test(`refused protobuf: ${name}`, () => {
    assert.throws(
      () => decodeProtobuf(bytes),
      (error) => error instanceof ProtobufError && expected.test(error.message),
    );
  });
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
