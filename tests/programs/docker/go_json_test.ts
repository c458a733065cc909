import assert from "node:assert/strict";
import { goJson, goJsonIndented } from "../../../src/programs/docker/go_json.ts";

Deno.test("templates write letters as they are, documents escape those of HTML", () => {
  assert.equal(goJson({ a: "<b>&", n: 12n }), '{"a":"<b>&","n":12}');
  assert.equal(goJson(undefined), "null");
  assert.equal(goJsonIndented({ a: "<b>" }, "  "), '{\n  "a": "\\u003cb\\u003e"\n}');
});
