/**
 * What a lesson asks of the world, as its author writes it. A predicate says something about state: of objects of the
 * cluster, of the Docker engine, of the host, of what answers a request; never about what is on a screen.
 */
export type Predicate =
  | All
  | Any
  | None
  | ObjectPredicate
  | ObjectsPredicate
  | ConditionPredicate
  | EndpointsPredicate
  | ReachablePredicate
  | EventPredicate
  | ReleasePredicate
  | ContextPredicate
  | ContainerPredicate
  | ContainersPredicate
  | ImagePredicate
  | VolumePredicate
  | NetworkPredicate
  | EngineEventPredicate
  | FilePredicate
  | ProcessPredicate
  | PortPredicate
  | RanPredicate;

/** What every predicate may have. */
export interface Worded {
  /** Its line in the checklist; absent: the predicate put into words. */
  readonly title?: string;
}

export interface All extends Worded {
  readonly all: readonly Predicate[];
}

export interface Any extends Worded {
  readonly any: readonly Predicate[];
}

export interface None extends Worded {
  readonly none: readonly Predicate[];
}

/** How values that a path finds are held against what is wished. Without any of them: there is one. */
export interface Comparison {
  /** The JSONPath of kubectl; absent: the whole. */
  readonly path?: string;
  readonly equals?: unknown;
  readonly not?: unknown;
  readonly in?: readonly unknown[];
  /** A regular expression that is found somewhere in it. */
  readonly matches?: string;
  /** A part of a text, an item of a list. */
  readonly contains?: unknown;
  /** At least; numbers and quantities of Kubernetes. */
  readonly gte?: number | string;
  /** At most. */
  readonly lte?: number | string;
  /** False: there must be none. */
  readonly exists?: boolean;
}

/** How many there must be; absent: at least one. */
export type Count = number | { readonly gte?: number; readonly lte?: number };

/** Where: a namespace's name, `any`, or `other` for any but the lesson's; absent: the lesson's. */
export interface Placed {
  readonly namespace?: string;
}

/** `deployment/web`. */
export interface ObjectPredicate extends Worded, Placed, Comparison {
  readonly object: string;
}

/**
 * Those of a kind that labels or names choose: as many of them as `count` says must be as wished, else at least one. That
 * none is otherwise, `none` says.
 */
export interface ObjectsPredicate extends Worded, Placed, Comparison {
  readonly objects: string;
  /** A label selector, as after `kubectl -l`. */
  readonly labels?: string;
  /** A regular expression for the name. */
  readonly name?: string;
  readonly count?: Count;
}

/** An object whose condition of that type is True. */
export interface ConditionPredicate extends Worded, Placed {
  readonly condition: string;
  readonly of: string;
  readonly status?: "True" | "False" | "Unknown";
  readonly reason?: string;
}

/** Ready addresses behind a service, by its EndpointSlices. */
export interface EndpointsPredicate extends Worded, Placed {
  readonly endpoints: string;
  readonly count?: Count;
}

/** An HTTP request is answered. */
export interface ReachablePredicate extends Worded, Placed {
  readonly reachable: string;
  /** `host`, `cluster` (through the API server), `pod/NAME`, `container/NAME`; absent: the host. */
  readonly from?: string;
  /** Absent: 200. */
  readonly status?: number;
  readonly contains?: string;
}

/** An event of the cluster. */
export interface EventPredicate extends Worded, Placed {
  readonly event: string;
  /** `pod/web`, or a kind: `pod`. */
  readonly of?: string;
  /** A regular expression for its message. */
  readonly matches?: string;
}

/** A release of Helm. */
export interface ReleasePredicate extends Worded, Placed, Comparison {
  readonly release: string;
  readonly status?: string;
}

/** The current context of the kubeconfig. */
export interface ContextPredicate extends Worded {
  readonly context: string;
}

/** A container of the engine by name, as `docker inspect` shows it. */
export interface ContainerPredicate extends Worded, Comparison {
  readonly container: string;
  readonly state?: ContainerState;
}

export type ContainerState = "created" | "running" | "paused" | "restarting" | "exited" | "dead";

/** Those of an image (`nginx`, `myflask:latest`; `*`: of any); how many, as of objects. */
export interface ContainersPredicate extends Worded, Comparison {
  readonly containers: string;
  readonly state?: ContainerState;
  /** The port of the host that leads to it. */
  readonly published?: number;
  /** What is mounted: a volume's name or a folder of the host. */
  readonly mount?: string;
  readonly count?: Count;
}

/** An image of the engine, as `docker image inspect` shows it. */
export interface ImagePredicate extends Worded, Comparison {
  readonly image: string;
  readonly layers?: Count;
  /** An image whose layers it begins with. */
  readonly parent?: string;
  /** So many of the parent's layers are enough. */
  readonly shared?: Count;
  /** It is on that node of the cluster, not only in the engine. */
  readonly node?: string;
}

export interface VolumePredicate extends Worded, Comparison {
  readonly volume: string;
}

export interface NetworkPredicate extends Worded, Comparison {
  readonly network: string;
  /** Names of containers that are joined to it. */
  readonly joined?: readonly string[];
}

/** What the engine has told, as `docker events` does, since the step began. */
export interface EngineEventPredicate extends Worded {
  /** `TYPE ACTION`: `container exec_start`, `volume mount`, `image pull`. */
  readonly told: string;
  /** The container's image, or the name of the image, volume or network. */
  readonly of?: string;
  /** How many different objects (containers of mounts, too) it happened to. */
  readonly different?: Count;
}

/** A file: of the host, of `container/NAME`, `pod/NAME`, `volume/NAME`. */
export interface FilePredicate extends Worded, Placed, Comparison {
  readonly file: string;
  readonly of?: string;
}

/** A process of the host or of `container/NAME`, by its command line. */
export interface ProcessPredicate extends Worded {
  /** A regular expression. */
  readonly process: string;
  readonly of?: string;
  /** Its number there. */
  readonly pid?: number;
  /** Namespaces in which it is apart from the host: `pid`, `net`, `mnt`, `uts`, `ipc`, `user`, `cgroup`. */
  readonly apart?: readonly string[];
  readonly count?: Count;
}

/** Somebody listens on that port of the host. */
export interface PortPredicate extends Worded {
  readonly port: number;
}

/** A command line was run, as its first words say. For diagnoses alone: how a goal is reached is the learner's. */
export interface RanPredicate extends Worded {
  readonly ran: string;
}
