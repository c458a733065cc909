import assert from "node:assert/strict";
import { flagsOf, hostHeader, parseUrl } from "../../../../src/simulator/userland/commands/http_client.ts";

const urls: [
  text: string,
  expected: [host: string, port: number, path: string, header: string] | undefined,
][] = [
  ["web", ["web", 80, "/", "web"]],
  ["http://web:8080/a?b", ["web", 8080, "/a?b", "web:8080"]],
  ["https://web", ["web", 443, "/", "web"]],
  ["https://web:80", ["web", 80, "/", "web:80"]],
  ["web?x", ["web", 80, "/?x", "web"]],
  ["http://u:p@web/#f", ["web", 80, "/", "web"]],
  ["http://web:http/", undefined],
  ["", undefined],
];

for (const [text, expected] of urls) {
  Deno.test(`url "${text}"`, () => {
    const target = parseUrl(text);
    assert.deepEqual(target && [target.host, target.port, target.path, hostHeader(target)], expected);
  });
}

Deno.test("flags: letters in a row, values attached or apart, long names", () => {
  const { flags, rest } = flagsOf(["-sSo", "f", "--max-time=3", "--head", "u", "--", "-x"], ["o", "m"], {
    "max-time": "m",
    "head": "I",
  });
  assert.deepEqual([...flags], [["s", [""]], ["S", [""]], ["o", ["f"]], ["m", ["3"]], ["I", [""]]]);
  assert.deepEqual(rest, ["u", "-x"]);
});
