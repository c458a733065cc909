import assert from "node:assert/strict";
import { apiResourceRows, contextRows } from "../../../src/explorer/table/local_rows.ts";
import { emptyModel, paneContext } from "../../../src/explorer/model.ts";
import { smallWorld } from "../world.ts";

const world = smallWorld();
const model = emptyModel({
  columns: 80,
  rows: 24,
  now: 0,
  programVersion: "0",
  context: world.context,
  contexts: world.contexts,
  currentContext: "test",
});

Deno.test("contexts as kubectl config get-contexts lists them", () => {
  const { added, columns } = contextRows(paneContext(model, 1));
  assert.deepEqual(columns?.map(({ name }) => name), ["Current", "Name", "Cluster", "AuthInfo", "Namespace"]);
  assert.deepEqual(added.map(({ cells }) => cells.join(" ")), [
    "* test kind ahab default",
    " prod big ishmael shop",
  ]);
});

Deno.test("kinds as kubectl api-resources lists them; verbs and categories are wide", () => {
  const discovery = { resources: world.resources, failures: [], groupVersions: [] };
  const known = { ...model, cluster: { ...model.cluster, discovery } };
  const { added, columns } = apiResourceRows(paneContext(known, 1));
  assert.equal(
    added.find(({ name }) => name.startsWith("deployments"))?.cells.slice(0, 5).join(" "),
    "deployments deploy apps/v1 true Deployment",
  );
  assert.deepEqual(columns?.filter(({ priority }) => priority > 0).map(({ name }) => name), [
    "Verbs",
    "Categories",
  ]);
  assert.equal(apiResourceRows(paneContext(model, 1)).state.kind, "loading");
});
