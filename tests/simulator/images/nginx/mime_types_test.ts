import assert from "node:assert/strict";
import { typeOf, withCharset } from "../../../../src/simulator/images/nginx/mime_types.ts";

const directive = (name: string, words: string[], body = undefined as undefined | [string, string[]][]) => ({
  name,
  words,
  place: "",
  ...(body ? { body: body.map(([type, extensions]) => ({ name: type, words: extensions, place: "" })) } : {}),
});
const scope = {
  own: [
    directive("types", [], [["text/css", ["css"]], ["text/html", ["html", "htm"]]]),
    directive("default_type", ["a/b"]),
    directive("charset", ["utf-8"]),
  ],
};

for (
  const [path, type] of Object.entries({
    "/a.css": "text/css",
    "/A.HTM": "text/html",
    "/a": "a/b",
    "/x.css/a": "a/b",
  })
) {
  Deno.test(`${path} is ${type}`, () => assert.equal(typeOf(path, scope), type));
}

Deno.test("a charset stands with texts alone", () =>
  assert.deepEqual(["text/html", "image/png"].map((type) => withCharset(type, scope)), [
    "text/html; charset=utf-8",
    "image/png",
  ]));

Deno.test("without default_type it is text/plain", () =>
  assert.equal(typeOf("/a", { own: [] }), "text/plain"));
