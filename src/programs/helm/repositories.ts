/** The repositories that a user has added: repositories.yaml, and the index of each in the cache. Source: helm.sh/helm/v4, pkg/repo/v1. */
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../kube/object.ts";
import { parseYaml, printYaml } from "../../kube/yaml.ts";
import type { Call } from "../program.ts";
import { textOf } from "./chart.ts";
import { helmPaths } from "./helm_paths.ts";
import { parseIndex, type RepositoryIndex } from "./repository_index.ts";

export interface Repository {
  readonly name: string;
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** None where there is no file. */
export async function readRepositories(call: Call): Promise<Repository[]> {
  const path = pathsOf(call).repositoryConfig;
  const text = await call.io.machine.readFile(path).then(textOf, () => undefined);
  if (text === undefined) return [];
  const value = parseYaml(text);
  const list = isJsonObject(value) && Array.isArray(value["repositories"]) ? value["repositories"] : [];
  return list.filter(isJsonObject).map((entry) => ({
    name: String(entry["name"] ?? ""),
    url: String(entry["url"] ?? ""),
    username: String(entry["username"] ?? ""),
    password: String(entry["password"] ?? ""),
  }));
}

export async function writeRepositories(call: Call, repositories: readonly Repository[]): Promise<void> {
  const entries = repositories.map((repository): JsonObject => ({
    caFile: "",
    certFile: "",
    insecure_skip_tls_verify: false,
    keyFile: "",
    name: repository.name,
    pass_credentials_all: false,
    password: repository.password,
    url: repository.url,
    username: repository.username,
  }));
  const file: Json = { apiVersion: "", generated: "0001-01-01T00:00:00Z", repositories: entries };
  await write(call, pathsOf(call).repositoryConfig, printYaml(file));
}

/** Fetches the index and puts it into the cache. Rejects with what went wrong. */
export async function fetchIndex(
  call: Call,
  repository: Omit<Repository, "name">,
  name?: string,
): Promise<RepositoryIndex> {
  const url = `${repository.url.replace(/\/+$/, "")}/index.yaml`;
  const text = textOf(await fetchBytes(call, url, repository));
  const index = parseIndex(text);
  if (name !== undefined) {
    const { repositoryCache } = pathsOf(call);
    await write(call, `${repositoryCache}/${name}-index.yaml`, text);
    const charts = Object.keys(index.entries).sort().map((chart) => `${chart}\n`).join("");
    await write(call, `${repositoryCache}/${name}-charts.txt`, charts);
  }
  return index;
}

/** As it was fetched the last time. Rejects in Helm's words when it never was. */
export async function cachedIndex(call: Call, name: string): Promise<RepositoryIndex> {
  const path = `${pathsOf(call).repositoryCache}/${name}-index.yaml`;
  const text = await call.io.machine.readFile(path).then(textOf, () => undefined);
  if (text === undefined) {
    throw new Error(
      `no cached repository for ${name} found. (try 'helm repo update'): open ${path}: no such file or directory`,
    );
  }
  return parseIndex(text);
}

/** What of a repository that is gone is still in the cache. */
export async function forgetIndex(call: Call, name: string): Promise<void> {
  const { repositoryCache } = pathsOf(call);
  await call.io.machine.removeFile(`${repositoryCache}/${name}-index.yaml`);
  await call.io.machine.removeFile(`${repositoryCache}/${name}-charts.txt`);
}

/** Rejects with `failed to fetch URL : 404 Not Found`, or with why nobody answers. */
export async function fetchBytes(
  { io }: Call,
  url: string,
  { username, password }: { username: string; password: string } = { username: "", password: "" },
): Promise<Uint8Array> {
  const headers: Record<string, string> = username || password
    ? { authorization: `Basic ${btoa(`${username}:${password}`)}` }
    : {};
  const response = await io.fetch(url, { headers, signal: io.signal }).catch((error) => {
    io.signal.throwIfAborted();
    throw new Error(`Get ${JSON.stringify(url)}: ${(error as Error).message}`, { cause: error });
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`failed to fetch ${url} : ${response.status} ${response.statusText}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

function pathsOf({ io, flags }: Call) {
  return helmPaths(io, flags);
}

async function write({ io }: Call, path: string, text: string): Promise<void> {
  await io.machine.writeFile(path, new TextEncoder().encode(text), 0o644);
}
