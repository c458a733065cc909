import assert from "node:assert/strict";
import { errorPage, escaped, pageText, redirectPage } from "../../../../src/simulator/images/flask/page.ts";

Deno.test("what a page tells of others is no markup", () => {
  assert.equal(escaped(`<a href="x">&'`), "&lt;a href=&#34;x&#34;&gt;&amp;&#39;");
  assert.match(errorPage(404, "<b>").body, /<p>&lt;b&gt;<\/p>\n$/);
  assert.match(redirectPage("/?a=1&b=2", 302).body, /<a href="\/\?a=1&amp;b=2">/);
});

Deno.test("a page as text begins with its status", () => {
  assert.match(pageText(404)!, /^404 Not Found: The requested URL was not found/);
  assert.equal(pageText(403, "no"), "403 Forbidden: no");
  assert.equal(pageText(999), undefined);
});
