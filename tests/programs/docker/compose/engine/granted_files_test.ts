import assert from "node:assert/strict";
import { injectFiles } from "../../../../../src/programs/docker/compose/engine/granted_files.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("secrets of the environment and configs of the file itself lie in the container", async () => {
  const world = new ComposeWorld({
    "compose.yaml":
      "services:\n  web:\n    image: busybox\n    command: sleep 100\n    secrets: [key]\n    configs: [conf]\n" +
      "secrets: {key: {environment: KEY}}\nconfigs: {conf: {content: 'port=80'}}\n",
  }, { KEY: "s3cret" });
  assert.equal((await world.compose("up -d")).code, 0);
  assert.equal((await world.compose("exec -T web cat /run/secrets/key /conf")).out, "s3cretport=80");
  assert.equal(typeof injectFiles, "function");
});

Deno.test("a secret of a variable that is not set is refused", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services: {web: {image: busybox, secrets: [key]}}\nsecrets: {key: {environment: KEY}}\n",
  });
  const { code, err } = await world.compose("up -d");
  assert.equal(code, 1);
  assert.match(err, /environment variable "KEY" required by secret "here_key" is not set\n$/);
});
