import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

Deno.test("volumes are made, shown, listed by use, and cleared away", async () => {
  const { ask, run, engine } = smallEngine();
  const { status, body } = await ask("POST", "/volumes/create", { Name: "mydata", Labels: { a: "b" } });
  assert.equal(status, 201);
  assert.deepEqual([body.Name, body.Driver, body.Scope, body.Mountpoint], [
    "mydata",
    "local",
    "local",
    "/var/lib/docker/volumes/mydata/_data",
  ]);
  const id = run({ Image: "data", Cmd: ["sleep", "1000"] });
  const names = async (query: string) =>
    (await ask("GET", `/volumes?${query}`)).body.Volumes.map(({ Name }: { Name: string }) =>
      Name.length > 20 ? "anonymous" : Name
    );
  assert.deepEqual(await names(""), ["anonymous", "mydata"].sort((a) => a === "mydata" ? 1 : -1));
  assert.deepEqual(await names('filters={"dangling":["true"]}'), ["mydata"]);
  assert.deepEqual(await names('filters={"label":["a=b"]}'), ["mydata"]);
  engine.containers.remove(id, { isForced: true });
  engine.context.hostFiles.write(
    `${engine.context.volumes.all.find(({ isAnonymous }) => isAnonymous)!.mountpoint}/x`,
    "12345",
  );
  const pruned = (await ask("POST", "/volumes/prune")).body;
  assert.deepEqual([pruned.VolumesDeleted.length, pruned.SpaceReclaimed], [1, 5]);
  assert.deepEqual(await names(""), ["mydata"]);
});

Deno.test("one that is not there is an error, unless forced", async () => {
  const { ask } = smallEngine();
  assert.deepEqual((await ask("GET", "/volumes/nope")).body, { message: "get nope: no such volume" });
  assert.equal((await ask("DELETE", "/volumes/nope")).status, 404);
  assert.equal((await ask("DELETE", "/volumes/nope?force=1")).status, 204);
});
