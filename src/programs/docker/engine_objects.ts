/** What the Engine API answers, as far as it is shown here (https://docs.docker.com/reference/api/engine/). */

export interface PublishedPort {
  IP?: string;
  PrivatePort: number;
  PublicPort?: number;
  Type: string;
}

export interface ContainerSummary {
  Id: string;
  Names?: string[];
  Image: string;
  ImageID: string;
  Command: string;
  /** Seconds since 1970. */
  Created: number;
  Ports?: PublishedPort[];
  SizeRw?: number;
  SizeRootFs?: number;
  Labels?: Record<string, string>;
  State: string;
  Status: string;
  NetworkSettings?: { Networks?: Record<string, unknown> };
  Mounts?: { Type: string; Name?: string; Source: string; Driver?: string }[];
}

export interface ContainerDetails {
  Id: string;
  Name: string;
  State: {
    Status: string;
    Running: boolean;
    Paused: boolean;
    Restarting: boolean;
    ExitCode: number;
    Error?: string;
  };
  Config: {
    Tty: boolean;
    OpenStdin: boolean;
    Image: string;
    Labels?: Record<string, string>;
    [other: string]: unknown;
  };
  HostConfig: {
    AutoRemove?: boolean;
    RestartPolicy?: { Name: string };
    LogConfig?: { Type: string };
    [other: string]: unknown;
  };
  NetworkSettings: {
    Ports?: Record<string, { HostIp: string; HostPort: string }[] | null>;
    [other: string]: unknown;
  };
  [other: string]: unknown;
}

export interface ImageSummary {
  Id: string;
  ParentId?: string;
  RepoTags?: string[] | null;
  RepoDigests?: string[] | null;
  Created: number;
  Size: number;
  SharedSize?: number;
  Containers?: number;
  Labels?: Record<string, string> | null;
}

export interface NetworkSummary {
  Id: string;
  Name: string;
  /** A date of RFC 3339. */
  Created: string;
  Scope: string;
  Driver: string;
  EnableIPv4?: boolean;
  EnableIPv6?: boolean;
  Internal?: boolean;
  Labels?: Record<string, string> | null;
}

export interface VolumeSummary {
  Name: string;
  Driver: string;
  Mountpoint: string;
  Scope: string;
  Labels?: Record<string, string> | null;
  Status?: unknown;
  UsageData?: { Size: number; RefCount: number } | null;
}

/** One message of a stream of progress: pull, push, build, load. */
export interface ProgressMessage {
  stream?: string;
  status?: string;
  id?: string;
  progress?: string;
  progressDetail?: { current?: number; total?: number; units?: string; start?: number; hidecounts?: boolean };
  error?: string;
  errorDetail?: { code?: number; message?: string };
  aux?: Record<string, unknown>;
  time?: number;
}
