import assert from "node:assert/strict";
import { globalFlags } from "../../../src/programs/docker/global_flags.ts";
import { testIo } from "../test_io.ts";

Deno.test("where certificates are expected follows the environment", () => {
  const value = (name: string, env = {}) =>
    globalFlags(testIo({ env }).io).find((flag) => flag.name === name)?.default;
  assert.match(String(value("config")), /\/\.docker$/);
  assert.equal(value("config", { DOCKER_CONFIG: "/c" }), "/c");
  assert.equal(value("tlskey", { DOCKER_CONFIG: "/c" }), "/c/key.pem");
  assert.equal(value("tlskey", { DOCKER_CERT_PATH: "/p" }), "/p/key.pem");
});
