import { containerRun } from "../../cluster/container_run.ts";
import { openLog } from "../../cluster/logs.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { openWatch } from "../../cluster/watch_stream.ts";
import { PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import { attachTo, type AttachWish } from "./attach.ts";

/** Waits until a container of a new pod runs, and attaches to it; of one that has ended meanwhile, prints the log. */
export async function attachStarted(
  call: Pick<Call, "io">,
  connection: Connection,
  made: KubeObject,
  wish: AttachWish,
): Promise<number> {
  const { io } = call;
  const pod = await started(call, connection, made, wish.container);
  if (containerRun(pod, wish.container).kind === "running") {
    return await attachTo(call, connection, pod, wish);
  }
  const { name, namespace } = pod.metadata;
  const place = { namespace: namespace!, pod: name!, container: wish.container, signal: io.signal };
  for await (const chunk of await openLog(connection.client, place)) await io.write(chunk);
  return 0;
}

async function started(
  { io }: Pick<Call, "io">,
  { client }: Connection,
  made: KubeObject,
  container: string,
): Promise<KubeObject> {
  if (containerRun(made, container).kind !== "waiting") return made;
  const { name, namespace, resourceVersion } = made.metadata;
  const events = await openWatch(client, resourcePath(PODS, { namespace: namespace! }), {
    query: { fieldSelector: `metadata.name=${name}` },
    ...(resourceVersion ? { resourceVersion } : {}),
    signal: io.signal,
  });
  for await (const batch of events) {
    for (const { type, object } of batch) {
      if (type === "DELETED") throw new Error(`pod ${name} was deleted`);
      if (type !== "ERROR" && containerRun(object, container).kind !== "waiting") return object;
    }
  }
  throw new Error("watch closed before UntilWithoutRetry timeout");
}
