import assert from "node:assert/strict";
import * as answers from "../../../../src/simulator/kubernetes/http/answer.ts";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";

const textOf = ({ body }: answers.Answer) => new TextDecoder().decode(body as Uint8Array);

Deno.test("JSON is compact with a final newline, or indented", () => {
  assert.equal(textOf(answers.jsonAnswer(200, { a: 1 })), '{"a":1}\n');
  assert.equal(textOf(answers.jsonAnswer(200, { a: 1 }, true)), '{\n  "a": 1\n}');
  assert.equal(textOf(answers.bytesAnswer(200, new TextEncoder().encode("{}"))), "{}\n");
});

Deno.test("texts are not to be guessed at", () => {
  const { type, headers } = answers.pageNotFound();
  assert.deepEqual([type, headers], ["text/plain; charset=utf-8", { "X-Content-Type-Options": "nosniff" }]);
});

Deno.test("a refusal may say when to come again; other errors are thrown on", () => {
  const late = new StatusError(504, "Timeout", "later", { retryAfterSeconds: 1 });
  assert.deepEqual(answers.refusalAnswer(late).headers, { "Retry-After": "1" });
  assert.throws(() => answers.refusalAnswer(new TypeError("bug")), TypeError);
});

Deno.test("parts are joined", () => {
  assert.deepEqual(
    answers.joined([Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)]),
    Uint8Array.of(1, 2, 3),
  );
});
