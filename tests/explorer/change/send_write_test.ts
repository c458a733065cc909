import assert from "node:assert/strict";
import type { WriteRequest } from "../../../src/explorer/change/change.ts";
import { sendWrite } from "../../../src/explorer/change/send_write.ts";
import { recordingClient, refusal } from "./recording_client.ts";
import { pods, target } from "./test_targets.ts";

const web = "/apis/apps/v1/namespaces/shop/deployments/web";
const object = { metadata: { name: "web", uid: "uid-web", resourceVersion: "7" } };

/** What is asked for, and the last request that is sent. */
const cases: [string, Exclude<WriteRequest, { type: "steps" }>, string, unknown][] = [
  [
    "a patch carries the UID",
    { type: "patch", patch: "merge", body: { spec: { paused: true } } },
    `PATCH ${web}`,
    { spec: { paused: true }, metadata: { uid: "uid-web" } },
  ],
  [
    "what a patch says of metadata stays",
    { type: "patch", patch: "merge", body: { metadata: { labels: { a: "b" } } } },
    `PATCH ${web}`,
    { metadata: { labels: { a: "b" }, uid: "uid-web" } },
  ],
  [
    "a JSON patch tests the UID first",
    { type: "patch", patch: "json", body: [{ op: "remove", path: "/spec/x" }] },
    `PATCH ${web}`,
    [{ op: "test", path: "/metadata/uid", value: "uid-web" }, { op: "remove", path: "/spec/x" }],
  ],
  [
    "a patch of a sub-resource carries the version that was read with the UID",
    { type: "patch", patch: "merge", subresource: "scale", body: { spec: { replicas: 3 } } },
    `PATCH ${web}/scale`,
    { spec: { replicas: 3 }, metadata: { uid: "uid-web", resourceVersion: "7" } },
  ],
  [
    "a deletion has the UID among its preconditions",
    { type: "delete", options: { propagationPolicy: "Foreground" } },
    `DELETE ${web}`,
    {
      kind: "DeleteOptions",
      apiVersion: "v1",
      propagationPolicy: "Foreground",
      preconditions: { uid: "uid-web" },
    },
  ],
  [
    "a replacement keeps its version",
    { type: "update", object: { metadata: { name: "web", resourceVersion: "5" } } },
    `PUT ${web}?fieldValidation=Strict`,
    { metadata: { name: "web", resourceVersion: "5", uid: "uid-web" } },
  ],
  [
    "server-side apply names its manager",
    { type: "patch", patch: "apply", body: { spec: {} }, fieldManager: "kubectl", force: true },
    `PATCH ${web}?fieldValidation=Strict&fieldManager=kubectl&force=true`,
    { spec: {}, metadata: { uid: "uid-web" } },
  ],
];

for (const [name, request, line, body] of cases) {
  Deno.test(`sending: ${name}`, async () => {
    const answers = Object.fromEntries([line, `GET ${web}/scale`].map((key) => [key, object]));
    const { client, sent } = recordingClient(answers);
    const { signal } = new AbortController();
    await sendWrite(client, { target: target("web"), request }, request, { isDryRun: false, signal });
    assert.deepEqual(sent.at(-1), { line, body });
  });
}

Deno.test("sending: an eviction has the UID in its options, a new object goes to the collection", async () => {
  const { signal } = new AbortController();
  const path = "/api/v1/namespaces/shop/pods";
  const { client, sent } = recordingClient({
    [`POST ${path}/web-1/eviction?dryRun=All`]: {},
    [`POST ${path}?fieldValidation=Strict`]: {},
  });
  const eviction = {
    type: "create",
    object: { metadata: { name: "web-1" } },
    subresource: "eviction",
  } as const;
  const write = { target: target("web-1", pods), request: eviction };
  await sendWrite(client, write, eviction, { isDryRun: true, signal });
  assert.deepEqual(sent[0]!.body, {
    metadata: { name: "web-1" },
    deleteOptions: { preconditions: { uid: "uid-web-1" } },
  });
  const creation = { type: "create", object: { metadata: { name: "web-2" } } } as const;
  const fresh = { target: { ...target("web-2", pods), uid: "" }, request: creation };
  await sendWrite(client, fresh, creation, { isDryRun: false, signal });
  assert.deepEqual(sent[1]!.body, { metadata: { name: "web-2" } });
});

Deno.test("sending: a sub-resource of another object of the same name is left alone", async () => {
  const { client, sent } = recordingClient({ [`GET ${web}/scale`]: { metadata: { uid: "another" } } });
  const request = { type: "patch", patch: "merge", subresource: "scale", body: {} } as const;
  const { signal } = new AbortController();
  await assert.rejects(
    sendWrite(client, { target: target("web"), request }, request, { isDryRun: false, signal }),
    /was deleted and created again/,
  );
  assert.deepEqual(sent.map(({ line }) => line), [`GET ${web}/scale`]);
});

Deno.test("sending: a conflict of versions is tried again, and told when it stays", async () => {
  const { client, sent } = recordingClient({
    [`GET ${web}/scale`]: object,
    [`PATCH ${web}/scale`]: refusal(409, "the object has been modified", "Conflict"),
  });
  const request = { type: "patch", patch: "merge", subresource: "scale", body: {} } as const;
  const { signal } = new AbortController();
  await assert.rejects(
    sendWrite(client, { target: target("web"), request }, request, { isDryRun: false, signal }),
    /the object has been modified/,
  );
  assert.equal(sent.length, 8);
});
