import assert from "node:assert/strict";
import {
  type ListOptions,
  parseListOptions,
} from "../../../../src/simulator/kubernetes/http/list_options.ts";

const parse = (text: string, watchPath = false) => parseListOptions(new URLSearchParams(text), watchPath);

const READ: [query: string, Partial<ListOptions>][] = [
  ["", { watch: false, limit: 0, resourceVersion: undefined, match: undefined }],
  ["watch=1", { watch: true }],
  ["watch=false", { watch: false }],
  ["limit=500&continue=x", { limit: 500, continueToken: "x" }],
  ["resourceVersion=0", { resourceVersion: 0 }],
  ["resourceVersion=7&resourceVersionMatch=Exact", { resourceVersion: 7, match: "Exact" }],
  [
    "watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true",
    { sendInitialEvents: true, allowBookmarks: true },
  ],
  ["watch=1&timeoutSeconds=5&labelSelector=a%3Db", { timeoutSeconds: 5, labelSelector: "a=b" }],
];

for (const [query, expected] of READ) {
  Deno.test(`list options: ${query}`, () => {
    const options: Partial<ListOptions> = parse(query);
    for (const key of Object.keys(expected) as (keyof ListOptions)[]) {
      assert.deepEqual(options[key], expected[key], key);
    }
  });
}

const REFUSED: [query: string, message: RegExp][] = [
  ["limit=abc", /^strconv.ParseInt: parsing "abc": invalid syntax$/],
  [
    "resourceVersion=abc",
    /^invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint/,
  ],
  ["resourceVersionMatch=Exact", /resourceVersionMatch is forbidden unless resourceVersion is provided$/],
  [
    "resourceVersion=1&resourceVersionMatch=X",
    /Unsupported value: "X": supported values: "Exact", "NotOlderThan", ""/,
  ],
  ["resourceVersion=0&resourceVersionMatch=Exact", /"exact" is forbidden for resourceVersion "0"$/],
  ["resourceVersion=1&resourceVersionMatch=Exact&continue=x", /is forbidden when continue is provided$/],
  ["sendInitialEvents=true", /sendInitialEvents is forbidden for list$/],
  [
    "watch=1&resourceVersionMatch=NotOlderThan",
    /is forbidden for watch unless sendInitialEvents is provided$/,
  ],
  ["watch=1&sendInitialEvents=1", /sendInitialEvents requires setting resourceVersionMatch to NotOlderThan$/],
];

for (const [query, message] of REFUSED) {
  Deno.test(`refused list options: ${query}`, () => assert.throws(() => parse(query), { message }));
}

Deno.test("the old watch path watches", () => assert.equal(parse("", true).watch, true));
