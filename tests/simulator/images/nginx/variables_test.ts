import assert from "node:assert/strict";
import { expand, unknownVariable } from "../../../../src/simulator/images/nginx/variables.ts";
import { smallExchange } from "./small_exchange.ts";

const exchange = smallExchange("location / { root /srv; }", "/a/b?x=1&y=2", {
  Host: "Shop:8080",
  Cookie: "a=1; b=2",
});
exchange.set.set("mine", "own");
exchange.captures = ["all", "one"];

for (
  const [text, value] of Object.entries({
    "$scheme://$host:$server_port$request_uri": "http://shop:8080/a/b?x=1&y=2",
    "${uri}$is_args$args $arg_y": "/a/b?x=1&y=2 2",
    "$http_host $cookie_b $http_none": "Shop:8080 2 ",
    "$mine $1 $2": "own one ",
    "$document_root $request_filename": "/srv /srv/a/b",
    "$proxy_add_x_forwarded_for": "10.0.0.1",
    "$time_iso8601": "2026-11-22T11:33:04+00:00",
  })
) {
  Deno.test(`${text} is "${value}"`, () => assert.equal(expand(text, exchange), value));
}

Deno.test("a variable that nobody knows", () => {
  assert.equal(unknownVariable("$host $nope", new Set()), "nope");
  assert.equal(unknownVariable("$host $nope $1", new Set(["nope"])), undefined);
});
