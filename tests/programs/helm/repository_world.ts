/** A folder with charts, and a repository that has one of them in two versions. */
import assert from "node:assert/strict";
import { folderMachine } from "../../conformance/differential/folder_machine.ts";
import { type LineCase, withHelm } from "./helm_world.ts";
import { sampleFiles } from "./sample_charts.ts";

export interface RepositoryWorld {
  folder: string;
  /** Several lines, one after the other, each of which has to do well. */
  helm(...lines: string[]): Promise<string>;
  run(line: string): Promise<{ code: number; out: string; err: string }>;
  read(path: string): Promise<string>;
  names(folder: string): Promise<string[]>;
}

const URL_OF_IT = "http://charts.example.org/stable";

export async function withRepository(work: (world: RepositoryWorld) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  const env = { HELM_CACHE_HOME: `${folder}/cache`, HELM_CONFIG_HOME: `${folder}/config` };
  const machine = folderMachine(folder, env);
  const fetch = async (url: string): Promise<Response> => {
    const name = url.startsWith(`${URL_OF_IT}/`) ? url.slice(URL_OF_IT.length + 1) : undefined;
    if (name === undefined) throw new TypeError("nobody is there");
    const data = await Deno.readFile(`${folder}/served/${name}`).catch(() => undefined);
    return new Response(data ?? "", { status: data ? 200 : 404, statusText: data ? "OK" : "Not Found" });
  };
  try {
    const parent =
      "apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies:\n- {name: web, version: '>=0.1.0', ";
    const files = {
      ...sampleFiles,
      "parent/Chart.yaml": `${parent}repository: "file://../web"}\n`,
      "remote/Chart.yaml": `${parent}repository: "@x"}\n`,
    };
    for (const [path, text] of Object.entries(files)) {
      await machine.writeFile(path, new TextEncoder().encode(text));
    }
    await withHelm(async ({ helm: run }) => {
      const helm = async (...lines: string[]) => {
        let out = "";
        for (const line of lines) {
          const found = await run(line);
          assert.equal(found.code, 0, `${line}: ${found.err}`);
          out = found.out;
        }
        return out;
      };
      await helm(
        "package web -d served",
        "package web -d served --version 0.2.0",
        `repo index served --url ${URL_OF_IT}`,
      );
      await work({
        folder,
        helm,
        run,
        read: (path) => Deno.readTextFile(`${folder}/${path}`),
        names: (path) => machine.listFolder(path),
      });
    }, { machine, fetch, isEmpty: true });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

export const addRepository = `repo add x ${URL_OF_IT}`;

/** After the repository was added, each in a world of its own. */
export function testRepositoryLines(cases: readonly (LineCase & { before?: string })[]): void {
  for (const { line, code = 0, out, err, before } of cases) {
    Deno.test(`helm ${line}${before === undefined ? "" : `, after ${before || "nothing"}`}`, () =>
      withRepository(async ({ helm, run, folder }) => {
        for (const each of (before ?? addRepository).split("; ").filter(Boolean)) await helm(each);
        const found = await run(line);
        check(found.out.replaceAll(folder, "FOLDER"), out);
        check(found.err.replaceAll(folder, "FOLDER"), err ?? (code === 0 ? "" : undefined));
        assert.equal(found.code, code);
      }));
  }
}

function check(found: string, expected: string | RegExp | undefined): void {
  if (typeof expected === "string") assert.equal(found, expected);
  else if (expected) assert.match(found, expected);
}
