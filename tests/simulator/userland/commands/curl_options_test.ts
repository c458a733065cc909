import assert from "node:assert/strict";
import {
  parseCurlOptions,
  questionOf,
  transferText,
} from "../../../../src/simulator/userland/commands/curl_options.ts";
import { parseUrl } from "../../../../src/simulator/userland/commands/http_client.ts";

const target = parseUrl("http://web:8080/a")!;

const questions: [words: string[], expected: object][] = [
  [["-XPUT", "-d", "a=1", "-d", "b=2"], { method: "PUT", body: "a=1&b=2" }],
  [["-d", "x"], { method: "POST" }],
  [["-I"], { method: "HEAD" }],
  [["-m", "2"], { timeoutMs: 2000 }],
  [["--connect-timeout=5"], { timeoutMs: 5000 }],
  [["--resolve", "web:8080:10.0.0.1"], { connectTo: "10.0.0.1" }],
];

for (const [words, expected] of questions) {
  Deno.test(`curl ${words.join(" ")}`, () => {
    const question = questionOf(parseCurlOptions([...words, "web"]), target);
    assert.deepEqual({ ...question, ...expected }, question);
  });
}

Deno.test("headers replace what curl would send", () => {
  const { headers } = questionOf(parseCurlOptions(["-H", "host: a.example.com", "-u", "a:b", "web"]), target);
  assert.equal(headers["Host"], "a.example.com");
  assert.equal(headers["Authorization"], "Basic YTpi");
});

Deno.test("what -w knows", () => {
  const answer = { status: 200, headers: { "Content-Type": "text/plain" }, body: "äb" };
  const text = transferText("%{http_code} %{size_download} %{content_type} %{what}\\n", target, answer);
  assert.equal(text, "200 3 text/plain %{what}\n");
});
