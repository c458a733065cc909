/** Every transcript with every release of the real clients. */
import { realClients, releases } from "./real_clients.ts";
import { replay } from "./replay.ts";

const FOLDER = new URL("transcripts/", import.meta.url).pathname;

const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).filter((name) => name.endsWith(".txt"));

for (const release of releases) {
  const clients = await realClients(release);
  for (const name of names.sort()) {
    Deno.test(`${name.replace(/\.txt$/, "")}, by kubectl ${release.version} and helm ${release.helm}`, {
      ignore: !clients,
    }, () => replay(FOLDER + name, clients!));
  }
}
