/** The shape of a compose file (https://github.com/compose-spec/compose-spec, schema/compose-spec.json). */
import type { Kind, Shape } from "./shape.ts";

const of = (...kinds: Kind[]): Shape => ({ kinds });
const text = of("string");
const flag = of("boolean", "string");
const number = of("number", "string");
const whole = of("integer", "string");
const list = (items: Shape, isUnique = false): Shape => ({ kinds: ["array"], items, isUnique });
const object = (fields: Shape["fields"], required: string[] = []): Shape => ({
  kinds: ["object"],
  fields: fields!,
  required,
});
const map = (others: Shape): Shape => ({ kinds: ["object"], fields: {}, others });
const either = (...shapes: Shape[]): Shape => ({ either: shapes });
const oneOf = (...values: string[]): Shape => ({ kinds: ["string"], values });

const NAME = /^[a-zA-Z0-9._-]+$/;
const named = (others: Shape): Shape => ({ kinds: ["object"], fields: {}, others, names: NAME });

/** Twins are refused; in the other lists they are passed over (`withoutTwins`). */
const texts = list(text, true);
const values = map(of("string", "number", "boolean", "null"));
const listOrMap = either(values, list(text));
const textOrList = either(text, list(text));
const command = either(of("null"), text, list(text));
const options = map(number);
const external = either(
  of("boolean"),
  of("string"),
  { kinds: ["object"], fields: { name: text } },
);
const extraHosts = either(map(either(text, list(text))), texts);
const hook = object(
  { command, user: text, privileged: flag, working_dir: text, environment: either(values, texts) },
  ["command"],
);
const ulimits = map(either(whole, object({ hard: whole, soft: whole }, ["soft", "hard"])));
const files = list(
  either(text, object({ source: text, target: text, uid: text, gid: text, mode: number })),
);
const gpus = list(object({
  capabilities: texts,
  count: whole,
  device_ids: texts,
  driver: text,
  options: listOrMap,
}));

const build = object({
  context: text,
  dockerfile: text,
  dockerfile_inline: text,
  entitlements: list(text),
  args: listOrMap,
  ssh: listOrMap,
  labels: listOrMap,
  cache_from: list(text),
  cache_to: list(text),
  no_cache: flag,
  additional_contexts: listOrMap,
  network: text,
  provenance: flag,
  sbom: flag,
  pull: flag,
  target: text,
  shm_size: whole,
  extra_hosts: extraHosts,
  isolation: text,
  privileged: flag,
  secrets: files,
  tags: list(text),
  ulimits,
  platforms: list(text),
});

const dependsOn = either(
  texts,
  named(object({
    restart: flag,
    required: of("boolean"),
    condition: oneOf("service_started", "service_healthy", "service_completed_successfully"),
  }, ["condition"])),
);

const serviceNetworks = either(
  texts,
  named(either(
    object({
      aliases: list(text),
      interface_name: text,
      ipv4_address: text,
      ipv6_address: text,
      link_local_ips: texts,
      mac_address: text,
      driver_opts: options,
      priority: of("number"),
      gw_priority: of("number"),
    }),
    of("null"),
  )),
);

const ports = list(
  either(
    of("number"),
    text,
    object({
      name: text,
      mode: text,
      host_ip: text,
      target: whole,
      published: of("string", "integer"),
      protocol: text,
      app_protocol: text,
    }),
  ),
);

const volumes = list(
  either(
    text,
    object({
      type: oneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image"),
      source: text,
      target: text,
      read_only: flag,
      consistency: text,
      bind: object({
        propagation: text,
        create_host_path: flag,
        recursive: oneOf("enabled", "disabled", "writable", "readonly"),
        selinux: oneOf("z", "Z"),
      }),
      volume: object({ labels: listOrMap, nocopy: flag, subpath: text }),
      tmpfs: object({ size: whole, mode: number }),
      image: object({ subpath: text }),
    }, ["type"]),
  ),
);

const envFile = either(
  text,
  list(either(text, object({ path: text, format: text, required: flag }, ["path"]))),
);

const healthcheck = object({
  disable: flag,
  interval: text,
  retries: number,
  test: either(text, list(text)),
  timeout: text,
  start_period: text,
  start_interval: text,
});

const rollout = object({
  parallelism: whole,
  delay: text,
  failure_action: text,
  monitor: text,
  max_failure_ratio: number,
  order: oneOf("start-first", "stop-first"),
});

const deploy: Shape = {
  kinds: ["object", "null"],
  fields: {
    mode: text,
    endpoint_mode: text,
    replicas: whole,
    labels: listOrMap,
    rollback_config: rollout,
    update_config: rollout,
    resources: object({
      limits: object({ cpus: number, memory: text, pids: whole }),
      reservations: object({ cpus: number, memory: text, generic_resources: list({}), devices: gpus }),
    }),
    restart_policy: object({ condition: text, delay: text, max_attempts: whole, window: text }),
    placement: object({ constraints: list(text), preferences: list({}), max_replicas_per_node: whole }),
  },
};

const develop: Shape = {
  kinds: ["object", "null"],
  fields: {
    watch: list(object({
      ignore: textOrList,
      include: textOrList,
      path: text,
      action: oneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec"),
      target: text,
      exec: hook,
    }, ["path", "action"])),
  },
};

const blockRate = list(object({ path: text, rate: whole }));
const blockWeight = list(object({ path: text, weight: whole }));

const service = object({
  annotations: listOrMap,
  attach: flag,
  blkio_config: object({
    device_read_bps: blockRate,
    device_read_iops: blockRate,
    device_write_bps: blockRate,
    device_write_iops: blockRate,
    weight: whole,
    weight_device: blockWeight,
  }),
  build: either(text, build),
  cap_add: list(text),
  cap_drop: list(text),
  cgroup: oneOf("host", "private"),
  cgroup_parent: text,
  command,
  configs: files,
  container_name: text,
  cpu_count: either(text, of("integer")),
  cpu_percent: either(text, of("integer")),
  cpu_period: number,
  cpu_quota: number,
  cpu_rt_period: number,
  cpu_rt_runtime: number,
  cpu_shares: number,
  cpus: number,
  cpuset: text,
  credential_spec: object({ config: text, file: text, registry: text }),
  depends_on: dependsOn,
  deploy,
  develop,
  device_cgroup_rules: texts,
  devices: list(either(text, object({ source: text, target: text, permissions: text }, ["source"]))),
  dns: textOrList,
  dns_opt: list(text),
  dns_search: textOrList,
  domainname: text,
  entrypoint: command,
  env_file: envFile,
  environment: listOrMap,
  expose: list(of("string", "number")),
  extends: either(text, object({ service: text, file: text }, ["service"])),
  external_links: texts,
  extra_hosts: extraHosts,
  gpus: either(oneOf("all"), gpus),
  group_add: list(of("string", "number"), true),
  healthcheck,
  hostname: text,
  image: text,
  init: flag,
  ipc: text,
  isolation: text,
  label_file: either(text, list(text)),
  labels: listOrMap,
  links: list(text),
  logging: object({ driver: text, options: map(of("string", "number", "null")) }),
  mac_address: text,
  mem_limit: number,
  mem_reservation: of("string", "integer"),
  mem_swappiness: whole,
  memswap_limit: number,
  models: {},
  network_mode: text,
  networks: serviceNetworks,
  oom_kill_disable: flag,
  oom_score_adj: either(text, of("integer")),
  pid: of("string", "null"),
  pids_limit: number,
  platform: text,
  ports,
  post_start: list(hook),
  pre_stop: list(hook),
  privileged: flag,
  profiles: list(text),
  provider: {},
  pull_policy: {
    kinds: ["string"],
    pattern: /always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+/,
  },
  pull_refresh_after: text,
  read_only: flag,
  restart: text,
  runtime: text,
  scale: whole,
  secrets: files,
  security_opt: texts,
  shm_size: number,
  stdin_open: flag,
  stop_grace_period: text,
  stop_signal: text,
  storage_opt: of("object"),
  sysctls: listOrMap,
  tmpfs: textOrList,
  tty: flag,
  ulimits,
  use_api_socket: of("boolean"),
  user: text,
  userns_mode: text,
  uts: text,
  volumes,
  volumes_from: texts,
  working_dir: text,
});

const pools = list(object({ subnet: text, ip_range: text, gateway: text, aux_addresses: map(text) }));

const network: Shape = {
  kinds: ["object", "null"],
  fields: {
    name: text,
    driver: text,
    driver_opts: options,
    ipam: object({ driver: text, config: pools, options: map(text) }),
    external,
    internal: flag,
    enable_ipv4: flag,
    enable_ipv6: flag,
    attachable: flag,
    labels: listOrMap,
  },
};

const volume: Shape = {
  kinds: ["object", "null"],
  fields: { name: text, driver: text, driver_opts: options, external, labels: listOrMap },
};

const secret = object({
  name: text,
  environment: text,
  file: text,
  external,
  labels: listOrMap,
  driver: text,
  driver_opts: options,
  template_driver: text,
});

const config = object({
  name: text,
  content: text,
  environment: text,
  file: text,
  external,
  labels: listOrMap,
  template_driver: text,
});

const include = either(
  text,
  object({ path: textOrList, env_file: textOrList, project_directory: text }),
);

/** A whole file. */
export const composeShape: Shape = object({
  version: text,
  name: text,
  include: list(include),
  services: named(service),
  models: {},
  networks: named(network),
  volumes: named(volume),
  secrets: named(secret),
  configs: named(config),
});
