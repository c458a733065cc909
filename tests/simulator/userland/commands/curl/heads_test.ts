import assert from "node:assert/strict";
import { answerHead, requestHead } from "../../../../../src/simulator/userland/commands/curl/heads.ts";

Deno.test("heads end in an empty line", () => {
  assert.equal(
    requestHead({ method: "GET", headers: { Host: "web", Empty: "" }, body: "" }, "/x"),
    "GET /x HTTP/1.1\r\nHost: web\r\nEmpty:\r\n\r\n",
  );
  assert.equal(
    answerHead({ status: 404, headers: { A: "b" }, body: "" }),
    "HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n",
  );
});
