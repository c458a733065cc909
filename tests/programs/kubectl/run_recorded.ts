import { kubectlErrorText } from "../../../src/programs/kubectl/error_text.ts";
import { type Program, runProgram } from "../../../src/programs/program.ts";
import type { Connection } from "../../../src/programs/connection.ts";
import type { KubeconfigFiles } from "../../../src/cluster/kubeconfig_edit.ts";
import { loadKubeconfig } from "../../../src/cluster/kubeconfig.ts";
import { noFiles, testIo, type TestIoOptions } from "../test_io.ts";

export interface Result {
  code: number;
  out: string;
  err: string;
}

/** Runs one kubectl verb against a connection and gives what it printed. */
export async function runVerb(
  program: Program,
  argv: readonly string[],
  connection: Connection,
  options: TestIoOptions = {},
  files?: KubeconfigFiles,
): Promise<Result> {
  const { io, output } = testIo(options);
  const code = await runProgram(program, argv, {
    io,
    connect: (flags) =>
      Promise.resolve({ ...connection, namespace: flags.string("namespace") || connection.namespace }),
    kubeconfig: (flags) => {
      const explicitPath = flags.string("kubeconfig");
      return loadKubeconfig({
        ...(explicitPath ? { explicitPath } : {}),
        env: options.env ?? {},
        home: "/home/ahab",
        readFile: io.readFile,
      });
    },
    kubeconfigFiles: files ?? noFiles,
    globalFlags: [{ name: "kubeconfig", kind: "string", usage: "File." }, {
      name: "context",
      kind: "string",
      usage: "Which.",
    }, { name: "namespace", short: "n", kind: "string", usage: "Where." }],
    errorText: kubectlErrorText,
  }, `kubectl ${program.name}`);
  return { code, ...output };
}

export interface Recording {
  argv: string[];
  out: string;
  err: string;
  code: number;
}

/** A recording begins with the command (`$ kubectl get pods`); what went to stderr and the exit code follow the output. */
export function recording(text: string): Recording {
  const end = text.indexOf("\n");
  const [rest = "", exit] = text.slice(end + 1).split("\n--- exit ");
  const [out = "", err = ""] = rest.split("--- stderr\n");
  return { argv: text.slice(0, end).split(" ").slice(3), out, err, code: Number(exit ?? 0) };
}
