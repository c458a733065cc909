/** A project: what its files say, in long form, names filled in. */
import type { Port } from "../file/port_forms.ts";
import type { ServiceVolume } from "../file/volume_forms.ts";

export interface Dependency {
  condition: string;
  required: boolean;
  /** Restarted when the other one is. */
  restart?: boolean;
}

export interface Build {
  context: string;
  dockerfile?: string;
  dockerfile_inline?: string;
  args?: Record<string, string | null>;
  labels?: Record<string, string>;
  target?: string;
  network?: string;
  no_cache?: boolean;
  pull?: boolean;
  cache_from?: string[];
  tags?: string[];
  extra_hosts?: Record<string, string[]>;
  shm_size?: string | number;
  platforms?: string[];
  secrets?: Grant[];
}

export interface Healthcheck {
  test?: string[];
  interval?: string;
  timeout?: string;
  start_period?: string;
  start_interval?: string;
  retries?: number;
  disable?: boolean;
}

export interface ServiceNetwork {
  aliases?: string[];
  ipv4_address?: string;
  ipv6_address?: string;
  mac_address?: string;
  priority?: number;
  link_local_ips?: string[];
  driver_opts?: Record<string, string>;
}

export interface Grant {
  source: string;
  target?: string;
}

export interface Limits {
  cpus?: number | string;
  memory?: string;
  pids?: number | string;
}

export interface Deploy {
  replicas?: number;
  resources?: { limits?: Limits; reservations?: Limits };
  restart_policy?: { condition?: string; max_attempts?: number | string };
  [other: string]: unknown;
}

/** Field names are those of the file. */
export interface Service {
  name: string;
  annotations?: Record<string, string>;
  attach?: boolean;
  build?: Build;
  cap_add?: string[];
  cap_drop?: string[];
  cgroup?: string;
  cgroup_parent?: string;
  command?: string[] | null;
  configs?: Grant[];
  container_name?: string;
  cpu_period?: number;
  cpu_quota?: number;
  cpu_shares?: number;
  cpus?: number;
  cpuset?: string;
  depends_on?: Record<string, Dependency>;
  deploy?: Deploy;
  devices?: (string | { source: string; target?: string; permissions?: string })[];
  dns?: string[];
  dns_opt?: string[];
  dns_search?: string[];
  domainname?: string;
  entrypoint?: string[] | null;
  env_file?: { path: string; required: boolean; format?: string }[];
  environment?: Record<string, string | null>;
  expose?: string[];
  external_links?: string[];
  extra_hosts?: Record<string, string[]>;
  group_add?: string[];
  healthcheck?: Healthcheck;
  hostname?: string;
  image?: string;
  init?: boolean;
  ipc?: string;
  label_file?: string[];
  labels?: Record<string, string>;
  links?: string[];
  logging?: { driver?: string; options?: Record<string, unknown> };
  mac_address?: string;
  mem_limit?: string;
  mem_reservation?: string;
  memswap_limit?: string;
  network_mode?: string;
  networks?: Record<string, ServiceNetwork | null>;
  oom_kill_disable?: boolean;
  oom_score_adj?: number;
  pid?: string;
  pids_limit?: number;
  platform?: string;
  ports?: Port[];
  privileged?: boolean;
  profiles?: string[];
  pull_policy?: string;
  read_only?: boolean;
  restart?: string;
  runtime?: string;
  scale?: number;
  secrets?: Grant[];
  security_opt?: string[];
  shm_size?: string;
  stdin_open?: boolean;
  stop_grace_period?: string;
  stop_signal?: string;
  storage_opt?: Record<string, string>;
  sysctls?: Record<string, string>;
  tmpfs?: string[];
  tty?: boolean;
  ulimits?: Record<string, number | string | { soft: number; hard: number }>;
  user?: string;
  userns_mode?: string;
  uts?: string;
  volumes?: ServiceVolume[];
  volumes_from?: string[];
  working_dir?: string;
  [other: string]: unknown;
}

export interface NetworkDefinition {
  name: string;
  driver?: string;
  driver_opts?: Record<string, string>;
  external?: boolean;
  internal?: boolean;
  attachable?: boolean;
  enable_ipv4?: boolean;
  enable_ipv6?: boolean;
  labels?: Record<string, string>;
  ipam?: {
    driver?: string;
    config?: {
      subnet?: string;
      ip_range?: string;
      gateway?: string;
      aux_addresses?: Record<string, string>;
    }[];
  };
}

export interface VolumeDefinition {
  name: string;
  driver?: string;
  driver_opts?: Record<string, string>;
  external?: boolean;
  labels?: Record<string, string>;
}

/** A secret or a config. */
export interface FileDefinition {
  name: string;
  file?: string;
  environment?: string;
  content?: string;
  external?: boolean;
  driver?: string;
}

export interface Project {
  name: string;
  /** Where relative paths begin. */
  folder: string;
  /** Paths of its files; `-` for standard input. */
  files: string[];
  /** By name, in the order of the alphabet. */
  services: Record<string, Service>;
  /** Of profiles that are not active. */
  disabled: Record<string, Service>;
  networks: Record<string, NetworkDefinition>;
  volumes: Record<string, VolumeDefinition>;
  secrets: Record<string, FileDefinition>;
  configs: Record<string, FileDefinition>;
  models: Record<string, Record<string, unknown>>;
  /** `x-…` of the top level. */
  extensions: Record<string, unknown>;
  /** A variable of the shell or of the files of variables. */
  variable(name: string): string | undefined;
}
