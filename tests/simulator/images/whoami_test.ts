import assert from "node:assert/strict";
import { whoami } from "../../../src/simulator/images/whoami.ts";
import { ask, startImage } from "./machine.ts";

const start = (env: Record<string, string> = {}) => startImage(whoami, env);

Deno.test("whoami tells who it is and what was asked", () => {
  const ran = start({ WHOAMI_NAME: "me" });
  assert.match(
    ask(ran, 80, "/x").body,
    /^Name: me\nHostname: box\nIP: 127\.0\.0\.1\n[^]*GET \/x HTTP\/1\.1\nHost: h\n/,
  );
  assert.equal(JSON.parse(ask(ran, 80, "/api").body).hostname, "box");
  assert.equal(ask(ran, 80, "/health").body, "");
});
