import assert from "node:assert/strict";
import { fieldValue, logFields, prettyLines } from "../../../src/explorer/logs/log_fields.ts";

type Expected = [
  text: string,
  format: string | undefined,
  level: string | undefined,
  message: string | undefined,
  rest: string,
];
const lines: Expected[] = [
  ["plain words", undefined, undefined, undefined, ""],
  ["a sentence with x=1 in it", undefined, undefined, undefined, ""],
  ["{not json}", undefined, undefined, undefined, ""],
  ['["a", "list"]', undefined, undefined, undefined, ""],
  ['{"level":"INFO","msg":"up","port":80}', "json", "info", "up", "port=80"],
  [
    '{"level":50,"message":"x","err":{"code":7,"tags":["a"]}}',
    "json",
    "error",
    "x",
    'err.code=7 err.tags=["a"]',
  ],
  ['{"severity":"Warning","@timestamp":"t"}', "json", "warn", undefined, ""],
  ['{"a":{}}', "json", undefined, undefined, "a={}"],
  ['level=info msg="it is \\"up\\"" port=80', "logfmt", "info", 'it is "up"', "port=80"],
  ["ts=1 lvl=dbg caller=main.go:3", "logfmt", "debug", undefined, "caller=main.go:3"],
  ["a= b=2", "logfmt", undefined, undefined, "a= b=2"],
  [
    'I0102 15:04:05.000000       1 main.go:14] "Started" port="80"',
    "klog",
    "info",
    "Started",
    "caller=main.go:14 port=80",
  ],
  ["F0102 15:04:05.000000 1 a.go:1] no quotes here", "klog", "fatal", "no quotes here", "caller=a.go:1"],
  [
    '10.0.0.1 - ann [01/Jan/2026:10:30:54 +0000] "GET /a?b=c HTTP/1.1" 404 153 "-" "curl/8.5"',
    "access",
    "warn",
    "/a?b=c",
    "status=404 method=GET bytes=153 client=10.0.0.1 user=ann agent=curl/8.5",
  ],
];

for (const [text, format, level, message, rest] of lines) {
  Deno.test(`fields of ${text}`, () => {
    const fields = logFields(text);
    assert.deepEqual([fields?.format, fields?.level, fields?.message], [format, level, message]);
    assert.equal([...fields?.rest ?? []].map((pair) => pair.join("=")).join(" "), rest);
  });
}

Deno.test("a field is found by its own name, and by what it means", () => {
  const fields = logFields('{"severity":"ERROR","message":"no","a":{"b":1}}')!;
  assert.equal(fieldValue(fields, "severity"), "ERROR");
  assert.equal(fieldValue(fields, "level"), "error");
  assert.equal(fieldValue(fields, "msg"), "no");
  assert.equal(fieldValue(fields, "a.b"), "1");
  assert.equal(fieldValue(fields, "zone"), undefined);
});

Deno.test("the pretty form is indented JSON, or a field a line", () => {
  const text = '{"a":{"b":[1]}}';
  assert.deepEqual(prettyLines(text, logFields(text)!).slice(0, 3), ["{", '  "a": {', '    "b": [']);
  const logfmt = "level=info port=80";
  assert.deepEqual(prettyLines(logfmt, logFields(logfmt)!), ["level  info", "port   80"]);
});
