import assert from "node:assert/strict";
import { composeShape } from "../../../../../src/programs/docker/compose/file/compose_shape.ts";
import { shapeProblem } from "../../../../../src/programs/docker/compose/file/shape.ts";

const web = (fields: Record<string, unknown>) => ({ services: { web: { image: "x", ...fields } } });

Deno.test("a file has the shape of the specification", () => {
  const cases: [file: unknown, problem: string | undefined][] = [
    [web({ ports: ["80:80", 443, { target: 8080, published: "80" }] }), undefined],
    [web({ environment: ["A=b"], networks: { front: { aliases: ["www"] }, back: null } }), undefined],
    [web({ deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: "50M" } } } }), undefined],
    [{ services: { web: {} }, volumes: { data: null }, "x-own": [1] }, undefined],
    [web({ ports: 80 }), "services.web.ports must be a array"],
    [web({ build: 1 }), "services.web.build must be a string"],
    [web({ build: { contex: "." } }), "services.web.build additional properties 'contex' not allowed"],
    [
      web({ depends_on: { db: { condition: "ready" } } }),
      "services.web.depends_on.db.condition value must be one of 'service_started', 'service_healthy', 'service_completed_successfully'",
    ],
    [web({ volumes: [{ source: "a", target: "/a" }] }), "services.web.volumes.0 missing property 'type'"],
    [{ services: ["web"] }, "services must be a mapping"],
    [{ services: { "we b": {} } }, "services additional properties 'we b' not allowed"],
    [{ servics: {} }, "additional properties 'servics' not allowed"],
    [{ version: 3 }, "version must be a string"],
  ];
  for (const [file, problem] of cases) {
    assert.equal(shapeProblem(file, composeShape), problem, JSON.stringify(file));
  }
});
