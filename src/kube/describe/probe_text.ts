import type { IProbe } from "kubernetes-models/v1/Probe";

/**
 * A probe in one line.
 *
 * @example `http-get http://:80/healthz delay=3s timeout=1s period=3s #success=1 #failure=3`
 */
export function formatProbe(probe: IProbe): string {
  const { initialDelaySeconds = 0, timeoutSeconds = 0, periodSeconds = 0 } = probe;
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s`;
  return `${formatCheck(probe)} ${times} #success=${probe.successThreshold ?? 0} #failure=${
    probe.failureThreshold ?? 0
  }`;
}

function formatCheck({ exec, httpGet, tcpSocket, grpc }: IProbe): string {
  if (exec) return `exec [${(exec.command ?? []).join(" ")}]`;
  if (httpGet) {
    const host = httpGet.host?.includes(":") ? `[${httpGet.host}]` : httpGet.host ?? "";
    const path = httpGet.path ?? "";
    const slash = path === "" || path.startsWith("/") ? "" : "/";
    return `http-get ${(httpGet.scheme ?? "").toLowerCase()}://${host}:${httpGet.port}${slash}${path}`;
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ""}:${tcpSocket.port}`;
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ""}`;
  return "unknown";
}
