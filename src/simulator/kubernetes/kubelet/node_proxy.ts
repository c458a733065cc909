/**
 * What the API server asks of a node's kubelet: the streams of a pod. The kubelet implements it; the API server
 * is given one and never knows which.
 */
import type { Cancel } from "../../clock/event_queue.ts";
import type { FetchOutcome, HttpTarget } from "../../host/process.ts";
import type { StoredObject } from "../registry.ts";
import type { UsageSource } from "./resource_usage.ts";

export interface NodeProxy extends UsageSource {
  /**
   * The log of one container, UTF-8. With `follow` the stream stays open until the container ends or the reader
   * cancels. Throws `StatusError` when there is nothing to read (container waiting to start, no previous one):
   * `container "c" in pod "p" is waiting to start: ContainerCreating` (400).
   */
  log(pod: StoredObject, options: LogOptions): ReadableStream<Uint8Array>;

  /**
   * Runs a command in a container until it ends, its stdin and `streams.signal` notwithstanding: an abort kills it.
   * Rejects with `StatusError` when it could not be started.
   */
  exec(pod: StoredObject, options: ExecOptions, streams: ProcessStreams): Promise<ProcessEnd>;

  /** Joins the container's first process; resolves when that ends or `streams.signal` aborts. */
  attach(pod: StoredObject, options: AttachOptions, streams: ProcessStreams): Promise<ProcessEnd>;

  /**
   * One TCP connection to a port in the pod. Rejects with an Error whose message goes to the client's error stream
   * when nobody listens there.
   */
  portForward(pod: StoredObject, port: number): Promise<PortConnection>;

  /** Calls `listener` once when the pod has left its node. */
  onGone(pod: StoredObject, listener: () => void): Cancel;

  /** One request from the control plane into the cluster's network. */
  fetch(target: HttpTarget): FetchOutcome;
}

export interface LogOptions {
  /** Always given: the API server has chosen it. */
  container: string;
  follow: boolean;
  /** The container before the last restart. */
  previous: boolean;
  /** Each line begins with its RFC 3339 time (nanoseconds). */
  timestamps: boolean;
  sinceSeconds?: number;
  /** RFC 3339. */
  sinceTime?: string;
  tailLines?: number;
  limitBytes?: number;
}

export interface AttachOptions {
  container: string;
  /** A terminal: stderr is part of stdout, resizes come. */
  tty: boolean;
}

export interface ExecOptions extends AttachOptions {
  command: readonly string[];
}

/** The ends of a process' streams that the client asked for; the others are absent. */
export interface ProcessStreams {
  /** Ends with the client's end of file. */
  stdin?: ReadableStream<Uint8Array>;
  stdout?: (chunk: Uint8Array) => void;
  stderr?: (chunk: Uint8Array) => void;
  /** Calls the listener for each new size of the client's terminal. */
  onResize(listener: (size: TerminalSize) => void): void;
  /** Aborted when the client is gone. */
  signal: AbortSignal;
}

export interface TerminalSize {
  /** Cells. */
  width: number;
  height: number;
}

export interface ProcessEnd {
  exitCode: number;
}

export interface PortConnection {
  readable: ReadableStream<Uint8Array>;
  writable: WritableStream<Uint8Array>;
}
