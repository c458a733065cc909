import assert from "node:assert/strict";
import { readTargets } from "../../../src/explorer/change/read_targets.ts";
import { recordingClient } from "./recording_client.ts";
import { target } from "./test_targets.ts";

const path = "GET /apis/apps/v1/namespaces/shop/deployments";

Deno.test("objects come in the order of their targets", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `web-${index}`);
  const answers = Object.fromEntries(
    names.map((name) => [`${path}/${name}`, { metadata: { name, uid: `uid-${name}` } }]),
  );
  const { client } = recordingClient(answers);
  const objects = await readTargets(client, names.map((name) => target(name)), new AbortController().signal);
  assert.deepEqual(objects.map(({ metadata }) => metadata.name), names);
});

Deno.test("another object of the same name is not taken for it", async () => {
  const { client } = recordingClient({ [`${path}/web`]: { metadata: { name: "web", uid: "another" } } });
  await assert.rejects(
    readTargets(client, [target("web")], new AbortController().signal),
    /Deployment shop\/web was deleted and created again/,
  );
});
