import assert from "node:assert/strict";
import { fieldError, fieldName, type FieldPath } from "../../src/cluster/kubeconfig_error.ts";

const text = "# comment\nusers:\n  - name: a\n    user: {token: [x]}\n";

/** path, line and column */
const places: [FieldPath, string][] = [
  [["users", 0, "user", "token"], "line 4, column 19: users[0].user.token: "],
  [["users", 0, "user", "exec"], "line 4, column 11: users[0].user.exec: "],
  [["users", 1, "name"], "line 3, column 3: users[1].name: "],
  [[], "line 2, column 1: "],
];

Deno.test("a field, or what is around the place where it should be, is found in the text", async () => {
  for (const [path, place] of places) {
    const error = await fieldError("/f", text, path, "wrong");
    assert.equal(error.message, `error loading config file "/f": ${place}wrong`);
  }
});

Deno.test("an empty text has no positions", async () => {
  const error = await fieldError("/f", "", ["users"], "wrong");
  assert.equal(error.message, 'error loading config file "/f": users: wrong');
  assert.equal(error.line, undefined);
});

Deno.test("fields are named as in JSON paths", () => {
  assert.equal(fieldName(["clusters", 2, "cluster", "proxy-url"]), "clusters[2].cluster.proxy-url");
  assert.equal(fieldName([3]), "[3]");
});
