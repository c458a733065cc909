import { switchFlag, tableFormatFlag } from "../docker_flags.ts";
import type { ContainerSummary } from "../engine_objects.ts";
import { filterText } from "../engine_client.ts";
import { EngineRefusal } from "../engine_errors.ts";
import { containerPath } from "../every_target.ts";
import { jsonMessages } from "../json_messages.ts";
import { listingText, shortId } from "../listing.ts";
import type { DockerCall, Verb } from "../verb.ts";
import { type ContainerStats, statsLayout, type StatsRow, statsRow } from "./stats_row.ts";

export const stats: Verb = {
  calls: ["container stats", "stats"],
  summary: "Watch how much CPU, memory and I/O containers use",
  usage: "[OPTIONS] [CONTAINER...]",
  flags: [
    switchFlag("a, all", "Include containers that do not run"),
    tableFormatFlag(),
    switchFlag("no-stream", "Print the figures once"),
    switchFlag("no-trunc", "Print values in full"),
  ],
  takes: {},
  async run(call) {
    const { flags, args, client, io } = call;
    // Asked for before the list, so that nothing falls between the two.
    const news = args.length > 0 || flags.bool("no-stream") ? undefined : eventsOf(call);
    news?.catch(() => {});
    const names = args.length ? args : (await client.get<ContainerSummary[]>("/containers/json", {
      all: flags.bool("all"),
    })).map(({ Id }) => shortId(Id));
    if (flags.bool("no-stream")) {
      await io.out(await table(call, await Promise.all(names.map((name) => once(call, name)))));
      return 0;
    }
    return await follow(call, names, news);
  },
};

type Events = AsyncIterable<{ Action: string; Actor: { ID: string } }>;

async function eventsOf({ client }: DockerCall): Promise<Events> {
  const { body } = await client.request("GET", "/events", {
    query: { filters: filterText(["type=container"]) },
  });
  return jsonMessages(body);
}

const REDRAW_MS = 500;

async function once({ client }: DockerCall, name: string): Promise<StatsRow> {
  return statsRow(
    await client.get<ContainerStats>(`${containerPath(name)}/stats`, { stream: "false" }),
    name,
  );
}

/**
 * Draws the table again and again until every container has gone, or the user ends it. With `news`, who starts meanwhile
 * is among them.
 */
async function follow(
  call: DockerCall,
  names: readonly string[],
  news: Promise<Events> | undefined,
): Promise<number> {
  const { io } = call;
  const rows = new Map<string, StatsRow>(names.map((name) => [name, statsRow(undefined, name)]));
  const reading = names.map((name) => read(call, name, rows));
  let isOver = false;
  const over = Promise.all([...reading, ...(news ? [addNew(call, news, rows)] : [])]).finally(() =>
    isOver = true
  );
  over.catch(() => {});
  while (!isOver && !io.signal.aborted) {
    await io.out(`\x1b[H${(await table(call, [...rows.values()])).replaceAll("\n", "\x1b[K\n")}\x1b[J`);
    await Promise.race([io.wait(REDRAW_MS, io.signal), over]);
  }
  await over;
  return 0;
}

async function addNew(call: DockerCall, news: Promise<Events>, rows: Map<string, StatsRow>): Promise<void> {
  const wanted = call.flags.bool("all") ? ["create", "start"] : ["start"];
  for await (const { Action, Actor } of await news) {
    const name = shortId(Actor.ID);
    if (!wanted.includes(Action) || rows.has(name)) continue;
    rows.set(name, statsRow(undefined, name));
    // It may have gone again, or the user ends all of it.
    void read(call, name, rows).catch(() => rows.delete(name));
  }
}

async function read({ client }: DockerCall, name: string, rows: Map<string, StatsRow>): Promise<void> {
  try {
    const { body } = await client.request("GET", `${containerPath(name)}/stats`, { query: { stream: true } });
    for await (const message of jsonMessages<ContainerStats>(body)) rows.set(name, statsRow(message, name));
  } catch (error) {
    if (!(error instanceof EngineRefusal) || rows.size === 1) throw error;
  }
  rows.delete(name);
}

async function table({ flags }: DockerCall, rows: readonly StatsRow[]): Promise<string> {
  return await listingText(rows, statsLayout(flags.bool("no-trunc")), flags.string("format"));
}
