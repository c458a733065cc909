import assert from "node:assert/strict";
import { base64Url, credentialsFor, registryHeaders } from "../../../src/programs/docker/credentials.ts";
import { parseReference } from "../../../src/programs/docker/image_reference.ts";
import { testIo } from "../test_io.ts";

const settings = {
  folder: "/c",
  file: { auths: { "quay.io": { auth: btoa("ahab:wh:ale") }, broken: { auth: "%%" } } },
};

Deno.test("credentials come from the configuration", async () => {
  const { io } = testIo();
  assert.deepEqual(await credentialsFor(settings, io, "quay.io"), {
    username: "ahab",
    password: "wh:ale",
    serveraddress: "quay.io",
  });
  assert.deepEqual(await credentialsFor(settings, io, "ghcr.io"), { serveraddress: "ghcr.io" });
  assert.equal((await credentialsFor(settings, io, "broken")).username, "");
});

Deno.test("they travel in a header", async () => {
  const headers = await registryHeaders(settings, testIo().io, parseReference("quay.io/a/b"));
  const header = headers["X-Registry-Auth"]!.replaceAll("-", "+").replaceAll("_", "/");
  assert.equal(JSON.parse(atob(header)).username, "ahab");
  assert.equal(base64Url("??>>"), "Pz8-Pg==");
});
