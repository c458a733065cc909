import assert from "node:assert/strict";
import { type Case, evaluate } from "./evaluate.ts";

const cases: Case[] = [
  ['url("https://user@a.com:8080/p/q?x=1&x=2").getHost()', "a.com:8080"],
  ['url("https://a.com:8080/p").getHostname()', "a.com"],
  ['url("https://a.com:8080/p").getPort()', "8080"],
  ['url("https://a.com/p/q").getEscapedPath()', "/p/q"],
  ['url("https://a.com/?x=1&x=2").getQuery()["x"]', ["1", "2"]],
  ['url("https://a.com").getScheme()', "https"],
  ['url("/path").getHost()', ""],
  ['isURL("https://a.com")', true],
  ['isURL("../a")', false],
];

for (const [expression, value] of cases) {
  Deno.test(expression, () => assert.deepEqual(evaluate(expression), value));
}
