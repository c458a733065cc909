/** Images as archives: save, load, import, and commit. */
import type { ContainerConfig } from "../container_config.ts";
import type { DockerEngine } from "../engine.ts";
import { commitContainer } from "../image_commit.ts";
import { importImage, loadImages, saveImages } from "../image_archive.ts";
import type { ImageStore } from "../image_store.ts";
import type { ProgressMessage } from "../progress.ts";
import { parseReference } from "../reference.ts";
import { type ApiRequest, json, jsonBody, type PlainAnswer, type Route } from "./api_request.ts";

export function imageArchiveRoutes(engine: DockerEngine, store: ImageStore): Route[] {
  return [
    { method: "GET", pattern: /^\/images\/get$/, handle: ({ query }) => saved(store, query.getAll("names")) },
    { method: "GET", pattern: /^\/images\/(.+)\/get$/, handle: (_, name) => saved(store, [name]) },
    { method: "POST", pattern: /^\/images\/load$/, handle: (request) => load(store, request) },
    { method: "POST", pattern: /^\/commit$/, handle: (request) => commit(engine, store, request) },
  ];
}

function saved(store: ImageStore, names: readonly string[]): PlainAnswer {
  const archive = saveImages(store, names) as Uint8Array<ArrayBuffer>;
  return { status: 200, headers: { "Content-Type": "application/x-tar" }, body: archive };
}

async function load(store: ImageStore, request: ApiRequest): Promise<PlainAnswer> {
  const archive = await unpacked(request.body);
  const messages: ProgressMessage[] = [];
  loadImages(store, archive, (message) => messages.push(message));
  return { status: 200, headers: { "Content-Type": "application/json" }, body: lines(messages) };
}

/** POST /images/create?fromSrc=- */
export async function importArchive(
  store: ImageStore,
  request: ApiRequest,
  source: string,
): Promise<PlainAnswer> {
  const { query } = request;
  const [repository, tag] = [query.get("repo") ?? "", query.get("tag") ?? ""];
  const message = query.get("message") ?? "";
  const image = importImage(store, {
    archive: await unpacked(request.body),
    source,
    message,
    changes: query.getAll("changes"),
    ...(repository ? { reference: parseReference(tag ? `${repository}:${tag}` : repository) } : {}),
  });
  return {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: lines([{ status: image.id }]),
  };
}

async function commit(engine: DockerEngine, store: ImageStore, request: ApiRequest): Promise<PlainAnswer> {
  const { query } = request;
  const container = engine.containers.find(query.get("container") ?? "");
  const changed = await jsonBody<ContainerConfig>(request);
  const [repository, tag] = [query.get("repo") ?? "", query.get("tag") ?? ""];
  const [author, comment] = [query.get("author") ?? "", query.get("comment") ?? ""];
  const made = commitContainer(store, {
    root: container.root,
    config: { ...container.config, ...changed },
    image: store.find(container.image.id),
    changes: query.getAll("changes").flatMap((change) => change.split("\n")).filter((change) =>
      change !== ""
    ),
    ...(repository ? { reference: parseReference(tag ? `${repository}:${tag}` : repository) } : {}),
    ...(author ? { author } : {}),
    ...(comment ? { message: comment } : {}),
  });
  container.tell("commit", { comment });
  return json({ Id: made.id }, 201);
}

const GZIP = [0x1f, 0x8b];

/** Archives may come packed. */
export async function unpacked(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const bytes = new Uint8Array(
    await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
  if (!GZIP.every((byte, at) => bytes[at] === byte)) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

function lines(messages: readonly ProgressMessage[]): string {
  return messages.map((message) => JSON.stringify(message) + "\r\n").join("");
}
