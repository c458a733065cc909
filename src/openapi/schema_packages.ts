/**
 * The two npm packages from which the field documentation comes. They are large and only needed once, so nothing
 * imports them when the program starts: the specifiers are put together at run time, which keeps them out of the
 * module graph, and Deno fetches them when they are asked for.
 */

/** A package's files, by paths relative to its root. */
export interface PackageFiles {
  version: string;
  /** All declaration files but indexes. */
  declarations(): string[];
  /** @throws where there is no such file. */
  read(path: string): string;
}

export interface SchemaPackages {
  models: PackageFiles;
  machinery: PackageFiles;
}

const MODELS = "kubernetes-models";
const MACHINERY = "@kubernetes-models/apimachinery";

/** Finds the packages in Deno's cache, or fetches them. @throws {Error} with the reason, when that cannot be done. */
export async function findSchemaPackages(): Promise<SchemaPackages> {
  return { models: await findPackage(MODELS), machinery: await findPackage(MACHINERY) };
}

/** The versions that `deno.json` pins, without touching the packages: `["5.1.0", "3.0.2"]`. */
export function pinnedVersions(): string[] {
  return [MODELS, MACHINERY].map((name) => {
    const address = import.meta.resolve(`${name}/package.json`);
    const version = /[@/](\d+\.\d+\.\d+[\w.-]*)\/(?!.*\d+\.\d+\.\d+)/.exec(address)?.[1];
    if (!version) throw new Error(`Cannot tell the version of ${name} from "${address}"`);
    return version;
  });
}

async function findPackage(name: string): Promise<PackageFiles> {
  const specifier = `${name}/package.json`;
  let failure: unknown;
  try {
    await import(specifier, { with: { type: "json" } });
  } catch (error) {
    // With a lock file, Deno resolves to a path before it fetches: the import fails, but the files are there then.
    failure = error;
  }
  try {
    const root = new URL(".", import.meta.resolve(specifier));
    const manifest = JSON.parse(Deno.readTextFileSync(new URL("package.json", root)));
    return folderFiles(root, String(manifest.version));
  } catch (error) {
    const cause = failure ?? error;
    const reason = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0];
    throw new Error(
      `Cannot read the field documentation: the npm package ${name} is not in Deno's cache and could not be ` +
        `fetched (${reason}); run this once while connected`,
      { cause },
    );
  }
}

/** A package that lies in a folder. */
export function folderFiles(root: URL, version: string): PackageFiles {
  return {
    version,
    declarations: () => [...walk(root, "")],
    read: (path) => Deno.readTextFileSync(new URL(path, root)),
  };
}

function* walk(root: URL, folder: string): Generator<string> {
  for (const entry of Deno.readDirSync(new URL(folder || ".", root))) {
    if (entry.isDirectory) {
      if (entry.name !== "_schemas" && entry.name !== "node_modules") {
        yield* walk(root, `${folder}${entry.name}/`);
      }
    } else if (entry.name.endsWith(".d.ts") && entry.name !== "index.d.ts") yield folder + entry.name;
  }
}
