import assert from "node:assert/strict";
import { cp } from "../../../src/programs/kubectl/cp.ts";
import { folderMachine } from "../../conformance/differential/folder_machine.ts";
import { runVerb } from "./run_recorded.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("a file goes into a container and comes out again", async () => {
  using cluster = worldCluster();
  const [pod] = cluster.pods("env-echgo");
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/a.txt`, "text\n");
    const options = { machine: folderMachine(folder, {}) };
    const up = await runVerb(cp, ["a.txt", `${pod}:/tmp/a.txt`], cluster, options);
    assert.deepEqual(up, { code: 0, out: "", err: "" });
    const down = await runVerb(cp, [`default/${pod}:/tmp/a.txt`, "b.txt"], cluster, options);
    assert.deepEqual(down, { code: 0, out: "tar: removing leading '/' from member names\n", err: "" });
    assert.equal(await Deno.readTextFile(`${folder}/b.txt`), "text\n");
    const none = await runVerb(cp, [`${pod}:/nope`, "c.txt"], cluster, options);
    assert.deepEqual([none.code, none.err], [1, "command terminated with exit code 1\n"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
