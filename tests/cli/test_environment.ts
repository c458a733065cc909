import { readKubeconfig } from "../../src/cli/cluster_choice.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { openConnection } from "../../src/cli/open_connection.ts";
import { kubectlErrorText } from "../../src/programs/kubectl/error_text.ts";
import type { Environment } from "../../src/programs/program.ts";
import { noFiles, testIo, type TestIoOptions } from "../programs/test_io.ts";

/** What the command line gives its programs, with streams and files that a test can see. */
export function testEnvironment(
  options: TestIoOptions = {},
): { environment: Environment; output: { out: string; err: string } } {
  const { io, output } = testIo(options);
  const environment: Environment = {
    io,
    connect: (flags) => openConnection(flags, io),
    kubeconfig: (flags) => readKubeconfig(flags, io),
    kubeconfigFiles: noFiles,
    globalFlags: connectionFlags,
    errorText: kubectlErrorText,
  };
  return { environment, output };
}
