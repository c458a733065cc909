import type { Status } from "../kube/object.ts";
import type { Transport } from "./transport.ts";

/**
 * The same transport with a gate before it: while `isReadOnly` says so, nothing but reading passes. Refused requests,
 * dry runs among them, are answered with 403 as a server would; streams into containers are not opened at all.
 */
export function readOnlyTransport(transport: Transport, isReadOnly: () => boolean): Transport {
  return {
    description: transport.description,
    request: (path, init = {}) => {
      const method = (init.method ?? "GET").toUpperCase();
      if (!isReadOnly() || isReading(method, path)) return transport.request(path, init);
      return Promise.resolve(Response.json(refusal(`${method} ${path.split("?")[0]}`), { status: 403 }));
    },
    connect: (path, protocols, signal) =>
      isReadOnly()
        ? Promise.reject(new Error(`read-only mode: the stream ${path.split("?")[0]} was not opened`))
        : transport.connect(path, protocols, signal),
    ...(transport.refusalHint ? { refusalHint: () => transport.refusalHint!() } : {}),
    close: () => transport.close(),
  };
}

/** Questions about rights are asked by POST; the server keeps nothing of them. */
function isReading(method: string, path: string): boolean {
  if (method === "GET" || method === "HEAD") return true;
  return method === "POST" && reviews.test(path.split("?")[0]!);
}

const reviews =
  /^\/apis\/(authorization\.k8s\.io\/v1\/(namespaces\/[^/]+\/)?(self|local)?subject(access|rules)reviews|authentication\.k8s\.io\/v1\/selfsubjectreviews)$/;

function refusal(request: string): Status {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: `read-only mode: ${request} was not sent`,
    reason: "Forbidden",
    code: 403,
  };
}
