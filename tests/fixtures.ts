/**
 * Recorded answers of a real API server, for tests that compare with the real thing. They are not part of the
 * repository: tests that need them are ignored where the folder is absent.
 */
const folder = Deno.env.get("PEQUOD_FIXTURES") ?? "../shared/fixtures/kubernetes-1.34";

export const hasFixtures: boolean = exists(folder);

/** The text of one recorded file, such as `tables/core_v1_pods.json`. */
export function fixture(path: string): string {
  return Deno.readTextFileSync(`${folder}/${path}`);
}

/** The same, parsed. */
// deno-lint-ignore no-explicit-any -- recorded answers have every shape there is
export function fixtureJson(path: string): any {
  return JSON.parse(fixture(path));
}

/** Names of the files in a recorded folder, sorted. */
export function fixtureNames(path: string): string[] {
  return hasFixtures ? [...Deno.readDirSync(`${folder}/${path}`)].map((entry) => entry.name).sort() : [];
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}
