import assert from "node:assert/strict";
import { namesIn, substitute } from "../../../src/lessons/teacher/substitute.ts";
import type { Fact } from "../../../src/lessons/lesson.ts";
import { smallView } from "../checks/small_view.ts";

const facts: Record<string, Fact> = {
  pod: { of: { objects: "pods", path: ".status.phase", equals: "Pending" } },
  port: { of: { object: "service/web" }, path: ".spec.ports[0].targetPort" },
  container: { of: { containers: "nginx" } },
  pid: { of: { process: "^nginx" } },
  address: { of: { endpoints: "web" } },
  nobody: { of: { object: "service/api" } },
  note: { of: { file: "/home/ahab/note" } },
  nothing: { of: { object: "service/web" }, path: ".spec.none" },
};

const cases: [text: string, found: string][] = [
  ["kubectl delete pod {{pod}}", "kubectl delete pod web-2"],
  ["{{port}} of {{ port }}", "8080 of 8080"],
  [
    "docker exec {{container}} ps; kill {{pid}}; curl {{address}}",
    "docker exec web ps; kill 6048; curl 10.0.0.1",
  ],
  ["It says: {{note}}.", "It says: ahoy."],
  [
    "{{nobody}} {{nothing}} {{unknown}} {{constructor}}",
    "{{nobody}} {{nothing}} {{unknown}} {{constructor}}",
  ],
  ["kubectl describe namespace {{namespace}}", "kubectl describe namespace lesson"],
  ["kubectl get pods -o go-template='{{.items}}'", "kubectl get pods -o go-template='{{.items}}'"],
];

for (const [text, found] of cases) {
  Deno.test(`with facts: ${text}`, async () => assert.equal(await substitute(text, facts, smallView), found));
}

Deno.test("names in a text, each once", () =>
  assert.deepEqual(namesIn("{{a}} {{b}} {{a}} {{.c}}"), ["a", "b"]));
