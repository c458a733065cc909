/** Puts the charts that a chart depends on into its charts folder. Source: helm.sh/helm/v4, pkg/downloader/manager.go. */
import { clean } from "../../go_template/functions/paths.ts";
import { isMap } from "../../go_template/value.ts";
import type { Call } from "../program.ts";
import type { Chart, ChartDependency } from "./chart.ts";
import { isCompatible } from "./chart_dependencies.ts";
import { packageName, packChart } from "./chart_package.ts";
import { lockDigest, type LockedDependency, lockText } from "./dependency_lock.ts";
import { entryUrl } from "./fetch_chart.ts";
import { loadChart } from "./load_chart.ts";
import { updateAll } from "./repo.ts";
import { cachedIndex, fetchBytes, fetchIndex, readRepositories, type Repository } from "./repositories.ts";
import { chosenEntry, type RepositoryIndex } from "./repository_index.ts";

/** A dependency that is found: the version, and its archive. */
interface Resolved {
  readonly locked: LockedDependency;
  readonly fileName: string;
  archive(): Promise<Uint8Array>;
}

/** The newest versions that Chart.yaml allows; writes Chart.lock. */
export async function updateDependencies(call: Call, path: string): Promise<void> {
  const chart = await loadChart(call.io.machine, path);
  const wanted = await withUrls(call, chart.metadata.dependencies);
  if (wanted.length === 0) return;
  const resolved = await resolve(call, path, wanted);
  await save(call, path, resolved);
  const locked = resolved.map((each) => each.locked);
  const text = lockText(locked, await lockDigest(wanted, locked), call.io.now());
  await call.io.machine.writeFile(`${path}/Chart.lock`, new TextEncoder().encode(text), 0o644);
}

/** The versions of Chart.lock; without one, an update. */
export async function buildDependencies(call: Call, path: string): Promise<void> {
  const chart = await loadChart(call.io.machine, path);
  const lock = lockOf(chart);
  if (!lock) return await updateDependencies(call, path);
  const wanted = await withUrls(call, chart.metadata.dependencies);
  if (lock.digest !== await lockDigest(wanted, lock.dependencies)) {
    throw new Error(
      "the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the " +
        "dependencies with 'helm dependency update'",
    );
  }
  const exact = lock.dependencies.map(({ name, version, repository }): ChartDependency => ({
    ...wanted.find((each) => each.name === name)!,
    version,
    repository,
  }));
  await save(call, path, await resolve(call, path, exact));
}

function lockOf({ lock }: Chart): { digest: string; dependencies: LockedDependency[] } | undefined {
  if (!lock) return undefined;
  const list = Array.isArray(lock["dependencies"]) ? lock["dependencies"] : [];
  const dependencies = list.filter(isMap).map((each) => ({
    name: String(each["name"] ?? ""),
    repository: String(each["repository"] ?? ""),
    version: String(each["version"] ?? ""),
  }));
  return { digest: String(lock["digest"] ?? ""), dependencies };
}

/** `@name` and `alias:name` are repositories that were added. */
async function withUrls(call: Call, wanted: readonly ChartDependency[]): Promise<ChartDependency[]> {
  const known = await readRepositories(call);
  return wanted.map((each) => {
    const alias = /^(?:@|alias:)(.+)$/.exec(each.repository)?.[1];
    if (alias === undefined) return each;
    const added = known.find(({ name }) => name === alias);
    if (added) return { ...each, repository: added.url };
    throw new Error(`no repository definition for ${each.repository}. Please add them via 'helm repo add'`);
  });
}

/** Rejects in Helm's words before anything is written. */
async function resolve(call: Call, path: string, wanted: readonly ChartDependency[]): Promise<Resolved[]> {
  const known = await readRepositories(call);
  await refresh(call, known, wanted);
  const resolved: Resolved[] = [];
  const missing: string[] = [];
  for (const each of wanted) {
    const found = await resolveOne(call, path, each, known);
    if (found) resolved.push(found);
    else missing.push(`"${each.name}" (repository "${each.repository}", version "${each.version}")`);
  }
  if (missing.length === 0) return resolved;
  throw new Error(
    `can't get a valid version for ${missing.length} subchart(s): ${
      missing.join(", ")
    }. Make sure a matching chart ` +
      "version exists in the repo, or change the version constraint in Chart.yaml",
  );
}

async function resolveOne(
  call: Call,
  path: string,
  { name, version, repository }: ChartDependency,
  known: readonly Repository[],
): Promise<Resolved | undefined> {
  if (repository === "" || repository.startsWith("file://")) {
    const folder = repository === ""
      ? `${path}/charts/${name}`
      : clean(`${path}/${repository.slice("file://".length)}`);
    const chart = await loadChart(call.io.machine, folder).catch(() => {
      throw new Error(`directory ${folder.split("/").at(-1)} not found`);
    });
    if (version && !isCompatible(version, chart.metadata.version)) return undefined;
    return {
      locked: { name, repository, version: chart.metadata.version },
      fileName: packageName(chart),
      archive: () => packChart(chart, call.io.now()),
    };
  }
  const { index, url } = await indexOf(call, repository, known);
  try {
    const entry = chosenEntry(index, name, version);
    const address = entryUrl(index, name, entry.version, url);
    return {
      locked: { name, repository, version: entry.version },
      fileName: `${name}-${entry.version}.tgz`,
      archive: () => fetchBytes(call, address),
    };
  } catch {
    return undefined;
  }
}

async function indexOf(
  call: Call,
  repository: string,
  known: readonly Repository[],
): Promise<{ index: RepositoryIndex; url: string }> {
  const added = known.find(({ url }) => url === repository);
  if (added) return { index: await cachedIndex(call, added.name), url: added.url };
  return { index: await fetchIndex(call, { url: repository, username: "", password: "" }), url: repository };
}

/** Repositories that are needed are asked anew. */
async function refresh(
  call: Call,
  known: readonly Repository[],
  wanted: readonly ChartDependency[],
): Promise<void> {
  const isNeeded = wanted.some(({ repository }) => repository !== "" && !repository.startsWith("file://"));
  if (!isNeeded || known.length === 0 || call.flags.bool("skip-refresh")) return;
  await call.io.out("Hang tight while we grab the latest from your chart repositories...\n");
  await updateAll(call, known);
  await call.io.out("Update Complete. ⎈Happy Helming!⎈\n");
}

/** Old archives of the same charts go. */
async function save(call: Call, path: string, resolved: readonly Resolved[]): Promise<void> {
  const { machine } = call.io;
  await call.io.out(`Saving ${resolved.length} charts\n`);
  const archives: [string, Uint8Array][] = [];
  for (const each of resolved) {
    if (each.locked.repository.startsWith("http")) {
      await call.io.out(`Downloading ${each.locked.name} from repo ${each.locked.repository}\n`);
    }
    if (each.locked.repository !== "") archives.push([each.fileName, await each.archive()]);
  }
  await call.io.out("Deleting outdated charts\n");
  const before = await machine.listFolder(`${path}/charts`).catch(() => []);
  for (const name of before) {
    const isOld = resolved.some(({ locked }) =>
      name.startsWith(`${locked.name}-`) && name.endsWith(".tgz") &&
      /^-\d/.test(name.slice(locked.name.length))
    );
    if (isOld) await machine.removeFile(`${path}/charts/${name}`);
  }
  for (const [name, data] of archives) await machine.writeFile(`${path}/charts/${name}`, data, 0o644);
}
