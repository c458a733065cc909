import assert from "node:assert/strict";
import { nginxPage, redirectPage } from "../../../../src/simulator/kubernetes/network/ingress_pages.ts";

Deno.test("pages as nginx writes them", () => {
  assert.match(nginxPage(504).body, /<title>504 Gateway Time-out<\/title>.*<hr><center>nginx<\/center>/s);
  const { status, headers, body } = redirectPage(308, "https://a.example/");
  assert.deepEqual([status, headers["Location"]], [308, "https://a.example/"]);
  assert.equal(headers["Content-Length"], String(body.length));
});
