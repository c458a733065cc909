import assert from "node:assert/strict";
import { list } from "../../../../src/programs/kubectl/plugin/list.ts";
import type { Machine } from "../../../../src/machine/machine.ts";
import type { FileFacts } from "../../../../src/machine/file_tree.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

/** Folder to the names in it; a name that ends with `!` is of a file that cannot be run. */
function machine(folders: Record<string, string[]>): Machine {
  const bare = (name: string) => name.replace("!", "");
  const tree = {
    list: (path: string) =>
      folders[path]
        ? Promise.resolve(folders[path].map(bare))
        : Promise.reject(new Deno.errors.NotFound(path)),
    facts: (path: string) => {
      const [, folder = "", name = ""] = /^(.*)\/([^/]*)$/.exec(path)!;
      const isProgram = folders[folder]?.includes(name);
      return Promise.resolve({ kind: "file", mode: isProgram ? 0o755 : 0o644 } as FileFacts);
    },
  };
  return { env: (name: string) => name === "PATH" ? "/a:/b" : undefined, tree } as unknown as Machine;
}

const FOUND = "The following compatible plugins are available:\n\n";

const cases: [title: string, folders: Record<string, string[]>, out: string, err: string, code: number][] = [
  ["one", { "/a": ["kubectl-sea", "ls"], "/b": [] }, `${FOUND}/a/kubectl-sea\n`, "", 0],
  [
    "a second one of the name",
    { "/a": ["kubectl-sea"], "/b": ["kubectl-sea"] },
    `${FOUND}/a/kubectl-sea\n/b/kubectl-sea\n`,
    "  - warning: /b/kubectl-sea is overshadowed by a similarly named plugin: /a/kubectl-sea\n" +
    "error: one plugin warning was found\n",
    1,
  ],
  [
    "a verb's name, and what cannot be run",
    { "/a": ["kubectl-get", "kubectl-x!"], "/b": [] },
    `${FOUND}/a/kubectl-get\n/a/kubectl-x\n`,
    '  - warning: kubectl-get overwrites existing command: "kubectl get"\n' +
    "  - warning: /a/kubectl-x identified as a kubectl plugin, but it is not executable\n" +
    "error: 2 plugin warnings were found\n",
    1,
  ],
  [
    "none",
    { "/a": [] },
    "",
    'Unable to read directory "/b" from your PATH: open /b: no such file or directory. Skipping...\n' +
    "error: unable to find any kubectl plugins in your PATH\n",
    1,
  ],
];

for (const [title, folders, out, err, code] of cases) {
  Deno.test(`plugin list: ${title}`, async () => {
    const result = await runVerb(list, [], recordedCluster(), { machine: machine(folders) });
    assert.deepEqual(result, { out, err, code });
  });
}
