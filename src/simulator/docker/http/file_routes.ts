/** Files of containers as archives: `docker cp` and `docker export`. */
import type { Container } from "../container.ts";
import type { DockerEngine } from "../engine.ts";
import { badRequest, EngineError, notFound } from "../engine_error.ts";
import type { FileFacts } from "../../host/file_node.ts";
import { decodeTar, encodeTar } from "../../host/tar_archive.ts";
import { packNode, unpackInto } from "../../host/tree_archive.ts";
import { type ApiAnswer, type ApiRequest, flag, type PlainAnswer, type Route } from "./api_request.ts";
import { unpacked } from "./image_archive_routes.ts";

export function fileRoutes(engine: DockerEngine): Route[] {
  const one = (reference: string) => engine.containers.find(reference);
  return [
    {
      method: "HEAD",
      pattern: /^\/containers\/([^/]+)\/archive$/,
      handle: ({ query }, reference) => ({ status: 200, headers: statHeader(one(reference), pathIn(query)) }),
    },
    {
      method: "GET",
      pattern: /^\/containers\/([^/]+)\/archive$/,
      handle: ({ query }, reference) => packed(one(reference), pathIn(query)),
    },
    {
      method: "PUT",
      pattern: /^\/containers\/([^/]+)\/archive$/,
      handle: (request, reference) => put(one(reference), request),
    },
    {
      method: "GET",
      pattern: /^\/containers\/([^/]+)\/export$/,
      handle(_, reference) {
        const { files } = one(reference).root;
        return tar(encodeTar(packNode(files.nodeAt("/"), "")));
      },
    },
  ];
}

function pathIn(query: URLSearchParams): string {
  const path = query.get("path") ?? "";
  if (path === "") throw badRequest("bad parameter: missing path");
  const full = path.startsWith("/") ? path : `/${path}`;
  return full.replace(/\/+/g, "/").replace(/(.)\/\.?$/, "$1") || "/";
}

function factsOf({ root, name }: Container, path: string): FileFacts {
  const facts = root.files.status(path) ?? root.files.facts(path);
  if (!facts) throw notFound(`Could not find the file ${path} in container ${name}`);
  return facts;
}

/** Go's os.FileMode: permissions, and what kind it is in the high bits. */
const FOLDER_BIT = 2 ** 31;
const LINK_BIT = 2 ** 27;

function statHeader(container: Container, path: string): Record<string, string> {
  const { mode, size, kind, changedMs, target = "" } = factsOf(container, path);
  const bits = kind === "folder" ? FOLDER_BIT : kind === "link" ? LINK_BIT : 0;
  const stat = {
    name: path.slice(path.lastIndexOf("/") + 1) || "/",
    size,
    mode: (mode & 0o777) + bits,
    mtime: new Date(Math.max(0, changedMs)).toISOString(),
    linkTarget: target,
  };
  return { "X-Docker-Container-Path-Stat": btoa(JSON.stringify(stat)) };
}

function packed(container: Container, path: string): PlainAnswer {
  const headers = statHeader(container, path);
  const { files } = container.root;
  const name = path === "/" ? "" : path.slice(path.lastIndexOf("/") + 1);
  const answer = tar(encodeTar(packNode(files.nodeAt(path), name)));
  container.tell("archive-path");
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

async function put(container: Container, request: ApiRequest): Promise<ApiAnswer> {
  const path = pathIn(request.query);
  const { files } = container.root;
  const facts = factsOf(container, path);
  if (facts.kind !== "folder") throw badRequest(`extraction point is not a directory`);
  const refusal = files.folderRefusal(`${path === "/" ? "" : path}/x`);
  if (refusal === "Read-only file system") throw new EngineError(403, "container rootfs is marked read-only");
  const entries = decodeTar(await unpacked(request.body));
  if (flag(request.query, "noOverwriteDirNonDir")) {
    for (const { name } of entries) {
      const there = files.status(`${path === "/" ? "" : path}/${name.replace(/\/$/, "")}`);
      if (there && (there.kind === "folder") !== name.endsWith("/")) {
        throw badRequest(
          `cannot overwrite ${
            there.kind === "folder" ? "directory" : "non-directory"
          } "${name}" with another kind`,
        );
      }
    }
  }
  unpackInto(files, path, entries);
  container.tell("extract-to-dir");
  return { status: 200 };
}

function tar(bytes: Uint8Array): PlainAnswer {
  return {
    status: 200,
    headers: { "Content-Type": "application/x-tar" },
    body: bytes as Uint8Array<ArrayBuffer>,
  };
}
