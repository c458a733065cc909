import assert from "node:assert/strict";
import { newWorldAuthority, signersOf } from "../../../../src/simulator/serve/served_world.ts";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import { sendTo } from "../sample_cluster.ts";

Deno.test("others learn from the API server how tokens are checked, and can check them", async () => {
  const { tokenSigner } = signersOf(await newWorldAuthority());
  const world = new World({
    seed: 1,
    startMs: Date.UTC(2026, 0, 1),
    scenario: "empty",
    tokenSigner: tokenSigner!,
  });
  const send = sendTo(world.api);
  const { body } = await send("GET", "/.well-known/openid-configuration");
  assert.deepEqual(body.id_token_signing_alg_values_supported, ["ES256"]);
  const answer = await send("GET", new URL(body.jwks_uri).pathname);
  assert.equal(answer.headers.get("content-type"), "application/jwk-set+json");
  const { token } = (await send("POST", "/api/v1/namespaces/default/serviceaccounts/default/token", {}))
    .body.status;
  const [header, claims, signature] = token.split(".");
  assert.equal(JSON.parse(atob(header)).kid, answer.body.keys[0].kid);
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("jwk", answer.body.keys[0], algorithm, false, ["verify"]);
  const bytes = new TextEncoder().encode(`${header}.${claims}`);
  const signed = Uint8Array.fromBase64(signature, { alphabet: "base64url" });
  assert.ok(await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signed, bytes));
});
