/** Which local port leads to which port of a pod. Source: k8s.io/kubectl/pkg/cmd/portforward. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IService } from "kubernetes-models/v1/Service";
import type { IServicePort } from "kubernetes-models/v1/ServicePort";
import type { KubeObject } from "../../kube/object.ts";
import type { NamedObject } from "./pod_target.ts";

export interface ForwardedPort {
  /** 0: any that is free. */
  local: number;
  /** Of the pod. */
  remote: number;
}

/**
 * Reads `5000`, `8080:80`, `:http`. A port of a service is translated to the one of the pod behind it.
 * @throws {Error} in kubectl's words
 */
export function forwardedPorts(
  named: NamedObject,
  pod: KubeObject,
  texts: readonly string[],
): ForwardedPort[] {
  const { resource, object } = named;
  const isService = resource.group === "" && resource.kind === "Service";
  return texts.map((text) => {
    const parts = text.split(":");
    const [local, remote] = parts.length === 1 ? [text, text] : [parts[0]!, parts[1]!];
    const number = isService
      ? podPortOfService(object as unknown as IService, pod, remote)
      : /^\d+$/.test(remote)
      ? remote
      : String(namedPort(pod, remote));
    return parsed(parts.length === 1 && !/^\d+$/.test(local) ? number : local, number);
  });
}

function parsed(local: string, remote: string): ForwardedPort {
  const localPort = local === "" ? 0 : portNumber(local, "local");
  const remotePort = portNumber(remote, "remote");
  if (remotePort === 0) throw new Error("remote port must be > 0");
  return { local: localPort, remote: remotePort };
}

function portNumber(text: string, side: "local" | "remote"): number {
  const isNumber = /^\d+$/.test(text);
  if (isNumber && Number(text) <= 65_535) return Number(text);
  const why = isNumber ? "value out of range" : "invalid syntax";
  throw new Error(
    `error parsing ${side} port '${text}': strconv.ParseUint: parsing ${JSON.stringify(text)}: ${why}`,
  );
}

function podPortOfService({ metadata, spec }: IService, pod: KubeObject, text: string): string {
  const ports = spec?.ports ?? [];
  const name = metadata?.name;
  const isNumber = /^\d+$/.test(text);
  const port = ports.find((one) => isNumber ? one.port === Number(text) : one.name === text);
  if (!port) {
    throw new Error(
      isNumber
        ? `Service ${name} does not have a service port ${text}`
        : `Service '${name}' does not have a named port '${text}'`,
    );
  }
  if (spec?.clusterIP === "None") return text;
  return String(targetPort(port, pod));
}

function targetPort({ targetPort, port }: IServicePort, pod: KubeObject): number {
  if (targetPort === undefined || targetPort === 0) return port;
  return typeof targetPort === "number" ? targetPort : namedPort(pod, targetPort);
}

function namedPort(pod: KubeObject, name: string): number {
  const { spec } = pod as unknown as IPod;
  const ports = (spec?.containers ?? []).flatMap(({ ports = [] }) => ports);
  const port = ports.find((one) => one.name === name);
  if (!port) throw new Error(`Pod '${pod.metadata.name}' does not have a named port '${name}'`);
  return port.containerPort;
}
