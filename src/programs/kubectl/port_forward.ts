import { forwardPort } from "../../cluster/port_forward.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import { ArgumentsError } from "../flags.ts";
import type { IoListener } from "../io.ts";
import type { Call, Program } from "../program.ts";
import { type ForwardedPort, forwardedPorts } from "./forwarded_ports.ts";
import { attachablePod, namedObject } from "./pod_target.ts";
import { runningTimeout, runningTimeoutFlag } from "./running_timeout.ts";

/** `kubectl port-forward`. */
export const portForward: Program = {
  name: "port-forward",
  summary: "Local ports that lead into a pod",
  description:
    "Listen on ports of this machine and pass every connection on to a port of a pod. Of a deployment or a\n" +
    "service one pod is chosen when it begins; it ends with Ctrl-C, or when that pod is gone.",
  usage: ["TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]"],
  flags: [
    {
      name: "address",
      kind: "list",
      placeholder: "[localhost]",
      usage: "Where to listen: IP addresses or localhost, which is both 127.0.0.1 and ::1.",
    },
    runningTimeoutFlag(60_000),
  ],
  examples: [
    ["Port 5000 of a pod under the same number", "kubectl port-forward pod/web-0 5000"],
    ["Port 80 of a service's pod under 8080", "kubectl port-forward svc/web 8080:80"],
    ["Under any port that is free", "kubectl port-forward deploy/web :http"],
    ["For other machines, too", "kubectl port-forward --address 0.0.0.0 pod/web-0 8888:5000"],
  ],
  async run(call) {
    const { flags, args, io } = call;
    const [target, ...wanted] = args;
    if (target === undefined || wanted.length === 0) {
      throw new ArgumentsError("TYPE/NAME and list of ports are required for port-forward");
    }
    const timeoutMs = runningTimeout(flags);
    const connection = await call.connect();
    const named = await namedObject(connection, target, io.signal);
    const pod = await attachablePod(connection, named, { io, timeoutMs });
    const phase = (pod.status as { phase?: string } | undefined)?.phase;
    if (phase !== "Running") {
      throw new Error(`unable to forward port because pod is not running. Current status=${phase}`);
    }
    const ports = forwardedPorts(named, pod, wanted);
    const addresses = addressesOf(flags.has("address") ? flags.list("address") : ["localhost"]);
    const listeners: { listener: IoListener; port: ForwardedPort }[] = [];
    for (const port of ports) listeners.push(...await listenFor(call, port, addresses));
    const lost = new AbortController();
    await Promise.all(listeners.map((one) => serve(call, connection, pod, { ...one, lost })));
    // One connection that fails ends them all, as in client-go since 1.23 (portforward.go, streamConn.Close).
    if (lost.signal.aborted) throw new Error("lost connection to pod");
    return 0;
  },
};

interface Address {
  host: string;
  /** Another one of the same name may do in its place. */
  isOneOf: boolean;
}

function addressesOf(texts: readonly string[]): Address[] {
  return texts.flatMap((text): Address[] => {
    if (text === "localhost") {
      return [{ host: "127.0.0.1", isOneOf: true }, { host: "::1", isOneOf: true }];
    }
    if (!/^[\d.]+$|:/.test(text)) throw new Error(`${text} is not a valid IP`);
    return [{ host: text, isOneOf: false }];
  });
}

/** Listens at each address; all of them get the port that the first one was given. */
async function listenFor({ io }: Call, port: ForwardedPort, addresses: readonly Address[]) {
  const listeners: { listener: IoListener; port: ForwardedPort }[] = [];
  const problems: string[] = [];
  let local = port.local;
  for (const { host, isOneOf } of addresses) {
    const shown = host.includes(":") ? `[${host}]` : host;
    try {
      const listener = await io.listen({ host, port: local });
      local = listener.port;
      listeners.push({ listener, port });
      await io.out(`Forwarding from ${shown}:${local} -> ${port.remote}\n`);
    } catch (error) {
      const why = `unable to create listener: Error listen ${host.includes(":") ? "tcp6" : "tcp4"} ` +
        `${shown}:${local}: bind: ${
          (error as { code?: string }).code === "EADDRINUSE"
            ? "address already in use"
            : (error as Error).message
        }`;
      if (!isOneOf) throw new Error(`unable to listen on port ${local}: ${why}`, { cause: error });
      problems.push(why);
    }
  }
  if (listeners.length > 0) return listeners;
  throw new Error(`unable to listen on any of the requested ports: [{${local} ${port.remote}}]`, {
    cause: problems.join("; "),
  });
}

async function serve(
  { io }: Call,
  { client }: Connection,
  pod: KubeObject,
  { listener, port, lost }: { listener: IoListener; port: ForwardedPort; lost: AbortController },
): Promise<void> {
  const { name, namespace } = pod.metadata;
  const connections = async function* () {
    for await (const connection of listener.connections) {
      await io.out(`Handling connection for ${listener.port}\n`);
      yield connection;
    }
  };
  const forward = forwardPort(client, {
    namespace: namespace!,
    place: () => Promise.resolve({ pod: name!, port: port.remote }),
    listener: { port: listener.port, connections: connections(), close: () => listener.close() },
    signal: AbortSignal.any([io.signal, lost.signal]),
    onError: (error) => {
      lost.abort();
      void io.err(
        `error: an error occurred forwarding ${listener.port} -> ${port.remote}: ${error.message}\n`,
      );
    },
  });
  await forward.done;
}
