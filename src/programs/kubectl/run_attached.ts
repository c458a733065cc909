import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import { attachStarted } from "./attach_started.ts";

/**
 * Sits in front of a new pod's container. A pod that is not started again gives its container's exit code, once it has
 * ended.
 */
export async function runAttached(call: Call, connection: Connection, pod: KubeObject): Promise<number> {
  const { flags, io } = call;
  const name = pod.metadata.name!;
  const code = await attachStarted(call, connection, pod, {
    container: name,
    stdin: flags.bool("stdin"),
    tty: flags.bool("tty"),
    quiet: flags.bool("quiet"),
  });
  const isOnce = flags.string("restart") === "Never" || flags.string("restart") === "OnFailure";
  if (!isOnce || flags.bool("leave-stdin-open")) return code;
  const path = resourcePath(PODS, { namespace: connection.namespace, name });
  while (true) {
    const { status } = await connection.client.get<Pod>(path, { signal: io.signal });
    if (status?.phase === "Succeeded") return 0;
    if (status?.phase === "Failed") {
      const ended = status.containerStatuses?.find((one) => one.name === name)?.state?.terminated;
      const reason = ended?.reason ?? status.reason ?? "";
      await io.err(`pod ${connection.namespace}/${name} terminated (${reason})\n`);
      return ended?.exitCode || 1;
    }
    await io.wait(LOOK_MS, io.signal);
  }
}

const LOOK_MS = 500;

type Pod = KubeObject & {
  status?: {
    phase?: string;
    reason?: string;
    containerStatuses?: { name: string; state?: { terminated?: { exitCode: number; reason?: string } } }[];
  };
};
