import assert from "node:assert/strict";
import { naturalOrder } from "../../../../src/programs/docker/networks/network_lists.ts";
import { docker } from "../scripted_engine.ts";

const network = (Name: string, letter: string) => ({
  Id: letter.repeat(64),
  Name,
  Created: "2020-01-01T12:00:00.120Z",
  Scope: "local",
  Driver: "bridge",
});

Deno.test("networks stand in the order of their names, numbers as numbers", async () => {
  const answers = { "GET /networks": [network("web10", "a"), network("web9", "b")] };
  assert.equal(
    (await docker("network ls", answers)).out,
    "NETWORK ID     NAME      DRIVER    SCOPE\nbbbbbbbbbbbb   web9      bridge    local\naaaaaaaaaaaa   web10     bridge    local\n",
  );
  assert.equal((await docker("network ls -q", answers)).out, "bbbbbbbbbbbb\naaaaaaaaaaaa\n");
  assert.equal(
    (await docker("network ls --format {{.CreatedAt}}", answers)).out.split("\n")[0],
    "2020-01-01 12:00:00.12 +0000 UTC",
  );
  assert.ok(naturalOrder("a2", "a10") < 0);
});

Deno.test("volumes, with and without size", async () => {
  const volume = { Name: "data", Driver: "local", Mountpoint: "/m", Scope: "local", Labels: { a: "b" } };
  const answers = { "GET /volumes": { Volumes: [volume] } };
  assert.equal((await docker("volume ls", answers)).out, "DRIVER    VOLUME NAME\nlocal     data\n");
  assert.equal((await docker("volume ls --format '{{.Size}} {{.Label \"a\"}}'", answers)).out, "N/A b\n");
  assert.equal(
    (await docker("volume ls", { "GET /volumes": { Volumes: null } })).out,
    "DRIVER    VOLUME NAME\n",
  );
});
