/** Volumes of a service: `[SOURCE:]TARGET[:OPTIONS]` as records (compose-go, format/volume.go). */
import { wrongFile } from "./compose_failure.ts";
import { pathFrom } from "./paths.ts";

export interface ServiceVolume {
  type: string;
  source?: string;
  target: string;
  read_only?: boolean;
  consistency?: string;
  bind?: { create_host_path?: boolean; propagation?: string; selinux?: string; recursive?: string };
  volume?: { nocopy?: boolean; subpath?: string; labels?: unknown };
  tmpfs?: { size?: number | string; mode?: number };
}

/** Where relative paths begin. */
export interface Base {
  folder: string;
  home: string;
}

/** Throws DockerFailure. */
export function volumeOf(value: unknown, base: Base): ServiceVolume {
  if (typeof value === "string") return shortVolume(value, base);
  const volume = { ...value as ServiceVolume };
  if (volume.type === "bind" && volume.source) {
    volume.source = pathFrom(base.folder, base.home, volume.source);
  }
  if (volume.read_only !== undefined) volume.read_only = String(volume.read_only) === "true";
  return volume;
}

function shortVolume(text: string, base: Base): ServiceVolume {
  const parts = text.split(":");
  if (text === "") throw wrongFile("invalid empty volume spec");
  if (parts.some((part) => part === "") || parts.length > 3) {
    throw wrongFile(
      `invalid spec: ${text}: ${parts.length > 3 ? "too many colons" : "empty section between colons"}`,
    );
  }
  if (parts.length === 1) return { type: "volume", target: parts[0]!, volume: {} };
  const [source, target, options = ""] = parts as [string, string, string?];
  const isBind = /^[./~]/.test(source);
  const volume: ServiceVolume = {
    type: isBind ? "bind" : "volume",
    source: isBind ? pathFrom(base.folder, base.home, source) : source,
    target,
  };
  const bind: NonNullable<ServiceVolume["bind"]> = { create_host_path: true };
  const named: NonNullable<ServiceVolume["volume"]> = {};
  for (const option of options.split(",").filter(Boolean)) {
    if (option === "ro") volume.read_only = true;
    else if (option === "nocopy") named.nocopy = true;
    else if (option === "z" || option === "Z") bind.selinux = option;
    else if (/^r?(shared|slave|private)$/.test(option)) bind.propagation = option;
    else if (/^(cached|delegated|consistent)$/.test(option)) volume.consistency = option;
  }
  return isBind ? { ...volume, bind } : { ...volume, volume: named };
}
