/**
 * Files and folders of a machine, for what is too large to be read at once or has to keep its rights. What is refused
 * rejects with an error whose `code` is the system's (`ENOENT`, `EACCES`, `EISDIR` …), as Deno's errors have it.
 */
export interface FileTree {
  /** What stands at a path itself (a link is a link); undefined: nothing. */
  facts(path: string): Promise<FileFacts | undefined>;
  /** The whole path, with all links followed. */
  realPath(path: string): Promise<string>;
  /** Names in a folder, sorted. */
  list(path: string): Promise<string[]>;
  /** A file from its beginning. Cancelling the stream closes it. */
  read(path: string): Promise<ReadableStream<Uint8Array>>;
  /** With the folders above it. Nothing is wrong where it is there already. */
  makeFolder(path: string): Promise<void>;
  /**
   * A file to be written. What stands there stays as it is until `keep`; what is no plain file (a device, a link) is
   * written at once.
   */
  create(path: string): Promise<NewFile>;
  /** With all that is in it. */
  remove(path: string): Promise<void>;
  /** What stands at the new path gives way, if it is a file. */
  rename(from: string, to: string): Promise<void>;
  /** A symbolic link at `path` that leads to `target`. */
  link(target: string, path: string): Promise<void>;
  changeMode(path: string, mode: number): Promise<void>;
}

export interface FileFacts {
  readonly kind: "file" | "folder" | "link" | "other";
  /** Bytes. */
  readonly size: number;
  /** Permissions, such as 0o644. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Milliseconds since 1970. */
  readonly changedMs: number;
  /** Where a link leads. */
  readonly target?: string;
}

export interface NewFile {
  write(chunk: Uint8Array): Promise<void>;
  /** It is complete. */
  keep(): Promise<void>;
  /** It is not wanted any more. */
  abandon(): Promise<void>;
}
