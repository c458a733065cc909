import type { HttpRequest, Machine } from "../../host/process.ts";
import type { Location, Server, Site } from "./site.ts";

/** One request on its way through a server: what rewriting changes, and what variables show. */
export interface Exchange {
  machine: Machine;
  site: Site;
  server: Server;
  /** On which it came in. */
  port: number;
  version: string;
  request: HttpRequest;
  /** Decoded; rewriting changes it. */
  path: string;
  query: string;
  location?: Location;
  /** It was led here by `error_page`, `try_files`, an index or `rewrite`. */
  isInternal: boolean;
  /** Variables that `set` has made. */
  set: Map<string, string>;
  /** What the groups of the last pattern held. */
  captures: readonly string[];
  /** Absent while there is no answer yet. */
  reply?: Reply;
}

/** What the server answers, before its own headers; a body that is absent is the page of the status. */
export interface Reply {
  status: number;
  body?: string;
  /** As it was written: a path becomes a whole URL. */
  location?: string;
  headers?: Readonly<Record<string, string>>;
  /** For the log of errors. */
  problem?: string;
  /** It came from a server behind this one. */
  isPassedOn?: boolean;
}
