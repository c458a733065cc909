/** `helm repo …`: the repositories that charts come from. */
import type { Call, Program } from "../program.ts";
import { alignedTable } from "./aligned_table.ts";
import { requireArguments } from "./argument_count.ts";
import { notReachable } from "./fetch_chart.ts";
import { formatted, outputFlag, outputFormat } from "./output_format.ts";
import { repoIndex } from "./repo_index.ts";
import {
  fetchIndex,
  forgetIndex,
  readRepositories,
  type Repository,
  writeRepositories,
} from "./repositories.ts";

const add: Program = {
  name: "add",
  summary: "Remember a repository of charts",
  usage: ["[NAME] [URL] [flags]"],
  flags: [
    { name: "allow-deprecated-repos", kind: "bool", usage: "Repositories that were given up, too." },
    { name: "force-update", kind: "bool", usage: "Replace the one that has the name." },
    { name: "insecure-skip-tls-verify", kind: "bool", usage: "Do not check the repository's certificate." },
    { name: "pass-credentials", kind: "bool", usage: "Send name and password to other hosts, too." },
    { name: "password", kind: "string", usage: "The password at the repository." },
    { name: "password-stdin", kind: "bool", usage: "Read the password from standard input." },
    { name: "timeout", kind: "duration", default: 120_000, usage: "How long the index may take." },
    { name: "username", kind: "string", usage: "The user's name at the repository." },
  ],
  async run(call) {
    const { args, flags, io } = call;
    requireArguments(call, { least: 2, most: 2, usage: "[NAME] [URL] [flags]" });
    const [name = "", url = ""] = args;
    if (name.includes("/")) {
      throw new Error(`repository name (${name}) contains '/', please specify a different name without '/'`);
    }
    const password = flags.bool("password-stdin")
      ? (await io.readInput()).trimEnd()
      : flags.string("password");
    const added: Repository = { name, url, username: flags.string("username"), password };
    const known = await readRepositories(call);
    const before = known.find((one) => one.name === name);
    if (before && !flags.bool("force-update")) {
      if (JSON.stringify(before) !== JSON.stringify(added)) {
        throw new Error(`repository name (${name}) already exists, please specify a different name`);
      }
      await io.out(`${JSON.stringify(name)} already exists with the same configuration, skipping\n`);
      return 0;
    }
    await fetchIndex(call, added, name).catch((error) => {
      io.signal.throwIfAborted();
      throw new Error(notReachable(url, error));
    });
    await writeRepositories(call, [...known.filter((one) => one.name !== name), added]);
    await io.out(`${JSON.stringify(name)} has been added to your repositories\n`);
    return 0;
  },
};

const list: Program = {
  name: "list",
  aliases: ["ls"],
  summary: "Print the repositories that were added",
  usage: ["[flags]"],
  flags: [{ name: "no-headers", kind: "bool", usage: "No line with the names of the columns." }, outputFlag],
  async run(call) {
    const format = outputFormat(call.flags);
    requireArguments(call, { least: 0, most: 0, usage: "[flags]" });
    const repositories = await readRepositories(call);
    if (format !== "table") {
      await call.io.out(formatted(repositories.map(({ name, url }) => ({ name, url })), format));
    } else if (repositories.length === 0) await call.io.err("no repositories to show\n");
    else {
      const rows = repositories.map(({ name, url }) => [name, url]);
      const headers = call.flags.bool("no-headers") ? [] : [["NAME", "URL"]];
      await call.io.out(`${alignedTable([...headers, ...rows])}\n`);
    }
    return 0;
  },
};

const update: Program = {
  name: "update",
  aliases: ["up"],
  summary: "Fetch the newest lists of charts from the repositories",
  usage: ["[REPO1 [REPO2 ...]] [flags]"],
  flags: [{ name: "timeout", kind: "duration", default: 120_000, usage: "How long an index may take." }],
  async run(call) {
    const { args, io } = call;
    const known = await readRepositories(call);
    if (known.length === 0) throw new Error("no repositories found. You must add one before updating");
    for (const name of args) {
      if (known.some((one) => one.name === name)) continue;
      throw new Error(`no repositories found matching '${name}'.  Nothing will be updated`);
    }
    await io.out("Hang tight while we grab the latest from your chart repositories...\n");
    const wanted = known.filter(({ name }) => args.length === 0 || args.includes(name));
    const failed = await updateAll(call, wanted);
    if (failed.length > 0) {
      throw new Error(`failed to update the following repositories: [${failed.join(" ")}]`);
    }
    await io.out("Update Complete. ⎈Happy Helming!⎈\n");
    return 0;
  },
};

/** Tells of each; the URLs of those that did not answer. */
export async function updateAll(call: Call, repositories: readonly Repository[]): Promise<string[]> {
  const failed: string[] = [];
  for (const repository of repositories) {
    const shown = JSON.stringify(repository.name);
    try {
      await fetchIndex(call, repository, repository.name);
      await call.io.out(`...Successfully got an update from the ${shown} chart repository\n`);
    } catch (error) {
      call.io.signal.throwIfAborted();
      failed.push(repository.url);
      const message = (error as Error).message;
      await call.io.out(
        `...Unable to get an update from the ${shown} chart repository (${repository.url}):\n\t${message}\n`,
      );
    }
  }
  return failed;
}

const remove: Program = {
  name: "remove",
  aliases: ["rm"],
  summary: "Forget repositories of charts",
  usage: ["[REPO1 [REPO2 ...]] [flags]"],
  flags: [],
  async run(call) {
    requireArguments(call, { least: 1, usage: "[REPO1 [REPO2 ...]] [flags]" });
    for (const name of call.args) {
      const known = await readRepositories(call);
      if (known.length === 0) throw new Error("no repositories configured");
      const rest = known.filter((one) => one.name !== name);
      if (rest.length === known.length) throw new Error(`no repo named ${JSON.stringify(name)} found`);
      await writeRepositories(call, rest);
      await forgetIndex(call, name);
      await call.io.out(`${JSON.stringify(name)} has been removed from your repositories\n`);
    }
    return 0;
  },
};

export const repo: Program = {
  name: "repo",
  summary: "Look after the chart repositories that are known here",
  description: "Repositories of charts: an index and archives behind a URL.",
  usage: ["[command]"],
  flags: [],
  programs: [add, repoIndex, list, remove, update],
};
