/** Who listens at the Unix sockets of a machine: a socket is a file, known by its inode wherever it is mounted. */
import type { FileTree } from "./file_tree.ts";
import type { FetchOutcome, HttpAnswer, HttpTarget } from "./process.ts";

export type SocketServer = (request: HttpTarget["request"]) => Promise<HttpAnswer>;

export class UnixSockets {
  readonly #servers = new Map<number, SocketServer>();

  /** The file has to be there. */
  listen(files: FileTree, path: string, server: SocketServer): void {
    const facts = files.status(path);
    if (facts?.kind !== "socket") throw new TypeError(`Cannot listen at ${path}: it is no socket`);
    this.#servers.set(facts.inode, server);
  }

  /** One request, and what connect(2) would have made of it with the rights of `files`. */
  fetch(files: FileTree, path: string, request: HttpTarget["request"]): FetchOutcome {
    const refused = (cause: string): FetchOutcome => ({ kind: "refused", address: path, cause });
    const facts = files.status(path);
    if (!facts) return refused("No such file or directory");
    const server = this.#servers.get(facts.inode);
    if (facts.kind !== "socket" || !server) return refused("Connection refused");
    const problem = files.refusalTo("write", path);
    if (problem !== undefined) return refused(problem);
    return { kind: "pending", address: path, answer: server(request) };
  }
}
