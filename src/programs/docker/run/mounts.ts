/** `--mount type=bind,source=/a,target=/b` (github.com/docker/cli, opts/mount.go). */
import { ownEntry } from "../../../kube/own_entry.ts";
import { parseBytes } from "../sizes.ts";

export interface MountRequest {
  Type: string;
  Source?: string;
  Target: string;
  ReadOnly?: boolean;
  Consistency?: string;
  BindOptions?: Record<string, unknown>;
  VolumeOptions?: {
    NoCopy?: boolean;
    Labels?: Record<string, string>;
    Subpath?: string;
    DriverConfig?: { Name?: string; Options?: Record<string, string> };
  };
  TmpfsOptions?: { SizeBytes?: number; Mode?: number };
  ImageOptions?: { Subpath?: string };
}

export function mountError(text: string): string | undefined {
  const parsed = parseMount(text);
  return typeof parsed === "string" ? parsed : undefined;
}

/** Of values that have been checked. */
export function mounts(texts: readonly string[], absolute: (path: string) => string): MountRequest[] {
  return texts.map(parseMount).filter((mount) => typeof mount !== "string").map((mount) =>
    mount.Type === "bind" && mount.Source ? { ...mount, Source: absolute(mount.Source) } : mount
  );
}

const SWITCHES = new Set(["readonly", "ro", "volume-nocopy", "bind-nonrecursive", "bind-create-src"]);

function parseMount(text: string): MountRequest | string {
  const mount: MountRequest = { Type: "volume", Target: "" };
  if (text === "") return "EOF";
  for (const field of fields(text)) {
    const at = field.indexOf("=");
    const key = (at < 0 ? field : field.slice(0, at)).toLowerCase();
    if (at < 0 && !SWITCHES.has(key)) return `invalid field '${field}' must be a key=value pair`;
    const wrong = setField(mount, key, at < 0 ? "true" : field.slice(at + 1), field);
    if (wrong !== undefined) return wrong;
  }
  if (mount.Type === "") return "type is required";
  if (mount.Target === "") return "target is required";
  for (
    const [options, type] of [["VolumeOptions", "volume"], ["BindOptions", "bind"], [
      "TmpfsOptions",
      "tmpfs",
    ]] as const
  ) {
    if (mount[options] && mount.Type !== type) {
      return `cannot mix '${type}-*' options with mount type '${mount.Type}'`;
    }
  }
  return mount;
}

/** Words of a line of CSV: quotes keep commas. */
function fields(text: string): string[] {
  return (text.match(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g) ?? []).map((word) =>
    word.replace(/^,/, "").replace(/^"(.*)"$/s, "$1").replaceAll('""', '"')
  );
}

/** Answers what is wrong. */
function setField(mount: MountRequest, key: string, value: string, field: string): string | undefined {
  const isTrue = truth(value);
  if (SWITCHES.has(key) && isTrue === undefined) {
    return `invalid value for ${key}: ${value}`;
  }
  const setter = ownEntry(setters, key);
  if (!setter) return `unexpected key '${key}' in '${field}'`;
  return setter(mount, value, isTrue === true);
}

type Setter = (mount: MountRequest, value: string, isTrue: boolean) => string | undefined;

/** A field that takes any value. */
function done(_set: unknown): undefined {
  return undefined;
}

const setters: Record<string, Setter> = {
  type: (mount, value) => done(mount.Type = value.toLowerCase()),
  source: (mount, value) => done(mount.Source = value),
  src: (mount, value) => done(mount.Source = value),
  target: (mount, value) => done(mount.Target = value),
  dst: (mount, value) => done(mount.Target = value),
  destination: (mount, value) => done(mount.Target = value),
  readonly: (mount, _, isTrue) => done(mount.ReadOnly = isTrue),
  ro: (mount, _, isTrue) => done(mount.ReadOnly = isTrue),
  consistency: (mount, value) => done(mount.Consistency = value),
  "bind-propagation": (mount, value) => done(bindOptions(mount).Propagation = value.toLowerCase()),
  "bind-nonrecursive": (mount, _, isTrue) => done(bindOptions(mount).NonRecursive = isTrue),
  "bind-create-src": (mount, _, isTrue) => done(bindOptions(mount).CreateMountpoint = isTrue),
  "bind-recursive": (mount, value) => {
    if (value === "disabled") bindOptions(mount).NonRecursive = true;
    else if (value === "writable") bindOptions(mount).ReadOnlyNonRecursive = true;
    else if (value === "readonly") bindOptions(mount).ReadOnlyForceRecursive = true;
    else if (value !== "enabled") {
      return `invalid value for bind-recursive: ${value} (must be "enabled", "disabled", "writable", or "readonly")`;
    }
    return undefined;
  },
  "volume-nocopy": (mount, _, isTrue) => done(volumeOptions(mount).NoCopy = isTrue),
  "volume-subpath": (mount, value) => done(volumeOptions(mount).Subpath = value),
  "volume-label": (mount, value) => done(Object.assign(volumeOptions(mount).Labels ??= {}, pair(value))),
  "volume-driver": (mount, value) => done((volumeOptions(mount).DriverConfig ??= {}).Name = value),
  "volume-opt": (mount, value) =>
    done(Object.assign((volumeOptions(mount).DriverConfig ??= {}).Options ??= {}, pair(value))),
  "image-subpath": (mount, value) => done((mount.ImageOptions ??= {}).Subpath = value),
  "tmpfs-size": (mount, value) => {
    const size = parseBytes(value);
    if (size === undefined) return `invalid value for tmpfs-size: ${value}`;
    (mount.TmpfsOptions ??= {}).SizeBytes = size;
    return undefined;
  },
  "tmpfs-mode": (mount, value) => {
    if (!/^[0-7]+$/.test(value)) return `invalid value for tmpfs-mode: ${value}`;
    (mount.TmpfsOptions ??= {}).Mode = parseInt(value, 8);
    return undefined;
  },
};

function bindOptions(mount: MountRequest): Record<string, unknown> {
  return mount.BindOptions ??= {};
}

function volumeOptions(mount: MountRequest): NonNullable<MountRequest["VolumeOptions"]> {
  return mount.VolumeOptions ??= {};
}

function pair(text: string): Record<string, string> {
  const at = text.indexOf("=");
  return at < 0 ? { [text]: "" } : { [text.slice(0, at)]: text.slice(at + 1) };
}

function truth(text: string): boolean | undefined {
  if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
  return /^(0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}
