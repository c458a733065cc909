import assert from "node:assert/strict";
import { rewritten } from "../../../../src/simulator/images/nginx/rewriting.ts";
import { smallExchange } from "./small_exchange.ts";

for (
  const [text, path, outcome] of [
    ["rewrite ^/a/(.*) /b/$1;", "/a/x", "search /b/x"],
    ["rewrite ^/a/(.*) /b/$1 break;", "/a/x?q=1", "stay /b/x?q=1"],
    ["rewrite ^/a/(.*) /b/$1? break;", "/a/x?q=1", "stay /b/x"],
    ["rewrite ^/a /b?c=d last;", "/a?q=1", "search /b?c=d&q=1"],
    ["rewrite ^/a /b redirect;", "/a", "302 /b"],
    ["rewrite ^/nope /b;", "/a", "stay /a"],
    ["rewrite ^/(a+)+$ /b;", `/${"a".repeat(40)}b`, `stay /${"a".repeat(40)}b`],
    ["set $x 1; if ($x = 1) { return 204; }", "/a", "204 "],
    ["if ($arg_q ~* ^(y.*)$) { return 200 $1; }", "/a?q=YES", "200 YES"],
    ["if ($arg_q) { return 404; }", "/a", "stay /a"],
    ["if (!-f /etc/nginx/nginx.conf) { return 404; }", "/a", "stay /a"],
    ["if (-d /etc/nginx) { return 404; }", "/a", "404 "],
    ["return https://x$uri;", "/a", "302 https://x/a"],
  ] as const
) {
  Deno.test(`${text} makes of ${path}: ${outcome}`, () => {
    const exchange = smallExchange(`location / { ${text} }`, path);
    const result = rewritten(exchange.location!.own, exchange);
    const shown = typeof result === "object"
      ? `${result.status} ${result.location ?? result.body ?? ""}`
      : `${result} ${exchange.path}${exchange.query === "" ? "" : `?${exchange.query}`}`;
    assert.equal(shown, outcome);
  });
}
