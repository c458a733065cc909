import assert from "node:assert/strict";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { transportOverrides } from "../../src/cli/transport_overrides.ts";
import { parseFlags } from "../../src/programs/flags.ts";

const overrides = (line: string, env: Record<string, string> = {}) =>
  transportOverrides(parseFlags(connectionFlags, line.split(" ").filter(Boolean)).flags, (name) => env[name]);

Deno.test("without flags nothing of the kubeconfig is replaced", () => {
  const { clusterSettings, userSettings, impersonation, headLimitMs, cluster, user } = overrides("");
  assert.deepEqual({ clusterSettings, userSettings, impersonation }, {
    clusterSettings: {},
    userSettings: {},
    impersonation: {},
  });
  assert.deepEqual([headLimitMs, cluster, user], [undefined, undefined, undefined]);
});

Deno.test("flags become settings", () => {
  const found = overrides(
    "--cluster c --user u --server https://h:1 --token t --as jane --as-group a --as-uid 7 --insecure-skip-tls-verify",
  );
  assert.equal(found.cluster, "c");
  assert.equal(found.user, "u");
  assert.deepEqual(found.clusterSettings, { server: "https://h:1", "insecure-skip-tls-verify": true });
  assert.deepEqual(found.userSettings, { token: "t" });
  assert.deepEqual(found.impersonation, { user: "jane", uid: "7", groups: ["a"] });
  assert.match(found.userAgent ?? "", /^pequod\/\d/);
});

const timeouts: [string, number | undefined][] = [["0", undefined], ["5", 5000], ["1m30s", 90_000], [
  "0s",
  undefined,
]];
for (const [text, ms] of timeouts) {
  Deno.test(`--request-timeout ${text}`, () =>
    assert.equal(overrides(`--request-timeout ${text}`).headLimitMs, ms));
}

Deno.test("a timeout that is none is refused in kubectl's words", () =>
  assert.throws(
    () => overrides("--request-timeout soon"),
    /^Error: Invalid timeout value\. Timeout must be/,
  ));

Deno.test("only proxies are taken from the environment", () => {
  const { env } = overrides("", { HTTPS_PROXY: "http://p:1", no_proxy: "h", AWS_SECRET: "x" });
  assert.equal(env?.HTTPS_PROXY, "http://p:1");
  assert.equal(env?.no_proxy, "h");
  assert.ok(!("AWS_SECRET" in env!));
});

Deno.test("what is said of who is impersonated may have any name", () => {
  const { impersonation } = overrides(
    "--as-user-extra a=b,c --as-user-extra constructor=d --as-user-extra a=e",
  );
  assert.deepEqual(Object.entries(impersonation!.extra!), [["a", ["b", "c", "e"]], ["constructor", ["d"]]]);
});
