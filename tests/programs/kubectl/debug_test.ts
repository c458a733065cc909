import assert from "node:assert/strict";
import { debug } from "../../../src/programs/kubectl/debug.ts";
import { runVerb } from "./run_recorded.ts";
import { worldCluster } from "./world_cluster.ts";

Deno.test("a container is added, waited for and attached to", async () => {
  using cluster = worldCluster();
  const [pod] = cluster.pods("env-echgo");
  const argv = [pod!, "--image=busybox", "-c", "tools", "--attach", "--", "echo", "hi"];
  assert.deepEqual(await runVerb(debug, argv, cluster), { code: 0, out: "hi\n", err: "" });
});

Deno.test("an argument that is no pair is refused before anything is asked", async () => {
  using cluster = worldCluster();
  const { err } = await runVerb(debug, ["x", "--copy-to=y", "--image=busybox", "--env=frob"], cluster);
  assert.equal(err, "error: invalid env: frob\n");
});
