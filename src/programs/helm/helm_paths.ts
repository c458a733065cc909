/** Where Helm keeps its files. Source: helm.sh/helm/v4, pkg/helmpath and pkg/cli/environment.go. */
import type { FlagValues } from "../flags.ts";
import type { Io } from "../io.ts";

export interface HelmPaths {
  readonly cache: string;
  readonly config: string;
  readonly data: string;
  readonly contentCache: string;
  readonly plugins: string;
  readonly registryConfig: string;
  readonly repositoryCache: string;
  readonly repositoryConfig: string;
}

/** By the flags, else Helm's variables, else those of the desktop, else under the home folder. */
export function helmPaths({ env, machine }: Pick<Io, "env" | "machine">, flags: FlagValues): HelmPaths {
  const base = (own: string, desktop: string, folder: string) =>
    env(own) || `${env(desktop) || `${machine.home}/${folder}`}/helm`;
  const cache = base("HELM_CACHE_HOME", "XDG_CACHE_HOME", ".cache");
  const config = base("HELM_CONFIG_HOME", "XDG_CONFIG_HOME", ".config");
  const data = base("HELM_DATA_HOME", "XDG_DATA_HOME", ".local/share");
  return {
    cache,
    config,
    data,
    contentCache: flags.string("content-cache") || env("HELM_CONTENT_CACHE") || `${cache}/content`,
    plugins: env("HELM_PLUGINS") || `${data}/plugins`,
    registryConfig: flags.string("registry-config") || env("HELM_REGISTRY_CONFIG") ||
      `${config}/registry/config.json`,
    repositoryCache: flags.string("repository-cache") || env("HELM_REPOSITORY_CACHE") ||
      `${cache}/repository`,
    repositoryConfig: flags.string("repository-config") || env("HELM_REPOSITORY_CONFIG") ||
      `${config}/repositories.yaml`,
  };
}
