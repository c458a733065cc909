/** Every transcript with every release of the real clients; the releases at the same time, in a world each. */
import { realClients, type Release, releases } from "./real_clients.ts";
import { replay } from "./replay.ts";

const FOLDER = new URL("transcripts/", import.meta.url).pathname;

const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).filter((name) => name.endsWith(".txt"));
const clients = await Promise.all(releases.map((release) => realClients(release)));

for (const name of names.sort()) {
  Deno.test(`${name.replace(/\.txt$/, "")}, by every kubectl and helm`, {
    ignore: clients.includes(undefined),
  }, async () => {
    const replays = releases.map((release, index) =>
      replay(FOLDER + name, clients[index]!).catch((error) => Promise.reject(failure(release, error)))
    );
    const outcomes = await Promise.allSettled(replays);
    const failures = outcomes.flatMap((outcome) => outcome.status === "rejected" ? [outcome.reason] : []);
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join("\n\n"));
  });
}

function failure({ version, helm }: Release, cause: Error): Error {
  return new Error(`kubectl ${version}, helm ${helm}: ${cause.message}`, { cause });
}
