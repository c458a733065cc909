import assert from "node:assert/strict";
import { imageHistory, imageSummaries, inspectImage } from "../../../src/simulator/docker/image_answers.ts";
import { smallStore } from "./small_store.ts";

const FILTERS: [filters: Record<string, string[]>, names: string[]][] = [
  [{}, ["alpine:latest", "nginx:latest"]],
  [{ dangling: ["true"] }, []],
  [{ reference: ["nginx"] }, ["nginx:latest"]],
  [{ reference: ["*:latest"] }, ["alpine:latest", "nginx:latest"]],
  [{ reference: ["a*"] }, ["alpine:latest"]],
  [{ label: ["maintainer"] }, ["nginx:latest"]],
  [{ label: ["maintainer=nobody"] }, []],
];

for (const [filters, names] of FILTERS) {
  Deno.test(`images with ${JSON.stringify(filters)}`, () => {
    const { store, pull } = smallStore();
    pull("nginx");
    pull("alpine");
    const shown = imageSummaries(store, { filters }).flatMap(({ RepoTags }) => RepoTags).sort();
    assert.deepEqual(shown, names);
  });
}

Deno.test("of an image with several names those are told that are asked for", () => {
  const { store, pull } = smallStore();
  pull("nginx");
  store.tag("nginx", "me/web", "1");
  const shown = (reference: string[]) =>
    imageSummaries(store, { filters: { reference } }).map(({ RepoTags }) => RepoTags);
  assert.deepEqual(shown(["me/web"]), [["me/web:1"]]);
  assert.equal(shown(["*", "me/*"])[0]?.length, 2);
});

Deno.test("an unknown filter is refused, and a pattern that is none", () => {
  const { store, pull } = smallStore();
  pull("nginx");
  assert.throws(() => imageSummaries(store, { filters: { reference: ["["] } }), {
    status: 500,
    message: "syntax error in pattern",
  });
  assert.throws(() => imageSummaries(smallStore().store, { filters: { x: ["1"] } }), /invalid filter 'x'/);
});

Deno.test("before and since compare with an image's age", () => {
  const { store, pull } = smallStore();
  const [one, two] = [pull("nginx").image, pull("alpine").image];
  const [older, newer] = one.createdMs < two.createdMs ? ["nginx", "alpine"] : ["alpine", "nginx"];
  const names = (filters: Record<string, string[]>) =>
    imageSummaries(store, { filters }).flatMap(({ RepoTags }) => RepoTags);
  assert.deepEqual(names({ before: [newer] }), [`${older}:latest`]);
  assert.deepEqual(names({ since: [older] }), [`${newer}:latest`]);
  assert.throws(() => names({ before: ["nope"] }), /No such image: nope:latest/);
});

Deno.test("an image's history has its layers' sizes, the newest first", () => {
  const { store, pull } = smallStore();
  const { image } = pull("nginx");
  const rows = imageHistory(store, image);
  assert.deepEqual([rows[0]!.Id, rows[0]!.Tags, rows[0]!.CreatedBy], [
    image.id,
    ["nginx:latest"],
    'CMD ["nginx" "-g" "daemon off;"]',
  ]);
  assert.deepEqual([rows.at(-1)!.Id, rows.at(-1)!.Size], ["<missing>", 116_532_000]);
  const summary = imageSummaries(store)[0]!;
  assert.equal(rows.reduce((sum, { Size }) => sum + Size, 0), summary.Size);
  assert.ok(summary.Size > 180_000_000 && summary.Size < 200_000_000, `${summary.Size}`);
});

Deno.test("an inspection names the folders of the layers", () => {
  const { store, host, pull } = smallStore();
  const { image } = pull("nginx");
  const { GraphDriver, RootFS, RepoDigests } = inspectImage(store, image);
  assert.equal(RootFS.Layers!.length, 7);
  assert.equal(GraphDriver.Data!["LowerDir"]!.split(":").length, 6);
  assert.ok(host.isFolder(GraphDriver.Data!["UpperDir"]!));
  assert.match(RepoDigests[0]!, /^nginx@sha256:[0-9a-f]{64}$/);
});
