import assert from "node:assert/strict";
import { realMachine } from "../../../../src/cli/real_machine.ts";
import { docker, type DockerRun } from "../scripted_engine.ts";

const STREAM = [
  { stream: "Step 1/1 : FROM alpine" },
  { stream: "\n" },
  { aux: { ID: "sha256:7" } },
  { stream: "Successfully built 7\n" },
].map((line) => JSON.stringify(line)).join("\n");

async function built(
  flags: string,
  env: Record<string, string> = {},
  answer: unknown = STREAM,
): Promise<DockerRun> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/Dockerfile`, "FROM alpine\n");
    const machine = { ...realMachine, env: (name: string) => env[name] };
    return await docker(`build ${flags} ${folder}`, { "POST /build": answer }, { machine });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("BuildKit's look goes to stderr, and the image's ID to nobody but who asks", async () => {
  const { code, out, err } = await built("-t mine");
  assert.deepEqual([code, out], [0, ""]);
  assert.match(err, /^#1 \[internal\] load build definition from Dockerfile\n/);
  assert.match(err, /\n#4 \[1\/1\] FROM docker\.io\/library\/alpine:latest\n#4 DONE 0\.0s\n/);
  assert.match(err, /naming to docker\.io\/library\/mine:latest done\n#5 DONE 0\.0s\n$/);
  const quiet = await built("-q");
  assert.deepEqual([quiet.out, quiet.err], ["sha256:7\n", ""]);
});

Deno.test("the old text comes as it is", async () => {
  const { out, err } = await built("", { DOCKER_BUILDKIT: "0" });
  assert.match(
    out,
    /^Sending build context to Docker daemon {2}2\.048kB\r\r\nStep 1\/1 : FROM alpine\nSuccessfully built 7\n$/,
  );
  assert.match(err, /^DEPRECATED/);
});

Deno.test("what fails, fails", async () => {
  const failed = JSON.stringify({ errorDetail: { code: 1, message: "no space" }, error: "no space" });
  const { code, err } = await built("", {}, failed);
  assert.deepEqual([code, err], [1, "ERROR: failed to build: failed to solve: no space\n"]);
  assert.equal((await built("--progress foo")).err, "ERROR: invalid progress value: foo\n");
  assert.equal(
    (await docker("build /nope")).err,
    'ERROR: failed to build: unable to prepare context: path "/nope" not found\n',
  );
});
