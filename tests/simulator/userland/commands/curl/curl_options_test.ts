import assert from "node:assert/strict";
import {
  CurlUsageError,
  parseCurlOptions,
} from "../../../../../src/simulator/userland/commands/curl/curl_options.ts";

const methods: [words: string[], method: string][] = [
  [[], "GET"],
  [["-d", "x"], "POST"],
  [["-G", "-d", "x"], "GET"],
  [["-I"], "HEAD"],
  [["-T", "f"], "PUT"],
  [["-F", "a=b"], "POST"],
  [["--json", "{}"], "POST"],
  [["-XDELETE", "-d", "x"], "DELETE"],
];

for (const [words, method] of methods) {
  Deno.test(`method of curl ${words.join(" ")}`, () => assert.equal(parseCurlOptions(words).method, method));
}

const wrong: [words: string[], message: string][] = [
  [["--max"], "option --max: is ambiguous"],
  [["-m", "abc"], "option -m: expected a proper numerical parameter"],
  [["-sQ"], "option -sQ: is unknown"],
  [["--max-time=3"], "option --max-time=3: is unknown"],
  [["--output"], "option --output: requires parameter"],
];

for (const [words, message] of wrong) {
  Deno.test(`curl ${words.join(" ")} is refused`, () => {
    assert.throws(() => parseCurlOptions(words), new CurlUsageError(message));
  });
}

Deno.test("the beginning of a long name is enough, and --no- turns a switch off", () => {
  const options = parseCurlOptions(["--insec", "--silent", "--no-silent", "--output", "f", "web"]);
  assert.deepEqual([options.has("k"), options.has("s"), options.value("o")], [true, false, "f"]);
});

Deno.test("the n-th output belongs to the n-th URL", () => {
  const { downloads } = parseCurlOptions(["-o", "a", "-O", "u1", "u2", "u3"]);
  assert.deepEqual(downloads, [
    { url: "u1", output: { kind: "file", name: "a" } },
    { url: "u2", output: { kind: "own-name" } },
    { url: "u3" },
  ]);
});
