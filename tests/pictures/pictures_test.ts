import assert from "node:assert/strict";
import { draw, pictureFile, pictures } from "./pictures.ts";

for (const picture of pictures) {
  Deno.test(`the picture ${picture.name} is what is drawn today`, async () => {
    const kept = await Deno.readTextFile(pictureFile(picture));
    assert.ok(kept === await draw(picture), "run: deno task pictures, and look at what has changed");
  });
}

Deno.test("every picture that is kept is drawn, and stands in the README", async () => {
  const folder = new URL(".", import.meta.url);
  const kept = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.endsWith(".svg"));
  assert.deepEqual(kept.sort(), pictures.map(({ name }) => `${name}.svg`).sort());
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  assert.deepEqual(kept.filter((name) => !readme.includes(`tests/pictures/${name}`)), []);
});
