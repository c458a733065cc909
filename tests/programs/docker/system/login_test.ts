import assert from "node:assert/strict";
import { realMachine } from "../../../../src/cli/real_machine.ts";
import { docker, dockerAlone, refused } from "../scripted_engine.ts";

Deno.test("who logs in is remembered until the logout", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const machine = { ...realMachine, env: (name: string) => name === "DOCKER_CONFIG" ? folder : undefined };
    const answers = { "POST /auth": { Status: "Login Succeeded" } };
    const { out, err, asked } = await docker("login -u ahab --password-stdin quay.io", answers, {
      machine,
      input: "whale\n",
    });
    assert.equal(out, "Login Succeeded\n");
    assert.match(err, /WARNING! Your credentials are stored unencrypted in /);
    assert.deepEqual(JSON.parse(asked[0]!.body), {
      username: "ahab",
      password: "whale",
      serveraddress: "quay.io",
    });
    assert.deepEqual(JSON.parse(await Deno.readTextFile(`${folder}/config.json`)).auths, {
      "quay.io": { auth: btoa("ahab:whale") },
    });
    const again = await docker("login quay.io", answers, { machine });
    assert.match(again.err, /^Authenticating with existing credentials\.\.\. \[Username: ahab\]\n/);
    await docker("logout quay.io", {}, { machine });
    assert.deepEqual(JSON.parse(await Deno.readTextFile(`${folder}/config.json`)).auths, {});
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

// Every message is the original client's.
Deno.test("what is asked wrongly is told", async () => {
  for (
    const [line, err] of [
      ["login", "Error: Cannot perform an interactive login from a non TTY device\n"],
      ["login --password-stdin", "the --password-stdin option requires --username to be set\n"],
      [
        "login --password-stdin -p x -u y",
        "conflicting options: cannot specify both --password and --password-stdin\n",
      ],
    ] as const
  ) assert.equal((await dockerAlone(line)).err, err);
  assert.equal(
    (await dockerAlone("logout")).out,
    "Removing login credentials for https://index.docker.io/v1/\n",
  );
  const denied = await docker("login -u a -p b", { "POST /auth": refused(401, "unauthorized") });
  assert.match(denied.err, /\nError response from daemon: unauthorized\n$/);
});
