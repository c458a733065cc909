/** The built-in helm on the real machine, as far as it needs no cluster. */
import { noFiles, testIo } from "../../programs/test_io.ts";
import { realMachine } from "../../../src/cli/real_machine.ts";
import { helm } from "../../../src/programs/helm/mod.ts";
import { runProgram } from "../../../src/programs/program.ts";

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

export async function ownHelm(argv: readonly string[]): Promise<Outcome> {
  const { io, output } = testIo({ machine: realMachine, nowMs: Date.now() });
  const code = await runProgram(helm, argv, {
    io,
    connect: () => Promise.reject(new Error("no cluster")),
    kubeconfig: () => Promise.reject(new Error("no kubeconfig")),
    kubeconfigFiles: noFiles,
    globalFlags: [],
    errorText: (error) =>
      error instanceof Error && error.name !== "TypeError" ? `Error: ${error.message}` : undefined,
  });
  return { code, ...output };
}

export async function realHelm(binary: string, argv: readonly string[]): Promise<Outcome> {
  const env = { HELM_NAMESPACE: "default", KUBECONFIG: "/dev/null", HELM_MAX_HISTORY: "10" };
  const { code, stdout, stderr } = await new Deno.Command(binary, { args: [...argv], env }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}
