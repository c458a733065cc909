import assert from "node:assert/strict";
import type { Client } from "../../../src/cluster/client.ts";
import { matchServerVersion } from "../../../src/programs/kubectl/server_match.ts";

const saying = (gitVersion: string) =>
  matchServerVersion({ get: () => Promise.resolve({ gitVersion }) } as unknown as Client);

Deno.test("a server of the same version, and of another", async () => {
  await saying("v1.36.3");
  await assert.rejects(saying("v1.35.0"), {
    message: "server version (v1.35.0) differs from client version (v1.36.3)",
  });
});
