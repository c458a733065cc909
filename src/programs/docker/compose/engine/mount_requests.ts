/** Volumes, secrets and configs of a service as the engine takes them. */
import { DockerFailure } from "../../engine_errors.ts";
import { parseBytes } from "../../sizes.ts";
import type { ServiceVolume } from "../file/volume_forms.ts";
import type { Grant, Project, Service } from "../project/project.ts";

export interface MountRequests {
  /** `SOURCE:TARGET:OPTIONS` */
  binds: string[];
  mounts: Record<string, unknown>[];
}

/** `inherited`: nameless volumes of the container whose place the new one takes. */
export function mountRequests(
  project: Project,
  service: Service,
  inherited: readonly { target: string; name: string }[],
): MountRequests {
  const binds: string[] = [];
  const mounts: Record<string, unknown>[] = [];
  const volumes = service.volumes ?? [];
  for (const volume of volumes) {
    const bind = bindText(project, volume);
    if (bind !== undefined) binds.push(bind);
    else {
      const kept = inherited.find(({ target }) => target === volume.target);
      mounts.push(mountOf(volume, kept?.name));
    }
  }
  for (const { target, name } of inherited) {
    if (volumes.some((volume) => volume.target === target)) continue;
    mounts.push({ Type: "volume", Source: name, Target: target });
  }
  for (const mount of [...granted(project, service, "secrets"), ...granted(project, service, "configs")]) {
    mounts.push(mount);
  }
  return { binds, mounts };
}

/** What can be said in the short form; undefined: a mount is needed. */
function bindText(project: Project, volume: ServiceVolume): string | undefined {
  const { type, source, target, read_only: isReadOnly } = volume;
  if (!source) return undefined;
  const options = [isReadOnly ? "ro" : "rw"];
  if (type === "bind") {
    if (volume.bind?.create_host_path === false) return undefined;
    if (volume.bind?.selinux) options.push(volume.bind.selinux);
    if (volume.bind?.propagation) options.push(volume.bind.propagation);
    return `${source}:${target}:${options.join(",")}`;
  }
  if (type !== "volume" || volume.volume?.subpath) return undefined;
  if (volume.volume?.nocopy) options.push("nocopy");
  return `${project.volumes[source]?.name ?? source}:${target}:${options.join(",")}`;
}

function mountOf(volume: ServiceVolume, keptName: string | undefined): Record<string, unknown> {
  const { type, source = keptName, target, read_only: ReadOnly = false } = volume;
  const size = volume.tmpfs?.size;
  return {
    Type: type,
    ...(source ? { Source: source } : {}),
    Target: target,
    ReadOnly,
    ...(size === undefined ? {} : { TmpfsOptions: { SizeBytes: parseBytes(String(size)) ?? 0 } }),
    ...(volume.volume?.nocopy ? { VolumeOptions: { NoCopy: true } } : {}),
  };
}

/** Files that a service may read; those without a file on this machine are copied into the container. */
function granted(project: Project, service: Service, kind: "secrets" | "configs"): Record<string, unknown>[] {
  return (service[kind] ?? []).flatMap((grant) => {
    const definition = project[kind][grant.source]!;
    if (definition.external) {
      throw new DockerFailure(`unsupported external ${kind.slice(0, -1)} ${definition.name}`);
    }
    if (!definition.file) return [];
    return [{ Type: "bind", Source: definition.file, Target: grantTarget(kind, grant), ReadOnly: true }];
  });
}

/** Secrets lie in /run/secrets, configs at the top. */
export function grantTarget(kind: "secrets" | "configs", { source, target }: Grant): string {
  const start = kind === "secrets" ? "/run/secrets/" : "/";
  if (target === undefined || target === "") return `${start}${source}`;
  return target.startsWith("/") ? target : `${start}${target}`;
}
