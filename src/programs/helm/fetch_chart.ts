/** Charts that are not on this machine: of a URL, or of a repository that was added or is named. Source: helm.sh/helm/v4, pkg/downloader. */
import type { Call } from "../program.ts";
import { cachedIndex, fetchBytes, fetchIndex, readRepositories, type Repository } from "./repositories.ts";
import { chosenEntry, type RepositoryIndex } from "./repository_index.ts";

/** Where a chart is asked for: a URL, `repo/name`, or a name with a repository's URL. */
export interface WantedChart {
  readonly reference: string;
  /** A constraint; empty: the newest. */
  readonly version: string;
  /** `--repo`. */
  readonly repositoryUrl: string;
}

export interface FetchedChart {
  readonly data: Uint8Array;
  /** `web-0.1.0.tgz`. */
  readonly fileName: string;
}

export async function fetchChart(call: Call, wanted: WantedChart): Promise<FetchedChart> {
  const { url, repository } = await chartUrl(call, wanted);
  const data = await fetchBytes(call, url, repository);
  return { data, fileName: decodeURIComponent(new URL(url).pathname.split("/").at(-1)!) };
}

async function chartUrl(
  call: Call,
  { reference, version, repositoryUrl }: WantedChart,
): Promise<{ url: string; repository: Omit<Repository, "name"> }> {
  const { flags } = call;
  const own = {
    url: repositoryUrl,
    username: flags.string("username"),
    password: flags.string("password"),
  };
  if (reference.startsWith("oci://")) {
    throw new Error(`charts in registries cannot be fetched: ${reference}`);
  }
  if (/^https?:\/\//.test(reference)) return { url: reference, repository: own };
  if (repositoryUrl) {
    const index = await fetchIndex(call, own).catch((error) => {
      throw new Error(notReachable(repositoryUrl, error));
    });
    try {
      return { url: entryUrl(index, reference, version, repositoryUrl), repository: own };
    } catch {
      const what = version
        ? `${JSON.stringify(reference)} version ${JSON.stringify(version)}`
        : JSON.stringify(reference);
      throw new Error(`chart ${what} not found in ${repositoryUrl} repository`);
    }
  }
  const slash = reference.indexOf("/");
  if (slash < 0) {
    throw new Error(`non-absolute URLs should be in form of repo_name/path_to_chart, got: ${reference}`);
  }
  const [name, chart] = [reference.slice(0, slash), reference.slice(slash + 1)];
  const repository = (await readRepositories(call)).find((one) => one.name === name);
  if (!repository) throw new Error(`repo ${name} not found`);
  const index = await cachedIndex(call, name);
  try {
    return { url: entryUrl(index, chart, version, repository.url), repository };
  } catch (error) {
    throw new Error(
      `chart ${JSON.stringify(chart)} matching ${version} not found in ${name} index. ` +
        `(try 'helm repo update'): ${(error as Error).message}`,
    );
  }
}

/** @throws {Error} in Helm's words */
export function entryUrl(
  index: RepositoryIndex,
  chart: string,
  version: string,
  repositoryUrl: string,
): string {
  const entry = chosenEntry(index, chart, version);
  const [url] = entry.urls;
  if (url === undefined) throw new Error(`chart ${JSON.stringify(chart)} has no downloadable URLs`);
  return new URL(url, `${repositoryUrl.replace(/\/+$/, "")}/`).href;
}

export function notReachable(url: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `looks like ${JSON.stringify(url)} is not a valid chart repository or cannot be reached: ${why}`;
}
