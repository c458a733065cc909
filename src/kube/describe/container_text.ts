import type { IContainer } from "kubernetes-models/v1/Container";
import type { IContainerPort } from "kubernetes-models/v1/ContainerPort";
import type { IContainerState } from "kubernetes-models/v1/ContainerState";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { DescribeText } from "./describe_text.ts";
import { type FieldValue, writeEnvironment } from "./environment_text.ts";
import { formatTime } from "./metadata_text.ts";
import { formatProbe } from "./probe_text.ts";
import { writeRequirements } from "./resource_amounts.ts";

/** What is known of containers besides their specification. */
export interface ContainerDetails {
  statuses?: IContainerStatus[];
  fieldValue?: FieldValue;
  /** In a template, the title stands two blanks deeper and the names one. */
  inTemplate?: boolean;
}

/** `Containers:` and all about each of them. */
export function writeContainers(
  text: DescribeText,
  title: string,
  containers: IContainer[],
  { statuses = [], fieldValue = () => "", inTemplate = false }: ContainerDetails = {},
): void {
  text.line(0, `${inTemplate ? "  " : ""}${title}:${containers.length === 0 ? " <none>" : ""}`);
  for (const container of containers) {
    const status = statuses.find((candidate) => candidate.name === container.name);
    text.line(1, `${inTemplate ? " " : ""}${container.name}:`);
    writeIdentity(text, container, status);
    writeCommand(text, container);
    if (status) writeStatus(text, status);
    writeRequirements(text, 2, container.resources);
    writeProbes(text, container);
    writeEnvironment(text, container, fieldValue);
    writeMounts(text, container);
  }
}

function writeIdentity(
  text: DescribeText,
  container: IContainer,
  status: IContainerStatus | undefined,
): void {
  if (status) text.field(2, "Container ID", status.containerID);
  text.field(2, "Image", container.image);
  if (status) text.field(2, "Image ID", status.imageID);
  const ports = container.ports ?? [];
  const plural = ports.length > 1 ? "s" : "";
  text.field(2, `Port${plural}`, formatPorts(ports, (port) => port.containerPort));
  text.field(2, `Host Port${plural}`, formatPorts(ports, (port) => port.hostPort ?? 0));
  const profile = container.securityContext?.seccompProfile;
  if (!profile) return;
  text.field(2, "SeccompProfile", profile.type);
  if (profile.type === "Localhost") text.field(3, "LocalhostProfile", profile.localhostProfile);
}

function formatPorts(ports: IContainerPort[], numberOf: (port: IContainerPort) => number): string {
  const texts = ports.map((port) => {
    const name = port.name ? ` (${port.name})` : "";
    return `${numberOf(port)}/${port.protocol ?? ""}${name}`;
  });
  return texts.join(", ") || "<none>";
}

function writeCommand(text: DescribeText, { command = [], args = [] }: IContainer): void {
  for (const [title, words] of [["Command", command], ["Args", args]] as const) {
    if (words.length > 0) text.line(2, `${title}:`);
    for (const line of words.flatMap((word) => word.split("\n"))) text.line(3, line);
  }
}

function writeStatus(text: DescribeText, status: IContainerStatus): void {
  writeState(text, "State", status.state ?? {});
  if (status.lastState?.terminated) writeState(text, "Last State", status.lastState);
  text.field(2, "Ready", status.ready ? "True" : "False");
  text.field(2, "Restart Count", status.restartCount);
}

function writeState(
  text: DescribeText,
  title: string,
  { running, waiting, terminated }: IContainerState,
): void {
  if (running) {
    text.field(2, title, "Running");
    text.field(3, "Started", formatTime(running.startedAt));
  } else if (terminated) {
    text.field(2, title, "Terminated");
    if (terminated.reason) text.field(3, "Reason", terminated.reason);
    if (terminated.message) text.field(3, "Message", terminated.message);
    text.field(3, "Exit Code", terminated.exitCode);
    if (terminated.signal) text.field(3, "Signal", terminated.signal);
    text.field(3, "Started", formatTime(terminated.startedAt));
    text.field(3, "Finished", formatTime(terminated.finishedAt));
  } else {
    text.field(2, title, "Waiting");
    if (waiting?.reason) text.field(3, "Reason", waiting.reason);
  }
}

function writeProbes(text: DescribeText, container: IContainer): void {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe) text.field(2, "Liveness", formatProbe(livenessProbe));
  if (readinessProbe) text.field(2, "Readiness", formatProbe(readinessProbe));
  if (startupProbe) text.field(2, "Startup", formatProbe(startupProbe));
}

function writeMounts(text: DescribeText, { volumeMounts = [], volumeDevices = [] }: IContainer): void {
  text.line(2, `Mounts:${volumeMounts.length === 0 ? "\t<none>" : ""}`);
  const byPath = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0;
  for (const mount of volumeMounts.toSorted((a, b) => byPath(a.mountPath, b.mountPath))) {
    const flags = [
      mount.readOnly ? "ro" : "rw",
      ...(mount.subPath ? [`path=${JSON.stringify(mount.subPath)}`] : []),
    ];
    text.line(3, `${mount.mountPath} from ${mount.name} (${flags.join(",")})`);
  }
  if (volumeDevices.length === 0) return;
  text.line(2, `Devices:${volumeMounts.length === 0 ? "\t<none>" : ""}`);
  for (const device of volumeDevices.toSorted((a, b) => byPath(a.devicePath, b.devicePath))) {
    text.line(3, `${device.devicePath} from ${device.name}`);
  }
}
