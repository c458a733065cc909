import assert from "node:assert/strict";
import { smallStore } from "./small_store.ts";

Deno.test("an image is found by its names, its digest and its id", () => {
  const { store, pull } = smallStore();
  const { image, told } = pull("nginx:1.29");
  const digest = told.at(-2)!.status!.replace("Digest: ", "");
  for (
    const text of [
      "nginx:1.29",
      "docker.io/library/nginx:1.29",
      `nginx@${digest}`,
      image.id,
      image.id.slice(7, 19),
      image.id.slice(0, 17),
    ]
  ) assert.equal(store.find(text), image, text);
});

const MISSING: [text: string, message: string][] = [
  ["nope", "No such image: nope:latest"],
  ["me/nope:1", "No such image: me/nope:1"],
  [`sha256:${"0".repeat(64)}`, `No such image: sha256:${"0".repeat(64)}`],
];

for (const [text, message] of MISSING) {
  Deno.test(`${text} is no image here`, () => {
    const { store } = smallStore();
    assert.throws(() => store.find(text), { status: 404, message });
  });
}

Deno.test("a name may be given to another image", () => {
  const { store, pull, events } = smallStore();
  const [one, two] = [pull("alpine").image, pull("busybox").image];
  store.tag("alpine", "mine", "");
  assert.equal(store.find("mine"), one);
  store.tag("busybox", "mine", "latest");
  assert.equal(store.find("mine"), two);
  assert.throws(() => store.tag("alpine", "Mine", "1"), /must be lowercase/);
  assert.deepEqual(events.slice(-1), [`tag ${two.id.slice(0, 19)}`]);
});
