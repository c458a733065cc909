import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { readConfiguration } from "../../../../src/simulator/images/nginx/configuration_text.ts";
import {
  locationFor,
  serverFor,
  siteOf,
  withoutEffect,
} from "../../../../src/simulator/images/nginx/site.ts";

const files = new FileTree({
  "/n.conf": "events {}\nhttp {\nserver { listen 80; server_name a; location / {} location = /x {} " +
    "location ^~ /img/ {} location ~* \\.png$ {} }\nserver { listen 80; server_name *.b; }\n}\n",
});
const site = siteOf(readConfiguration(files, "/n.conf"), () => []);

for (
  const [path, text] of Object.entries({ "/": "/", "/x": "/x", "/a.PNG": "\\.png$", "/img/a.png": "/img/" })
) {
  Deno.test(`${path} is taken by location ${text}`, () => {
    assert.equal(locationFor(serverFor(site, 80, "a")!, path)?.text, text);
  });
}

Deno.test("the first server answers a host that none names", () => {
  assert.deepEqual(["a", "x.b", "nope"].map((host) => serverFor(site, 80, host)!.names[0]), [
    "a",
    "*.b",
    "a",
  ]);
});

Deno.test("directives that would change answers elsewhere are named", () => {
  const text =
    "events {}\nhttp { server { location / { rewrite a b; auth_basic x; gzip on; stub_status; } } }\n";
  const configuration = readConfiguration(new FileTree({ "/n.conf": text }), "/n.conf");
  assert.deepEqual(withoutEffect(configuration).map(({ name }) => name), ["auth_basic", "stub_status"]);
});
