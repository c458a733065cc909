import assert from "node:assert/strict";
import { commitContainer } from "../../../src/simulator/docker/image_commit.ts";
import { removeImage } from "../../../src/simulator/docker/image_removal.ts";
import { parseReference } from "../../../src/simulator/docker/reference.ts";
import { filesOfLayers } from "../../../src/simulator/docker/stored_image.ts";
import { smallStore } from "./small_store.ts";

Deno.test("what a container has written is in the image that is made of it", () => {
  const { store, pull } = smallStore();
  const { image } = pull("alpine");
  const root = store.runnable(image).makeRoot("abc");
  root.files.write("/mine", "1");
  const config = { ...image.config, Cmd: ["sh"] };
  const made = commitContainer(store, {
    root,
    image,
    config,
    reference: parseReference("mine"),
    message: "kept",
    author: "me",
    changes: ["ENV A=1"],
  });
  root.remove();
  assert.deepEqual([store.find("mine"), made.parent, made.comment, made.author], [
    made,
    image.id,
    "kept",
    "me",
  ]);
  assert.deepEqual([filesOfLayers(made.top).read("/mine"), made.config.Env!.at(-1)], ["1", "A=1"]);
  assert.deepEqual([made.history.at(-1)!.createdBy, made.top!.bytes], ["sh", 1]);
  removeImage(store, "alpine");
  removeImage(store, "mine");
  assert.deepEqual([store.images, store.layers.bytes], [[], 0]);
});
