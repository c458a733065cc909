import assert from "node:assert/strict";
import { absolutePath, sortedVolumes } from "../../../../src/programs/docker/run/volumes.ts";
import { FakeMachine } from "../../../explorer/fake_machine.ts";

const io = { machine: Object.assign(new FakeMachine(), { workingFolder: "/home/ahab" }) };

Deno.test("folders, volumes and places for new ones are told apart", () => {
  assert.deepEqual(sortedVolumes(["./web:/srv:ro", "data:/data", "/a:/b", "/new"], io), {
    binds: ["/home/ahab/web:/srv:ro", "data:/data", "/a:/b"],
    anonymous: { "/new": {} },
  });
  assert.equal(absolutePath("../x/./y", io), "/home/x/y");
});

Deno.test("empty parts are refused", () => {
  assert.throws(() => sortedVolumes([""], io), { message: "invalid empty volume spec" });
  assert.throws(() => sortedVolumes([":/b"], io), {
    message: "invalid spec: :/b: empty section between colons",
  });
});
