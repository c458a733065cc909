import assert from "node:assert/strict";
import { LIBRARY } from "../../../../src/simulator/images/node/library.ts";

Deno.test("every file of the library is in the list, and no other", () => {
  const folder = new URL("../../../../src/simulator/images/node/library/", import.meta.url);
  const names: string[] = [];
  const walk = (path: string) => {
    for (const { name, isDirectory } of Deno.readDirSync(new URL(path, folder))) {
      if (isDirectory) walk(`${path}${name}/`);
      else names.push(`${path}${name}`.replace(/^\.\//, "").replace(/\.js$/, ""));
    }
  };
  walk("./");
  assert.deepEqual(Object.keys(LIBRARY).sort(), names.sort());
});
