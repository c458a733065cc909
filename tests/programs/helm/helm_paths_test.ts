import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { globalFlags } from "../../../src/programs/helm/global_flags.ts";
import { helmPaths } from "../../../src/programs/helm/helm_paths.ts";
import { testIo } from "../test_io.ts";

const cases: [Record<string, string>, string[], string, string][] = [
  [{ HELM_CACHE_HOME: "/own", HELM_CONFIG_HOME: "/conf" }, [], "/own/repository", "/conf/repositories.yaml"],
  [{ XDG_CACHE_HOME: "/x", XDG_CONFIG_HOME: "/y" }, [], "/x/helm/repository", "/y/helm/repositories.yaml"],
  [{ HELM_REPOSITORY_CACHE: "/r", HELM_REPOSITORY_CONFIG: "/c" }, [], "/r", "/c"],
  [{ HELM_REPOSITORY_CACHE: "/r" }, ["--repository-cache", "/f", "--repository-config", "/g"], "/f", "/g"],
];
for (const [env, argv, cache, config] of cases) {
  Deno.test(`where Helm's files are: ${JSON.stringify(env)} ${argv.join(" ")}`, () => {
    const paths = helmPaths(testIo({ env }).io, parseFlags(globalFlags, argv).flags);
    assert.deepEqual([paths.repositoryCache, paths.repositoryConfig], [cache, config]);
  });
}
