import assert from "node:assert/strict";
import { requestNames } from "../../../../src/simulator/images/flask/request.ts";
import { Dict } from "../../../../src/simulator/images/python/interpreter/value.ts";

Deno.test("of values of one name the first is taken, and the names of headers are titled", () => {
  const headers = { "x-real-ip": "1.2.3.4", host: "h:5000" };
  const names = requestNames(
    { method: "GET", path: "/a%20b?x=1&x=2", headers, body: "", from: "10.0.0.1" },
    () => new Error("missing"),
  );
  assert.deepEqual([names.get("path"), names.get("url")], ["/a b", "http://h:5000/a%20b?x=1&x=2"]);
  assert.equal((names.get("args") as Dict).get("x"), "1");
  assert.equal((names.get("headers") as Dict).get("X-Real-Ip"), "1.2.3.4");
});
