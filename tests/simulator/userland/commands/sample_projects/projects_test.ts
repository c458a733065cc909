import assert from "node:assert/strict";
import { load, loadAll } from "js-yaml";
import { SAMPLE_PROJECTS } from "../../../../../src/simulator/userland/commands/sample_projects/projects.ts";

/** Its original lacks a closing quote, which is what there is to find. */
const BROKEN = "kubernetes-apps/psql-backup/backup-cron.yaml";

for (const [name, project] of Object.entries(SAMPLE_PROJECTS)) {
  Deno.test(`sample project ${name}: its YAML can be read, but for the one that is meant to be wrong`, () => {
    for (const [path, text] of Object.entries(project)) {
      if (!path.endsWith(".yaml")) continue;
      if (path === BROKEN) assert.throws(() => load(text));
      else assert.ok(loadAll(text).length > 0, path);
    }
  });
}

Deno.test("sample projects: the facts of the lecture", () => {
  const echo = SAMPLE_PROJECTS["env-echgo"]!;
  const lines = (text: string) => text.split("\n").length - 1;
  assert.match(echo["k8s/env-echgo-deploy.yaml"]!, /replicas: 5[^]*containerPort: 5000[^]*ECHGO_NODE_NAME/);
  assert.ok(lines(echo["k8s/env-echgo-deploy.yaml"]!) > 40);
  assert.match(
    SAMPLE_PROJECTS["celrab"]!["docker-compose.yaml"]!,
    /rabbitmq:3-management[^]*15672:15672[^]*beat:/,
  );
  assert.equal(SAMPLE_PROJECTS["docker-training"]!["flask_helloworld/requirements.txt"], "flask\n");
});
