import assert from "node:assert/strict";
import { config } from "../../../../src/programs/kubectl/config.ts";
import { recordedCluster } from "../../recorded_cluster.ts";
import { runVerb } from "../run_recorded.ts";

const PATH = "/home/ahab/.kube/config";
const FILE = `# mine
apiVersion: v1
kind: Config
current-context: a
clusters:
- name: ca
  cluster:
    server: https://a.test # the first
contexts:
- name: a
  context: {cluster: ca, user: ua, namespace: x}
users:
- name: ua
  user:
    token: abc
`;

/** A command line of `kubectl config`, what it prints, and what the file holds then (or does not, with `!`). */
export type EditLine = readonly [line: string, printed: string, ...file: string[]];

/** Each line starts with the same file, whose comments stay. */
export function edits(lines: readonly EditLine[]): void {
  for (const [line, printed, ...wanted] of lines) {
    Deno.test(`config ${line}`, async () => {
      let text = FILE;
      const files = {
        read: () => Promise.resolve(text),
        write: (_path: string, changed: string) => {
          text = changed;
          return Promise.resolve();
        },
      };
      const options = { files: { [PATH]: FILE, "/crt": "pem" } };
      const { out, err } = await runVerb(config, line.split(" "), recordedCluster(), options, files);
      assert.equal((out + err).split("\nSee ")[0]!.trimEnd(), printed);
      assert.match(text, /# mine/);
      for (const part of wanted) {
        if (part.startsWith("!")) assert.ok(!text.includes(part.slice(1)), text);
        else assert.ok(text.includes(part), text);
      }
    });
  }
}
