import assert from "node:assert/strict";
import { chooseEngine, chosenContext } from "../../../src/programs/docker/context_choice.ts";
import { writeContext } from "../../../src/programs/docker/context_store.ts";
import { globalFlags } from "../../../src/programs/docker/global_flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { testIo, type TestIoOptions } from "../test_io.ts";

async function chosen(argv: string[], options: TestIoOptions = {}, file = {}): Promise<[string, string]> {
  const { io } = testIo(options);
  await writeContext(io, "/c", { Name: "far", Metadata: {}, Endpoints: { docker: { Host: "tcp://far:1" } } });
  const { flags } = parseFlags(globalFlags(io), argv);
  const settings = { folder: "/c", file, flags };
  return [chosenContext(settings, io), (await chooseEngine(settings, io)).host];
}

Deno.test("flags win over the environment, which wins over the context in use", async () => {
  const inUse = { currentContext: "far" };
  assert.deepEqual(await chosen([]), ["default", "unix:///var/run/docker.sock"]);
  assert.deepEqual(await chosen([], {}, inUse), ["far", "tcp://far:1"]);
  assert.deepEqual(await chosen([], { env: { DOCKER_HOST: "tcp://h" } }, inUse), ["default", "tcp://h:2375"]);
  assert.deepEqual(await chosen([], { env: { DOCKER_CONTEXT: "far" } }), ["far", "tcp://far:1"]);
  assert.deepEqual(await chosen(["-c", "far"], { env: { DOCKER_HOST: "tcp://h" } }), ["far", "tcp://far:1"]);
  assert.deepEqual(await chosen(["-H", ":5"], {}, inUse), ["default", "tcp://localhost:5"]);
});

Deno.test("what cannot be chosen is told in the original's words", async () => {
  await assert.rejects(chosen(["-H", "a", "-H", "b"]), {
    message: "Failed to initialize: unable to resolve docker endpoint: Specify only one -H",
  });
  await assert.rejects(chosen(["-H", "a", "-c", "far"]), {
    message: "conflicting options: cannot specify both --host and --context",
  });
  await assert.rejects(chosen(["--tlsverify", "--tlscacert", "/none.pem"]), {
    message:
      "Failed to initialize: unable to resolve docker endpoint: open /none.pem: no such file or directory",
  });
});
