/**
 * What `config` prints of each thing and in which order: that of the fields of the original's types (compose-go,
 * types/types.go), not that of the alphabet.
 */
import { compareNaturally } from "../../../../kube/yaml_print.ts";
import { parseBytes } from "../../sizes.ts";
import { durationMs } from "../file/duration.ts";

type Fields = Record<string, unknown>;

/** A value as it is printed; undefined leaves it out. */
type Part = (value: unknown, isJson: boolean) => unknown;

/** Left out where it says nothing. */
const plain: Part = (value) => {
  if (value === null || value === "" || value === 0 || value === false) return undefined;
  if (typeof value === "object" && Object.keys(value as object).length === 0) return undefined;
  return value;
};

/** Printed even where it is false or 0. */
const kept: Part = (value) => value === null ? undefined : value;

/** JSON tells apart what is not said and what is said to be empty. */
const told: Part = (value, isJson) => value === null && !isJson ? undefined : value;

const list = (part: Part): Part => (value, isJson) => {
  const items = value as unknown[];
  return items.length === 0 ? undefined : items.map((item) => part(item, isJson));
};

const map = (part: Part): Part => (value, isJson) => {
  const names = Object.keys(value as Fields);
  if (names.length === 0) return undefined;
  names.sort(isJson ? undefined : compareNaturally);
  return Object.fromEntries(names.map((name) => {
    const item = (value as Fields)[name];
    return [name, item === null ? null : part(item, isJson) ?? (typeof item === "object" ? {} : item)];
  }));
};

/** In this order, what begins with `x-` behind it. */
const record = (parts: Readonly<Record<string, Part>>): Part => (value, isJson) => {
  const fields = value as Fields;
  const extra = Object.keys(fields).filter((name) => name.startsWith("x-")).sort();
  const shown: [string, unknown][] = [];
  for (const [name, part] of Object.entries(parts)) {
    const one = fields[name] === undefined ? undefined : part(fields[name], isJson);
    if (one !== undefined) shown.push([name, one]);
  }
  for (const name of extra) shown.push([name, isJson ? fields[name] : mapped(fields[name])]);
  return Object.fromEntries(shown);
};

/** As a record, but left out where nothing of it is printed; JSON keeps it. */
const partOf = (parts: Readonly<Record<string, Part>>): Part => (value, isJson) => {
  const shown = record(parts)(value, isJson) as Fields;
  return isJson || Object.keys(shown).length > 0 ? shown : undefined;
};

/** Values of the file as they are, names in order. */
function mapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value).sort(compareNaturally).map((name) => [name, mapped((value as Fields)[name])]),
  );
}

const anything: Part = (value) => mapped(value);

const texts = map((value) => value);
const bytes: Part = (value) => {
  const count = value === "-1" || value === -1 ? -1 : parseBytes(String(value)) ?? value;
  return count === 0 ? undefined : String(count);
};
const number: Part = (value) => plain(Number(value), false);

/** `90s` as `1m30s`, as Go prints a duration. */
const duration: Part = (value) => {
  const ms = durationMs(String(value));
  return ms === undefined ? value : durationText(ms);
};
const shownDuration: Part = (value, isJson) => {
  const text = duration(value, isJson);
  return text === "0s" ? undefined : text;
};

function durationText(ms: number): string {
  if (ms === 0) return "0s";
  if (ms < 1) return ms >= 1e-3 ? `${Number((ms * 1e3).toFixed(3))}µs` : `${Math.round(ms * 1e6)}ns`;
  if (ms < 1000) return `${Number(ms.toFixed(6))}ms`;
  const [hours, minutes] = [Math.trunc(ms / 3_600_000), Math.trunc(ms / 60_000) % 60];
  const seconds = Number((ms % 60_000 / 1000).toFixed(9));
  return `${hours ? `${hours}h` : ""}${hours || minutes ? `${minutes}m` : ""}${seconds}s`;
}

const hosts: Part = (value) => {
  const lines = Object.entries(value as Record<string, string[]>).flatMap(([host, addresses]) =>
    addresses.map((address) => `${host}=${address}`)
  ).sort();
  return lines.length ? lines : undefined;
};

/** Of a file in a container, in octal. */
const mode: Part = (value) => `0${Number(value).toString(8)}`;

const grants = list(record({ source: plain, target: plain, uid: plain, gid: plain, mode }));

const ulimits = map((value) => {
  if (typeof value !== "object" || value === null) return Number(value);
  const { soft, hard } = value as Fields;
  return { soft: Number(soft), hard: Number(hard) };
});

const gpus = list(record({
  capabilities: plain,
  driver: plain,
  count: (value) => value === "all" ? -1 : plain(Number(value), false),
  device_ids: plain,
  options: texts,
}));

const hook = {
  command: plain,
  user: plain,
  privileged: plain,
  working_dir: plain,
  environment: texts,
};

const build = record({
  context: plain,
  dockerfile: plain,
  dockerfile_inline: plain,
  entitlements: plain,
  args: texts,
  provenance: plain,
  sbom: plain,
  ssh: plain,
  labels: texts,
  cache_from: plain,
  cache_to: plain,
  no_cache: plain,
  additional_contexts: texts,
  pull: plain,
  extra_hosts: hosts,
  isolation: plain,
  network: plain,
  target: plain,
  secrets: grants,
  shm_size: bytes,
  tags: plain,
  ulimits,
  platforms: plain,
  privileged: plain,
});

const rollout = record({
  parallelism: kept,
  delay: shownDuration,
  failure_action: plain,
  monitor: shownDuration,
  max_failure_ratio: plain,
  order: plain,
});

const amounts = record({
  cpus: number,
  memory: bytes,
  pids: number,
  devices: gpus,
  generic_resources: anything,
});

const deployed = record({
  mode: plain,
  replicas: kept,
  labels: texts,
  update_config: rollout,
  rollback_config: rollout,
  resources: partOf({ limits: amounts, reservations: amounts }),
  restart_policy: record({ condition: plain, delay: duration, max_attempts: kept, window: duration }),
  placement: partOf({
    constraints: plain,
    preferences: list(record({ spread: plain })),
    max_replicas_per_node: plain,
  }),
  endpoint_mode: plain,
});

/** Go's JSON keeps parts that are no pointers even where they say nothing. */
const deploy: Part = (value, isJson) =>
  deployed(isJson ? { resources: {}, placement: {}, ...value as Fields } : value, isJson);

const rate = list(record({ path: plain, rate: bytes }));
const weight = list(record({ path: plain, weight: plain }));

const service = record({
  profiles: plain,
  annotations: texts,
  attach: kept,
  build,
  develop: record({
    watch: list(record({
      path: plain,
      action: plain,
      target: plain,
      exec: partOf(hook),
      include: plain,
      ignore: plain,
      initial_sync: plain,
    })),
  }),
  blkio_config: record({
    weight: plain,
    weight_device: weight,
    device_read_bps: rate,
    device_read_iops: rate,
    device_write_bps: rate,
    device_write_iops: rate,
  }),
  cap_add: plain,
  cap_drop: plain,
  cgroup_parent: plain,
  cgroup: plain,
  cpu_count: number,
  cpu_percent: number,
  cpu_period: number,
  cpu_quota: number,
  cpu_rt_period: number,
  cpu_rt_runtime: number,
  cpus: number,
  cpuset: plain,
  cpu_shares: number,
  command: told,
  configs: grants,
  container_name: plain,
  credential_spec: record({ config: plain, file: plain, registry: plain }),
  depends_on: map(record({ condition: plain, restart: plain, required: kept })),
  deploy,
  device_cgroup_rules: plain,
  devices: list(record({ source: plain, target: plain, permissions: plain })),
  dns: plain,
  dns_opt: plain,
  dns_search: plain,
  domainname: plain,
  entrypoint: told,
  provider: record({ type: plain, options: anything }),
  environment: texts,
  env_file: list(record({ path: plain, required: kept, format: plain })),
  expose: plain,
  external_links: plain,
  extra_hosts: hosts,
  group_add: plain,
  gpus,
  hostname: plain,
  healthcheck: record({
    test: plain,
    timeout: duration,
    interval: duration,
    retries: kept,
    start_period: duration,
    start_interval: duration,
    disable: plain,
  }),
  image: plain,
  init: kept,
  ipc: plain,
  isolation: plain,
  labels: texts,
  label_file: plain,
  links: plain,
  logging: record({ driver: plain, options: texts }),
  mem_limit: bytes,
  mem_reservation: bytes,
  memswap_limit: bytes,
  mem_swappiness: bytes,
  mac_address: plain,
  models: map(record({ endpoint_var: plain, model_var: plain })),
  network_mode: plain,
  networks: map(record({
    aliases: plain,
    driver_opts: texts,
    gw_priority: plain,
    interface_name: plain,
    ipv4_address: plain,
    ipv6_address: plain,
    link_local_ips: plain,
    mac_address: plain,
    priority: plain,
  })),
  oom_kill_disable: plain,
  oom_score_adj: number,
  pid: plain,
  pids_limit: number,
  platform: plain,
  ports: list(record({
    name: plain,
    mode: plain,
    host_ip: plain,
    target: plain,
    published: plain,
    protocol: plain,
    app_protocol: plain,
  })),
  privileged: plain,
  pull_policy: plain,
  read_only: plain,
  restart: plain,
  runtime: plain,
  scale: kept,
  secrets: grants,
  security_opt: plain,
  shm_size: bytes,
  stdin_open: plain,
  stop_grace_period: duration,
  stop_signal: plain,
  storage_opt: texts,
  sysctls: texts,
  tmpfs: plain,
  tty: plain,
  ulimits,
  use_api_socket: plain,
  user: plain,
  userns_mode: plain,
  uts: plain,
  volumes: list(record({
    type: plain,
    source: plain,
    target: plain,
    read_only: plain,
    consistency: plain,
    bind: record({ selinux: plain, propagation: plain, create_host_path: plain, recursive: plain }),
    volume: record({ labels: texts, nocopy: plain, subpath: plain }),
    tmpfs: record({ size: bytes, mode: plain }),
    image: record({ subpath: plain }),
  })),
  volumes_from: plain,
  working_dir: plain,
  post_start: list(record(hook)),
  pre_stop: list(record(hook)),
});

const network = record({
  name: plain,
  driver: plain,
  driver_opts: texts,
  ipam: partOf({
    driver: plain,
    config: list(record({ subnet: plain, gateway: plain, ip_range: plain, aux_addresses: texts })),
  }),
  external: plain,
  internal: plain,
  attachable: plain,
  labels: texts,
  enable_ipv4: kept,
  enable_ipv6: kept,
});

const file = record({
  name: plain,
  file: plain,
  environment: plain,
  content: plain,
  external: plain,
  labels: texts,
  driver: plain,
  driver_opts: texts,
  template_driver: plain,
});

/** Of the parts of a project, by their names in the file. */
export const LAYOUTS: Readonly<Record<string, Part>> = {
  services: (value, isJson) =>
    service(isJson ? { command: null, entrypoint: null, ...value as Fields } : value, isJson),
  networks: (value, isJson) => network(isJson ? { ipam: {}, ...value as Fields } : value, isJson),
  volumes: record({
    name: plain,
    driver: plain,
    driver_opts: texts,
    external: plain,
    labels: texts,
  }),
  secrets: file,
  configs: file,
  models: record({ name: plain, model: plain, context_size: plain, runtime_flags: plain }),
};
