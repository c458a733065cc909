import assert from "node:assert/strict";
import { evaluate } from "../../src/lessons/checks/evaluate.ts";
import type { Predicate } from "../../src/lessons/checks/predicate.ts";
import { smallClassroom } from "./small_classroom.ts";

/** What is asked of one world: host, engine and cluster. */
const asked: [predicate: Predicate, ok: boolean][] = [
  [{ file: "/home/ahab/note.txt", contains: "read me" }, true],
  [{ file: "/home/ahab/none.txt" }, false],
  [{ file: "/etc/nginx/nginx.conf", of: "container/web", contains: "worker" }, true],
  [{ file: "/etc/none", of: "container/web" }, false],
  [{ container: "web", state: "running" }, true],
  [{ reachable: "http://localhost:8080/", contains: "nginx" }, true],
  [{ reachable: "http://localhost:8081/" }, false],
  [{ reachable: "http://web/", from: "container/other" }, true],
  [{ object: "configmap/settings" }, true],
  [{ object: "configmap/settings", namespace: "other" }, false],
  [{ file: "/etc/hostname", of: "pod/one", contains: "one" }, true],
];

Deno.test("checks see the host, its engine and the cluster as one world", async () => {
  const classroom = await smallClassroom({
    world: {
      run: [
        "echo read me > note.txt",
        "docker network create net",
        "docker run -d --name web --net net -p 8080:80 nginx",
        "docker run -d --name other --net net nginx",
        "kubectl create configmap settings --from-literal=a=b",
        "kubectl run one --image=nginx",
        "kubectl wait --for=condition=Ready pod/one",
      ],
    },
  });
  try {
    for (const [predicate, ok] of asked) {
      const verdict = await evaluate(predicate, classroom.view);
      assert.equal(verdict.ok, ok, `${JSON.stringify(predicate)}: ${verdict.found}`);
    }
  } finally {
    classroom.close();
  }
});
