/** Verbs of images that are small: `tag`, `rmi`, `push`, `search`. */
import { registryHeaders } from "../credentials.ts";
import { filterFlag, numberFlag, switchFlag, textFlag, wordsFlag } from "../docker_flags.ts";
import { filterText } from "../engine_client.ts";
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import { parseReference, withDefaultTag } from "../image_reference.ts";
import { ellipsis, listingText, type ListLayout } from "../listing.ts";
import { showProgress } from "../progress.ts";
import type { Verb } from "../verb.ts";

export const tag: Verb = {
  calls: ["image tag", "tag"],
  summary: "Give an image a further name",
  usage: "SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]",
  flags: [],
  takes: { min: 2, max: 2 },
  async run({ args, client }) {
    const [source, target] = args;
    if (!/^[a-f0-9]{64}$/.test(source!)) checkedReference(source!);
    const { name: repo, tag: name } = withDefaultTag(checkedReference(target!));
    await client.tell("POST", `/images/${source}/tag`, { query: { repo, tag: name } });
    return 0;
  },
};

function checkedReference(text: string): ReturnType<typeof parseReference> {
  try {
    return parseReference(text);
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    throw new DockerFailure(
      `Error parsing reference: ${JSON.stringify(text)} is not a valid repository/tag: ${error.message}`,
    );
  }
}

export const rmi: Verb = {
  calls: ["image rm", "image remove", "rmi"],
  summary: "Remove names of images, and images that have none left",
  usage: "[OPTIONS] IMAGE [IMAGE...]",
  flags: [
    switchFlag("f, force", "Remove it even if it is in use"),
    switchFlag("no-prune", "Keep parent images that have no name"),
    wordsFlag("platform", "Take only the variant for this platform"),
  ],
  takes: { min: 1 },
  async run({ flags, args, io, client }) {
    const failures: string[] = [];
    let isFatal = false;
    for (const name of args) {
      try {
        const removed = await client.json<{ Untagged?: string; Deleted?: string }[]>(
          "DELETE",
          `/images/${name}`,
          {
            query: { force: flags.bool("force"), noprune: flags.bool("no-prune") },
          },
        );
        await io.out(
          removed.map(({ Untagged, Deleted }) =>
            Deleted ? `Deleted: ${Deleted}\n` : `Untagged: ${Untagged}\n`
          ).join(""),
        );
      } catch (error) {
        if (!(error instanceof EngineRefusal)) throw error;
        failures.push(error.message);
        if (!(error.status === 404 && flags.bool("force"))) isFatal = true;
      }
    }
    if (!failures.length) return 0;
    if (isFatal) throw new DockerFailure(failures.join("\n"));
    await io.err(`${failures.join("\n")}\n`);
    return 0;
  },
};

export const push: Verb = {
  calls: ["image push", "push"],
  summary: "Send an image to its registry",
  usage: "[OPTIONS] NAME[:TAG]",
  flags: [
    switchFlag("a, all-tags", "Send every tag of the image"),
    switchFlag("disable-content-trust", "Do not sign it", true),
    textFlag("platform", "Take only the variant for this platform"),
    switchFlag("q, quiet", "Print only the name"),
  ],
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, client, settings }) {
    const given = parseReference(args[0]!);
    const isAll = flags.bool("all-tags");
    if (isAll && (given.tag || given.digest)) throw new DockerFailure("tag can't be used with --all-tags/-a");
    const reference = isAll ? given : withDefaultTag(given);
    const isQuiet = flags.bool("quiet");
    if (!isAll && !given.tag && !given.digest && !isQuiet) {
      await io.out(`Using default tag: ${reference.tag}\n`);
    }
    const { body } = await client.request("POST", `/images/${reference.name}/push`, {
      query: { tag: reference.tag },
      headers: await registryHeaders(settings, io, reference),
      body: new Uint8Array(),
    });
    const silent = { ...io, out: () => Promise.resolve() };
    await showProgress(isQuiet ? silent : io, body);
    if (isQuiet) await io.out(`${reference.name}${reference.tag ? `:${reference.tag}` : ""}\n`);
    return 0;
  },
};

interface SearchResult {
  name: string;
  description: string;
  star_count: number;
  is_official: boolean;
  is_automated?: boolean;
}

const DESCRIPTION_LETTERS = 45;

function searchLayout(isWhole: boolean): ListLayout<SearchResult> {
  const description = (text: string): string => text.replace(/[\r\n]/g, " ");
  return {
    type: "*search.searchContext",
    table: "{{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}",
    columns: {
      Description: {
        heading: "DESCRIPTION",
        value: (found) =>
          isWhole
            ? description(found.description)
            : ellipsis(description(found.description), DESCRIPTION_LETTERS),
      },
      IsAutomated: { heading: "AUTOMATED", value: ({ is_automated }) => is_automated ? "[OK]" : "" },
      IsOfficial: { heading: "OFFICIAL", value: ({ is_official }) => is_official ? "[OK]" : "" },
      Name: { heading: "NAME", value: ({ name }) => name },
      StarCount: { heading: "STARS", value: ({ star_count }) => String(star_count) },
    },
  };
}

export const search: Verb = {
  calls: ["search"],
  summary: "Look for images on Docker Hub",
  usage: "[OPTIONS] TERM",
  flags: [
    filterFlag("f, filter", "Show only images that match"),
    textFlag("format", "Print with a Go template"),
    numberFlag("limit", "Most results"),
    switchFlag("no-trunc", "Print values in full"),
  ],
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, client, settings }) {
    const found = await client.json<SearchResult[]>("GET", "/images/search", {
      query: {
        term: args[0],
        limit: flags.number("limit") || undefined,
        filters: filterText(flags.list("filter")),
      },
      headers: await registryHeaders(settings, io, parseReference("x")),
    });
    const sorted = [...found].sort((a, b) => b.star_count - a.star_count);
    await io.out(await listingText(sorted, searchLayout(flags.bool("no-trunc")), flags.string("format")));
    return 0;
  },
};
