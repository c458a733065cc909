import assert from "node:assert/strict";
import { type LabClients, labPrograms, ownClients } from "../../src/cli/lab_programs.ts";
import type { LabWorld } from "../../src/lab/lab_world.ts";
import { smallLab } from "../lab/small_lab.ts";

/** No cluster and no engine: what the clients say then. */
const nobody: LabClients = {
  connect: () => Promise.reject(new Error("no cluster")),
  configurationIo: (io) => io,
  kubeconfigFiles: () => ({ read: () => Promise.reject(), write: () => Promise.reject() }),
  openEngine: () => ({
    request: () => Promise.reject(new Error("no engine")),
    hijack: () => Promise.reject(new Error("no engine")),
  }),
  dockerEnv: (io) => io.env,
};

const LINES: [path: string, argv: string[], code: number, shown: RegExp][] = [
  ["/usr/local/bin/kubectl", ["get", "pods"], 1, /^error: no cluster\n$/],
  ["/usr/local/bin/kubectl", ["nosuch"], 1, /unknown command "nosuch" for "kubectl"/],
  ["/usr/local/bin/kubectl", ["__complete", "desc"], 0, /^describe\t\S.*\n$/],
  ["/usr/local/bin/helm", ["__complete", "unin"], 0, /^uninstall\t\S.*\n$/],
  ["/usr/local/bin/helm", ["version", "--short"], 0, /^v\d/],
  ["/usr/bin/docker", ["--version"], 0, /^Docker version /],
];

for (const [path, argv, code, shown] of LINES) {
  Deno.test(`${path} ${argv.join(" ")}`, async () => {
    const lab = smallLab();
    const task = lab.start(labPrograms(nobody, { reads: (module) => module })[path]!, {
      argv: [path.split("/").at(-1)!, ...argv],
    });
    for (let turn = 0; turn < 200 && !task.hasEnded; turn++) {
      await new Promise<void>((go) => setTimeout(go, 10));
      lab.queue.advance(1);
    }
    assert.match(lab.written.out + lab.written.err, shown);
    assert.equal(task.exit?.code, code);
  });
}

Deno.test("what connecting takes is read in no time of the lab, and before its cluster is asked", async () => {
  const told: string[] = [];
  const lab = {
    reads<T>(module: Promise<T>): Promise<T> {
      told.push("begun");
      return module.finally(() => told.push("read"));
    },
    cluster() {
      told.push("cluster");
      return Promise.reject(new Error("enough"));
    },
  } as unknown as LabWorld;
  type Connect = Parameters<LabClients["connect"]>;
  const connecting = ownClients(() => lab).connect({} as Connect[0], {} as Connect[1], {} as Connect[2]);
  assert.deepEqual(told, ["begun"]);
  await assert.rejects(connecting, /enough/);
  assert.deepEqual(told, ["begun", "read", "cluster"]);
});
