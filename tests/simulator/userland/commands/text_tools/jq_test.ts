import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const input = '{"b":[1,{"c":"x"}],"a":null}\n';

for (
  const [argv, out, code] of [
    [["."], '{\n  "b": [\n    1,\n    {\n      "c": "x"\n    }\n  ],\n  "a": null\n}\n', 0],
    [["-c", "."], '{"b":[1,{"c":"x"}],"a":null}\n', 0],
    [["-cS", "."], '{"a":null,"b":[1,{"c":"x"}]}\n', 0],
    [["-r", ".b[1].c"], "x\n", 0],
    [[".b[1].c"], '"x"\n', 0],
    [["-s", "-c", "length"], "1\n", 0],
    [["-n", "1+2"], "3\n", 0],
    [["-e", ".a"], "null\n", 1],
    [["-R", "."], '"{\\"b\\":[1,{\\"c\\":\\"x\\"}],\\"a\\":null}"\n', 0],
    [["--tab", ".b[1]"], '{\n\t"c": "x"\n}\n', 0],
    [[".", "/nope"], "jq: /nope: No such file or directory\n", 2],
  ] as const
) {
  Deno.test(`jq: ${argv.join(" ")}`, () => {
    const ran = runOnUbuntu(["jq", ...argv], { input });
    assert.deepEqual([ran.out + ran.err, ran.code], [out, code]);
  });
}

Deno.test("jq: a filter that is none is a compile error", () => {
  const ran = runOnUbuntu(["jq", ".a["], { input });
  assert.match(ran.err, /^jq: error: .*\njq: 1 compile error\n$/s);
  assert.equal(ran.code, 3);
});

Deno.test("jq: binary garbage is no JSON", () => {
  const ran = runOnUbuntu(["jq", "."], { input: "\0\udcff\x1b" });
  assert.match(ran.err, /^jq: parse error: Invalid numeric literal at line 1, column \d+\n$/);
  assert.equal(ran.code, 2);
});

Deno.test("jq: results without an end can be interrupted", () => {
  const ran = runOnUbuntu(["timeout", "0.01", "jq", "-n", "repeat(1)"]);
  assert.match(ran.out, /^null\n(1\n){1000,}$/);
  assert.deepEqual([ran.err, ran.code], ["", 124]);
});
