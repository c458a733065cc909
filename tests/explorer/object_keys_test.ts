import assert from "node:assert/strict";
import { objectKeys } from "../../src/explorer/object_keys.ts";

Deno.test("every deed has a name of its own, a title and keys", () => {
  const names = objectKeys().map(({ name }) => name);
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
  for (const { name, title, keys } of objectKeys()) {
    assert.match(name, /^[a-z-]+$/);
    assert.ok(title && keys.length > 0, name);
  }
});
