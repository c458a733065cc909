/** What no single value shows: names that nothing has, circles (compose-go, loader/validate.go). */
import { invalidProject, wrongFile } from "../file/compose_failure.ts";
import type { Project, Service } from "./project.ts";

/** Throws DockerFailure. */
export function checkConsistency(project: Project): void {
  for (const service of Object.values(project.services)) checkService(project, service);
  for (const [name, secret] of Object.entries(project.secrets)) {
    if (!secret.external && !secret.file && !secret.environment) {
      throw invalidProject(`secret ${quoted(name)} must declare either \`file\` or \`environment\``);
    }
  }
  checkCircles(project);
}

const quoted = (text: string): string => JSON.stringify(text);

function checkService(project: Project, service: Service): void {
  const { name } = service;
  const start = `service ${quoted(name)}`;
  if (!service.build && !service.image && service.provider === undefined) {
    throw invalidProject(`${start} has neither an image nor a build context specified`);
  }
  if (service.network_mode && service.networks) {
    throw invalidProject(`${start} declares mutually exclusive \`network_mode\` and \`networks\``);
  }
  for (const network of Object.keys(service.networks ?? {})) {
    if (!Object.hasOwn(project.networks, network)) {
      throw invalidProject(`${start} refers to undefined network ${network}`);
    }
  }
  for (const [other, { required }] of Object.entries(service.depends_on ?? {})) {
    const isThere = Object.hasOwn(project.services, other) || Object.hasOwn(project.disabled, other);
    if (!isThere && required) {
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
  const scale = service.scale;
  const replicas = service.deploy?.replicas;
  if (scale !== undefined && replicas !== undefined && scale !== replicas) {
    throw invalidProject(
      `services.${name}: can't set distinct values on 'scale' and 'deploy.replicas'`,
    );
  }
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
