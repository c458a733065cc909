/** Probes that fail: which one, what it asked, what the answer was. */
import type { IProbe } from "kubernetes-models/v1/Probe";
import { formatProbe } from "../describe/probe_text.ts";
import { describeCheck, logCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { type ContainerFact, containersOf, eventLike } from "./facts.ts";

interface ProbeRecord {
  id: string;
  field: "livenessProbe" | "startupProbe" | "readinessProbe";
  event: RegExp;
  consequence: string;
}

const records: readonly ProbeRecord[] = [
  {
    id: "probe-startup",
    field: "startupProbe",
    event: /^Startup probe (failed|errored)/,
    consequence: "until it succeeds nothing else is tried, and the kubelet restarts the container in the end",
  },
  {
    id: "probe-liveness",
    field: "livenessProbe",
    event: /^Liveness probe (failed|errored)|failed liveness probe/,
    consequence: "the kubelet restarts the container each time, though the program may be well",
  },
  {
    id: "probe-readiness",
    field: "readinessProbe",
    event: /^Readiness probe (failed|errored)/,
    consequence: "the container runs, but Services send it nothing",
  },
];

export const probeRules: readonly Rule[] = records.map((record): Rule => ({
  id: record.id,
  kinds: ["Pod"],
  find: (evidence) => failing(evidence, record),
}));

function failing(
  evidence: Evidence,
  { field, event: pattern, consequence }: ProbeRecord,
): Finding | undefined {
  const event = eventLike(evidence, pattern, "Unhealthy", "Killing");
  const container = containersOf(evidence.object).find((one) => one.spec[field] && isUnwell(one, field));
  if (!event || !container) return undefined;
  const probe = container.spec[field] as IProbe;
  const answer = event.message.replace(/^\w+ probe (failed|errored):? ?/, "").trim();
  return {
    text: `The ${field.replace("Probe", "")} probe of ${container.name} fails: ${asked(probe)} → ` +
      `${answer || "no answer"}; ${consequence}.${hint(probe, answer, container)}`,
    facts: [
      { path: `spec.containers[${container.name}].${field}`, value: formatProbe(probe) },
      { path: `${container.path}.ready`, value: `${container.status?.ready ?? false}` },
      { path: `${container.path}.restartCount`, value: `${container.status?.restartCount ?? 0}` },
      ...(container.spec.ports ?? []).map(({ containerPort, name }, index) => ({
        path: `spec.containers[${container.name}].ports[${index}].containerPort`,
        value: `${containerPort}${name ? ` (${name})` : ""}`,
      })),
    ],
    events: ["Unhealthy", "Killing", "BackOff"],
    container: container.name,
    checks: [
      describeCheck(evidence.subject, "the probe and its answers"),
      logCheck(
        evidence.subject,
        container.name,
        "whether the program listens, and what it says to the probe",
      ),
      yamlCheck(evidence.subject, "path, port and timing of the probe"),
    ],
  };
}

/** A restarted container may be ready for a moment: its restarts are the sign then. */
function isUnwell({ status }: ContainerFact, field: ProbeRecord["field"]): boolean {
  if (!status || status.lastState?.terminated?.reason === "OOMKilled") return false;
  return !status.ready || (field !== "readinessProbe" && status.restartCount > 0);
}

function asked({ httpGet, tcpSocket, grpc, exec }: IProbe): string {
  if (httpGet) return `GET ${httpGet.path ?? "/"} on port ${httpGet.port}`;
  if (tcpSocket) return `a connection to port ${tcpSocket.port}`;
  if (grpc) return `gRPC on port ${grpc.port}`;
  return `exec ${exec?.command?.join(" ") ?? ""}`;
}

function hint({ httpGet, tcpSocket }: IProbe, answer: string, { spec }: ContainerFact): string {
  const port = httpGet?.port ?? tcpSocket?.port;
  const ports = (spec.ports ?? []).map(({ containerPort, name }) =>
    name ? `${name} ${containerPort}` : `${containerPort}`
  );
  if (/refused/.test(answer)) {
    return ` Nothing listens on port ${port}${
      ports.length > 0 ? `; the container names ${ports.join(", ")}` : ""
    }.`;
  }
  if (/statuscode: 404/.test(answer)) {
    return ` The program answers, but has no ${httpGet?.path ?? "such path"}.`;
  }
  if (/statuscode: (401|403)/.test(answer)) return " The path asks for a login: probes have none.";
  if (/statuscode: 5/.test(answer)) return " The program itself says that it is not well.";
  if (/deadline|timeout/i.test(answer)) {
    return " It answers too slowly: timeoutSeconds is short, or it is busy.";
  }
  return "";
}
