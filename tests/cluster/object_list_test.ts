import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { listObjects, withKind } from "../../src/cluster/object_list.ts";
import type { Transport } from "../../src/cluster/transport.ts";

/** Answers in turn: a page, or a status code. */
function answering(...answers: (object | number)[]): { client: Client; asked: string[] } {
  const asked: string[] = [];
  const transport: Transport = {
    description: "answers in turn",
    request: (path) => {
      asked.push(path);
      const answer = answers.shift()!;
      const isRefusal = typeof answer === "number";
      const body = isRefusal ? { kind: "Status", code: answer, reason: "Expired", message: "no" } : answer;
      return Promise.resolve(Response.json(body, { status: isRefusal ? answer : 200 }));
    },
    connect: () => Promise.reject(new Error("no streams")),
    close: () => {},
  };
  return { client: new Client(transport), asked };
}

const page = (names: string[], token?: string) => ({
  metadata: token ? { continue: token } : {},
  items: names.map((name) => ({ metadata: { name } })),
});
const options = { path: "/api/v1/pods", labelSelector: "a=b", chunkSize: 2 };

Deno.test("pages are read one after another", async () => {
  const { client, asked } = answering(page(["a", "b"], "next"), page(["c"]));
  const found = await listObjects(client, options);
  assert.deepEqual(found.map(({ metadata }) => metadata.name), ["a", "b", "c"]);
  assert.deepEqual(asked, [
    "/api/v1/pods?labelSelector=a%3Db&limit=2",
    "/api/v1/pods?labelSelector=a%3Db&limit=2&continue=next",
  ]);
});

Deno.test("a list whose version is forgotten is read anew, and no half of it stays", async () => {
  const { client, asked } = answering(page(["a", "b"], "next"), 410, page(["b", "c"]));
  const found = await listObjects(client, options);
  assert.deepEqual(found.map(({ metadata }) => metadata.name), ["b", "c"]);
  assert.equal(asked.at(-1), "/api/v1/pods?labelSelector=a%3Db");
});

Deno.test("other refusals are errors", async () => {
  await assert.rejects(listObjects(answering(403).client, options), /no/);
  await assert.rejects(listObjects(answering(410).client, options), /no/);
});

Deno.test("an item says what it is", () => {
  const pod = withKind({ metadata: { name: "a" } }, { group: "apps", version: "v1", kind: "Deployment" });
  assert.deepEqual([pod.apiVersion, pod.kind], ["apps/v1", "Deployment"]);
});
