import { helm } from "../../../src/programs/helm/mod.ts";
import type { Io } from "../../../src/programs/io.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { noFiles, testIo } from "../test_io.ts";

/** The built-in helm with these files and no cluster. */
export async function runHelm(
  argv: readonly string[],
  files: Record<string, string>,
): Promise<{ code: number; out: string; err: string; io: Io }> {
  const { io, output } = testIo({ files });
  const code = await runProgram(helm, argv, {
    io,
    connect: () => Promise.reject(new Error("no cluster")),
    kubeconfig: () => Promise.reject(new Error("no kubeconfig")),
    kubeconfigFiles: noFiles,
    globalFlags: [],
    errorText: (error) => `Error: ${(error as Error).message}`,
  });
  return { code, ...output, io };
}
