import assert from "node:assert/strict";
import { globbedName, globbedUrls } from "../../../../../src/simulator/userland/commands/curl/url_globs.ts";

const globs: [text: string, urls: string[]][] = [
  ["web", ["web"]],
  ["web/{a,b}/[1-2]", ["web/a/1", "web/a/2", "web/b/1", "web/b/2"]],
  ["web/[08-10]", ["web/08", "web/09", "web/10"]],
  ["web/[a-e:2]", ["web/a", "web/c", "web/e"]],
];

for (const [text, urls] of globs) {
  Deno.test(`URLs of ${text}`, () => assert.deepEqual(globbedUrls(text).map(({ url }) => url), urls));
}

Deno.test("#1 stands for what the first glob is", () => {
  assert.equal(globbedName("page_#1_#2_#3", ["a", "1"]), "page_a_1_#3");
});
