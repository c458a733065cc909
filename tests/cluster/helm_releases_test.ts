import assert from "node:assert/strict";
import { openBundled } from "../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { Client } from "../../src/cluster/client.ts";
import {
  allReleases,
  createRelease,
  decodeRelease,
  deleteRelease,
  latestReleases,
  releaseHistory,
  updateRelease,
} from "../../src/cluster/helm_releases.ts";
import { type HelmRelease, withStatus } from "../../src/kube/helm_release.ts";
import { parseFlags } from "../../src/programs/flags.ts";

function release(name: string, version: number, status: string): HelmRelease {
  return { name, namespace: "default", version, info: { status }, manifest: `# ${"x".repeat(5000)}` };
}

Deno.test("releases are written as Helm writes them, and read again", async () => {
  const bundled = openBundled({
    scenario: "empty",
    flags: parseFlags(connectionFlags, []).flags,
    isLive: false,
  });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const { signal } = new AbortController();
  await createRelease(client, release("web", 1, "superseded"), 1_000_000, signal);
  await createRelease(client, release("web", 2, "pending-upgrade"), 2_000_000, signal);
  await createRelease(client, release("db", 10, "deployed"), 3_000_000, signal);
  await createRelease(client, release("db", 9, "superseded"), 3_000_000, signal);
  await updateRelease(client, withStatus(release("web", 2, ""), "deployed"), 4_000_000, signal);
  await client.create("/api/v1/namespaces/default/secrets", {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "sh.helm.release.v1.odd.v1", labels: { owner: "helm", name: "odd", version: "1" } },
  });
  const { releases, unreadable } = await latestReleases(client, undefined, signal);
  assert.deepEqual(unreadable.map(({ name, problem }) => `${name}: ${problem}`), [
    "odd: secret sh.helm.release.v1.odd.v1 has no key release",
  ]);
  assert.deepEqual(
    releases.map(({ name, version, info }) => `${name} ${version} ${info.status}`).sort(),
    ["db 10 deployed", "web 2 deployed"],
  );
  const every = await allReleases(client, "default", signal);
  assert.deepEqual(every.releases.map(({ name, version }) => `${name} ${version}`).sort(), [
    "db 10",
    "db 9",
    "web 1",
    "web 2",
  ]);
  assert.deepEqual(every.unreadable.map(({ name }) => name), ["sh.helm.release.v1.odd.v1"]);
  const history = await releaseHistory(client, { namespace: "default", name: "web" }, signal);
  assert.deepEqual(history.map(({ version, manifest }) => [version, manifest.length]), [[2, 5002], [
    1,
    5002,
  ]]);
  const secret = await client.get("/api/v1/namespaces/default/secrets/sh.helm.release.v1.web.v2", { signal });
  assert.equal(secret["type"], "helm.sh/release.v1");
  assert.deepEqual(secret.metadata.labels, {
    modifiedAt: "4000",
    name: "web",
    owner: "helm",
    status: "deployed",
    version: "2",
  });
  await deleteRelease(client, history[0]!, signal);
  assert.equal((await releaseHistory(client, { namespace: "default", name: "web" }, signal)).length, 1);
  bundled.close();
});

/** What a Secret may hold, and what is said of it. */
const wrong: [string, string | undefined, RegExp][] = [
  ["nothing", undefined, /has no key release/],
  ["no base64", "%%%", /./],
  [
    "a lie about its size",
    btoa(btoa("\x1f\x8b\x08\0\0\0\0\0\0\xff\x03\0\0\0\0\0\xff\xff\xff\x7f")),
    /bytes long/,
  ],
  ["no JSON", btoa(btoa("hello")), /JSON/],
];

for (const [title, data, message] of wrong) {
  Deno.test(`a Secret with ${title} is no release`, () => {
    const secret = { metadata: { name: "s" }, ...(data === undefined ? {} : { data: { release: data } }) };
    assert.throws(() => decodeRelease(secret), message);
  });
}
