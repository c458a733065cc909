/** What no single value shows: names that nothing has, circles (compose-go, loader/validate.go). */
import { invalidProject, wrongFile } from "../file/compose_failure.ts";
import { parseBytes } from "../../sizes.ts";
import type { FileDefinition, Project, Service } from "./project.ts";

/** Throws DockerFailure. */
export function checkConsistency(project: Project): void {
  for (const kind of ["configs", "secrets"] as const) {
    for (const [name, one] of Object.entries(project[kind])) checkSource(kind, name, one);
  }
  for (const service of Object.values(project.services)) checkService(project, service);
  checkCircles(project);
}

/** A secret or a config comes from one place. */
function checkSource(kind: "configs" | "secrets", name: string, definition: FileDefinition): void {
  const places = kind === "configs"
    ? ["file", "environment", "content"] as const
    : ["file", "environment"] as const;
  const given = places.filter((place) => definition[place] !== undefined);
  if (given.length > 1) {
    throw wrongFile(`${kind}.${name}: ${places.join("|")} attributes are mutually exclusive`);
  }
  if (given.length === 0 && definition.external === undefined && definition.driver === undefined) {
    throw wrongFile(`${kind}.${name}: one of ${places.join("|")} must be set`);
  }
}

const quoted = (text: string): string => JSON.stringify(text);

function checkService(project: Project, service: Service): void {
  const { name } = service;
  const start = `service ${quoted(name)}`;
  if (!service.build && !service.image && service.provider === undefined) {
    throw invalidProject(`${start} has neither an image nor a build context specified`);
  }
  if (service.network_mode && service.networks) {
    throw invalidProject(`service ${name} declares mutually exclusive \`network_mode\` and \`networks\``);
  }
  for (const network of Object.keys(service.networks ?? {})) {
    if (!Object.hasOwn(project.networks, network)) {
      throw invalidProject(`${start} refers to undefined network ${network}`);
    }
  }
  for (const [other, { required }] of Object.entries(service.depends_on ?? {})) {
    const isOptional = !required && Object.hasOwn(project.disabled, other);
    if (!Object.hasOwn(project.services, other) && !isOptional) {
      throw invalidProject(`${start} depends on undefined service ${quoted(other)}`);
    }
  }
  for (const { type, source } of service.volumes ?? []) {
    if (type === "volume" && source && !Object.hasOwn(project.volumes, source)) {
      throw invalidProject(`${start} refers to undefined volume ${source}`);
    }
  }
  for (const kind of ["secrets", "configs"] as const) {
    for (const { source } of service[kind] ?? []) {
      if (!Object.hasOwn(project[kind], source)) {
        throw invalidProject(`${start} refers to undefined ${kind.slice(0, -1)} ${source}`);
      }
    }
  }
  for (const { source } of service.build?.secrets ?? []) {
    if (!Object.hasOwn(project.secrets, source)) {
      throw invalidProject(`${start} refers to undefined build secret ${source}`);
    }
  }
  const scale = service.scale;
  checkLimits(service);
  const replicas = service.deploy?.replicas;
  if (scale !== undefined && replicas !== undefined && scale !== replicas) {
    throw invalidProject(
      `services.${name}: can't set distinct values on 'scale' and 'deploy.replicas'`,
    );
  }
}

/** What is said twice, once under `deploy`, has to be the same. */
function checkLimits(service: Service): void {
  const { limits, reservations } = service.deploy?.resources ?? {};
  const twice: readonly [string, unknown, string, unknown][] = [
    ["cpus", service.cpus, "limits.cpus", limits?.cpus],
    ["mem_limit", service.mem_limit, "limits.memory", limits?.memory],
    ["mem_reservation", service.mem_reservation, "reservations.memory", reservations?.memory],
    ["pids_limit", service.pids_limit, "limits.pids", limits?.pids],
  ];
  for (const [field, own, other, deployed] of twice) {
    if (own === undefined || deployed === undefined || amount(own) === amount(deployed)) continue;
    throw invalidProject(
      `services.${service.name}: can't set distinct values on '${field}' and 'deploy.resources.${other}'`,
    );
  }
  if (service.container_name !== undefined && (service.scale ?? service.deploy?.replicas ?? 1) > 1) {
    throw invalidProject(
      `services.${
        service.scale === undefined ? "deploy.replicas" : "scale"
      }: can't set container_name and ${service.name} as container name must be unique`,
    );
  }
}

function amount(value: unknown): number {
  return parseBytes(String(value)) ?? Number(value);
}

function checkCircles({ services }: Project): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at >= 0) {
      throw wrongFile(`dependency cycle detected: ${[...path.slice(at), name].join(" -> ")}`);
    }
    if (done.has(name)) return;
    for (const other of Object.keys(services[name]?.depends_on ?? {}).sort()) visit(other, [...path, name]);
    done.add(name);
  };
  for (const name of Object.keys(services).sort()) visit(name, []);
}
