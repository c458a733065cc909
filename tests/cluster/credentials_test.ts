import assert from "node:assert/strict";
import { anonymous, type Credentials, credentialsOf, decodeBase64 } from "../../src/cluster/credentials.ts";
import type { ExecRunner } from "../../src/cluster/exec_plugin.ts";
import type { User } from "../../src/cluster/kubeconfig.ts";
import { fakeFiles } from "./kubeconfig_samples.ts";

/** A clock that tests move, and files that they change. */
interface World {
  nowMs: number;
  files: Record<string, string>;
  reads: number;
}

function world(files: Record<string, string> = {}): World {
  return { nowMs: 1_000_000, files, reads: 0 };
}

function credentialsIn(world: World, settings: User, runPlugin?: ExecRunner): Credentials {
  const user = { name: "jane", file: "/k/config", index: 0, settings };
  return credentialsOf(user, { server: "https://h" }, {
    readFile: (path) => {
      world.reads++;
      return fakeFiles(world.files)(path);
    },
    now: () => world.nowMs,
    isTerminalFree: false,
    ...(runPlugin ? { runPlugin } : {}),
  });
}

/** what the kubeconfig says, what a request carries */
const users: [User, unknown][] = [
  [{}, {}],
  [{ token: "t" }, { authorization: "Bearer t" }],
  [{ token: "t", tokenFile: "other" }, { authorization: "Bearer t" }],
  [{ tokenFile: "tokens/t" }, { authorization: "Bearer from-file" }],
  [{ username: "jo", password: "é" }, { authorization: "Basic am86w6k=" }],
  [
    { "client-certificate-data": btoa("CERT"), "client-key-data": btoa("KEY") },
    { certificate: { cert: "CERT", key: "KEY" } },
  ],
  [
    { "client-certificate": "c.crt", "client-key": "/abs.key" },
    { certificate: { cert: "FILE-CERT", key: "FILE-KEY" } },
  ],
  [
    {
      "client-certificate": "c.crt",
      "client-certificate-data": btoa("CERT"),
      "client-key": "/abs.key",
      token: "t",
    },
    { authorization: "Bearer t", certificate: { cert: "CERT", key: "FILE-KEY" } },
  ],
];

Deno.test("what a request carries", async () => {
  const files = { "/k/tokens/t": "from-file\n", "/k/c.crt": "FILE-CERT", "/abs.key": "FILE-KEY" };
  for (const [settings, expected] of users) {
    assert.deepEqual(await credentialsIn(world(files), settings).current(), expected);
  }
  assert.deepEqual(await anonymous.current(), {});
  assert.equal(await anonymous.renew({}), false);
});

/** what the kubeconfig says, what is wrong with it */
const unusable: [User, RegExp][] = [
  [{ "auth-provider": { name: "gcp" } }, /^the auth provider "gcp" of user jane is no longer supported/],
  [
    { token: "t", username: "u" },
    /^more than one authentication method found for jane; found \[token basicAuth\]/,
  ],
  [{ "client-certificate": "c" }, /^client-key-data or client-key must be specified for jane/],
  [{ "as-groups": ["g"] }, /^requesting uid, groups or user-extra for jane without impersonating a user$/],
];

Deno.test("users that cannot be used", async () => {
  for (const [settings, message] of unusable) {
    assert.throws(() => credentialsIn(world(), settings), { name: "CredentialsError", message });
  }
  await assert.rejects(credentialsIn(world(), { tokenFile: "t" }).current(), {
    name: "CredentialsError",
    message: "unable to read tokenFile /k/t for jane due to open /k/t: no such file or directory",
  });
});

Deno.test("a token file is read again after a minute, not before", async () => {
  const here = world({ "/t": "one" });
  const credentials = credentialsIn(here, { tokenFile: "/t" });
  const first = await credentials.current();
  here.files["/t"] = "two";
  here.nowMs += 59_999;
  assert.equal(await credentials.current(), first);
  assert.equal(here.reads, 1);
  here.nowMs += 1;
  assert.deepEqual(await credentials.current(), { authorization: "Bearer two" });
  delete here.files["/t"];
  here.nowMs += 60_000;
  assert.deepEqual(await credentials.current(), { authorization: "Bearer two" });
});

Deno.test("a refusal makes files be read again", async () => {
  const here = world({ "/t": "one" });
  const credentials = credentialsIn(here, { tokenFile: "/t" });
  const first = await credentials.current();
  assert.equal(await credentials.renew(first), false);
  here.files["/t"] = "two";
  assert.equal(await credentials.renew(first), true);
  assert.deepEqual(await credentials.current(), { authorization: "Bearer two" });
  assert.equal(await credentials.renew(first), true, "it is newer already");
  assert.equal(await credentialsIn(here, { token: "t" }).renew({}), true);
});

/** A plug-in that counts its runs and gives token t1, t2, … */
function counting(here: World, lifeMs?: number): { credentials: Credentials; runs: () => number } {
  let runs = 0;
  const apiVersion = "client.authentication.k8s.io/v1";
  const exec = { command: "login", apiVersion, interactiveMode: "Never" };
  const credentials = credentialsIn(here, { exec }, () => {
    runs++;
    const expirationTimestamp = lifeMs === undefined
      ? undefined
      : new Date(here.nowMs + lifeMs).toISOString();
    const status = { token: `t${runs}`, clientCertificateData: "C", clientKeyData: "K", expirationTimestamp };
    const stdout = JSON.stringify({ kind: "ExecCredential", apiVersion, status });
    return Promise.resolve({ code: 0, stdout, stderr: "" });
  });
  return { credentials, runs: () => runs };
}

Deno.test("a plug-in runs once for many requests, and again when its credential has expired", async () => {
  const here = world();
  const { credentials, runs } = counting(here, 5_000);
  const both = await Promise.all([credentials.current(), credentials.current()]);
  assert.equal(both[0], both[1]);
  assert.equal(both[0].authorization, "Bearer t1");
  here.nowMs += 4_999;
  assert.equal(await credentials.current(), both[0]);
  here.nowMs += 1;
  const second = await credentials.current();
  assert.equal(second.authorization, "Bearer t2");
  assert.equal(second.certificate, both[0].certificate, "the same certificate stays the same object");
  assert.equal(runs(), 2);
});

Deno.test("a plug-in runs again after a refusal, once for all who were refused", async () => {
  const { credentials, runs } = counting(world());
  const first = await credentials.current();
  assert.deepEqual(await Promise.all([credentials.renew(first), credentials.renew(first)]), [true, true]);
  assert.equal(await credentials.renew(first), true);
  assert.equal(runs(), 2);
});

Deno.test("who gives up does not wait for a plug-in that hangs; the others do", async () => {
  let answer = (_: { code: number; stdout: string; stderr: string }): void => {};
  const apiVersion = "client.authentication.k8s.io/v1";
  const exec = { command: "login", apiVersion, interactiveMode: "Never" };
  const credentials = credentialsIn(
    world(),
    { exec },
    () => new Promise((resolve) => answer = resolve),
  );
  const impatient = new AbortController();
  const given = credentials.current(impatient.signal);
  const patient = credentials.current(new AbortController().signal);
  const reason = new Error("gave up");
  impatient.abort(reason);
  await assert.rejects(given, reason);
  await assert.rejects(credentials.renew({}, impatient.signal), reason);
  const stdout = JSON.stringify({ kind: "ExecCredential", apiVersion, status: { token: "t" } });
  answer({ code: 0, stdout, stderr: "" });
  assert.deepEqual(await patient, { authorization: "Bearer t" });
});

Deno.test("base64 may be broken into lines", () => {
  assert.equal(decodeBase64("w6nD\r\nqQ=="), "éé");
});
