import assert from "node:assert/strict";
import { templateData } from "../../../src/programs/helm/template_data.ts";
import { hook, release } from "../../cluster/helm/release_world.ts";

Deno.test("templates see Go's names", () => {
  const data = templateData(release("m", {
    info: { status: "deployed", last_deployed: "now" },
    chart: { metadata: { appVersion: "1" } },
    hooks: [hook("a", ["test"])],
  }));
  assert.deepEqual(data["Info"], { Status: "deployed", LastDeployed: "now" });
  assert.deepEqual(data["Chart"], { Metadata: { AppVersion: "1" }, Values: {} });
  assert.equal((data["Hooks"] as { Name: string }[])[0]?.Name, "a");
});
