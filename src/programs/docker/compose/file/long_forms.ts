/** Every way to write a thing becomes one: lists become records, short texts long ones (compose-go, transform/). */
import { ownEntry } from "../../../../kube/own_entry.ts";
import { wrongFile } from "./compose_failure.ts";
import { pathFrom } from "./paths.ts";
import { portsOf } from "./port_forms.ts";
import { shellWords } from "./shell_words.ts";
import { type Base, volumeOf } from "./volume_forms.ts";

export type Fields = Record<string, unknown>;

/** A whole file, its paths made absolute. Throws DockerFailure. */
export function longForms(file: Fields, base: Base): Fields {
  const result: Fields = { ...file };
  if (isFields(file.services)) {
    result.services = mapped(file.services, (service, name) => serviceForm(name, service, base));
  }
  for (const kind of ["networks", "volumes"]) {
    if (isFields(file[kind])) result[kind] = mapped(file[kind], (one) => ownedForm(one));
  }
  if (isFields(file.volumes)) checkOutside(file.volumes);
  for (const kind of ["secrets", "configs"]) {
    if (isFields(file[kind])) {
      result[kind] = mapped(file[kind], (one) => {
        const owned = ownedForm(one);
        return typeof owned.file === "string"
          ? { ...owned, file: pathFrom(base.folder, base.home, owned.file) }
          : owned;
      });
    }
  }
  return result;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapped(value: Fields, change: (value: unknown, name: string) => unknown): Fields {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one, name)]));
}

/** Networks, volumes, secrets, configs. */
function ownedForm(value: unknown): Fields {
  const fields = isFields(value) ? { ...value } : {};
  const { external } = fields;
  if (isFields(external)) {
    fields.external = true;
    if (external.name !== undefined) fields.name ??= external.name;
  } else if (typeof external === "string") fields.external = external === "true";
  if (fields.labels !== undefined) fields.labels = record(fields.labels);
  for (const name of ["internal", "attachable", "enable_ipv4", "enable_ipv6"]) {
    if (typeof fields[name] === "string") fields[name] = fields[name] === "true";
  }
  if (isFields(fields.driver_opts)) fields.driver_opts = mapped(fields.driver_opts, String);
  return fields;
}

/** Of a volume that is somebody else's nothing can be said but its name. */
function checkOutside(volumes: Fields): void {
  for (const [name, volume] of Object.entries(volumes)) {
    if (!isFields(volume) || !volume.external) continue;
    const other = Object.keys(volume).find((key) => !/^(external|name|x-.*)$/.test(key));
    if (other === undefined) continue;
    throw wrongFile(
      `volumes.${name}: conflicting parameters "external" and ${JSON.stringify(other)} specified`,
    );
  }
}

type Form = (value: unknown, base: Base) => unknown;

const list: Form = (value) => Array.isArray(value) ? value : value === null ? [] : [value];
const words: Form = (value) => {
  if (typeof value !== "string") return Array.isArray(value) ? value.map(String) : value;
  const parted = shellWords(value);
  if (!parted) throw wrongFile("invalid command line string");
  return parted;
};
const truth: Form = (value) => typeof value === "string" ? /^(true|yes|on|1|y)$/i.test(value) : value;
const number: Form = (value) => typeof value === "string" && value.trim() !== "" ? Number(value) : value;
const text: Form = (value) => value === null ? value : String(value);
const files: Form = (value) =>
  (value as unknown[]).map((one) => {
    const fields: Fields = isFields(one) ? { ...one } : { source: one };
    // Text is octal; a number has been read as what it is.
    if (typeof fields.mode === "string") fields.mode = parseInt(fields.mode, 8);
    return fields;
  });
const secrets: Form = (value, base) =>
  (files(value, base) as Fields[]).map((one) => ({
    ...one,
    target: one.target ?? `/run/secrets/${one.source}`,
  }));

const devices: Form = (value) =>
  (value as unknown[]).map((one) => {
    if (typeof one !== "string") return one;
    const [source, target = source, permissions = "rwm", ...others] = one.split(":");
    if (others.length) throw wrongFile(`confusing device mapping, please use long syntax: ${one}`);
    return { source, target, permissions };
  });

const hooks: Form = (value, base) =>
  (value as Fields[]).map((one) => ({
    ...one,
    command: words(one.command, base),
    ...(one.environment === undefined ? {} : { environment: record(one.environment) }),
  }));

/** `["A=b", "C"]` or `{A: b, C: null}` as `{A: "b", C: null}`. */
function record(value: unknown): Record<string, string | null> {
  if (Array.isArray(value)) {
    return Object.fromEntries(value.map((one) => {
      const line = String(one);
      const at = line.indexOf("=");
      return at < 0 ? [line, null] : [line.slice(0, at), line.slice(at + 1)];
    }));
  }
  if (!isFields(value)) return {};
  return mapped(value, (one) => one === null ? null : String(one)) as Record<string, string | null>;
}

/** Labels without a value have an empty one. */
const labels: Form = (value) => mapped(record(value), (one) => one ?? "");

/** `host:address` or `host=address`. */
const hosts: Form = (value) => {
  if (!Array.isArray(value)) {
    return mapped(value as Fields, (one) => (list(one, NO_BASE) as unknown[]).map(String));
  }
  const found: Record<string, string[]> = {};
  for (const line of value.map(String)) {
    const [, name, address] = /^([^=:]+)[=:]\[?(.*?)\]?$/.exec(line) ?? [];
    if (!name || !address) throw wrongFile(`invalid additional host, missing IP: ${line}`);
    found[name] = [...ownEntry(found, name) ?? [], address];
  }
  return found;
};

const NO_BASE: Base = { folder: "/", home: "/" };

const dependsOn: Form = (value) => {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.map((name) => [name, { condition: "service_started", required: true }]),
    );
  }
  return mapped(value as Fields, (one) => ({
    ...one as Fields,
    ...(isFields(one) && one.restart !== undefined ? { restart: truth(one.restart, NO_BASE) } : {}),
    required: isFields(one) ? one.required ?? true : true,
  }));
};

/** A folder, or an address where the engine finds one. */
function contextOf(context: string, base: Base): string {
  return /^([a-z-]+:\/\/|git@|service:)/.test(context) ? context : pathFrom(base.folder, base.home, context);
}

const develop: Form = (value, base) => {
  if (!isFields(value) || !Array.isArray(value.watch)) return value;
  const watch = (value.watch as Fields[]).map((one) => ({
    ...one,
    path: pathFrom(base.folder, base.home, String(one.path)),
    ...(one.ignore === undefined ? {} : { ignore: list(one.ignore, base) }),
    ...(one.include === undefined ? {} : { include: list(one.include, base) }),
  }));
  return { ...value, watch };
};

const build: Form = (value, base) => {
  const fields: Fields = isFields(value) ? { ...value } : { context: value };
  fields.context = contextOf(String(fields.context ?? "."), base);
  if (!fields.dockerfile_inline) fields.dockerfile = String(fields.dockerfile ?? "Dockerfile");
  if (fields.args !== undefined) fields.args = record(fields.args);
  if (fields.labels !== undefined) fields.labels = labels(fields.labels, base);
  if (fields.extra_hosts !== undefined) fields.extra_hosts = hosts(fields.extra_hosts, base);
  if (fields.additional_contexts !== undefined) {
    fields.additional_contexts = mapped(
      record(fields.additional_contexts),
      (one) => contextOf(String(one), base),
    );
  }
  if (fields.secrets !== undefined) fields.secrets = files(fields.secrets, base);
  for (const name of ["provenance", "sbom"]) {
    if (fields[name] !== undefined) fields[name] = String(fields[name]);
  }
  for (const name of ["no_cache", "pull", "privileged"]) {
    if (fields[name] !== undefined) fields[name] = truth(fields[name], base);
  }
  return fields;
};

const healthcheck: Form = (value) => {
  const fields = { ...value as Fields };
  if (typeof fields.test === "string") fields.test = ["CMD-SHELL", fields.test];
  if (fields.retries !== undefined) fields.retries = Number(fields.retries);
  if (fields.disable !== undefined) fields.disable = truth(fields.disable, NO_BASE);
  const [first] = (fields.test as unknown[] | undefined) ?? [];
  if (first !== undefined && !["NONE", "CMD", "CMD-SHELL"].includes(String(first))) {
    throw wrongFile(
      'healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"',
    );
  }
  return fields;
};

const envFiles: Form = (value, base) =>
  (list(value, base) as unknown[]).map((one) => {
    const fields: Fields = isFields(one) ? { ...one } : { path: one };
    return {
      ...fields,
      path: pathFrom(base.folder, base.home, String(fields.path)),
      required: truth(fields.required ?? true, base),
    };
  });

const serviceNetworks: Form = (value) => {
  if (Array.isArray(value)) return Object.fromEntries(value.map((name) => [name, null]));
  return mapped(
    value as Fields,
    (one) =>
      isFields(one) && Array.isArray(one.aliases) ? { ...one, aliases: [...new Set(one.aliases)] } : one,
  );
};

const deploy: Form = (value) => {
  if (!isFields(value)) return {};
  const fields = { ...value };
  if (fields.replicas !== undefined) fields.replicas = Number(fields.replicas);
  if (fields.labels !== undefined) fields.labels = labels(fields.labels, NO_BASE);
  return fields;
};

const FORMS: Readonly<Record<string, Form>> = {
  annotations: labels,
  attach: truth,
  build,
  command: words,
  configs: files,
  cpu_period: number,
  cpu_quota: number,
  cpu_shares: number,
  cpus: number,
  depends_on: dependsOn,
  deploy,
  develop,
  devices,
  dns: list,
  dns_search: list,
  entrypoint: words,
  env_file: envFiles,
  environment: record,
  expose: (value) => (value as unknown[]).map(String),
  extra_hosts: hosts,
  gpus: (value) => value === "all" ? [{ count: -1 }] : value,
  group_add: (value) => (value as unknown[]).map(String),
  healthcheck,
  init: truth,
  label_file: (value, base) =>
    (list(value, base) as unknown[]).map((path) => pathFrom(base.folder, base.home, String(path))),
  labels,
  mem_limit: text,
  mem_reservation: text,
  memswap_limit: text,
  models: (value) => Array.isArray(value) ? Object.fromEntries(value.map((name) => [name, null])) : value,
  networks: serviceNetworks,
  oom_kill_disable: truth,
  oom_score_adj: number,
  pids_limit: number,
  ports: (value) => (value as unknown[]).flatMap(portsOf),
  privileged: truth,
  read_only: truth,
  scale: number,
  post_start: hooks,
  pre_stop: hooks,
  pull_policy: (value) => value === "if_not_present" ? "missing" : value,
  restart: text,
  secrets,
  shm_size: text,
  stdin_open: truth,
  sysctls: labels,
  tmpfs: list,
  tty: truth,
  volumes: (value, base) => (value as unknown[]).map((one) => volumeOf(one, base)),
};

function serviceForm(name: string, value: unknown, base: Base): Fields {
  if (isFields(value)) checkTargets(name, value.ports);
  const fields: Fields = {};
  for (const [key, one] of Object.entries(isFields(value) ? value : {})) {
    if (one === undefined || (one === null && !["command", "entrypoint"].includes(key))) continue;
    const form = ownEntry(FORMS, key);
    fields[key] = form ? form(one, base) : one;
  }
  const scale = fields.scale;
  if (typeof scale === "number" && Number.isNaN(scale)) {
    throw wrongFile(`services.${name}.scale must be a integer`);
  }
  return fields;
}

function checkTargets(name: string, ports: unknown): void {
  if (!Array.isArray(ports)) return;
  const index = ports.findIndex((port) => isFields(port) && port.target === undefined);
  if (index >= 0) throw wrongFile(`service ports services.${name}.ports.[${index}] is missing a target port`);
}
