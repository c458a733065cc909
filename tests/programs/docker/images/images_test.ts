import assert from "node:assert/strict";
import { imageRows } from "../../../../src/programs/docker/images/images.ts";
import { docker } from "../scripted_engine.ts";

const DIGEST = `sha256:${"1".repeat(64)}`;
const image = (RepoTags: string[], RepoDigests: string[] = []) => ({
  Id: `sha256:${"a".repeat(64)}`,
  RepoTags,
  RepoDigests,
  Created: 1000,
  Size: 187_654_321,
});

Deno.test("an image has a row for each of its names", () => {
  const rows = (one: ReturnType<typeof image>, hasDigests = false) =>
    imageRows([one], hasDigests).map(({ repository, tag, digest }) => [repository, tag, digest]);
  assert.deepEqual(rows(image([])), [["<none>", "<none>", "<none>"]]);
  assert.deepEqual(rows(image(["nginx:1", "localhost:5000/a:2"])), [
    ["nginx", "1", "<none>"],
    ["localhost:5000/a", "2", "<none>"],
  ]);
  assert.deepEqual(rows(image(["nginx:1"], [`nginx@${DIGEST}`]), true), [["nginx", "1", DIGEST]]);
  assert.deepEqual(rows(image([], [`nginx@${DIGEST}`]), true), [["nginx", "<none>", DIGEST]]);
});

Deno.test("images in a table, and by name", async () => {
  const { out, asked } = await docker("images nginx", { "GET /images/json": [image(["nginx:1"])] }, {
    nowMs: 4_600_000,
  });
  assert.equal(
    out,
    "REPOSITORY   TAG       IMAGE ID       CREATED             SIZE\n" +
      "nginx        1         aaaaaaaaaaaa   About an hour ago   188MB\n",
  );
  assert.equal(asked[0]!.line, 'GET /images/json?filters={"reference":{"nginx":true}}');
});
