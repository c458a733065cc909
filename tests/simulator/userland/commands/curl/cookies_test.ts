import assert from "node:assert/strict";
import { CookieJar } from "../../../../../src/simulator/userland/commands/curl/cookies.ts";
import { parseUrl } from "../../../../../src/simulator/userland/commands/http_client.ts";

const target = (url: string) => parseUrl(url)!;

Deno.test("a cookie goes to the host and the folder that it came from", () => {
  const jar = new CookieJar([], true, () => 0);
  jar.take(target("http://web/shop/cart"), { "set-cookie": "id=7" });
  assert.equal(jar.headerFor(target("http://web/shop/x")), "id=7");
  assert.equal(jar.headerFor(target("http://web/")), undefined);
  assert.equal(jar.headerFor(target("http://other/shop/x")), undefined);
});

Deno.test("a cookie whose time is over is gone", () => {
  const jar = new CookieJar([], true, () => 1000);
  jar.take(target("web"), { "Set-Cookie": "id=7; Max-Age=60" });
  jar.take(target("web"), { "Set-Cookie": "id=; Max-Age=0" });
  assert.equal(jar.headerFor(target("web")), undefined);
});

Deno.test("a file of cookies is read", () => {
  const jar = new CookieJar(
    [{ file: "# x\n.web\tTRUE\t/\tFALSE\t0\ta\tb\n" }, { data: "c=d" }],
    true,
    () => 0,
  );
  assert.equal(jar.headerFor(target("www.web")), "a=b; c=d");
});
